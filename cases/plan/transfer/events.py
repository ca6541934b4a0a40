"""What can become true of a move between authorities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class MoveNoted:
    """The authority knows that the child moves to another area."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N16"
    moves_on: date
    aware_on: date
    to_authority_id: str
    to_service_id: str
    kind: Literal["move_noted"] = "move_noted"


@dataclass(frozen=True, slots=True)
class PlanPassedOn:
    """The plan went to the authority of the new area and ended here."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N16"
    to_authority_id: str
    passed_on: date
    kind: Literal["plan_passed_on"] = "plan_passed_on"


@dataclass(frozen=True, slots=True)
class PlanReceived:
    """The plan came from another authority."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N16"
    from_case_id: str
    received_on: date
    kind: Literal["plan_received"] = "plan_received"


@dataclass(frozen=True, slots=True)
class TransferTold:
    """The new authority told the family that it has the plan, and if it will assess."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N17"
    will_assess: bool
    told_on: date
    kind: Literal["transfer_told"] = "transfer_told"


TransferEvent = MoveNoted | PlanPassedOn | PlanReceived | TransferTold
