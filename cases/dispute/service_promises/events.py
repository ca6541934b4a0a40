"""What became true of a service's own promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.service_promises.vocabulary import PauseReason, ServicePromise


@dataclass(frozen=True, slots=True)
class ServicePromised:
    """The service or the authority made a promise of its own, beside the time in the law."""

    VERSION: ClassVar[int] = 1
    promise: ServicePromise
    working_days: int
    promised_on: date
    kind: Literal["service_promised"] = "service_promised"


@dataclass(frozen=True, slots=True)
class ServicePaused:
    """Work on a promise waits; `working_days_left` are kept for later. No statutory date moves."""

    VERSION: ClassVar[int] = 1
    promise: ServicePromise
    reason: PauseReason
    paused_on: date
    working_days_left: int
    narrative_id: str
    document_id: str
    kind: Literal["service_paused"] = "service_paused"


@dataclass(frozen=True, slots=True)
class ServiceResumed:
    """Work on a promise goes on with the working days that were left."""

    VERSION: ClassVar[int] = 1
    promise: ServicePromise
    resumed_on: date
    kind: Literal["service_resumed"] = "service_resumed"


@dataclass(frozen=True, slots=True)
class ServicePromiseMissed:
    """A promise was not kept by its day. It is no breach of the law, and it must be answered for."""

    VERSION: ClassVar[int] = 1
    promise: ServicePromise
    due_on: date
    missed_on: date
    kind: Literal["service_promise_missed"] = "service_promise_missed"


@dataclass(frozen=True, slots=True)
class ServicePromiseAnswered:
    """Who did not keep a promise said why and what happens now; the words are `narrative_id`."""

    VERSION: ClassVar[int] = 1
    promise: ServicePromise
    narrative_id: str
    answered_on: date
    kind: Literal["service_promise_answered"] = "service_promise_answered"
