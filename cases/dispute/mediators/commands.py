"""What people may ask about the mediator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.dispute.mediators.state import RegisterEntry


@dataclass(frozen=True, slots=True)
class DeclareConflict:
    """Somebody says that the mediator is too near to one side; the words lie under `narrative_id`."""

    meta: Meta
    narrative_id: str
    kind: Literal["declare_conflict"] = "declare_conflict"


@dataclass(frozen=True, slots=True)
class WaiveConflict:
    """A side knows of the conflict and wants this mediator all the same."""

    meta: Meta
    kind: Literal["waive_conflict"] = "waive_conflict"


@dataclass(frozen=True, slots=True)
class ReplaceMediator:
    """The service gives the case to another mediator and says why."""

    meta: Meta
    mediator_id: str
    narrative_id: str
    entry: RegisterEntry | None = None
    kind: Literal["replace_mediator"] = "replace_mediator"


MediatorsCommand = DeclareConflict | WaiveConflict | ReplaceMediator
