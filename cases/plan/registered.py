"""The event with which a plan begins here, whichever way it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from rules.calendar import Calendar
from rules.policy import GREEN_PAPER_2022


@dataclass(frozen=True, slots=True)
class PlanRegistered:
    """A plan is kept here; the case exists."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A11"
    family_id: str
    child_id: str
    authority_id: str
    setting_id: str
    service_id: str
    tribunal_id: str
    plan_made_on: date
    last_review_on: date | None
    calendar: Calendar
    registered_on: date
    clock_offset_seconds: int | None = None
    pack: str = GREEN_PAPER_2022.name
    from_file: bool = False
    kind: Literal["plan_registered"] = "plan_registered"
