"""Days of the story, in London."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MORNING = time(9, 30)
_AROUND_CHRISTMAS = frozenset({*((12, day) for day in range(24, 32)), (1, 1)})


def today() -> date:
    """The real day."""
    return datetime.now(LONDON).date()


def instant(day: date, at: time = MORNING) -> datetime:
    """A time of a day in London, as an instant in UTC."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def weekday(day: date) -> date:
    """That day, or the next on which offices are open: no week-end, no days around Christmas."""
    while day.weekday() >= 5 or (day.month, day.day) in _AROUND_CHRISTMAS:
        day += timedelta(days=1)
    return day


def words(day: date) -> str:
    """A day for people: 3 December 2026."""
    return f"{day:%-d %B %Y}"


def read(text: str) -> date:
    """A day as the JSON API writes it."""
    return date.fromisoformat(text[:10])
