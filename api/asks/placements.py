"""What an authority asks about where a child learns."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.scene import Scene
from cases.plan.placements import commands as c
from cases.plan.placements.vocabulary import EndReason, StartReason


class StartPlacement(Ask):
    """The child came to a setting."""

    COMMAND: ClassVar[type] = c.StartPlacement
    kind: Literal["start_placement"] = "start_placement"
    setting_id: str
    is_main: bool
    started_on: date
    reason: StartReason
    planned_until: date | None = None
    leaves_for: EndReason | None = None

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The movement; its sort and its team are those of the inclusion plan in force."""
        plans = scene.stores.inclusion_plans
        version = plans.in_force(scene.plan.parties.authority_id, scene.now.on)
        entry = version.setting(self.setting_id) if version is not None else None
        if entry is None:
            raise NotUnderstood({"setting_id": "Choose a school or college of the inclusion plan."})
        draft = super().draft(scene, ids)
        facts = {
            **draft.facts,
            "placement_id": ids.of("placement"),
            "setting_kind": entry.kind,
            "team_id": entry.team_id,
        }
        return Draft(draft.command, facts)


class PlanPlacementEnd(Ask):
    """Another last day is planned."""

    COMMAND: ClassVar[type] = c.PlanPlacementEnd
    kind: Literal["plan_placement_end"] = "plan_placement_end"
    placement_id: str
    planned_until: date


class EndPlacement(Ask):
    """The child left a setting."""

    COMMAND: ClassVar[type] = c.EndPlacement
    kind: Literal["end_placement"] = "end_placement"
    placement_id: str
    ended_on: date
    reason: EndReason


PlacementAsk = StartPlacement | PlanPlacementEnd | EndPlacement
"""Everything that can be asked about placements."""
