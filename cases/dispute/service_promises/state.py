"""The promises that a service or the authority made of itself in a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.service_promises.vocabulary import PauseReason, ServicePromise


@dataclass(frozen=True, slots=True)
class Pause:
    """From `paused_on` work waited, that day included, until the day before `resumed_on`."""

    reason: PauseReason
    paused_on: date
    working_days_left: int
    narrative_id: str
    document_id: str = ""
    resumed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise: its working days, the day it was made, and its pauses in order.

    `missed_on` is the day on which it turned out not to be kept in time; the answer to that, with
    the words under `narrative_id`, was given on `answered_on`.
    """

    promise: ServicePromise
    working_days: int
    promised_on: date
    pauses: tuple[Pause, ...] = ()
    missed_on: date | None = None
    answered_on: date | None = None
    narrative_id: str = ""

    @property
    def is_unanswered(self) -> bool:
        """Whether it was not kept and nobody has said why."""
        return self.missed_on is not None and self.answered_on is None

    @property
    def clock_id(self) -> str:
        """The clock that is kept for it."""
        return f"{SERVICE}{self.promise.value}"

    @property
    def pause(self) -> Pause | None:
        """The pause that lasts now, or None."""
        last = self.pauses[-1] if self.pauses else None
        return last if last is not None and last.resumed_on is None else None

    @property
    def days_left(self) -> int:
        """The working days that the promise had when work began or went on last."""
        return self.pauses[-1].working_days_left if self.pauses else self.working_days


SERVICE = "service:"
"""How the clocks of promises are named, before the name of the promise."""
