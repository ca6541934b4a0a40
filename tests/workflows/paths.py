"""Whole lives of cases in virtual time, from today on; tests watch them and recordings keep them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from typing import Any

from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.mediation import window
from cases.dispute.vocabulary import (
    AnswerOutcome,
    DocumentKind,
    ReturnReason,
    SessionOutcome,
)
from cases.moment import Moment
from cases.plan import commands as p
from cases.plan.ending.commands import ConsultBeforeEnding
from cases.plan.vocabulary import ReviewOutcome
from rules.calendar import at_london
from tests.cases.disputes import ASSESS, DETAILS, FILING, OTHER
from tests.cases.plans import CONSULTED, EVERY_ITEM, REGISTRATION
from tests.workflows.engine import Case, Engine

FAMILY, AUTHORITY, MEDIATOR = Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR
ADVISER, CLERK, ENGINE, SETTING = Role.ADVISER, Role.CLERK, Role.ENGINE, Role.SETTING

FIRST_BUNDLE, SECOND_BUNDLE = "cd" * 32, "ef" * 32


async def filed(engine: Engine, **changes: Any) -> Case:
    """A family files a dispute a week after the decision letter."""
    case = engine.case()
    letter = await case.today() - timedelta(days=7)
    facts = FILING | {"notice_sent_on": letter, "notice_dated_on": letter} | changes
    await case.open(c.FileDispute, FAMILY, **facts)
    return case


async def answered(engine: Engine, **changes: Any) -> Case:
    """The authority acknowledges the next day and answers a week later."""
    case = await filed(engine, **changes)
    await case.days(1)
    await case.do(c.AcknowledgeComplaint, AUTHORITY)
    await case.days(7)
    await case.do(
        c.AnswerComplaint, AUTHORITY, outcome=AnswerOutcome.NOT_UPHELD, narrative_id="words-2"
    )
    return case


async def contacted(engine: Engine, **changes: Any) -> Case:
    """The family is not satisfied and asks for mediation."""
    case = await answered(engine, **changes)
    await case.days(1)
    await case.do(c.RespondToAnswer, FAMILY, satisfied=False)
    await case.do(c.ContactAdviser, FAMILY, wants_mediation=True)
    return case


async def arranged(engine: Engine, **changes: Any) -> Case:
    """A session is agreed for the first lawful day."""
    case = await contacted(engine, **changes)
    await case.do(c.AppointMediator, ADVISER, mediator_id="mediator-1")
    allowed = window(case.state, Moment(await case.at()))
    slots = (at_london(allowed.opens_on, time(10)), at_london(allowed.closes_on, time(14)))
    await case.do(c.OfferSlots, MEDIATOR, slots=slots)
    await case.do(c.AgreeSlot, FAMILY, slot=slots[0])
    await case.do(c.NameDecisionMaker, AUTHORITY, decision_maker_id="officer-1")
    return case


async def held(engine: Engine, outcome: SessionOutcome, **changes: Any) -> Case:
    """The session took place on the agreed day and ended in that way."""
    case = await arranged(engine, **changes)
    await case.on(case.state.mediation.meeting_on)
    await case.do(c.RecordSession, MEDIATOR, held_on=await case.today(), outcome=outcome)
    return case


async def certified(engine: Engine) -> Case:
    """No agreement; the certificate follows."""
    case = await held(engine, SessionOutcome.NONE)
    await case.days(1)
    await case.do(c.IssueCertificate, MEDIATOR)
    return case


async def add(case: Case, kind: DocumentKind) -> None:
    """Add a file of that kind."""
    document_id = f"document-{len(case.state.documents) + 1}"
    await case.do(
        c.AddDocument, FAMILY, document_id=document_id, document=kind, sha256="ab" * 32, pages=3
    )


async def build(case: Case, sha256: str) -> None:
    """Ask for the bundle; the engine reports it."""
    await case.do(c.RequestBundle, FAMILY)
    request = case.state.referral.awaited_request
    await case.do(c.RecordBundle, ENGINE, request=request, sha256=sha256, pages=40)


async def sent(engine: Engine) -> Case:
    """Signed and sent to the tribunal."""
    case = await certified(engine)
    await case.days(2)
    for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
        await add(case, kind)
    await case.do(
        c.StateGrounds, FAMILY, sections=("B", "F"), narrative_id="words-3", details=DETAILS
    )
    await build(case, FIRST_BUNDLE)
    await case.do(c.SendReferral, FAMILY, sha256=FIRST_BUNDLE, signature_id="signature-1")
    return case


async def registered_appeal(engine: Engine) -> Case:
    """The main story: returned once for a missing document, sent again, accepted, registered."""
    case = await sent(engine)
    await case.days(1)
    await case.do(
        c.ReturnReferral, CLERK, reasons=(ReturnReason.UNREADABLE,), narrative_id="words-4"
    )
    await add(case, DocumentKind.EVIDENCE)
    await build(case, SECOND_BUNDLE)
    await case.do(c.SendReferral, FAMILY, sha256=SECOND_BUNDLE, signature_id="signature-2")
    await case.days(1)
    await case.do(c.AcceptReferral, CLERK)
    await case.do(c.RegisterAppeal, CLERK, appeal_number="EH901/26/00001")
    return case


async def agreed(engine: Engine) -> Case:
    """The session settled everything; both sides accept the written agreement."""
    case = await held(engine, SessionOutcome.AGREEMENT)
    await case.do(
        c.RecordAgreement, MEDIATOR, agreed_on=await case.today(), promises=(ASSESS, OTHER)
    )
    await case.do(c.AcceptAgreement, FAMILY)
    await case.do(c.AcceptAgreement, AUTHORITY)
    return case


async def agreement_kept(engine: Engine) -> Case:
    """Both promises are kept in time; the dispute ends."""
    case = await agreed(engine)
    for promise_id in ("p1", "p2"):
        await case.days(1)
        kept_on = await case.today()
        await case.do(c.RecordPromiseKept, AUTHORITY, promise_id=promise_id, kept_on=kept_on)
    return case


async def agreement_breached(engine: Engine) -> Case:
    """One promise is kept, the other breached and kept late."""
    case = await agreed(engine)
    await case.days(1)
    await case.do(c.RecordPromiseKept, AUTHORITY, promise_id="p2", kept_on=await case.today())
    await case.on(case.due("promise:p1") + timedelta(days=2))
    await case.do(c.RecordPromiseKept, AUTHORITY, promise_id="p1", kept_on=await case.today())
    return case


async def not_arranged(engine: Engine) -> Case:
    """Nobody arranges mediation in 30 days; the certificate comes by itself."""
    case = await contacted(engine)
    await case.on(case.due("arrange_mediation") + timedelta(days=1))
    return case


async def withdrawn(engine: Engine) -> Case:
    """The family withdraws."""
    case = await contacted(engine)
    await case.days(2)
    await case.do(c.Withdraw, FAMILY)
    return case


async def settled_by_answer(engine: Engine) -> Case:
    """The answer satisfies the family."""
    case = await answered(engine)
    await case.do(c.RespondToAnswer, FAMILY, satisfied=True)
    return case


async def demonstrated(engine: Engine) -> Case:
    """A case of the demonstration, moved through forty days in one command."""
    case = await filed(engine, clock_offset_seconds=0)
    await case.do(c.MoveClock, FAMILY, to=await case.at() + timedelta(days=40))
    return case


async def plan_registered(engine: Engine) -> Case:
    """A plan that is ten months old."""
    case = engine.case("plan")
    made_on = await case.today() - timedelta(days=300)
    await case.open(p.RegisterPlan, AUTHORITY, **(REGISTRATION | {"plan_made_on": made_on}))
    return case


async def plan_held(engine: Engine) -> Case:
    """Its review meeting was held."""
    case = await plan_registered(engine)
    meeting_on = await case.today() + timedelta(days=21)
    await case.do(p.ArrangeReviewMeeting, SETTING, meeting_on=meeting_on)
    await case.on(meeting_on)
    await case.do(p.RecordReviewMeeting, SETTING, held_on=meeting_on)
    await case.days(5)
    await case.do(p.SendReviewReport, SETTING, document_id="document-1")
    return case


async def plan_decided(engine: Engine, outcome: ReviewOutcome, *, asked: bool = False) -> Case:
    """The authority decided after the meeting."""
    case = await plan_held(engine)
    await case.days(5)
    if outcome is ReviewOutcome.CEASE:
        await case.do(ConsultBeforeEnding, AUTHORITY, **CONSULTED)
    await case.do(
        p.DecideReview,
        AUTHORITY,
        outcome=outcome,
        notice=EVERY_ITEM,
        family_asked_for_amendment=asked,
        narrative_id="words-1",
    )
    return case


async def plan_kept(engine: Engine) -> Case:
    """The plan is kept as it is; the next review year begins."""
    case = await plan_decided(engine, ReviewOutcome.KEEP)
    await case.days(2)
    return case


async def plan_amended(engine: Engine) -> Case:
    """The plan is amended; the next review year begins."""
    case = await plan_decided(engine, ReviewOutcome.AMEND, asked=True)
    await case.do(p.MakeRepresentations, FAMILY, narrative_id="words-2")
    await case.on(case.due("representations") + timedelta(days=1))
    await case.do(p.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM, as_asked=True)
    await case.days(2)
    return case


async def plan_ceased(engine: Engine) -> Case:
    """The plan is ceased and nobody appeals."""
    case = await plan_decided(engine, ReviewOutcome.CEASE)
    await case.on(case.due("appeal") + timedelta(days=1))
    return case


async def held_without_agreement(engine: Engine) -> Case:
    """Half-way: the session took place and the certificate is still to come."""
    return await held(engine, SessionOutcome.NONE)


async def checkpointed(engine: Engine) -> Case:
    """Half-way: a case that continued as new while its mediation was being arranged."""
    case = await contacted(engine)
    await case.handle.signal("checkpoint")
    await case.do(c.AppointMediator, ADVISER, mediator_id="mediator-1")
    return case


Path = Callable[[Engine], Awaitable[Case]]

FINISHED: dict[str, Path] = {
    "registered_appeal": registered_appeal,
    "agreement_kept": agreement_kept,
    "agreement_breached": agreement_breached,
    "not_arranged": not_arranged,
    "withdrawn": withdrawn,
    "settled_by_answer": settled_by_answer,
    "demonstrated": demonstrated,
    "plan_kept": plan_kept,
    "plan_amended": plan_amended,
    "plan_ceased": plan_ceased,
}
"""Every path through a dispute and through a review year."""

HALF_WAY: dict[str, Path] = {
    "half_way_complaint": answered,
    "half_way_mediation": arranged,
    "half_way_certificate": held_without_agreement,
    "half_way_referral": sent,
    "half_way_promises": agreed,
    "half_way_checkpoint": checkpointed,
    "half_way_review": plan_held,
}
"""Cases stopped in the middle, as a deployment finds them."""

PATHS = FINISHED | HALF_WAY
