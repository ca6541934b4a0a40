"""What is true of the people in a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.parties.vocabulary import (
    Basis,
    DecisionArea,
    Part,
    RightsPhase,
    WhoseCapacity,
)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who is in the case, or was until `removed_on`."""

    person_id: str
    part: Part
    basis: Basis
    named_on: date
    copied: bool = False
    removed_on: date | None = None


@dataclass(frozen=True, slots=True)
class CapacityRecord:
    """That somebody cannot make a decision, who makes it, and until when."""

    whose: WhoseCapacity
    area: DecisionArea
    person_id: str
    basis: Basis
    assessed_on: date
    narrative_id: str
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Everybody beside the parties of every case, and whose rights these are.

    `parent_id` is who held the rights as a parent before they passed; `shares` whether the young
    person lets the parent see the case, None while it was not said.
    """

    everybody: tuple[Participant, ...] = ()
    capacity: tuple[CapacityRecord, ...] = ()
    school_age_ends_on: date | None = None
    holder: RightsPhase = RightsPhase.PARENT
    passed_on: date | None = None
    parent_id: str = ""
    shares: bool | None = None

    def present(self, *parts: Part) -> tuple[Participant, ...]:
        """Those in the case now, all of them or those of some parts."""
        return tuple(
            p for p in self.everybody if p.removed_on is None and (not parts or p.part in parts)
        )

    def in_force(self, whose: WhoseCapacity) -> tuple[CapacityRecord, ...]:
        """The records that hold for somebody now, whatever decision they are about."""
        return tuple(r for r in self.capacity if r.whose is whose and r.ended_on is None)

    def cannot_decide(
        self, whose: WhoseCapacity, area: DecisionArea = DecisionArea.WHOLE_DISPUTE
    ) -> CapacityRecord | None:
        """The record in force about just that decision; None is the law's first view (P3)."""
        return next((r for r in self.in_force(whose) if r.area is area), None)
