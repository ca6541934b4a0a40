"""Who may do what, who is told, who owes: no command, event or clock is left out."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from cases import clock
from cases.actor import Role
from cases.dispute import events as de
from cases.dispute import notices as dispute_notices
from cases.dispute.commands import DisputeCommand
from cases.dispute.decide import WHO_MAY as DISPUTE_ROLES
from cases.dispute.subjects import watch_of as dispute_watch_of
from cases.kinds import KINDS
from cases.plan import events as pe
from cases.plan import notices as plan_notices
from cases.plan.commands import PlanCommand
from cases.plan.decide import WHO_MAY as PLAN_ROLES
from cases.plan.subjects import watch_of as plan_watch_of
from tests.cases.test_wire import JOURNEYS, kind_of

UNTOLD = {
    "clock_started",
    "clock_ended",
    "clock_moved",
    "document_added",
    "grounds_stated",
    "bundle_requested",
    "routes_told",
    "feedback_given",
    "dispute_merged",
    "task_assigned",
    "tasks_handed_over",
    "school_age_end_recorded",
    "child_ages_recorded",
    "version_drafted",
}
"""What somebody did for themselves, which of its people a team asks, and the clocks behind the words of other messages."""

LETTERS = {
    "complaint_acknowledgement",
    "mediation_invitation",
    "mediation_certificate",
    "mediation_agreement",
    "referral_letter",
    "review_notice",
    "breach_complaint",
}


@pytest.mark.parametrize(
    ("commands", "roles"), [(DisputeCommand, DISPUTE_ROLES), (PlanCommand, PLAN_ROLES)]
)
def test_every_command_says_who_may_give_it(
    commands: Any, roles: dict[type, frozenset[Role]]
) -> None:
    assert set(roles) == set(get_args(commands))
    assert all(roles.values())


def test_only_the_engine_reports_what_the_engine_did() -> None:
    by_engine = {
        command.__name__
        for command, roles in (DISPUTE_ROLES | PLAN_ROLES).items()
        if roles == {Role.ENGINE}
    }
    assert by_engine == {
        "RecordBundle",
        "RecordBundleFailure",
        "NoteDispute",
        "NoteDisputeEnded",
        "NoteLink",
        "ReceivePlan",
    }


def test_only_the_family_signs_and_only_the_clerk_registers() -> None:
    names = {command.__name__: roles for command, roles in DISPUTE_ROLES.items()}
    assert names["SendReferral"] == {Role.FAMILY}
    assert names["Withdraw"] == {Role.FAMILY}
    assert names["RegisterAppeal"] == {Role.CLERK}


def test_every_event_tells_somebody_or_is_known_to_tell_nobody() -> None:
    told: set[str] = set()
    seen: set[str] = set()
    for journey in JOURNEYS:
        state = journey.start
        for event in journey.events:
            state = journey.kind.evolve(state, event)
            seen.add(event.kind)
            notices = journey.kind.notices(state, event)
            assert all(notice.template and notice.recipient for notice in notices)
            if notices:
                told.add(event.kind)
    every = {
        kind_of(member)
        for union in (de.DisputeEvent, pe.PlanEvent, clock.ClockEvent)
        for member in get_args(union)
    }
    assert seen | {"day_reached"} == every
    assert every - told == UNTOLD


def test_every_letter_that_goes_with_a_message_exists() -> None:
    named = {n.letter for journey in JOURNEYS for n in journey.told if n.letter}
    tables = (dispute_notices.SIMPLE, plan_notices.SIMPLE)
    named |= {letter for table in tables for rows in table.values() for *_, letter in rows}
    assert named - {""} == LETTERS


def test_every_clock_has_somebody_to_remind_and_somebody_to_tell_of_the_breach() -> None:
    for notices, kind in (
        (dispute_notices, KINDS["dispute"]),
        (plan_notices, KINDS["plan"]),
    ):
        rules = kind.clock_rules(kind.fresh("case-1"))
        watch_of = {"dispute": dispute_watch_of, "plan": plan_watch_of}[kind.name]
        standing = {rule.clock_id for rule in rules if watch_of(rule.clock_id) is None}
        assert standing == set(notices.CLOCK_OWNERS) == set(notices.TOLD_OF_BREACH)


NO_LADDER = {"review_invitations", "review_due", "plan_stays", *plan_notices.RIGHTS_OF_THE_FAMILY}
"""Invitations go out with the arrangement of the meeting: its own message asks for them. In the year
of a change of phase its own day reminds and the review does not. A plan that
is to cease is kept by itself to its last day. A family that is content with a plan is not reminded
of the days by which it could dispute it."""


def test_every_clock_that_somebody_is_reminded_of_has_a_ladder() -> None:
    started = [
        (journey.kind.name, event.clock_id, event.ladder, journey.state)
        for journey in JOURNEYS
        for event in journey.events
        if isinstance(event, clock.ClockStarted)
    ]
    bare = {
        clock_id
        for kind, clock_id, ladder, state in started
        if not ladder
        and (
            dispute_notices._reminded(state, clock_id)
            if kind == "dispute"
            else plan_notices.CLOCK_OWNERS.get(clock_id)
        )
    }
    assert started
    assert bare == NO_LADDER
    disputes = {clock_id for kind, clock_id, ladder, _ in started if kind == "dispute" and ladder}
    assert set(plan_notices.RIGHTS_OF_THE_FAMILY) <= disputes


def test_nobody_is_told_twice_of_one_event() -> None:
    for journey in JOURNEYS:
        state = journey.start
        for event in journey.events:
            state = journey.kind.evolve(state, event)
            told = [(n.template, n.recipient) for n in journey.kind.notices(state, event)]
            assert len(told) == len(set(told)), event.kind
