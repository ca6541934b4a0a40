"""Who of a team does which task of a plan, and when an assignment ends."""

from __future__ import annotations

from dataclasses import replace

from cases.actor import Role
from cases.moment import Moment
from cases.plan.obligations import obligations
from cases.plan.state import PlanState
from cases.step import Step, step
from cases.tasks.commands import AssignTask, HandOver, TasksCommand
from cases.tasks.decide import TEAMS, decide_tasks
from cases.tasks.events import TasksEvent
from cases.tasks.evolve import evolve_tasks, still_owed

IN_A_PLAN = TEAMS - {Role.MEDIATOR, Role.ADVISER, Role.CLERK}
"""Teams that owe something in a plan: no mediation service and no tribunal."""


def decide_assignment(
    state: PlanState, command: TasksCommand, now: Moment
) -> tuple[TasksEvent, ...]:
    """Who does which task of a plan from now on."""
    return decide_tasks(state, obligations(state), command)


def with_assignments(state: PlanState, event: TasksEvent) -> PlanState:
    """The state after an assignment."""
    return replace(state, assignments=evolve_tasks(state.assignments, event))


def without_stale(state: PlanState) -> PlanState:
    """The state without assignments of tasks that are done."""
    if not state.assignments:
        return state
    return replace(state, assignments=still_owed(state.assignments, obligations(state)))


STEPS: tuple[Step, ...] = (
    step(AssignTask, IN_A_PLAN, decide_assignment, None),
    step(HandOver, IN_A_PLAN, decide_assignment, None),
)
"""Who may say who does which task."""
