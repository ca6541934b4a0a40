"""What workflows ask of the outside world: signatures only; `activities/` implements them by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from temporalio import activity

from cases.event import Recorded


@dataclass(frozen=True)
class Opening:
    """Everything a run of a case begins with; a case continues as new with the same value.

    `state` is the stored form of the case's state, `seq` and `head` the end of its chain,
    `applied` the commands that were answered, `first` the command that opens a new case.
    """

    case_id: str
    kind: str
    state: dict[str, Any]
    seq: int
    head: str
    applied: tuple[tuple[str, int], ...] = ()
    first: dict[str, Any] | None = None


@dataclass(frozen=True)
class Receipt:
    """The answer to a command: the number of the last event it brought."""

    command_id: str
    seq: int


@dataclass(frozen=True)
class Closing:
    """How far a case came when its workflow ended."""

    case_id: str
    seq: int
    head: str


@dataclass(frozen=True)
class Batch:
    """Events to append in one transaction, with what proves that they continue the stored chain."""

    kind: str
    events: tuple[Recorded, ...]
    head_before: str
    answers: tuple[tuple[str, int], ...]
    state_hash: str


@dataclass(frozen=True)
class WaitingQuery:
    """Which filings of a case were received before an instant and are not answered?"""

    case_id: str
    received_before: datetime


@dataclass(frozen=True)
class BundleRequest:
    """Build bundle number `request` of a case."""

    case_id: str
    request: int


WAITS_UNTIL = "waits until "
"""How the outcome of a delivery begins that must wait for the morning; an ISO instant follows."""


@activity.defn(name="case_log.append")
async def append_case_log(batch: Batch) -> int:
    """Append a batch; returns the last event number. Idempotent by case and number."""
    raise NotImplementedError


@activity.defn(name="statutory_timers.waiting")
async def waiting_commands(query: WaitingQuery) -> tuple[str, ...]:
    """Ids of the unanswered commands."""
    raise NotImplementedError


@activity.defn(name="deliveries.deliver")
async def deliver_message(message_id: str) -> str:
    """Deliver one message on its recipient's channels; returns its outcome.

    An outcome that begins with `WAITS_UNTIL` names the instant at which to ask again.
    """
    raise NotImplementedError


@activity.defn(name="bundles.build")
async def build_bundle(request: BundleRequest) -> str:
    """Build a bundle, store it, and put its report into the inbox; returns the command id."""
    raise NotImplementedError


@activity.defn(name="bundles.report")
async def report_bundle(command_id: str) -> str:
    """Send the report of a bundle to its case; returns the status of the command."""
    raise NotImplementedError


@activity.defn(name="housekeeping.sweep")
async def sweep() -> str:
    """Send again what was not answered or delivered; name what stands still."""
    raise NotImplementedError


@activity.defn(name="housekeeping.prove")
async def prove() -> str:
    """Make yesterday's root, check roots and a sample of chains."""
    raise NotImplementedError


@activity.defn(name="plan_imports.file")
async def file_plans(import_id: str) -> bool:
    """File lines of an import for a while; whether every one is filed and answered."""
    raise NotImplementedError
