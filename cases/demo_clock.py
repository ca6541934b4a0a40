"""The demonstration clock: a case's own clock, some seconds ahead of real time.

It exists in demonstration mode only (DESIGN section 6): there a case's state carries an offset,
everywhere else the offset is None and the command is refused as unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from cases.command import CommandRefused, Meta
from cases.moment import Moment


@dataclass(frozen=True, slots=True)
class MoveClock:
    """Demonstration only: moves this case's own clock forward to an instant (UTC)."""

    meta: Meta
    to: datetime
    kind: Literal["move_clock"] = "move_clock"


@dataclass(frozen=True, slots=True)
class ClockMoved:
    """Demonstration only: the case's own clock stands at another offset from real time."""

    VERSION: ClassVar[int] = 1
    to: datetime
    offset_seconds: int
    kind: Literal["clock_moved"] = "clock_moved"


def moved(offset_seconds: int | None, command: MoveClock, now: Moment) -> ClockMoved:
    """What moving the clock brings; `now` is the case's own time, its offset included.

    Raises `CommandRefused` outside demonstration mode, and for an instant that is not later.
    """
    if offset_seconds is None:
        raise CommandRefused("no_such_command", "There is no such action.")
    if command.to <= now.at:
        raise CommandRefused(
            "clock_backwards", "The demonstration clock only moves forward. Choose a later day."
        )
    ahead = int((command.to - now.at).total_seconds()) + 1
    return ClockMoved(command.to, offset_seconds + ahead)
