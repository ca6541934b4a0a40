"""Appeals played on from their registration on 12 June 2026, to have every step of one worded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases.actor import Role
from cases.dispute import commands as d
from cases.dispute.links.commands import MergeInto, OtherDispute, Reopen, RuleOnConsolidation
from cases.dispute.links.vocabulary import ReopenReason
from cases.dispute.stages.commands import AnswerLocalResolution, ProposeLocalResolution
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
from rules.referral import NoCertificateReason

AMEND = (OrderMade("o1", PromiseKind.AMEND_PLAN),)
NAMED = (OrderMade("o1", PromiseKind.AMEND_PLAN, directed_on=date(2026, 12, 1)),)
SAID = (RecommendationMade("r1", Subject.HEALTH), RecommendationMade("r2", Subject.SOCIAL_CARE))

_PEOPLE = {
    Role.FAMILY: "family",
    Role.AUTHORITY: "authority",
    Role.CLERK: "tribunal",
    Role.ENGINE: "engine",
}


def _do(journey: Any, command: type, role: Role, **facts: Any) -> None:
    journey.do(lambda meta: command(meta, **facts), role, _PEOPLE[role])


def _listed(journey: Any) -> None:
    mode = HearingMode.HEARING
    _do(journey, c.ListHearing, Role.CLERK, hearing_on=date(2026, 9, 30), mode=mode)


def _heard(journey: Any) -> None:
    _listed(journey)
    journey.wait_until(date(2026, 9, 30))
    _do(journey, c.RecordHearing, Role.CLERK, held_on=date(2026, 9, 30), adjourned=False)


def prepared(journey: Any) -> Any:
    """Every step before the hearing, by both sides, some of them late."""
    given = tuple(
        DirectionGiven(kind, date(2026, 7, 20))
        for kind in DirectionKind
        if kind is not DirectionKind.RESPONSE
    )
    _do(journey, c.GiveDirections, Role.CLERK, directions=given)
    _do(journey, c.RecordResponse, Role.AUTHORITY, opposes=True)
    papers = ("doc0",)
    sides = (Role.FAMILY, Role.AUTHORITY)
    for side in sides:
        _do(journey, c.ExchangeEvidence, side, document_ids=papers)
    for granted in (True, False):
        asked = {"copied_to_other_side": True, "other_side_asked": True, "narrative_id": "why"}
        side = sides[granted]
        _do(journey, c.AskForChange, side, topic=ChangeTopic.MORE_TIME, **asked)
        ruled = {"granted": granted, "by_staff": True, "narrative_id": "why"}
        _do(journey, c.RuleOnChange, Role.CLERK, **ruled)
    journey.wait_until(date(2026, 9, 1))
    for side in sides:
        _do(journey, c.NameAttendance, side, witnesses=2)
        _do(journey, c.FileCaseReview, side, narrative_id="why")
    for paper in HearingPaper:
        _do(journey, c.SendHearingPaper, Role.AUTHORITY, paper=paper)
    _listed(journey)
    _do(journey, c.RecordHearing, Role.CLERK, held_on=date(2026, 9, 1), adjourned=True)
    return journey


def supplemented(journey: Any) -> Any:
    """Evidence after its day, from both sides."""
    day = (DirectionGiven(DirectionKind.EVIDENCE, date(2026, 7, 1)),)
    _do(journey, c.GiveDirections, Role.CLERK, directions=day)
    journey.wait_until(date(2026, 7, 6))
    for side in (Role.FAMILY, Role.AUTHORITY):
        papers = ("doc0",)
        _do(journey, c.SendSupplement, side, document_ids=papers, narrative_id="why")
    return journey


def decided(journey: Any) -> Any:
    """Decided late, an order broken, taken further and kept, a recommendation answered late."""
    _heard(journey)
    journey.wait_until(date(2026, 10, 20))
    facts = {"decided_on": date(2026, 10, 20), "orders": AMEND, "recommendations": SAID}
    _do(journey, c.RecordDecision, Role.CLERK, **facts)
    journey.wait_until(date(2026, 12, 10))
    route = EscalationRoute.OMBUDSMAN
    _do(journey, c.EscalateOrderBreach, Role.FAMILY, order_id="o1", route=route)
    further = {"recommendation_id": "r1", "route": AnswerRoute.COMPLAINT}
    _do(journey, c.EscalateRecommendation, Role.FAMILY, **further)
    answered = {"says": (Answer.REASONS,), "answered_on": date(2026, 12, 10)}
    for number in ("r1", "r2"):
        _do(
            journey,
            c.RecordRecommendationAnswer,
            Role.AUTHORITY,
            recommendation_id=number,
            **answered,
        )
    kept = {"order_id": "o1", "kept_on": date(2026, 12, 10)}
    _do(journey, c.RecordOrderKept, Role.AUTHORITY, **kept)
    return journey


def challenged(journey: Any, ruling: ReviewRuling, side: Role) -> Any:
    """A decision with an order that names its day, challenged by a side."""
    _heard(journey)
    facts = {"decided_on": date(2026, 9, 30), "orders": NAMED}
    _do(journey, c.RecordDecision, Role.CLERK, **facts)
    asked = {"asked": ReviewAsked.PERMISSION, "narrative_id": "why"}
    _do(journey, c.AskForReview, side, **asked)
    _do(journey, c.RuleOnReview, Role.CLERK, ruling=ruling)
    journey.wait_until(date(2026, 11, 27))
    return journey


def dismissed(journey: Any) -> Any:
    """Dismissed, and nobody challenges it."""
    _heard(journey)
    _do(journey, c.RecordDecision, Role.CLERK, decided_on=date(2026, 9, 30))
    journey.wait_until(date(2026, 12, 1))
    return journey


def conceded(journey: Any) -> Any:
    """The council gives way and keeps its word."""
    _do(journey, c.Concede, Role.AUTHORITY, orders=AMEND)
    on = date(2026, 6, 12)
    _do(journey, c.RecordOrderKept, Role.FAMILY, order_id="o1", kept_on=on)
    return journey


def consented(journey: Any, first: Role, second: Role) -> Any:
    """Both sides agree an order, and it is kept."""
    _do(journey, c.AgreeConsentOrder, first, orders=AMEND)
    _do(journey, c.AgreeConsentOrder, second)
    on = date(2026, 6, 12)
    _do(journey, c.MakeConsentOrder, Role.CLERK, made_on=on)
    _do(journey, c.RecordOrderKept, Role.AUTHORITY, order_id="o1", kept_on=on)
    return journey


def withdrawn(journey: Any, *, granted: bool) -> Any:
    """A withdrawal that is refused, then agreed, and an appeal that comes back or not."""
    for consents in (False, True):
        _do(journey, c.AskToWithdraw, Role.FAMILY)
        _do(journey, c.ConsentToWithdrawal, Role.CLERK, consents=consents)
    journey.wait_until(date(2026, 7, 6))
    _do(journey, c.AskToReinstate, Role.FAMILY, narrative_id="why")
    _do(journey, c.RuleOnReinstatement, Role.CLERK, granted=granted)
    journey.wait_until(journey.at.date() + timedelta(days=60))
    return journey


def late_ruled(journey: Any, *, admitted: bool) -> Any:
    """A judge rules on a late appeal."""
    _do(journey, c.RuleOnLateAppeal, Role.CLERK, admitted=admitted, narrative_id="why")
    return journey


def without_certificate(journey: Any, details: tuple[str, ...], *, admitted: bool) -> Any:
    """A judge rules on an appeal without a certificate."""
    facts = {
        "sections": ("B", "F"),
        "narrative_id": "grounds",
        "details": details,
        "no_certificate": NoCertificateReason.OTHER_REASON,
    }
    _do(journey, d.StateGrounds, Role.FAMILY, **facts)
    _do(journey, d.RequestBundle, Role.FAMILY)
    _do(journey, d.RecordBundle, Role.ENGINE, request=1, sha256="a" * 64, pages=12)
    _do(journey, d.SendReferral, Role.FAMILY, sha256="a" * 64, signature_id="signature")
    _do(journey, c.RuleOnCertificate, Role.CLERK, admitted=admitted, narrative_id="returned")
    return journey


def went_up(journey: Any, outcome: UpperOutcome) -> Any:
    """A refused challenge taken to the Upper Tribunal, which decided."""
    _heard(journey)
    on = date(2026, 9, 30)
    _do(journey, c.RecordDecision, Role.CLERK, decided_on=on, orders=NAMED)
    asked = {"asked": ReviewAsked.PERMISSION, "narrative_id": "why"}
    _do(journey, c.AskForReview, Role.FAMILY, **asked)
    _do(journey, c.RuleOnReview, Role.CLERK, ruling=ReviewRuling.REFUSED)
    side = Role.AUTHORITY if outcome is UpperOutcome.UPHELD else Role.FAMILY
    _do(journey, c.LodgeUpperAppeal, side)
    journey.wait_until(date(2026, 11, 27))
    facts = {"outcome": outcome, "decided_on": date(2026, 11, 27)}
    _do(journey, c.RecordUpperOutcome, Role.CLERK, **facts)
    return journey


def sanctioned(journey: Any) -> Any:
    """Each side warned and made to pay, the council barred and let in again."""
    for sanction in Sanction:
        sides = tuple(Side) if sanction in (Sanction.WARNING, Sanction.COSTS) else (Side.AUTHORITY,)
        for side in sides:
            facts = {"sanction": sanction, "side": side, "narrative_id": "why"}
            _do(journey, c.RecordSanction, Role.CLERK, **facts)
    return journey


def settled(journey: Any) -> Any:
    """The two sides settled a registered appeal between them."""
    _do(journey, ProposeLocalResolution, Role.FAMILY, narrative_id="why")
    _do(journey, AnswerLocalResolution, Role.AUTHORITY, agreed=True)
    return journey


def consolidated(journey: Any, *, granted: bool) -> Any:
    """The tribunal was asked to hear the appeal together with another one."""
    matter, parties = journey.state.matter, journey.state.parties
    other = OtherDispute(
        "case-2",
        parties.child_id,
        parties.authority_id,
        matter.decision,
        matter.notice_sent_on,
        with_tribunal=True,
    )
    _do(journey, MergeInto, Role.FAMILY, other=other, narrative_id="why")
    _do(journey, RuleOnConsolidation, Role.CLERK, granted=granted)
    return journey


def opened_again(journey: Any) -> Any:
    """Ended by the family after it was sent to the tribunal, and opened again."""
    _do(journey, d.Withdraw, Role.FAMILY)
    _do(journey, Reopen, Role.FAMILY, reason=ReopenReason.NEW_FACTS, narrative_id="why")
    return journey


def late_over(journey: Any) -> Any:
    """A late appeal that was refused, and that nobody challenged."""
    late_ruled(journey, admitted=False)
    journey.wait_until(date(2027, 1, 15))
    return journey


def late_mended(journey: Any) -> Any:
    """A late appeal that was refused, and whose refusal was set aside."""
    late_ruled(journey, admitted=False)
    asked = {"asked": ReviewAsked.SET_ASIDE, "narrative_id": "why"}
    _do(journey, c.AskForReview, Role.FAMILY, **asked)
    _do(journey, c.RuleOnReview, Role.CLERK, ruling=ReviewRuling.SET_ASIDE)
    return journey
