"""An authority's plans by stage of the cycle, with the late ones; and who has how much to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from api.scene import case_now
from api.views.deadline import SOON_DAYS
from api.views.plan_year import Phase, Planned
from cases.plan.vocabulary import PlanStage
from store.people import Person
from store.plan_lists import OwedTask

NOBODY = "nobody"
"""Stands for plans without a setting, or without somebody who has a task in them."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which plans are shown; empty: all of them."""

    setting_id: str = ""
    phase: str = ""
    officer_id: str = ""
    stage: str = ""

    def takes(self, plan: Planned) -> bool:
        """Whether a plan is among those wanted, its stage left aside."""
        row = plan.row
        at_setting = self.setting_id in ("", row.setting_id or NOBODY)
        of_officer = self.officer_id in ("", *(row.officers or (NOBODY,)))
        return at_setting and of_officer and self.phase in ("", plan.phase.value)


@dataclass(frozen=True, slots=True)
class Station:
    """The plans at one stage of the cycle."""

    stage: str
    plans: tuple[Planned, ...]

    @property
    def late(self) -> int:
        """How many of them are late."""
        return sum(plan.is_late for plan in self.plans)


@dataclass(frozen=True, slots=True)
class Conveyor:
    """The stages in the order of the cycle; `shown` are the plans of the stage that is looked at."""

    stations: tuple[Station, ...]
    shown: tuple[Planned, ...]

    @property
    def plans(self) -> int:
        """All of them."""
        return sum(len(station.plans) for station in self.stations)

    @property
    def late(self) -> int:
        """The late ones."""
        return sum(station.late for station in self.stations)


ON_THE_WAY = (
    PlanStage.ASSESSMENT,
    PlanStage.BETWEEN_REVIEWS,
    PlanStage.MEETING_ARRANGED,
    PlanStage.MEETING_HELD,
    PlanStage.AMENDING,
    PlanStage.CEASING,
)


def conveyor(plans: Iterable[Planned], wanted: Wanted) -> Conveyor:
    """The plans that are wanted, by stage; the late ones first, then the soonest."""
    by_stage: dict[str, list[Planned]] = {stage.value: [] for stage in ON_THE_WAY}
    for plan in plans:
        if wanted.takes(plan):
            by_stage.setdefault(plan.row.stage, []).append(plan)
    stations = tuple(
        Station(stage, tuple(sorted(of_stage, key=_place))) for stage, of_stage in by_stage.items()
    )
    shown = [
        plan
        for station in stations
        for plan in station.plans
        if wanted.stage in ("", plan.row.stage)
    ]
    return Conveyor(stations, tuple(sorted(shown, key=_place)))


def _place(plan: Planned) -> tuple[bool, int, str]:
    owed_on = plan.row.owed_on or plan.row.review_due_on
    days = (owed_on - plan.today).days if owed_on is not None else 10_000
    return (not plan.is_late, days, plan.row.case_id)


def settings_of(plans: Iterable[Planned]) -> tuple[tuple[str, str], ...]:
    """Id and name of every setting of some plans, by name."""
    found = {plan.row.setting_id: plan.row.setting for plan in plans if plan.row.setting_id}
    return tuple(sorted(found.items(), key=lambda item: item[1].casefold()))


def phases_of(plans: Iterable[Planned]) -> tuple[Phase, ...]:
    """The phases of some plans, in the order of age."""
    found = {plan.phase for plan in plans}
    return tuple(phase for phase in Phase if phase in found)


@dataclass(frozen=True, slots=True)
class Caseload:
    """What one person has to do; `person_id` is empty for what nobody has taken."""

    person_id: str
    name: str
    tasks: int
    late: int
    soon: int
    plans: int
    disputes: int


def caseloads(
    tasks: Iterable[OwedTask], team: Sequence[Person], names: Mapping[str, Person], at: datetime
) -> tuple[Caseload, ...]:
    """The tasks of each person of a team, and of others who have one; what nobody has comes last."""
    by_person: dict[str, list[OwedTask]] = {one.person_id: [] for one in team}
    for task in tasks:
        by_person.setdefault(task.assigned_to, []).append(task)
    nobodys = by_person.pop("", [])
    known = {one.person_id: one.display_name for one in (*names.values(), *team)}
    found = [
        _load(person_id, known.get(person_id, "Not known"), of_person, at)
        for person_id, of_person in by_person.items()
    ]
    found.sort(key=lambda one: (-one.late, -one.tasks, one.name))
    return (*found, _load("", "Nobody yet", nobodys, at))


def _load(person_id: str, name: str, tasks: Sequence[OwedTask], at: datetime) -> Caseload:
    left = [
        (task.due_on - case_now(task.clock_offset_seconds, at).on).days
        for task in tasks
        if task.due_on is not None
    ]
    cases = {(task.case_kind, task.case_id) for task in tasks}
    return Caseload(
        person_id,
        name,
        len(tasks),
        sum(days < 0 for days in left),
        sum(0 <= days <= SOON_DAYS for days in left),
        sum(kind == "plan" for kind, _ in cases),
        sum(kind == "dispute" for kind, _ in cases),
    )
