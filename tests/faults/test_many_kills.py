"""The long run: a worker killed fifty times, each time somewhere else, with people at work."""

from __future__ import annotations

import asyncio

import pytest

from tests.faults.dispute import Dispute, make_known
from tests.faults.launched import Plan
from tests.faults.polling import until
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault, pytest.mark.slow]

KILLS = 50
POINTS = (
    "append committed",
    "append written, not committed",
    "message in the centre",
    "before append",
    "message done",
)


@pytest.mark.timeout(1800)
async def test_fifty_kills_lose_no_step_and_double_none(world: World, dispute: Dispute) -> None:
    make_known(world)
    worker = await world.worker(Plan(quiet=False))
    await dispute.in_mediation()
    await worker.stop()
    named: list[str] = []
    added: list[str] = []
    for number in range(KILLS):
        plan = Plan(dies_at=POINTS[number % len(POINTS)], dies_the=1 + number % 3, quiet=False)
        dying = world.starting_worker(plan)
        while not dying.is_dead():
            # The naming of a decision maker brings a message, a document brings none.
            maker, document = dispute.decision_maker(), dispute.document()
            named.append(maker.meta.command_id)
            added.append(document.meta.command_id)
            await asyncio.gather(*(world.post(form, patience=0.5) for form in (maker, document)))
        await world.dies(dying)

    await world.worker(Plan(quiet=False))

    for command_id in (*named, *added):
        assert (await world.answered(command_id)).status == "applied"
    kinds = world.kinds(dispute.case_id)
    assert kinds.count("decision_maker_named") == len(named)
    assert kinds.count("document_added") == len(added)
    dispute.is_whole()
    await until(lambda: not world.messages.pending(0), "that no message is left")
    [[intents, messages]] = world.servers.as_owner(
        world.name, "SELECT (SELECT count(*) FROM message_intent), (SELECT count(*) FROM message)"
    )
    assert intents == messages
