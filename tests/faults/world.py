"""One test's world: its database, its namespace, its worker processes, and a web process's view."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from temporalio.client import Client

from activities.rebuild import Summary
from activities.rebuild import rebuild as rebuild_cases
from activities.temporal import connect
from api.gateway import CaseGateway, Outcome
from cases.event import Recorded
from settings import Settings
from store.case_pages import CasePages
from store.database import Database
from store.faults import Fault, Faults
from store.inbox import Filing, Inbox
from store.messages import Messages
from store.people import People
from store.verification import Verification
from tests.faults.launched import Launched, Plan
from tests.faults.polling import until, until_seen
from tests.faults.servers import Servers
from workflows.addressing import HOUSEKEEPING, case_workflow
from workflows.ports import Receipt
from workflows.sending import send

PATIENCE_SECONDS = 0.7
"""How long a page waits here before it says: still working."""

AS_IT_IS = Plan()
"""Nothing is taken out and nothing dies."""


class World:
    """Everything a test of faults needs; made by the fixture `world`."""

    def __init__(self, servers: Servers, name: str, settings: Settings, client: Client) -> None:
        self.servers = servers
        self.name = name
        self.settings = settings
        self.client = client
        assert settings.database_url is not None
        self.database = Database(settings.database_url.get_secret_value(), pool_size=5)
        self.inbox = Inbox(self.database)
        self.pages = CasePages(self.database)
        self.messages = Messages(self.database)
        self.people = People(self.database)
        self.faults = Faults(self.database)
        self.verification = Verification(self.database)
        self._launched: list[Launched] = []

    # Processes

    async def worker(self, plan: Plan = AS_IT_IS) -> Launched:
        """A worker that polls."""
        launched = self.starting_worker(plan)
        await launched.ready()
        return launched

    def starting_worker(self, plan: Plan) -> Launched:
        """A worker that may die before it polls, because work is left that leads to its point."""
        return self._launch(("worker", "--supervised", "TOLD"), plan)

    async def redress(self, *words: str, plan: Plan = AS_IT_IS) -> tuple[int, str]:
        """Run a `redress` command to its end; its exit code and everything it said."""
        launched = self._launch(words, plan)
        return await launched.dead(), launched.log()

    def _launch(self, words: tuple[str, ...], plan: Plan) -> Launched:
        log_file = self.settings.data_dir / f"process-{len(self._launched) + 1}.log"
        environment = {**os.environ, **self.settings.environment(), "PYTHONUNBUFFERED": "1"}
        launched = self.servers.nursery.bear(words, plan, environment, log_file)
        self._launched.append(launched)
        return launched

    async def dies(self, worker: Launched) -> None:
        """Wait until the worker has killed itself at its point."""
        assert await worker.dead() == -signal.SIGKILL, worker.log()

    def end(self) -> None:
        """Kill what still runs and let go of the database."""
        for launched in self._launched:
            launched.kill()
        self.database.close()

    # What a web process does

    def gateway(self, patience: float = PATIENCE_SECONDS) -> CaseGateway:
        """The gateway of one web process."""
        return CaseGateway(self.client, self.inbox, self.settings.task_queue, patience)

    def receive(self, command: Any) -> Filing:
        """Commit a command to the inbox, as every page does before anything else."""
        return self.inbox.receive(
            command, "dispute", opens_case=command.kind == "file_dispute", source="web"
        )

    async def send(self, filing: Filing, patience: float = PATIENCE_SECONDS) -> Outcome:
        """What the page gets to show about a filing that is in the inbox."""
        gateway = self.gateway(patience)
        return await (gateway.open(filing) if filing.opens_case else gateway.perform(filing))

    async def post(self, command: Any, patience: float = PATIENCE_SECONDS) -> Outcome:
        """What happens when a form is posted."""
        return await self.send(self.receive(command), patience)

    async def rebuild(self) -> Summary:
        """`redress rebuild`, within this process."""
        return await rebuild_cases(self.settings, "a test asked for it")

    # What can be seen

    def record(self, case_id: str) -> tuple[Recorded, ...]:
        """The events of a case."""
        return self.pages.timeline(case_id)

    def kinds(self, case_id: str) -> list[str]:
        """The kinds of a case's events, in order; of the steps people took, not of clocks."""
        return [
            event.kind
            for event in self.record(case_id)
            if not event.kind.startswith(("clock_", "reminder_"))
        ]

    def named(self, case_id: str) -> dict[str, str]:
        """The faults that stand against a case: details by kind."""
        return {
            fault.kind: fault.detail for fault in self.open_faults() if fault.case_id == case_id
        }

    def open_faults(self) -> tuple[Fault, ...]:
        """Every fault that stands."""
        return self.faults.open()

    def status(self, command_id: str) -> str:
        """What the inbox says of a command: received, applied or refused."""
        found = self.inbox.find(command_id)
        assert found is not None
        return found.status

    def seq_of(self, command_id: str) -> int:
        """The event number with which a command was answered."""
        found = self.inbox.find(command_id)
        assert found is not None
        assert found.seq is not None
        return found.seq

    async def said_again(self, command_id: str) -> int:
        """The event number a case answers when an old command reaches it past the inbox."""
        filing = self.inbox.find(command_id)
        assert filing is not None
        receipt = await send(self.client, "dispute", filing.command(), 10.0)
        assert isinstance(receipt, Receipt), receipt
        return receipt.seq

    async def answered(self, command_id: str) -> Filing:
        """The filing, once it was applied or refused."""

        def look() -> Filing | None:
            found = self.inbox.find(command_id)
            return found if found is not None and found.status != "received" else None

        found = await until(look, f"an answer to {command_id}")
        assert found is not None
        return found

    async def fault(self, case_id: str, *kinds: str) -> tuple[str, str]:
        """Kind and detail of the first of these faults that is named."""

        def look() -> tuple[str, str] | None:
            found = self.named(case_id)
            return next(((kind, found[kind]) for kind in kinds if kind in found), None)

        found = await until(look, f"one of the faults {kinds}")
        assert found is not None
        return found

    async def swept(self, times: int = 2) -> None:
        """Wait until the sweeper has been round that many times from now."""
        before = await self._sweeps()

        async def enough() -> bool:
            return await self._sweeps() >= before + times

        await until_seen(enough, f"{times} sweeps")

    async def longest_sweep_attempts(self) -> int:
        """How often the sweep that took longest had to be begun; 1 when each ended in its time."""
        history = await self.client.get_workflow_handle(HOUSEKEEPING).fetch_history()
        return max(event.activity_task_started_event_attributes.attempt for event in history.events)

    async def _sweeps(self) -> int:
        history = await self.client.get_workflow_handle(HOUSEKEEPING).fetch_history()
        return sum(
            event.HasField("activity_task_completed_event_attributes") for event in history.events
        )

    async def attempts(self, case_id: str) -> int:
        """How often the newest append of a case was tried; 0 when none is pending."""
        handle = self.client.get_workflow_handle(case_workflow("dispute", case_id))
        described = await handle.describe()
        pending = described.raw_description.pending_activities
        return max((activity.attempt for activity in pending), default=0)

    async def ask_to_continue(self, case_id: str) -> None:
        """Send the signal that is sent before newer code arrives."""
        handle = self.client.get_workflow_handle(case_workflow("dispute", case_id))
        await handle.signal("checkpoint")

    async def continued_as_new(self, case_id: str) -> None:
        """Let a case continue as new, and wait until it has."""
        before = await self.run_id(case_id)
        await self.ask_to_continue(case_id)
        await self.continued(case_id, before)

    async def continued(self, case_id: str, before: str) -> None:
        """Wait until another run than that one is the newest."""

        async def another() -> bool:
            return await self.run_id(case_id) != before

        await until_seen(another, "a continuation as new")

    async def forget_housekeeping(self) -> None:
        """End the sweeper's workflow; the next worker starts it afresh."""
        await self.client.get_workflow_handle(HOUSEKEEPING).terminate("a new day")

    async def run_id(self, case_id: str) -> str:
        """Which run of the case is the newest."""
        handle = self.client.get_workflow_handle(case_workflow("dispute", case_id))
        return str((await handle.describe()).run_id)


async def make_world(servers: Servers, folder: Path) -> World:
    """A new world on these servers."""
    name = servers.next_name()
    url = servers.make_database(name)
    await servers.make_namespace(name)
    settings = Settings().model_copy(
        update={
            "demo": True,
            "data_dir": folder,
            "keys_file": folder / "keys.json",
            "database_url": SecretStr(url),
            "temporal_address": servers.temporal.address,
            "temporal_namespace": name,
            "sweep_seconds": 1,
            "quiet_hours": False,
            "smtp_host": None,
            "mail_sink_port": 1,
        }
    )
    return World(servers, name, settings, await connect(settings))
