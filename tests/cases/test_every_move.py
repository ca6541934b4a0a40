"""Every move of the table is played under both packs, and no other is ever made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from cases.dispute.decide import STEPS, TICKS, TRACKS
from cases.dispute.step import Move, tick
from cases.kinds import DISPUTE
from rules.policy import GREEN_PAPER_2022, LAW_2014, PACKS
from tests.cases.plays import plays_under

BOTH = (GREEN_PAPER_2022.name, LAW_2014.name)
"""The packs that a case can be opened under."""


@dataclass(frozen=True)
class Only:
    """Moves of a row that one pack alone knows, and the axis on which the packs part there."""

    pack: str
    axis: str
    row: str
    moves: frozenset[Move]


def _only(pack: str, axis: str, row: str, *moves: str) -> Only:
    return Only(pack, axis, row, tick(row, *moves).moves)


# A certificate that comes by itself, and what it brings: the family goes on to the referral, and a
# bundle without it is stale.
_CERTIFICATE_COMES = (
    "certificate: none/revoked > issued",
    "journey: mediation > referral",
    "referral: built/building > grounds_stated",
    "referral: built/building > returned",
)

ONLY: tuple[Only, ...] = (
    # Nobody may decline mediation where taking part is mandatory; the law only wants it considered.
    _only("law-2014", "mediation_mode", "ContactAdviser", "mediation: not_chosen > declined"),
    # An authority that fails the family exempts it under the proposal, so the certificate comes at
    # once. Under the law the adviser gets a task (M9) and `IssueCertificate` makes these moves.
    *(
        _only("green-paper-2022", "exemptions", row, *_CERTIFICATE_COMES)
        for row in ("ReportNotArranged", "RecordSession", "clock arrange_mediation")
    ),
    # A finding of the screening exempts under the proposal alone, so only there does its reversal
    # make a bundle untrue.
    _only(
        "green-paper-2022",
        "exemptions",
        "ScreenFamily",
        "referral: built/building > grounds_stated",
        "referral: built/building > returned",
    ),
    # The law has no panel after mediation; the proposal has an advisory one.
    _only("green-paper-2022", "panel", "ReferToPanel", "panel: none > referred"),
    _only("green-paper-2022", "panel", "AppointPanel", "panel: referred/sitting > sitting"),
    _only("green-paper-2022", "panel", "RecordPanelView", "panel: sitting > answered"),
    _only("green-paper-2022", "panel", "AnswerPanel", "panel: answered > same"),
)
"""What one pack alone knows. Every move that is not here is played under both."""


@cache
def _made() -> dict[str, dict[str, set[Move]]]:
    """The moves that all plays made: by the pack of the case at that moment, and by row."""
    found: dict[str, dict[str, set[Move]]] = {}
    for journey in {id(j): j for pack in BOTH for j in plays_under(pack)}.values():
        for name, moves, pack in journey.moves:
            found.setdefault(pack, {}).setdefault(_row(name), set()).update(moves)
    return found


@cache
def _row(name: str) -> str:
    clock = name.removeprefix("clock ")
    return next((f"clock {row.clock_id}" for row in TICKS if row.concerns(clock)), name)


def _named() -> dict[str, set[Move]]:
    steps = {row.command.__name__: set(row.moves) for row in STEPS}
    return steps | {f"clock {row.clock_id}": set(row.moves) for row in TICKS}


def _foreign(pack: str) -> dict[str, set[Move]]:
    """The moves that only the other pack knows, by row."""
    found: dict[str, set[Move]] = {}
    for only in ONLY:
        if only.pack != pack:
            found.setdefault(only.row, set()).update(only.moves)
    return found


@pytest.mark.parametrize("pack", BOTH)
def test_every_move_of_the_table_is_played_under_each_pack_that_knows_it(pack: str) -> None:
    made, foreign = _made()[pack], _foreign(pack)
    unplayed = [
        (row, move)
        for row, moves in _named().items()
        for move in sorted(moves - made.get(row, set()) - foreign.get(row, set()))
    ]
    assert unplayed == []


@pytest.mark.parametrize("pack", BOTH)
def test_no_move_is_made_under_a_pack_that_is_said_not_to_know_it(pack: str) -> None:
    made = _made()[pack]
    both = [
        (row, move)
        for row, moves in _foreign(pack).items()
        for move in sorted(moves & made.get(row, set()))
    ]
    assert both == []


@pytest.mark.parametrize("pack", BOTH)
def test_every_command_is_given_under_each_pack_that_knows_one_of_its_moves(pack: str) -> None:
    made, foreign = _made()[pack], _foreign(pack)
    for row in STEPS:
        name = row.command.__name__
        unknown = bool(row.moves) and row.moves <= foreign.get(name, set())
        assert name in made or unknown, name


def test_no_move_is_ever_made_that_the_table_does_not_name() -> None:
    named = _named()
    strange = [
        (pack, row, move)
        for pack, rows in _made().items()
        for row, moves in rows.items()
        for move in sorted(moves - named.get(row, set()))
    ]
    assert strange == []


def test_what_one_pack_alone_knows_is_in_the_table_and_rests_on_an_axis_that_differs() -> None:
    named = _named()
    for only in ONLY:
        assert only.moves <= named[only.row], only
        theirs, ours = (getattr(PACKS[pack], only.axis) for pack in BOTH)
        assert theirs != ours, only


def test_every_move_names_phases_that_its_track_has() -> None:
    phases = {track.name: {phase.value for phase in track.phases} for track in TRACKS}
    assert len(phases) == len(TRACKS)
    for row in (*STEPS, *TICKS):
        for move in row.moves:
            assert {move.before, move.after} <= phases[move.track], (row, move)


def test_every_phase_of_every_track_is_reached() -> None:
    reached = {(m.track, m.after) for moves in _named().values() for m in moves}
    beginning = {(track.name, track.phase(DISPUTE.fresh("case-1")).value) for track in TRACKS}
    every = {(track.name, phase.value) for track in TRACKS for phase in track.phases}
    assert every - reached - beginning == set()
