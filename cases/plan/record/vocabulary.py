"""The closed lists of a plan's versions."""

from __future__ import annotations

from enum import StrEnum


class VersionReason(StrEnum):
    """Why a version was written."""

    TRANSCRIPT = "transcript"  # the plan that is there on paper, written down here
    FIRST_PLAN = "first_plan"  # after an assessment
    REVIEW = "review"  # the changes proposed after an annual review (R9)
    OUTSIDE_REVIEW = "outside_review"  # changes proposed at another time (R22)
    AFTER_VIEWS = "after_views"  # the family said what it thinks of a draft
    ORDER = "order"  # what a tribunal ordered, or both sides agreed


class RecordPhase(StrEnum):
    """Where the newest version stands."""

    NONE = "none"
    WRITTEN = "written"
    SENT = "sent"
    FINAL = "final"
