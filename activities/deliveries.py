"""Starting what an event calls for outside its case: deliveries, bundles, commands for other cases.

Started in the background right after the commit; what a crash leaves unstarted the sweeper finds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError

from activities.opening import opening_of
from activities.resources import Resources
from cases.command import CommandRefused
from cases.kinds import opens
from store.case_log import Appended
from store.inbox import Filing
from workflows.addressing import bundle_workflow, delivery_workflow, import_workflow
from workflows.ports import BundleRequest
from workflows.sending import ENDED, NOT_FOUND, REOPEN, Unanswered, open_again, open_case_of, send

log = structlog.get_logger()


class Starter:
    """Starts deliveries and bundles; each is started once however often it is asked for."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._running: set[asyncio.Task[None]] = set()

    def start_soon(self, case_id: str, appended: Appended) -> None:
        """Start everything an append brought, without making the case wait for it."""
        for message_id in appended.message_ids:
            self._soon(self.delivery(message_id))
        for request in appended.bundle_requests:
            self._soon(self.bundle(case_id, request))
        for command_id in appended.outgoing_commands:
            self._soon(self._forward(command_id))

    async def delivery(self, message_id: str, run: int = 0) -> None:
        """Start the delivery of a message; each run of it once."""
        await self._start("Delivery", message_id, delivery_workflow(message_id, run))

    async def bundle(self, case_id: str, request: int) -> None:
        """Start the building of a bundle."""
        await self._start(
            "Bundle", BundleRequest(case_id, request), bundle_workflow(case_id, request)
        )

    async def plan_import(self, import_id: str) -> None:
        """Start the filing of a file of plans; one that runs is left alone."""
        await self._resources.client.start_workflow(
            "PlanImport",
            import_id,
            id=import_workflow(import_id),
            task_queue=self._resources.settings.errand_queue,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )

    async def finish(self) -> None:
        """Wait for what was begun; called before the worker's client closes."""
        if self._running:
            await asyncio.wait(self._running, timeout=10)

    async def _forward(self, command_id: str) -> None:
        filing = await self._resources.in_thread(self._resources.inbox.find, command_id)
        if filing is not None and filing.status == "received":
            await resend(self._resources, filing, patience_seconds=10)

    async def _start(self, name: str, argument: Any, workflow_id: str) -> None:
        client: Client = self._resources.client
        try:
            await client.start_workflow(
                name,
                argument,
                id=workflow_id,
                task_queue=self._resources.settings.errand_queue,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                id_reuse_policy=WorkflowIDReusePolicy.REJECT_DUPLICATE,
            )
        except WorkflowAlreadyStartedError:
            return

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_logged(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except RPCError as error:
        log.warning("not started yet; the sweeper will", status=error.status.name)


async def _open_again(resources: Resources, filing: Filing) -> str:
    """A case that had ended begins a new run with the command that opens it again."""
    found = await resources.in_thread(resources.inbox.ended_case, filing.case_id, filing.case_kind)
    try:
        await open_again(
            resources.client, resources.settings.task_queue, opening_of(found), filing.command()
        )
    except CommandRefused as refusal:
        await resources.in_thread(resources.inbox.refuse, filing.command_id, refusal)
        return "refused"
    return "opened"


async def resend(resources: Resources, filing: Filing, *, patience_seconds: float) -> str:
    """Send a filing again under its own id; returns applied, refused or the reason it waits."""
    command = filing.command()
    if filing.opens_case:
        try:  # a workflow that refuses its own opening would fail and never answer
            opens(filing.case_kind, command)
        except CommandRefused as refusal:
            await resources.in_thread(resources.inbox.refuse, filing.command_id, refusal)
            return "refused"
        await open_case_of(
            resources.client, resources.settings.task_queue, filing.case_kind, command
        )
        return "opened"
    try:
        answer = await send(resources.client, filing.case_kind, command, patience_seconds)
    except CommandRefused as refusal:
        await resources.in_thread(resources.inbox.refuse, filing.command_id, refusal)
        return "refused"
    if not isinstance(answer, Unanswered):
        return "applied"
    if answer.why == NOT_FOUND and await resources.in_thread(
        resources.inbox.case_has_ended, filing.case_id
    ):
        if filing.kind == REOPEN:
            return await _open_again(resources, filing)
        await resources.in_thread(resources.inbox.refuse, filing.command_id, ENDED)
        return "refused"
    return answer.why
