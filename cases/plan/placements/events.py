"""What can become true of placements. Together the two kinds of movement are the authority's
report of who came to which setting and left it, when, why and after how long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.places.vocabulary import SettingKind
from cases.plan.placements.vocabulary import EndReason, StartReason


@dataclass(frozen=True, slots=True)
class PlacementStarted:
    """The child came to a setting."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "Z8"
    placement_id: str
    setting_id: str
    setting_kind: SettingKind
    team_id: str
    is_main: bool
    started_on: date
    reason: StartReason
    planned_until: date | None
    recorded_on: date
    kind: Literal["placement_started"] = "placement_started"


@dataclass(frozen=True, slots=True)
class PlacementEndPlanned:
    """The planned last day of a placement became another."""

    VERSION: ClassVar[int] = 1
    placement_id: str
    planned_until: date
    planned_on: date
    kind: Literal["placement_end_planned"] = "placement_end_planned"


@dataclass(frozen=True, slots=True)
class PlacementEnded:
    """The child left a setting; `days` is how long it was there, both days counted."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "Z8"
    placement_id: str
    setting_id: str
    setting_kind: SettingKind
    is_main: bool
    started_on: date
    ended_on: date
    days: int
    reason: EndReason
    recorded_on: date
    kind: Literal["placement_ended"] = "placement_ended"


PlacementEvent = PlacementStarted | PlacementEndPlanned | PlacementEnded
"""Every event of this subject."""
