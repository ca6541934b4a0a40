"""What is true about the day of the session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cases.dispute.slots.vocabulary import Asker, Place, PostponeReason
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class SlotAnswer:
    """The offered instants that a side can do."""

    side: Side
    can: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class HealthAnswer:
    """The offered instants that a health body can do."""

    icb_id: str
    can: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Postponement:
    """A day that was given up, by whom, and how much of the 30 days was gone then."""

    side: Asker
    reason: PostponeReason
    slot: datetime
    postponed_on: date
    days_used: int
    days_left: int
    narrative_id: str = ""


@dataclass(frozen=True, slots=True)
class Negotiation:
    """The search for a day. `sequence` numbers the invitations to a calendar (RFC 5545).

    `minutes` is the length of the session that the mediator chose with the last offer.
    """

    answers: tuple[SlotAnswer, ...] = ()
    short_notice_on: date | None = None
    place: Place | None = None
    place_narrative_id: str = ""
    postponements: tuple[Postponement, ...] = ()
    sequence: int = 0
    feedback_by: tuple[str, ...] = ()
    minutes: int | None = None
    health: tuple[HealthAnswer, ...] = ()

    def fits(self, slot: datetime) -> bool:
        """Whether every side that answered can do this instant."""
        said = (*(one.can for one in self.answers), *(one.can for one in self.health))
        return all(slot in can for can in said)

    def answered(self, side: Side) -> bool:
        """Whether a side answered the offer that stands."""
        return any(answer.side is side for answer in self.answers)

    def none_fits(self, slots: tuple[datetime, ...]) -> bool:
        """Whether no offered instant is left that suits everybody who answered."""
        return bool(slots) and not any(self.fits(slot) for slot in slots)
