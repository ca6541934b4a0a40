"""What people may ask about ages and whose rights they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.plan.ages.state import ChildAges


@dataclass(frozen=True, slots=True)
class RecordChildAges:
    """The days that follow from the date of birth, entered or put right (A1, A14, R19)."""

    meta: Meta
    ages: ChildAges
    kind: Literal["record_child_ages"] = "record_child_ages"


@dataclass(frozen=True, slots=True)
class RecordPlanCapacity:
    """Whether the young person can decide for themselves; the reason lies under `narrative_id`."""

    meta: Meta
    can_decide: bool
    narrative_id: str
    kind: Literal["record_plan_capacity"] = "record_plan_capacity"


AgesCommand = RecordChildAges | RecordPlanCapacity
