"""Plays of tasks: given to a person, given back, handed over."""

from __future__ import annotations

from collections.abc import Iterator

from cases.dispute import commands as c
from tests.cases import disputes as d
from tests.cases.journey import Journey


def plays() -> Iterator[Journey]:
    """Every move and every refusal of assignments."""
    yield _given_and_handed_over()
    yield _of_a_mediator()


def _given_and_handed_over() -> Journey:
    journey = d.filed()
    task = {"task_id": "acknowledge_complaint"}
    journey.refused(c.AssignTask, d.AUTHORITY, task_id="answer_complaint", person_id="officer-1")
    journey.refused(c.AssignTask, d.MEDIATOR, **task, person_id="mediator-1")
    journey.refused(c.HandOver, d.AUTHORITY, **_from("officer-1", "officer-2"))
    journey.do(c.AssignTask, d.AUTHORITY, **task, person_id="officer-1")
    journey.refused(c.AssignTask, d.AUTHORITY, **task, person_id="officer-1")
    journey.refused(c.HandOver, d.AUTHORITY, **_from("officer-1", "officer-1"))
    journey.do(c.HandOver, d.AUTHORITY, **_from("officer-1", "officer-2"))
    journey.do(c.AssignTask, d.AUTHORITY, **task, person_id="")
    return journey


def _of_a_mediator() -> Journey:
    journey = d.arranged()
    journey.do(c.HandOver, d.ADVISER, **_from("mediator-1", "mediator-2"))
    return journey


def _from(before: str, after: str) -> dict[str, str]:
    return {"from_person_id": before, "to_person_id": after, "narrative_id": "note-1"}
