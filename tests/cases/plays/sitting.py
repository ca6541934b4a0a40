"""Plays of screening, health, mediators, attendees and preparation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.attendees.commands import ConsentToAttendee, ProposeAttendee, RefuseAttendee
from cases.dispute.health.commands import (
    NameHealthDecisionMaker,
    RecordAuthorityTold,
    RecordHealthSlots,
    TellHealth,
)
from cases.dispute.mediators.commands import DeclareConflict, ReplaceMediator, WaiveConflict
from cases.dispute.mediators.state import RegisterEntry
from cases.dispute.mediators.vocabulary import Register
from cases.dispute.preparation.commands import RecordViews, SubmitPreparation
from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.screening.commands import ScreenFamily
from cases.dispute.screening.vocabulary import ScreeningOutcome
from cases.dispute.vocabulary import SessionOutcome
from rules.mediation_session import Attendee, Employer, Issue, LawField
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, instant

FOUND = ScreeningOutcome
SOON = instant("2026-02-05 10:00")

REGISTERED = RegisterEntry(
    Register.COLLEGE_OF_MEDIATORS,
    Employer.INDEPENDENT,
    tuple(LawField),
    date(2024, 5, 1),
    date(2027, 4, 30),
)
"""An entry that covers every case of the tests."""


def plays() -> Iterator[Journey]:
    """Every step of the subjects, and every refusal."""
    yield _seat_of_health()
    yield from (_screened(), _health_alone(), _mediators(), _attendees(), _prepared())


def wanted(*issues: Issue, **changes: Any) -> Journey:
    """The family asked for mediation about these issues on 2 February."""
    journey = d.answered(**changes)
    journey.on(day("2026-02-01")).do(c.RespondToAnswer, d.FAMILY, satisfied=False)
    journey.on(day("2026-02-02")).do(
        c.ContactAdviser, d.FAMILY, wants_mediation=True, issues=issues
    )
    return journey


def _screened() -> Journey:
    journey = d.contacted()
    journey.refused(ScreenFamily, d.ADVISER, outcome=FOUND.SAFEGUARDING, narrative_id="")
    journey.do(ScreenFamily, d.ADVISER, outcome=FOUND.SAFEGUARDING, narrative_id="words-9")
    late = d.sent()
    late.refused(ScreenFamily, d.ADVISER, outcome=FOUND.NONE, narrative_id="words-9")
    journey.heard += late.heard
    return journey


def seated() -> Journey:
    """The health body was told of a mediation about health among other things; days are on offer."""
    journey = wanted(Issue.EDUCATION, Issue.HEALTH)
    journey.do(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=journey.now.on)
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1", entry=REGISTERED)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT, d.LATER_SLOT))
    return journey


def _seat_of_health() -> Journey:
    journey = wanted(Issue.EDUCATION, Issue.HEALTH)
    who = {"icb_id": "icb-1", "decision_maker_id": "person-8"}
    journey.refused(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=())
    journey.do(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=journey.now.on)
    journey.refused(RecordHealthSlots, d.MEDIATOR, icb_id="icb-2", can=())
    journey.refused(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=())
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1", entry=REGISTERED)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT, d.LATER_SLOT))
    journey.refused(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=(SOON,))
    journey.do(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=())
    journey.do(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=(d.LATER_SLOT,))
    journey.refused(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.LATER_SLOT)
    journey.refused(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=())
    journey.refused(NameHealthDecisionMaker, d.MEDIATOR, **who, may_settle=False)
    journey.do(NameHealthDecisionMaker, d.MEDIATOR, **who)
    return journey


def _health_alone() -> Journey:
    journey = wanted(Issue.HEALTH)
    told_on = day("2026-02-04")
    other = d.contacted()
    other.refused(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=other.now.on)
    other.refused(RecordAuthorityTold, d.MEDIATOR, told_on=other.now.on)
    journey.refused(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=day("2026-02-01"))
    journey.on(told_on).do(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=told_on)
    journey.refused(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=told_on)
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1", entry=REGISTERED)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.on(day("2026-02-17"))
    held = {"held_on": journey.now.on, "outcome": SessionOutcome.AGREEMENT}
    journey.do(c.RecordSession, d.MEDIATOR, **held)
    journey.do(
        c.RecordAgreement, d.MEDIATOR, agreed_on=journey.now.on, promises=(d.ASSESS, d.OTHER)
    )
    journey.do(c.AcceptAgreement, d.FAMILY)
    journey.do(c.AcceptAgreement, d.AUTHORITY)
    tomorrow = journey.now.on + timedelta(days=1)
    journey.refused(RecordAuthorityTold, d.MEDIATOR, told_on=tomorrow)
    journey.do(RecordAuthorityTold, d.MEDIATOR, told_on=journey.now.on)
    journey.refused(RecordAuthorityTold, d.MEDIATOR, told_on=journey.now.on)
    journey.heard += other.heard
    return journey


def _mediators() -> Journey:
    journey = d.contacted()
    for role in (d.FAMILY, d.AUTHORITY):
        journey.refused(WaiveConflict, role)
    journey.refused(DeclareConflict, d.FAMILY, narrative_id="words-9")
    unfit = RegisterEntry(Register.CIVIL_MEDIATION_COUNCIL, Employer.AUTHORITY_IN_DISPUTE)
    journey.refused(c.AppointMediator, d.ADVISER, mediator_id="mediator-1", entry=unfit)
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1", entry=REGISTERED)
    journey.refused(c.AppointMediator, d.ADVISER, mediator_id="mediator-2")
    journey.refused(DeclareConflict, d.FAMILY, narrative_id="")
    journey.do(DeclareConflict, d.FAMILY, narrative_id="words-9")
    journey.refused(DeclareConflict, d.AUTHORITY, narrative_id="words-9")
    journey.refused(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(WaiveConflict, d.FAMILY)
    journey.refused(WaiveConflict, d.FAMILY)
    journey.refused(ReplaceMediator, d.ADVISER, mediator_id="mediator-1", narrative_id="words")
    journey.refused(ReplaceMediator, d.ADVISER, mediator_id="mediator-2", narrative_id="")
    journey.do(
        ReplaceMediator,
        d.ADVISER,
        mediator_id="mediator-2",
        narrative_id="words-10",
        entry=REGISTERED,
    )
    over = d.held(SessionOutcome.NONE)
    over.refused(DeclareConflict, d.FAMILY, narrative_id="words-9")
    over.refused(ReplaceMediator, d.ADVISER, mediator_id="mediator-2", narrative_id="words")
    unable = d.contacted()
    unable.refused(
        c.NameDecisionMaker, d.AUTHORITY, decision_maker_id="o", mandate=(Issue.SOCIAL_CARE,)
    )
    journey.heard += over.heard + unable.heard
    return journey


def _attendees() -> Journey:
    journey = d.arranged()
    journey.refused(
        ProposeAttendee, d.AUTHORITY, attendee_id="person-9", attendee=Attendee.SUPPORTER
    )
    supporter = {"attendee_id": "person-1", "attendee": Attendee.SUPPORTER}
    journey.do(ProposeAttendee, d.FAMILY, **supporter)
    journey.refused(ProposeAttendee, d.FAMILY, **supporter)
    journey.refused(ConsentToAttendee, d.FAMILY, attendee_id="person-1")
    journey.refused(ConsentToAttendee, d.FAMILY, attendee_id="person-7")
    journey.refused(RefuseAttendee, d.AUTHORITY, attendee_id="person-1", narrative_id="")
    journey.do(RefuseAttendee, d.AUTHORITY, attendee_id="person-1", narrative_id="words-9")
    journey.refused(RefuseAttendee, d.AUTHORITY, attendee_id="person-1", narrative_id="words-9")
    journey.do(ConsentToAttendee, d.AUTHORITY, attendee_id="person-1")
    for role in (Role.FAMILY, Role.MEDIATOR):
        journey.do(ProposeAttendee, role, attendee_id=f"by-{role.value}", attendee=Attendee.CHILD)
    journey.do(ConsentToAttendee, d.MEDIATOR, attendee_id="by-family")
    over = d.held(SessionOutcome.NONE)
    over.refused(ProposeAttendee, d.FAMILY, **supporter)
    journey.heard += over.heard
    return journey


def _prepared() -> Journey:
    journey = d.arranged()
    journey.do(SubmitPreparation, d.FAMILY)
    journey.do(SubmitPreparation, d.AUTHORITY)
    journey.do(SubmitPreparation, d.FAMILY)
    journey.do(RecordViews, d.MEDIATOR, heard=ViewsHeard.IN_PERSON)
    over = d.held(SessionOutcome.NONE)
    over.refused(SubmitPreparation, d.FAMILY)
    over.refused(RecordViews, d.MEDIATOR, heard=ViewsHeard.IN_PERSON)
    journey.heard += over.heard
    return journey
