"""What can become true of an early review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class EarlyReviewAsked:
    """Somebody asked for a review before it is due."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R20"
    asked_by: str
    narrative_id: str
    asked_on: date
    kind: Literal["early_review_asked"] = "early_review_asked"


@dataclass(frozen=True, slots=True)
class EarlyReviewAnswered:
    """The authority said if it reviews the plan early, and why."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R20"
    agrees: bool
    narrative_id: str
    answered_on: date
    kind: Literal["early_review_answered"] = "early_review_answered"


EarlyEvent = EarlyReviewAsked | EarlyReviewAnswered
