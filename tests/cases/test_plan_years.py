"""A plan over the years: changes of phase, reviews under five, rights of their own, the end at 25."""

from __future__ import annotations

from cases.actor import Role
from cases.clock import ClockStatus, ReminderReached
from cases.plan.ages.commands import RecordPlanCapacity
from cases.plan.ages.state import ChildAges
from cases.plan.commands import IssueFinalPlan
from cases.plan.health.vocabulary import HealthAsks
from cases.plan.phase.commands import ExpectPhaseMove, NameNextPlace
from cases.plan.phase.state import ExpectedMove
from cases.plan.phase.vocabulary import PhaseMove
from cases.plan.prefill import dispute_prefill
from cases.plan.transfer.commands import NoteMove, PassPlanOn
from cases.plan.vocabulary import PlanStage, ReviewOutcome
from rules.appeal import DecisionKind
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plan_plays import health
from tests.cases.plan_plays.reassess import answer, ask
from tests.cases.plan_plays.transfer import received
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


def test_a_plan_that_moves_ends_here_and_begins_at_the_new_authority_with_all_it_knew() -> None:
    journey = received()
    state = journey.state
    assert (state.parties.authority_id, state.plan_made_on) == ("authority-2", day("2025-06-10"))
    assert state.transfer.from_case_id == "plan-1"
    assert [move.moves_on for move in state.phases.open] == [SECONDARY.moves_on]
    assert journey.due("tell_after_transfer") == day("2026-02-23")  # N17: six weeks
    assert journey.clock("tell_after_transfer").deadline.rule == "N17"


def test_the_review_after_a_move_is_due_on_the_later_of_a_year_and_three_months() -> None:
    journey = received()
    assert journey.clock("review_due").deadline.rule == "N18"
    assert journey.due("review_due") == day("2026-06-09")


def test_the_old_authority_passes_the_plan_on_in_15_working_days_when_it_learned_late() -> None:
    journey = plans.registered()
    journey.do(NoteMove, AUTHORITY, moves_on=day("2026-01-05"))
    assert journey.due("pass_plan_on") == day("2026-01-30")  # beginning with 12 January
    journey.on(day("2026-01-31"))
    assert "pass_plan_on" in {step.clock_id for step in journey.state.missed}
    journey.do(PassPlanOn, AUTHORITY)
    assert journey.state.stage is PlanStage.MOVED
    assert all(not clock.is_open for clock in journey.state.clocks)


def test_a_request_to_assess_anew_is_answered_in_15_days_and_the_plan_comes_in_14_weeks() -> None:
    journey = ask(plans.registered())
    assert journey.due("reassessment_answer") == day("2026-01-27")
    assert "answer_reassessment" in journey.owed()
    answer(journey, agrees=True)
    assert journey.due("reassessed_plan") == day("2026-04-20")
    assert journey.clock("reassessed_plan").deadline.rule == "R25"


def test_a_refusal_to_assess_anew_opens_a_dispute_that_is_filled_in() -> None:
    journey = answer(ask(plans.registered()), agrees=False)
    filled = dispute_prefill(journey.state)
    assert filled is not None
    assert filled.decision is DecisionKind.REFUSED_TO_REASSESS
    assert journey.due("appeal") == day("2026-03-12")


def test_a_new_health_body_is_told_in_15_working_days_and_its_request_binds() -> None:
    journey = health.noted(plans.registered())
    assert journey.due("new_health_body_told") == day("2026-01-30")  # beginning with 12 January
    assert journey.clock("new_health_body_told").deadline.rule == "N19"
    health.told(journey)
    assert journey.due("new_health_body_asks") == day("2026-02-02")
    health.asked(journey, HealthAsks.REASSESSMENT)
    assert journey.clock("reassessed_plan").deadline.rule == "R25"
    assert "issue_reassessed_plan" in journey.owed()
