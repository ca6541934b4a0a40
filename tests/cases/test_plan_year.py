"""One plan through its review years, as decisions alone."""

from __future__ import annotations

from cases.actor import Role
from cases.clock import ClockStatus, ReminderReached
from cases.dispute import commands as dispute_commands
from cases.horizon import horizon
from cases.kinds import DISPUTE
from cases.plan import commands as c
from cases.plan.advice.commands import CirculatePapers
from cases.plan.prefill import dispute_prefill
from cases.plan.state import MissedStep, year_is_over
from cases.plan.vocabulary import PlanStage, ReviewOutcome
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.deadline import Party
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import (
    AUTHORITY,
    ENGINE,
    EVERY_ITEM,
    FAMILY,
    REGISTRATION,
    SETTING,
    amended,
    arranged,
    decided,
    held,
    registered,
    reported,
    unregistered,
)


def test_the_first_review_is_due_twelve_months_beginning_with_the_day_the_plan_was_made() -> None:
    journey = registered()
    assert journey.clock("review_due").deadline.rule == "R1"
    assert journey.due("review_due") == day("2026-06-09")
    assert journey.owed() == {"arrange_review_meeting"}
    assert journey.said("plan_registered") == {"family-1", "authority-1", "setting-1"}


def test_a_later_review_is_counted_from_the_last_decision_notice() -> None:
    journey = registered(last_review_on=day("2025-09-15"))
    assert journey.clock("review_due").deadline.rule == "R2"
    assert journey.due("review_due") == day("2026-09-14")


def test_the_authority_and_the_setting_are_reminded_twelve_and_four_weeks_ahead() -> None:
    journey = registered().on(day("2026-06-01"))
    rungs = [e.days_left for e in journey.events if isinstance(e, ReminderReached)]
    assert rungs == [84, 28]
    assert journey.said("clock_reminder") == {"authority-1", "setting-1"}


def test_a_year_ends_with_a_kept_plan_and_the_next_review_starts() -> None:
    before = reported().state
    journey = decided(ReviewOutcome.KEEP)
    assert journey.kinds() == [
        "plan_registered",
        "review_meeting_arranged",
        "papers_circulated",
        "review_meeting_recorded",
        "review_report_sent",
        "review_decided",
        "review_year_closed",
    ]
    due = journey.clock("review_due")
    assert (due.version, due.status) == (2, ClockStatus.RUNNING)
    assert (due.deadline.rule, due.deadline.due_on) == ("R2", day("2027-04-19"))
    ended = [e for e in journey.events if e.kind == "clock_ended" and e.clock_id == "review_due"]
    assert [e.status for e in ended] == [ClockStatus.MET]
    assert journey.state.review_year == 2
    assert year_is_over(before, journey.state)
    assert not year_is_over(before, before)
    assert journey.clock("final_plan").status is ClockStatus.STOPPED


def test_a_year_ends_with_the_final_plan_when_the_plan_is_amended() -> None:
    journey = decided(ReviewOutcome.AMEND)
    assert journey.state.stage is PlanStage.AMENDING
    assert journey.state.review_year == 1
    assert journey.due("representations") == day("2026-05-04")
    assert journey.due("final_plan") == day("2026-06-15")
    assert journey.owed() == {"make_representations", "issue_final_plan"}

    journey.on(day("2026-05-05"))
    assert journey.owed() == {"issue_final_plan"}
    assert journey.said("representations_closed") == {"authority-1", "family-1"}

    journey.on(day("2026-06-01")).do(
        c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM, document_id="document-2"
    )
    assert journey.kinds()[-2:] == ["final_plan_issued", "review_year_closed"]
    assert journey.clock("final_plan").status is ClockStatus.MET
    assert journey.state.review_year == 2
    assert journey.state.missed == ()
    assert journey.owed() == {"arrange_review_meeting"}


def test_the_next_year_is_counted_from_the_decision_notice_not_from_the_final_plan() -> None:
    assert amended().due("review_due") == day("2027-04-19")


def test_words_of_the_family_are_taken_until_the_plan_is_final() -> None:
    journey = decided(ReviewOutcome.AMEND).on(day("2026-05-01"))
    journey.do(c.MakeRepresentations, FAMILY, narrative_id="words-2")
    assert journey.clock("representations").status is ClockStatus.MET
    assert journey.said("representations_made") == {"authority-1", "family-1"}

    late = decided(ReviewOutcome.AMEND).on(day("2026-05-20"))
    late.do(c.MakeRepresentations, FAMILY, narrative_id="words-2")
    assert late.state.review.representations_on == day("2026-05-20")


def test_early_words_do_not_shorten_the_fifteen_days() -> None:
    journey = decided(ReviewOutcome.AMEND).on(day("2026-04-22"))
    journey.do(c.MakeRepresentations, FAMILY, narrative_id="words-2")
    journey.on(day("2026-05-04"))
    refusal = journey.refused(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM)
    assert (refusal.code, refusal.rule) == ("representations_open", "R10")
    journey.on(day("2026-05-05")).do(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM)
    assert journey.state.review_year == 2


def test_two_years_pass_and_every_clock_starts_afresh() -> None:
    journey = amended()
    journey.on(day("2027-02-01"))
    journey.do(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2027-03-01"))
    journey.on(day("2027-03-01")).do(c.RecordReviewMeeting, AUTHORITY, held_on=day("2027-03-01"))
    assert journey.due("review_report") == day("2027-03-15")
    assert journey.due("review_decision") == day("2027-03-29")
    assert journey.due("final_plan") == day("2027-05-24")
    assert journey.owed() == {"send_review_report", "decide_review"}
    journey.on(day("2027-03-20")).do(
        c.DecideReview,
        AUTHORITY,
        outcome=ReviewOutcome.KEEP,
        notice=EVERY_ITEM,
        family_asked_for_amendment=False,
    )
    assert journey.state.review_year == 3
    assert journey.due("review_due") == day("2028-03-19")


def test_a_moved_meeting_needs_two_weeks_again_and_invites_again() -> None:
    journey = arranged()
    first = journey.clock("review_invitations")
    assert (first.status, first.deadline.due_on) == (ClockStatus.MET, day("2026-03-16"))
    journey.on(day("2026-03-20"))
    assert (
        journey.refused(c.ArrangeReviewMeeting, SETTING, meeting_on=day("2026-04-02")).code
        == "too_little_notice"
    )
    journey.do(c.ArrangeReviewMeeting, SETTING, meeting_on=day("2026-04-13"))
    second = journey.clock("review_invitations")
    assert (second.version, second.status) == (2, ClockStatus.MET)
    assert second.deadline.due_on == day("2026-03-30")
    assert len([n for n in journey.told if n.template == "review_meeting_arranged"]) == 6


def test_two_weeks_of_notice_are_enough_to_the_day() -> None:
    journey = registered().on(day("2026-03-02"))
    refusal = journey.refused(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2026-03-15"))
    assert (refusal.code, refusal.rule) == ("too_little_notice", "R4")
    assert "16 March 2026" in refusal.reason
    journey.do(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2026-03-16"))


def test_missed_steps_are_recorded_with_who_owed_them_and_the_cycle_goes_on() -> None:
    journey = held().on(day("2026-05-20"))
    assert journey.state.missed == (
        MissedStep("review_report", "setting", day("2026-04-13"), 1),
        MissedStep("review_decision", "authority", day("2026-04-27"), 1),
    )
    assert journey.said("clock_missed") == {"family-1", "authority-1", "setting-1"}
    assert journey.owed() == {"send_review_report", "decide_review"}

    journey.do(
        c.DecideReview,
        AUTHORITY,
        outcome=ReviewOutcome.AMEND,
        notice=(),
        family_asked_for_amendment=True,
    )
    assert journey.clock("review_decision").status is ClockStatus.MET_LATE
    final = journey.clock("final_plan").deadline
    assert (final.nominal_on, final.due_on) == (day("2026-06-22"), day("2026-07-15"))
    assert "TWELVE_WEEKS_BREACHED" in final.warnings


def test_a_child_without_a_setting_leaves_the_report_to_the_authority() -> None:
    journey = held(setting_id="")
    assert journey.clock("review_report").deadline.duty_holder is Party.AUTHORITY
    owners = {o.kind: o.owner for o in journey.kind.obligations(journey.state)}
    assert owners["send_review_report"] == "authority-1"


def test_a_review_that_nobody_arranged_is_missed_and_still_owed() -> None:
    journey = registered().on(day("2026-06-10"))
    assert journey.clock("review_due").status is ClockStatus.MISSED
    assert journey.state.missed[0].duty_holder == "authority"
    assert journey.owed() == {"arrange_review_meeting"}
    assert journey.said("clock_missed") == {"family-1", "authority-1"}


def test_a_late_review_ends_its_clock_as_met_late() -> None:
    journey = registered().on(day("2026-06-15"))
    journey.do(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2026-07-01"))
    journey.on(day("2026-07-01")).do(c.RecordReviewMeeting, AUTHORITY, held_on=day("2026-07-01"))
    journey.on(day("2026-07-10")).do(
        c.DecideReview,
        AUTHORITY,
        outcome=ReviewOutcome.KEEP,
        notice=EVERY_ITEM,
        family_asked_for_amendment=False,
    )
    ended = [e for e in journey.events if e.kind == "clock_ended" and e.clock_id == "review_due"]
    assert [e.status for e in ended] == [ClockStatus.MET_LATE]
    assert journey.due("review_due") == day("2027-07-09")


def test_a_final_plan_that_never_came_does_not_stop_the_next_review() -> None:
    journey = decided(ReviewOutcome.AMEND).on(day("2026-05-18"))
    assert (
        journey.refused(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2026-06-30")).code
        == "final_plan_owed"
    )
    journey.on(day("2027-01-11"))
    assert journey.clock("final_plan").status is ClockStatus.MISSED
    journey.do(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2027-02-08"))
    closed = next(e for e in journey.events if e.kind == "review_year_closed")
    assert not closed.finished
    assert journey.state.review_year == 2
    assert journey.state.stage is PlanStage.MEETING_ARRANGED
    assert "final_plan" in {step.clock_id for step in journey.state.missed}


def test_each_year_brings_the_calendar_of_its_own_years() -> None:
    journey = registered()
    assert journey.state.calendar.covers_to == day("2030-12-31")
    journey.on(day("2027-02-01"))
    journey.do(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2027-03-01"))
    journey.on(day("2027-03-01")).do(c.RecordReviewMeeting, AUTHORITY, held_on=day("2027-03-01"))
    journey.do(
        c.DecideReview,
        AUTHORITY,
        outcome=ReviewOutcome.KEEP,
        notice=EVERY_ITEM,
        family_asked_for_amendment=False,
    )
    assert journey.state.calendar == horizon(ENGLAND, day("2027-03-01"))
    assert journey.state.calendar.covers_to == day("2031-12-31")


# What the family can appeal


def prefilled(journey: Journey) -> DecisionKind | None:
    """The decision that a dispute about this plan would begin with."""
    prefill = dispute_prefill(journey.state)
    return prefill.decision if prefill else None


def test_a_refused_amendment_opens_a_dispute_that_is_already_filled_in() -> None:
    journey = decided(ReviewOutcome.KEEP, asked=True)
    prefill = dispute_prefill(journey.state)
    assert prefill is not None
    assert prefill.decision is DecisionKind.REFUSED_TO_AMEND
    assert prefill.plan_id == "plan-1"
    assert prefill.notice_sent_on == prefill.notice_dated_on == day("2026-04-20")
    dispute = Journey(DISPUTE, journey.now, case_id="dispute-1")
    facts = {name: getattr(prefill, name) for name in prefill.__slots__}
    dispute.do(
        dispute_commands.FileDispute,
        Role.FAMILY,
        narrative_id="words-3",
        pack="green-paper-2022",
        **facts,
    )
    assert dispute.state.parties.authority_id == "authority-1"
    assert dispute.due("appeal") == journey.due("appeal")


def test_the_family_is_reminded_of_its_appeal_only_when_it_was_refused_something() -> None:
    refused = decided(ReviewOutcome.KEEP, asked=True).on(day("2026-07-01"))
    assert "family-1" in refused.said("clock_reminder")
    assert "family-1" in refused.said("clock_missed")
    content = decided(ReviewOutcome.KEEP).on(day("2026-07-01"))
    assert content.due("appeal") == day("2026-06-22")
    assert "family-1" not in content.said("clock_reminder")
    assert "family-1" not in content.said("clock_missed")
    assert content.state.missed == ()


def test_proposed_changes_cannot_be_disputed_before_the_plan_is_final() -> None:
    assert prefilled(decided(ReviewOutcome.AMEND, asked=True)) is None
    assert prefilled(amended()) is DecisionKind.PLAN_FINALISED


def test_a_plan_amended_without_the_change_asked_for_reminds_of_the_appeal() -> None:
    journey = amended(as_asked=False)
    assert journey.state.appealable.refused_request
    assert journey.clock("appeal").ladder
    assert not amended(as_asked=True).clock("appeal").ladder


def test_a_dispute_that_was_opened_takes_the_appeal_with_it() -> None:
    journey = decided(ReviewOutcome.KEEP, asked=True).on(day("2026-05-01"))
    journey.do(c.NoteDispute, ENGINE, dispute_id="dispute-1")
    assert journey.clock("appeal").status is ClockStatus.MET
    assert prefilled(journey) is None
    assert journey.state.open_disputes == ("dispute-1",)
    journey.on(day("2027-01-11"))
    assert "appeal" not in {e.clock_id for e in journey.events if e.kind == "clock_missed"}


# Ceasing


def test_a_ceased_plan_is_kept_until_the_time_to_appeal_is_over() -> None:
    journey = decided(ReviewOutcome.CEASE).on(day("2026-06-22"))
    assert journey.state.stage is PlanStage.CEASING
    assert not journey.state.is_closed
    assert prefilled(journey) is DecisionKind.CEASED
    journey.on(day("2026-06-23"))
    assert journey.state.is_closed
    assert journey.kinds()[-1] == "plan_ceased"
    assert journey.said("plan_ceased") == {"family-1", "authority-1", "setting-1"}
    assert not any(clock.is_open for clock in journey.state.clocks)


def ceased_on_31_may_2027() -> Journey:
    """The two months end on Saturday 31 July, just before the closed time (K15)."""
    journey = unregistered().on(day("2027-03-01"))
    journey.do(c.RegisterPlan, AUTHORITY, **(REGISTRATION | {"plan_made_on": day("2026-06-10")}))
    journey.on(day("2027-04-01"))
    journey.do(c.ArrangeReviewMeeting, SETTING, meeting_on=day("2027-05-10"))
    journey.do(CirculatePapers, SETTING)
    journey.on(day("2027-05-10")).do(c.RecordReviewMeeting, SETTING, held_on=day("2027-05-10"))
    journey.do(c.SendReviewReport, SETTING)
    plans.consult(journey.on(day("2027-05-31")))
    journey.do(
        c.DecideReview,
        AUTHORITY,
        outcome=ReviewOutcome.CEASE,
        notice=EVERY_ITEM,
        family_asked_for_amendment=False,
    )
    return journey


def test_a_ceased_plan_is_kept_to_the_later_day_where_the_law_leaves_the_end_open() -> None:
    """K15: 31 July 2027 is a Saturday. Appeal by 2 August; the plan stays through 1 September."""
    journey = ceased_on_31_may_2027()
    assert journey.due("appeal") == day("2027-08-02")
    journey.on(day("2027-09-01"))
    assert not journey.state.is_closed
    journey.on(day("2027-09-02"))
    assert journey.state.ceased_on == day("2027-09-02")
    assert journey.state.missed == ()
    assert "clock_missed" not in {n.template for n in journey.told if n.recipient == "authority-1"}


def test_a_dispute_opened_in_that_later_time_keeps_the_plan_alive() -> None:
    journey = ceased_on_31_may_2027()
    journey.on(day("2027-08-20")).do(c.NoteDispute, ENGINE, dispute_id="dispute-1")
    journey.on(day("2027-09-08"))
    assert not journey.state.is_closed


def test_a_dispute_about_ceasing_keeps_the_plan_and_its_reviews_alive() -> None:
    journey = decided(ReviewOutcome.CEASE).on(day("2026-06-01"))
    journey.do(c.NoteDispute, ENGINE, dispute_id="dispute-1")
    journey.on(day("2027-01-11"))
    assert not journey.state.is_closed
    assert journey.clock("review_due").status is ClockStatus.RUNNING
    assert journey.owed() == {"arrange_review_meeting"}


def test_a_withdrawn_dispute_about_ceasing_lets_the_plan_end() -> None:
    journey = decided(ReviewOutcome.CEASE).on(day("2026-06-01"))
    journey.do(c.NoteDispute, ENGINE, dispute_id="dispute-1")
    journey.on(day("2026-09-07"))
    journey.do(c.NoteDisputeEnded, ENGINE, dispute_id="dispute-1", decision_stands=True)
    assert not journey.state.is_closed
    journey.on(day("2026-09-08"))
    assert journey.state.is_closed


def test_a_dispute_that_undoes_the_ceasing_leaves_the_plan_as_it_was() -> None:
    journey = decided(ReviewOutcome.CEASE).on(day("2026-06-01"))
    journey.do(c.NoteDispute, ENGINE, dispute_id="dispute-1")
    journey.do(c.NoteDisputeEnded, ENGINE, dispute_id="dispute-1", decision_stands=False)
    journey.on(day("2026-09-08"))
    assert journey.state.stage is PlanStage.BETWEEN_REVIEWS
    assert prefilled(journey) is None


def test_the_decision_letter_goes_to_the_family_and_word_of_it_to_the_setting() -> None:
    journey = decided(ReviewOutcome.KEEP)
    letters = {n.recipient: n.letter for n in journey.told if n.template == "review_decided"}
    assert letters == {"family-1": "review_notice", "setting-1": ""}


def test_a_report_may_follow_the_decision_and_is_owed_until_then() -> None:
    journey = held().on(day("2026-04-06"))
    journey.do(
        c.DecideReview,
        AUTHORITY,
        outcome=ReviewOutcome.KEEP,
        notice=EVERY_ITEM,
        family_asked_for_amendment=False,
    )
    assert "send_review_report" in journey.owed()
    journey.on(day("2026-04-10")).do(c.SendReviewReport, SETTING)
    assert journey.clock("review_report").status is ClockStatus.MET
    assert journey.owed() == {"arrange_review_meeting"}


def test_of_a_plan_that_came_in_a_file_the_family_hears_and_staff_read_the_report() -> None:
    told = registered(from_file=True).said("plan_registered")
    assert told == {"family-1"}
    told = registered().said("plan_registered")
    assert told == {"family-1", "authority-1", "setting-1"}
