"""School terms: fifteen school days, and which closures excuse an authority, checked by hand."""

from datetime import date, timedelta

import pytest

from rules import exemption, school_calendar
from rules.calendar import ENGLAND
from rules.deadline import Allowed, Deadline, Refused, explain
from rules.school_calendar import Closure, OutsideTerms, SchoolCalendar, Term
from tests.rules.reader import last_day

# Easter Sunday: 5 April 2026 and 28 March 2027.
TERMS = (
    Term(date(2026, 1, 5), date(2026, 2, 13)),
    Term(date(2026, 2, 23), date(2026, 3, 27)),
    Term(date(2026, 4, 13), date(2026, 5, 22)),
    Term(date(2026, 6, 1), date(2026, 7, 21)),
    Term(date(2026, 9, 2), date(2026, 10, 23)),
    Term(date(2026, 11, 2), date(2026, 12, 18)),
    Term(date(2027, 1, 4), date(2027, 2, 12)),
    Term(date(2027, 2, 22), date(2027, 3, 25)),
    Term(date(2027, 4, 12), date(2027, 5, 28)),
    Term(date(2027, 6, 7), date(2027, 7, 22)),
)
SCHOOL = SchoolCalendar(
    "Example School", "the council's page of terms", TERMS, published_on=date(2025, 3, 3)
)
WITHOUT_AUTUMN = SchoolCalendar("Example School", "example", (*TERMS[:5], *TERMS[6:]))
SUMMER = "15 July 2026 to 26 August 2026"


@pytest.mark.parametrize(
    "asked_on",
    [
        date(2026, 7, 15),  # a week before 22 July, the first day closed
        date(2026, 7, 21),  # the last day of term
        date(2026, 8, 1),
        date(2026, 8, 26),  # a week before 2 September, the day of reopening
    ],
)
def test_only_the_summer_excuses_the_authority(asked_on: date) -> None:
    assert isinstance(exemption.school_closed(asked_on, SCHOOL), Allowed)
    closure = exemption.closure_relied_on(asked_on, SCHOOL)
    assert closure == Closure(date(2026, 7, 22), date(2026, 9, 2))
    assert exemption.closure_words(closure) == (
        "The school is closed from 22 July 2026 and opens again on 2 September 2026, so a request "
        "for advice from 15 July 2026 to 26 August 2026 counts."
    )


@pytest.mark.parametrize(
    ("asked_on", "words"),
    [
        (date(2026, 7, 14), SUMMER),  # eight days before the closure
        (date(2026, 8, 27), SUMMER),  # six days before the reopening
        (date(2026, 8, 31), SUMMER),  # a bank holiday
        (date(2026, 9, 1), SUMMER),
        (date(2026, 9, 2), SUMMER),  # open again
        (date(2026, 6, 10), SUMMER),  # the middle of a term: the nearest long closure is named
        (date(2026, 2, 9), "from 14 February 2026 and opened again on 23 February 2026"),
        (date(2026, 3, 21), "from 28 March 2026 and opened again on 13 April 2026"),
        (date(2026, 4, 3), "from 28 March 2026 and opened again on 13 April 2026"),  # Good Friday
        (date(2026, 4, 12), "from 28 March 2026 and opened again on 13 April 2026"),
        (date(2026, 10, 26), "from 24 October 2026 and opened again on 2 November 2026"),
        (date(2026, 12, 12), "from 19 December 2026 and opened again on 4 January 2027"),
        (date(2026, 12, 25), "from 19 December 2026 and opened again on 4 January 2027"),
        (date(2027, 1, 3), "from 19 December 2026 and opened again on 4 January 2027"),
        (date(2027, 3, 29), "from 26 March 2027 and opened again on 12 April 2027"),
        (date(2027, 7, 15), SUMMER),  # 16 July is the first day that an unknown closure reaches
    ],
)
def test_half_terms_christmas_and_easter_are_too_short_and_the_dates_are_named(
    asked_on: date, words: str
) -> None:
    found = exemption.school_closed(asked_on, SCHOOL)
    assert isinstance(found, Refused)
    assert found.citation.rule == "N11"
    assert words in found.reason
    assert ("less than 4 weeks" in found.reason) is (words is not SUMMER)
    assert exemption.closure_relied_on(asked_on, SCHOOL) is None


@pytest.mark.parametrize("asked_on", [date(2027, 7, 16), date(2027, 8, 2), date(2028, 1, 10)])
def test_terms_that_are_not_published_yet_are_said_not_to_be_known(asked_on: date) -> None:
    found = exemption.school_closed(asked_on, SCHOOL)
    assert isinstance(found, Refused)
    assert "after 22 July 2027 are not known" in found.reason


def test_the_time_before_the_first_term_is_not_known_until_a_week_before_it() -> None:
    before = exemption.school_closed(date(2025, 12, 29), SCHOOL)
    assert isinstance(before, Refused)
    assert "before 5 January 2026 are not known" in before.reason
    after = exemption.school_closed(date(2025, 12, 30), SCHOOL)
    assert isinstance(after, Refused)
    assert "not known" not in after.reason


def test_a_missing_term_is_no_long_closure() -> None:
    gap = Closure(date(2026, 10, 24), date(2027, 1, 4))
    assert WITHOUT_AUTUMN.unknown() == (gap,)
    assert gap not in WITHOUT_AUTUMN.closures()
    for asked_on in (date(2026, 10, 17), date(2026, 11, 20), date(2027, 1, 3)):
        found = exemption.school_closed(asked_on, WITHOUT_AUTUMN)
        assert isinstance(found, Refused)
        assert "lack a term" in found.reason
    for asked_on in (date(2026, 10, 16), date(2027, 1, 4)):
        found = exemption.school_closed(asked_on, WITHOUT_AUTUMN)
        assert isinstance(found, Refused)
        assert "lack a term" not in found.reason


@pytest.mark.parametrize(
    ("closed_on", "reopens_on", "plausible"),
    [
        (date(2026, 7, 22), date(2026, 9, 30), True),  # exactly ten weeks
        (date(2026, 7, 22), date(2026, 10, 1), False),
        (date(2026, 7, 1), date(2026, 8, 1), False),  # a month of July: the 1st is open again
        (date(2026, 7, 1), date(2026, 8, 2), True),
        (date(2026, 12, 19), date(2027, 1, 15), True),  # a day short of four weeks
        (date(2026, 12, 19), date(2027, 1, 16), False),
    ],
)
def test_a_gap_is_a_holiday_when_it_is_short_or_the_summer(
    closed_on: date, reopens_on: date, plausible: bool
) -> None:
    assert Closure(closed_on, reopens_on).is_plausible is plausible


def test_without_term_dates_or_without_a_holiday_there_is_no_excuse() -> None:
    nothing = exemption.school_closed(
        date(2026, 8, 1), SchoolCalendar("Example School", "none", ())
    )
    assert isinstance(nothing, Refused)
    assert "Example School are not known" in nothing.reason
    one = SchoolCalendar("Example School", "example", (Term(date(2026, 1, 5), date(2026, 3, 27)),))
    open_all_the_time = exemption.school_closed(date(2026, 2, 2), one)
    assert isinstance(open_all_the_time, Refused)
    assert "was not closed" in open_all_the_time.reason


def test_terms_that_touch_have_no_closure_between_them() -> None:
    touching = (
        Term(date(2026, 1, 5), date(2026, 2, 15)),
        Term(date(2026, 2, 16), date(2026, 3, 27)),
    )
    assert SchoolCalendar("Example School", "example", touching).closures() == ()


# Fifteen school days


@pytest.mark.parametrize(
    ("told_on", "with_terms", "without"),
    [
        # 23 to 27 March, Easter, 13 to 24 April; without terms Good Friday and Easter Monday go.
        (date(2026, 3, 20), date(2026, 4, 24), date(2026, 4, 14)),
        # 27 April to 1 May, 5 to 8 May (4 May is a bank holiday), 11 to 15, 18 May.
        (date(2026, 4, 24), date(2026, 5, 18), date(2026, 5, 18)),
        # 20 and 21 July, 2 to 4, 7 to 11, 14 to 18 September.
        (date(2026, 7, 17), date(2026, 9, 18), date(2026, 8, 7)),
        # 14 to 18 December, 4 to 15 January; without terms 25 and 28 December and 1 January go.
        (date(2026, 12, 11), date(2027, 1, 15), date(2027, 1, 6)),
    ],
)
def test_fifteen_school_days_around_the_holidays(
    told_on: date, with_terms: date, without: date
) -> None:
    known = school_calendar.governors_consider(told_on, ENGLAND, SCHOOL)
    assert (known.due_on, known.warnings) == (with_terms, ())
    assert last_day(known.steps) == with_terms
    unknown = school_calendar.governors_consider(told_on, ENGLAND)
    assert (unknown.due_on, unknown.warnings) == (without, ("TERMS_NOT_KNOWN",))
    assert last_day(unknown.steps) == without
    assert "one or a later one" in explain(unknown)[-1]


def test_the_date_without_terms_is_never_later_than_the_true_one() -> None:
    day = date(2026, 1, 4)
    while day < date(2027, 6, 20):
        true = school_calendar.panel_request(day, ENGLAND, SCHOOL)
        safe = school_calendar.panel_request(day, ENGLAND)
        assert true.warnings == ()
        assert safe.due_on <= true.due_on
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("told_on", "school"),
    [
        (date(2027, 7, 12), SCHOOL),  # the terms end before the count does
        (date(2026, 1, 3), SCHOOL),  # a day before the first term is not known
        (date(2026, 10, 19), WITHOUT_AUTUMN),  # the count runs into a missing term
        (date(2026, 10, 19), SchoolCalendar("Example School", "none", ())),
    ],
)
def test_a_count_that_leaves_the_known_terms_counts_working_days_and_says_so(
    told_on: date, school: SchoolCalendar
) -> None:
    with pytest.raises(OutsideTerms, match="Example School"):
        school_calendar.school_days(told_on, 15, school, ENGLAND)
    found: Deadline = school_calendar.panel_meets(told_on, ENGLAND, school)
    assert found == school_calendar.panel_meets(told_on, ENGLAND)
    assert found.warnings == ("TERMS_NOT_KNOWN",)


def test_a_count_may_start_the_day_before_the_first_term() -> None:
    found = school_calendar.school_days(date(2026, 1, 4), 1, SCHOOL, ENGLAND)
    assert found.result == date(2026, 1, 5)


def test_the_educational_record_comes_within_fifteen_school_days() -> None:
    found = school_calendar.educational_record(date(2026, 3, 20), ENGLAND, SCHOOL)
    assert (found.rule, found.due_on, found.duty_holder) == ("P10", date(2026, 4, 24), "setting")
    assert found.citation.status == "from_memory"
