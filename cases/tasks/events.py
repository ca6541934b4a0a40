"""What became true of the tasks of a team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class TaskAssigned:
    """A person of the team does a task; the whole team again when `person_id` is empty.

    The reason lies under `narrative_id`, when one was given.
    """

    VERSION: ClassVar[int] = 1
    task_id: str
    person_id: str
    narrative_id: str = ""
    kind: Literal["task_assigned"] = "task_assigned"


@dataclass(frozen=True, slots=True)
class TasksHandedOver:
    """A colleague does the tasks that another person did; the note lies under `narrative_id`."""

    VERSION: ClassVar[int] = 1
    from_person_id: str
    to_person_id: str
    task_ids: tuple[str, ...]
    narrative_id: str
    kind: Literal["tasks_handed_over"] = "tasks_handed_over"


TasksEvent = TaskAssigned | TasksHandedOver
