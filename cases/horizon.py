"""The part of a calendar that a case carries with it: enough years for its clocks, no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rules.calendar import Calendar

YEARS_BACK = 2
YEARS_AHEAD = 4


def horizon(calendar: Calendar, around: date) -> Calendar:
    """The calendar from two years before to four years after a day, under the same version.

    Counting outside it raises `rules.calendar.OutsideCalendar`, never guesses.
    """
    first = max(calendar.covers_from, date(around.year - YEARS_BACK, 1, 1))
    last = min(calendar.covers_to, date(around.year + YEARS_AHEAD, 12, 31))
    kept = tuple(day for day in calendar.bank_holidays if first <= day <= last)
    return replace(calendar, bank_holidays=kept, covers_from=first, covers_to=last)
