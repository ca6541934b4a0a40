"""What became true about the health side of a mediation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


HealthEvent = HealthTold | AuthorityTold
