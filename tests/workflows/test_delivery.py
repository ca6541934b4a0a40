"""The delivery of a message in virtual time: at night it waits for the morning in London."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from temporalio import activity
from temporalio.worker import Worker

from messages.quiet import may_leave_at
from tests.workflows.engine import QUEUE, Engine
from workflows.delivery import DeliveryWorkflow
from workflows.ports import WAITS_UNTIL

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("begins", "leaves"),
    [
        ("2027-02-10T22:30:00", "2027-02-11T08:00:00"),
        # Half past ten in summer time; the clocks go back that night.
        ("2027-10-30T21:30:00", "2027-10-31T08:00:00"),
        ("2027-02-10T12:00:00", "2027-02-10T12:00:00"),
    ],
)
async def test_a_message_of_the_night_leaves_at_eight_in_london(
    idle: Engine, begins: str, leaves: str
) -> None:
    morning = datetime.fromisoformat(leaves).replace(tzinfo=UTC)
    asked: list[datetime] = []
    first = asyncio.Event()

    @activity.defn(name="deliveries.deliver")
    async def deliver(message_id: str) -> str:
        asked.append(await idle.now())
        first.set()
        leaves_at = may_leave_at(asked[-1])
        return "sent" if leaves_at <= asked[-1] else f"{WAITS_UNTIL}{leaves_at.isoformat()}"

    await idle.sleep_until(datetime.fromisoformat(begins).replace(tzinfo=UTC))
    async with Worker(
        idle.client,
        task_queue=QUEUE,
        workflows=[DeliveryWorkflow],
        activities=[deliver],
        max_cached_workflows=0,
    ):
        handle = await idle.client.start_workflow(
            "Delivery", "message-1", id="message:message-1", task_queue=QUEUE
        )
        await first.wait()
        await idle.sleep_until(morning)
        assert await handle.result() == "sent"
    assert abs((asked[-1] - morning).total_seconds()) < 5
    assert len(asked) <= 2
