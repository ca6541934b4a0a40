"""Appeals brought to the point where a test begins. Registered on 5 March 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.dispute import commands as dc
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.terms import DirectionGiven, OrderMade, RecommendationMade
from cases.dispute.tribunal.vocabulary import DirectionKind, ReviewAsked
from cases.dispute.vocabulary import DocumentKind
from rules.compliance import PromiseKind
from rules.practice import HearingMode
from rules.recommendation import Subject
from rules.referral import NoCertificateReason
from tests.cases import disputes as d
from tests.cases.beginnings import shared
from tests.cases.journey import Journey, day

AMEND = OrderMade("o1", PromiseKind.AMEND_PLAN)
NAME = OrderMade("o2", PromiseKind.NAME_INSTITUTION, content_too=True)
HEALTH = RecommendationMade("r1", Subject.HEALTH)
CARE = RecommendationMade("r2", Subject.SOCIAL_CARE)


def direct(journey: Journey, **days: str) -> None:
    """Direct a day for each thing named: `evidence="2026-06-01"`."""
    given = tuple(DirectionGiven(DirectionKind(name), day(on)) for name, on in days.items())
    journey.do(c.GiveDirections, d.CLERK, directions=given)


@shared
def registered(**changes: Any) -> Journey:
    """An appeal about Sections B, F and I, registered on 5 March."""
    journey = d.with_grounds(**({"sections": ("B", "F", "I")} | changes))
    journey.do(
        dc.StateGrounds,
        d.FAMILY,
        sections=("B", "F", "I"),
        narrative_id="words-3",
        details=d.DETAILS,
    )
    journey.on(day("2026-03-02"))
    d.build(journey)
    journey.do(dc.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
    journey.on(day("2026-03-05")).do(dc.AcceptReferral, d.CLERK)
    journey.do(dc.RegisterAppeal, d.CLERK, appeal_number="EH901/26/00001")
    return journey


@shared
def responded(**changes: Any) -> Journey:
    """The authority opposes; its response is of 1 April."""
    journey = registered(**changes).on(day("2026-04-01"))
    journey.do(c.RecordResponse, d.AUTHORITY, opposes=True, narrative_id="words-r")
    return journey


@shared
def listed(**changes: Any) -> Journey:
    """The hearing is on 8 June."""
    journey = responded(**changes)
    list_it(journey, day("2026-06-08"))
    return journey


def list_it(journey: Journey, on: date) -> None:
    """List a hearing for that day."""
    journey.do(c.ListHearing, d.CLERK, hearing_on=on, mode=HearingMode.HEARING)


@shared
def heard(**changes: Any) -> Journey:
    """The hearing of 8 June took place."""
    journey = listed(**changes).on(day("2026-06-08"))
    journey.do(c.RecordHearing, d.CLERK, held_on=day("2026-06-08"), adjourned=False)
    return journey


@shared
def decided(
    *orders: OrderMade, said: tuple[RecommendationMade, ...] = (), **changes: Any
) -> Journey:
    """Decided on 15 June with these orders and recommendations."""
    journey = heard(**changes).on(day("2026-06-15"))
    journey.do(
        c.RecordDecision,
        d.CLERK,
        decided_on=day("2026-06-15"),
        orders=orders,
        recommendations=said,
    )
    return journey


@shared
def challenged(*orders: OrderMade) -> Journey:
    """The authority challenges the decision on 22 June."""
    journey = decided(*orders).on(day("2026-06-22"))
    journey.do(c.AskForReview, d.AUTHORITY, asked=ReviewAsked.PERMISSION, narrative_id="words-ch")
    return journey


@shared
def withdrawn(**changes: Any) -> Journey:
    """The tribunal consented to a withdrawal on 1 April."""
    journey = registered(**changes).on(day("2026-03-20"))
    journey.do(c.AskToWithdraw, d.FAMILY)
    journey.on(day("2026-04-01")).do(c.ConsentToWithdrawal, d.CLERK, consents=True)
    return journey


@shared
def late(**changes: Any) -> Journey:
    """Sent and accepted long after the last day, with the reason."""
    journey = d.with_grounds(**changes).on(day("2026-06-01"))
    journey.do(
        dc.StateGrounds,
        d.FAMILY,
        sections=("B", "F"),
        narrative_id="words-3",
        details=d.DETAILS,
        late_reason_id="words-late",
    )
    _sent(journey)
    return journey


@shared
def refused_late(**changes: Any) -> Journey:
    """A judge did not admit the late appeal, on 1 June."""
    journey = late(**changes)
    journey.do(c.RuleOnLateAppeal, d.CLERK, admitted=False, narrative_id="words-judge")
    return journey


@shared
def without_certificate() -> Journey:
    """Sent and accepted without a certificate, for another reason (M24)."""
    journey = d.filed()
    for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
        d.add(journey, kind)
    journey.do(
        dc.StateGrounds,
        d.FAMILY,
        sections=("B", "F"),
        narrative_id="words-3",
        details=d.DETAILS,
        no_certificate=NoCertificateReason.OTHER_REASON,
    )
    _sent(journey)
    return journey


def _sent(journey: Journey) -> None:
    d.build(journey)
    journey.do(dc.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")


def register(journey: Journey) -> None:
    """Accept and register."""
    if journey.state.referral.accepted_on is None:
        journey.do(dc.AcceptReferral, d.CLERK)
    journey.do(dc.RegisterAppeal, d.CLERK, appeal_number="EH901/26/00002")


def keep(journey: Journey, order_id: str, **facts: Any) -> None:
    """The authority records today that an order is kept."""
    journey.do(c.RecordOrderKept, d.AUTHORITY, order_id=order_id, kept_on=journey.now.on, **facts)
