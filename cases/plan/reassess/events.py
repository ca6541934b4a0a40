"""What can become true of a re-assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class ReassessmentAsked:
    """Somebody asked the authority to assess anew."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R23"
    asked_by: str
    narrative_id: str
    asked_on: date
    kind: Literal["reassessment_asked"] = "reassessment_asked"


@dataclass(frozen=True, slots=True)
class ReassessmentAnswered:
    """The authority said if it assesses anew; a no can be appealed (A15)."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R23"
    agrees: bool
    narrative_id: str
    answered_on: date
    kind: Literal["reassessment_answered"] = "reassessment_answered"


@dataclass(frozen=True, slots=True)
class ReassessedPlanIssued:
    """The final plan after the re-assessment was sent; it can be appealed."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R25"
    issued_on: date
    document_id: str
    kind: Literal["reassessed_plan_issued"] = "reassessed_plan_issued"


ReassessEvent = ReassessmentAsked | ReassessmentAnswered | ReassessedPlanIssued
