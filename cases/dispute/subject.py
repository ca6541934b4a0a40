"""What one subject of a dispute brings with it: its steps, what they change, its clocks, who owes
and who is told.

A subject is a package of its own (`parties`, `tribunal`, ...) with its words in `vocabulary.py`, its
part of the state in `state.py`, and one `SUBJECT`. The case knows subjects only by the list in
`subjects.py`, so that a subject is read in one place and added in one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from cases.clock import ClockRule
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, Tick, Track
from cases.moment import Moment
from cases.notice import Obligation


@dataclass(frozen=True, slots=True)
class Tell:
    """A message for a party ("family", "authority", "service", "tribunal"), before it has a recipient."""

    template: str
    party: str
    letter: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is reminded of a clock and who hears that it ran out. An id may end in a colon: all of it."""

    reminded: tuple[str, ...]
    told_of_breach: tuple[str, ...]


def _no_clocks(state: DisputeState) -> tuple[ClockRule[DisputeState], ...]:
    return ()


def _nothing_owed(state: DisputeState) -> Iterable[Obligation]:
    return ()


def _nobody_told(state: DisputeState, event: Any) -> Iterable[Tell]:
    return ()


def _nothing_follows(state: DisputeState, clock_id: str, now: Moment) -> tuple[Any, ...]:
    return ()


@dataclass(frozen=True)
class Subject:
    """One subject. `evolve` folds its events; `consequences` is what the end of a clock brings."""

    name: str
    steps: tuple[Step, ...] = ()
    ticks: tuple[Tick, ...] = ()
    tracks: tuple[Track, ...] = ()
    evolve: Mapping[type, Callable[[DisputeState, Any], DisputeState]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    clocks: Callable[[DisputeState], tuple[ClockRule[DisputeState], ...]] = _no_clocks
    watches: Mapping[str, Watch] = field(default_factory=lambda: MappingProxyType({}))
    obligations: Callable[[DisputeState], Iterable[Obligation]] = _nothing_owed
    notices: Callable[[DisputeState, Any], Iterable[Tell]] = _nobody_told
    consequences: Callable[[DisputeState, str, Moment], tuple[Any, ...]] = _nothing_follows
