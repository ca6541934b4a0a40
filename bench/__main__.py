"""`make bench`: what the engine costs on this machine, from one run, in ten minutes or less."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from temporalio.client import Client
from temporalio.worker import Worker

from activities.temporal import connect
from api.gateway import CaseGateway
from bench.bare import BARE_QUEUE, BareWorkflow, bare_activity
from bench.deadlines import deadlines
from bench.figures import TIMES_HEAD, Times, table
from bench.memory import resident
from bench.story import BenchCase, Clerk, many
from embedded.leave import leave
from embedded.machine import Machine
from embedded.ports import free_port
from embedded.postmaster import read_postmaster
from settings import Settings
from store.case_pages import CasePages
from store.database import Database
from store.inbox import Inbox
from workflows.addressing import case_workflow

AT_ONCE = 8


def main() -> None:
    """Start a machine of its own in a temporary folder, measure, print, stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--disputes", type=int, default=1000, help="open disputes for memory")
    parser.add_argument("--actions", type=int, default=200, help="actions measured alone")
    parser.add_argument("--stories", type=int, default=40, help="whole stories for throughput")
    given = parser.parse_args()
    deadlines()
    with tempfile.TemporaryDirectory(prefix="redress-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        settings = Settings(
            demo=True,
            data_dir=folder,
            web_port=free_port(),
            temporal_port=free_port(),
            temporal_ui_port=free_port(),
            mail_sink_port=free_port(),
            quiet_hours=False,  # measured at any hour
        )
        machine = Machine(settings, lambda line: print(f"# {line}", flush=True))
        machine.start()
        try:
            asyncio.run(measure(machine, given.disputes, given.actions, given.stories))
        finally:
            machine.stop()
    leave(0)


async def measure(machine: Machine, disputes: int, actions: int, stories: int) -> None:
    """All measurements, in an order that lets each leave the machine quiet for the next."""
    settings = machine.settings
    assert settings.database_url is not None
    database = Database(settings.database_url.get_secret_value())
    client = await connect(settings)
    inbox = Inbox(database)
    gateway = CaseGateway(client, inbox, settings.task_queue, patience=30)

    def clerk() -> Clerk:
        return Clerk(inbox, gateway, CasePages(database))

    print(f"# {datetime.now(UTC):%Y-%m-%d} {platform.machine()} {os.cpu_count()} cores", flush=True)
    warm = BenchCase(clerk())
    await warm.open()
    await warm.to_mediation()
    pids = _pids(machine)
    idle = resident(pids)

    alone, crowd = clerk(), clerk()
    await _actions(alone, actions, 1)
    await _actions(crowd, actions, AT_ONCE)
    bare_alone, bare_crowd = await _bare(client, actions)
    print("\n## Times\n")
    print(
        table(
            TIMES_HEAD,
            [
                Times("filing safe in the inbox, alone", tuple(alone.safe)).row(),
                Times("recorded and answered, alone", tuple(alone.answered)).row(),
                Times("bare Update with one activity, alone", bare_alone).row(),
                Times(f"filing safe in the inbox, {AT_ONCE} at once", tuple(crowd.safe)).row(),
                Times(f"recorded and answered, {AT_ONCE} at once", tuple(crowd.answered)).row(),
                Times(f"bare Update with one activity, {AT_ONCE} at once", bare_crowd).row(),
            ],
        ),
        flush=True,
    )
    await _stories(clerk, client, database, stories)
    await _memory(clerk, idle, pids, disputes)
    database.close()
    await asyncio.sleep(0.05)  # see embedded/leave.py


async def _actions(clerk: Clerk, wanted: int, at_once: int) -> None:
    cases = [BenchCase(clerk) for _ in range(max(at_once, wanted // 4))]
    for case in cases:
        await case.open()
    clerk.safe.clear()
    await many([case.to_mediation for case in cases], at_once)


async def _bare(client: Client, wanted: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    async with Worker(
        client,
        task_queue=BARE_QUEUE,
        workflows=[BareWorkflow],
        activities=[bare_activity],
        max_concurrent_activities=20,
    ):
        handles = [
            await client.start_workflow(BareWorkflow.run, id=f"bare:{n}", task_queue=BARE_QUEUE)
            for n in range(AT_ONCE)
        ]
        results: list[tuple[float, ...]] = []
        for at_once in (1, AT_ONCE):
            times: list[float] = []

            async def touch(number: int, times: list[float] = times) -> None:
                began = time.perf_counter()
                await handles[number % AT_ONCE].execute_update(BareWorkflow.touch, number)
                times.append((time.perf_counter() - began) * 1000)

            await many([lambda n=n: touch(n) for n in range(wanted)], at_once)  # type: ignore[misc]
            results.append(tuple(times))
        for handle in handles:
            await handle.terminate()
    return results[0], results[1]


async def _stories(clerk: object, client: Client, database: Database, wanted: int) -> None:
    assert callable(clerk)
    cases = [BenchCase(clerk()) for _ in range(wanted)]

    async def play(case: BenchCase) -> None:
        await case.open()
        await case.to_mediation()
        await case.to_the_end()

    seconds = await many([lambda case=case: play(case) for case in cases], AT_ONCE)  # type: ignore[misc]
    per_action, sizes, stored = [], [], []
    for case in cases:
        handle = client.get_workflow_handle(case_workflow("dispute", case.case_id))
        history = await handle.fetch_history()
        per_action.append(len(history.events) / case.actions)
        sizes.append(sum(event.ByteSize() for event in history.events))
        stored.append(await asyncio.to_thread(_stored_bytes, database, case.case_id))
    quiet = BenchCase(clerk())
    await quiet.open()
    handle = client.get_workflow_handle(case_workflow("dispute", quiet.case_id))
    await handle.query("snapshot")  # the opening's own events are all there when it has answered
    before = len((await handle.fetch_history()).events)
    await quiet.to_mediation()
    await handle.query("snapshot")
    after = len((await handle.fetch_history()).events)
    print("\n## Stories\n")
    rows = [
        (
            f"stories of {cases[0].actions} actions a second, {AT_ONCE} at once",
            f"{wanted / seconds:.2f}",
        ),
        ("history events per action, four plain actions", f"{(after - before) / 4:.1f}"),
        (
            "history events per action, whole story with clock moves",
            f"{statistics.median(per_action):.1f}",
        ),
        ("bytes per dispute in Temporal's history", _spread(sizes)),
        ("bytes per dispute in PostgreSQL, rows without indexes", _spread(stored)),
    ]
    print(table(("figure", "median (lowest to highest)"), rows), flush=True)


def _spread(numbers: list[int]) -> str:
    return f"{statistics.median(numbers):,.0f} ({min(numbers):,} to {max(numbers):,})"


def _stored_bytes(database: Database, case_id: str) -> int:
    tables = ("command", "case_event", "case_row", "clock", "task", "message_intent", "message")
    with database.begin() as connection:
        return sum(
            connection.execute(
                text(
                    f"SELECT coalesce(sum(pg_column_size(t.*)), 0) FROM {name} t "
                    "WHERE case_id = :case_id"
                ),
                {"case_id": case_id},
            ).scalar_one()
            for name in tables
        )


async def _memory(clerk: object, idle: dict[str, float], pids: dict[str, int], wanted: int) -> None:
    assert callable(clerk)
    cases = [BenchCase(clerk()) for _ in range(wanted)]
    seconds = await many([case.open for case in cases], AT_ONCE)
    after = resident(pids)
    print("\n## Memory\n")
    rows = [(name, f"{idle[name]:.0f}", f"{after[name]:.0f}") for name in pids]
    print(table(("MiB (proportional)", "idle", f"after {wanted} disputes more"), rows))
    print(f"\n{wanted} disputes opened in {seconds:.0f} s, {wanted / seconds:.1f} a second.")
    print("What limits: two cores shared by server, worker, database and this program.", flush=True)


def _pids(machine: Machine) -> dict[str, int]:
    pids = {name: child.pid for name, child in machine.children.items() if child.pid}
    if machine.temporal is not None and machine.temporal.pid:
        pids["temporal"] = machine.temporal.pid
    if machine.postgres is not None:
        for cluster in machine.postgres.folder.glob("cluster-*"):
            postmaster = read_postmaster(cluster)
            if postmaster is not None:
                pids["postgres"] = postmaster.pid
    return pids


if __name__ == "__main__":
    main()
