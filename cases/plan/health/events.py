"""What can become true when another health body becomes responsible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.plan.health.vocabulary import HealthAsks


@dataclass(frozen=True, slots=True)
class HealthChangeNoted:
    """Another health body is responsible from a day on."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N19"
    changes_on: date
    aware_on: date | None
    noted_on: date
    kind: Literal["health_change_noted"] = "health_change_noted"


@dataclass(frozen=True, slots=True)
class NewHealthBodyTold:
    """The old health body told the new one."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N19"
    told_on: date
    kind: Literal["new_health_body_told"] = "new_health_body_told"


@dataclass(frozen=True, slots=True)
class HealthBodyAsked:
    """The new health body asked for a review or a re-assessment, which the authority must do."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N19"
    asks: HealthAsks
    narrative_id: str
    asked_on: date
    kind: Literal["health_body_asked"] = "health_body_asked"


HealthEvent = HealthChangeNoted | NewHealthBodyTold | HealthBodyAsked
