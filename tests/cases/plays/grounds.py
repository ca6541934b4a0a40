"""Plays of further grounds: every kind of disagreement, raised, dropped, changed, and signposted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import product

from cases.dispute import commands as c
from cases.dispute.grounds import commands as g
from cases.dispute.grounds.vocabulary import GroundKind, Source
from cases.dispute.vocabulary import Decision, DocumentKind, ReturnReason, SessionOutcome
from rules.referral import NoCertificateReason
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

_CLAIM = g.Raised("g-claim", GroundKind.DISCRIMINATION, day("2026-01-12"), "words-claim")
_DELAY = g.Raised("g-delay", GroundKind.DELAY, day("2026-01-05"), "words-delay")


def plays() -> Iterator[Journey]:
    """The moves and refusals of grounds."""
    yield from _claims()
    yield _refusals()
    yield from _elsewhere()
    yield from _sections()
    yield entered_for_the_family()


def entered_for_the_family() -> Journey:
    """The adviser and the officer enter what the family told them."""
    journey = d.filed(sections=("I",))
    raised = {"ground_id": "g-1", "ground": GroundKind.DISCRIMINATION, "narrative_id": "words"}
    raised |= {"happened_on": day("2026-01-05")}
    journey.refused(g.RaiseGround, d.ADVISER, **raised)
    journey.do(g.RaiseGround, d.ADVISER, **raised, source=Source.TELEPHONE)
    sections = {"sections": ("B", "F"), "narrative_id": "why"}
    journey.do(g.ChangeSections, d.AUTHORITY, **sections, source=Source.LETTER)
    began = {"ground_id": "g-1", "began_on": day("2026-01-10")}
    journey.do(g.RecordConciliation, d.ADVISER, **began, source=Source.EMAIL)
    journey.do(
        g.RecordClaim, d.AUTHORITY, ground_id="g-1", sent_on=day("2026-01-18"), source=Source.LETTER
    )
    drop = {"ground_id": "g-1", "narrative_id": "why"}
    journey.do(g.DropGround, d.ADVISER, **drop, source=Source.IN_PERSON)
    return journey


def _unappealable(**changes: object) -> Journey:
    facts = {"decision": Decision.SOMETHING_ELSE, "sections": (), "raised": (_DELAY,)}
    return d.filed(**(facts | changes))


def _claims() -> Iterator[Journey]:
    sent = d.filed(raised=(_CLAIM, _DELAY))
    sent.do(g.RecordConciliation, d.FAMILY, ground_id="g-claim", began_on=day("2026-01-15"))
    sent.do(g.RecordClaim, d.FAMILY, ground_id="g-claim", sent_on=day("2026-01-18"))
    claim = {"ground_id": "g-claim", "sent_on": day("2026-01-18")}
    sent.refused(g.RecordClaim, d.FAMILY, **claim)
    yield sent
    missed = d.filed(raised=(_CLAIM,))
    early = {"ground_id": "g-claim", "sent_on": day("2026-01-02")}
    missed.refused(g.RecordClaim, d.FAMILY, **early)
    missed.refused(g.RecordConciliation, d.FAMILY, ground_id="g-claim", began_on=day("2026-01-02"))
    yield missed.on(missed.due("claim:g-claim") + timedelta(days=2))


def _refusals() -> Journey:
    journey = d.filed()
    fact = {"ground": GroundKind.DELAY, "narrative_id": "words"}
    raised = fact | {"ground_id": "g-1", "happened_on": day("2026-01-05")}
    journey.do(g.RaiseGround, d.FAMILY, **raised)
    journey.refused(g.RaiseGround, d.FAMILY, **raised)
    later = fact | {"ground_id": "g-2", "happened_on": day("2026-06-05")}
    journey.refused(g.RaiseGround, d.FAMILY, **later)
    journey.refused(g.RecordClaim, d.FAMILY, ground_id="g-1", sent_on=day("2026-01-18"))
    journey.refused(g.DropGround, d.FAMILY, ground_id="g-9", narrative_id="why")
    journey.refused(g.DropGround, d.FAMILY, ground_id="g-1", narrative_id="")
    journey.do(g.DropGround, d.FAMILY, ground_id="g-1", narrative_id="why")
    journey.refused(g.TakeOtherRoutes, d.FAMILY)
    journey.refused(g.ChangeSections, d.FAMILY, sections=("F", "B"), narrative_id="why")
    journey.refused(g.ChangeSections, d.FAMILY, sections=(), narrative_id="why")
    settled = d.agreed()
    settled.refused(g.ChangeSections, d.FAMILY, sections=("B",), narrative_id="why")
    not_a_plan = d.filed(decision=Decision.REFUSED_TO_ASSESS, sections=())
    not_a_plan.refused(g.ChangeSections, d.FAMILY, sections=("B",), narrative_id="why")
    away = d.sent()
    away.refused(g.ChangeSections, d.FAMILY, sections=("B",), narrative_id="why")
    only = _unappealable()
    only.refused(g.DropGround, d.FAMILY, ground_id="g-delay", narrative_id="why")
    only.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    only.refused(c.IssueCertificate, d.MEDIATOR)
    for other in (settled, not_a_plan, away, only):
        journey.heard.extend(other.heard)
    return journey


def _talked(outcome: SessionOutcome) -> Journey:
    journey = _unappealable()
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.on(day("2026-02-17"))
    journey.do(c.RecordSession, d.MEDIATOR, held_on=day("2026-02-17"), outcome=outcome)
    return journey


def _elsewhere() -> Iterator[Journey]:
    at_once = _unappealable()
    at_once.do(g.TakeOtherRoutes, d.FAMILY)
    yield at_once
    talked = _talked(SessionOutcome.NONE)
    talked.do(g.TakeOtherRoutes, d.FAMILY)
    yield talked
    broken = _talked(SessionOutcome.AGREEMENT)
    agreed_on = day("2026-02-17")
    broken.refused(c.RecordAgreement, d.MEDIATOR, agreed_on=agreed_on, promises=(d.OTHER,))
    dated = c.PromiseMade("p", d.OTHER.promise, d.OTHER.owner, "w", day("2026-03-20"))
    broken.do(c.RecordAgreement, d.MEDIATOR, agreed_on=agreed_on, promises=(dated,))
    broken.do(c.AcceptAgreement, d.FAMILY)
    broken.do(c.AcceptAgreement, d.AUTHORITY)
    broken.refused(g.TakeOtherRoutes, d.FAMILY)
    broken.on(day("2026-03-23"))
    broken.do(g.TakeOtherRoutes, d.FAMILY)
    yield broken
    proposed = d.filed(decision=Decision.AMENDMENT_PROPOSED, sections=())
    proposed.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    proposed.do(c.ReportNotArranged, d.AUTHORITY)
    proposed.do(g.TakeOtherRoutes, d.FAMILY)
    yield proposed


def _sections() -> Iterator[Journey]:
    for returned, built in product((False, True), (False, True)):
        journey = d.filed(sections=("I",))
        for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
            d.add(journey, kind)
        journey.do(
            c.StateGrounds,
            d.FAMILY,
            sections=("I",),
            narrative_id="words-3",
            details=d.DETAILS,
            no_certificate=NoCertificateReason.SECTION_I_ONLY,
        )
        if returned:
            d.build(journey)
            journey.do(c.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
            journey.do(
                c.ReturnReferral, d.CLERK, reasons=(ReturnReason.UNREADABLE,), narrative_id="words"
            )
        if built:
            d.build(journey)
        else:
            journey.do(c.RequestBundle, d.FAMILY)
        journey.do(g.ChangeSections, d.FAMILY, sections=("B", "F"), narrative_id="why")
        yield journey
