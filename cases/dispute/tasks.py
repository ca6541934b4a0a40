"""Who of a team does which task of a dispute: the rows of the table, and when an assignment ends."""

from __future__ import annotations

from dataclasses import replace

from cases.actor import Role
from cases.dispute.obligations import obligations
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, step
from cases.moment import Moment
from cases.tasks.commands import AssignTask, HandOver, TasksCommand
from cases.tasks.decide import TEAMS, decide_tasks
from cases.tasks.events import TasksEvent
from cases.tasks.evolve import evolve_tasks, still_owed

_IN_A_DISPUTE = TEAMS - {Role.SETTING}
"""Teams that owe something in a dispute; a school or college does not."""


def _decide(state: DisputeState, command: TasksCommand, now: Moment) -> tuple[TasksEvent, ...]:
    return decide_tasks(state, obligations(state), command)


STEPS: tuple[Step, ...] = (
    step(AssignTask, _IN_A_DISPUTE, _decide, None),
    step(HandOver, _IN_A_DISPUTE, _decide, None),
)
"""The rows of the table that `decide` executes."""


def with_assignments(state: DisputeState, event: TasksEvent) -> DisputeState:
    """The state after an assignment."""
    return replace(state, assignments=evolve_tasks(state.assignments, event))


def without_stale(state: DisputeState) -> DisputeState:
    """The state without assignments of tasks that are done."""
    if not state.assignments:
        return state
    return replace(state, assignments=still_owed(state.assignments, obligations(state)))
