"""What a team may ask about its tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta


@dataclass(frozen=True, slots=True)
class AssignTask:
    """One person of the team that owes a task does it; nobody when `person_id` is empty.

    The reason, for that person, lies under `narrative_id` when one was given.
    """

    meta: Meta
    task_id: str
    person_id: str
    narrative_id: str = ""
    kind: Literal["assign_task"] = "assign_task"


@dataclass(frozen=True, slots=True)
class HandOver:
    """A colleague takes every task that one person has in this case, with a note."""

    meta: Meta
    from_person_id: str
    to_person_id: str
    narrative_id: str
    kind: Literal["hand_over"] = "hand_over"


TasksCommand = AssignTask | HandOver
