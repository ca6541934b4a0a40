"""What became true about the mediator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.actor import Role
from cases.dispute.mediators.state import RegisterEntry
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class ConflictDeclared:
    """The mediator has a conflict of interest; no session goes on until both sides waive it."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A22"
    declared_by: Role
    narrative_id: str
    declared_on: date
    kind: Literal["conflict_declared"] = "conflict_declared"


@dataclass(frozen=True, slots=True)
class ConflictWaived:
    """A side accepts the mediator in spite of the conflict."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A22"
    side: Side
    waived_on: date
    kind: Literal["conflict_waived"] = "conflict_waived"


@dataclass(frozen=True, slots=True)
class MediatorReplaced:
    """Another mediator has the case."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M20"
    mediator_id: str
    narrative_id: str
    replaced_on: date
    entry: RegisterEntry | None = None
    kind: Literal["mediator_replaced"] = "mediator_replaced"


MediatorsEvent = ConflictDeclared | ConflictWaived | MediatorReplaced
