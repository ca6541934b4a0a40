"""Quiet hours: nothing rings or buzzes between nine in the evening and eight in the morning."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from rules.calendar import LONDON, at_london

EVENING = time(21, 0)
"""From then on, London time, nothing is sent."""

MORNING = time(8, 0)
"""From then on, London time, messages leave again."""


def may_leave_at(now: datetime) -> datetime:
    """The instant (UTC) from which a message may leave: `now` itself, or the next 08:00 in London."""
    local = now.astimezone(LONDON)
    clock = local.time()
    if MORNING <= clock < EVENING:
        return now
    day = local.date() if clock < MORNING else local.date() + timedelta(days=1)
    return at_london(day, MORNING).astimezone(UTC)
