"""How a deadline tells its own story."""

from datetime import date

import pytest

from rules import calendar as counting
from rules.appeal import appeal
from rules.calendar import ENGLAND
from rules.complaint import acknowledge
from rules.compliance import PromiseKind, promise
from rules.deadline import by_end_of_day, explain, words
from rules.mediation import meeting_notice
from rules.method import METHODS
from rules.phase_transfer import to_post_16
from rules.reassessment import may_continue_until
from rules.review import finished, first_review, representations
from rules.step import Step, StepKind, day_words, weekday_words
from rules.tribunal import challenge, directed, upper_tribunal


def test_an_appeal_tells_each_step_and_the_hour() -> None:
    assert explain(appeal(date(2026, 10, 1), date(2026, 11, 29), ENGLAND)) == (
        "2 months after 1 October 2026 is 1 December 2026.",
        "1 month after 29 November 2026 is 29 December 2026.",
        "The later of 1 December 2026 and 29 December 2026 is 29 December 2026.",
        "29 December 2026 falls in a closed time (August, or 25 December to 1 January); "
        "the first working day after it is 4 January 2027.",
        "The last day is Monday 4 January 2027, until 5 pm.",
    )


def test_working_days_name_the_bank_holidays_left_out() -> None:
    assert explain(acknowledge(date(2026, 12, 23), ENGLAND, 5)) == (
        "5 working days after 23 December 2026 (not counting the bank holidays 25 December 2026, "
        "28 December 2026 and 1 January 2027) is 4 January 2027.",
        "The last day is Monday 4 January 2027.",
    )
    assert "not counting the bank holiday 31 August 2026" in " ".join(
        explain(acknowledge(date(2026, 8, 28), ENGLAND, 5))
    )


def test_a_weekend_rolls_in_words() -> None:
    told = explain(appeal(date(2026, 10, 6), None, ENGLAND))
    assert (
        told[1] == "6 December 2026 is not a working day; the next working day is 7 December 2026."
    )


def test_a_flagged_date_tells_its_caution_last() -> None:
    told = explain(appeal(date(2027, 5, 31), None, ENGLAND))
    assert told[-1].startswith("The law is not clear here")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "12 months beginning with 10 March 2026 end on 9 March 2027.",
            explain(first_review(date(2026, 3, 10), ENGLAND)),
        ),
        (
            "15 days beginning with 18 December 2026 end on 1 January 2027.",
            explain(representations(date(2026, 12, 18), ENGLAND)),
        ),
        (
            "The earlier of 4 December 2026 and 13 November 2026 is 13 November 2026.",
            explain(finished(date(2026, 9, 11), ENGLAND, date(2026, 9, 18))),
        ),
        (
            "5 working days before 18 September 2026 is 11 September 2026.",
            explain(meeting_notice(date(2026, 9, 18), ENGLAND)),
        ),
        (
            "The law names 31 March 2027.",
            explain(to_post_16(date(2027, 9, 1), ENGLAND)),
        ),
        (
            "The last day before 31 March 2027 is 30 March 2027.",
            explain(to_post_16(date(2027, 9, 1), ENGLAND)),
        ),
        (
            "At once means on the day itself, 17 December 2026.",
            explain(promise(PromiseKind.CONTINUE_PLAN, date(2026, 12, 17), ENGLAND)),
        ),
        (
            "The two sides agreed 30 April 2027 in writing.",
            explain(promise(PromiseKind.OTHER, date(2026, 12, 17), ENGLAND, date(2027, 4, 30))),
        ),
        (
            "28 days after 20 July 2026 (not counting August and 25 December to 1 January) is "
            "17 September 2026.",
            explain(challenge(date(2026, 7, 20), ENGLAND)),
        ),
        (
            "1 month after 20 July 2026 (not counting August and 25 December to 1 January) is "
            "20 September 2026.",
            explain(upper_tribunal(date(2026, 7, 20), ENGLAND)),
        ),
        (
            "The tribunal ordered 21 August 2026.",
            explain(directed(challenge(date(2026, 7, 20), ENGLAND), date(2026, 8, 21), ENGLAND)),
        ),
        (
            "25 years after 1 August 2001 is 1 August 2026.",
            explain(may_continue_until(date(2001, 8, 1), ENGLAND)),
        ),
        (
            "The academic year that 1 August 2026 is in ends on 31 July 2027.",
            explain(may_continue_until(date(2001, 8, 1), ENGLAND)),
        ),
    ],
)
def test_each_way_of_counting_has_its_words(sentence: str, told: tuple[str, ...]) -> None:
    assert sentence in told


def test_one_day_is_singular() -> None:
    one = counting.days_beginning_with(date(2026, 6, 1), 1).steps[0]
    assert words(one) == "1 day beginning with 1 June 2026 ends on 1 June 2026"
    assert words(counting.weeks(date(2026, 6, 1), 1).steps[0]).startswith("1 week after")


def test_school_days_say_that_the_school_was_closed_on_some() -> None:
    step = Step(
        StepKind.SCHOOL_DAYS_AFTER, date(2026, 6, 1), 2, date(2026, 6, 4), (date(2026, 6, 3),)
    )
    assert words(step) == (
        "2 school days after 1 June 2026 (not counting days on which the school is closed) is "
        "4 June 2026"
    )


def test_days_are_written_as_people_write_them() -> None:
    assert day_words(date(2026, 2, 1)) == "1 February 2026"
    assert weekday_words(date(2026, 2, 1)) == "Sunday 1 February 2026"


def test_a_step_that_counts_from_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a start"):
        words(Step(StepKind.WEEKS_AFTER, None, 2, date(2026, 6, 1)))


def test_a_rule_that_binds_nobody_gives_no_deadline() -> None:
    with pytest.raises(ValueError, match="K1 has no duty-holder"):
        by_end_of_day(METHODS[0], counting.weeks(date(2026, 6, 1), 1), ENGLAND)


def test_working_days_of_the_regulations_are_told_to_be_our_reading() -> None:
    """K7: no definition was found. A code of practice names its own days."""
    told = explain(meeting_notice(date(2026, 9, 18), ENGLAND))
    assert told[1].endswith("that is our own reading (K7).")
    assert "K7" not in " ".join(explain(acknowledge(date(2026, 12, 23), ENGLAND, 5)))
