"""Every move of the table is played, and no other is ever made."""

from __future__ import annotations

from cases.dispute.decide import STEPS, TICKS, TRACKS
from cases.dispute.step import Move
from tests.cases.journey import Journey
from tests.cases.plays import every_play
from tests.cases.test_wire import JOURNEYS


def _made() -> dict[str, set[Move]]:
    found: dict[str, set[Move]] = {}
    for journey in {id(j): j for j in (*JOURNEYS, *every_play())}.values():
        for name, moves in _of(journey):
            found.setdefault(name, set()).update(moves)
    return found


def _of(journey: Journey) -> list[tuple[str, frozenset[Move]]]:
    return [(_row(name), moves) for name, moves in journey.moves]


def _row(name: str) -> str:
    clock = name.removeprefix("clock ")
    return next((f"clock {row.clock_id}" for row in TICKS if row.concerns(clock)), name)


def _named() -> dict[str, set[Move]]:
    steps = {row.command.__name__: set(row.moves) for row in STEPS}
    return steps | {f"clock {row.clock_id}": set(row.moves) for row in TICKS}


def test_every_move_of_the_table_is_played_and_no_other() -> None:
    named, made = _named(), _made()
    unplayed = [
        (row, m) for row, moves in named.items() for m in sorted(moves - made.get(row, set()))
    ]
    strange = [
        (row, m) for row, moves in made.items() for m in sorted(moves - named.get(row, set()))
    ]
    assert (unplayed, strange) == ([], [])


def test_every_move_names_phases_that_its_track_has() -> None:
    phases = {track.name: {phase.value for phase in track.phases} for track in TRACKS}
    assert len(phases) == len(TRACKS)
    for row in (*STEPS, *TICKS):
        for move in row.moves:
            assert {move.before, move.after} <= phases[move.track], (row, move)


def test_every_phase_of_every_track_is_reached() -> None:
    reached = {(m.track, m.after) for moves in _named().values() for m in moves}
    beginning = {(track.name, track.phase(Journey.fresh_dispute()).value) for track in TRACKS}
    every = {(track.name, phase.value) for track in TRACKS for phase in track.phases}
    assert every - reached - beginning == set()
