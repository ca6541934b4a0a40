"""The worker dies: between commit and acknowledgement, before the commit, or for a whole day."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, time, timedelta

import pytest

from api.gateway import Done, StillWorking
from cases.dispute.commands import ContactAdviser, FileDispute
from rules.calendar import ENGLAND, london_day
from rules.mediation import adviser_contact
from tests.faults.dispute import Dispute
from tests.faults.launched import Plan
from tests.faults.polling import until
from tests.faults.world import World

SWEEPER = "unanswered commands are sent again"

pytestmark = [pytest.mark.anyio, pytest.mark.fault]


@pytest.mark.parametrize(
    "point",
    [
        pytest.param("before append", marks=pytest.mark.slow),
        "append written, not committed",
        "append committed",
    ],
)
async def test_a_worker_killed_while_it_saves_loses_nothing_and_doubles_nothing(
    world: World, dispute: Dispute, point: str
) -> None:
    dying = await world.worker(Plan(dies_at=point, dies_the=2))
    await dispute.opened()
    form = dispute.acknowledgement()
    posted = asyncio.create_task(world.post(form, patience=20.0))
    await world.dies(dying)
    saved = world.inbox.find(form.meta.command_id)
    assert saved is not None
    assert saved.status == ("applied" if point == "append committed" else "received")

    await world.worker()

    assert isinstance(await posted, Done)
    await dispute.must(dispute.contact())
    assert world.kinds(dispute.case_id) == [
        "dispute_filed",
        "complaint_acknowledged",
        "adviser_contacted",
    ]
    dispute.is_whole()
    assert world.open_faults() == ()


async def test_an_append_that_is_not_idempotent_stops_the_case_after_a_kill(
    world: World, dispute: Dispute
) -> None:
    unguarded = ("append is idempotent",)
    dying = await world.worker(Plan(altered=unguarded, dies_at="append committed", dies_the=2))
    await dispute.opened()
    form = dispute.acknowledgement()
    posted = asyncio.create_task(world.post(form))
    await world.dies(dying)

    await world.worker(Plan(altered=unguarded))

    await world.fault(dispute.case_id, "head_mismatch")
    assert isinstance(await posted, StillWorking)
    assert isinstance(await dispute.post(dispute.contact()), StillWorking)


async def test_filings_made_while_no_worker_runs_count_from_the_day_of_their_receipt(
    world: World, dispute: Dispute
) -> None:
    """Filed ten days ago; contact made on the last day allowed (M2); decided two days late."""
    filing, contact = _on_the_last_day(dispute)
    received = [world.receive(form) for form in (filing, contact)]
    shown = [await world.send(form, patience=0.5) for form in received]
    assert shown == [StillWorking(form.command_id, form.received_at) for form in received]

    await world.worker()

    for form in received:
        assert (await world.answered(form.command_id)).status == "applied"
    [contacted] = [e for e in world.record(dispute.case_id) if e.kind == "adviser_contacted"]
    assert contacted.effective_on == london_day(contact.meta.received_at)
    assert london_day(contacted.recorded_at) > contacted.effective_on
    assert _fate(world, dispute) == "met"
    assert world.kinds(dispute.case_id).count("adviser_contacted") == 1
    dispute.is_whole()


@pytest.mark.slow
async def test_without_a_look_into_the_inbox_a_filing_made_in_time_is_recorded_as_missed(
    world: World, dispute: Dispute
) -> None:
    filing, _ = (world.receive(form) for form in _on_the_last_day(dispute))
    await world.send(filing, patience=0.5)

    await world.worker(Plan(altered=("a missed day asks the inbox first", SWEEPER)))

    await until(lambda: _fate(world, dispute) != "running", "an end of the clock")
    assert _fate(world, dispute) == "missed"


def _on_the_last_day(dispute: Dispute) -> tuple[FileDispute, ContactAdviser]:
    """A complaint of ten days ago, and the contact on the last day, which is two days past."""
    now = datetime.now(UTC).replace(hour=12, minute=0)
    notice_on, last_day = next(
        (day, due_on)
        for day in (now.date() - timedelta(days=back) for back in range(55, 80))
        if (due_on := adviser_contact(day, ENGLAND).due_on) <= now.date() - timedelta(days=2)
    )
    return (
        dispute.filing(received_at=now - timedelta(days=10), notice_on=notice_on),
        dispute.contact(received_at=datetime.combine(last_day, time(12), UTC)),
    )


def _fate(world: World, dispute: Dispute) -> str:
    found = [c for c in world.pages.clocks(dispute.case_id) if c.clock_id == "adviser_contact"]
    return found[-1].status if found else "running"
