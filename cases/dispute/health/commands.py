"""What is asked where help from the health service is among the issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta


@dataclass(frozen=True, slots=True)
class TellHealth:
    """The authority told a health body (ICB) the issues and the provision that is sought (M5)."""

    meta: Meta
    icb_id: str
    told_on: date
    kind: Literal["tell_health"] = "tell_health"


@dataclass(frozen=True, slots=True)
class RecordAuthorityTold:
    """The health body told the authority what was agreed without it (M17)."""

    meta: Meta
    told_on: date
    kind: Literal["record_authority_told"] = "record_authority_told"


HealthCommand = TellHealth | RecordAuthorityTold
