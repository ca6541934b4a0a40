"""What is true of an appeal before the tribunal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.tribunal.terms import OrderMade, RecommendationMade
from cases.dispute.tribunal.vocabulary import (
    ChangeTopic,
    DirectionKind,
    HearingPaper,
    OrderSource,
    Result,
    ReviewAsked,
    Sanction,
    UpperOutcome,
)
from cases.dispute.vocabulary import Side
from rules.practice import HearingMode


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a judge said about one attempt to appeal."""

    attempt: int
    admitted: bool
    ruled_on: date


@dataclass(frozen=True, slots=True)
class Direction:
    """A day as it was directed; every version is kept, the last one counts."""

    direction: DirectionKind
    due_on: date
    given_on: date


@dataclass(frozen=True, slots=True)
class EvidenceSent:
    """Papers one side sent to the other; `supplement` counts late ones from 1, 0 is in time."""

    side: Side
    document_ids: tuple[str, ...]
    sent_on: date
    supplement: int = 0


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many witnesses a side brings."""

    side: Side
    witnesses: int
    named_on: date


@dataclass(frozen=True, slots=True)
class CaseReview:
    """The case review form of a side."""

    side: Side
    filed_on: date
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class PaperSent:
    """A paper for the hearing that was sent."""

    paper: HearingPaper
    sent_on: date
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a side asked for and nobody has ruled on."""

    topic: ChangeTopic
    side: Side
    asked_on: date
    direction: DirectionKind | None = None


@dataclass(frozen=True, slots=True)
class ConsentTerms:
    """What both sides would have ordered, and who agreed to it."""

    orders: tuple[OrderMade, ...]
    agreed_by: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """An order and what became of it; `void_on` when the decision was set aside."""

    made: OrderMade
    source: OrderSource
    made_on: date
    kept_on: date | None = None
    document_id: str = ""
    breached_on: date | None = None
    escalated: tuple[str, ...] = ()
    void_on: date | None = None
    complained_on: date | None = None
    escalated_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still has to be kept."""
        return self.kept_on is None and self.void_on is None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation and its answer; `escalated` the ways taken when none came (X7)."""

    made: RecommendationMade
    made_on: date
    answered_on: date | None = None
    void_on: date | None = None
    unanswered_on: date | None = None
    escalated: tuple[str, ...] = ()
    escalated_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its answer, in time or late."""
        return self.answered_on is None and self.void_on is None


@dataclass(frozen=True, slots=True)
class Challenge:
    """An application against the final decision that nobody has ruled on."""

    asked: ReviewAsked
    side: Side
    asked_on: date


@dataclass(frozen=True, slots=True)
class UpperAppeal:
    """An appeal to the Upper Tribunal; `outcome` is None while it is pending there."""

    side: Side
    lodged_on: date
    outcome: UpperOutcome | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class SanctionGiven:
    """What the tribunal did about a side that did not keep to its directions."""

    sanction: Sanction
    side: Side
    ruled_on: date


@dataclass(frozen=True, slots=True)
class TribunalState:
    """The appeal before the tribunal, from the first ruling to the last order kept."""

    late: Ruling | None = None
    certificate: Ruling | None = None
    directions: tuple[Direction, ...] = ()
    responded_on: date | None = None
    evidence: tuple[EvidenceSent, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    case_reviews: tuple[CaseReview, ...] = ()
    papers: tuple[PaperSent, ...] = ()
    change: Change | None = None
    look_again_from: date | None = None
    hearing_on: date | None = None
    mode: HearingMode | None = None
    heard_on: date | None = None
    withdrawal_asked_on: date | None = None
    withdrawn_on: date | None = None
    reinstatement_asked_on: date | None = None
    reinstated_on: date | None = None
    consent: ConsentTerms | None = None
    result: Result | None = None
    decided_on: date | None = None
    orders: tuple[Order, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    challenge: Challenge | None = None
    challenge_asked_on: date | None = None
    upper_from: date | None = None
    not_admitted_on: date | None = None
    late_mended_on: date | None = None
    upper: UpperAppeal | None = None
    sanctions: tuple[SanctionGiven, ...] = ()

    @property
    def upper_is_pending(self) -> bool:
        """Whether the Upper Tribunal has the case and has not decided."""
        return self.upper is not None and self.upper.outcome is None

    @property
    def barred_on(self) -> date | None:
        """Since when the authority takes no part any more; None while it does."""
        days: list[date | None] = [None]
        for given in self.sanctions:
            if given.sanction is Sanction.BARRED:
                days.append(given.ruled_on)
            elif given.sanction is Sanction.BAR_LIFTED:
                days.append(None)
        return days[-1]

    @property
    def bar_lifted_on(self) -> date | None:
        """The day on which a bar was lifted last, or None."""
        lifted = (g.ruled_on for g in self.sanctions if g.sanction is Sanction.BAR_LIFTED)
        return max(lifted, default=None)

    def directed(self, direction: DirectionKind) -> date | None:
        """The day directed last for that, or None."""
        days = [given.due_on for given in self.directions if given.direction is direction]
        return days[-1] if days else None

    def sent(self, paper: HearingPaper) -> date | None:
        """The day on which that paper was first sent, or None."""
        return next((sent.sent_on for sent in self.papers if sent.paper is paper), None)

    @property
    def filed(self) -> frozenset[str]:
        """The papers that were sent to the tribunal itself: forms, hearing papers, late evidence."""
        late = (sent for sent in self.evidence if sent.supplement)
        return frozenset(
            (
                *(sent.document_id for sent in self.papers),
                *(filed.document_id for filed in self.case_reviews),
                *(document_id for sent in late for document_id in sent.document_ids),
            )
        ) - {""}

    @property
    def over_on(self) -> date | None:
        """The day from which nothing is heard any more: decided, given way, or withdrawn."""
        return self.decided_on or self.withdrawn_on

    @property
    def open_orders(self) -> tuple[Order, ...]:
        """The orders that still have to be kept."""
        return tuple(order for order in self.orders if order.is_open)

    @property
    def broken_orders(self) -> tuple[Order, ...]:
        """The orders whose last day has passed and that are still not kept."""
        return tuple(order for order in self.open_orders if order.breached_on is not None)

    @property
    def open_recommendations(self) -> tuple[Recommendation, ...]:
        """The recommendations that still wait for an answer."""
        return tuple(given for given in self.recommendations if given.is_open)
