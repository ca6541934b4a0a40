"""The annual review, as situations."""

from datetime import date

from rules import review
from rules.calendar import ENGLAND
from rules.review import NoticeItem

ONE_DAY = ("ONE_DAY_EARLIER_IS_SAFER",)  # K23


def test_a_plan_made_on_10_march_is_first_reviewed_by_9_march() -> None:
    found = review.first_review(date(2026, 3, 10), ENGLAND)
    assert (found.rule, found.due_on) == ("R1", date(2027, 3, 9))


def test_a_plan_made_on_1_march_before_a_leap_year_has_until_29_february() -> None:
    assert review.first_review(date(2027, 3, 1), ENGLAND).due_on == date(2028, 2, 29)


def test_the_next_review_is_counted_from_the_last_decision_notice() -> None:
    found = review.next_review(date(2027, 3, 9), ENGLAND)
    assert (found.rule, found.due_on) == ("R2", date(2028, 3, 8))


def test_invitations_and_papers_go_out_two_weeks_before_the_meeting() -> None:
    for find, rule in ((review.invitations, "R4"), (review.papers, "R5")):
        found = find(date(2026, 9, 11), ENGLAND)
        assert (found.rule, found.due_on) == (rule, date(2026, 8, 28))
        assert found.duty_holder == "authority"


def test_the_report_comes_two_weeks_after_the_meeting_from_the_school() -> None:
    found = review.report(date(2026, 9, 11), ENGLAND)
    assert (found.rule, found.due_on, found.duty_holder) == ("R7", date(2026, 9, 25), "setting")


def test_the_decision_comes_four_weeks_after_the_meeting_also_at_christmas() -> None:
    found = review.decision(date(2026, 11, 27), ENGLAND)
    assert (found.rule, found.due_on) == ("R8", date(2026, 12, 25))


def test_the_day_the_notice_is_served_is_day_one_of_fifteen() -> None:
    found = review.representations(date(2026, 12, 18), ENGLAND)
    assert (found.rule, found.due_on, found.duty_holder) == ("R10", date(2027, 1, 1), "family")


def test_an_early_notice_brings_the_final_plan_forward() -> None:
    found = review.finished(date(2026, 9, 11), ENGLAND, date(2026, 9, 18))
    assert (found.rule, found.due_on, found.warnings) == ("R12", date(2026, 11, 13), ONE_DAY)


def test_a_notice_on_the_last_day_gives_exactly_twelve_weeks() -> None:
    found = review.finished(date(2026, 9, 11), ENGLAND, date(2026, 10, 9))
    assert (found.nominal_on, found.due_on) == (date(2026, 12, 4), date(2026, 12, 4))
    assert found.warnings == ONE_DAY


def test_a_late_notice_breaches_the_twelve_weeks_and_leaves_eight() -> None:
    found = review.finished(date(2026, 9, 11), ENGLAND, date(2026, 10, 10))
    assert (found.nominal_on, found.due_on) == (date(2026, 12, 4), date(2026, 12, 5))
    assert found.warnings == (*ONE_DAY, "TWELVE_WEEKS_BREACHED")


def test_an_amendment_outside_a_review_has_eight_weeks() -> None:
    found = review.final_plan(date(2026, 10, 20), ENGLAND)
    assert (found.rule, found.due_on) == ("R11", date(2026, 12, 15))


def test_a_notice_with_everything_in_it_lacks_nothing() -> None:
    assert review.missing_from_notice(NoticeItem) == ()


def test_an_empty_notice_lacks_six_things_on_mediation_and_three_on_appeal_and_help() -> None:
    rules = [item.rule for item in review.missing_from_notice(())]
    assert rules == ["M1"] * 6 + ["R14"] * 3


def test_a_notice_without_the_adviser_is_told_exactly_that() -> None:
    (gap,) = review.missing_from_notice(set(NoticeItem) - {NoticeItem.ADVISER_CONTACT})
    assert gap.words == "The notice does not say how to contact the mediation adviser."
    assert gap.fix == "Add to the notice: how to contact the mediation adviser."


def test_until_the_notice_is_known_the_twelve_weeks_from_the_meeting_stand_alone() -> None:
    found = review.finished(date(2026, 9, 11), ENGLAND)
    assert (found.rule, found.due_on, found.warnings) == ("R12", date(2026, 12, 4), ONE_DAY)
    assert len(found.steps) == 1


def test_the_proposed_changes_come_within_the_four_weeks_of_the_decision() -> None:
    found = review.amendment_notice(date(2026, 9, 11), ENGLAND)
    assert (found.rule, found.due_on) == ("R9", date(2026, 10, 9))
    assert found.due_on == review.decision(date(2026, 9, 11), ENGLAND).due_on
