"""`python -m bench.plans`: a whole authority's plans brought in from a file, and kept open.

A file of plans is imported while everything is killed half-way; plans are counted afterwards, one by
one. Then it is measured what open plans cost: bytes, memory, the time of an action, and the time
from a kill of everything to the first answered action. Last, one plan on which nobody acts lives a
year in virtual time.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import signal
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from temporalio.client import Client
from temporalio.service import RPCError

from activities.deliveries import Starter
from activities.resources import resources
from activities.temporal import connect
from api.demo_people import COUNCIL, MEDIATION, OFFICE, OFFICER, seed_demo
from api.gateway import CaseGateway, Done
from bench.__main__ import _pids as pids_of
from bench.figures import TIMES_HEAD, Times, table
from bench.memory import resident
from bench.plan_year import untouched_year
from cases.actor import Actor, Role
from cases.command import Meta
from cases.plan.commands import ArrangeReviewMeeting
from embedded.leave import leave
from embedded.machine import Machine
from embedded.ports import free_port
from settings import Settings
from store.database import Database
from store.inbox import Filing, Inbox
from store.people import People
from store.plan_imports import Import, PlanImports
from store.plan_line import Asked, Office, command_id_of, plan_id_of
from workflows.addressing import case_workflow

LARGEST = 20_635
"""Plans of the largest authority."""

LOOK_SECONDS = 0.5
SIX_MONTHS = 182
HERE = Office(COUNCIL.person_id, MEDIATION.person_id, OFFICE.person_id)


@dataclass
class Bench:
    """The machine, what is measured with, and the rows of the report."""

    machine: Machine
    database: Database
    rows: list[tuple[str, str]] = field(default_factory=list)
    open_plans: int = 0
    files: int = 0

    @property
    def imports(self) -> PlanImports:
        """The log of imports."""
        return PlanImports(self.database)

    def note(self, what: str, value: str) -> None:
        """Keep a figure, and print it at once: a long run may be cut short."""
        self.rows.append((what, value))
        print(f"# {what}: {value}", flush=True)


def main() -> None:
    """Start a machine of its own in a temporary folder, measure, print, stop."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=LARGEST, help="plans of the measured file")
    parser.add_argument(
        "--open", default="1000,10000,50000", help="numbers of open plans at which to measure"
    )
    parser.add_argument("--actions", type=int, default=200, help="actions measured at each number")
    parser.add_argument("--hours", type=float, default=12, help="longest time for one file")
    given = parser.parse_args()
    levels = sorted(int(number) for number in given.open.split(","))
    with tempfile.TemporaryDirectory(prefix="redress-plans-") as name:
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
        watching = threading.Thread(target=machine.run)
        watching.start()
        try:
            asyncio.run(measure(machine, given.plans, levels, given.actions, given.hours * 3600))
        finally:
            machine.ask_to_stop()
            watching.join()
            machine.stop()
    leave(0)


async def measure(
    machine: Machine, plans: int, levels: list[int], actions: int, patience: float
) -> None:
    """The measured import comes before the last number of open plans and counts towards it."""
    url = machine.settings.database_url
    assert url is not None
    bench = Bench(machine, Database(url.get_secret_value(), 4))
    seed_demo(People(bench.database))
    print(f"# {datetime.now(UTC):%Y-%m-%d} {platform.machine()} {os.cpu_count()} cores", flush=True)
    load = ", ".join(f"{number:.1f}" for number in psutil.getloadavg())
    bench.note("load of the machine before (1, 5, 15 minutes)", load)
    bench.note("MiB of memory, nothing open", _memory(machine))
    before = _bytes(bench)
    times: list[Times] = []
    for level in levels[:-1]:
        await _fill(bench, level - bench.open_plans, patience)
        times.append(await _level(bench, actions))
    await _measured_import(bench, plans, patience)
    await _fill(bench, levels[-1] - bench.open_plans, patience)
    server, rows = (
        (now - then) / bench.open_plans for now, then in zip(_bytes(bench), before, strict=True)
    )
    bench.note("bytes per open plan in Temporal's file, its message included", f"{server:,.0f}")
    bench.note("bytes per open plan in PostgreSQL, indexes included", f"{rows:,.0f}")
    times.append(await _level(bench, actions))
    await _killed(bench)
    for what, value in await untouched_year(machine.settings):
        bench.note(what, value)
    print("\n## Plans\n")
    print(table(("figure", "value"), bench.rows))
    print()
    print(table(TIMES_HEAD, [one.row() for one in times]), flush=True)
    bench.database.close()
    await asyncio.sleep(0.05)  # see embedded/leave.py


def a_file(number: int, plans: int) -> bytes:
    """A file of plans that fall due over the whole year, two to a family, none of them soon."""
    today = datetime.now(UTC).date()
    lines = ["reference,child,born,parent,plan_made,setting,parent_email"]
    for plan in range(plans):
        made_on = today - timedelta(days=plan % SIX_MONTHS)
        lines.append(
            f"F{number}-{plan:05},Example Child,{today.year - 5 - plan % 12}-03-15,Example Parent,"
            f"{made_on},Example School,parent-{number}-{plan // 2}@example.org"
        )
    return ("\n".join(lines) + "\n").encode()


async def _begin(bench: Bench, plans: int) -> Import:
    bench.files += 1
    asked = Asked(Actor(Role.AUTHORITY, OFFICER.person_id), datetime.now(UTC), 0)
    data = a_file(bench.files, plans)
    return await asyncio.to_thread(
        bench.imports.begin, data, f"file {bench.files}.csv", HERE, asked
    )


async def _file(bench: Bench, import_id: str) -> None:
    """Start the filing at once, as `redress plans import` does."""
    settings = bench.machine.settings
    having = resources(settings, await connect(settings))
    await Starter(having).plan_import(import_id)
    having.close()


async def _fill(bench: Bench, plans: int, patience: float) -> None:
    if plans > 0:
        found = await _begin(bench, plans)
        await _file(bench, found.import_id)
        await _until(bench, found.import_id, lambda one: one.finished_at is not None, patience)
        bench.open_plans += plans


async def _until(
    bench: Bench, import_id: str, reached: Callable[[Import], bool], patience: float
) -> Import:
    """Look until an import came so far; a server that is down meanwhile is waited for."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            found = await asyncio.to_thread(bench.imports.find, import_id)
        except SQLAlchemyError:
            found = None
        if found is not None and reached(found):
            return found
        await asyncio.sleep(LOOK_SECONDS)
    raise TimeoutError(f"the import {import_id} did not come so far in {patience:.0f} s")


async def _measured_import(bench: Bench, plans: int, patience: float) -> None:
    began = time.perf_counter()
    found = await _begin(bench, plans)
    bench.note(f"seconds to check and keep a file of {plans:,}", f"{_since(began):.1f}")
    began = time.perf_counter()
    await _file(bench, found.import_id)
    await _until(bench, found.import_id, lambda one: one.kept >= plans // 2, patience)
    half = _since(began)
    _kill_everything(bench.machine)
    again = time.perf_counter()
    done = await _until(bench, found.import_id, lambda one: one.finished_at is not None, patience)
    bench.open_plans += plans
    bench.note("plans started a second, first half", f"{plans // 2 / half:.1f}")
    bench.note(
        "plans started a second, second half with the restart",
        f"{(plans - plans // 2) / _since(again):.1f}",
    )
    bench.note(
        f"seconds from file to {plans:,} open plans, killed half-way", f"{_since(began):.0f}"
    )
    lost, doubled = await asyncio.to_thread(_counted, bench, found.import_id, plans)
    bench.note("kept, refused, lost, doubled", f"{done.kept:,}, {done.refused}, {lost}, {doubled}")


def _counted(bench: Bench, import_id: str, plans: int) -> tuple[int, int]:
    """Plans of the measured file that are not there, and those that are there twice."""
    query = text(
        "SELECT case_id, count(*) AS times FROM case_event WHERE kind = 'plan_registered' "
        "AND command_id = ANY(:ids) GROUP BY case_id"
    )
    ids = [command_id_of(import_id, line) for line in range(2, plans + 2)]
    with bench.database.begin() as connection:
        times = {row.case_id: row.times for row in connection.execute(query, {"ids": ids})}
    wanted = {plan_id_of(COUNCIL.person_id, f"F{bench.files}-{plan:05}") for plan in range(plans)}
    return len(wanted - set(times)), sum(number > 1 for number in times.values())


async def _level(bench: Bench, actions: int) -> Times:
    await _quiet(bench)
    bench.note(f"MiB of memory at {bench.open_plans:,} open plans", _memory(bench.machine))
    client = await connect(bench.machine.settings)
    gateway = CaseGateway(client, Inbox(bench.database), bench.machine.settings.task_queue, 60)
    times, sizes = [], []
    for case_id in await asyncio.to_thread(_some_plans, bench, actions):
        began = time.perf_counter()
        filing = await asyncio.to_thread(_arranged, bench, case_id)
        outcome = await gateway.perform(filing)
        if not isinstance(outcome, Done):
            raise RuntimeError(f"an invitation was answered by {outcome}")
        times.append(_since(began) * 1000)
    for case_id in await asyncio.to_thread(_some_plans, bench, 20):
        sizes.append(await _history_bytes(client, case_id))
    if sizes:
        bench.note(
            f"bytes of history of a plan that was only registered, at {bench.open_plans:,}",
            f"{statistics.median(sizes):,.0f}",
        )
    return Times(f"an action at {bench.open_plans:,} open plans, alone", tuple(times))


def _some_plans(bench: Bench, number: int) -> tuple[str, ...]:
    """Plans whose meeting nobody arranged, spread over all of them."""
    query = text(
        "SELECT case_id FROM case_row WHERE kind = 'plan' AND stage = 'between_reviews' "
        "ORDER BY md5(case_id) LIMIT :number"
    )
    with bench.database.begin() as connection:
        return tuple(connection.execute(query, {"number": number}).scalars())


def _arranged(bench: Bench, case_id: str) -> Filing:
    now = datetime.now(UTC)
    meta = Meta(os.urandom(8).hex(), case_id, Actor(Role.AUTHORITY, OFFICER.person_id), now)
    command = ArrangeReviewMeeting(meta, now.date() + timedelta(days=30))
    return Inbox(bench.database).receive(command, "plan")


async def _history_bytes(client: Client, case_id: str) -> int:
    history = await client.get_workflow_handle(case_workflow("plan", case_id)).fetch_history()
    return sum(event.ByteSize() for event in history.events)


async def _killed(bench: Bench) -> None:
    """From the kill of everything to the first answered action."""
    [case_id] = await asyncio.to_thread(_some_plans, bench, 1)
    began = time.perf_counter()
    _kill_everything(bench.machine)
    filing: Filing | None = None
    client = await connect(bench.machine.settings, lazy=True)
    gateway = CaseGateway(client, Inbox(bench.database), bench.machine.settings.task_queue, 5)
    while True:
        try:
            if filing is None:
                filing = await asyncio.to_thread(_arranged, bench, case_id)
            if isinstance(await gateway.perform(filing), Done):
                break
        except (SQLAlchemyError, RPCError, RuntimeError):
            pass  # a server is still away
        await asyncio.sleep(0.1)
    bench.note(
        f"seconds from the kill of everything to the first answered action at "
        f"{bench.open_plans:,} open plans",
        f"{_since(began):.1f}",
    )


def _kill_everything(machine: Machine) -> None:
    """`kill -9` of worker, web, Temporal and PostgreSQL; the machine starts them again."""
    for child in machine.children.values():
        if child.pid:
            os.kill(child.pid, signal.SIGKILL)
    if machine.temporal is not None:
        machine.temporal.kill()
    if machine.postgres is not None:
        machine.postgres.kill()


async def _quiet(bench: Bench) -> None:
    """Wait until every message of what was opened is delivered, so that figures are of rest."""
    query = text("SELECT count(*) FROM message_intent WHERE status NOT IN ('sent', 'failed')")
    last, since = -1, time.monotonic()
    while True:
        with bench.database.begin() as connection:
            left = connection.execute(query).scalar_one()
        if left != last:
            last, since = left, time.monotonic()
        if left == 0 or time.monotonic() - since > 60:
            return
        await asyncio.sleep(LOOK_SECONDS)


def _bytes(bench: Bench) -> tuple[int, int]:
    """Bytes of Temporal's file with its log, and of the database."""
    assert bench.machine.temporal is not None
    file = bench.machine.temporal.file
    stored = sum(path.stat().st_size for path in file.parent.glob(f"{file.name}*"))
    with bench.database.begin() as connection:
        rows = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
    return stored, int(rows)


def _memory(machine: Machine) -> str:
    found = resident(pids_of(machine))
    return ", ".join(f"{name} {size:.0f}" for name, size in found.items())


def _since(began: float) -> float:
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
