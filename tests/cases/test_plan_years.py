"""A plan over the years: changes of phase, reviews under five, rights of their own, the end at 25."""

from __future__ import annotations

from cases.actor import Role
from cases.clock import ClockStatus, ReminderReached
from cases.plan.ages.commands import RecordPlanCapacity
from cases.plan.ages.state import ChildAges
from cases.plan.commands import IssueFinalPlan
from cases.plan.phase.commands import ExpectPhaseMove, NameNextPlace
from cases.plan.phase.state import ExpectedMove
from cases.plan.phase.vocabulary import PhaseMove
from cases.plan.vocabulary import PlanStage, ReviewOutcome
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, EVERY_ITEM
from tests.cases.test_plan_budget import wakes

SECONDARY = ExpectedMove(PhaseMove.OTHER_PHASE, day("2027-09-01"))
COLLEGE = ExpectedMove(PhaseMove.TO_POST_16, day("2032-09-01"))


def test_a_move_to_secondary_school_is_ready_by_14_february_and_to_college_by_30_march() -> None:
    journey = plans.registered(moves=(COLLEGE, SECONDARY))
    first, later = journey.clock("phase:2027-09-01"), journey.clock("phase:2032-09-01")
    assert (first.deadline.due_on, first.deadline.rule) == (day("2027-02-14"), "R17")
    assert (later.deadline.due_on, later.deadline.rule) == (day("2032-03-30"), "R16")


def test_a_move_between_colleges_is_ready_five_months_before() -> None:
    journey = plans.registered()
    journey.do(
        ExpectPhaseMove,
        AUTHORITY,
        move=PhaseMove.WITHIN_POST_16,
        moves_on=day("2027-01-11"),
    )
    assert journey.due("phase:2027-01-11") == day("2026-08-11")
    assert journey.clock("phase:2027-01-11").deadline.rule == "R18"


def test_everybody_is_told_of_a_move_in_september_in_time_for_a_meeting_in_autumn() -> None:
    journey = plans.registered(moves=(SECONDARY,)).on(day("2026-09-26"))
    assert "phase:2027-09-01" not in _reminded(journey)
    journey.on(day("2026-09-27"))
    assert "phase:2027-09-01" in _reminded(journey)
    told = {n.recipient for n in journey.told if n.ground == "phase:2027-09-01"}
    assert told == {"family-1", "authority-1", "setting-1"}


def _reminded(journey: Journey) -> set[str]:
    return {e.clock_id for e in journey.events if isinstance(e, ReminderReached)}


def test_a_move_that_is_not_ready_is_a_missed_step_and_the_year_goes_on() -> None:
    journey = plans.registered(moves=(SECONDARY,), last_review_on=day("2026-01-10"))
    journey.on(day("2027-02-15"))
    assert "phase:2027-09-01" in {step.clock_id for step in journey.state.missed}
    assert journey.owed() == {"arrange_review_meeting"}


def test_the_final_plan_that_names_the_next_place_settles_the_move() -> None:
    journey = plans.decided(ReviewOutcome.AMEND, moves=(SECONDARY,))
    journey.do(NameNextPlace, AUTHORITY, moves_on=SECONDARY.moves_on, setting_id="setting-2")
    assert journey.clock("phase:2027-09-01").status is ClockStatus.RUNNING
    journey.on(day("2026-06-01")).do(IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM)
    assert journey.clock("phase:2027-09-01").status is ClockStatus.MET
    assert journey.state.parties.setting_id == "setting-1"
    journey.on(day("2027-09-02"))
    assert journey.state.parties.setting_id == "setting-2"
    assert "setting-2" in journey.said("phase_moved")


def test_an_untouched_plan_wakes_three_times_in_the_year_of_a_move_too() -> None:
    journey = plans.registered(moves=(SECONDARY,), last_review_on=day("2026-01-12"))
    journey.on(day("2026-01-13"))
    assert wakes(journey) <= 3
    journey = plans.registered(moves=(SECONDARY,), last_review_on=day("2025-12-01"))
    assert wakes(journey) <= 3


def test_a_child_under_five_is_looked_at_after_six_months_and_it_is_no_breach() -> None:
    ages = ChildAges(day("2027-10-31"), None, None)
    journey = plans.registered(ages=ages, plan_made_on=day("2026-01-05"))
    assert journey.due("early_years_review") == day("2026-07-05")
    assert journey.clock("early_years_review").deadline.rule == "R19"
    assert wakes(journey) <= 3
    journey.on(day("2026-07-06"))
    assert journey.said("early_years_day") == {"family-1", "authority-1", "setting-1"}
    assert journey.state.missed == ()
    older = plans.registered(ages=ChildAges(day("2025-08-31"), None, None))
    assert older.clock("review_due")
    assert all(clock.clock_id != "early_years_review" for clock in older.state.clocks)


def test_the_rights_are_the_young_persons_the_day_after_school_age_ends() -> None:
    ages = ChildAges(None, day("2026-06-26"), None)
    journey = plans.registered(ages=ages).on(day("2026-06-26"))
    assert journey.state.parties.family_id == "family-1"
    journey.on(day("2026-06-27"))
    assert journey.state.parties.family_id == "child-1"
    assert journey.said("plan_rights_passed") == {"child-1", "family-1", "authority-1", "setting-1"}


def test_for_somebody_who_cannot_decide_the_parent_goes_on() -> None:
    ages = ChildAges(None, day("2026-06-26"), None)
    journey = plans.registered(ages=ages)
    journey.do(RecordPlanCapacity, Role.FAMILY, can_decide=False, narrative_id="words")
    journey.on(day("2026-06-27"))
    assert journey.state.parties.family_id == "family-1"
    assert journey.state.ages.passed_on == day("2026-06-27")


def test_a_plan_ends_with_the_school_year_in_which_somebody_turns_25() -> None:
    ages = ChildAges(None, None, day("2026-07-31"))
    journey = plans.registered(ages=ages).on(day("2026-07-31"))
    assert not journey.state.is_closed
    assert "plan_ends_at_25" in _reminded(journey)
    journey.on(day("2026-08-01"))
    assert (journey.state.stage, journey.state.ceased_on) == (
        PlanStage.CEASED,
        day("2026-08-01"),
    )
    assert journey.said("plan_ended_by_age") == {"family-1", "authority-1", "setting-1"}
