"""What is before the tribunal: an SEN appeal or a claim of disability discrimination (H5).

The closed times (August, and 25 December to 1 January) touch SEN cases only. Claims lost them on
21 July 2020.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rules.dated import Dated, in_force


class ClaimType(StrEnum):
    """The two kinds of cases that the tribunal hears."""

    SEN_APPEAL = "sen_appeal"
    DISCRIMINATION_CLAIM = "discrimination_claim"


CLOSED_TIMES: Mapping[ClaimType, tuple[Dated[bool], ...]] = MappingProxyType(
    {
        ClaimType.SEN_APPEAL: (Dated(True, date.min),),
        ClaimType.DISCRIMINATION_CLAIM: (
            Dated(True, date.min, date(2020, 7, 20)),
            Dated(False, date(2020, 7, 21)),
        ),
    }
)
"""Whether the closed times are left out of tribunal time (K12), by kind of case and day."""


def has_closed_times(claim: ClaimType, on: date) -> bool:
    """H5: whether the closed times are left out of a count that starts on the day `on`.

    The change is read by the day from which a count starts. No source says what became of a count
    that was running on 21 July 2020; this is our own reading.
    """
    return in_force(CLOSED_TIMES[claim], on)
