"""What can become true of a change of phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.plan.phase.vocabulary import PhaseMove


@dataclass(frozen=True, slots=True)
class PhaseMoveExpected:
    """A change of phase is expected; from now on its day is kept."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R17"
    move: PhaseMove
    moves_on: date
    expected_on: date
    kind: Literal["phase_move_expected"] = "phase_move_expected"


@dataclass(frozen=True, slots=True)
class NextPlaceNamed:
    """The next place is named; `final_on` is the day of a final plan that names it already."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R17"
    moves_on: date
    setting_id: str
    named_on: date
    final_on: date | None
    kind: Literal["next_place_named"] = "next_place_named"


@dataclass(frozen=True, slots=True)
class PhaseMoveDropped:
    """The change of phase will not come."""

    VERSION: ClassVar[int] = 1
    moves_on: date
    narrative_id: str
    dropped_on: date
    kind: Literal["phase_move_dropped"] = "phase_move_dropped"


@dataclass(frozen=True, slots=True)
class PhaseMoved:
    """The child is at the place that the plan named for the next phase."""

    VERSION: ClassVar[int] = 1
    setting_id: str
    moved_on: date
    kind: Literal["phase_moved"] = "phase_moved"


PhaseEvent = PhaseMoveExpected | NextPlaceNamed | PhaseMoveDropped | PhaseMoved
