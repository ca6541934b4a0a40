"""What becomes true about the promises of an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class BreachNoted:
    """A side said that a promise is not being kept, before or after its last day."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M15"
    promise_id: str
    side: Side
    narrative_id: str
    noted_on: date
    kind: Literal["breach_noted"] = "breach_noted"


@dataclass(frozen=True, slots=True)
class BreachEscalated:
    """The family took a promise that is not kept further."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M15"
    promise_id: str
    path: BreachPath
    escalated_on: date
    kind: Literal["breach_escalated"] = "breach_escalated"


@dataclass(frozen=True, slots=True)
class AmendmentProposed:
    """A side proposed another last day for a promise, in writing."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M18"
    promise_id: str
    side: Side
    agreed_due_on: date
    proposed_on: date
    narrative_id: str = ""
    kind: Literal["amendment_proposed"] = "amendment_proposed"


@dataclass(frozen=True, slots=True)
class PromiseAmended:
    """Both sides agreed in writing to another last day for a promise; `narrative_ids` hold what they
    wrote."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M18"
    promise_id: str
    agreed_due_on: date
    amended_on: date
    narrative_ids: tuple[str, ...] = ()
    kind: Literal["promise_amended"] = "promise_amended"


RegisterEvent = BreachNoted | BreachEscalated | AmendmentProposed | PromiseAmended
