"""What a plan knows about changes of phase."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cases.plan.phase.vocabulary import PhaseMove


@dataclass(frozen=True, slots=True)
class ExpectedMove:
    """A change of phase that will come: which, and the first day at the next place."""

    move: PhaseMove
    moves_on: date


@dataclass(frozen=True, slots=True)
class Move:
    """One change of phase, the place named for it, and the final plan that names it.

    `setting_id` is empty when the plan names a kind of place only. `settled_on` is the day of the
    final plan that names the next place.
    """

    move: PhaseMove
    moves_on: date
    expected_on: date
    setting_id: str = ""
    named_on: date | None = None
    settled_on: date | None = None
    dropped_on: date | None = None


@dataclass(frozen=True, slots=True)
class Phases:
    """Every change of phase of the plan, the next one first."""

    moves: tuple[Move, ...] = ()

    @property
    def open(self) -> tuple[Move, ...]:
        """Those for which no final plan names the next place."""
        return tuple(move for move in self.moves if not move.settled_on and not move.dropped_on)

    def find(self, moves_on: date) -> Move | None:
        """The change of phase of that day, or None."""
        return next((m for m in self.moves if m.moves_on == moves_on and not m.dropped_on), None)

    def with_move(self, move: Move) -> Phases:
        """With that move in place of what was known of its day."""
        others = (m for m in self.moves if m.moves_on != move.moves_on)
        return Phases(tuple(sorted((*others, move), key=lambda m: m.moves_on)))

    def settled(self, final_on: date) -> Phases:
        """A plan that became final settles what was named while it was being changed."""
        return Phases(
            tuple(
                replace(m, settled_on=final_on) if m.named_on and not m.settled_on else m
                for m in self.moves
            )
        )
