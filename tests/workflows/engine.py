"""One engine in virtual time: the test server whose clock a test moves, a worker, a memory.

The worker caches no workflow, so the whole history is replayed at every task and a decision that
is not deterministic fails the test at once.
"""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from temporalio.client import Client, WorkflowHandle, WorkflowHistory
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker
from temporalio.workflow import NondeterminismError

from cases import clock
from cases.actor import Actor, Role
from cases.command import CommandRefused, Meta
from cases.moment import Moment
from cases.wire import dump_state
from rules.calendar import at_london, london_day
from tests.histories.key import recording_keys
from tests.workflows.memory import Memory
from workflows.addressing import case_workflow
from workflows.dispute import DisputeWorkflow
from workflows.encryption import data_converter
from workflows.plan import PlanWorkflow
from workflows.ports import Opening, Receipt
from workflows.sending import Unanswered, open_case_of, send, start

QUEUE = "tests"
NOON = time(12, 0)


@dataclass
class Engine:
    """Commands in, days by, events out."""

    env: WorkflowEnvironment
    memory: Memory
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def client(self) -> Client:
        """The client, with the encrypting converter."""
        return self.env.client

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """A worker, for as long as the block lasts."""
        async with Worker(
            self.client,
            task_queue=QUEUE,
            workflows=[DisputeWorkflow, PlanWorkflow],
            activities=[self.memory.append, self.memory.waiting],
            max_cached_workflows=0,
            workflow_failure_exception_types=[NondeterminismError],
        ):
            yield

    async def now(self) -> datetime:
        """The instant on the virtual clock (UTC)."""
        return await self.env.get_current_time()

    async def sleep_until(self, at: datetime) -> None:
        """Let the virtual clock run on to an instant."""
        pause = at - await self.now()
        if pause > timedelta(0):
            await self.env.sleep(pause)

    def case(self, kind: str = "dispute") -> Case:
        """A case that nobody has opened yet."""
        return Case(self, kind, str(UUID(int=next(self._numbers))))


@dataclass
class Case:
    """One case of the engine, its own counter of command ids beside it."""

    engine: Engine
    kind: str
    case_id: str
    first_run: str = ""
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    @property
    def memory(self) -> Memory:
        """What is stored."""
        return self.engine.memory

    @property
    def state(self) -> Any:
        """The state as it is stored."""
        return self.memory.states[self.case_id]

    @property
    def handle(self) -> WorkflowHandle[Any, Any]:
        """The workflow, whichever run is the current one."""
        return self.engine.client.get_workflow_handle(case_workflow(self.kind, self.case_id))

    def kinds(self) -> list[str]:
        """The kinds of what happened, clocks left out."""
        return self.memory.kinds(self.case_id)

    def clock(self, clock_id: str) -> clock.Clock:
        """The clock of that id, which must exist."""
        found = clock.find(self.state.clocks, clock_id)
        assert found is not None, f"no clock {clock_id}"
        return found

    def due(self, clock_id: str) -> date:
        """The last day of a clock."""
        return self.clock(clock_id).deadline.due_on

    async def at(self) -> datetime:
        """The case's own time: the engine's, and its demonstration offset."""
        stored = self.memory.states.get(self.case_id)
        offset = (stored.clock_offset_seconds or 0) if stored is not None else 0
        return await self.engine.now() + timedelta(seconds=offset)

    async def today(self) -> date:
        """The London day of the case."""
        return london_day(await self.at())

    async def make(
        self,
        command: type,
        role: Role,
        *,
        command_id: str = "",
        received_at: datetime | None = None,
        **facts: Any,
    ) -> Any:
        """A command as it would be given now, or as it was received before."""
        command_id = command_id or f"{self.case_id}:command:{next(self._numbers)}"
        actor = Actor(role, f"{role.value}-1")
        at = received_at or await self.at()
        return command(Meta(command_id, self.case_id, actor, at), **facts)

    async def receive(self, command: type, role: Role, **facts: Any) -> Any:
        """A command that lies in the inbox and was not sent to the case yet."""
        made = await self.make(command, role, **facts)
        self.memory.receive(made, self.kind)
        return made

    async def open(self, command: type, role: Role, **facts: Any) -> None:
        """Open the case and wait until it is stored."""
        made = await self.make(command, role, **facts)
        self.memory.receive(made, self.kind, opens_case=True)
        await open_case_of(self.engine.client, QUEUE, self.kind, made)
        self.first_run = (await self.handle.describe()).run_id or ""
        await self.memory.until(lambda: bool(self.memory.events[self.case_id]))

    async def do(self, command: type, role: Role, **facts: Any) -> Receipt:
        """Give a command and wait for the answer. Raises `CommandRefused`."""
        return await self.give(await self.make(command, role, **facts))

    async def give(self, command: Any, patience: float = 30) -> Receipt:
        """Send a command that was made before, by way of the inbox."""
        self.memory.receive(command, self.kind)
        try:
            answer = await send(self.engine.client, self.kind, command, patience)
        except CommandRefused as refusal:
            self.memory.refuse(command.meta.command_id, refusal)
            raise
        assert not isinstance(answer, Unanswered), answer
        return answer

    async def refused(self, command: type, role: Role, **facts: Any) -> CommandRefused:
        """The refusal of a command."""
        try:
            await self.do(command, role, **facts)
        except CommandRefused as refusal:
            return refusal
        raise AssertionError(f"{command.__name__} was allowed")

    async def days(self, number: int) -> None:
        """Let that many days pass, to noon, and everything that they bring."""
        await self.on(await self.today() + timedelta(days=number))

    async def on(self, day: date, hour: time = NOON) -> None:
        """Let time pass until an hour of a day, and everything that it brings."""
        await self.engine.sleep_until(at_london(day, hour))
        await self.quiet()

    async def quiet(self) -> None:
        """Wait until what time has brought is stored."""
        now = Moment(await self.at())
        await self.memory.until(lambda: clock.reached(self.state.clocks, now) is None)

    async def stop(self) -> None:
        """End its workflow and leave its events, as when Temporal was lost."""
        # The test server's clock stands for ever when a run is ended in the middle of a task.
        snapshot: dict[str, Any] = {"seq": 0, "saved_seq": -1}
        while snapshot["seq"] != snapshot["saved_seq"]:
            snapshot = await self.handle.query("snapshot")
        await self.handle.query("snapshot")  # nothing is under way when it has answered
        await self.handle.terminate()

    async def start_again(self) -> None:
        """Start its workflow from its events, as a rebuild does."""
        events = self.memory.events[self.case_id]
        applied = {event.command_id: event.seq for event in events if event.command_id}
        opening = Opening(
            self.case_id,
            self.kind,
            dump_state(self.kind, self.state),
            events[-1].seq,
            events[-1].hash,
            tuple(applied.items()),
        )
        await start(self.engine.client, QUEUE, opening, replace_running=True)

    async def runs(self) -> list[WorkflowHistory]:
        """The histories of all its runs, oldest first."""
        found: list[WorkflowHistory] = []
        workflow_id, run_id = self.handle.id, self.first_run
        while run_id:
            handle = self.engine.client.get_workflow_handle(workflow_id, run_id=run_id)
            history = await handle.fetch_history()
            found.append(history)
            last = history.events[-1]
            continued = last.workflow_execution_continued_as_new_event_attributes
            run_id = continued.new_execution_run_id
        return found


@asynccontextmanager
async def virtual(test_server: str) -> AsyncIterator[Engine]:
    """An engine on a test server of its own, whose clock only the test moves; no worker yet."""
    environment = await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=test_server, data_converter=data_converter(recording_keys())
    )
    async with environment:
        with environment.auto_time_skipping_disabled():
            yield Engine(environment, Memory())
