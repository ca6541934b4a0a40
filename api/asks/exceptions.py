"""Exemptions from a date, and the promises that a service makes of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask, Line, Said
from api.draft import Draft, Newcomer
from api.ids import Ids
from api.scene import Scene
from cases.dispute import commands as c
from cases.dispute.service_promises.vocabulary import PauseReason, ServicePromise
from rules.exemption import Circumstance
from rules.exemption_ground import ExemptionGround
from store.people import Person


class RecordExemption(Ask):
    """The authority relies on a fact of the law (K21); the name is of who decided it."""

    COMMAND: ClassVar[type] = c.RecordExemption
    kind: Literal["record_exemption"] = "record_exemption"
    clock_id: str
    ground: ExemptionGround
    from_on: date
    until_on: date
    document_id: str
    decided_by: Line
    words: Said
    circumstance: Circumstance | None = None
    asked_on: date | None = None

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, with the person who decided."""
        person = Person(ids.of("decided by"), "person", "decision_maker", self.decided_by)
        draft = super().draft(scene, ids)
        return replace(
            draft,
            facts={**draft.facts, "decided_by_id": person.person_id},
            newcomers=(Newcomer(person),),
        )


class EndExemption(Ask):
    """The fact is over, or is no longer relied on."""

    COMMAND: ClassVar[type] = c.EndExemption
    kind: Literal["end_exemption"] = "end_exemption"
    exemption_id: str


class PromiseService(Ask):
    """A promise of the service or the authority of itself, in working days."""

    COMMAND: ClassVar[type] = c.PromiseService
    kind: Literal["promise_service"] = "promise_service"
    promise: ServicePromise
    working_days: int


class PauseService(Ask):
    """Work on a promise waits, for a reason and on evidence."""

    COMMAND: ClassVar[type] = c.PauseService
    kind: Literal["pause_service"] = "pause_service"
    promise: ServicePromise
    reason: PauseReason
    words: Said
    document_id: str = ""


class ResumeService(Ask):
    """Work on a promise goes on."""

    COMMAND: ClassVar[type] = c.ResumeService
    kind: Literal["resume_service"] = "resume_service"
    promise: ServicePromise


class AnswerForPromise(Ask):
    """Why a promise was not kept, and what happens now."""

    COMMAND: ClassVar[type] = c.AnswerForPromise
    kind: Literal["answer_for_promise"] = "answer_for_promise"
    promise: ServicePromise
    words: Said
