"""Every way in which a case says no: once each, in plain words, changing nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest

import cases
from cases.actor import Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules
from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute import exits
from cases.dispute.vocabulary import (
    AnswerOutcome,
    DocumentKind,
    ReturnReason,
    SessionOutcome,
    Side,
)
from cases.kinds import DISPUTE
from cases.plan import commands as p
from cases.plan.vocabulary import ReviewOutcome
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.compliance import PromiseKind
from rules.policy import Exemption
from rules.referral import NoCertificateReason
from tests.cases import disputes as d
from tests.cases import plan_plays, plans
from tests.cases.journey import Journey, day, instant, moment
from tests.cases.plays import heard

FAMILY, AUTHORITY, MEDIATOR = Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR
CLERK, ENGINE, SETTING = Role.CLERK, Role.ENGINE, Role.SETTING

KEPT = SessionOutcome.AGREEMENT
NONE = SessionOutcome.NONE


def file(**changes: object) -> CommandRefused:
    """The refusal of a filing with those facts changed."""
    return d.begun().refused(c.FileDispute, FAMILY, **(d.FILING | changes))


def session(held_on: str, outcome: SessionOutcome = NONE, **facts: object) -> CommandRefused:
    """The refusal of a session record on that day, told on 18 February."""
    journey = d.arranged().on(day("2026-02-18"))
    return journey.refused(
        c.RecordSession, MEDIATOR, held_on=day(held_on), outcome=outcome, **facts
    )


def agreement(
    agreed_on: str, *promises: c.PromiseMade, outcome: SessionOutcome = KEPT
) -> CommandRefused:
    """The refusal of an agreement of that day, after a session with that outcome."""
    return d.held(outcome).refused(
        c.RecordAgreement, MEDIATOR, agreed_on=day(agreed_on), promises=promises
    )


def kept(journey: Journey, promise_id: str, kept_on: str) -> CommandRefused:
    """The refusal of a promise reported as kept."""
    return journey.refused(
        c.RecordPromiseKept, AUTHORITY, promise_id=promise_id, kept_on=day(kept_on)
    )


def before_acceptance() -> Journey:
    """An agreement that nobody accepted yet."""
    journey = d.held(KEPT)
    journey.do(c.RecordAgreement, MEDIATOR, agreed_on=day("2026-02-17"), promises=(d.ASSESS,))
    return journey


def with_kept_promise() -> Journey:
    """One of two promises is kept."""
    journey = d.agreed()
    journey.do(c.RecordPromiseKept, AUTHORITY, promise_id="p1", kept_on=day("2026-02-19"))
    return journey


def grounds(journey: Journey, *sections: str, **facts: object) -> CommandRefused:
    """The refusal of grounds about those sections."""
    return journey.refused(c.StateGrounds, FAMILY, sections=sections, narrative_id="words", **facts)


def offer(journey: Journey, *slots: str) -> CommandRefused:
    """The refusal of an offer of those instants."""
    return journey.refused(c.OfferSlots, MEDIATOR, slots=tuple(instant(s) for s in slots))


def bundled() -> Journey:
    """A finished bundle waits for the signature."""
    journey = d.with_grounds()
    d.build(journey)
    return journey


def without_signature_facts() -> CommandRefused:
    """The bundle was built in time; after the last day the form lacks the reason for lateness."""
    journey = bundled().on(day("2026-03-18"), hour=time(17, 1))
    return journey.refused(c.SendReferral, FAMILY, sha256="cd" * 32, signature_id="s")


def withdrawn() -> Journey:
    """The family withdrew."""
    journey = d.filed()
    journey.do(c.Withdraw, FAMILY)
    return journey


def correct(journey: Journey, fact: str, is_on: str, role: Role = FAMILY) -> CommandRefused:
    """The refusal of a day put right."""
    return journey.refused(CorrectFact, role, fact=fact, is_on=day(is_on), narrative_id="why")


def twice(journey: Journey, command: type, role: Role, **facts: object) -> CommandRefused:
    """The refusal of a command given a second time."""
    journey.do(command, role, **facts)
    return journey.refused(command, role, **facts)


FAR_AHEAD = replace(
    ENGLAND, version="england-2031-01", bank_holidays=(), covers_from=day("2036-01-01")
)
DECLINE = {"wants_mediation": False}
ANSWER = {"outcome": AnswerOutcome.NOT_UPHELD, "narrative_id": "words"}

DISPUTE_REFUSALS: dict[str, Callable[[], CommandRefused]] = {
    "not_your_action": lambda: d.filed().refused(c.AcknowledgeComplaint, FAMILY),
    "unknown_case": lambda: d.begun().refused(c.AcknowledgeComplaint, AUTHORITY),
    "case_closed": lambda: withdrawn().refused(c.AcknowledgeComplaint, AUTHORITY),
    "already_filed": lambda: d.filed().refused(c.FileDispute, FAMILY, **d.FILING),
    "unknown_pack": lambda: file(pack="reform-1850"),
    "pack_is_off": lambda: file(pack="reform-2026"),
    "date_in_future": lambda: file(notice_sent_on=day("2026-01-20")),
    "dated_after_sent": lambda: file(notice_dated_on=day("2026-01-13")),
    "not_appealable": lambda: file(decision=DecisionKind.PLAN_FINALISED, sections=()),
    "already_acknowledged": lambda: twice(d.filed(), c.AcknowledgeComplaint, AUTHORITY),
    "already_answered": lambda: twice(d.filed(), c.AnswerComplaint, AUTHORITY, **ANSWER),
    "not_answered_yet": lambda: d.filed().refused(c.RespondToAnswer, FAMILY, satisfied=False),
    "already_replied": lambda: twice(d.answered(), c.RespondToAnswer, FAMILY, satisfied=False),
    "already_added": lambda: twice(
        d.filed(),
        c.AddDocument,
        FAMILY,
        document_id="document-1",
        document=DocumentKind.EVIDENCE,
        sha256="ab" * 32,
        pages=1,
    ),
    "engine_document": lambda: d.filed().refused(
        c.AddDocument,
        FAMILY,
        document_id="document-1",
        document=DocumentKind.LETTER,
        sha256="ab" * 32,
        pages=1,
    ),
    # a change of law, calendar or fact
    "calendar_not_newer": lambda: d.filed().refused(
        AdoptCalendar, Role.ADMINISTRATOR, calendar=ENGLAND
    ),
    "nothing_moves": lambda: d.filed().refused(CorrectRules, Role.ADMINISTRATOR, rules=("T1",)),
    "unknown_fact": lambda: correct(d.filed(), "session_held", "2026-01-19"),
    "calendar_apart": lambda: d.filed().refused(
        AdoptCalendar, Role.ADMINISTRATOR, calendar=FAR_AHEAD
    ),
    "date_too_old": lambda: correct(d.filed(), "notice_dated", "2010-01-01"),
    "in_your_favour": lambda: correct(
        d.held(NONE).on(day("2026-02-20")), "session_held", "2026-02-18", MEDIATOR
    ),
    "same_day": lambda: correct(d.filed(), "notice_sent", "2026-01-12"),
    "out_of_order": lambda: correct(d.held(NONE), "session_held", "2026-02-01", MEDIATOR),
    "no_such_command": lambda: d.filed().refused(
        c.MoveClock, FAMILY, to=instant("2026-02-01 12:00")
    ),
    "clock_backwards": lambda: d.filed(clock_offset_seconds=0).refused(
        c.MoveClock, FAMILY, to=instant("2026-01-19 11:59")
    ),
    # mediation
    "already_contacted": lambda: d.contacted().refused(
        c.ContactAdviser, FAMILY, wants_mediation=True
    ),
    "mediation_is_mandatory": lambda: d.filed().refused(c.ContactAdviser, FAMILY, **DECLINE),
    "already_appointed": lambda: d.arranged().refused(
        c.AppointMediator, MEDIATOR, mediator_id="mediator-1"
    ),
    "no_mediation": lambda: offer(d.filed(), "2026-02-17 10:00"),
    "session_recorded": lambda: offer(d.held(NONE), "2026-02-25 10:00"),
    "slot_agreed": lambda: offer(d.arranged(), "2026-02-18 10:00"),
    "no_slots": lambda: offer(d.contacted()),
    "outside_window": lambda: offer(d.contacted(), "2026-02-17 10:00", "2026-03-05 10:00"),
    "window_closed": lambda: offer(d.contacted().on(day("2026-02-26")), "2026-03-04 10:00"),
    "slot_not_offered": lambda: d.contacted().refused(c.AgreeSlot, FAMILY, slot=d.SLOT),
    "slot_past": lambda: past_slot(),
    "already_reported": lambda: twice(d.contacted(), c.ReportNotArranged, AUTHORITY),
    "no_session_arranged": lambda: d.contacted().refused(
        c.RecordSession, MEDIATOR, held_on=day("2026-02-02"), outcome=NONE
    ),
    "before_agreed_day": lambda: session("2026-02-16"),
    "has_certificate": lambda: d.certified().refused(c.IssueCertificate, MEDIATOR),
    "certificate_not_due": lambda: d.contacted().refused(c.IssueCertificate, MEDIATOR),
    # agreement
    "no_agreement": lambda: d.contacted().refused(c.AcceptAgreement, FAMILY),
    "no_agreement_reached": lambda: agreement("2026-02-17", d.ASSESS, outcome=NONE),
    "agreement_exists": lambda: before_acceptance().refused(
        c.RecordAgreement, MEDIATOR, agreed_on=day("2026-02-17"), promises=(d.ASSESS,)
    ),
    "no_promises": lambda: agreement("2026-02-17"),
    "promise_twice": lambda: agreement("2026-02-17", d.ASSESS, d.ASSESS),
    "before_session": lambda: agreement("2026-02-16", d.ASSESS),
    "due_before_agreed": lambda: agreement(
        "2026-02-17",
        c.PromiseMade("p1", PromiseKind.OTHER, Side.AUTHORITY, "words", day("2026-02-16")),
    ),
    "already_accepted": lambda: twice(before_acceptance(), c.AcceptAgreement, FAMILY),
    "not_accepted_yet": lambda: kept(before_acceptance(), "p1", "2026-02-17"),
    "unknown_promise": lambda: kept(d.agreed(), "p9", "2026-02-19"),
    "already_kept": lambda: kept(with_kept_promise(), "p1", "2026-02-19"),
    "kept_before_agreed": lambda: kept(d.agreed(), "p1", "2026-02-16"),
    # referral
    "no_certificate": lambda: grounds(d.filed(), "B"),
    "not_section_i_only": lambda: grounds(
        d.filed(), "B", "I", no_certificate=NoCertificateReason.SECTION_I_ONLY
    ),
    "exit_not_open": lambda: grounds(
        d.filed(pack="law-2014"),
        "B",
        no_certificate=NoCertificateReason.OTHER_REASON,
        details=(exits.fact(Exemption.SAFEGUARDING),),
    ),
    "exit_without_reason": lambda: grounds(
        d.certified(), "B", details=(exits.fact(Exemption.URGENCY),)
    ),
    "no_grounds": lambda: d.certified().refused(c.RequestBundle, FAMILY),
    "contents_missing": lambda: missing_everything(),
    "bundle_outdated": lambda: d.with_grounds().refused(
        c.RecordBundle, ENGINE, request=1, sha256="cd" * 32, pages=4
    ),
    "with_the_tribunal": lambda: d.sent().refused(c.RequestBundle, FAMILY),
    "not_with_the_tribunal": lambda: d.with_grounds().refused(c.AcceptReferral, CLERK),
    "no_reason": lambda: d.sent().refused(
        c.ReturnReferral, CLERK, reasons=(), narrative_id="words"
    ),
    "no_number": lambda: unnumbered(),
    "no_bundle": lambda: d.with_grounds().refused(
        c.SendReferral, FAMILY, sha256="cd" * 32, signature_id="s"
    ),
    "bundle_changed": lambda: bundled().refused(
        c.SendReferral, FAMILY, sha256="00" * 32, signature_id="s"
    ),
    "not_signed": lambda: bundled().refused(
        c.SendReferral, FAMILY, sha256="cd" * 32, signature_id=""
    ),
}


def past_slot() -> CommandRefused:
    """The family takes a slot that went by."""
    journey = d.contacted()
    journey.do(c.OfferSlots, MEDIATOR, slots=(d.SLOT,))
    return journey.on(day("2026-02-17")).refused(c.AgreeSlot, FAMILY, slot=d.SLOT)


def missing_everything() -> CommandRefused:
    """Grounds without any enclosure or fact of the form."""
    journey = d.certified()
    journey.do(c.StateGrounds, FAMILY, sections=("B",), narrative_id="words")
    return journey.refused(c.RequestBundle, FAMILY)


def unnumbered() -> CommandRefused:
    """An appeal without a number."""
    journey = d.sent()
    journey.do(c.AcceptReferral, CLERK)
    return journey.refused(c.RegisterAppeal, CLERK, appeal_number="  ")


def register(**changes: object) -> CommandRefused:
    """The refusal of a plan with those facts changed."""
    return plans.unregistered().refused(p.RegisterPlan, AUTHORITY, **(plans.REGISTRATION | changes))


def arrange(journey: Journey, meeting_on: str) -> CommandRefused:
    """The refusal of a meeting on that day."""
    return journey.refused(p.ArrangeReviewMeeting, AUTHORITY, meeting_on=day(meeting_on))


def meeting(journey: Journey, held_on: str) -> CommandRefused:
    """The refusal of a meeting reported as held."""
    return journey.refused(p.RecordReviewMeeting, AUTHORITY, held_on=day(held_on))


def decide(journey: Journey, outcome: ReviewOutcome, notice: tuple[str, ...]) -> CommandRefused:
    """The refusal of a decision."""
    return journey.refused(
        p.DecideReview,
        AUTHORITY,
        outcome=outcome,
        notice=notice,
        family_asked_for_amendment=False,
    )


def ceased() -> Journey:
    """A plan that has ended."""
    return plans.decided(ReviewOutcome.CEASE).on(day("2026-08-03"))


AMENDING = ReviewOutcome.AMEND
KEEP = ReviewOutcome.KEEP

PLAN_REFUSALS: dict[str, Callable[[], CommandRefused]] = {
    "not_your_action": lambda: plans.held().refused(
        p.DecideReview,
        SETTING,
        outcome=KEEP,
        notice=plans.EVERY_ITEM,
        family_asked_for_amendment=False,
    ),
    "unknown_case": lambda: arrange(plans.unregistered(), "2026-03-30"),
    "case_closed": lambda: arrange(ceased(), "2026-09-30"),
    "already_registered": lambda: plans.registered().refused(
        p.RegisterPlan, AUTHORITY, **plans.REGISTRATION
    ),
    "date_in_future": lambda: register(plan_made_on=day("2026-01-13")),
    "reviewed_before_made": lambda: register(last_review_on=day("2025-06-09")),
    "decision_owed": lambda: arrange(plans.held(), "2026-05-30"),
    "final_plan_owed": lambda: arrange(plans.decided(AMENDING), "2026-05-30"),
    "already_arranged": lambda: arrange(plans.arranged(), "2026-03-30"),
    "meeting_too_far": lambda: arrange(plans.registered(), "2062-03-30"),
    "too_little_notice": lambda: arrange(plans.registered(), "2026-01-25"),
    "no_meeting_arranged": lambda: meeting(plans.registered(), "2026-01-12"),
    "already_held": lambda: meeting(plans.held(), "2026-03-30"),
    "before_arranged_day": lambda: meeting(plans.arranged().on(day("2026-03-30")), "2026-03-27"),
    "meeting_not_held": lambda: plans.arranged().refused(p.SendReviewReport, SETTING),
    "report_sent": lambda: plans.reported().refused(p.SendReviewReport, SETTING),
    "already_decided": lambda: decide(plans.decided(KEEP), KEEP, plans.EVERY_ITEM),
    "notice_incomplete": lambda: decide(plans.held(), KEEP, plans.EVERY_ITEM[1:]),
    "no_amendment": lambda: plans.decided(KEEP).refused(
        p.IssueFinalPlan, AUTHORITY, notice=plans.EVERY_ITEM
    ),
    "already_represented": lambda: twice(
        plans.decided(AMENDING), p.MakeRepresentations, FAMILY, narrative_id="words"
    ),
    "no_words": lambda: plans.decided(AMENDING).refused(
        p.MakeRepresentations, FAMILY, narrative_id=""
    ),
    "representations_open": lambda: plans.decided(AMENDING).refused(
        p.IssueFinalPlan, AUTHORITY, notice=plans.EVERY_ITEM
    ),
    "already_noted": lambda: twice(
        plans.registered(), p.NoteDispute, ENGINE, dispute_id="dispute-1"
    ),
    "unknown_dispute": lambda: plans.registered().refused(
        p.NoteDisputeEnded, ENGINE, dispute_id="dispute-1", decision_stands=True
    ),
}

SHARED = ("demo_clock.py", "change.py")


def codes_in(folder: str) -> set[str]:
    """Every code that the source of a kind of case refuses with."""
    root = Path(cases.__file__).parent
    return codes_of(*(root / folder).rglob("*.py")) | codes_shared()


def codes_shared() -> set[str]:
    """The codes of what every kind of case refuses; a dispute hears them all."""
    root = Path(cases.__file__).parent
    return codes_of(*(root / name for name in SHARED))


def codes_of(*paths: Path) -> set[str]:
    """The codes that these files refuse with."""
    found: set[str] = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "CommandRefused":
                assert isinstance(node.args[0], ast.Constant)
                found.add(str(node.args[0].value))
    return found


@pytest.mark.parametrize("code", DISPUTE_REFUSALS)
def test_a_dispute_refuses_in_plain_words(code: str) -> None:
    assert DISPUTE_REFUSALS[code]().code == code


@pytest.mark.parametrize("code", PLAN_REFUSALS)
def test_a_plan_refuses_in_plain_words(code: str) -> None:
    assert PLAN_REFUSALS[code]().code == code


def test_every_refusal_of_a_dispute_has_been_heard_here() -> None:
    assert codes_in("dispute") - {"off_the_table"} == set(DISPUTE_REFUSALS) | heard()


def test_every_refusal_of_a_plan_has_been_heard_here() -> None:
    shared = codes_shared()
    assert codes_in("plan") | shared == set(PLAN_REFUSALS) | plan_plays.heard() | shared


def test_a_missing_document_is_named_with_its_rule() -> None:
    refusal = missing_everything()
    assert refusal.rule == "F1"
    assert "decision letter is missing" in refusal.reason


def test_a_notice_without_mediation_information_names_what_to_add() -> None:
    refusal = PLAN_REFUSALS["notice_incomplete"]()
    assert refusal.rule == "M1"
    assert "mediation" in refusal.reason


def test_a_final_plan_without_the_words_about_mediation_is_not_sent() -> None:
    journey = plans.decided(AMENDING).on(day("2026-05-05"))
    refusal = journey.refused(p.IssueFinalPlan, AUTHORITY, notice=())
    assert (refusal.code, refusal.rule) == ("notice_incomplete", "M1")


def test_an_amendment_notice_needs_no_words_about_an_appeal_that_is_not_open_yet() -> None:
    journey = plans.held()
    journey.do(
        p.DecideReview,
        AUTHORITY,
        outcome=AMENDING,
        notice=(),
        family_asked_for_amendment=False,
    )
    assert journey.state.review.is_amending


def test_an_appeal_after_five_on_the_last_day_needs_a_reason_for_being_late() -> None:
    assert without_signature_facts().code == "contents_missing"
    journey = bundled().on(day("2026-03-18"), hour=time(17, 0))
    journey.do(c.SendReferral, FAMILY, sha256="cd" * 32, signature_id="s")
    assert journey.state.referral.in_time


def test_a_slot_may_lie_on_the_last_day_of_the_window_and_not_a_day_later() -> None:
    last = instant("2026-03-04 16:00")
    d.contacted().do(c.OfferSlots, MEDIATOR, slots=(last,))
    journey = d.contacted()
    refusal = journey.refused(c.OfferSlots, MEDIATOR, slots=(last + timedelta(days=1),))
    assert "4 March 2026" in refusal.reason


def test_a_returned_referral_can_only_come_from_the_tribunal() -> None:
    refusal = d.with_grounds().refused(
        c.ReturnReferral, CLERK, reasons=(ReturnReason.NOT_SIGNED,), narrative_id="words"
    )
    assert refusal.code == "not_with_the_tribunal"


def test_a_journey_begins_with_nothing_known() -> None:
    assert Journey(DISPUTE, moment(day("2026-01-19"))).owed() == set()
