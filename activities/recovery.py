"""Bringing back events that Temporal still holds and PostgreSQL no longer does.

Every append travels to the worker with the whole events, so the history of a running case holds
what was decided since it last continued as new. When PostgreSQL was restored to an earlier moment
those events are appended again, under the same chain check as ever. What lay only in PostgreSQL
(words, files' titles) cannot come back; the fault names the case.
"""

from __future__ import annotations

from temporalio.client import Client
from temporalio.service import RPCError

from activities.case_log import HEAD_MISMATCH
from activities.resources import Resources
from store.case_log import HeadMismatch
from workflows.addressing import case_of
from workflows.ports import Batch


async def recover(having: Resources) -> int:
    """Append what the histories of running cases hold beyond PostgreSQL; returns events brought back."""
    brought = 0
    listing = having.client.list_workflows(
        "ExecutionStatus = 'Running' AND (WorkflowType = 'Dispute' OR WorkflowType = 'Plan')"
    )
    async for execution in listing:
        kind, case_id = case_of(execution.id)
        page = await having.in_thread(having.pages.find, case_id)
        stored = page.seq if page is not None else 0
        for batch in await appended(having.client, execution.id):
            if batch.events[-1].seq <= stored:
                continue
            try:
                await having.in_thread(
                    having.log.append,
                    kind,
                    batch.events,
                    batch.head_before,
                    batch.answers,
                    batch.state_hash,
                )
            except HeadMismatch as mismatch:
                await having.in_thread(having.faults.report, case_id, HEAD_MISMATCH, str(mismatch))
                break
            brought += batch.events[-1].seq - stored
            stored = batch.events[-1].seq
            await having.in_thread(
                having.faults.report,
                case_id,
                "brought_back",
                f"Events up to {stored} were brought back after the database was set back. Words "
                "and file names written since then are lost: ask the people concerned.",
            )
    return brought


async def appended(client: Client, workflow_id: str) -> list[Batch]:
    """The batches a running case has sent to be saved, in order."""
    batches: list[Batch] = []
    converter = client.data_converter
    try:
        history = await client.get_workflow_handle(workflow_id).fetch_history()
    except RPCError:
        return batches
    for event in history.events:
        scheduled = event.activity_task_scheduled_event_attributes
        if scheduled.activity_type.name == "case_log.append":
            (batch,) = await converter.decode(list(scheduled.input.payloads), [Batch])
            batches.append(batch)
    return batches
