"""What a case has decided and not yet saved: an ordered list, emptied by one idempotent activity.

The chain hash of every event is computed here, inside the workflow; the append activity stores it
and compares the head, so that a replay that decides differently fails loudly.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from cases.actor import Actor
    from cases.event import Recorded
    from cases.moment import Moment
    from cases.wire import hash_state, record
    from workflows.ports import Batch, append_case_log

MAX_EVENTS_PER_BATCH = 50
"""Events that travel in one activity call."""


class Journal:
    """The chain of one case: recorded events, those saved, and the commands they answer."""

    def __init__(
        self,
        case_id: str,
        kind: str,
        seq: int,
        head: str,
        applied: tuple[tuple[str, int], ...],
    ) -> None:
        self._case_id = case_id
        self._kind = kind
        self.seq = seq
        self.head = head
        self.saved_seq = seq
        self._saved_head = head
        self.applied = dict(applied)
        self._entries: list[tuple[tuple[Recorded, ...], tuple[tuple[str, int], ...], str]] = []

    @property
    def is_empty(self) -> bool:
        """Whether everything is saved."""
        return not self._entries

    def record(
        self,
        events: tuple[Any, ...],
        state: Any,
        now: Moment,
        actor: Actor,
        command_id: str = "",
        *,
        judged: Moment | None = None,
    ) -> int:
        """Chain events onto the case; `state` is the state after them. Returns the last number.

        `judged` is the moment of receipt from which the events of a command count.
        """
        recorded = record(
            self._case_id, events, now, actor, command_id, self.seq, self.head, judged=judged
        )
        if recorded:
            self.seq, self.head = recorded[-1].seq, recorded[-1].hash
        answers: tuple[tuple[str, int], ...] = ()
        if command_id:
            self.applied[command_id] = self.seq
            answers = ((command_id, self.seq),)
        self._entries.append((recorded, answers, hash_state(self._kind, state)))
        return self.seq

    async def drain(self) -> None:
        """Save what is not saved yet, in order; waits out any outage of the database."""
        while self._entries:
            batch, taken = self._next_batch()
            await workflow.execute_activity(
                append_case_log,
                batch,
                start_to_close_timeout=timedelta(seconds=10),
                retry_policy=RetryPolicy(
                    initial_interval=timedelta(milliseconds=200),
                    maximum_interval=timedelta(seconds=30),
                ),
                summary=f"events {batch.events[0].seq} to {batch.events[-1].seq}",
            )
            del self._entries[:taken]
            self.saved_seq, self._saved_head = batch.events[-1].seq, batch.events[-1].hash

    def _next_batch(self) -> tuple[Batch, int]:
        events: list[Recorded] = []
        answers: list[tuple[str, int]] = []
        digest = ""
        taken = 0
        for recorded, answered, state_hash in self._entries:
            if events and len(events) + len(recorded) > MAX_EVENTS_PER_BATCH:
                break
            events.extend(recorded)
            answers.extend(answered)
            digest = state_hash
            taken += 1
        return Batch(self._kind, tuple(events), self._saved_head, tuple(answers), digest), taken
