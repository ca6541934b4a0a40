"""The appeal window found by walking the days one by one.

It shares no code with rules/: its holidays are those of the `holidays` package, its months are
walked from the first of a month to the next, and every reading of the dates is tried in turn.
"""

from datetime import date, timedelta
from functools import cache

import holidays

ONE = timedelta(days=1)
HOLIDAYS = frozenset(holidays.country_holidays("GB", subdiv="ENG", years=range(2014, 2041)))


def closed(day: date) -> bool:
    """Whether a day is in August or from 25 December to 1 January."""
    if day.month == 8:
        return True
    return (day.month, day.day) in {(12, n) for n in range(25, 32)} | {(1, 1)}


def is_open(day: date) -> bool:
    """Whether offices are open: Monday to Friday without holidays."""
    return day.isoweekday() <= 5 and day not in HOLIDAYS


@cache
def after_months(day: date, amount: int) -> date:
    """The last day of that many months after a day: the same number, or the end of the month."""
    firsts, walked = 0, day
    while True:
        walked += ONE
        firsts += walked.day == 1
        if firsts == amount and walked.day == day.day:
            return walked
        if firsts > amount:
            return walked - ONE


@cache
def with_first_day(day: date, amount: int) -> date:
    """The last day of that many months when the day itself is day 1."""
    last = after_months(day, amount)
    return last - ONE if last.day == day.day else last


@cache
def rolled(day: date) -> date:
    """The day itself, or the first open day after it, or after the closed time it is in."""
    while closed(day):
        day += ONE
        if not closed(day):
            break
    while not is_open(day):
        day += ONE
    return day


@cache
def back_to_open(day: date) -> date:
    """The day itself, or the last open day before it."""
    while not is_open(day):
        day -= ONE
    return day


def last_day(sent: date, dated: date, certificate: date | None) -> date:
    """The last day in law: counted from the day sent and from a certificate for this letter."""
    latest = after_months(sent, 2)
    if certificate is not None and certificate >= min(sent, dated):
        latest = max(latest, after_months(certificate, 1))
    return rolled(latest)


def last_safe_day(
    sent: date, dated: date, contact: date | None, certificate: date | None, needed: bool
) -> date:
    """The earliest last day when each uncertain point is read in each way it can be read."""
    if certificate is not None and certificate < min(sent, dated):
        certificate = None
    candidates = [last_day(sent, dated, certificate)]
    for start in (sent, dated):
        known = contact or certificate
        in_time = known is not None and known <= after_months(start, 2)
        ends = [after_months(start, 2)]
        if certificate is not None and (in_time or not needed):
            ends.append(after_months(certificate, 1))
        candidates.append(rolled(max(ends)))
        if needed and known is None:
            candidates.append(back_to_open(after_months(start, 2)))
    return min(candidates)


def last_day_of_claim(happened: date, conciliation: date | None) -> date:
    """Six months, the day itself being day 1; nine when conciliation began within the six."""
    six = with_first_day(happened, 6)
    return with_first_day(happened, 9) if conciliation is not None and conciliation <= six else six
