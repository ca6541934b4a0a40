"""What people may ask when another health body becomes responsible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from cases.plan.health.vocabulary import HealthAsks


@dataclass(frozen=True, slots=True)
class NoteHealthChange:
    """Another health body is responsible from a day on (N19)."""

    meta: Meta
    changes_on: date
    aware_on: date | None = None
    kind: Literal["note_health_change"] = "note_health_change"


@dataclass(frozen=True, slots=True)
class RecordHealthTold:
    """The old health body told the new one (N19)."""

    meta: Meta
    told_on: date
    kind: Literal["record_health_told"] = "record_health_told"


@dataclass(frozen=True, slots=True)
class RecordHealthAsks:
    """The new health body cannot give what the plan says and asks to look at it; the authority must
    do so (N19)."""

    meta: Meta
    asks: HealthAsks
    narrative_id: str
    kind: Literal["record_health_asks"] = "record_health_asks"


HealthCommand = NoteHealthChange | RecordHealthTold | RecordHealthAsks
