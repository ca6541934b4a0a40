"""What must hold for every date, not only for the examples."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules import calendar as counting
from rules.appeal import appeal
from rules.calendar import ENGLAND, Calendar, Count, in_closed_window
from rules.claim import ClaimType
from rules.deadline import explain
from rules.mediation import lawful_window, meeting_notice
from tests.rules.reader import last_day

DAYS = st.dates(date(2015, 1, 1), date(2038, 12, 31))
AMOUNTS = st.integers(1, 60)
COUNTS = (
    counting.working_days,
    counting.working_days_beginning_with,
    counting.tribunal_working_days,
    counting.tribunal_days,
    counting.working_days_before,
    counting.tribunal_working_days_before,
)


@given(DAYS, st.none() | DAYS)
def test_rolling_first_and_taking_the_later_date_commute(
    notice: date, certificate: date | None
) -> None:
    taken_first = appeal(notice, certificate, ENGLAND).due_on
    rolled = [
        counting.out_of_closed_window(counting.months(day, amount).result, ENGLAND).result
        for day, amount in ((notice, 2), (certificate, 1))
        if day is not None
    ]
    assert taken_first == max(rolled)


@given(DAYS, st.none() | DAYS)
def test_an_appeal_is_never_due_on_a_closed_day_or_before_its_nominal_day(
    notice: date, certificate: date | None
) -> None:
    deadline = appeal(notice, certificate, ENGLAND)
    assert ENGLAND.is_working_day(deadline.due_on)
    assert notice < deadline.nominal_on <= deadline.due_on
    assert deadline.due_on - deadline.nominal_on <= timedelta(days=36)
    if in_closed_window(deadline.due_on):
        assert deadline.warnings == ("AMBIGUOUS_WINDOW",)
    assert last_day(deadline.steps) == deadline.due_on
    assert explain(deadline)


@given(DAYS, st.integers(1, 24))
def test_a_period_beginning_with_a_day_and_the_next_one_leave_no_gap(day: date, n: int) -> None:
    end = counting.months_beginning_with(day, n).result
    corresponding = counting.months(day, n).result
    clamped = corresponding.day != day.day
    assert end == (corresponding if clamped else corresponding - timedelta(days=1))
    assert end >= day


@given(DAYS, AMOUNTS, st.sampled_from(COUNTS))
def test_every_count_can_be_read_from_its_steps(
    day: date, amount: int, count: Callable[[date, int, Calendar], Count]
) -> None:
    found = count(day, amount, ENGLAND)
    assert last_day(found.steps) == found.result


@given(DAYS, AMOUNTS)
def test_counting_working_days_there_and_back_comes_home(day: date, amount: int) -> None:
    there = counting.working_days(day, amount, ENGLAND).result
    back = counting.working_days_before(there, amount, ENGLAND).result
    assert back == day if ENGLAND.is_working_day(day) else back < day
    assert ENGLAND.is_working_day(there)


@given(DAYS, st.integers(1, 40))
def test_tribunal_time_never_ends_before_plain_time(day: date, amount: int) -> None:
    plain = counting.working_days(day, amount, ENGLAND).result
    assert counting.tribunal_working_days(day, amount, ENGLAND).result >= plain
    assert counting.tribunal_days(day, amount, ENGLAND).result >= day + timedelta(days=amount)


@given(st.dates(date(2020, 7, 21), date(2038, 12, 31)), st.integers(1, 40))
def test_in_a_discrimination_claim_tribunal_time_is_plain_time(day: date, amount: int) -> None:
    claim = ClaimType.DISCRIMINATION_CLAIM
    pairs = (
        (counting.tribunal_working_days, counting.working_days),
        (counting.tribunal_working_days_before, counting.working_days_before),
    )
    for tribunal, plain in pairs:
        assert tribunal(day, amount, ENGLAND, claim) == plain(day, amount, ENGLAND)
    for rolled, plain_end in (
        (counting.tribunal_days(day, amount, ENGLAND, claim), counting.days(day, amount).result),
        (counting.tribunal_months(day, 1, ENGLAND, claim), counting.months(day, 1).result),
    ):
        assert rolled.result == counting.roll_forward(plain_end, ENGLAND).result
        assert last_day(rolled.steps) == rolled.result


@given(DAYS, st.integers(0, 60), st.integers(0, 40))
def test_each_day_a_session_may_open_on_gives_the_family_its_notice(
    told: date, later: int, after_notice: int
) -> None:
    today = told + timedelta(days=later)
    window = lawful_window(
        told, appeal(told - timedelta(days=after_notice), None, ENGLAND), today, ENGLAND
    )
    assert meeting_notice(window.opens_on, ENGLAND).due_on >= today
    earlier = window.opens_on - timedelta(days=1)
    while not ENGLAND.is_working_day(earlier):
        earlier -= timedelta(days=1)
    assert meeting_notice(earlier, ENGLAND).due_on < today
    assert window.closes_on <= told + timedelta(days=30)


@given(st.datetimes(datetime(2015, 1, 1), datetime(2038, 12, 31), timezones=st.timezones()))  # noqa: DTZ001 bounds take no zone
def test_a_day_in_london_ends_after_each_of_its_instants(instant: datetime) -> None:
    day = counting.london_day(instant)
    assert counting.end_of_day(day - timedelta(days=1)) <= instant < counting.end_of_day(day)
