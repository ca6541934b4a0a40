"""The closed lists of a change of health body."""

from __future__ import annotations

from enum import StrEnum


class HealthAsks(StrEnum):
    """What the new health body asks for when it cannot give what the plan says (N19)."""

    REVIEW = "review"
    REASSESSMENT = "reassessment"


class HealthPhase(StrEnum):
    """Where the newest change stands."""

    NONE = "none"
    CHANGING = "changing"
    TOLD = "told"
    ASKED = "asked"
