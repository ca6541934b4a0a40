"""Time before the tribunal, as situations."""

from datetime import UTC, date, datetime

import pytest

from rules import tribunal
from rules.calendar import ENGLAND


def test_the_authority_answers_in_thirty_working_days_without_august() -> None:
    found = tribunal.response(date(2026, 7, 17), ENGLAND)
    assert (found.rule, found.due_on, found.duty_holder) == ("T6", date(2026, 9, 28), "authority")
    assert found.due_at == datetime(2026, 9, 28, 16, tzinfo=UTC)


def test_the_bundle_for_a_january_hearing_goes_out_before_christmas() -> None:
    found = tribunal.hearing_bundle(date(2027, 1, 12), ENGLAND)
    assert (found.rule, found.due_on) == ("T14", date(2026, 12, 21))


def test_the_working_document_is_final_two_weeks_before_the_hearing() -> None:
    found = tribunal.working_document(date(2027, 1, 12), ENGLAND)
    assert (found.rule, found.due_on) == ("T13", date(2026, 12, 29))


def test_the_decision_usually_comes_ten_tribunal_working_days_after_the_hearing() -> None:
    found = tribunal.decision_target(date(2026, 12, 18), ENGLAND)
    assert (found.rule, found.due_on, found.duty_holder) == ("T18", date(2027, 1, 11), "tribunal")


def test_a_decision_sent_in_july_can_be_challenged_until_september() -> None:
    found = tribunal.challenge(date(2026, 7, 20), ENGLAND)
    assert (found.rule, found.due_on, found.warnings) == ("T20", date(2026, 9, 17), ())


def test_a_decision_of_staff_can_be_challenged_for_fourteen_days() -> None:
    found = tribunal.fresh_consideration(date(2026, 6, 6), ENGLAND)
    assert (found.rule, found.nominal_on, found.due_on) == (
        "T19",
        date(2026, 6, 20),
        date(2026, 6, 22),
    )


def test_a_withdrawn_appeal_can_be_brought_back_for_twenty_eight_days() -> None:
    found = tribunal.reinstatement(date(2026, 6, 1), ENGLAND)
    assert (found.rule, found.due_on) == ("T9", date(2026, 6, 29))


def test_time_that_ends_just_before_august_and_rolls_into_it_is_flagged() -> None:
    found = tribunal.challenge(date(2027, 7, 3), ENGLAND)  # day 28 is Saturday 31 July
    assert (found.due_on, found.warnings) == (date(2027, 8, 2), ("AMBIGUOUS_WINDOW",))


def test_the_month_for_the_upper_tribunal_leaves_august_out_and_says_it_is_our_reading() -> None:
    found = tribunal.upper_tribunal(date(2026, 7, 20), ENGLAND)
    assert (found.rule, found.nominal_on, found.due_on) == (
        "T21",
        date(2026, 8, 20),
        date(2026, 9, 21),
    )
    assert found.warnings == ("MONTH_WITH_CLOSED_DAYS",)
    assert tribunal.upper_tribunal(date(2026, 3, 9), ENGLAND).warnings == ()


@pytest.mark.parametrize(
    ("find", "rule"),
    [
        (tribunal.evidence, "T10"),
        (tribunal.attendance_form, "T11"),
        (tribunal.case_review_form, "T12"),
    ],
)
def test_a_date_in_the_directions_stands_even_in_august(find: object, rule: str) -> None:
    assert callable(find)
    found = find(date(2026, 8, 15), ENGLAND)
    assert (found.rule, found.due_on) == (rule, date(2026, 8, 15))


def test_an_ordered_date_takes_the_place_of_the_computed_one() -> None:
    computed = tribunal.challenge(date(2027, 7, 3), ENGLAND)
    found = tribunal.directed(computed, date(2027, 8, 20))
    assert (found.nominal_on, found.due_on) == (computed.due_on, date(2027, 8, 20))
    assert found.due_at == datetime(2027, 8, 20, 16, tzinfo=UTC)
    assert (found.rule, found.warnings) == ("T20", ())
    assert [step.kind for step in found.steps] == ["ordered_date"]
