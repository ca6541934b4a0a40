"""A case that cannot go on is named, and named no longer once it goes on."""

from __future__ import annotations

import pytest

from api.gateway import StillWorking
from tests.faults.dispute import Dispute
from tests.faults.launched import Plan
from tests.faults.polling import until
from tests.faults.world import World
from workflows.addressing import case_workflow

pytestmark = [pytest.mark.anyio, pytest.mark.fault]

BROKEN = "deciding about a decision maker fails"


async def test_a_case_that_cannot_decide_is_named_alone_and_goes_on_after_the_mend(
    world: World, dispute: Dispute
) -> None:
    broken = await world.worker(Plan(altered=(BROKEN,)))
    await dispute.in_mediation()
    other = Dispute(world)
    await other.opened()
    form = dispute.decision_maker()
    assert isinstance(await world.post(form), StillWorking)
    _, detail = await world.fault(dispute.case_id, "not_deciding")
    assert "restart the worker" in detail
    await other.must(other.acknowledgement())
    assert world.named(other.case_id) == {}

    broken.kill()
    await world.worker()

    assert (await world.answered(form.meta.command_id)).status == "applied"
    await until(lambda: not world.open_faults(), "that no fault stands")
    dispute.is_whole()


async def test_a_case_whose_workflow_is_gone_is_named_and_comes_back_by_a_rebuild(
    world: World, dispute: Dispute
) -> None:
    worker = await world.worker()
    await dispute.opened()
    handle = world.client.get_workflow_handle(case_workflow("dispute", dispute.case_id))
    await handle.terminate("by mistake")
    form = dispute.acknowledgement()
    assert isinstance(await world.post(form), StillWorking)
    _, detail = await world.fault(dispute.case_id, "not_running")
    assert "redress rebuild" in detail

    await worker.stop()
    await world.redress("rebuild")
    await world.worker()

    assert (await world.answered(form.meta.command_id)).status == "applied"
    await until(lambda: not world.open_faults(), "that no fault stands")
    dispute.is_whole()


async def test_a_case_that_stands_still_keeps_no_other_from_being_answered(
    world: World, dispute: Dispute
) -> None:
    """Every form sent to a standing case costs the sweeper its patience; a sweep must still end."""
    await world.worker()
    other = Dispute(world)
    await other.opened()
    await dispute.opened()
    world.servers.unguarded(
        world.name,
        ("UPDATE case_row SET head = 'another' WHERE case_id = %s", (dispute.case_id,)),
    )
    for _ in range(5):
        world.receive(dispute.document())
    form = world.receive(other.acknowledgement())

    assert (await world.answered(form.command_id)).status == "applied"
    await world.swept()
    assert await world.longest_sweep_attempts() == 1


@pytest.mark.slow
async def test_without_naming_a_standing_case_is_seen_by_nobody(
    world: World, dispute: Dispute
) -> None:
    await world.worker(Plan(altered=(BROKEN, "standing cases are named")))
    await dispute.in_mediation()
    form = dispute.decision_maker()
    assert isinstance(await world.post(form), StillWorking)

    await world.swept(3)

    assert world.status(form.meta.command_id) == "received"
    assert world.open_faults() == ()
