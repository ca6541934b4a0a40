"""Which assignment a team may make: of its own open tasks only.

An assignment changes nobody's duty: the team owes the task before and after it. That the person
belongs to the team is known only where people are known, and is checked there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.notice import Obligation
from cases.tasks.commands import AssignTask, HandOver, TasksCommand
from cases.tasks.events import TaskAssigned, TasksEvent, TasksHandedOver

TEAMS = frozenset(
    {
        Role.AUTHORITY,
        Role.SETTING,
        Role.MEDIATOR,
        Role.ADVISER,
        Role.CLERK,
        Role.ADMINISTRATOR,
    }
)
"""Who works in a team; a family does its own tasks."""

_SERVICE = frozenset({Role.MEDIATOR, Role.ADVISER})


def own_tasks(owed: Iterable[Obligation], role: Role) -> tuple[Obligation, ...]:
    """The open tasks that somebody in that role may give to a colleague."""
    return tuple(item for item in owed if _is_own(role, Role(item.role)))


def _is_own(role: Role, owes: Role) -> bool:
    if role is Role.ADMINISTRATOR:
        return owes in TEAMS
    return owes is role or (owes in _SERVICE and role in _SERVICE)


def does(state: Any, item: Obligation) -> str:
    """Who does a task of a case now: the person it is assigned to, otherwise its owner."""
    assigned = (a.person_id for a in state.assignments if a.task_id == item.task_id)
    return next(assigned, item.owner)


def decide_tasks(
    state: Any, owed: Iterable[Obligation], command: TasksCommand
) -> tuple[TasksEvent, ...]:
    """Who does what from now on, of everything that is owed in a case.

    Raises `CommandRefused` when the task is not the team's, or nothing would change.
    """
    own = own_tasks(owed, command.meta.actor.role)
    if isinstance(command, AssignTask):
        return _assign(state, own, command)
    return _hand_over(state, own, command)


def _assign(
    state: Any, own: tuple[Obligation, ...], command: AssignTask
) -> tuple[TaskAssigned, ...]:
    item = _find(own, command.task_id)
    if does(state, item) == (command.person_id or item.owner):
        raise CommandRefused("already_assigned", "This person does the task already.")
    return (TaskAssigned(command.task_id, command.person_id, command.narrative_id),)


def _find(tasks: Iterable[Obligation], task_id: str) -> Obligation:
    for item in tasks:
        if item.task_id == task_id:
            return item
    raise CommandRefused(
        "no_such_task",
        "Your team has no such task in this case now. Look at the case again and choose a task.",
    )


def _hand_over(
    state: Any, own: tuple[Obligation, ...], command: HandOver
) -> tuple[TasksHandedOver, ...]:
    if command.from_person_id == command.to_person_id:
        raise CommandRefused(
            "same_person", "Choose a colleague. Nobody hands over tasks to themselves."
        )
    taken = tuple(item.task_id for item in own if does(state, item) == command.from_person_id)
    if not taken:
        raise CommandRefused(
            "nothing_to_hand_over", "This person has no task of their own in this case."
        )
    return (
        TasksHandedOver(command.from_person_id, command.to_person_id, taken, command.narrative_id),
    )
