"""PostgreSQL as the workflows see it, held in memory: the same checks, no server.

It accepts what continues the stored chain, derives the state from the events alone and compares
it, answers commands, and tells whoever waits that something was written.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from temporalio import activity
from temporalio.exceptions import ApplicationError

from cases.command import CommandRefused
from cases.event import GENESIS, Recorded, chain_hash
from cases.kinds import KINDS
from cases.outgoing import outgoing
from cases.wire import hash_state, load_event
from workflows.ports import Batch, WaitingQuery

PATIENCE = 30
"""Seconds of real time after which a test that waits in vain fails."""


@dataclass
class Kept:
    """A command in the inbox and its answer."""

    command: Any
    kind: str
    opens_case: bool = False
    status: str = "received"
    seq: int | None = None


@dataclass
class Memory:
    """Events and commands of every case, and what tests do to them."""

    events: dict[str, list[Recorded]] = field(default_factory=lambda: defaultdict(list))
    states: dict[str, Any] = field(default_factory=dict)
    inbox: dict[str, Kept] = field(default_factory=dict)
    asked: list[WaitingQuery] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    crashes_after_commit: int = 0
    outages: int = 0
    _written: asyncio.Condition = field(default_factory=asyncio.Condition)

    # What workflows call.

    @activity.defn(name="case_log.append")
    async def append(self, batch: Batch) -> int:
        """Append as the real log does; may be told to fail before or after."""
        if self.outages:
            self.outages -= 1
            raise ApplicationError("the database is away")
        self._append(batch)
        async with self._written:
            self._written.notify_all()
        if self.crashes_after_commit:
            self.crashes_after_commit -= 1
            raise ApplicationError("the worker died after the commit")
        return batch.events[-1].seq

    @activity.defn(name="statutory_timers.waiting")
    async def waiting(self, query: WaitingQuery) -> tuple[str, ...]:
        """Unanswered commands of the case that were received before the instant."""
        self.asked.append(query)
        async with self._written:
            self._written.notify_all()
        return tuple(
            command_id
            for command_id, kept in self.inbox.items()
            if kept.status == "received"
            and kept.command.meta.case_id == query.case_id
            and kept.command.meta.received_at < query.received_before
            and kept.command.kind != "move_clock"
        )

    # What the web does.

    def receive(self, command: Any, kind: str, *, opens_case: bool = False) -> None:
        """Put a command into the inbox; a repeated id keeps the first."""
        self.inbox.setdefault(command.meta.command_id, Kept(command, kind, opens_case))

    def refuse(self, command_id: str, _refusal: CommandRefused) -> None:
        """Mark a command refused."""
        if self.inbox[command_id].status == "received":
            self.inbox[command_id].status = "refused"

    # What tests ask.

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something that is written makes a condition true."""
        async with asyncio.timeout(PATIENCE), self._written:
            await self._written.wait_for(condition)

    def kinds(self, case_id: str) -> list[str]:
        """The kinds of a case's events, clocks left out."""
        return [
            event.kind
            for event in self.events[case_id]
            if not event.kind.startswith(("clock_", "reminder_"))
        ]

    def recorded(self, case_id: str, kind: str) -> list[Recorded]:
        """A case's events of one kind."""
        return [event for event in self.events[case_id] if event.kind == kind]

    def moved(self, case_id: str) -> list[datetime]:
        """When each event of a case was recorded."""
        return [event.recorded_at for event in self.events[case_id]]

    def _append(self, batch: Batch) -> None:
        case_id = batch.events[0].case_id
        stored = self.events[case_id]
        if len(stored) >= batch.events[-1].seq:
            if stored[batch.events[-1].seq - 1] != batch.events[-1]:
                raise _wrong("stored with another content")
            return
        head = stored[-1].hash if stored else GENESIS
        if len(stored) != batch.events[0].seq - 1 or head != batch.head_before:
            raise _wrong("does not continue the stored chain")
        kind = KINDS[batch.kind]
        state = self.states.get(case_id, kind.fresh(case_id))
        sent: list[tuple[Any, str]] = []
        for event in batch.events:
            head = chain_hash(head, event)
            if head != event.hash:
                raise _wrong("does not carry its own hash")
            facts = load_event(event.payload)
            state = kind.evolve(state, facts)
            sent.extend(outgoing(event, facts, state))
        if hash_state(batch.kind, state) != batch.state_hash:
            raise _wrong("another state was decided on")
        stored.extend(batch.events)
        self.states[case_id] = state
        self.batches.append(batch)
        for command_id, seq in batch.answers:
            kept = self.inbox.get(command_id)
            if kept is not None and kept.status == "received":
                kept.status, kept.seq = "applied", seq
        for command, target in sent:
            self.receive(command, target)


def _wrong(what: str) -> ApplicationError:
    return ApplicationError(f"the batch {what}", type="HeadMismatch", non_retryable=True)
