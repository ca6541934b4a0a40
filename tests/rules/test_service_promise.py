"""A service's own promises, worked out by hand from a wall calendar, and what a pause leaves of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import service_promise as law
from rules.calendar import ENGLAND, Calendar
from rules.citation import Status
from rules.deadline import Deadline, Party
from tests.rules.reader import last_day

Promise = Callable[[date, Calendar, int], Deadline]


@pytest.mark.parametrize(
    ("promise", "on", "working_days", "due_on", "rule"),
    [
        # Maundy Thursday; Easter is closed: 7, 8, 9 April.
        (law.by_service, date(2026, 4, 2), 3, date(2026, 4, 9), "S1"),
        # Work goes on on Good Friday: 7, 8 April.
        (law.by_service_resumed, date(2026, 4, 3), 2, date(2026, 4, 8), "S1"),
        # 24, 29, 30, 31 December and 4 January.
        (law.by_authority, date(2026, 12, 23), 5, date(2027, 1, 4), "S2"),
        # The day on which work goes on is the first.
        (law.by_authority_resumed, date(2026, 6, 10), 1, date(2026, 6, 10), "S2"),
    ],
)
def test_a_promise_counts_its_own_working_days_and_says_that_it_is_no_law(
    promise: Promise, on: date, working_days: int, due_on: date, rule: str
) -> None:
    found = promise(on, ENGLAND, working_days)
    assert (found.due_on, found.rule) == (due_on, rule)
    assert last_day(found.steps) == due_on
    assert found.citation.status is Status.PRACTICE
    assert found.duty_holder is (Party.MEDIATOR if rule == "S1" else Party.AUTHORITY)


@pytest.mark.parametrize(
    ("first_on", "paused_on", "left"),
    [
        (date(2026, 4, 3), date(2026, 4, 7), 3),  # Easter only
        (date(2026, 4, 3), date(2026, 4, 8), 2),
        (date(2026, 4, 3), date(2026, 4, 9), 1),
        (date(2026, 4, 3), date(2026, 4, 30), 0),
        (date(2026, 4, 8), date(2026, 4, 7), 3),
    ],
)
def test_a_pause_leaves_what_was_not_used_before_its_first_day(
    first_on: date, paused_on: date, left: int
) -> None:
    assert law.working_days_left(first_on, paused_on, 3, ENGLAND) == left


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60), st.integers(1, 30))
def test_what_is_left_is_the_number_less_the_working_days_before_the_pause(
    first_on: date, after: int, days: int
) -> None:
    used = sum(ENGLAND.is_working_day(first_on + timedelta(days=n)) for n in range(after))
    left = law.working_days_left(first_on, first_on + timedelta(days=after), days, ENGLAND)
    assert left == max(days - used, 0)
