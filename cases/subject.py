"""What one subject of a case brings with it: its steps, what they change, its clocks, who owes and
who is told.

A subject is a package of its own (`dispute/tribunal`, `plan/advice`, ...) with its words in
`vocabulary.py`, its part of the state in `state.py`, and one `SUBJECT`. A kind of case knows its
subjects only by the list in its `subjects.py`, so that a subject is read in one place and added in
one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from cases.clock import ClockRule
from cases.moment import Moment
from cases.notice import Obligation
from cases.step import Step, Tick, Track


@dataclass(frozen=True, slots=True)
class Tell:
    """A message for a party ("family", "authority", "service", "setting", ...), before it has a recipient."""

    template: str
    party: str
    letter: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is reminded of a clock and who hears that it ran out. An id may end in a colon: all of it."""

    reminded: tuple[str, ...]
    told_of_breach: tuple[str, ...]


def _no_clocks(state: Any) -> tuple[ClockRule[Any], ...]:
    return ()


def _nothing_owed(state: Any) -> Iterable[Obligation]:
    return ()


def _nobody_told(state: Any, event: Any) -> Iterable[Tell]:
    return ()


def _nothing_follows(state: Any, clock_id: str, now: Moment) -> tuple[Any, ...]:
    return ()


@dataclass(frozen=True)
class Subject:
    """One subject. `evolve` folds its events; `consequences` is what the end of a clock brings."""

    name: str
    steps: tuple[Step, ...] = ()
    ticks: tuple[Tick, ...] = ()
    tracks: tuple[Track, ...] = ()
    evolve: Mapping[type, Callable[[Any, Any], Any]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    clocks: Callable[[Any], tuple[ClockRule[Any], ...]] = _no_clocks
    watches: Mapping[str, Watch] = field(default_factory=lambda: MappingProxyType({}))
    obligations: Callable[[Any], Iterable[Obligation]] = _nothing_owed
    notices: Callable[[Any, Any], Iterable[Tell]] = _nobody_told
    consequences: Callable[[Any, str, Moment], tuple[Any, ...]] = _nothing_follows


def folding(subjects: Iterable[Subject]) -> Mapping[type, Subject]:
    """Which subject folds an event; no event is folded by two."""
    found: dict[type, Subject] = {}
    for subject in subjects:
        for event in subject.evolve:
            assert event not in found, event
            found[event] = subject
    return MappingProxyType(found)


def watching(subjects: Iterable[Subject], clock_id: str) -> Watch | None:
    """Who is reminded and told about a clock of a subject; None when no subject keeps it."""
    for subject in subjects:
        for watched, watch in subject.watches.items():
            exact = clock_id == watched
            if exact or (watched.endswith(":") and clock_id.startswith(watched)):
                return watch
    return None
