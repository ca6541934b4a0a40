"""What can become true about ending a plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rules.reassessment import EndingGround


@dataclass(frozen=True, slots=True)
class ConsultedBeforeEnding:
    """Who must be heard was consulted about ending the plan."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R26"
    ground: EndingGround
    family_consulted: bool
    head_consulted: bool | None
    narrative_id: str
    consulted_on: date
    kind: Literal["consulted_before_ending"] = "consulted_before_ending"


@dataclass(frozen=True, slots=True)
class EndDecided:
    """The authority decided outside a review to end the plan; it stays in force for now (R28)."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R27"
    narrative_id: str
    decided_on: date
    kind: Literal["end_decided"] = "end_decided"


EndingEvent = ConsultedBeforeEnding | EndDecided
