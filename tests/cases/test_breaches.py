"""What follows when an order is not kept or a recommendation is not answered (O11, X7)."""

from __future__ import annotations

from cases.clock import ClockStatus
from cases.dispute import commands as dc
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.vocabulary import AnswerRoute, EscalationRoute
from cases.dispute.vocabulary import Ending
from rules.recommendation import Answer
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day


def broken() -> Journey:
    """The order to amend the plan had to be kept by 20 July 2026."""
    return a.decided(a.AMEND).on(day("2026-07-21"))


def unanswered() -> Journey:
    """Health had to answer by 20 July 2026."""
    return a.decided(said=(a.HEALTH,)).on(day("2026-07-21"))


def test_an_order_that_is_not_kept_is_told_with_a_letter_of_complaint_that_is_ready() -> None:
    told = [n for n in broken().told if n.ground == "order_breached:o1"]
    assert {(n.recipient, n.letter) for n in told} == {
        ("family-1", "breach_complaint"),
        ("authority-1", ""),
    }


def test_a_broken_order_has_its_days_for_a_judge_and_for_the_ombudsman() -> None:
    journey = broken()
    review = journey.clock("order_review").deadline
    assert (review.due_on, review.rule) == (day("2026-10-20"), "C13")
    ombudsman = journey.clock("order_ombudsman").deadline
    assert (ombudsman.due_on, ombudsman.rule) == (day("2027-07-19"), "C8")


def test_a_complaint_makes_the_letter_again_and_counts_the_weeks_before_the_ombudsman() -> None:
    journey = broken().on(day("2026-08-03"))
    journey.do(c.EscalateOrderBreach, d.FAMILY, order_id="o1", route=EscalationRoute.COMPLAINT)
    told = [n for n in journey.told if n.ground == "order_breach_escalated:o1"]
    assert {(n.recipient, n.letter) for n in told} == {
        ("family-1", "breach_complaint"),
        ("authority-1", ""),
    }
    waits = journey.clock("order_complaint").deadline
    assert (waits.due_on, waits.rule) == (day("2026-10-26"), "C7")
    assert "mend_order" in journey.owed(), "the duty goes on"


def test_a_way_that_was_taken_stops_its_own_day_and_no_other() -> None:
    journey = broken()
    for route in (EscalationRoute.JUDICIAL_REVIEW, EscalationRoute.COMPLAINT):
        journey.do(c.EscalateOrderBreach, d.FAMILY, order_id="o1", route=route)
    assert journey.clock("order_review").status is ClockStatus.MET
    assert journey.clock("order_ombudsman").status is ClockStatus.RUNNING


def test_an_order_kept_late_ends_the_days_of_its_breach() -> None:
    journey = broken()
    a.keep(journey, "o1")
    assert not journey.clock("order_review").is_open
    assert not journey.clock("order_ombudsman").is_open
    assert journey.state.ending is Ending.DECIDED_AND_KEPT


def test_no_answer_to_a_recommendation_is_told_to_both_sides_and_can_be_taken_further() -> None:
    journey = unanswered()
    assert "recommendation_unanswered" in journey.kinds()
    grounds = {(n.ground, n.recipient) for n in journey.told}
    for side in ("family-1", "authority-1"):
        assert ("recommendation_unanswered:r1", side) in grounds
    assert journey.due("answer_review:r1") == day("2026-10-20")
    assert journey.clock("answer_ombudsman:r1").deadline.rule == "C12"
    journey.do(
        c.EscalateRecommendation,
        d.FAMILY,
        recommendation_id="r1",
        route=AnswerRoute.JUDICIAL_REVIEW,
    )
    assert not journey.clock("answer_review:r1").is_open
    assert ("recommendation_escalated:r1", "authority-1") in {
        (n.ground, n.recipient) for n in journey.told
    }


def test_social_care_goes_to_the_other_ombudsman() -> None:
    journey = a.decided(said=(a.CARE,)).on(day("2026-07-21"))
    assert journey.clock("answer_ombudsman:r2").deadline.rule == "C8"


def test_before_its_last_day_a_recommendation_cannot_be_taken_further() -> None:
    refusal = a.decided(said=(a.HEALTH,)).refused(
        c.EscalateRecommendation,
        d.FAMILY,
        recommendation_id="r1",
        route=AnswerRoute.COMPLAINT,
    )
    assert (refusal.code, refusal.rule) == ("answer_still_due", "X4")


def test_an_answer_however_late_ends_the_matter() -> None:
    journey = unanswered().on(day("2027-02-01"))
    assert not journey.state.is_closed
    journey.do(
        c.RecordRecommendationAnswer,
        d.AUTHORITY,
        recommendation_id="r1",
        says=(Answer.REASONS,),
        answered_on=journey.now.on,
    )
    assert journey.state.ending is Ending.DECIDED_AND_KEPT


def test_a_family_need_not_wait_for_an_answer_for_ever() -> None:
    journey = unanswered()
    journey.do(dc.Withdraw, d.FAMILY)
    assert journey.state.ending is Ending.WITHDRAWN
