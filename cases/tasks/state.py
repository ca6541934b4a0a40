"""Who does which task."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who of a team does a task, with the note of who gave it; the duty stays with the team."""

    task_id: str
    person_id: str
    narrative_id: str = ""
