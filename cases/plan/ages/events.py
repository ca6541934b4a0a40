"""What becomes true because a child grows older."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.plan.ages.state import ChildAges


@dataclass(frozen=True, slots=True)
class ChildAgesRecorded:
    """The days that follow from the date of birth are known."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A1"
    ages: ChildAges
    recorded_on: date
    kind: Literal["child_ages_recorded"] = "child_ages_recorded"


@dataclass(frozen=True, slots=True)
class PlanCapacityRecorded:
    """It is recorded whether the young person can decide."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "P3"
    can_decide: bool
    narrative_id: str
    recorded_on: date
    kind: Literal["plan_capacity_recorded"] = "plan_capacity_recorded"


@dataclass(frozen=True, slots=True)
class PlanRightsPassed:
    """School age is over; the rights are the young person's own."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "P2"
    from_id: str
    to_id: str
    passed_on: date
    kind: Literal["plan_rights_passed"] = "plan_rights_passed"


@dataclass(frozen=True, slots=True)
class PlanEndedByAge:
    """The last day on which the plan could be kept up has passed."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A14"
    ended_on: date
    kind: Literal["plan_ended_by_age"] = "plan_ended_by_age"


AgesEvent = ChildAgesRecorded | PlanCapacityRecorded | PlanRightsPassed | PlanEndedByAge
