"""The two things that a family can bring to the tribunal, which count time differently (H5)."""

from enum import StrEnum


class ClaimType(StrEnum):
    """What is brought: an appeal about special educational needs, or a discrimination claim."""

    SEN_APPEAL = "sen_appeal"
    DISCRIMINATION_CLAIM = "discrimination_claim"
