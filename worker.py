"""The worker process: polls Temporal, runs workflows and activities, stops gracefully.

Sizes are measured for two cores; see docs/operations.md.
"""

from __future__ import annotations

import asyncio
import signal
from datetime import timedelta

from temporalio.api.enums.v1 import TaskQueueType
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.worker import PollerBehaviorSimpleMaximum, Worker

from activities.register import Activities, all_activities
from activities.temporal import connect
from embedded.child import CHECKOUT
from embedded.fingerprint import code_hash
from embedded.supervised import tell_ready, when_orphaned
from settings import Settings
from workflows.addressing import HOUSEKEEPING
from workflows.register import CASE_WORKFLOWS, ERRAND_WORKFLOWS

ACTIVITY_SLOTS = 20
"""More slots than pollers, or eager execution is lost."""

WORKFLOW_TASKS = 10
CACHED_WORKFLOWS = 500
POLLERS = 2
GRACE = timedelta(seconds=20)
"""Lets a running write finish before its activity is cancelled."""


ERRAND_SLOTS = 4
"""Messages and bundles at once: few, so that letters never stand in the way of a decision."""


def build_workers(
    settings: Settings, client: Client, activities: Activities
) -> tuple[Worker, Worker]:
    """Two workers in one process, with the measured sizes: cases, and the errands they cause.

    Each polls a queue of its own. A hundred messages that wait for a slow mail server, or a bundle
    of a thousand pages, take none of the slots in which people are answered.
    """
    # Left to itself the library spends seconds on a hash of everything installed.
    build = code_hash(CHECKOUT)[:16]
    cases = Worker(
        client,
        task_queue=settings.task_queue,
        workflows=CASE_WORKFLOWS,
        activities=activities.for_cases,
        max_concurrent_activities=ACTIVITY_SLOTS,
        max_concurrent_workflow_tasks=WORKFLOW_TASKS,
        max_cached_workflows=CACHED_WORKFLOWS,
        workflow_task_poller_behavior=PollerBehaviorSimpleMaximum(POLLERS),
        activity_task_poller_behavior=PollerBehaviorSimpleMaximum(POLLERS),
        graceful_shutdown_timeout=GRACE,
        build_id=build,
    )
    errands = Worker(
        client,
        task_queue=settings.errand_queue,
        workflows=ERRAND_WORKFLOWS,
        activities=activities.for_errands,
        max_concurrent_activities=ERRAND_SLOTS,
        max_concurrent_workflow_tasks=ERRAND_SLOTS,
        max_cached_workflows=CACHED_WORKFLOWS,
        workflow_task_poller_behavior=PollerBehaviorSimpleMaximum(POLLERS),
        activity_task_poller_behavior=PollerBehaviorSimpleMaximum(POLLERS),
        graceful_shutdown_timeout=GRACE,
        build_id=build,
    )
    return cases, errands


async def serve(settings: Settings, supervised: int | None = None) -> None:
    """Work until SIGTERM, SIGINT, or until the process that watches us has gone.

    `supervised` is the descriptor of a pipe on which to say that the worker polls.
    """
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    if supervised is not None:

        def orphaned() -> None:
            loop.call_soon_threadsafe(stop.set)

        when_orphaned(orphaned)
    client = await connect(settings)
    activities = all_activities(settings, client)
    workers = build_workers(settings, client, activities)
    try:
        running = [asyncio.create_task(worker.run()) for worker in workers]
        watching = asyncio.create_task(_until_polling(settings, client))
        await asyncio.wait({*running, watching}, return_when=asyncio.FIRST_COMPLETED)
        _raise_what_ended(running, watching)
        await client.start_workflow(
            "Housekeeping",
            args=[settings.sweep_seconds, ""],
            id=HOUSEKEEPING,
            task_queue=settings.task_queue,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )
        tell_ready(supervised)
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({*running, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        await asyncio.gather(
            *(
                worker.shutdown()
                for worker, task in zip(workers, running, strict=True)
                if not task.done()
            )
        )
        await asyncio.gather(*running)
    finally:
        await activities.finish()
        await asyncio.sleep(0.05)  # see embedded/leave.py


def _raise_what_ended(running: list[asyncio.Task[None]], watching: asyncio.Task[None]) -> None:
    """A worker that ended before it polled says why."""
    for task in running:
        if task.done():
            watching.cancel()
            task.result()


async def _until_polling(settings: Settings, client: Client) -> None:
    """Return when the server knows that this worker asks for workflow tasks."""
    request = DescribeTaskQueueRequest(
        namespace=settings.temporal_namespace,
        task_queue=TaskQueue(name=settings.task_queue),
        task_queue_type=TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    )
    while True:
        found = await client.workflow_service.describe_task_queue(request)
        if any(poller.identity == client.identity for poller in found.pollers):
            return
        await asyncio.sleep(0.05)
