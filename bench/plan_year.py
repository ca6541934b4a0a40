"""One plan on which nobody acts, for a year in virtual time: wakes, history events, bytes.

The test server that skips time runs the real workflow with the real activities and PostgreSQL.
"""

from __future__ import annotations

import shutil
import sys
import uuid
from datetime import timedelta
from pathlib import Path
from typing import Any

from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Worker

from activities.register import all_activities
from cases.actor import Actor, Role
from cases.command import Meta
from cases.plan.commands import RegisterPlan
from settings import Settings
from workflows.addressing import case_workflow
from workflows.encryption import data_converter, load_keys
from workflows.plan import PlanWorkflow
from workflows.sending import open_case_of

QUEUE = "bench-year"
YEAR = timedelta(days=366)


async def untouched_year(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Figures of the year; a row that says so when the test server has no build here."""
    program = shutil.which("temporal-test-server", path=str(Path(sys.executable).parent))
    if program is None:
        return (("an untouched plan's year", "not measured: no test server here"),)
    async with await WorkflowEnvironment.start_time_skipping(
        test_server_existing_path=program,
        data_converter=data_converter(load_keys(settings.keys_path, make=False)),
    ) as env:
        activities = all_activities(settings, env.client)
        with env.auto_time_skipping_disabled():
            async with Worker(
                env.client,
                task_queue=QUEUE,
                workflows=[PlanWorkflow],
                activities=activities.for_cases,
            ):
                return await _lived(env)


async def _lived(env: WorkflowEnvironment) -> tuple[tuple[str, str], ...]:
    now = await env.get_current_time()
    case_id = str(uuid.uuid4())
    meta = Meta(str(uuid.uuid4()), case_id, Actor(Role.AUTHORITY, "bench-officer"), now)
    command: Any = RegisterPlan(
        meta, "", "bench-child", "", "", "bench-service", "bench-tribunal", now.date()
    )
    await open_case_of(env.client, QUEUE, "plan", command)
    handle = env.client.get_workflow_handle(case_workflow("plan", case_id))
    await env.sleep(timedelta(seconds=30))
    await handle.query("snapshot")
    opened = (await handle.fetch_history()).events
    await env.sleep(YEAR)
    await handle.query("snapshot")
    events = (await handle.fetch_history()).events
    wakes = sum(event.HasField("timer_fired_event_attributes") for event in events)
    size = sum(event.ByteSize() for event in events)
    return (
        ("an untouched plan's year: wakes", str(wakes)),
        (
            "an untouched plan's year: history events, of its opening and of the wakes",
            f"{len(opened)} + {len(events) - len(opened)}",
        ),
        ("an untouched plan's year: bytes of history at its end", f"{size:,}"),
    )
