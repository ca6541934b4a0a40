"""Starting the workflow of every open case from its events alone.

Used after Temporal was lost, and at every start with changed code: the old run is ended and the
new one begins from what PostgreSQL remembers. Commands that were decided but not saved are still
in the inbox, so the sweeper sends them again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from activities.case_log import HEAD_MISMATCH
from activities.next_actions import NO_NEXT_ACTION
from activities.opening import opening_of
from activities.recovery import recover
from activities.resources import Resources, resources
from activities.standing import NOT_DECIDING, NOT_RUNNING
from activities.temporal import connect
from settings import Settings
from store.read_rows import restore
from workflows.sending import start

AT_ONCE = 8
"""Starts in flight; a bulk start starves first actions when it is not paced (performance)."""


MENDED = (HEAD_MISMATCH, NOT_DECIDING, NOT_RUNNING, NO_NEXT_ACTION)
"""Faults that a start from the events mends; one that is still there is named again."""


@dataclass(frozen=True)
class Summary:
    """What a rebuild did: cases started, events brought back, cases that could not be started."""

    started: int
    recovered: int
    failed: tuple[str, ...]


async def rebuild(settings: Settings, reason: str) -> Summary:
    """Start every open case again from its events; `reason` is logged.

    Events that a workflow decided and that PostgreSQL no longer holds (because it was set back)
    are brought back first from the workflow's own history.
    """
    client = await connect(settings)
    having = resources(settings, client)
    try:
        return await rebuild_with(having, reason)
    finally:
        having.close()


async def rebuild_with(having: Resources, reason: str) -> Summary:
    """The same with resources that are there already."""
    turn = asyncio.Semaphore(AT_ONCE)
    recovered = await recover(having)
    failed: list[str] = []
    await _restore_named(having)

    async def one(case_id: str, kind: str) -> None:
        async with turn:
            await having.in_thread(restore, having.database, case_id)
            try:
                found = await having.in_thread(having.history.remember, case_id, kind)
            except LookupError as problem:
                failed.append(str(problem))
                return
            opening = opening_of(found)
            await start(having.client, having.settings.task_queue, opening, replace_running=True)
            for kind_of_fault in MENDED:
                await having.in_thread(having.faults.resolve, case_id, kind_of_fault)

    cases = await having.in_thread(having.history.open_cases)
    await asyncio.gather(*(one(case_id, kind) for case_id, kind in cases))
    return Summary(len(cases) - len(failed), recovered, tuple(failed))


async def _restore_named(having: Resources) -> None:
    """Write the rows of cases without a next action again: one of them may only look closed."""
    for fault in await having.in_thread(having.faults.open):
        if fault.kind == NO_NEXT_ACTION:
            await having.in_thread(restore, having.database, fault.case_id)
