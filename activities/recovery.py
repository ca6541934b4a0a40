"""Bringing back events that Temporal still holds and PostgreSQL no longer does.

Every append travels to the worker with the whole events, so the histories of a case hold what it
decided for as long as Temporal keeps its runs. When PostgreSQL was restored to an earlier moment
those events are appended again, under the same chain check as ever. What lay only in PostgreSQL
(words, files' titles) cannot come back; the fault names the case.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from temporalio.client import Client, WorkflowExecution, WorkflowExecutionStatus
from temporalio.service import RPCError

from activities.resources import Resources
from store.case_log import HeadMismatch
from store.case_pages import CasePage
from workflows.addressing import case_of
from workflows.ports import Batch

BROUGHT_BACK = "brought_back"
EVENTS_LOST = "events_lost"


@dataclass(frozen=True)
class Sent:
    """A batch that a case sent to be saved, and whether it was."""

    batch: Batch
    was_saved: bool


async def recover(having: Resources) -> int:
    """Append what the histories of cases hold beyond PostgreSQL; returns events brought back.

    A running case and one that PostgreSQL believes open are looked at; every other has ended here
    as it has there.
    """
    brought = 0
    for workflow_id, runs in (await _runs(having.client)).items():
        kind, case_id = case_of(workflow_id)
        page = await having.in_thread(having.pages.find, case_id)
        running = runs[-1].status is WorkflowExecutionStatus.RUNNING
        if running or page is None or not page.is_closed:
            brought += await _bring_back(having, kind, case_id, page, runs)
    return brought


async def _runs(client: Client) -> dict[str, list[WorkflowExecution]]:
    """Every run of every case that Temporal still keeps, oldest first."""
    found: dict[str, list[WorkflowExecution]] = defaultdict(list)
    listing = client.list_workflows("WorkflowType = 'Dispute' OR WorkflowType = 'Plan'")
    async for execution in listing:
        found[execution.id].append(execution)
    for runs in found.values():
        runs.sort(key=lambda run: run.start_time)
    return found


async def _bring_back(
    having: Resources,
    kind: str,
    case_id: str,
    page: CasePage | None,
    runs: list[WorkflowExecution],
) -> int:
    before = stored = page.seq if page is not None else 0
    beyond: list[Sent] = []
    for run in reversed(runs):
        sent = await appended(having.client, run)
        beyond = [*(one for one in sent if one.batch.events[-1].seq > stored), *beyond]
        if sent and sent[0].batch.events[0].seq <= stored + 1:
            break
    for batch in (one.batch for one in beyond):
        if batch.events[-1].seq <= stored:
            continue  # another run of the same case had decided this number, and it is saved
        try:
            await having.in_thread(
                having.log.append,
                kind,
                batch.events,
                batch.head_before,
                batch.answers,
                batch.state_hash,
            )
        except HeadMismatch:
            continue  # never saved, or the events before it are gone: counted below
        stored = batch.events[-1].seq
    if stored > before:
        await having.in_thread(
            having.faults.report,
            case_id,
            BROUGHT_BACK,
            f"Events {before + 1} to {stored} were brought back after the database was set back. "
            "Words and file names written since then are lost: ask the people concerned.",
        )
    known = max((one.batch.events[-1].seq for one in beyond if one.was_saved), default=0)
    if known > stored:
        await having.in_thread(
            having.faults.report,
            case_id,
            EVENTS_LOST,
            f"Events {stored + 1} to {known} had been saved and are lost: the database was set "
            "back further than Temporal remembers. Ask the people concerned what happened since.",
        )
    return stored - before


async def appended(client: Client, run: WorkflowExecution) -> list[Sent]:
    """What a run of a case has sent to be saved, in order.

    Of a run that has ended only what was saved: another run may have decided the rest anew.
    """
    found: dict[int, Batch] = {}
    saved: set[int] = set()
    try:
        handle = client.get_workflow_handle(run.id, run_id=run.run_id)
        history = await handle.fetch_history()
    except RPCError:
        return []
    for event in history.events:
        scheduled = event.activity_task_scheduled_event_attributes
        if scheduled.activity_type.name == "case_log.append":
            (batch,) = await client.data_converter.decode(list(scheduled.input.payloads), [Batch])
            found[event.event_id] = batch
        saved.add(event.activity_task_completed_event_attributes.scheduled_event_id)
    running = run.status is WorkflowExecutionStatus.RUNNING
    return [
        Sent(batch, number in saved)
        for number, batch in found.items()
        if running or number in saved
    ]
