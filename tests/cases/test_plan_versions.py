"""Versions of a plan: nothing becomes the plan that the family was not sent."""

from __future__ import annotations

import pytest

from cases.actor import Role
from cases.clock import ClockStatus
from cases.plan import commands as c
from cases.plan.prefill import dispute_prefill
from cases.plan.record import commands as r
from cases.plan.record.vocabulary import RecordPhase, VersionReason
from cases.plan.vocabulary import ReviewOutcome
from rules.appeal import DecisionKind
from tests.cases import plans
from tests.cases.journey import day
from tests.cases.plan_plays import record as play
from tests.cases.plans import AUTHORITY, EVERY_ITEM, FAMILY, SETTING

OUTSIDE, ORDER = VersionReason.OUTSIDE_REVIEW, VersionReason.ORDER


def test_a_version_that_the_family_was_not_sent_never_becomes_the_plan() -> None:
    journey = play.drafted(play.transcribed(), "unseen", OUTSIDE)
    for later in ("2026-01-12", "2026-06-01"):
        journey.on(day(later))
        refusal = journey.refused(
            r.FinaliseVersion, AUTHORITY, version_id="unseen", notice=EVERY_ITEM
        )
        assert (refusal.code, refusal.rule) == ("not_sent_to_family", "R9")
    assert journey.state.record.in_force.version_id == "paper"


def test_nor_does_it_after_a_review() -> None:
    journey = play.noticed().on(day("2026-05-11"))
    play.drafted(journey, "unseen", VersionReason.AFTER_VIEWS)
    refusal = journey.refused(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM, version_id="unseen")
    assert refusal.code == "not_sent_to_family"
    play.issue(journey, "after-review")
    assert journey.state.record.in_force.version_id == "after-review"


def test_a_draft_of_before_the_decision_is_not_the_draft_of_the_notice() -> None:
    """The family was sent it in another matter, so it was not proposed to it after the review."""
    journey = play.sent(play.transcribed().on(day("2026-02-02")), "old", OUTSIDE)
    journey.on(day("2026-03-02"))
    journey.do(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2026-03-30"))
    journey.on(day("2026-03-30")).do(c.RecordReviewMeeting, AUTHORITY, held_on=day("2026-03-30"))
    play.decide(play.drafted(journey, "new", VersionReason.REVIEW), "new")
    journey.on(day("2026-04-27"))
    refusal = journey.refused(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM, version_id="old")
    assert refusal.code == "not_sent_to_family"


def test_the_family_has_15_days_from_the_day_it_was_sent_a_change_outside_of_a_review() -> None:
    """R22: sent on 2 February, so the 15 days run to 16 February."""
    journey = play.proposed()
    assert journey.due("draft_views") == day("2026-02-16")
    journey.on(day("2026-02-16"))
    refusal = journey.refused(r.FinaliseVersion, AUTHORITY, version_id="change", notice=EVERY_ITEM)
    assert refusal.code == "views_open"
    assert "16 February 2026" in refusal.reason
    play.final(journey.on(day("2026-02-17")), "change")
    assert journey.state.record.in_force.version_id == "change"


def test_a_better_draft_in_the_15_days_does_not_begin_them_anew() -> None:
    journey = play.proposed().on(day("2026-02-16"))
    play.sent(journey, "better", VersionReason.AFTER_VIEWS)
    assert journey.due("draft_views") == day("2026-02-16")
    play.final(journey.on(day("2026-02-17")), "better")
    assert journey.state.record.find("change").status == "dropped"


def test_a_transcript_shields_no_change_from_the_15_days() -> None:
    journey = play.sent(plans.registered(), "paper", VersionReason.TRANSCRIPT)
    assert "draft_views" not in {clock.clock_id for clock in journey.state.clocks}
    play.sent(journey, "change", OUTSIDE)
    assert journey.due("draft_views") == day("2026-01-26")
    refusal = journey.refused(r.FinaliseVersion, AUTHORITY, version_id="change", notice=EVERY_ITEM)
    assert refusal.code == "views_open"


def test_what_was_ordered_need_not_wait_but_is_shown_to_the_family_first() -> None:
    journey = play.drafted(play.transcribed(), "ordered", ORDER)
    assert (
        journey.refused(r.FinaliseVersion, AUTHORITY, version_id="ordered", notice=EVERY_ITEM).code
        == "not_sent_to_family"
    )
    journey.do(r.SendDraftToFamily, AUTHORITY, version_id="ordered")
    play.final(journey, "ordered")
    assert journey.state.record.in_force.version_id == "ordered"


def test_the_final_plan_is_due_in_8_weeks_and_late_is_late() -> None:
    """R22: 8 weeks from 2 February is 30 March."""
    journey = play.proposed()
    assert journey.due("draft_final") == day("2026-03-30")
    assert journey.owed() >= {"finalise_version", "answer_draft"}
    journey.on(day("2026-04-02"))
    assert journey.clock("draft_final").status is ClockStatus.MISSED
    assert journey.said("clock_missed") == {"family-1", "authority-1"}
    play.final(journey, "change")
    assert journey.clock("draft_final").status is ClockStatus.MET_LATE
    assert "finalise_version" not in journey.owed()


def test_a_final_change_can_be_appealed_from_the_day_it_is_final() -> None:
    journey = play.final(play.proposed().on(day("2026-02-17")), "change")
    prefill = dispute_prefill(journey.state)
    assert prefill is not None
    assert (prefill.decision, prefill.notice_sent_on) == (
        DecisionKind.PLAN_FINALISED,
        day("2026-02-17"),
    )
    assert journey.due("appeal") == day("2026-04-17")
    assert journey.said("version_finalised") == {"family-1", "authority-1", "setting-1"}


def test_writing_the_paper_plan_down_gives_no_new_right_and_no_duty() -> None:
    journey = play.transcribed()
    assert journey.state.appealable is None
    assert "appeal" not in {clock.clock_id for clock in journey.state.clocks}
    assert journey.state.record.phase is RecordPhase.FINAL


def test_the_letter_with_a_final_change_must_be_complete() -> None:
    journey = play.proposed().on(day("2026-02-17"))
    refusal = journey.refused(r.FinaliseVersion, AUTHORITY, version_id="change", notice=())
    assert refusal.code == "notice_incomplete"


def test_leaving_the_plan_as_it_is_can_be_appealed() -> None:
    """R13: the family hears why, and may appeal."""
    journey = play.proposed().on(day("2026-02-20"))
    journey.do(r.WithdrawDraft, AUTHORITY, narrative_id="words", notice=EVERY_ITEM)
    assert journey.state.appealable.decision is DecisionKind.REFUSED_TO_AMEND
    assert journey.clock("draft_final").status is ClockStatus.MET
    assert journey.said("draft_withdrawn") == {"family-1", "authority-1"}
    assert journey.state.record.in_force.version_id == "paper"


def test_a_draft_does_not_stop_the_end_of_a_plan() -> None:
    """The family appeals against the end; what becomes of the draft is no second decision."""
    journey = play.to_end()
    refusal = journey.refused(r.FinaliseVersion, AUTHORITY, version_id="change", notice=EVERY_ITEM)
    assert (refusal.code, refusal.rule) == ("plan_is_to_end", "R28")
    journey.do(r.WithdrawDraft, AUTHORITY, narrative_id="words")
    assert journey.state.appealable.decision is DecisionKind.CEASED
    assert journey.on(day("2026-07-01")).state.is_closed
    assert journey.clock("draft_final").status is ClockStatus.MET


def test_an_amendment_notice_names_the_draft_and_sends_it() -> None:
    journey = play.noticed()
    assert journey.state.record.find("after-review").sent_on == day("2026-04-20")
    assert "draft_sent" in journey.kinds()
    assert "draft_views" not in {c.clock_id for c in journey.state.clocks}, "R10 is the review's"
    assert journey.due("representations") == day("2026-05-04")
    assert "finalise_version" not in journey.owed()


def test_a_plan_with_a_record_is_not_changed_without_a_draft() -> None:
    journey = play.held_with_record().on(day("2026-04-20"))
    assert journey.refused(c.DecideReview, AUTHORITY, **play.amendment("")).code == "draft_needed"
    journey.do(
        c.DecideReview,
        AUTHORITY,
        **{**play.amendment(""), "outcome": ReviewOutcome.KEEP, "notice": EVERY_ITEM},
    )


def test_a_plan_kept_on_paper_is_changed_as_before() -> None:
    journey = plans.amended()
    assert journey.state.review.final_plan_on == day("2026-06-01")
    assert journey.state.record.versions == ()


def test_a_draft_of_a_review_goes_with_the_decision_and_not_before() -> None:
    journey = play.held_with_record()
    refusal = journey.refused(r.SendDraftToFamily, AUTHORITY, version_id="after-review")
    assert (refusal.code, refusal.rule) == ("send_with_decision", "R9")
    assert "send_draft_to_family" not in journey.owed()


def test_a_replaced_plan_and_overtaken_drafts_stay_in_the_list() -> None:
    journey = play.proposed().on(day("2026-02-17"))
    play.drafted(journey, "unsent", VersionReason.AFTER_VIEWS)
    play.final(journey, "change")
    assert [(v.number, v.status) for v in journey.state.record.versions] == [
        (1, "replaced"),
        (2, "final"),
        (3, "dropped"),
    ]
    assert (
        journey.refused(r.SendDraftToFamily, AUTHORITY, version_id="unsent").code
        == "version_dropped"
    )


@pytest.mark.parametrize("role", [FAMILY, SETTING])
def test_only_the_authority_writes_the_plan(role: Role) -> None:
    journey = play.transcribed()
    facts = {"version_id": "x", "sha256": "y", "reason": OUTSIDE}
    assert journey.refused(r.DraftPlanVersion, role, **facts).code == "not_your_action"
