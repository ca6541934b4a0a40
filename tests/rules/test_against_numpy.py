"""The counting agrees with two libraries that know nothing of the law: NumPy and dateutil.

NumPy counts its own business days, given the bank holidays and, for the tribunal, each day of the
closed times; dateutil adds months.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from rules import calendar as counting
from rules.calendar import ENGLAND, Calendar, Count

Roll = Literal["forward", "backward"]
DAYS = st.dates(date(2015, 1, 1), date(2038, 12, 31))
AMOUNTS = st.integers(0, 65)
MONTHS = st.integers(1, 36)
EVERY_DAY = [date(2014, 1, 1) + timedelta(days=n) for n in range(27 * 365 + 7)]
EVERY_WEEKDAY = "1111111"
HOLIDAYS = np.array(ENGLAND.bank_holidays, dtype="datetime64[D]")
CLOSED = np.array(
    [d for d in EVERY_DAY if d.month == 8 or (d.month, d.day) >= (12, 25) or d.timetuple()[1:3] == (1, 1)],
    dtype="datetime64[D]",
)  # fmt: skip
CLOSED_OR_HOLIDAY = np.union1d(HOLIDAYS, CLOSED)


def _offset(day: date, amount: int, roll: Roll, closed: Any, weekdays: str = "1111100") -> date:
    found = np.busday_offset(day, amount, roll=roll, weekmask=weekdays, holidays=closed)
    return found.astype("datetime64[D]").item()  # type: ignore[no-any-return]


def _tribunal_calendar_days(day: date, amount: int) -> date:
    """So many days outside the closed times, then the next working day."""
    last = _offset(day, amount, "backward", CLOSED, EVERY_WEEKDAY) if amount else day
    return _offset(last, 0, "forward", HOLIDAYS)


@given(DAYS)
def test_a_working_day_is_a_business_day(day: date) -> None:
    assert ENGLAND.is_working_day(day) == np.is_busday(day, holidays=HOLIDAYS)
    assert ENGLAND.is_tribunal_working_day(day) == np.is_busday(day, holidays=CLOSED_OR_HOLIDAY)


@pytest.mark.parametrize(
    ("count", "closed"),
    [
        (counting.working_days, HOLIDAYS),
        (counting.tribunal_working_days, CLOSED_OR_HOLIDAY),
    ],
)
@given(day=DAYS, amount=AMOUNTS)
def test_working_days_after_a_day_are_business_days(
    count: Callable[[date, int, Calendar], Count], closed: Any, day: date, amount: int
) -> None:
    found = count(day, amount, ENGLAND).result
    assert found == (_offset(day, amount, "backward", closed) if amount else day)
    morrow, after = day + timedelta(days=1), found + timedelta(days=1)
    assert np.busday_count(morrow, after, holidays=closed) == amount


@pytest.mark.parametrize(
    ("count", "closed"),
    [
        (counting.working_days_before, HOLIDAYS),
        (counting.tribunal_working_days_before, CLOSED_OR_HOLIDAY),
    ],
)
@given(day=DAYS, amount=AMOUNTS)
def test_working_days_before_a_day_are_business_days(
    count: Callable[[date, int, Calendar], Count], closed: Any, day: date, amount: int
) -> None:
    found = count(day, amount, ENGLAND).result
    assert found == (_offset(day, -amount, "forward", closed) if amount else day)
    assert np.busday_count(found, day, holidays=closed) == amount


@given(DAYS, st.integers(1, 65))
def test_working_days_beginning_with_a_day_are_business_days(day: date, amount: int) -> None:
    found = counting.working_days_beginning_with(day, amount, ENGLAND).result
    assert found == _offset(day, amount - 1, "forward", HOLIDAYS)
    assert np.busday_count(day, found + timedelta(days=1), holidays=HOLIDAYS) == amount


@given(DAYS)
def test_rolling_forward_is_rolling_to_a_business_day(day: date) -> None:
    rolled = _offset(day, 0, "forward", HOLIDAYS)
    assert counting.roll_forward(day, ENGLAND).result == rolled
    moved = counting.out_of_closed_window(day, ENGLAND).result
    closed = counting.in_closed_window(day)
    assert moved == (_offset(day, 0, "forward", CLOSED_OR_HOLIDAY) if closed else rolled)


@given(DAYS, AMOUNTS)
def test_tribunal_days_are_business_days_of_a_week_without_weekend(day: date, amount: int) -> None:
    found = counting.tribunal_days(day, amount, ENGLAND).result
    assert found == _tribunal_calendar_days(day, amount)


@given(DAYS, st.integers(1, 6))
def test_a_tribunal_month_has_as_many_open_days_as_the_month_has_days(day: date, n: int) -> None:
    length = (day + relativedelta(months=n) - day).days
    found = counting.tribunal_months(day, n, ENGLAND).result
    assert found == _tribunal_calendar_days(day, length)


@given(DAYS, MONTHS)
def test_months_are_those_of_dateutil(day: date, n: int) -> None:
    assert counting.months(day, n).result == day + relativedelta(months=n)
    assert counting.months_before(day, n).result == day - relativedelta(months=n)


@given(DAYS, MONTHS)
def test_months_beginning_with_a_day_end_a_day_before_those_of_dateutil(day: date, n: int) -> None:
    found = counting.months_beginning_with(day, n).result
    corresponding = day + relativedelta(months=n)
    if corresponding.day == day.day:
        assert found == day + relativedelta(months=n, days=-1)
    else:  # cut to the end of a shorter month: not a day less (K5)
        assert found == corresponding == day + relativedelta(months=n, day=31)


@given(DAYS, st.integers(0, 60))
def test_weeks_and_days_are_those_of_dateutil(day: date, n: int) -> None:
    assert counting.weeks(day, n).result == day + relativedelta(weeks=n)
    assert counting.weeks_before(day, n).result == day - relativedelta(weeks=n)
    assert counting.days(day, n).result == day + relativedelta(days=n)
    assert counting.days_beginning_with(day, n).result == day + relativedelta(days=n - 1)


def test_every_month_end_of_ten_years_counts_as_in_dateutil() -> None:
    for before, day in pairwise(EVERY_DAY[:3653]):
        if day.day == 1:
            for n in range(1, 25):
                assert counting.months(before, n).result == before + relativedelta(months=n)
