"""Before the tribunal: rulings, directions, response, evidence, hearing, decision, orders, challenge.

Long because each step of an appeal is asked in its own few fields, and they are read side by side.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.asks.ask import Ask, Said
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.scene import Scene
from cases.dispute.tribunal import commands as c
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
from rules.compliance import PromiseKind
from rules.practice import HearingMode
from rules.recommendation import Answer, Subject


class OrderAsked(BaseModel):
    """One order: what is to be done, whether Sections B or F change too, a day that it names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    order: PromiseKind
    content_too: bool = False
    directed_on: date | None = None


class DirectionAsked(BaseModel):
    """A day that is directed for one thing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    direction: DirectionKind
    due_on: date


def _orders(asked: Iterable[OrderAsked], ids: Ids) -> tuple[OrderMade, ...]:
    return tuple(
        OrderMade(ids.of(f"order {number}"), one.order, one.content_too, one.directed_on)
        for number, one in enumerate(asked, start=1)
    )


def _papers(scene: Scene, document_ids: tuple[str, ...]) -> None:
    known = {document.document_id for document in scene.dispute.documents}
    if not document_ids or not set(document_ids) <= known:
        raise NotUnderstood({"document_ids": "Choose papers of this case."})


def _paper(scene: Scene, document_id: str) -> None:
    known = {document.document_id for document in scene.dispute.documents}
    if document_id and document_id not in known:
        raise NotUnderstood({"document_id": "Choose a paper of this case."})


class GiveDirections(Ask):
    """Days that the tribunal sets."""

    COMMAND: ClassVar[type] = c.GiveDirections
    kind: Literal["give_directions"] = "give_directions"
    directions: tuple[DirectionAsked, ...]

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, direction by direction."""
        given = tuple(DirectionGiven(one.direction, one.due_on) for one in self.directions)
        return Draft(c.GiveDirections, {"directions": given})


class ExchangeEvidence(Ask):
    """Evidence for the other side, as papers of this case."""

    COMMAND: ClassVar[type] = c.ExchangeEvidence
    kind: Literal["exchange_evidence"] = "exchange_evidence"
    document_ids: tuple[str, ...]

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; evidence must be papers of this case."""
        _papers(scene, self.document_ids)
        return super().draft(scene, ids)


class SendSupplement(Ask):
    """Late evidence, with the reason why it is late."""

    COMMAND: ClassVar[type] = c.SendSupplement
    kind: Literal["send_supplement"] = "send_supplement"
    document_ids: tuple[str, ...]
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; evidence must be papers of this case."""
        _papers(scene, self.document_ids)
        return super().draft(scene, ids)


class Concede(Ask):
    """The council does not oppose, and says what it will do."""

    COMMAND: ClassVar[type] = c.Concede
    kind: Literal["concede"] = "concede"
    orders: tuple[OrderAsked, ...]

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; each act gets an id."""
        return Draft(c.Concede, {"orders": _orders(self.orders, ids)})


class AgreeConsentOrder(Ask):
    """The text of a consent order, or agreement with the text that is there."""

    COMMAND: ClassVar[type] = c.AgreeConsentOrder
    kind: Literal["agree_consent_order"] = "agree_consent_order"
    orders: tuple[OrderAsked, ...] = ()

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; each order gets an id."""
        return Draft(c.AgreeConsentOrder, {"orders": _orders(self.orders, ids)})


class RecordDecision(Ask):
    """What the tribunal decided; nothing ordered or recommended dismisses the appeal."""

    COMMAND: ClassVar[type] = c.RecordDecision
    kind: Literal["record_decision"] = "record_decision"
    decided_on: date
    orders: tuple[OrderAsked, ...] = ()
    recommendations: tuple[Subject, ...] = ()

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; each order and recommendation gets an id."""
        said = tuple(
            RecommendationMade(ids.of(f"recommendation {number}"), subject)
            for number, subject in enumerate(self.recommendations, start=1)
        )
        facts = {
            "decided_on": self.decided_on,
            "orders": _orders(self.orders, ids),
            "recommendations": said,
        }
        return Draft(c.RecordDecision, facts)


class RecordOrderKept(Ask):
    """An order was kept on a day; the proof is a paper of this case."""

    COMMAND: ClassVar[type] = c.RecordOrderKept
    kind: Literal["record_order_kept"] = "record_order_kept"
    order_id: str
    kept_on: date
    document_id: str = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; a proof must be a paper of this case."""
        _paper(scene, self.document_id)
        return super().draft(scene, ids)


class RuleOnLateAppeal(Ask):
    """A judge's ruling on an appeal that came late."""

    COMMAND: ClassVar[type] = c.RuleOnLateAppeal
    kind: Literal["rule_on_late_appeal"] = "rule_on_late_appeal"
    admitted: bool
    words: Said


class RuleOnCertificate(Ask):
    """A judge's ruling on an appeal without a certificate."""

    COMMAND: ClassVar[type] = c.RuleOnCertificate
    kind: Literal["rule_on_certificate"] = "rule_on_certificate"
    admitted: bool
    words: Said


class RecordResponse(Ask):
    """The response of the council."""

    COMMAND: ClassVar[type] = c.RecordResponse
    kind: Literal["record_response"] = "record_response"
    opposes: bool
    words: Annotated[str, Field(max_length=50_000)] = ""


class FileCaseReview(Ask):
    """The case review form; the form itself is a paper of this case."""

    COMMAND: ClassVar[type] = c.FileCaseReview
    kind: Literal["file_case_review"] = "file_case_review"
    words: Said
    document_id: str = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; the form must be a paper of this case."""
        _paper(scene, self.document_id)
        return super().draft(scene, ids)


class NameAttendance(Ask):
    """How many witnesses a side brings."""

    COMMAND: ClassVar[type] = c.NameAttendance
    kind: Literal["name_attendance"] = "name_attendance"
    witnesses: int


class SendHearingPaper(Ask):
    """A paper for the hearing was sent; it may be a paper of this case."""

    COMMAND: ClassVar[type] = c.SendHearingPaper
    kind: Literal["send_hearing_paper"] = "send_hearing_paper"
    paper: HearingPaper
    document_id: str = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; what is sent must be a paper of this case."""
        _paper(scene, self.document_id)
        return super().draft(scene, ids)


class AskForChange(Ask):
    """A request for a change (form SEND7)."""

    COMMAND: ClassVar[type] = c.AskForChange
    kind: Literal["ask_for_change"] = "ask_for_change"
    topic: ChangeTopic
    copied_to_other_side: bool
    other_side_asked: bool
    words: Said
    direction: DirectionKind | None = None


class RuleOnChange(Ask):
    """The ruling on a change."""

    COMMAND: ClassVar[type] = c.RuleOnChange
    kind: Literal["rule_on_change"] = "rule_on_change"
    granted: bool
    by_staff: bool
    words: Said
    due_on: date | None = None


class ListHearing(Ask):
    """The day and the mode of the hearing."""

    COMMAND: ClassVar[type] = c.ListHearing
    kind: Literal["list_hearing"] = "list_hearing"
    hearing_on: date
    mode: HearingMode
    at_phase_transfer: bool = False


class RecordHearing(Ask):
    """The hearing as it was."""

    COMMAND: ClassVar[type] = c.RecordHearing
    kind: Literal["record_hearing"] = "record_hearing"
    held_on: date
    adjourned: bool


class AskToWithdraw(Ask):
    """The family asks to withdraw a registered appeal."""

    COMMAND: ClassVar[type] = c.AskToWithdraw
    kind: Literal["ask_to_withdraw"] = "ask_to_withdraw"
    words: Annotated[str, Field(max_length=50_000)] = ""


class ConsentToWithdrawal(Ask):
    """The tribunal's answer to a withdrawal."""

    COMMAND: ClassVar[type] = c.ConsentToWithdrawal
    kind: Literal["consent_to_withdrawal"] = "consent_to_withdrawal"
    consents: bool


class AskToReinstate(Ask):
    """The family asks to bring its appeal back."""

    COMMAND: ClassVar[type] = c.AskToReinstate
    kind: Literal["ask_to_reinstate"] = "ask_to_reinstate"
    words: Said


class RuleOnReinstatement(Ask):
    """The ruling on a withdrawn appeal."""

    COMMAND: ClassVar[type] = c.RuleOnReinstatement
    kind: Literal["rule_on_reinstatement"] = "rule_on_reinstatement"
    granted: bool


class MakeConsentOrder(Ask):
    """The order that both sides agreed is made."""

    COMMAND: ClassVar[type] = c.MakeConsentOrder
    kind: Literal["make_consent_order"] = "make_consent_order"
    made_on: date


class EscalateOrderBreach(Ask):
    """The family takes an order that was not kept further."""

    COMMAND: ClassVar[type] = c.EscalateOrderBreach
    kind: Literal["escalate_order_breach"] = "escalate_order_breach"
    order_id: str
    route: EscalationRoute
    words: Annotated[str, Field(max_length=50_000)] = ""


class RecordRecommendationAnswer(Ask):
    """The written answer to a recommendation."""

    COMMAND: ClassVar[type] = c.RecordRecommendationAnswer
    kind: Literal["record_recommendation_answer"] = "record_recommendation_answer"
    recommendation_id: str
    says: tuple[Answer, ...]
    answered_on: date


class EscalateRecommendation(Ask):
    """The family takes a recommendation that got no answer further."""

    COMMAND: ClassVar[type] = c.EscalateRecommendation
    kind: Literal["escalate_recommendation"] = "escalate_recommendation"
    recommendation_id: str
    route: AnswerRoute
    words: Annotated[str, Field(max_length=50_000)] = ""


class AskForReview(Ask):
    """A challenge to the final decision."""

    COMMAND: ClassVar[type] = c.AskForReview
    kind: Literal["ask_for_review"] = "ask_for_review"
    asked: ReviewAsked
    words: Said


class RuleOnReview(Ask):
    """The ruling on a challenge."""

    COMMAND: ClassVar[type] = c.RuleOnReview
    kind: Literal["rule_on_review"] = "rule_on_review"
    ruling: ReviewRuling


class LodgeUpperAppeal(Ask):
    """A side takes the decision to the Upper Tribunal."""

    COMMAND: ClassVar[type] = c.LodgeUpperAppeal
    kind: Literal["lodge_upper_appeal"] = "lodge_upper_appeal"
    words: Annotated[str, Field(max_length=50_000)] = ""


class RecordUpperOutcome(Ask):
    """What the Upper Tribunal decided."""

    COMMAND: ClassVar[type] = c.RecordUpperOutcome
    kind: Literal["record_upper_outcome"] = "record_upper_outcome"
    outcome: UpperOutcome
    decided_on: date
    orders: tuple[OrderAsked, ...] = ()

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; each order gets an id."""
        facts = {
            "outcome": self.outcome,
            "decided_on": self.decided_on,
            "orders": _orders(self.orders, ids),
        }
        return Draft(c.RecordUpperOutcome, facts)


class RecordSanction(Ask):
    """A warning, a bar, its end, or costs."""

    COMMAND: ClassVar[type] = c.RecordSanction
    kind: Literal["record_sanction"] = "record_sanction"
    sanction: Sanction
    side: Side
    words: Said


TribunalAsk = (
    GiveDirections
    | ExchangeEvidence
    | SendSupplement
    | Concede
    | AgreeConsentOrder
    | RecordDecision
    | RecordOrderKept
    | RuleOnLateAppeal
    | RuleOnCertificate
    | RecordResponse
    | FileCaseReview
    | NameAttendance
    | SendHearingPaper
    | AskForChange
    | RuleOnChange
    | ListHearing
    | RecordHearing
    | AskToWithdraw
    | ConsentToWithdrawal
    | AskToReinstate
    | RuleOnReinstatement
    | MakeConsentOrder
    | EscalateOrderBreach
    | RecordRecommendationAnswer
    | EscalateRecommendation
    | AskForReview
    | RuleOnReview
    | LodgeUpperAppeal
    | RecordUpperOutcome
    | RecordSanction
)
"""Everything that can be asked in an appeal before the tribunal."""
