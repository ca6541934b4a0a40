"""The closed lists of a plan: its stages and the outcomes of a review."""

from __future__ import annotations

from enum import StrEnum


class PlanStage(StrEnum):
    """Where a plan stands in its review year."""

    NEW = "new"
    ASSESSMENT = "assessment"  # before the first plan
    BETWEEN_REVIEWS = "between_reviews"
    MEETING_ARRANGED = "meeting_arranged"
    MEETING_HELD = "meeting_held"
    AMENDING = "amending"
    CEASING = "ceasing"
    CEASED = "ceased"
    MOVED = "moved"  # another authority maintains it


class ReviewOutcome(StrEnum):
    """What the authority decides after a review meeting (R8)."""

    KEEP = "keep"
    AMEND = "amend"
    CEASE = "cease"


APPEALABLE_SECTIONS = ("B", "F", "I")
"""The sections of a plan that can be appealed (A15)."""
