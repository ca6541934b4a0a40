"""A newer calendar, a corrected rule, a corrected day: what moves, what stays, who is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from cases.actor import Role
from cases.change import AdoptCalendar, CorrectRules
from cases.clock import Clock, ClockStatus, Why
from cases.dispute import commands as c
from cases.horizon import carried_on, horizon
from cases.kinds import KINDS
from cases.moment import Moment
from cases.plan.commands import DecideReview
from cases.plan.vocabulary import ReviewOutcome
from cases.preview import by_calendar, by_rules
from cases.wire import dump_state, load_state
from rules import appeal, compliance, mediation, review
from rules.calendar import ENGLAND, Calendar
from rules.closed_days import DayChange, changed
from tests.cases import disputes as d
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.misreading import counting_from_later
from tests.cases.walk import DISPUTE_WALKS, PLAN_WALKS, Walk

OPERATOR = Role.ADMINISTRATOR
FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def closing(*days: str) -> Calendar:
    """The list of England with days proclaimed."""
    return changed(ENGLAND, (DayChange(day(text), True, "proclaimed") for text in days))


EVERY_FRIDAY = changed(
    ENGLAND,
    (DayChange(day("2026-01-02") + timedelta(weeks=n), True, "proclaimed") for n in range(100)),
)
"""So many new bank holidays that hardly any count of working days stays as it was."""


def days_of(state: Any) -> dict[str, tuple[str, date]]:
    """What every open clock counts from, and its last day."""
    return {
        clock.clock_id: (clock.basis, clock.deadline.due_on)
        for clock in state.clocks
        if clock.is_open
    }


def brute_force(before: Any, after: Any) -> dict[str, tuple[date, date]]:
    """The clocks with another day in the second state, by the first day and the second."""
    was, will = days_of(before), days_of(after)
    return {
        clock_id: (on, will[clock_id][1])
        for clock_id, (basis, on) in was.items()
        if clock_id in will and will[clock_id][0] == basis and will[clock_id][1] != on
    }


# A newer calendar


def _walked_twice(walk: Walk) -> tuple[Journey, Journey]:
    """The same walk by the old calendar and by the new one from its first day."""
    begin: Any = walk.begin
    return walk.walked(), replace(walk, begin=partial(begin, calendar=EVERY_FRIDAY)).walked()


@FEW
@given(DISPUTE_WALKS)
def test_what_a_proclamation_moves_in_a_dispute_is_what_comes_out_when_it_was_known_all_along(
    walk: Walk,
) -> None:
    _compare(*_walked_twice(walk))


@FEW
@given(PLAN_WALKS)
def test_what_a_proclamation_moves_in_a_plan_is_what_comes_out_when_it_was_known_all_along(
    walk: Walk,
) -> None:
    _compare(*_walked_twice(walk))


def _compare(old: Journey, known_all_along: Journey) -> None:
    assume(days_of(old.state).keys() == days_of(known_all_along.state).keys())
    expected = brute_force(old.state, known_all_along.state)
    listed = by_calendar(EVERY_FRIDAY)(old.kind.name, old.state)
    same_facts = {
        clock_id
        for clock_id, (basis, _) in days_of(old.state).items()
        if days_of(known_all_along.state)[clock_id][0] == basis
    }
    found = {m.clock_id: (m.was_on, m.is_on) for m in listed if m.clock_id in same_facts}
    assert found == expected
    if old.state.is_closed:
        return
    old.do(AdoptCalendar, OPERATOR, calendar=horizon(EVERY_FRIDAY, old.now.on))
    adopted = old.events[-1 - len(listed)]
    assert adopted.kind == "calendar_adopted"
    assert adopted.moved == listed
    for item in listed:
        assert old.due(item.clock_id) == item.is_on
        assert old.clock(item.clock_id).why is Why.CALENDAR


@pytest.mark.parametrize(
    ("journey", "closed", "expected"),
    [
        # The complaint of 20 January is to be answered in 10 working days, by 3 February.
        (lambda: _acknowledged(), "2026-01-28", {"complaint_answer": ("2026-02-03", "2026-02-04")}),
        # The letter of 12 January: two months end on Thursday 12 March. The appeal rolls to Friday.
        # The contact with the adviser, not made yet, never rolls: the day before is the last open.
        (
            d.filed,
            "2026-03-12",
            {
                "appeal": ("2026-03-12", "2026-03-13"),
                "last_safe_day": ("2026-03-12", "2026-03-11"),
            },
        ),
        # A day in the middle of the two months moves nothing that counts calendar days.
        (d.contacted, "2026-02-20", {}),
    ],
)
def test_a_day_proclaimed_late_moves_what_counts_it_and_nothing_else(
    journey: Any, closed: str, expected: dict[str, tuple[str, str]]
) -> None:
    case = journey()
    listed = by_calendar(closing(closed))("dispute", case.state)
    assert {m.clock_id: (str(m.was_on), str(m.is_on)) for m in listed} == expected


def _acknowledged() -> Journey:
    journey = d.filed().on(day("2026-01-20"))
    journey.do(c.AcknowledgeComplaint, d.AUTHORITY)
    return journey


def test_the_old_belief_is_kept_and_the_new_one_says_why() -> None:
    journey = d.filed()
    journey.do(AdoptCalendar, OPERATOR, calendar=closing("2026-03-12"))
    believed = [
        (e.version, e.deadline.due_on, e.why, e.deadline.calendar_version)
        for e in journey.events
        if e.kind == "clock_started" and e.clock_id == "appeal"
    ]
    assert believed == [
        (1, day("2026-03-12"), Why.STARTED, "england-2026-11"),
        (2, day("2026-03-13"), Why.CALENDAR, "england-2026-11.1"),
    ]


def test_the_family_hears_of_every_date_that_moves_and_the_authority_of_its_own() -> None:
    journey = _acknowledged()
    journey.do(AdoptCalendar, OPERATOR, calendar=closing("2026-01-28"))
    assert journey.said("dates_moved") == {"family-1", "authority-1"}
    journey = d.filed()
    journey.do(AdoptCalendar, OPERATOR, calendar=closing("2026-03-12"))
    assert journey.said("dates_moved") == {"family-1"}


def test_nobody_is_told_when_nothing_moves_but_later_counts_know_the_new_day() -> None:
    journey = d.filed()
    journey.do(AdoptCalendar, OPERATOR, calendar=closing("2026-01-28"))
    told = journey.said("dates_moved")
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert told == set()
    assert journey.due("complaint_answer") == day("2026-02-04")


def test_a_breach_that_stands_on_the_new_date_stays_a_breach_and_is_told_once() -> None:
    journey = d.filed().on(day("2026-02-10"))
    assert journey.clock("complaint_acknowledge").status is ClockStatus.MISSED
    told_before = [n for n in journey.told if n.template == "clock_missed"]
    journey.do(AdoptCalendar, OPERATOR, calendar=closing("2026-01-22"))
    clock = journey.clock("complaint_acknowledge")
    assert (clock.status, clock.deadline.due_on) == (ClockStatus.MISSED, day("2026-01-27"))
    journey.on(day("2026-02-11"))
    assert [n for n in journey.told if n.template == "clock_missed"] == told_before


def test_a_breach_that_was_none_runs_again_to_its_true_day() -> None:
    journey = d.filed().on(day("2026-01-27"))
    assert journey.clock("complaint_acknowledge").status is ClockStatus.MISSED
    journey.do(AdoptCalendar, OPERATOR, calendar=closing("2026-01-22"))
    assert journey.clock("complaint_acknowledge").status is ClockStatus.RUNNING
    journey.on(day("2026-01-28"))
    assert journey.clock("complaint_acknowledge").status is ClockStatus.MISSED


def test_a_clock_that_was_met_keeps_the_day_by_which_it_was_judged() -> None:
    journey = _acknowledged()
    before = journey.clock("complaint_acknowledge")
    journey.do(AdoptCalendar, OPERATOR, calendar=closing("2026-01-22"))
    assert journey.clock("complaint_acknowledge") == before


def test_a_case_filed_after_the_proclamation_counts_by_it_from_the_start() -> None:
    journey = d.filed(calendar=horizon(closing("2026-03-12"), day("2026-01-19")))
    assert journey.due("appeal") == day("2026-03-13")
    assert by_calendar(closing("2026-03-12"))("dispute", journey.state) == ()


def test_a_plan_keeps_the_list_it_adopted_over_the_end_of_its_year() -> None:
    calendar = closing("2026-12-24")
    journey = plans.reported()
    journey.do(AdoptCalendar, OPERATOR, calendar=calendar)
    journey.on(day("2026-04-20")).do(
        DecideReview,
        plans.AUTHORITY,
        outcome=ReviewOutcome.KEEP,
        notice=plans.EVERY_ITEM,
        family_asked_for_amendment=False,
    )
    assert journey.state.review_year > 1
    assert journey.state.calendar.version == calendar.version
    assert journey.state.calendar.is_bank_holiday(day("2026-12-24"))
    assert journey.state.calendar.covers_to == day("2030-12-31")


def test_a_list_that_the_code_knows_by_now_takes_the_place_of_an_older_one() -> None:
    older = replace(ENGLAND, version="england-2026-10.2")
    assert carried_on(older, day("2026-06-01")).version == ENGLAND.version


# A rule that we had wrong


@pytest.mark.parametrize(
    ("begin", "module", "function", "rule"),
    [
        (d.filed, appeal, "appeal", "T1"),
        (d.filed, mediation, "adviser_contact", "M2"),
        (d.contacted, mediation, "arrange_mediation", "M8"),
        (d.agreed, compliance, "promise", "M15"),
        (plans.held, review, "decision", "R8"),
        (plans.registered, review, "first_review", "R1"),
    ],
)
def test_a_corrected_rule_moves_in_open_cases_what_comes_out_in_a_case_begun_under_it(
    begin: Any, module: Any, function: str, rule: str
) -> None:
    journey = begin()
    name, state = journey.kind.name, journey.state
    assert by_rules((rule,))(name, state) == ()
    with counting_from_later(module, function):
        expected = brute_force(state, begin().state)
        listed = by_rules((rule,))(name, state)
        assert expected
        assert {m.clock_id: (m.was_on, m.is_on) for m in listed} == {
            clock_id: days
            for clock_id, days in expected.items()
            if journey.clock(clock_id).deadline.rule == rule
        }
        journey.do(CorrectRules, OPERATOR, rules=(rule,))
        assert by_rules((rule,))(name, journey.state) == ()
    assert {m.clock_id for m in listed} == {
        clock.clock_id for clock in journey.state.clocks if clock.why is Why.CORRECTION
    }
    assert journey.said("dates_moved")


def test_a_correction_of_one_rule_leaves_the_others_alone() -> None:
    journey = d.filed()
    with counting_from_later(appeal, "appeal"), counting_from_later(mediation, "adviser_contact"):
        journey.do(CorrectRules, OPERATOR, rules=("M2",))
    assert journey.due("appeal") == day("2026-03-12")
    assert journey.due("adviser_contact") == day("2026-03-15")


def test_time_alone_never_moves_a_date_when_the_code_counts_differently() -> None:
    journey = d.filed()
    with counting_from_later(appeal, "appeal"):
        journey.on(day("2026-02-10")).do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    assert journey.due("appeal") == day("2026-03-12")


def test_a_proclamation_moves_nothing_that_only_a_correction_may_move() -> None:
    journey = d.filed()
    with counting_from_later(mediation, "adviser_contact"):
        journey.do(AdoptCalendar, OPERATOR, calendar=closing("2026-03-12"))
    assert journey.due("appeal") == day("2026-03-13")
    assert journey.due("adviser_contact") == day("2026-03-12")


def test_a_state_from_before_these_changes_is_read_with_their_defaults() -> None:
    stored = dump_state("dispute", d.filed().state)
    for clock in stored["clocks"]:
        del clock["why"], clock["deadline"]["rule_version"]
    clocks: tuple[Clock, ...] = load_state("dispute", stored).clocks
    assert {clock.why for clock in clocks} == {Why.STARTED}
    assert {clock.deadline.rule_version for clock in clocks} == {1}


def test_a_moment_of_the_past_can_be_asked_from_the_events_alone() -> None:
    """What was believed on a day is the fold of what was recorded by then."""
    journey = d.filed()
    journey.on(day("2026-02-01")).do(AdoptCalendar, OPERATOR, calendar=closing("2026-03-12"))
    kind = KINDS["dispute"]
    then = Moment(journey.recorded[0].recorded_at)
    state = journey.start
    for event, facts in zip(journey.recorded, journey.events, strict=True):
        if event.recorded_at <= then.at:
            state = kind.evolve(state, facts)
    assert days_of(state)["appeal"][1] == day("2026-03-12")
    assert journey.due("appeal") == day("2026-03-13")
