"""What the engine does when a batch does not fit, and what a missed day is told of the inbox."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from temporalio.activity import Info
from temporalio.exceptions import ApplicationError
from temporalio.testing import ActivityEnvironment

from activities.case_log import HEAD_MISMATCH, CaseLogActivities
from activities.deliveries import Starter
from activities.resources import Resources, resources
from activities.statutory_timers import StatutoryTimers
from activities.temporal import connect
from cases.dispute import commands as c
from settings import Settings
from store.case_log import Appended
from tests.cases import disputes
from tests.cases.disputes import AUTHORITY, FAMILY
from tests.cases.journey import Journey
from tests.store.saving import entry
from workflows.ports import Batch, WaitingQuery

pytestmark = pytest.mark.anyio


class Begun(Starter):
    """Notes what would be started."""

    def __init__(self, having: Resources) -> None:
        super().__init__(having)
        self.appended: list[Appended] = []

    def start_soon(self, case_id: str, appended: Appended) -> None:
        """Note it."""
        self.appended.append(appended)


@pytest.fixture
async def having(
    empty_database_url: str, tmp_path: Path, anyio_backend: str
) -> AsyncIterator[Resources]:
    """Resources whose Temporal is never called."""
    settings = Settings(demo=True, data_dir=tmp_path, database_url=SecretStr(empty_database_url))
    found = resources(settings, await connect(settings, lazy=True))
    yield found
    found.close()


async def append(having: Resources, batch: Batch, *, attempt: int = 1) -> Begun:
    """Run the activity; returns what it would have started."""
    begun = Begun(having)
    environment = ActivityEnvironment()
    environment.info = replace(environment.info, attempt=attempt)
    assert isinstance(environment.info, Info)
    await environment.run(CaseLogActivities(having, begun).append, batch)
    return begun


def batch(journey: Journey, first: int = 1, last: int | None = None) -> Batch:
    """Events of a journey as the workflow would send them."""
    whole = entry(journey, first, last)
    return Batch(whole.kind, whole.events, whole.head_before, whole.answers, whole.state_hash)


async def test_an_append_starts_what_its_events_call_for_and_a_retry_starts_it_again(
    having: Resources,
) -> None:
    whole = batch(disputes.filed())
    first = await append(having, whole)
    again = await append(having, whole, attempt=2)
    assert first.appended == again.appended
    assert len(first.appended[0].message_ids) >= 2
    assert having.faults.open() == ()


async def test_a_batch_that_does_not_fit_names_its_case_and_is_tried_again_later(
    having: Resources,
) -> None:
    journey = disputes.answered()
    with pytest.raises(ApplicationError) as failure:
        await append(having, batch(journey, 4))
    assert not failure.value.non_retryable
    assert failure.value.next_retry_delay
    (fault,) = having.faults.open()
    assert (fault.case_id, fault.kind) == ("case-1", HEAD_MISMATCH)
    assert "holds 0 events" in fault.detail


async def test_the_case_goes_on_by_itself_once_the_database_was_mended(having: Resources) -> None:
    journey = disputes.answered()
    with pytest.raises(ApplicationError):
        await append(having, batch(journey, 4))
    await append(having, batch(journey, 1, 3))
    await append(having, batch(journey, 4), attempt=7)
    assert having.faults.open() == ()
    assert having.verification.every_case() == ()


async def waiting(having: Resources, command: Any) -> tuple[str, ...]:
    """What a clock hears about a command that is in the inbox and was received in time."""
    having.inbox.receive(command, "dispute")
    query = WaitingQuery("case-1", command.meta.received_at + timedelta(minutes=1))
    return await ActivityEnvironment().run(StatutoryTimers(having).waiting, query)


async def test_a_clock_waits_for_a_filing_that_nobody_answered(having: Resources) -> None:
    filing = disputes.filed().make(c.AcknowledgeComplaint, AUTHORITY)
    assert await waiting(having, filing) == (filing.meta.command_id,)


async def test_a_clock_does_not_wait_for_the_demonstration_that_waits_for_the_clock(
    having: Resources,
) -> None:
    journey = disputes.filed(clock_offset_seconds=0)
    move = journey.make(c.MoveClock, FAMILY, to=journey.now.at + timedelta(days=9))
    assert await waiting(having, move) == ()
