"""What is asked where help from the health service is among the issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
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


@dataclass(frozen=True, slots=True)
class RecordHealthSlots:
    """The health body said which of the offered instants (UTC) it can do; none when empty (M7)."""

    meta: Meta
    icb_id: str
    can: tuple[datetime, ...]
    kind: Literal["record_health_slots"] = "record_health_slots"


@dataclass(frozen=True, slots=True)
class NameHealthDecisionMaker:
    """The health body named who comes for it; `may_settle` is whether that person may decide about
    the health issues without asking anybody (M11)."""

    meta: Meta
    icb_id: str
    decision_maker_id: str
    may_settle: bool = True
    kind: Literal["name_health_decision_maker"] = "name_health_decision_maker"


HealthCommand = TellHealth | RecordAuthorityTold | RecordHealthSlots | NameHealthDecisionMaker
