"""Each way of counting says in words what it did and what it left out."""

from datetime import date

import pytest

from rules.calendar import ENGLAND
from rules.deadline import explain
from rules.school_calendar import SchoolCalendar, Term, governors_consider
from rules.step import Step, StepKind, words

FROM, TO = date(2026, 4, 1), date(2026, 4, 8)
EASTER = (date(2026, 4, 3), date(2026, 4, 6))
WINDOWS = "not counting August and 25 December to 1 January"
COUNTED = {
    StepKind.WEEKS_AFTER: "2 weeks after 1 April 2026 is 8 April 2026",
    StepKind.DAYS_AFTER: "2 days after 1 April 2026 is 8 April 2026",
    StepKind.MONTHS_AFTER: "2 months after 1 April 2026 is 8 April 2026",
    StepKind.YEARS_AFTER: "2 years after 1 April 2026 is 8 April 2026",
    StepKind.DAYS_BEGINNING_WITH: "2 days beginning with 1 April 2026 end on 8 April 2026",
    StepKind.MONTHS_BEGINNING_WITH: "2 months beginning with 1 April 2026 end on 8 April 2026",
    StepKind.WORKING_DAYS_AFTER: "2 working days after 1 April 2026 is 8 April 2026",
    StepKind.WORKING_DAYS_BEGINNING_WITH: (
        "2 working days beginning with 1 April 2026 end on 8 April 2026"
    ),
    StepKind.SCHOOL_DAYS_AFTER: "2 school days after 1 April 2026 is 8 April 2026",
    StepKind.TRIBUNAL_WORKING_DAYS_AFTER: (
        f"2 tribunal working days after 1 April 2026 ({WINDOWS}) is 8 April 2026"
    ),
    StepKind.TRIBUNAL_DAYS_AFTER: f"2 days after 1 April 2026 ({WINDOWS}) is 8 April 2026",
    StepKind.TRIBUNAL_MONTHS_AFTER: f"2 months after 1 April 2026 ({WINDOWS}) is 8 April 2026",
    StepKind.WEEKS_BEFORE: "2 weeks before 1 April 2026 is 8 April 2026",
    StepKind.MONTHS_BEFORE: "2 months before 1 April 2026 is 8 April 2026",
    StepKind.WORKING_DAYS_BEFORE: "2 working days before 1 April 2026 is 8 April 2026",
    StepKind.TRIBUNAL_WORKING_DAYS_BEFORE: (
        f"2 tribunal working days before 1 April 2026 ({WINDOWS}) is 8 April 2026"
    ),
}
NAMED = {
    StepKind.PUBLISHED_DATE: "the law names 8 April 2026",
    StepKind.ORDERED_DATE: "the tribunal ordered 8 April 2026",
    StepKind.AGREED_DATE: "the two sides agreed 8 April 2026 in writing",
}
MOVED = {
    StepKind.DAY_BEFORE: "the last day before 1 April 2026 is 8 April 2026",
    StepKind.ROLL_FORWARD: "1 April 2026 is not a working day; the next working day is 8 April 2026",
    StepKind.OUT_OF_CLOSED_WINDOW: (
        "1 April 2026 falls in a closed time (August, or 25 December to 1 January); "
        "the first working day after it is 8 April 2026"
    ),
    StepKind.LATER_OF: "the later of 1 April 2026 and 8 April 2026 is 8 April 2026",
    StepKind.EARLIER_OF: "the earlier of 1 April 2026 and 8 April 2026 is 8 April 2026",
    StepKind.END_OF_ACADEMIC_YEAR: (
        "the academic year that 1 April 2026 is in ends on 8 April 2026"
    ),
    StepKind.AT_ONCE: "at once means on the day itself, 8 April 2026",
}


def test_every_kind_of_step_is_put_into_words_here() -> None:
    assert set(StepKind) == {*COUNTED, *NAMED, *MOVED}


@pytest.mark.parametrize("kind", list(COUNTED))
def test_a_count_names_its_amount_its_unit_and_its_direction(kind: StepKind) -> None:
    assert words(Step(kind, FROM, 2, TO)) == COUNTED[kind]


@pytest.mark.parametrize("kind", [*NAMED, *MOVED])
def test_a_step_without_an_amount_names_its_days(kind: StepKind) -> None:
    assert words(Step(kind, None if kind in NAMED else FROM, None, TO)) == (NAMED | MOVED)[kind]


@pytest.mark.parametrize("kind", list(COUNTED))
def test_a_count_without_a_start_or_an_amount_is_refused(kind: StepKind) -> None:
    for step in (Step(kind, None, 2, TO), Step(kind, FROM, None, TO)):
        with pytest.raises(ValueError, match="needs a start and an amount"):
            words(step)


@pytest.mark.parametrize(
    ("kind", "skipped", "left_out"),
    [
        (StepKind.WORKING_DAYS_AFTER, EASTER[:1], "the bank holiday 3 April 2026"),
        (
            StepKind.WORKING_DAYS_AFTER,
            EASTER,
            "the bank holidays 3 April 2026 and 6 April 2026",
        ),
        (
            StepKind.WORKING_DAYS_AFTER,
            (*EASTER, date(2026, 5, 4)),
            "the bank holidays 3 April 2026, 6 April 2026 and 4 May 2026",
        ),
        (
            StepKind.TRIBUNAL_WORKING_DAYS_AFTER,
            EASTER[:1],
            "August and 25 December to 1 January or the bank holiday 3 April 2026",
        ),
        (StepKind.SCHOOL_DAYS_AFTER, EASTER, "days on which the school is closed"),
    ],
)
def test_days_left_out_are_named(kind: StepKind, skipped: tuple[date, ...], left_out: str) -> None:
    assert f"(not counting {left_out})" in words(Step(kind, FROM, 2, TO, skipped))


def test_one_working_day_is_singular() -> None:
    assert words(Step(StepKind.WORKING_DAYS_BEGINNING_WITH, FROM, 1, FROM)) == (
        "1 working day beginning with 1 April 2026 ends on 1 April 2026"
    )


def test_an_exclusion_over_half_term_says_that_the_school_was_closed() -> None:
    terms = (
        Term(date(2026, 9, 2), date(2026, 10, 23)),
        Term(date(2026, 11, 2), date(2026, 12, 18)),
    )
    school = SchoolCalendar("Example School", "worked example", terms)
    assert explain(governors_consider(date(2026, 10, 16), ENGLAND, school)) == (
        "15 school days after 16 October 2026 (not counting days on which the school is closed) is "
        "13 November 2026.",
        "The last day is Friday 13 November 2026.",
    )
