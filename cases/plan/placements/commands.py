"""What people may ask about placements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from cases.places.vocabulary import SettingKind
from cases.plan.placements.vocabulary import EndReason, StartReason


@dataclass(frozen=True, slots=True)
class StartPlacement:
    """A child came to a setting.

    There is one main setting at a time; with `leaves_for` a new one ends the one before on the day
    it begins. `planned_until` is the last day that is planned, which alternative provision must
    have. `team_id` is the setting's team here, if it has one.
    """

    meta: Meta
    placement_id: str
    setting_id: str
    setting_kind: SettingKind
    is_main: bool
    started_on: date
    reason: StartReason
    team_id: str = ""
    planned_until: date | None = None
    leaves_for: EndReason | None = None
    kind: Literal["start_placement"] = "start_placement"


@dataclass(frozen=True, slots=True)
class PlanPlacementEnd:
    """The planned last day of a placement becomes another."""

    meta: Meta
    placement_id: str
    planned_until: date
    kind: Literal["plan_placement_end"] = "plan_placement_end"


@dataclass(frozen=True, slots=True)
class EndPlacement:
    """A child left a setting."""

    meta: Meta
    placement_id: str
    ended_on: date
    reason: EndReason
    kind: Literal["end_placement"] = "end_placement"


PlacementCommand = StartPlacement | PlanPlacementEnd | EndPlacement
"""Every command of this subject."""
