"""Every move of the tables is played, and no other is ever made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from cases.dispute import decide as dispute
from cases.kinds import KINDS
from cases.plan import decide as plan
from cases.step import Move, Step, Tick, Track
from tests.cases.journey import Journey
from tests.cases.test_wire import JOURNEYS


@dataclass(frozen=True)
class Table:
    """The whole table of one kind of case."""

    kind: str
    steps: tuple[Step, ...]
    ticks: tuple[Tick, ...]
    tracks: tuple[Track, ...]

    def named(self) -> dict[str, set[Move]]:
        """The moves that each row names."""
        steps = {row.command.__name__: set(row.moves) for row in self.steps}
        return steps | {f"clock {row.clock_id}": set(row.moves) for row in self.ticks}

    def made(self) -> dict[str, set[Move]]:
        """The moves that the journeys made, by the row that should name them."""
        found: dict[str, set[Move]] = {}
        for journey in self._played():
            for name, moves in journey.moves:
                found.setdefault(self._row(name), set()).update(moves)
        return found

    def _played(self) -> Iterable[Journey]:
        return {id(j): j for j in JOURNEYS if j.kind.name == self.kind}.values()

    def _row(self, name: str) -> str:
        clock = name.removeprefix("clock ")
        return next((f"clock {row.clock_id}" for row in self.ticks if row.concerns(clock)), name)


TABLES = (
    Table("dispute", dispute.STEPS, dispute.TICKS, dispute.TRACKS),
    Table("plan", plan.STEPS, plan.TICKS, plan.TRACKS),
)

each_table = pytest.mark.parametrize("table", TABLES, ids=[table.kind for table in TABLES])

AWAITED: set[tuple[str, str]] = {("journey", "assessment"), ("journey", "moved")}
"""Phases that a table has for what is not built yet."""


@each_table
def test_every_move_of_the_table_is_played_and_no_other(table: Table) -> None:
    named, made = table.named(), table.made()
    unplayed = [
        (row, m) for row, moves in named.items() for m in sorted(moves - made.get(row, set()))
    ]
    strange = [
        (row, m) for row, moves in made.items() for m in sorted(moves - named.get(row, set()))
    ]
    assert (unplayed, strange) == ([], [])


@each_table
def test_every_move_names_phases_that_its_track_has(table: Table) -> None:
    phases = {track.name: {phase.value for phase in track.phases} for track in table.tracks}
    assert len(phases) == len(table.tracks)
    for row, moves in table.named().items():
        for move in moves:
            assert {move.before, move.after} <= phases[move.track], (row, move)


@each_table
def test_every_phase_of_every_track_is_reached(table: Table) -> None:
    fresh = KINDS[table.kind].fresh("case-1")
    reached = {(m.track, m.after) for moves in table.named().values() for m in moves}
    beginning = {(track.name, track.phase(fresh).value) for track in table.tracks}
    every = {(track.name, phase.value) for track in table.tracks for phase in track.phases}
    awaited = AWAITED if table.kind == "plan" else set()
    assert every - reached - beginning == awaited
