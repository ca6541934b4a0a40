"""Time before the tribunal, as situations."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from rules import appeal, tribunal
from rules.calendar import ENGLAND, tribunal_days
from rules.claim import ClaimType
from rules.deadline import Deadline, explain
from tests.rules.reader import last_day


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
    found = tribunal.directed(computed, date(2027, 8, 20), ENGLAND)
    assert (found.nominal_on, found.due_on) == (computed.due_on, date(2027, 8, 20))
    assert found.due_at == datetime(2027, 8, 20, 16, tzinfo=UTC)
    assert (found.rule, found.warnings) == ("T20", ())
    assert [step.kind for step in found.steps] == ["ordered_date"]


def test_a_deadline_without_an_ordered_date_stays_as_it_is() -> None:
    computed = tribunal.challenge(date(2027, 7, 3), ENGLAND)
    assert tribunal.directed(computed, None, ENGLAND) is computed


@pytest.mark.parametrize(
    ("find", "trigger", "computed"),
    [
        (tribunal.response, date(2026, 7, 17), date(2026, 9, 28)),
        (tribunal.reinstatement, date(2026, 6, 1), date(2026, 6, 29)),
        (tribunal.working_document, date(2027, 1, 12), date(2026, 12, 29)),
        (tribunal.hearing_bundle, date(2027, 1, 12), date(2026, 12, 21)),
        (tribunal.fresh_consideration, date(2026, 6, 6), date(2026, 6, 22)),
        (tribunal.challenge, date(2026, 7, 20), date(2026, 9, 17)),
        (tribunal.upper_tribunal, date(2026, 7, 20), date(2026, 9, 21)),
    ],
)
def test_a_direction_that_names_a_closed_saturday_wins_over_every_count(
    find: object, trigger: date, computed: date
) -> None:
    assert callable(find)
    found = find(trigger, ENGLAND, ordered_on=date(2026, 8, 15))
    assert (found.nominal_on, found.due_on) == (computed, date(2026, 8, 15))
    assert found.due_at == datetime(2026, 8, 15, 16, tzinfo=UTC)
    assert [step.kind for step in found.steps] == ["ordered_date"]
    assert found.warnings == ("ORDERED_DAY_IS_CLOSED",)


@pytest.mark.parametrize(
    "find", [tribunal.evidence, tribunal.attendance_form, tribunal.case_review_form]
)
def test_a_day_in_the_directions_on_which_the_office_is_closed_is_kept_and_told(
    find: Callable[..., Deadline],
) -> None:
    for closed in (date(2026, 8, 15), date(2026, 12, 28)):  # a Saturday, a bank holiday
        found = find(closed, ENGLAND)
        assert (found.due_on, found.warnings) == (closed, ("ORDERED_DAY_IS_CLOSED",))
        assert "Do not count on it." in explain(found)[-1]
    for of_august in (date(2026, 8, 14), date(2026, 12, 29)):  # K13: no closed time counts here
        assert find(of_august, ENGLAND).warnings == ()


@pytest.mark.parametrize(
    ("find", "trigger", "due_on"),
    [
        # 10 working days to 31 July, then the 20 of 3 to 28 August
        (tribunal.response, date(2026, 7, 17), date(2026, 8, 28)),
        (tribunal.reinstatement, date(2026, 7, 20), date(2026, 8, 17)),
        # back from 11 January over New Year's Day and 28 and 25 December
        (tribunal.hearing_bundle, date(2027, 1, 12), date(2026, 12, 24)),
        # 21 to 24 December, 29 to 31 December, 4 to 6 January
        (tribunal.decision_target, date(2026, 12, 18), date(2027, 1, 6)),
        (tribunal.fresh_consideration, date(2026, 7, 24), date(2026, 8, 7)),
        (tribunal.challenge, date(2026, 7, 20), date(2026, 8, 17)),
        # day 28 is Saturday 31 July: it rolls, and August is not a closed time here
        (tribunal.challenge, date(2027, 7, 3), date(2027, 8, 2)),
        (tribunal.upper_tribunal, date(2026, 7, 20), date(2026, 8, 20)),
        # a month from 15 July is Saturday 15 August
        (tribunal.upper_tribunal, date(2026, 7, 15), date(2026, 8, 17)),
        (appeal.registration_target, date(2026, 7, 24), date(2026, 8, 7)),
    ],
)
def test_in_a_discrimination_claim_august_and_christmas_count(
    find: object, trigger: date, due_on: date
) -> None:
    assert callable(find)
    found = find(trigger, ENGLAND, claim=ClaimType.DISCRIMINATION_CLAIM)
    assert (found.due_on, found.warnings) == (due_on, ())
    assert last_day(found.steps) == due_on
    assert not any(step.kind.startswith("tribunal") for step in found.steps)


def test_a_claim_lost_the_closed_times_on_21_july_2020() -> None:
    claim = ClaimType.DISCRIMINATION_CLAIM
    before = tribunal.challenge(date(2020, 7, 20), ENGLAND, claim=claim)
    after = tribunal.challenge(date(2020, 7, 21), ENGLAND, claim=claim)
    assert before.due_on == date(2020, 9, 17)  # 11 days of July, 17 of September
    assert after.due_on == date(2020, 8, 18)
    appeals = tribunal.challenge(date(2020, 7, 21), ENGLAND)
    assert appeals.due_on == date(2020, 9, 18)


def test_a_day_of_august_is_a_working_day_of_the_tribunal_in_a_claim_only() -> None:
    day = date(2026, 8, 19)
    assert not ENGLAND.is_tribunal_working_day(day)
    assert ENGLAND.is_tribunal_working_day(day, ClaimType.DISCRIMINATION_CLAIM)
    assert not ENGLAND.is_tribunal_working_day(date(2026, 8, 22), ClaimType.DISCRIMINATION_CLAIM)


def test_a_negative_number_of_days_is_refused_in_a_claim_too() -> None:
    with pytest.raises(ValueError, match="cannot count -1 days"):
        tribunal_days(date(2026, 6, 1), -1, ENGLAND, ClaimType.DISCRIMINATION_CLAIM)
