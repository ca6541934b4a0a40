"""What became true of exemptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rules.exemption import Circumstance
from rules.exemption_ground import ExemptionGround


@dataclass(frozen=True, slots=True)
class ExemptionRecorded:
    """The authority relies on an exemption for one duty. The date of the duty stays where it is."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "K21"
    exemption_id: str
    clock_id: str
    ground: ExemptionGround
    from_on: date
    until_on: date
    document_id: str
    decided_by_id: str
    narrative_id: str
    recorded_on: date
    circumstance: Circumstance | None = None
    asked_on: date | None = None
    kind: Literal["exemption_recorded"] = "exemption_recorded"


@dataclass(frozen=True, slots=True)
class ExemptionEnded:
    """The authority no longer relies on an exemption."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "K21"
    exemption_id: str
    clock_id: str
    ended_on: date
    kind: Literal["exemption_ended"] = "exemption_ended"
