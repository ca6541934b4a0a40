"""What people ask of a plan over the years: changes of phase, ages and rights."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.organisations import SETTING
from api.scene import Scene
from cases.plan.ages import commands as ages
from cases.plan.birth import child_ages
from cases.plan.phase import commands as phase
from cases.plan.phase.vocabulary import PhaseMove


def checked_setting(scene: Scene, setting_id: str) -> None:
    """Refuse a school or college that is not known here; none is allowed."""
    found = scene.stores.people.find(setting_id) if setting_id else None
    if setting_id and (found is None or found.role != SETTING or found.kind != "organisation"):
        raise NotUnderstood({"setting_id": "Choose the school or college from the list."})


class ExpectPhaseMove(Ask):
    """The child moves to the next phase of education on a day (R16 to R18)."""

    COMMAND: ClassVar[type] = phase.ExpectPhaseMove
    kind: Literal["expect_phase_move"] = "expect_phase_move"
    move: PhaseMove
    moves_on: date


class NameNextPlace(Ask):
    """The next school or college, or none when the plan names a kind of place only."""

    COMMAND: ClassVar[type] = phase.NameNextPlace
    kind: Literal["name_next_place"] = "name_next_place"
    moves_on: date
    setting_id: str = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, once the place is known."""
        checked_setting(scene, self.setting_id)
        return super().draft(scene, ids)


class DropPhaseMove(Ask):
    """There is no such move after all."""

    COMMAND: ClassVar[type] = phase.DropPhaseMove
    kind: Literal["drop_phase_move"] = "drop_phase_move"
    moves_on: date
    words: Said


class RecordChildAges(Ask):
    """The days that follow from the date of birth are worked out anew."""

    COMMAND: ClassVar[type] = ages.RecordChildAges
    kind: Literal["record_child_ages"] = "record_child_ages"

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, from the date of birth that is kept beside the case."""
        child = scene.stores.people.find(scene.plan.parties.child_id)
        if child is None or child.born_on is None:
            raise NotUnderstood({"": "The date of birth of this child is not known here."})
        return Draft(self.COMMAND, {"ages": child_ages(child.born_on, scene.plan.calendar)})


class RecordPlanCapacity(Ask):
    """Whether the young person can decide for themselves (P3)."""

    COMMAND: ClassVar[type] = ages.RecordPlanCapacity
    kind: Literal["record_plan_capacity"] = "record_plan_capacity"
    can_decide: bool
    words: Said


PlanYearsAsk = (
    ExpectPhaseMove | NameNextPlace | DropPhaseMove | RecordChildAges | RecordPlanCapacity
)
