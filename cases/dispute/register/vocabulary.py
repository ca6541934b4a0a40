"""Where a family takes a broken promise."""

from __future__ import annotations

from enum import StrEnum


class BreachPath(StrEnum):
    """The ways open when a promise is not kept."""

    COMPLAINT = "complaint"
    OMBUDSMAN = "ombudsman"
    JUDICIAL_REVIEW = "judicial_review"
    TRIBUNAL = "tribunal"
