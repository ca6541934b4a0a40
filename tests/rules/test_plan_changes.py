"""Changes of phase, re-assessment, the end of a plan and the duties around it, as situations."""

from datetime import UTC, date, datetime

import pytest

from rules import (
    assessment,
    phase_transfer,
    plan_duties,
    reassessment,
    review,
    transfer,
    tribunal,
)
from rules.calendar import ENGLAND
from rules.citation import Status
from rules.deadline import Allowed, Refused
from rules.exemption_ground import ExemptionGround
from rules.plan_duties import Objection, Requester
from rules.reassessment import EndingGround
from rules.rule import Rule
from tests.rules.reader import last_day

MOVES = date(2027, 9, 1)


def test_before_31_march_means_by_30_march_and_the_published_date_is_kept() -> None:
    found = phase_transfer.to_post_16(MOVES, ENGLAND)
    assert (found.rule, found.nominal_on, found.due_on) == (
        "R16",
        date(2027, 3, 31),
        date(2027, 3, 30),
    )


def test_before_15_february_means_by_14_february() -> None:
    found = phase_transfer.other_phase(MOVES, ENGLAND)
    assert (found.rule, found.due_on) == ("R17", date(2027, 2, 14))


def test_a_move_between_colleges_needs_five_months() -> None:
    found = phase_transfer.within_post_16(MOVES, ENGLAND)
    assert (found.rule, found.due_on) == ("R18", date(2027, 4, 1))


def test_the_last_safe_meeting_is_twelve_weeks_before_the_last_day() -> None:
    college = phase_transfer.last_meeting_to_post_16(MOVES, ENGLAND)
    school = phase_transfer.last_meeting_other_phase(MOVES, ENGLAND)
    assert (college.rule, college.due_on) == ("R16", date(2027, 1, 5))
    assert (school.rule, school.due_on) == ("R17", date(2026, 11, 22))


def test_a_request_for_reassessment_is_answered_in_fifteen_days_and_done_in_fourteen_weeks() -> (
    None
):
    decided = reassessment.decide_to_reassess(date(2026, 12, 1), ENGLAND)
    done = reassessment.replaced_plan(date(2026, 12, 16), ENGLAND)
    assert (decided.rule, decided.due_on) == ("R23", date(2026, 12, 16))
    assert (done.rule, done.due_on) == ("R25", date(2027, 3, 24))


def test_a_recent_assessment_or_no_need_lets_the_authority_refuse_another() -> None:
    asked = date(2026, 12, 1)
    assert isinstance(reassessment.may_refuse(asked, date(2026, 6, 1), True), Allowed)
    assert isinstance(reassessment.may_refuse(asked, None, False), Allowed)
    assert isinstance(reassessment.may_refuse(asked, date(2026, 5, 31), True), Refused)
    assert isinstance(reassessment.may_refuse(asked, None, True), Refused)


def test_a_plan_ends_only_on_a_lawful_ground_and_after_asking() -> None:
    ground = EndingGround.NOT_NECESSARY
    assert isinstance(reassessment.may_end_plan(ground, True, True), Allowed)
    for family, head in ((False, True), (True, False)):
        found = reassessment.may_end_plan(ground, family, head)
        assert isinstance(found, Refused)
        assert found.citation.rule == "R26"
    assert isinstance(reassessment.may_end_plan(ground, True, None), Allowed)  # names no school
    other = reassessment.may_end_plan(EndingGround.OTHER, True, True)
    assert isinstance(other, Refused)
    assert other.citation.rule == "A13"


def test_a_plan_stays_until_the_time_to_appeal_has_passed_august_included() -> None:
    found = reassessment.plan_stays_until(date(2026, 6, 10), None, ENGLAND)
    assert (found.rule, found.nominal_on, found.due_on) == (
        "R28",
        date(2026, 8, 10),
        date(2026, 9, 1),
    )
    assert found.warnings == ("PLAN_MAY_STAY_LONGER",)
    assert found.due_at == datetime(2026, 9, 1, 23, 0, tzinfo=UTC)  # midnight in London


def test_a_plan_is_kept_to_the_later_day_where_the_end_of_the_appeal_time_is_not_settled() -> None:
    """Sent 31 May 2027: 31 July is a Saturday and moves to 2 August, or on K11 to 1 September."""
    found = reassessment.plan_stays_until(date(2027, 5, 31), None, ENGLAND)
    assert (found.nominal_on, found.due_on) == (date(2027, 7, 31), date(2027, 9, 1))
    assert found.warnings == ("PLAN_KEPT_TO_LATER_DAY", "PLAN_MAY_STAY_LONGER")
    assert last_day(found.steps) == found.due_on


def test_a_day_counted_back_to_a_weekend_or_a_bank_holiday_says_to_act_before_it() -> None:
    """K22: Easter Monday 29 March 2027 is two weeks before 12 April."""
    easter_monday, saturday = date(2027, 3, 29), date(2026, 11, 14)
    for found in (
        review.invitations(date(2027, 4, 12), ENGLAND),
        review.papers(date(2027, 4, 12), ENGLAND),
        review.school_lists(date(2027, 4, 12), ENGLAND),
        tribunal.working_document(date(2027, 4, 12), ENGLAND),
    ):
        assert (found.due_on, found.warnings) == (easter_monday, ("ACT_EARLIER",)), found.rule
    move = phase_transfer.within_post_16(date(2027, 4, 14), ENGLAND)
    assert (move.due_on, move.warnings) == (saturday, ("ACT_EARLIER",))
    assert review.invitations(date(2027, 4, 13), ENGLAND).warnings == ()


def test_the_report_is_owed_by_whoever_held_the_meeting() -> None:
    """R7: two weeks after 30 March 2026."""
    on = date(2026, 3, 30)
    school = review.report(on, ENGLAND)
    authority = review.report(on, ENGLAND, held_by=review.MeetingHolder.AUTHORITY)
    assert (school.duty_holder, authority.duty_holder) == ("setting", "authority")
    assert school.due_on == authority.due_on == date(2026, 4, 13)


def test_a_change_of_mind_after_the_notice_comes_in_eight_weeks() -> None:
    found = review.decided_not_to_amend(date(2026, 10, 20), ENGLAND)
    assert (found.rule, found.due_on) == ("R13", date(2026, 12, 15))


def test_schools_hear_of_due_reviews_two_weeks_before_term() -> None:
    found = review.school_lists(date(2027, 1, 4), ENGLAND)
    assert (found.rule, found.due_on) == ("R21", date(2026, 12, 21))


def test_a_neighbour_cannot_ask_for_an_assessment() -> None:
    found = plan_duties.may_request_assessment(Requester.ANYBODY_ELSE)
    assert isinstance(found, Refused)
    assert found.citation.rule == "A2"


@pytest.mark.parametrize(
    "requester", [Requester.PARENT, Requester.YOUNG_PERSON, Requester.SCHOOL_OR_COLLEGE]
)
def test_family_and_school_can_ask_for_an_assessment(requester: Requester) -> None:
    assert isinstance(plan_duties.may_request_assessment(requester), Allowed)


def test_a_school_asked_for_is_named_unless_there_is_an_objection() -> None:
    assert isinstance(plan_duties.must_name(()), Allowed)
    assert isinstance(plan_duties.must_name({Objection.RESOURCES}), Refused)


def test_a_detained_person_is_refused_and_not_guessed_about() -> None:
    assert isinstance(plan_duties.rules_apply(detained=False), Allowed)
    found = plan_duties.rules_apply(detained=True)
    assert isinstance(found, Refused)
    assert found.citation.rule == "A25"


def test_a_reason_to_be_late_with_a_reassessment_moves_no_date_and_is_told() -> None:
    on = date(2026, 12, 16)
    found = reassessment.replaced_plan(on, ENGLAND, exemption=ExemptionGround.ABSENCE)
    assert found.due_on == date(2027, 3, 24)
    assert found.warnings == ("ONE_DAY_EARLIER_IS_SAFER", "EXEMPTION_CLAIMED")
    assert reassessment.replaced_plan(on, ENGLAND).warnings == ("ONE_DAY_EARLIER_IS_SAFER",)


@pytest.mark.parametrize(
    ("born_on", "until"),
    [
        (date(2001, 6, 10), date(2026, 7, 31)),
        (date(2001, 7, 31), date(2026, 7, 31)),
        (date(2001, 8, 1), date(2027, 7, 31)),
        (date(2004, 2, 29), date(2029, 7, 31)),
    ],
)
def test_a_plan_may_go_on_to_the_end_of_the_academic_year_of_the_25th_birthday(
    born_on: date, until: date
) -> None:
    found = reassessment.may_continue_until(born_on, ENGLAND)
    assert (found.rule, found.due_on) == ("A14", until)
    assert found.citation.status is Status.UNVERIFIED
    assert last_day(found.steps) == until


def test_a_change_without_a_review_leaves_fifteen_days_and_takes_eight_weeks() -> None:
    final = review.final_plan_outside_review(date(2026, 10, 20), ENGLAND)
    words = review.representations_outside_review(date(2026, 10, 20), ENGLAND)
    assert (final.rule, final.due_on) == ("R22", date(2026, 12, 15))
    assert (words.rule, words.due_on, words.duty_holder) == ("R22", date(2026, 11, 3), "family")
    assert {final.citation.status, words.citation.status} == {Status.FROM_MEMORY}


def test_the_plan_of_a_child_under_5_should_be_looked_at_within_six_months() -> None:
    found = review.under_five_review(date(2026, 8, 31), ENGLAND)
    assert (found.rule, found.due_on) == ("R19", date(2027, 2, 28))
    assert found.citation.status is Status.PRACTICE


def test_a_move_before_the_day_that_the_law_names_carries_a_caution() -> None:
    """R17: before 15 February 2027 means by the 14th; the child moves on 11 January."""
    early = phase_transfer.other_phase(date(2027, 1, 11), ENGLAND)
    assert (early.due_on, early.warnings) == (date(2027, 2, 14), ("MOVE_COMES_FIRST",))
    assert phase_transfer.to_post_16(date(2027, 3, 31), ENGLAND).warnings == ()
    assert phase_transfer.to_post_16(date(2027, 3, 30), ENGLAND).warnings == ("MOVE_COMES_FIRST",)


def test_a_transfer_without_the_last_review_says_that_the_true_day_may_be_later() -> None:
    """N18: 3 months from 4 January 2027; 12 months beginning with 1 October 2026 end later."""
    unknown = transfer.review_after_transfer(date(2027, 1, 4), None, ENGLAND)
    assert (unknown.due_on, unknown.warnings) == (date(2027, 4, 4), ("LAST_REVIEW_NOT_KNOWN",))
    known = transfer.review_after_transfer(date(2027, 1, 4), date(2026, 10, 1), ENGLAND)
    assert (known.due_on, known.warnings) == (date(2027, 9, 30), ())


@pytest.mark.parametrize(
    "statement",
    [assessment.REPRESENTATIONS, review.REPRESENTATIONS, review.REPRESENTATIONS_OUTSIDE_REVIEW],
)
def test_the_fifteen_days_say_from_when_the_plan_may_be_final(statement: Rule) -> None:
    assert statement.limit.endswith("may not make the plan final before the 16th day")
