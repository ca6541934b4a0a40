"""What orders, recommendations and directions say, as commands, events and the state hold them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.tribunal.vocabulary import DirectionKind
from rules.compliance import PromiseKind
from rules.recommendation import Subject


@dataclass(frozen=True, slots=True)
class OrderMade:
    """One thing the authority must do. `content_too`: Sections B or F are changed as well (O7).

    `directed_on` is another day that the order itself names (O9).
    """

    order_id: str
    order: PromiseKind
    content_too: bool = False
    directed_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecommendationMade:
    """One recommendation, to health or to social care (X3). It binds nobody."""

    recommendation_id: str
    subject: Subject


@dataclass(frozen=True, slots=True)
class DirectionGiven:
    """A day that the tribunal sets for one thing."""

    direction: DirectionKind
    due_on: date
