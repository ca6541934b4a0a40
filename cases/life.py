"""How a case lives: a command or the passing of time becomes events, events become state.

The same three functions serve the workflow (which decides), the append activity (which derives
the read rows from the events) and the rebuild (which folds a stored history).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cases import clock
from cases.clock import ClockRule
from cases.command import CommandRefused
from cases.horizon import carried_on
from cases.moment import Moment
from cases.notice import Notice, Obligation


@dataclass(frozen=True)
class CaseKind:
    """What distinguishes one kind of case from another: its own pure functions.

    `decide` answers a command, `evolve` folds an event, `clock_rules` lists the clocks a state may
    keep, `consequences` what a missed clock brings, `obligations` who owes what, `notices` who is
    told, `outgoing` the commands it sends to other cases.
    """

    name: str
    fresh: Callable[..., Any]
    decide: Callable[[Any, Any, Moment], tuple[Any, ...]]
    evolve: Callable[[Any, Any], Any]
    clock_rules: Callable[[Any], tuple[ClockRule[Any], ...]]
    consequences: Callable[[Any, str, Moment], tuple[Any, ...]]
    obligations: Callable[[Any], tuple[Obligation, ...]]
    notices: Callable[[Any, Any], tuple[Notice, ...]]


@dataclass(frozen=True)
class Outcome:
    """A state and the events that led to it."""

    state: Any
    events: tuple[Any, ...]


def perform(kind: CaseKind, state: Any, command: Any, now: Moment) -> Outcome:
    """Decide a command and let the clocks follow; raises `CommandRefused`, changing nothing."""
    return _absorb(kind, state, kind.decide(state, command, now), now)


def passing(kind: CaseKind, state: Any, now: Moment) -> Outcome | None:
    """The earliest thing that time alone has brought by now, with what follows from it."""
    brought = clock.reached(state.clocks, now)
    if brought is None:
        return None
    first = _absorb(kind, state, (brought,), now)
    if not isinstance(brought, clock.ClockMissed | clock.DayReached):
        return first
    after = kind.consequences(first.state, brought.clock_id, now)
    second = _absorb(kind, first.state, after, now)
    return Outcome(second.state, (*first.events, *second.events))


def next_wake(state: Any) -> datetime | None:
    """When time alone brings something next (UTC), or None."""
    return clock.next_wake(state.clocks)


def fold(kind: CaseKind, state: Any, events: tuple[Any, ...]) -> Any:
    """The state after all events."""
    for event in events:
        state = kind.evolve(state, event)
    return state


def _absorb(kind: CaseKind, state: Any, events: tuple[Any, ...], now: Moment) -> Outcome:
    state = fold(kind, state, events)
    # A case that outlives the years it holds counts on by the newest list (K16).
    held = state.calendar
    calendar = held if now.on.year < held.covers_to.year else carried_on(held, now.on)
    follow = clock.changes(state, state.clocks, kind.clock_rules(state), calendar, now)
    return Outcome(fold(kind, state, follow), (*events, *follow))


__all__ = ["CaseKind", "CommandRefused", "Outcome", "fold", "next_wake", "passing", "perform"]
