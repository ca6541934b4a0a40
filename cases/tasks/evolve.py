"""How assignments change, and how they end with their task."""

from __future__ import annotations

from collections.abc import Iterable

from cases.notice import Obligation
from cases.tasks.events import TaskAssigned, TasksEvent
from cases.tasks.state import Assignment

Assignments = tuple[Assignment, ...]


def evolve_tasks(before: Assignments, event: TasksEvent) -> Assignments:
    """The assignments after an event."""
    if isinstance(event, TaskAssigned):
        made = (Assignment(event.task_id, event.person_id, event.narrative_id),)
        return (*_without(before, {event.task_id}), *(made if event.person_id else ()))
    given = tuple(
        Assignment(task_id, event.to_person_id, event.narrative_id) for task_id in event.task_ids
    )
    return (*_without(before, set(event.task_ids)), *given)


def _without(before: Assignments, task_ids: set[str]) -> Assignments:
    return tuple(item for item in before if item.task_id not in task_ids)


def still_owed(before: Assignments, owed: Iterable[Obligation]) -> Assignments:
    """The assignments of tasks that are still owed: they end with a task and do not come back."""
    task_ids = {item.task_id for item in owed}
    return tuple(item for item in before if item.task_id in task_ids)
