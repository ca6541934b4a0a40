"""What is true about the promises of an agreement, besides whether they were kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class NotedBreach:
    """A side says that a promise is not being kept."""

    promise_id: str
    side: Side
    narrative_id: str
    noted_on: date


@dataclass(frozen=True, slots=True)
class Escalation:
    """A way that the family took about a promise."""

    promise_id: str
    path: BreachPath
    escalated_on: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another last day for a promise, which one side has written and the other has not."""

    promise_id: str
    side: Side
    agreed_due_on: date
    narrative_id: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """Another last day that both sides agreed in writing, and what they wrote (M18)."""

    promise_id: str
    agreed_due_on: date
    amended_on: date
    narrative_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """Everything said about the promises after the agreement came into force."""

    noted: tuple[NotedBreach, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    amendments: tuple[Amendment, ...] = ()
