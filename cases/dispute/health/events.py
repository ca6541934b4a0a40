"""What became true about the health side of a mediation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class HealthTold:
    """The authority told a health body about the health issues."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M5"
    icb_id: str
    told_on: date
    kind: Literal["health_told"] = "health_told"


@dataclass(frozen=True, slots=True)
class AuthorityTold:
    """The health body told the authority what was agreed."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M17"
    told_on: date
    kind: Literal["authority_told"] = "authority_told"


@dataclass(frozen=True, slots=True)
class HealthSlotsAnswered:
    """A health body said which of the offered times it can do, or that it can do none."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M7"
    icb_id: str
    can: tuple[datetime, ...]
    answered_on: date
    kind: Literal["health_slots_answered"] = "health_slots_answered"


@dataclass(frozen=True, slots=True)
class HealthDecisionMakerNamed:
    """A health body named who comes for it and may settle the health issues."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M11"
    icb_id: str
    decision_maker_id: str
    named_on: date
    kind: Literal["health_decision_maker_named"] = "health_decision_maker_named"


HealthEvent = HealthTold | AuthorityTold | HealthSlotsAnswered | HealthDecisionMakerNamed
