"""A case continues as new between commands, and with a command that is not saved yet."""

from __future__ import annotations

import asyncio

import pytest

from api.gateway import Done
from tests.faults.dispute import Dispute
from tests.faults.launched import Plan
from tests.faults.polling import until_seen
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]


async def test_a_command_repeated_after_a_continuation_returns_its_first_answer(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.in_mediation()
    form = dispute.decision_maker()
    first = await dispute.must(form)
    for _ in range(2):
        await world.continued_as_new(dispute.case_id)
        await dispute.must(dispute.document())

    assert await world.said_again(form.meta.command_id) == first
    assert world.kinds(dispute.case_id).count("decision_maker_named") == 1
    dispute.is_whole()


async def test_a_continuation_that_forgets_answered_commands_applies_one_twice(
    world: World, dispute: Dispute
) -> None:
    await world.worker(Plan(altered=("answered commands travel into the next run",)))
    await dispute.in_mediation()
    form = dispute.decision_maker()
    first = await dispute.must(form)
    await world.continued_as_new(dispute.case_id)

    assert await world.said_again(form.meta.command_id) > first
    assert world.kinds(dispute.case_id).count("decision_maker_named") == 2


async def test_a_continuation_asked_for_while_commands_wait_loses_none_of_them(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.opened()
    forms = [dispute.document() for _ in range(4)]
    filings = [world.receive(form) for form in forms]
    before = await world.run_id(dispute.case_id)
    world.servers.postgres.kill()
    waiting = [asyncio.create_task(world.send(filing, patience=30.0)) for filing in filings]

    async def one_is_unsaved() -> bool:
        return await world.attempts(dispute.case_id) >= 2

    await until_seen(one_is_unsaved, "a command that is decided and not saved")
    await world.ask_to_continue(dispute.case_id)
    world.servers.postgres.restart_if_gone()

    for form in forms:
        assert (await world.answered(form.meta.command_id)).status == "applied"
    outcomes = await asyncio.gather(*waiting)
    assert all(isinstance(outcome, Done) for outcome in outcomes), outcomes
    await world.continued(dispute.case_id, before)
    assert world.kinds(dispute.case_id).count("document_added") == len(forms)
    dispute.is_whole()
