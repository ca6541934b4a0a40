"""What can be asked in an appeal before the tribunal. A ruling of a judge is recorded by the clerk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
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
class RuleOnLateAppeal:
    """A judge ruled whether an appeal that came late is admitted (T3)."""

    meta: Meta
    admitted: bool
    narrative_id: str
    kind: Literal["rule_on_late_appeal"] = "rule_on_late_appeal"


@dataclass(frozen=True, slots=True)
class RuleOnCertificate:
    """A judge ruled whether an appeal goes on without a certificate (M24)."""

    meta: Meta
    admitted: bool
    narrative_id: str
    kind: Literal["rule_on_certificate"] = "rule_on_certificate"


@dataclass(frozen=True, slots=True)
class GiveDirections:
    """The tribunal sets days. A day given again takes the place of the one before (H8, K13)."""

    meta: Meta
    directions: tuple[DirectionGiven, ...]
    kind: Literal["give_directions"] = "give_directions"


@dataclass(frozen=True, slots=True)
class RecordResponse:
    """The authority sent its response (T6). One that does not oppose gives way instead (T7)."""

    meta: Meta
    opposes: bool
    narrative_id: str = ""
    kind: Literal["record_response"] = "record_response"


@dataclass(frozen=True, slots=True)
class ExchangeEvidence:
    """A side sends its evidence to the other (T10, T24)."""

    meta: Meta
    document_ids: tuple[str, ...]
    kind: Literal["exchange_evidence"] = "exchange_evidence"


@dataclass(frozen=True, slots=True)
class SendSupplement:
    """A side sends evidence after the last day for it, with the reason (T10)."""

    meta: Meta
    document_ids: tuple[str, ...]
    narrative_id: str
    kind: Literal["send_supplement"] = "send_supplement"


@dataclass(frozen=True, slots=True)
class NameAttendance:
    """A side says how many witnesses it brings (T11)."""

    meta: Meta
    witnesses: int
    kind: Literal["name_attendance"] = "name_attendance"


@dataclass(frozen=True, slots=True)
class FileCaseReview:
    """A side sends its case review form (T12), with the filled-in form as a paper when it has one."""

    meta: Meta
    narrative_id: str
    document_id: str = ""
    kind: Literal["file_case_review"] = "file_case_review"


@dataclass(frozen=True, slots=True)
class SendHearingPaper:
    """The authority sends the working document or the hearing bundle (T13, T14).

    `document_id` is the paper itself, empty when it went another way.
    """

    meta: Meta
    paper: HearingPaper
    document_id: str = ""
    kind: Literal["send_hearing_paper"] = "send_hearing_paper"


@dataclass(frozen=True, slots=True)
class AskForChange:
    """A side asks for a change with form SEND7 (T22)."""

    meta: Meta
    topic: ChangeTopic
    copied_to_other_side: bool
    other_side_asked: bool
    narrative_id: str
    direction: DirectionKind | None = None
    kind: Literal["ask_for_change"] = "ask_for_change"


@dataclass(frozen=True, slots=True)
class RuleOnChange:
    """The tribunal ruled on a change. `by_staff`: a judge can be asked to look again (T19)."""

    meta: Meta
    granted: bool
    by_staff: bool
    narrative_id: str
    due_on: date | None = None
    kind: Literal["rule_on_change"] = "rule_on_change"


@dataclass(frozen=True, slots=True)
class ListHearing:
    """The tribunal sets the day and the mode of the hearing (T15, T16, T17)."""

    meta: Meta
    hearing_on: date
    mode: HearingMode
    at_phase_transfer: bool = False
    kind: Literal["list_hearing"] = "list_hearing"


@dataclass(frozen=True, slots=True)
class RecordHearing:
    """The hearing took place, or was put off."""

    meta: Meta
    held_on: date
    adjourned: bool
    kind: Literal["record_hearing"] = "record_hearing"


@dataclass(frozen=True, slots=True)
class AskToWithdraw:
    """The family asks to withdraw a registered appeal (T9)."""

    meta: Meta
    narrative_id: str = ""
    kind: Literal["ask_to_withdraw"] = "ask_to_withdraw"


@dataclass(frozen=True, slots=True)
class ConsentToWithdrawal:
    """The tribunal consents to a withdrawal, or does not (T9)."""

    meta: Meta
    consents: bool
    kind: Literal["consent_to_withdrawal"] = "consent_to_withdrawal"


@dataclass(frozen=True, slots=True)
class AskToReinstate:
    """The family asks to bring a withdrawn appeal back (T9)."""

    meta: Meta
    narrative_id: str
    kind: Literal["ask_to_reinstate"] = "ask_to_reinstate"


@dataclass(frozen=True, slots=True)
class RuleOnReinstatement:
    """The tribunal ruled whether a withdrawn appeal comes back (T9)."""

    meta: Meta
    granted: bool
    kind: Literal["rule_on_reinstatement"] = "rule_on_reinstatement"


@dataclass(frozen=True, slots=True)
class Concede:
    """The authority tells the tribunal that it does not oppose, before its response (T7)."""

    meta: Meta
    orders: tuple[OrderMade, ...]
    kind: Literal["concede"] = "concede"


@dataclass(frozen=True, slots=True)
class AgreeConsentOrder:
    """A side agrees to a consent order. Without `orders` it agrees to what the other wrote (T8)."""

    meta: Meta
    orders: tuple[OrderMade, ...] = ()
    kind: Literal["agree_consent_order"] = "agree_consent_order"


@dataclass(frozen=True, slots=True)
class MakeConsentOrder:
    """The tribunal makes the order that both sides agreed (T8)."""

    meta: Meta
    made_on: date
    kind: Literal["make_consent_order"] = "make_consent_order"


@dataclass(frozen=True, slots=True)
class RecordDecision:
    """The tribunal decided: orders, recommendations, or neither, which dismisses the appeal."""

    meta: Meta
    decided_on: date
    orders: tuple[OrderMade, ...] = ()
    recommendations: tuple[RecommendationMade, ...] = ()
    kind: Literal["record_decision"] = "record_decision"


@dataclass(frozen=True, slots=True)
class RecordOrderKept:
    """An order was kept on a day. `document_id` is the evidence, empty when there is none."""

    meta: Meta
    order_id: str
    kept_on: date
    document_id: str = ""
    kind: Literal["record_order_kept"] = "record_order_kept"


@dataclass(frozen=True, slots=True)
class EscalateOrderBreach:
    """The family takes an order that was not kept further (O11)."""

    meta: Meta
    order_id: str
    route: EscalationRoute
    narrative_id: str = ""
    kind: Literal["escalate_order_breach"] = "escalate_order_breach"


@dataclass(frozen=True, slots=True)
class RecordRecommendationAnswer:
    """Health or social care answered a recommendation in writing (X2, X4)."""

    meta: Meta
    recommendation_id: str
    says: tuple[Answer, ...]
    answered_on: date
    kind: Literal["record_recommendation_answer"] = "record_recommendation_answer"


@dataclass(frozen=True, slots=True)
class EscalateRecommendation:
    """The family takes a recommendation that got no answer further (X7)."""

    meta: Meta
    recommendation_id: str
    route: AnswerRoute
    narrative_id: str = ""
    kind: Literal["escalate_recommendation"] = "escalate_recommendation"


@dataclass(frozen=True, slots=True)
class AskForReview:
    """A side challenges the final decision (T20)."""

    meta: Meta
    asked: ReviewAsked
    narrative_id: str
    kind: Literal["ask_for_review"] = "ask_for_review"


@dataclass(frozen=True, slots=True)
class RuleOnReview:
    """The tribunal ruled on a challenge (T20, T21)."""

    meta: Meta
    ruling: ReviewRuling
    kind: Literal["rule_on_review"] = "rule_on_review"


@dataclass(frozen=True, slots=True)
class LodgeUpperAppeal:
    """A side takes the decision to the Upper Tribunal, with permission or asking for it (T21)."""

    meta: Meta
    narrative_id: str = ""
    kind: Literal["lodge_upper_appeal"] = "lodge_upper_appeal"


@dataclass(frozen=True, slots=True)
class RecordUpperOutcome:
    """The Upper Tribunal decided. `orders` are its own, when it upheld the appeal (T21)."""

    meta: Meta
    outcome: UpperOutcome
    decided_on: date
    orders: tuple[OrderMade, ...] = ()
    kind: Literal["record_upper_outcome"] = "record_upper_outcome"


@dataclass(frozen=True, slots=True)
class RecordSanction:
    """The tribunal warned or barred a side, lifted that, or ordered costs; why lies under
    `narrative_id` (T26)."""

    meta: Meta
    sanction: Sanction
    side: Side
    narrative_id: str
    kind: Literal["record_sanction"] = "record_sanction"


TribunalCommand = (
    RuleOnLateAppeal
    | RuleOnCertificate
    | GiveDirections
    | RecordResponse
    | ExchangeEvidence
    | SendSupplement
    | NameAttendance
    | FileCaseReview
    | SendHearingPaper
    | AskForChange
    | RuleOnChange
    | ListHearing
    | RecordHearing
    | AskToWithdraw
    | ConsentToWithdrawal
    | AskToReinstate
    | RuleOnReinstatement
    | Concede
    | AgreeConsentOrder
    | MakeConsentOrder
    | RecordDecision
    | RecordOrderKept
    | EscalateOrderBreach
    | RecordRecommendationAnswer
    | EscalateRecommendation
    | AskForReview
    | RuleOnReview
    | LodgeUpperAppeal
    | RecordUpperOutcome
    | RecordSanction
)
"""Every command of an appeal before the tribunal."""
