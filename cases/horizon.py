"""The part of a calendar that a case carries with it: enough years for its clocks, no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rules.calendar import ENGLAND, Calendar
from rules.closed_days import is_newer, merged

YEARS_BACK = 2
YEARS_AHEAD = 4


def horizon(calendar: Calendar, around: date, since: date | None = None) -> Calendar:
    """The calendar from two years before to four years after a day, under the same version.

    `since` is an earlier day from which something counts: its year is kept too. Counting outside it raises `rules.calendar.OutsideCalendar`, never guesses.
    """
    begins = min(around.year - YEARS_BACK, since.year if since is not None else around.year)
    first = max(calendar.covers_from, date(begins, 1, 1))
    last = min(calendar.covers_to, date(around.year + YEARS_AHEAD, 12, 31))
    kept = tuple(day for day in calendar.bank_holidays if first <= day <= last)
    return replace(calendar, bank_holidays=kept, covers_from=first, covers_to=last)


def carried_on(held: Calendar, around: date) -> Calendar:
    """The part of the newest calendar around a day: of this code's list, or of a newer one held.

    A list that a case adopted after a proclamation is kept until the code knows a newer one.
    """
    if is_newer(held, ENGLAND):
        return horizon(merged(ENGLAND, held), around)
    return horizon(ENGLAND, around)
