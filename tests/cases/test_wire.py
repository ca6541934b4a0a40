"""Commands, events and states travel as plain JSON and come back equal; an edited record shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from cases.actor import Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules
from cases.clock import ClockEvent, DayReached
from cases.dispute import commands as c
from cases.dispute.commands import DisputeCommand
from cases.dispute.events import DisputeEvent
from cases.dispute.vocabulary import ReturnReason, SessionOutcome
from cases.event import GENESIS, Recorded, chain_hash
from cases.plan import commands as p
from cases.plan.commands import PlanCommand
from cases.plan.events import PlanEvent
from cases.plan.vocabulary import ReviewOutcome
from cases.wire import (
    dump_command,
    dump_event,
    dump_state,
    load_command,
    load_event,
    load_state,
)
from rules import appeal, mediation
from rules.calendar import ENGLAND, at_london
from rules.closed_days import DayChange, changed
from tests.cases import disputes as d
from tests.cases import plan_plays, plans
from tests.cases.journey import NOON, Journey, day, instant
from tests.cases.misreading import counting_from_later
from tests.cases.plays import every_play


def refusing(journey: Journey) -> Journey:
    """A returned, mended and registered appeal."""
    journey.do(c.ReturnReferral, d.CLERK, reasons=(ReturnReason.UNREADABLE,), narrative_id="words")
    journey.do(c.RequestBundle, d.FAMILY)
    journey.do(c.RecordBundleFailure, d.ENGINE, request=2, code="unreadable")
    d.build(journey, "ef" * 32)
    journey.do(c.SendReferral, d.FAMILY, sha256="ef" * 32, signature_id="s")
    journey.do(c.AcceptReferral, d.CLERK)
    journey.do(c.RegisterAppeal, d.CLERK, appeal_number="EH1")
    return journey


def reported() -> Journey:
    """The authority cannot arrange mediation; the family moved its clock before."""
    journey = d.filed(clock_offset_seconds=0)
    journey.do(c.MoveClock, d.FAMILY, to=instant("2026-01-20 12:00"))
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    journey.do(c.ReportNotArranged, d.AUTHORITY)
    return journey


def satisfied() -> Journey:
    """The answer settles the matter."""
    journey = d.answered()
    journey.do(c.RespondToAnswer, d.FAMILY, satisfied=True)
    return journey


def breached() -> Journey:
    """One promise kept, one breached, then the family withdraws."""
    journey = d.agreed()
    journey.do(c.RecordPromiseKept, d.AUTHORITY, promise_id="p1", kept_on=day("2026-02-19"))
    journey.on(day("2026-06-01")).do(c.Withdraw, d.FAMILY)
    return journey


def disputed(outcome: ReviewOutcome) -> Journey:
    """A decision that was disputed in vain."""
    journey = plans.decided(outcome, asked=True)
    journey.do(p.NoteDispute, d.ENGINE, dispute_id="dispute-1")
    journey.do(p.NoteDisputeEnded, d.ENGINE, dispute_id="dispute-1", decision_stands=True)
    return journey.on(day("2026-07-31"))


def represented() -> Journey:
    """Two families answer proposed changes: this one says something."""
    journey = plans.decided(ReviewOutcome.AMEND)
    journey.do(p.MakeRepresentations, d.FAMILY, narrative_id="words")
    return journey


def put_right() -> tuple[Journey, Journey]:
    """A newer calendar, a corrected rule and corrected days, in either kind of case."""
    proclaimed = changed(ENGLAND, (DayChange(day("2026-03-12"), True, "proclaimed"),))
    dispute, plan = d.contacted(), plans.decided(ReviewOutcome.CEASE)
    for journey in (dispute, plan):
        journey.do(AdoptCalendar, Role.ADMINISTRATOR, calendar=proclaimed)
    dispute.do(
        CorrectFact, d.FAMILY, fact="notice_sent", is_on=day("2026-01-13"), narrative_id="why"
    )
    plan.do(CorrectFact, plans.SETTING, fact="meeting", is_on=day("2026-03-31"), narrative_id="why")
    with counting_from_later(appeal, "appeal"):
        dispute.do(CorrectRules, Role.ADMINISTRATOR, rules=("T1",))
    with counting_from_later(mediation, "adviser_contact"):
        plan.do(CorrectRules, Role.ADMINISTRATOR, rules=("M2",))
    return dispute, plan


JOURNEYS: tuple[Journey, ...] = (
    refusing(d.sent()),
    reported(),
    satisfied(),
    breached(),
    d.held(SessionOutcome.NOT_HELD_FAMILY),
    plans.amended(),
    plans.held().on(day("2026-06-30")),
    disputed(ReviewOutcome.CEASE),
    disputed(ReviewOutcome.KEEP),
    represented(),
    *put_right(),
    *every_play(),
    *plan_plays.every_play(),
)
"""Together they meet every command and every event."""


def some(members: Iterable[Any], of_each: int = 3) -> list[Any]:
    """A few different ones of each kind."""
    kept: dict[type, list[Any]] = {}
    for member in members:
        same = kept.setdefault(type(member), [])
        if len(same) < of_each and member not in same:
            same.append(member)
    return [member for same in kept.values() for member in same]


COMMANDS = some(command for journey in JOURNEYS for command in journey.commands)
EVENTS = some(event for journey in JOURNEYS for event in journey.events)


def kinds(*unions: Any) -> set[type]:
    """The members of unions."""
    return {member for union in unions for member in get_args(union)}


def kind_of(member: Any) -> str:
    """The name under which a command or event travels."""
    return str(member.__dataclass_fields__["kind"].default)


def test_these_journeys_meet_every_command_and_every_event() -> None:
    assert {type(x) for x in COMMANDS} == kinds(DisputeCommand, PlanCommand)
    assert {type(x) for x in EVENTS} | {DayReached} == kinds(DisputeEvent, PlanEvent, ClockEvent)


def test_no_two_commands_and_no_two_events_share_a_kind() -> None:
    for members in (kinds(DisputeCommand, PlanCommand), kinds(DisputeEvent, PlanEvent, ClockEvent)):
        names = [kind_of(member) for member in members]
        assert len(set(names)) == len(names)


def through_json(values: dict[str, Any]) -> dict[str, Any]:
    """The values as they come back from a JSON column."""
    read = json.loads(json.dumps(values))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("command", COMMANDS, ids=lambda x: x.kind)
def test_a_command_comes_back_equal(command: Any) -> None:
    assert load_command(through_json(dump_command(command))) == command


@pytest.mark.parametrize("event", EVENTS, ids=lambda x: x.kind)
def test_an_event_comes_back_equal(event: Any) -> None:
    assert load_event(through_json(dump_event(event))) == event


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda j: j.kind.name)
def test_a_state_comes_back_equal(journey: Journey) -> None:
    name = journey.kind.name
    assert load_state(name, through_json(dump_state(name, journey.state))) == journey.state


def test_an_unknown_kind_is_refused_before_anything_happens() -> None:
    values = dump_command(COMMANDS[0]) | {"kind": "abolish_case"}
    with pytest.raises(ValidationError):
        load_command(values)


def test_a_command_with_a_wrong_date_is_refused_before_anything_happens() -> None:
    values = dump_command(COMMANDS[0]) | {"notice_sent_on": "2026-02-30"}
    with pytest.raises(ValidationError):
        load_command(values)


def broken(recorded: list[Recorded]) -> int | None:
    """The number of the first event whose hash does not follow from the one before."""
    head = GENESIS
    for event in recorded:
        head = chain_hash(head, event)
        if head != event.hash:
            return event.seq
    return None


@pytest.mark.parametrize(
    "change",
    [
        {"payload": {"kind": "dispute_filed"}},
        {"effective_on": day("2026-01-01")},
        {"recorded_at": at_london(day("2026-01-01"), NOON)},
        {"rule": "X1"},
        {"command_id": "another"},
        {"case_id": "another"},
        {"kind": "another"},
        {"version": 2},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_edited_record_breaks_the_chain_where_it_was_edited(change: dict[str, Any]) -> None:
    recorded = list(d.sent().recorded)
    assert broken(recorded) is None
    recorded[4] = replace(recorded[4], **change)
    assert broken(recorded) == 5


def test_a_record_taken_out_breaks_the_chain() -> None:
    recorded = list(d.sent().recorded)
    del recorded[4]
    assert broken(recorded) == 6


def test_two_walks_of_the_same_case_give_the_same_hashes() -> None:
    assert [e.hash for e in d.sent().recorded] == [e.hash for e in d.sent().recorded]
