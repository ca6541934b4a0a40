"""The table that `decide` executes: which command takes a case from where to where, by whom.

A case runs on several tracks at once (H2): a dispute on its journey, its complaint, its mediation
and so on, a plan on its year, its papers, its move to another school. Each track has phases, told from the state. A step is one row of the table: a
command, the roles that may give it, the function that decides it, and every move it may make. A
move that no row names is refused, so the pictures drawn from this table are all there is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.moment import Moment

Decide = Callable[[Any, Any, Moment], tuple[Any, ...]]

_ARROW, _COLON = " > ", ": "


@dataclass(frozen=True)
class Track:
    """One line on which a case moves; `phase` tells where a state stands on it."""

    name: str
    title: str
    phases: type[StrEnum]
    phase: Callable[[Any], StrEnum]


@dataclass(frozen=True, order=True)
class Move:
    """From one phase of a track to another, or to the same."""

    track: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """A row: what a command may do. `moves` are the moves it may make, on its own track and others.

    On its own track a step that stays where it is names that too; on other tracks only changes are
    named.
    """

    command: type
    roles: frozenset[Role]
    decide: Decide = field(repr=False)
    track: Track | None = None
    moves: frozenset[Move] = frozenset()


@dataclass(frozen=True)
class Tick:
    """A row for time: what the end of a clock may do by itself; `clock_id` may end in a colon."""

    clock_id: str
    moves: frozenset[Move] = frozenset()

    def concerns(self, clock_id: str) -> bool:
        """Whether the row is about this clock."""
        return clock_id == self.clock_id or (
            self.clock_id.endswith(":") and clock_id.startswith(self.clock_id)
        )


def step(
    command: type, roles: Iterable[Role], decide: Decide, track: Track | None, *moves: str
) -> Step:
    """A row from readable moves: "received > answered", or "journey: complaint > closed"."""
    own = track.name if track is not None else ""
    return Step(command, frozenset(roles), decide, track, _moves(own, moves))


def tick(clock_id: str, *moves: str) -> Tick:
    """A row for time; every move names its track."""
    return Tick(clock_id, _moves("", moves))


def _moves(own: str, texts: Iterable[str]) -> frozenset[Move]:
    found: set[Move] = set()
    for text in texts:
        track, colon, rest = text.partition(_COLON)
        if not colon:
            track, rest = own, text
        befores, _, after = rest.partition(_ARROW)
        if not (track and after):
            raise ValueError(f"a move without a track or an arrow: {text}")
        found |= {
            Move(track, before, after if after != "same" else before)
            for before in befores.split("/")
        }
    return frozenset(found)


def made(
    tracks: Iterable[Track], before: Any, after: Any, own: Track | None = None
) -> frozenset[Move]:
    """The moves between two states: every change, and staying where it is on its own track."""
    return frozenset(
        Move(track.name, was.value, now.value)
        for track in tracks
        if (was := track.phase(before)) is not (now := track.phase(after)) or track is own
    )


def follow(row: Step, tracks: Iterable[Track], before: Any, after: Any) -> None:
    """Refuse a move that the row does not name; nothing happens that the pictures do not show.

    Such a refusal is a mistake of ours: tests play the whole table and look for it.
    """
    strange = made(tracks, before, after, row.track) - row.moves
    if strange:
        raise CommandRefused(
            "off_the_table",
            "This step does not follow from where the case stands now. Nothing was changed. Look at "
            "the case again and take one of the steps it offers.",
        )
