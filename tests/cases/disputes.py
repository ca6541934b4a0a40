"""Disputes brought to the point where a test begins. The decision letter is of 12 January 2026."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.referral import PLAIN_DETAILS
from cases.dispute.vocabulary import AnswerOutcome, DocumentKind, SessionOutcome, Side
from cases.kinds import DISPUTE
from rules.appeal import DecisionKind
from rules.compliance import PromiseKind
from rules.policy import PACKS, Exemption, Policy
from tests.cases.beginnings import FACTS, shared
from tests.cases.journey import Journey, day, instant, moment

FAMILY, AUTHORITY, MEDIATOR = Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR
ADVISER, CLERK, ENGINE = Role.ADVISER, Role.CLERK, Role.ENGINE

FILING: dict[str, Any] = FACTS
FILING |= {
    "family_id": "family-1",
    "child_id": "child-1",
    "authority_id": "authority-1",
    "service_id": "service-1",
    "tribunal_id": "tribunal-1",
    "decision": DecisionKind.PLAN_FINALISED,
    "sections": ("B", "F"),
    "notice_sent_on": day("2026-01-12"),
    "notice_dated_on": day("2026-01-12"),
    "narrative_id": "words-1",
    "pack": "green-paper-2022",
}


@contextmanager
def filing_under(pack: str) -> Iterator[None]:
    """While this lasts, a dispute is filed under that pack where nothing else is said."""
    before = FILING["pack"]
    FILING["pack"] = pack
    try:
        yield
    finally:
        FILING["pack"] = before


def regime() -> Policy:
    """The pack under which disputes are filed just now."""
    return PACKS[FILING["pack"]]


DETAILS = (*PLAIN_DETAILS, "applicant:parent", "others_with_responsibility:no")

ASSESS = c.PromiseMade("p1", PromiseKind.ASSESS, Side.AUTHORITY, "words-p1")
OTHER = c.PromiseMade("p2", PromiseKind.OTHER, Side.AUTHORITY, "words-p2")


def begun() -> Journey:
    """A case that nobody has filed yet, on 19 January."""
    return Journey(DISPUTE, moment(day("2026-01-19")))


@shared
def filed(**changes: Any) -> Journey:
    """Filed on 19 January, a week after the letter."""
    journey = begun()
    journey.do(c.FileDispute, FAMILY, **(FILING | changes))
    return journey


@shared
def answered(**changes: Any) -> Journey:
    """Acknowledged on 20 January, answered on the 30th."""
    journey = filed(**changes)
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, AUTHORITY)
    journey.on(day("2026-01-30")).do(
        c.AnswerComplaint, AUTHORITY, outcome=AnswerOutcome.NOT_UPHELD, narrative_id="words-2"
    )
    return journey


@shared
def contacted(**changes: Any) -> Journey:
    """The family was not satisfied and asked for mediation on 2 February."""
    journey = answered(**changes)
    journey.on(day("2026-02-01")).do(c.RespondToAnswer, FAMILY, satisfied=False)
    journey.on(day("2026-02-02")).do(c.ContactAdviser, FAMILY, wants_mediation=True)
    return journey


SLOT = instant("2026-02-17 10:00")
LATER_SLOT = instant("2026-02-19 14:00")


@shared
def arranged(**changes: Any) -> Journey:
    """A session is agreed for 17 February, with somebody who may settle."""
    journey = contacted(**changes)
    journey.on(day("2026-02-03")).do(c.AppointMediator, ADVISER, mediator_id="mediator-1")
    journey.do(c.OfferSlots, MEDIATOR, slots=(SLOT, LATER_SLOT))
    journey.on(day("2026-02-04")).do(c.AgreeSlot, FAMILY, slot=SLOT)
    journey.do(c.NameDecisionMaker, AUTHORITY, decision_maker_id="officer-1")
    return journey


@shared
def held(outcome: SessionOutcome, **changes: Any) -> Journey:
    """The session of 17 February ended in that way."""
    journey = arranged(**changes)
    journey.on(day("2026-02-17")).do(
        c.RecordSession, MEDIATOR, held_on=day("2026-02-17"), outcome=outcome
    )
    return journey


@shared
def certified(**changes: Any) -> Journey:
    """No agreement; the certificate is of 18 February."""
    journey = held(SessionOutcome.NONE, **changes)
    journey.on(day("2026-02-18")).do(c.IssueCertificate, MEDIATOR)
    return journey


def not_arranged(journey: Journey) -> None:
    """The authority says that it cannot arrange; the family has the certificate of that (M9).

    It comes by itself where the pack says so, elsewhere from the adviser.
    """
    journey.do(c.ReportNotArranged, AUTHORITY)
    if not regime().exempts(Exemption.AUTHORITY_FAILED):
        journey.do(c.IssueCertificate, ADVISER)


def add(journey: Journey, kind: DocumentKind, role: Role = FAMILY) -> str:
    """Add a file of that kind; its id."""
    document_id = f"document-{len(journey.state.documents) + 1}"
    journey.do(
        c.AddDocument, role, document_id=document_id, document=kind, sha256="ab" * 32, pages=3
    )
    return document_id


@shared
def with_grounds(**changes: Any) -> Journey:
    """Everything the form needs is there on 25 February."""
    journey = certified(**changes)
    journey.on(day("2026-02-25"))
    for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
        add(journey, kind)
    journey.do(c.StateGrounds, FAMILY, sections=("B", "F"), narrative_id="words-3", details=DETAILS)
    return journey


def build(journey: Journey, sha256: str = "cd" * 32) -> None:
    """Ask for the bundle and let the engine report it."""
    journey.do(c.RequestBundle, FAMILY)
    request = journey.state.referral.awaited_request
    journey.do(c.RecordBundle, ENGINE, request=request, sha256=sha256, pages=40)


@shared
def sent(**changes: Any) -> Journey:
    """Signed and sent on 2 March."""
    journey = with_grounds(**changes)
    journey.on(day("2026-03-02"))
    build(journey)
    journey.do(c.SendReferral, FAMILY, sha256="cd" * 32, signature_id="signature-1")
    return journey


@shared
def registered(**changes: Any) -> Journey:
    """Accepted and registered on 5 March."""
    journey = sent(**changes).on(day("2026-03-05"))
    journey.do(c.AcceptReferral, CLERK)
    journey.do(c.RegisterAppeal, CLERK, appeal_number="EH901/26/00001")
    return journey


@shared
def agreed(*promises: c.PromiseMade, **changes: Any) -> Journey:
    """The session settled everything; the agreement of 17 February is accepted by both sides."""
    journey = held(SessionOutcome.AGREEMENT, **changes)
    journey.do(
        c.RecordAgreement,
        MEDIATOR,
        agreed_on=day("2026-02-17"),
        promises=promises or (ASSESS, OTHER),
    )
    journey.on(day("2026-02-18")).do(c.AcceptAgreement, FAMILY)
    journey.on(day("2026-02-19")).do(c.AcceptAgreement, AUTHORITY)
    return journey
