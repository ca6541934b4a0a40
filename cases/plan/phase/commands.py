"""What people may ask about a change of phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from cases.plan.phase.vocabulary import PhaseMove


@dataclass(frozen=True, slots=True)
class ExpectPhaseMove:
    """The child will move to the next phase of education on a day (R16 to R18)."""

    meta: Meta
    move: PhaseMove
    moves_on: date
    kind: Literal["expect_phase_move"] = "expect_phase_move"


@dataclass(frozen=True, slots=True)
class NameNextPlace:
    """The plan names the next place; `setting_id` is empty when it names a kind of place only."""

    meta: Meta
    moves_on: date
    setting_id: str = ""
    kind: Literal["name_next_place"] = "name_next_place"


@dataclass(frozen=True, slots=True)
class DropPhaseMove:
    """There is no such change of phase after all; the reason lies under `narrative_id`."""

    meta: Meta
    moves_on: date
    narrative_id: str
    kind: Literal["drop_phase_move"] = "drop_phase_move"


PhaseCommand = ExpectPhaseMove | NameNextPlace | DropPhaseMove
