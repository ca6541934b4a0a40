"""Temporal dies with a filing unanswered, or its file is gone the next morning."""

from __future__ import annotations

import pytest

from api.gateway import StillWorking
from store.case_pages import CasePage
from tests.faults.dispute import Dispute
from tests.faults.launched import Plan
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]


async def test_a_filing_that_temporal_forgot_is_sent_again_and_applied_once(
    world: World, dispute: Dispute
) -> None:
    forgotten = await _forgotten_by_temporal(world, dispute)

    await world.worker()

    assert (await world.answered(forgotten)).status == "applied"
    await dispute.must(dispute.contact())
    assert world.kinds(dispute.case_id).count("complaint_acknowledged") == 1
    dispute.is_whole()


@pytest.mark.slow
async def test_without_the_sweeper_a_filing_that_temporal_forgot_stays_unanswered(
    world: World, dispute: Dispute
) -> None:
    forgotten = await _forgotten_by_temporal(world, dispute)

    await world.worker(Plan(altered=("unanswered commands are sent again",)))

    await dispute.must(dispute.contact())
    await world.swept()
    assert world.status(forgotten) == "received"


async def test_after_the_loss_of_temporals_file_a_rebuild_carries_every_case_on(
    world: World, dispute: Dispute
) -> None:
    """The same number, clocks, pack and answered commands; what was unanswered is answered."""
    unanswered, answered, before = await _file_deleted(world, dispute)

    code, said = await world.redress("rebuild")
    await world.worker()

    assert code == 0, said
    assert (await world.answered(unanswered)).seq == before.seq + 1
    after = world.pages.find(dispute.case_id)
    assert after is not None
    assert (after.pack, after.state.clocks) == (before.pack, before.state.clocks)
    assert await world.said_again(answered) == world.seq_of(answered)
    assert await dispute.must(dispute.decision_maker()) == before.seq + 2
    assert world.kinds(dispute.case_id).count("decision_maker_named") == 3
    dispute.is_whole()
    assert world.open_faults() == ()


async def test_a_rebuild_that_forgets_answered_commands_applies_one_twice(
    world: World, dispute: Dispute
) -> None:
    unanswered, answered, _ = await _file_deleted(world, dispute)

    await world.redress("rebuild", plan=Plan(altered=("rebuild remembers answered commands",)))
    await world.worker()

    await world.answered(unanswered)
    assert await world.said_again(answered) != world.seq_of(answered)
    assert world.kinds(dispute.case_id).count("decision_maker_named") == 3


@pytest.mark.slow
async def test_without_a_rebuild_a_case_that_temporal_lost_is_named(
    world: World, dispute: Dispute
) -> None:
    unanswered, _, _ = await _file_deleted(world, dispute)

    await world.worker()

    _, detail = await world.fault(dispute.case_id, "not_running")
    assert "redress rebuild" in detail
    assert world.status(unanswered) == "received"


async def _forgotten_by_temporal(world: World, dispute: Dispute) -> str:
    """An acknowledgement posted while no worker runs; then Temporal is killed and started again."""
    worker = await world.worker()
    await dispute.opened()
    await worker.stop()
    form = dispute.acknowledgement()
    assert isinstance(await world.post(form, patience=0.5), StillWorking)
    world.servers.temporal.kill()
    world.servers.temporal.restart_if_gone()
    return form.meta.command_id


async def _file_deleted(world: World, dispute: Dispute) -> tuple[str, str, CasePage]:
    """An evening with one command answered and one not; in the morning Temporal has no file."""
    worker = await world.worker()
    await dispute.in_mediation()
    answered = dispute.decision_maker()
    await dispute.must(answered)
    await worker.stop()
    unanswered = dispute.decision_maker("example-deputy")
    assert isinstance(await world.post(unanswered, patience=0.5), StillWorking)
    world.servers.temporal.stop()
    world.servers.temporal.file.unlink()
    world.servers.temporal.start()
    await world.servers.make_namespace(world.name)
    page = world.pages.find(dispute.case_id)
    assert page is not None
    return unanswered.meta.command_id, answered.meta.command_id, page
