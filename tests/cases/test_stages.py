"""The stages of a complaint and settling locally: dates, who owes, who is told, what is refused."""

from __future__ import annotations

from cases.clock import ClockStatus
from cases.dispute import commands as c
from cases.dispute.stages.commands import (
    AnswerLocalResolution,
    EscalateComplaint,
    ExtendAnswer,
    ProposeLocalResolution,
)
from cases.dispute.vocabulary import AnswerOutcome, Ending, Stage
from tests.cases import disputes as d
from tests.cases.journey import day
from tests.cases.plays.stages import answer_as, filed_with_three_stages


def test_each_stage_has_the_days_that_the_authority_had_set_when_the_complaint_came() -> None:
    journey = filed_with_three_stages()
    assert journey.due("complaint_acknowledge") == day("2026-01-22")  # 3 working days
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert journey.due("complaint_answer") == day("2026-02-03")  # 10
    journey.on(day("2026-02-02"))
    answer_as(journey, "authority-1")
    journey.on(day("2026-02-04")).do(EscalateComplaint, d.FAMILY)
    assert journey.due("complaint_acknowledge") == day("2026-02-10")  # 4
    assert "acknowledge_complaint" in journey.owed()
    assert journey.said("complaint_escalated") == {"authority-1", "family-1"}
    journey.on(day("2026-02-05")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert journey.due("complaint_answer") == day("2026-02-26")  # 15
    assert journey.clock("complaint_answer").deadline.rule == "C4"
    assert journey.state.complaint.stage == 2
    assert journey.state.complaint.past[0].answered_by == "authority-1"


def test_the_last_stage_is_the_last_and_the_way_on_is_named() -> None:
    journey = d.answered()  # the 2022 proposal has one stage
    refusal = journey.refused(EscalateComplaint, d.FAMILY)
    assert (refusal.code, refusal.rule) == ("last_stage", "C5")
    assert "mediation" in refusal.reason


def test_an_officer_who_answered_before_may_not_answer_the_next_stage() -> None:
    journey = d.answered(pack="law-2014")
    journey.do(EscalateComplaint, d.FAMILY)
    refusal = journey.refused(
        c.AnswerComplaint, d.AUTHORITY, outcome=AnswerOutcome.UPHELD, narrative_id="words"
    )
    assert (refusal.code, refusal.rule) == ("same_officer", "C4")
    answer_as(journey, "authority-2")
    assert journey.state.complaint.answered_by == "authority-2"


def test_an_answer_is_put_off_with_reasons_as_far_as_the_code_allows_and_no_further() -> None:
    journey = d.filed()
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert journey.due("complaint_answer") == day("2026-02-03")
    without = journey.refused(ExtendAnswer, d.AUTHORITY, working_days=5, narrative_id="")
    assert (without.code, without.rule) == ("may_not_put_off", "C4")
    too_long = journey.refused(ExtendAnswer, d.AUTHORITY, working_days=11, narrative_id="why")
    assert "at most 10 working days" in too_long.reason
    journey.do(ExtendAnswer, d.AUTHORITY, working_days=6, narrative_id="why")
    assert journey.due("complaint_answer") == day("2026-02-11")
    assert journey.said("answer_extended") == {"family-1"}
    journey.refused(ExtendAnswer, d.AUTHORITY, working_days=5, narrative_id="why")
    journey.do(ExtendAnswer, d.AUTHORITY, working_days=4, narrative_id="why")
    assert journey.due("complaint_answer") == day("2026-02-17")


def test_a_breach_cannot_be_put_off_afterwards_and_opens_the_next_stage() -> None:
    journey = d.filed(pack="law-2014")
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    still = journey.refused(EscalateComplaint, d.FAMILY)
    assert still.code == "answer_still_due"
    journey.on(day("2026-02-04"))
    late = journey.refused(ExtendAnswer, d.AUTHORITY, working_days=5, narrative_id="why")
    assert late.code == "answer_is_late"
    journey.do(EscalateComplaint, d.FAMILY)
    assert journey.clock("complaint_acknowledge").status is ClockStatus.RUNNING


def test_the_time_for_an_appeal_runs_on_through_every_stage() -> None:
    journey = filed_with_three_stages()
    before = journey.due("appeal"), journey.due("last_safe_day")
    answer_as(journey, "authority-1")
    journey.do(EscalateComplaint, d.FAMILY)
    journey.do(c.AcknowledgeComplaint, d.AUTHORITY)
    journey.do(ExtendAnswer, d.AUTHORITY, working_days=20, narrative_id="why")
    assert (journey.due("appeal"), journey.due("last_safe_day")) == before
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    assert journey.state.stage is Stage.MEDIATION


def test_local_resolution_during_mediation_ends_the_dispute_and_tells_everybody() -> None:
    journey = d.arranged()
    journey.do(ProposeLocalResolution, d.FAMILY, narrative_id="offer")
    assert journey.said("local_resolution_proposed") == {"authority-1"}
    assert "answer_local_resolution" in journey.owed()
    journey.do(AnswerLocalResolution, d.AUTHORITY, agreed=True)
    assert journey.state.ending is Ending.SETTLED_LOCALLY
    assert journey.owed() == set()
    assert journey.said("dispute_ended") == {"family-1", "authority-1", "mediator-1"}
    assert all(not clock.is_open for clock in journey.state.clocks)


def test_a_side_cannot_accept_its_own_proposal_and_a_no_changes_nothing() -> None:
    journey = d.contacted()
    journey.do(ProposeLocalResolution, d.AUTHORITY, narrative_id="offer")
    assert journey.refused(AnswerLocalResolution, d.AUTHORITY, agreed=True).code == "own_proposal"
    dates = {clock.clock_id: clock.deadline.due_on for clock in journey.state.clocks}
    journey.do(AnswerLocalResolution, d.FAMILY, agreed=False)
    assert journey.state.stage is Stage.MEDIATION
    assert {c.clock_id: c.deadline.due_on for c in journey.state.clocks} == dates
    assert journey.said("local_resolution_declined") == {"authority-1"}


def test_a_case_filed_before_stages_were_kept_runs_by_its_pack() -> None:
    journey = d.filed()
    assert journey.state.complaint.stages == ()
    assert journey.due("complaint_acknowledge") == day("2026-01-26")
    assert journey.clock("complaint_acknowledge").basis == "2026-01-19"
