"""What is before the tribunal: an SEN appeal or a claim of disability discrimination (H5).

The closed times (August, and 25 December to 1 January) touch SEN cases only. Claims lost them on
21 July 2020.
"""

from enum import StrEnum


class ClaimType(StrEnum):
    """The two kinds of cases that the tribunal hears."""

    SEN_APPEAL = "sen_appeal"
    DISCRIMINATION_CLAIM = "discrimination_claim"
