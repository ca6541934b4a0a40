"""The durable life of any case: commands come in, time passes, everything decided is saved in order.

`DisputeWorkflow` and `PlanWorkflow` inherit the handlers and write only their journey.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from temporalio import workflow
from temporalio.common import RetryPolicy
from temporalio.exceptions import ApplicationError

with workflow.unsafe.imports_passed_through():
    from pydantic import ValidationError

    from cases import clock
    from cases.actor import ENGINE
    from cases.command import CommandRefused
    from cases.dispute.commands import MoveClock
    from cases.dispute.events import ClockMoved
    from cases.kinds import KINDS
    from cases.life import fold, next_wake, passing, perform
    from cases.moment import Moment
    from cases.wire import dump_state, load_command, load_state
    from rules.calendar import end_of_day
    from workflows.journal import Journal
    from workflows.ports import (
        Closing,
        Opening,
        Receipt,
        WaitingQuery,
        waiting_commands,
    )

REFUSED = "CommandRefused"
"""Type of the error that carries a refusal; its details are code and rule."""

STEP = timedelta(seconds=2)
"""Demonstration clock: how far a step may overshoot the instant it aims at."""

RECHECK = timedelta(seconds=20)
"""How long an expiry waits before it asks again for filings that were received in time; doubled
with every try, so that a filing that nobody can decide for days does not fill the history."""

RECHECK_AT_MOST = timedelta(minutes=5)
"""The longest such wait."""


class CaseLife:
    """State, journal and alarm of one running case, and the handlers every case has."""

    def __init__(self, opening: Opening) -> None:
        self._kind = KINDS[opening.kind]
        self._case_id = opening.case_id
        self.state: Any = load_state(opening.kind, opening.state)
        self._journal = Journal(
            opening.case_id, opening.kind, opening.seq, opening.head, opening.applied
        )
        self._first = opening.first
        self._checkpoint_wanted = False
        self._recheck = RECHECK
        self._alarm: asyncio.Task[None] | None = None
        self._alarm_at: datetime | None = None

    # What people and programs ask.

    @workflow.update
    async def perform(self, body: dict[str, Any]) -> Receipt:
        """Decide a command; answers when its events are saved. The same id answers the same again."""
        command = load_command(body)
        meta = command.meta
        await workflow.wait_condition(lambda: self._first is None)
        await workflow.wait_condition(
            lambda: (
                meta.command_id in self._journal.applied
                or clock.reached(self.state.clocks, self._judged(command)) is None
            )
        )
        if isinstance(command, MoveClock) and meta.command_id not in self._journal.applied:
            await self._step_clock(command)
        seq = self._journal.applied.get(meta.command_id)
        if seq is None:
            seq = self._decide(command)
        if isinstance(command, MoveClock):
            await workflow.wait_condition(self._is_quiet)
        await workflow.wait_condition(lambda: self._journal.saved_seq >= seq)
        return Receipt(meta.command_id, seq)

    @perform.validator
    def _may_perform(self, body: dict[str, Any]) -> None:
        try:
            command = load_command(body)
        except ValidationError as error:
            raise ApplicationError(
                "The command is not understood.", "unreadable_command", "", type=REFUSED
            ) from error
        if self._first is not None or command.meta.command_id in self._journal.applied:
            return  # the handler decides, after the filing that opens the case
        state = self.state
        received = self._judged(command)
        while (brought := passing(self._kind, state, received)) is not None:
            state = brought.state
        self._outcome(state, command, received)

    @workflow.signal
    def checkpoint(self) -> None:
        """Continue as new as soon as nothing is in flight, before newer code arrives."""
        self._checkpoint_wanted = True

    @workflow.query
    def snapshot(self) -> dict[str, Any]:
        """Stage, event number and head of the chain, for operators and checkers."""
        return {
            "case_id": self._case_id,
            "stage": self.state.stage.value,
            "seq": self._journal.seq,
            "saved_seq": self._journal.saved_seq,
            "head": self._journal.head,
        }

    # What the journey is made of.

    async def live_while(self, condition: Callable[[], bool]) -> None:
        """Serve commands and time for as long as a condition holds."""
        if self._first is not None:
            first, self._first = load_command(self._first), None
            if first.meta.command_id not in self._journal.applied:
                self._decide(first)
        while condition():
            if not self._journal.is_empty:
                await self._journal.drain()
            elif self._should_checkpoint():
                self._continue_as_new()
            elif clock.reached(self.state.clocks, self._now()) is not None:
                await self._pass_time()
            else:
                self._set_alarm()
                await workflow.wait_condition(
                    lambda: not condition() or not self._journal.is_empty or self._is_called()
                )

    async def close(self) -> Closing:
        """End the case when everything is saved and everybody is answered."""
        await self._journal.drain()
        await workflow.wait_condition(workflow.all_handlers_finished)
        await self._journal.drain()
        return Closing(self._case_id, self._journal.seq, self._journal.head)

    def starts_afresh(self, before: Any, after: Any) -> bool:
        """Whether the case asks for a fresh history between two states; a plan does every year."""
        return False

    # How it works.

    def _now(self) -> Moment:
        offset = timedelta(seconds=self.state.clock_offset_seconds or 0)
        return Moment(workflow.now() + offset)

    def _judged(self, command: Any) -> Moment:
        """The moment by which a command is judged: its receipt, but never the case's future.

        A command from a case whose demonstration clock is ahead would otherwise wait for days that
        have not come here.
        """
        now = self._now()
        if isinstance(command, MoveClock):
            return now
        at = now.at
        if self._journal.seq == 0:
            # What opens a case says how far ahead its clock is; the state knows it only afterwards.
            at += timedelta(seconds=getattr(command, "clock_offset_seconds", None) or 0)
        return Moment(min(command.meta.received_at, at))

    def _outcome(self, state: Any, command: Any, now: Moment) -> Any:
        try:
            return perform(self._kind, state, command, now)
        except CommandRefused as refusal:
            raise ApplicationError(
                refusal.reason, refusal.code, refusal.rule, type=REFUSED, non_retryable=True
            ) from refusal

    def _decide(self, command: Any) -> int:
        before = self.state
        judged = self._judged(command)
        outcome = self._outcome(self.state, command, judged)
        self.state = outcome.state
        if self.starts_afresh(before, self.state):
            self._checkpoint_wanted = True
        return self._journal.record(
            outcome.events,
            self.state,
            self._now(),
            command.meta.actor,
            command.meta.command_id,
            judged=judged,
        )

    async def _pass_time(self) -> None:
        """Record the earliest thing that time has brought.

        A missed day is recorded only when no unanswered filing was received in time for it.
        """
        now = self._now()
        brought = clock.reached(self.state.clocks, now)
        if isinstance(brought, clock.ClockMissed | clock.DayReached):
            query = WaitingQuery(self._case_id, end_of_day(brought.due_on))
            waiting = await workflow.execute_activity(
                waiting_commands,
                query,
                start_to_close_timeout=timedelta(seconds=10),
                retry_policy=RetryPolicy(maximum_interval=timedelta(seconds=30)),
            )
            if waiting:
                with contextlib.suppress(TimeoutError):
                    await workflow.wait_condition(
                        lambda: not self._journal.is_empty or self._should_checkpoint(),
                        timeout=self._recheck,
                    )
                self._recheck = min(self._recheck * 2, RECHECK_AT_MOST)
                return
            self._recheck = RECHECK
            if not self._journal.is_empty or clock.reached(self.state.clocks, now) != brought:
                return
        outcome = passing(self._kind, self.state, now)
        if outcome is not None:
            if self.starts_afresh(self.state, outcome.state):
                self._checkpoint_wanted = True
            self.state = outcome.state
            self._journal.record(outcome.events, self.state, now, ENGINE)

    async def _step_clock(self, command: MoveClock) -> None:
        """Demonstration: let every day between now and then happen, each in its turn."""
        self._outcome(self.state, command, self._now())
        while (wake := next_wake(self.state)) is not None and wake < command.to - STEP:
            if wake > self._now().at:
                self._move(wake, command)
            await workflow.wait_condition(self._is_quiet)

    def _is_quiet(self) -> bool:
        """Whether everything that time has brought by now is recorded and saved."""
        return self._journal.is_empty and clock.reached(self.state.clocks, self._now()) is None

    def _move(self, to: datetime, command: MoveClock) -> None:
        seconds = int((to - self._now().at).total_seconds()) + 1
        moved = ClockMoved(to, (self.state.clock_offset_seconds or 0) + seconds)
        self.state = fold(self._kind, self.state, (moved,))
        self._journal.record((moved,), self.state, self._now(), command.meta.actor)

    def _set_alarm(self) -> None:
        wake = next_wake(self.state)
        offset = timedelta(seconds=self.state.clock_offset_seconds or 0)
        at = None if wake is None else wake - offset
        if at == self._alarm_at and (self._alarm is None or not self._alarm.done()):
            return
        if self._alarm is not None and not self._alarm.done():
            self._alarm.cancel()
        self._alarm, self._alarm_at = None, at
        if at is not None:
            pause = max(at - workflow.now(), timedelta(seconds=1))
            self._alarm = asyncio.create_task(
                workflow.sleep(pause, summary=f"next date {wake:%Y-%m-%d}")
            )

    def _is_called(self) -> bool:
        rung = self._alarm is not None and self._alarm.done()
        moved = clock.reached(self.state.clocks, self._now()) is not None
        return rung or moved or self._should_checkpoint()

    def _should_checkpoint(self) -> bool:
        wanted = self._checkpoint_wanted or workflow.info().is_continue_as_new_suggested()
        return wanted and self._journal.is_empty and workflow.all_handlers_finished()

    def _continue_as_new(self) -> None:
        workflow.continue_as_new(
            Opening(
                self._case_id,
                self._kind.name,
                dump_state(self._kind.name, self.state),
                self._journal.seq,
                self._journal.head,
                tuple(self._journal.applied.items()),
            )
        )
