"""A day that was entered wrongly is put right: by whom, what moves, what falls away, who is told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cases.actor import Role
from cases.change import ALL_RULES, CorrectFact, CorrectRules
from cases.clock import ClockStatus, Why
from cases.dispute import commands as c
from cases.dispute.facts import correctable_in
from cases.dispute.grounds import commands as g
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.vocabulary import SessionOutcome
from cases.plan.vocabulary import ReviewOutcome
from cases.preview import by_calendar, by_fact, by_rules
from cases.wire import dump_state
from rules import appeal, compliance, mediation, tribunal
from tests.cases import disputes as d
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.misreading import counting_from_later
from tests.cases.test_change import EVERY_FRIDAY, OPERATOR, days_of


@pytest.mark.parametrize("days_later", [1, 3, 6])
def test_a_corrected_day_moves_what_comes_out_when_it_was_entered_rightly(days_later: int) -> None:
    right = day("2026-01-12") + timedelta(days=days_later)
    journey = d.contacted()
    before = journey.state
    command = journey.make(
        CorrectFact, d.FAMILY, fact="notice_sent", is_on=right, narrative_id="why"
    )
    listed = by_fact("dispute", before, command, journey.now).moved
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
    assert by_fact("dispute", journey.state, command, journey.now).moved
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


def test_a_preview_tells_what_would_follow_at_once() -> None:
    journey = d.contacted().on(day("2026-03-03"))
    assert journey.clock("arrange_mediation").status is ClockStatus.RUNNING
    command = journey.make(
        CorrectFact, OPERATOR, fact="adviser_contacted", is_on=day("2026-01-20"), narrative_id="w"
    )
    foreseen = by_fact("dispute", journey.state, command, journey.now)
    assert {event.kind for event in foreseen.events} == {"clock_missed", "certificate_issued"}


def test_a_case_that_outlives_the_years_it_holds_counts_on() -> None:
    """Held to the end of 2030; the answer of 2031 is counted by the newest list."""
    journey = d.filed().on(day("2031-02-03"))
    journey.do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert journey.due("complaint_answer") == day("2031-02-17")
    journey.on(day("2031-03-01"))
    assert journey.clock("complaint_answer").status is ClockStatus.MISSED


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


def test_an_old_letter_is_taken_and_counted_from_its_own_year() -> None:
    """There is no outer limit to a late appeal (T3), so there is none to a filing."""
    journey = d.filed(notice_sent_on=day("2021-02-05"), notice_dated_on=day("2021-02-05"))
    assert journey.due("appeal") == day("2021-04-06")
    refusal = d.begun().refused(
        c.FileDispute, d.FAMILY, **(d.FILING | {"notice_dated_on": day("2001-01-12")})
    )
    assert refusal.code == "date_too_old"


# The day of one ground


def unfair() -> Journey:
    """A dispute of 19 January that is also about discrimination, which ended on 12 January."""
    ground = g.Raised("g-unfair", GroundKind.DISCRIMINATION, day("2026-01-12"), "words")
    other = g.Raised("g-delay", GroundKind.DELAY, day("2026-01-05"), "words")
    return d.filed(raised=(ground, other))


def test_the_day_of_one_ground_is_put_right_and_only_its_own_dates_move() -> None:
    journey = unfair()
    before = days_of(journey.state)
    fact = {"fact": "ground:g-unfair", "is_on": day("2026-01-14"), "narrative_id": "why"}
    command = journey.make(CorrectFact, d.FAMILY, **fact)
    listed = by_fact("dispute", journey.state, command, journey.now).moved
    journey.give(command)
    assert journey.due("claim:g-unfair") == day("2026-07-13")
    after = days_of(journey.state)
    changed = {clock_id for clock_id in after if after[clock_id] != before.get(clock_id)}
    assert {item.clock_id for item in listed} <= changed
    assert {clock_id.partition(":")[0] for clock_id in changed} <= {"claim", "claim_safe"}
    assert journey.state.further.find("g-delay").happened_on == day("2026-01-05")
    (corrected,) = (e for e in journey.events if e.kind == "fact_corrected")
    assert (corrected.was_on, corrected.is_on) == (day("2026-01-12"), day("2026-01-14"))
    assert journey.said("fact_corrected") == {"family-1", "authority-1"}


@pytest.mark.parametrize(
    ("role", "fact", "is_on", "code"),
    [
        (d.AUTHORITY, "ground:g-unfair", "2026-01-14", "not_your_action"),
        (d.FAMILY, "ground:g-unfair", "2026-01-12", "same_day"),
        (d.FAMILY, "ground:g-unfair", "2027-01-14", "date_in_future"),
        (d.FAMILY, "ground:g-nobody", "2026-01-14", "unknown_fact"),
    ],
)
def test_the_day_of_a_ground_is_not_put_wrong(role: Role, fact: str, is_on: str, code: str) -> None:
    assert refused(unfair(), role, fact, is_on) == code


def test_what_followed_a_ground_cannot_come_before_it() -> None:
    journey = unfair()
    journey.do(g.RecordClaim, d.FAMILY, ground_id="g-unfair", sent_on=day("2026-01-13"))
    assert refused(journey, d.FAMILY, "ground:g-unfair", "2026-01-14") == "out_of_order"


def test_the_days_of_every_standing_ground_can_be_chosen() -> None:
    journey = unfair()
    journey.do(g.DropGround, d.FAMILY, ground_id="g-delay", narrative_id="why")
    names = {fact.name for fact in correctable_in(journey.state)}
    assert names == {"notice_sent", "notice_dated", "ground:g-unfair"}
