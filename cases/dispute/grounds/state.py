"""The further grounds of a dispute as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.actor import Role
from cases.dispute.grounds.vocabulary import GroundKind, Source
from rules.discrimination import ResponsibleBody


@dataclass(frozen=True, slots=True)
class Ground:
    """One further ground; `dropped_on` once the family dropped it."""

    ground_id: str
    ground: GroundKind
    happened_on: date
    narrative_id: str
    responsible_body: ResponsibleBody
    raised_on: date
    conciliation_began_on: date | None = None
    claim_sent_on: date | None = None
    dropped_on: date | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """That somebody entered a step for the family, and how the family told them."""

    by: Role
    source: Source


@dataclass(frozen=True, slots=True)
class FurtherGrounds:
    """All further grounds that were ever raised, and the routes told at the end.

    `entered` is who entered the last step about them for the family; None when it did so itself.
    """

    raised: tuple[Ground, ...] = ()
    routes_told: tuple[str, ...] = ()
    entered: Entered | None = None

    @property
    def standing(self) -> tuple[Ground, ...]:
        """The grounds that were not dropped."""
        return tuple(ground for ground in self.raised if ground.dropped_on is None)

    def find(self, ground_id: str) -> Ground | None:
        """The standing ground of that id, or None."""
        return next((g for g in self.standing if g.ground_id == ground_id), None)
