"""How assignments change, and how they end with their task."""

from __future__ import annotations

from dataclasses import replace

from cases.dispute.obligations import obligations
from cases.dispute.state import Assignment, DisputeState
from cases.dispute.tasks.events import TaskAssigned, TasksHandedOver


def evolve_tasks(state: DisputeState, event: TaskAssigned | TasksHandedOver) -> DisputeState:
    """The state after an assignment."""
    if isinstance(event, TaskAssigned):
        made = (Assignment(event.task_id, event.person_id),) if event.person_id else ()
        return replace(state, assignments=(*_without(state, {event.task_id}), *made))
    given = tuple(
        Assignment(task_id, event.to_person_id, event.narrative_id) for task_id in event.task_ids
    )
    return replace(state, assignments=(*_without(state, set(event.task_ids)), *given))


def _without(state: DisputeState, task_ids: set[str]) -> tuple[Assignment, ...]:
    return tuple(item for item in state.assignments if item.task_id not in task_ids)


def without_stale(state: DisputeState) -> DisputeState:
    """The state without assignments of tasks that are done: they do not come back with the task."""
    if not state.assignments:
        return state
    owed = {item.task_id for item in obligations(state)}
    kept = tuple(item for item in state.assignments if item.task_id in owed)
    return state if len(kept) == len(state.assignments) else replace(state, assignments=kept)
