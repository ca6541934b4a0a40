"""Which dates a change would move in a case, told before anything is changed or anybody is told.

Each preview decides the change by the very functions that will decide it when it is made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from cases.change import Change, FactCorrected, Moved, moved, moving, names
from cases.clock import ClockEnded, ClockStarted
from cases.kinds import KINDS
from cases.life import passing, perform
from cases.moment import Moment
from rules.calendar import Calendar
from rules.closed_days import is_newer, merged

Preview = Callable[[str, Any], tuple[Moved, ...]]
"""The deadlines that would move, from a kind of case and a state of it."""


def by_calendar(calendar: Calendar) -> Preview:
    """What moves when a case adopts a list of bank holidays; nothing when it holds a newer one."""

    def preview(kind: str, state: Any) -> tuple[Moved, ...]:
        if not is_newer(calendar, state.calendar):
            return ()
        rules = KINDS[kind].clock_rules(state)
        return moved(moving(state, rules, merged(state.calendar, calendar)))

    return preview


def by_rules(rules: Iterable[str]) -> Preview:
    """What moves when deadlines by these rules are worked out again by the code as it is now."""
    wanted = tuple(rules)

    def preview(kind: str, state: Any) -> tuple[Moved, ...]:
        found = moving(state, KINDS[kind].clock_rules(state), state.calendar)
        return moved(item for item in found if names(wanted, item[1].deadline, item[2]))

    return preview


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a correction brings: the dates that move, and every other event, clocks left out."""

    moved: tuple[Moved, ...]
    events: tuple[Any, ...]


def by_fact(kind: str, state: Any, command: Change, now: Moment) -> Foreseen:
    """What follows when a day is put right, with what time brings at once because of it.

    Raises `CommandRefused` when that makes no sense.
    """
    outcome = perform(KINDS[kind], state, command, now)
    events = list(outcome.events)
    for _ in range(_AT_MOST):
        brought = passing(KINDS[kind], outcome.state, now)
        if brought is None:
            break
        outcome = brought
        events.extend(brought.events)
    moved = (item for event in events if isinstance(event, FactCorrected) for item in event.moved)
    others = (e for e in events if not isinstance(e, FactCorrected | ClockStarted | ClockEnded))
    return Foreseen(tuple(moved), tuple(others))


_AT_MOST = 50
"""Things that time can bring at once; more would be a mistake of ours."""
