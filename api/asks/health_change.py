"""What people ask when another health body becomes responsible."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from cases.plan.health import commands as c
from cases.plan.health.vocabulary import HealthAsks


class NoteHealthChange(Ask):
    """Another health body is responsible from a day on (N19)."""

    COMMAND: ClassVar[type] = c.NoteHealthChange
    kind: Literal["note_health_change"] = "note_health_change"
    changes_on: date
    aware_on: date | None = None


class RecordHealthTold(Ask):
    """The old health body told the new one (N19)."""

    COMMAND: ClassVar[type] = c.RecordHealthTold
    kind: Literal["record_health_told"] = "record_health_told"
    told_on: date


class RecordHealthAsks(Ask):
    """The new health body asks to look at the plan, and why (N19)."""

    COMMAND: ClassVar[type] = c.RecordHealthAsks
    kind: Literal["record_health_asks"] = "record_health_asks"
    asks: HealthAsks
    words: Said


HealthAsk = NoteHealthChange | RecordHealthTold | RecordHealthAsks
