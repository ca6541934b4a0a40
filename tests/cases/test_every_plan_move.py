"""Every move of the table of a plan is played, and no other is ever made."""

from __future__ import annotations

from functools import cache

from cases.kinds import PLAN
from cases.plan.decide import STEPS, TICKS, TRACKS
from cases.step import Move
from tests.cases.test_wire import JOURNEYS


@cache
def _named() -> dict[str, set[Move]]:
    """The moves that each row names."""
    steps = {row.command.__name__: set(row.moves) for row in STEPS}
    return steps | {f"clock {row.clock_id}": set(row.moves) for row in TICKS}


@cache
def _made() -> dict[str, set[Move]]:
    """The moves that the journeys made, by the row that should name them."""
    found: dict[str, set[Move]] = {}
    for journey in {id(j): j for j in JOURNEYS if j.kind.name == PLAN.name}.values():
        for name, moves, _ in journey.moves:
            found.setdefault(_row(name), set()).update(moves)
    return found


def _row(name: str) -> str:
    clock = name.removeprefix("clock ")
    return next((f"clock {row.clock_id}" for row in TICKS if row.concerns(clock)), name)


def test_every_move_of_a_plan_is_played_and_no_other() -> None:
    named, made = _named(), _made()
    unplayed = [
        (row, m) for row, moves in named.items() for m in sorted(moves - made.get(row, set()))
    ]
    strange = [
        (row, m) for row, moves in made.items() for m in sorted(moves - named.get(row, set()))
    ]
    assert (unplayed, strange) == ([], [])


def test_every_move_of_a_plan_names_phases_that_its_track_has() -> None:
    phases = {track.name: {phase.value for phase in track.phases} for track in TRACKS}
    assert len(phases) == len(TRACKS)
    for row, moves in _named().items():
        for move in moves:
            assert {move.before, move.after} <= phases[move.track], (row, move)


AWAITED: set[tuple[str, str]] = {("journey", "assessment")}
"""Phases that a table has for what is not built yet."""


def test_every_phase_of_every_track_of_a_plan_is_reached() -> None:
    fresh = PLAN.fresh("plan-1")
    reached = {(m.track, m.after) for moves in _named().values() for m in moves}
    beginning = {(track.name, track.phase(fresh).value) for track in TRACKS}
    every = {(track.name, phase.value) for track in TRACKS for phase in track.phases}
    assert every - reached - beginning == AWAITED
