"""PostgreSQL is away for a while, or comes back as it was before."""

from __future__ import annotations

import asyncio

import pytest

from api.gateway import Done, StillWorking
from tests.faults.dispute import Dispute
from tests.faults.launched import Plan
from tests.faults.polling import until_seen
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]


async def test_a_command_given_while_the_database_is_away_waits_and_is_applied_once(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.opened()
    form = dispute.acknowledgement()
    filing = world.receive(form)
    world.servers.postgres.kill()
    patient = asyncio.create_task(world.send(filing, patience=30.0))
    assert isinstance(await world.send(filing, patience=0.5), StillWorking)
    await _append_was_tried_in_vain(world, dispute)

    world.servers.postgres.restart_if_gone()

    assert isinstance(await patient, Done)
    assert world.status(form.meta.command_id) == "applied"
    assert world.kinds(dispute.case_id) == ["dispute_filed", "complaint_acknowledged"]
    dispute.is_whole()


async def test_an_append_that_is_not_tried_again_ends_the_case_when_the_database_is_away(
    world: World, dispute: Dispute
) -> None:
    await world.worker(Plan(altered=("append is retried",)))
    await dispute.opened()
    form = dispute.acknowledgement()
    filing = world.receive(form)
    world.servers.postgres.kill()
    await world.send(filing)

    world.servers.postgres.restart_if_gone()

    await world.fault(dispute.case_id, "not_running")
    assert world.kinds(dispute.case_id) == ["dispute_filed"]


async def test_a_database_set_back_is_named_at_the_next_action_and_a_rebuild_brings_the_events_back(
    world: World, dispute: Dispute
) -> None:
    lost = await _set_back(world, dispute)
    worker = await world.worker()
    form = dispute.decision_maker("example-deputy")

    assert isinstance(await world.post(form), StillWorking)
    _, detail = await world.fault(dispute.case_id, "head_mismatch")
    assert "the database holds" in detail

    await worker.stop()
    code, said = await world.redress("rebuild")
    assert code == 0, said
    await world.worker()
    assert (await world.answered(form.meta.command_id)).status == "applied"
    assert world.kinds(dispute.case_id) == [*lost, "decision_maker_named"]
    dispute.is_whole()
    named = world.named(dispute.case_id)
    assert set(named) == {"brought_back"}
    assert "are lost: ask the people concerned" in named["brought_back"]


async def test_a_case_opened_after_the_backup_comes_back_whole(
    world: World, dispute: Dispute
) -> None:
    lost = await _set_back(world, dispute, opened_before=False)
    assert world.kinds(dispute.case_id) == []

    await world.redress("rebuild")
    await world.worker()

    await dispute.must(dispute.decision_maker("example-deputy"))
    assert world.kinds(dispute.case_id) == [*lost, "decision_maker_named"]
    dispute.is_whole()


async def test_a_case_that_ended_after_the_backup_stays_ended(
    world: World, dispute: Dispute
) -> None:
    lost = await _set_back(world, dispute, ends=True)

    await world.redress("rebuild")

    assert world.kinds(dispute.case_id) == lost
    page = world.pages.find(dispute.case_id)
    assert page is not None
    assert page.is_closed
    assert set(world.named(dispute.case_id)) == {"brought_back"}
    dispute.is_whole()


async def test_events_from_before_a_continuation_are_brought_back_too(
    world: World, dispute: Dispute
) -> None:
    lost = await _set_back(world, dispute, continues=True)

    await world.redress("rebuild")
    await world.worker()

    await dispute.must(dispute.decision_maker("example-deputy"))
    assert world.kinds(dispute.case_id) == [*lost, "decision_maker_named"]
    dispute.is_whole()


@pytest.mark.slow
async def test_without_the_comparisons_a_database_set_back_gets_a_hole(
    world: World, dispute: Dispute
) -> None:
    await _set_back(world, dispute)
    await world.worker(Plan(altered=("heads are compared", "states are compared")))

    await dispute.must(dispute.decision_maker("example-deputy"))

    assert world.named(dispute.case_id) == {}
    [finding] = world.verification.case(dispute.case_id)
    assert "is missing" in finding.detail


async def _append_was_tried_in_vain(world: World, dispute: Dispute) -> None:
    async def tried() -> bool:
        return await world.attempts(dispute.case_id) >= 2

    await until_seen(tried, "an append that was tried twice")


async def _set_back(
    world: World,
    dispute: Dispute,
    *,
    opened_before: bool = True,
    continues: bool = False,
    ends: bool = False,
) -> list[str]:
    """Backup, two more steps or more, then the backup in the place of the database.

    Returns the kinds of all events there were before it was set back.
    """
    backup = f"{world.name}_backup"
    if opened_before:
        worker = await world.worker()
        await dispute.in_mediation()
        await worker.stop()
    world.database.close()
    world.servers.copy_database(world.name, backup)
    worker = await world.worker()
    if not opened_before:
        await dispute.in_mediation()
    await dispute.must(dispute.acknowledgement())
    if continues:
        await world.continued_as_new(dispute.case_id)
    await dispute.must(dispute.decision_maker())
    if ends:
        await dispute.must(dispute.withdrawal())
    await worker.stop()
    kinds = world.kinds(dispute.case_id)
    world.database.close()
    world.servers.restore_database(world.name, backup)
    return kinds
