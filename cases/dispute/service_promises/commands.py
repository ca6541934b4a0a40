"""What may be asked about a service's own promise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.dispute.service_promises.vocabulary import PauseReason, ServicePromise


@dataclass(frozen=True, slots=True)
class PromiseService:
    """The service or the authority promises something within a number of working days."""

    meta: Meta
    promise: ServicePromise
    working_days: int
    kind: Literal["promise_service"] = "promise_service"


@dataclass(frozen=True, slots=True)
class PauseService:
    """Work on a promise waits; `narrative_id` says what shows it, `document_id` is a paper if any."""

    meta: Meta
    promise: ServicePromise
    reason: PauseReason
    narrative_id: str
    document_id: str = ""
    kind: Literal["pause_service"] = "pause_service"


@dataclass(frozen=True, slots=True)
class ResumeService:
    """Work on a promise goes on, with the working days that were left."""

    meta: Meta
    promise: ServicePromise
    kind: Literal["resume_service"] = "resume_service"


@dataclass(frozen=True, slots=True)
class AnswerForPromise:
    """Whoever did not keep a promise says why, and what happens now; the words are `narrative_id`."""

    meta: Meta
    promise: ServicePromise
    narrative_id: str
    kind: Literal["answer_for_promise"] = "answer_for_promise"
