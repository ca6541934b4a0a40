"""A newer calendar, a corrected rule, a corrected day: what moves, what stays, who is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from cases.actor import Role
from cases.change import ALL_RULES, AdoptCalendar, CorrectFact, CorrectRules
from cases.clock import Clock, ClockStatus, Why
from cases.dispute import commands as c
from cases.dispute.vocabulary import SessionOutcome
from cases.horizon import carried_on, horizon
from cases.kinds import KINDS
from cases.moment import Moment
from cases.plan.commands import DecideReview
from cases.plan.vocabulary import ReviewOutcome
from cases.preview import by_calendar, by_fact, by_rules
from cases.wire import dump_state, load_state
from rules import appeal, compliance, mediation, review, tribunal
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


# A day that was entered wrongly


@pytest.mark.parametrize("days_later", [1, 3, 6])
def test_a_corrected_day_moves_what_comes_out_when_it_was_entered_rightly(days_later: int) -> None:
    right = day("2026-01-12") + timedelta(days=days_later)
    journey = d.contacted()
    before = journey.state
    command = journey.make(
        CorrectFact, d.FAMILY, fact="notice_sent", is_on=right, narrative_id="why"
    )
    listed = by_fact("dispute", before, command, journey.now)
    journey.give(command)
    rightly = d.contacted(notice_sent_on=right).state
    assert {(m.clock_id, m.was_on, m.is_on) for m in listed} == {
        (clock_id, days_of(before)[clock_id][1], days_of(rightly)[clock_id][1])
        for clock_id in days_of(before)
        if days_of(before)[clock_id][1] != days_of(rightly)[clock_id][1]
    }
    assert days_of(journey.state) == days_of(rightly)
    (corrected,) = (e for e in journey.events if e.kind == "fact_corrected")
    assert (corrected.was_on, corrected.is_on) == (day("2026-01-12"), right)
    assert journey.said("fact_corrected") == {"family-1", "authority-1", "service-1"}


def test_a_preview_changes_nothing_and_tells_nobody() -> None:
    journey = d.contacted()
    before, told = dump_state("dispute", journey.state), list(journey.told)
    command = journey.make(
        CorrectFact, d.FAMILY, fact="notice_sent", is_on=day("2026-01-14"), narrative_id="why"
    )
    assert by_fact("dispute", journey.state, command, journey.now)
    by_calendar(EVERY_FRIDAY)("dispute", journey.state)
    assert dump_state("dispute", journey.state) == before
    assert journey.told == told


@pytest.mark.parametrize(
    ("fact", "is_on", "role", "clock_id", "due_on"),
    [
        ("adviser_contacted", "2026-02-01", d.MEDIATOR, "arrange_mediation", "2026-03-03"),
        ("notice_dated", "2026-01-09", d.FAMILY, "last_safe_day", "2026-03-09"),
    ],
)
def test_each_day_moves_the_clock_that_counts_from_it(
    fact: str, is_on: str, role: Role, clock_id: str, due_on: str
) -> None:
    journey = d.contacted()
    journey.do(CorrectFact, role, fact=fact, is_on=day(is_on), narrative_id="why")
    assert journey.due(clock_id) == day(due_on)


def put_right(journey: Journey, role: Role, fact: str, is_on: str) -> None:
    """Put a day right."""
    journey.do(CorrectFact, role, fact=fact, is_on=day(is_on), narrative_id="why")


def refused(journey: Journey, role: Role, fact: str, is_on: str) -> str:
    """The code of the refusal of a day put right."""
    return journey.refused(CorrectFact, role, fact=fact, is_on=day(is_on), narrative_id="why").code


def test_later_days_of_a_dispute_can_be_put_right_too() -> None:
    journey = d.held(SessionOutcome.AGREEMENT).on(day("2026-02-20"))
    put_right(journey, OPERATOR, "session_held", "2026-02-18")
    assert journey.due("certificate") == day("2026-02-23")
    agreed = d.agreed().on(day("2026-02-19"))
    put_right(agreed, d.MEDIATOR, "agreed", "2026-02-18")
    assert agreed.due("promise:p1") == day("2026-03-04")
    registered = _with_the_tribunal()
    later = registered.now.on + timedelta(days=1)
    put_right(registered.on(later + timedelta(days=4)), d.CLERK, "registered", str(later))
    clock = registered.clock("authority_response")
    assert clock.why is Why.FACTS
    assert clock.deadline == tribunal.response(later, registered.state.calendar)


def test_the_days_of_a_plan_can_be_put_right() -> None:
    plan = plans.held().on(day("2026-04-02"))
    put_right(plan, d.FAMILY, "meeting", "2026-03-31")
    put_right(plan, plans.AUTHORITY, "plan_made", "2025-06-08")
    assert plan.due("review_decision") == day("2026-04-28")
    assert plan.due("review_due") == day("2026-06-07")
    before = plans.registered(last_review_on=day("2025-09-10"))
    put_right(before, plans.AUTHORITY, "last_review", "2025-09-08")
    assert before.due("review_due") == day("2026-09-07")
    decided = plans.decided(ReviewOutcome.KEEP).on(day("2026-04-21"))
    assert refused(decided, plans.AUTHORITY, "last_review", "2026-04-21") == "unknown_fact"


@pytest.mark.parametrize(
    ("begin", "role", "fact", "is_on"),
    [
        (plans.held, plans.AUTHORITY, "plan_made", "2025-06-12"),
        (lambda: plans.held().on(day("2026-04-02")), plans.SETTING, "meeting", "2026-03-31"),
        (lambda: plans.held().on(day("2026-04-02")), plans.AUTHORITY, "meeting", "2026-03-31"),
        (
            lambda: d.held(SessionOutcome.NONE).on(day("2026-02-20")),
            d.MEDIATOR,
            "session_held",
            "2026-02-18",
        ),
    ],
)
def test_nobody_gives_their_own_side_more_time(
    begin: Any, role: Role, fact: str, is_on: str
) -> None:
    assert refused(begin(), role, fact, is_on) == "in_your_favour"


def test_a_breach_is_not_undone_by_who_committed_it() -> None:
    plan = plans.held().on(day("2026-05-05"))
    assert plan.clock("review_decision").status is ClockStatus.MISSED
    assert refused(plan, plans.AUTHORITY, "meeting", "2026-04-20") == "in_your_favour"
    assert plan.clock("review_decision").status is ClockStatus.MISSED


def test_what_followed_from_a_breach_falls_away_when_its_day_lies_ahead_again() -> None:
    breached = d.agreed().on(day("2026-03-05"))
    assert [p.breached_on for p in breached.state.agreement.promises] == [day("2026-03-03")] * 2
    put_right(breached, OPERATOR, "agreed", "2026-02-18")
    assert breached.clock("promise:p1").status is ClockStatus.MISSED
    assert breached.state.agreement.promises[0].breached_on == day("2026-03-03")
    breached = d.agreed().on(day("2026-03-05"))
    with counting_from_later(compliance, "promise", days=7):
        breached.do(CorrectRules, OPERATOR, rules=("M15", "M16"))
    assert [p.breached_on for p in breached.state.agreement.promises] == [None, None]
    assert "mend_breach" not in breached.owed()

    plan = plans.held().on(day("2026-05-05"))
    missed = {step.clock_id: step.due_on for step in plan.state.missed}
    assert missed["review_decision"] == day("2026-04-27")
    put_right(plan, d.FAMILY, "meeting", "2026-04-01")
    moved = {step.clock_id: step.due_on for step in plan.state.missed}
    assert moved["review_decision"] == day("2026-04-29")
    put_right(plan, d.FAMILY, "meeting", "2026-04-20")
    assert "review_decision" not in {step.clock_id for step in plan.state.missed}
    assert plan.clock("review_decision").status is ClockStatus.RUNNING


def test_the_tribunal_does_not_hear_of_days_of_mediation() -> None:
    sent = d.sent()
    put_right(sent, OPERATOR, "session_held", "2026-02-16")
    put_right(sent, d.FAMILY, "notice_dated", "2026-01-09")
    told = [
        n.recipient
        for n in sent.told
        if n.template == "fact_corrected" and n.ground == "session_held"
    ]
    assert told == ["family-1", "authority-1", "mediator-1"]
    heard = [
        n.recipient
        for n in sent.told
        if n.template == "fact_corrected" and n.ground == "notice_dated"
    ]
    assert "tribunal-1" in heard


@pytest.mark.parametrize(
    ("fact", "is_on", "code"),
    [
        ("notice_dated", "2010-01-01", "date_too_old"),
        ("notice_sent", "2026-01-20", "out_of_order"),
        ("adviser_contacted", "2016-02-02", "out_of_order"),
    ],
)
def test_a_mistyped_year_is_refused_and_brings_nothing(fact: str, is_on: str, code: str) -> None:
    assert refused(d.contacted(), OPERATOR, fact, is_on) == code


def test_a_bundle_with_the_old_days_cannot_be_signed() -> None:
    journey = d.with_grounds()
    d.build(journey)
    assert journey.state.referral.bundle is not None
    put_right(journey, d.FAMILY, "notice_dated", "2026-01-09")
    assert journey.state.referral.bundle is None


def test_all_rules_at_once_move_what_any_of_them_moves() -> None:
    journey = d.filed()
    with counting_from_later(appeal, "appeal"), counting_from_later(mediation, "adviser_contact"):
        listed = by_rules((ALL_RULES,))("dispute", journey.state)
        assert {item.clock_id for item in listed} == {"appeal", "adviser_contact"}
        journey.do(CorrectRules, OPERATOR, rules=(ALL_RULES,))
    assert journey.due("adviser_contact") == day("2026-03-15")


def _with_the_tribunal() -> Journey:
    journey = d.sent()
    journey.do(c.AcceptReferral, d.CLERK)
    journey.do(c.RegisterAppeal, d.CLERK, appeal_number="EH1")
    return journey


def test_whoever_has_nothing_to_do_with_a_day_cannot_put_it_right() -> None:
    refusal = d.contacted().refused(
        CorrectFact, d.FAMILY, fact="adviser_contacted", is_on=day("2026-02-01"), narrative_id="w"
    )
    assert refusal.code == "not_your_action"
    refusal = d.filed().refused(
        CorrectFact, d.FAMILY, fact="notice_sent", is_on=day("2026-01-20"), narrative_id="w"
    )
    assert refusal.code == "date_in_future"


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
