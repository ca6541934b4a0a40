"""How days are counted: the edges that go wrong."""

from datetime import UTC, date, datetime, time

import pytest

from rules import calendar as counting
from rules.calendar import ENGLAND, Calendar, OutsideCalendar
from tests.rules import generate_bank_holidays


def test_the_stored_bank_holidays_are_those_of_the_holidays_package() -> None:
    assert set(ENGLAND.bank_holidays) == set(generate_bank_holidays.closed_days())
    assert generate_bank_holidays.TARGET.read_text() == generate_bank_holidays.source()


@pytest.mark.parametrize(
    "day", [date(2022, 9, 19), date(2023, 5, 8), date(2026, 4, 3), date(2026, 12, 28)]
)
def test_one_off_moved_and_substitute_days_are_closed(day: date) -> None:
    assert not ENGLAND.is_working_day(day)


@pytest.mark.parametrize(
    ("day", "working", "tribunal"),
    [
        (date(2026, 7, 31), True, True),
        (date(2026, 8, 3), True, False),
        (date(2026, 9, 1), True, True),
        (date(2026, 12, 24), True, True),
        (date(2026, 12, 29), True, False),
        (date(2027, 1, 1), False, False),
        (date(2027, 1, 4), True, True),
        (date(2026, 9, 5), False, False),
    ],
)
def test_the_tribunal_is_closed_on_days_that_are_working_days_for_others(
    day: date, working: bool, tribunal: bool
) -> None:
    assert ENGLAND.is_working_day(day) is working
    assert ENGLAND.is_tribunal_working_day(day) is tribunal


def test_nothing_is_guessed_outside_the_years_of_the_calendar() -> None:
    for day in (date(2013, 12, 31), date(2041, 1, 1)):
        with pytest.raises(OutsideCalendar, match="covers 2014-01-01 to 2040-12-31"):
            ENGLAND.is_working_day(day)
    assert not ENGLAND.is_working_day(date(2014, 1, 1))
    assert ENGLAND.is_working_day(date(2040, 12, 31))


@pytest.mark.parametrize("days", [(2, 1), (1, 1)])
def test_a_calendar_out_of_order_or_with_a_day_twice_is_refused(days: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="sorted"):
        Calendar("test", tuple(date(2026, 6, day) for day in days))


def test_a_day_proclaimed_late_makes_a_new_version_and_moves_a_working_day_count() -> None:
    before = counting.working_days(date(2026, 6, 4), 3, ENGLAND)
    newer = ENGLAND.with_days("england-2026-12", [date(2026, 6, 8)])
    after = counting.working_days(date(2026, 6, 4), 3, newer)
    assert (before.result, after.result) == (date(2026, 6, 9), date(2026, 6, 10))
    assert after.steps[0].skipped == (date(2026, 6, 8),)
    assert newer.version == "england-2026-12"
    assert (newer.covers_from, newer.covers_to) == (ENGLAND.covers_from, ENGLAND.covers_to)
    assert ENGLAND.is_working_day(date(2026, 6, 8))


def test_the_day_in_london_is_not_the_day_in_utc_in_summer() -> None:
    assert counting.london_day(datetime(2026, 3, 31, 23, 15, tzinfo=UTC)) == date(2026, 4, 1)
    assert counting.london_day(datetime(2026, 1, 31, 23, 15, tzinfo=UTC)) == date(2026, 1, 31)


def test_an_instant_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        counting.london_day(datetime(2026, 3, 31, 23, 15, tzinfo=UTC).replace(tzinfo=None))


@pytest.mark.parametrize(
    ("day", "ends_at"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 29, 0, tzinfo=UTC)),  # clocks go on next morning
        (date(2026, 3, 29), datetime(2026, 3, 29, 23, tzinfo=UTC)),  # a day of 23 hours
        (date(2026, 10, 24), datetime(2026, 10, 24, 23, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 26, 0, tzinfo=UTC)),  # a day of 25 hours
    ],
)
def test_a_day_ends_at_midnight_in_london_also_when_the_clocks_change(
    day: date, ends_at: datetime
) -> None:
    assert counting.end_of_day(day) == ends_at


def test_five_in_the_afternoon_is_another_instant_in_winter_and_in_summer() -> None:
    assert counting.five_pm(date(2026, 10, 23)) == datetime(2026, 10, 23, 16, tzinfo=UTC)
    assert counting.five_pm(date(2026, 10, 26)) == datetime(2026, 10, 26, 17, tzinfo=UTC)
    assert counting.at_london(date(2026, 7, 1), time(9, 30)).utcoffset() is not None


def test_a_month_from_the_31st_ends_on_the_last_day_of_a_shorter_month() -> None:
    assert counting.months(date(2026, 1, 31), 1).result == date(2026, 2, 28)
    assert counting.months(date(2028, 1, 31), 1).result == date(2028, 2, 29)
    assert counting.months_before(date(2026, 7, 31), 5).result == date(2026, 2, 28)


def test_months_beginning_with_a_month_end_are_not_shortened_twice() -> None:
    assert counting.months_beginning_with(date(2026, 8, 31), 6).result == date(2027, 2, 28)
    assert counting.months_beginning_with(date(2026, 8, 28), 6).result == date(2027, 2, 27)
    assert counting.months_beginning_with(date(2027, 3, 1), 12).result == date(2028, 2, 29)


def test_working_days_beginning_with_a_saturday_start_on_monday() -> None:
    found = counting.working_days_beginning_with(date(2026, 6, 6), 1, ENGLAND)
    assert found.result == date(2026, 6, 8)


def test_no_working_days_after_a_day_is_the_day_itself() -> None:
    assert counting.working_days(date(2026, 6, 6), 0, ENGLAND).result == date(2026, 6, 6)


def test_a_negative_number_of_days_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot count -1"):
        counting.working_days(date(2026, 6, 5), -1, ENGLAND)
    with pytest.raises(ValueError, match="cannot count -1"):
        counting.tribunal_days(date(2026, 6, 5), -1, ENGLAND)


def test_a_working_day_does_not_roll_and_leaves_no_step() -> None:
    assert counting.roll_forward(date(2026, 6, 5), ENGLAND) == counting.Count(date(2026, 6, 5), ())


def test_easter_saturday_rolls_over_the_bank_holiday_to_tuesday() -> None:
    rolled = counting.roll_forward(date(2026, 4, 4), ENGLAND)
    assert rolled.result == date(2026, 4, 7)
    assert rolled.steps[0].skipped == (date(2026, 4, 6),)


@pytest.mark.parametrize(
    ("landing", "opening"),
    [
        (date(2026, 8, 1), date(2026, 9, 1)),
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2025, 12, 25), date(2026, 1, 2)),
        (date(2023, 1, 1), date(2023, 1, 3)),  # Monday 2 January 2023 was a bank holiday
        (date(2026, 7, 31), date(2026, 7, 31)),
        (date(2026, 12, 24), date(2026, 12, 24)),
    ],
)
def test_an_appeal_date_in_a_closed_time_moves_to_the_first_working_day_after_it(
    landing: date, opening: date
) -> None:
    assert counting.out_of_closed_window(landing, ENGLAND).result == opening


def test_tribunal_days_that_end_on_a_sunday_roll_to_monday() -> None:
    count = counting.tribunal_days(date(2026, 6, 1), 27, ENGLAND)
    assert count.steps[0].to_on == date(2026, 6, 28)
    assert count.result == date(2026, 6, 29)


def test_a_tribunal_month_is_longer_by_each_closed_day_in_it() -> None:
    assert counting.tribunal_months(date(2026, 7, 20), 1, ENGLAND).result == date(2026, 9, 21)
    assert counting.tribunal_months(date(2026, 3, 9), 1, ENGLAND).result == date(2026, 4, 9)


def test_the_later_and_the_earlier_of_two_dates_name_both() -> None:
    first, second = (counting.weeks(date(2026, 6, 1), amount) for amount in (1, 2))
    later, earlier = counting.later_of(second, first), counting.earlier_of(second, first)
    assert (later.steps[-1].from_on, later.result) == (first.result, second.result)
    assert (earlier.steps[-1].from_on, earlier.result) == (second.result, first.result)
    assert len(later.steps) == 3
