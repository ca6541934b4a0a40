"""The closed lists of a change of phase."""

from __future__ import annotations

from enum import StrEnum


class PhaseMove(StrEnum):
    """Which change of phase it is; the law gives each its own day."""

    OTHER_PHASE = "other_phase"  # into school, or from one kind of school to the next (R17)
    TO_POST_16 = "to_post_16"  # from secondary school to college or training (R16)
    WITHIN_POST_16 = "within_post_16"  # from one college to another (R18)


class MovePhase(StrEnum):
    """Whether a change of phase lies ahead for which no final plan names the next place."""

    NONE = "none"
    EXPECTED = "expected"
