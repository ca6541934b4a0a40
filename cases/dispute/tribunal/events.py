"""What can become true of an appeal before the tribunal.

Long because it is the one list of everything that can happen to an appeal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.tribunal.terms import DirectionGiven, OrderMade, RecommendationMade
from cases.dispute.tribunal.vocabulary import (
    AnswerRoute,
    ChangeTopic,
    DirectionKind,
    EscalationRoute,
    HearingPaper,
    ReviewAsked,
    ReviewRuling,
    Sanction,
    UpperOutcome,
)
from cases.dispute.vocabulary import Side
from rules.practice import HearingMode
from rules.recommendation import Answer


@dataclass(frozen=True, slots=True)
class LateAppealRuled:
    """A judge ruled on an appeal that came late.

    `may_challenge`: a refusal can be challenged and leaves the dispute open for it (T20); rulings of
    before that was possible ended it at once.
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T3"
    admitted: bool
    narrative_id: str
    attempt: int
    ruled_on: date
    may_challenge: bool = False
    kind: Literal["late_appeal_ruled"] = "late_appeal_ruled"


@dataclass(frozen=True, slots=True)
class NoCertificateRuled:
    """A judge ruled on an appeal without a mediation certificate."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M24"
    admitted: bool
    narrative_id: str
    attempt: int
    ruled_on: date
    kind: Literal["no_certificate_ruled"] = "no_certificate_ruled"


@dataclass(frozen=True, slots=True)
class DirectionsGiven:
    """The tribunal set days."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T5"
    directions: tuple[DirectionGiven, ...]
    given_on: date
    kind: Literal["directions_given"] = "directions_given"


@dataclass(frozen=True, slots=True)
class ResponseSent:
    """The authority opposes the appeal and sent its response."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T6"
    narrative_id: str
    responded_on: date
    kind: Literal["response_sent"] = "response_sent"


@dataclass(frozen=True, slots=True)
class EvidenceExchanged:
    """A side sent its evidence to the other."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T10"
    side: Side
    document_ids: tuple[str, ...]
    sent_on: date
    kind: Literal["evidence_exchanged"] = "evidence_exchanged"


@dataclass(frozen=True, slots=True)
class SupplementSent:
    """A side sent evidence after the last day for it; supplements are numbered."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T10"
    side: Side
    number: int
    document_ids: tuple[str, ...]
    narrative_id: str
    sent_on: date
    kind: Literal["supplement_sent"] = "supplement_sent"


@dataclass(frozen=True, slots=True)
class AttendanceNamed:
    """A side said how many witnesses it brings."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T11"
    side: Side
    witnesses: int
    named_on: date
    kind: Literal["attendance_named"] = "attendance_named"


@dataclass(frozen=True, slots=True)
class CaseReviewFiled:
    """A side sent its case review form."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T12"
    side: Side
    narrative_id: str
    filed_on: date
    document_id: str = ""
    kind: Literal["case_review_filed"] = "case_review_filed"


@dataclass(frozen=True, slots=True)
class HearingPaperSent:
    """The authority sent a paper for the hearing."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T14"
    paper: HearingPaper
    sent_on: date
    document_id: str = ""
    kind: Literal["hearing_paper_sent"] = "hearing_paper_sent"


@dataclass(frozen=True, slots=True)
class ChangeAsked:
    """A side asked the tribunal for a change."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T22"
    side: Side
    topic: ChangeTopic
    direction: DirectionKind | None
    narrative_id: str
    asked_on: date
    kind: Literal["change_asked"] = "change_asked"


@dataclass(frozen=True, slots=True)
class ChangeRuled:
    """The tribunal ruled on a change."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T22"
    granted: bool
    by_staff: bool
    narrative_id: str
    ruled_on: date
    kind: Literal["change_ruled"] = "change_ruled"


@dataclass(frozen=True, slots=True)
class HearingListed:
    """The hearing has a day and a mode."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T15"
    hearing_on: date
    mode: HearingMode
    kind: Literal["hearing_listed"] = "hearing_listed"


@dataclass(frozen=True, slots=True)
class HearingRecorded:
    """The hearing took place, or was put off."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T15"
    held_on: date
    adjourned: bool
    kind: Literal["hearing_recorded"] = "hearing_recorded"


@dataclass(frozen=True, slots=True)
class WithdrawalAsked:
    """The family asked to withdraw its appeal."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T9"
    narrative_id: str
    asked_on: date
    kind: Literal["withdrawal_asked"] = "withdrawal_asked"


@dataclass(frozen=True, slots=True)
class WithdrawalRuled:
    """The tribunal ruled on a withdrawal."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T9"
    consents: bool
    ruled_on: date
    kind: Literal["withdrawal_ruled"] = "withdrawal_ruled"


@dataclass(frozen=True, slots=True)
class ReinstatementAsked:
    """The family asked to bring its appeal back."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T9"
    narrative_id: str
    asked_on: date
    kind: Literal["reinstatement_asked"] = "reinstatement_asked"


@dataclass(frozen=True, slots=True)
class ReinstatementRuled:
    """The tribunal ruled whether the appeal comes back."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T9"
    granted: bool
    ruled_on: date
    kind: Literal["reinstatement_ruled"] = "reinstatement_ruled"


@dataclass(frozen=True, slots=True)
class AppealConceded:
    """The authority does not oppose: the appeal counts as won."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T7"
    orders: tuple[OrderMade, ...]
    tribunal_told_on: date
    kind: Literal["appeal_conceded"] = "appeal_conceded"


@dataclass(frozen=True, slots=True)
class ConsentOrderAgreed:
    """A side agreed to a consent order; a new text needs both sides anew."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T8"
    side: Side
    orders: tuple[OrderMade, ...]
    kind: Literal["consent_order_agreed"] = "consent_order_agreed"


@dataclass(frozen=True, slots=True)
class ConsentOrderMade:
    """The tribunal made the order that both sides agreed."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T8"
    orders: tuple[OrderMade, ...]
    made_on: date
    kind: Literal["consent_order_made"] = "consent_order_made"


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """The tribunal decided the appeal; without orders and recommendations it is dismissed."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "O10"
    decided_on: date
    orders: tuple[OrderMade, ...]
    recommendations: tuple[RecommendationMade, ...]
    kind: Literal["appeal_decided"] = "appeal_decided"


@dataclass(frozen=True, slots=True)
class OrderKept:
    """The authority did what was ordered."""

    VERSION: ClassVar[int] = 1
    order_id: str
    kept_on: date
    document_id: str
    kind: Literal["order_kept"] = "order_kept"


@dataclass(frozen=True, slots=True)
class OrderBreached:
    """The day of an order passed without it being kept."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "O11"
    order_id: str
    due_on: date
    kind: Literal["order_breached"] = "order_breached"


@dataclass(frozen=True, slots=True)
class OrderBreachEscalated:
    """The family took an order that was not kept further."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "O11"
    order_id: str
    route: EscalationRoute
    narrative_id: str
    escalated_on: date
    kind: Literal["order_breach_escalated"] = "order_breach_escalated"


@dataclass(frozen=True, slots=True)
class RecommendationAnswered:
    """A recommendation has its written answer."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "X4"
    recommendation_id: str
    says: tuple[Answer, ...]
    answered_on: date
    kind: Literal["recommendation_answered"] = "recommendation_answered"


@dataclass(frozen=True, slots=True)
class RecommendationUnanswered:
    """The time to answer a recommendation passed without an answer."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "X7"
    recommendation_id: str
    due_on: date
    kind: Literal["recommendation_unanswered"] = "recommendation_unanswered"


@dataclass(frozen=True, slots=True)
class RecommendationEscalated:
    """The family took a recommendation that got no answer further."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "X7"
    recommendation_id: str
    route: AnswerRoute
    narrative_id: str
    escalated_on: date
    kind: Literal["recommendation_escalated"] = "recommendation_escalated"


@dataclass(frozen=True, slots=True)
class ReviewAskedFor:
    """A side challenged the final decision."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T20"
    side: Side
    asked: ReviewAsked
    narrative_id: str
    asked_on: date
    kind: Literal["review_asked_for"] = "review_asked_for"


@dataclass(frozen=True, slots=True)
class ReviewRuled:
    """The tribunal ruled on a challenge."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T20"
    ruling: ReviewRuling
    ruled_on: date
    kind: Literal["review_ruled"] = "review_ruled"


@dataclass(frozen=True, slots=True)
class UpperAppealLodged:
    """A side took the decision to the Upper Tribunal."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T21"
    side: Side
    narrative_id: str
    lodged_on: date
    kind: Literal["upper_appeal_lodged"] = "upper_appeal_lodged"


@dataclass(frozen=True, slots=True)
class UpperAppealDecided:
    """The Upper Tribunal decided."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T21"
    outcome: UpperOutcome
    decided_on: date
    orders: tuple[OrderMade, ...] = ()
    kind: Literal["upper_appeal_decided"] = "upper_appeal_decided"


@dataclass(frozen=True, slots=True)
class SanctionRecorded:
    """The tribunal warned or barred a side, lifted a bar, or ordered costs."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T26"
    sanction: Sanction
    side: Side
    narrative_id: str
    ruled_on: date
    kind: Literal["sanction_recorded"] = "sanction_recorded"


TribunalEvent = (
    LateAppealRuled
    | NoCertificateRuled
    | DirectionsGiven
    | ResponseSent
    | EvidenceExchanged
    | SupplementSent
    | AttendanceNamed
    | CaseReviewFiled
    | HearingPaperSent
    | ChangeAsked
    | ChangeRuled
    | HearingListed
    | HearingRecorded
    | WithdrawalAsked
    | WithdrawalRuled
    | ReinstatementAsked
    | ReinstatementRuled
    | AppealConceded
    | ConsentOrderAgreed
    | ConsentOrderMade
    | AppealDecided
    | OrderKept
    | OrderBreached
    | OrderBreachEscalated
    | RecommendationAnswered
    | RecommendationUnanswered
    | RecommendationEscalated
    | ReviewAskedFor
    | ReviewRuled
    | UpperAppealLodged
    | UpperAppealDecided
    | SanctionRecorded
)
"""Every event of an appeal before the tribunal."""
