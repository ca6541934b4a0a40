"""The long run: a worker killed fifty times, each time somewhere else, with people at work."""

from __future__ import annotations

import asyncio

import pytest

from tests.faults.dispute import Dispute
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
FORMS_A_KILL = 3


@pytest.mark.timeout(1800)
async def test_fifty_kills_lose_no_step_and_double_none(world: World, dispute: Dispute) -> None:
    worker = await world.worker(Plan(quiet=False))
    await dispute.in_mediation()
    await worker.stop()
    forms: list[str] = []
    for number in range(KILLS):
        plan = Plan(dies_at=POINTS[number % len(POINTS)], dies_the=1 + number % 3, quiet=False)
        dying = await world.worker(plan)
        # A message is brought by the naming of a decision maker, none by a document.
        posted = [dispute.decision_maker(), *(dispute.document() for _ in range(FORMS_A_KILL - 1))]
        forms.extend(form.meta.command_id for form in posted)
        await asyncio.gather(*(world.post(form, patience=0.2) for form in posted))
        await world.dies(dying)

    await world.worker(Plan(quiet=False))

    for command_id in forms:
        assert (await world.answered(command_id)).status == "applied"
    kinds = world.kinds(dispute.case_id)
    assert kinds.count("decision_maker_named") == KILLS
    assert kinds.count("document_added") == KILLS * (FORMS_A_KILL - 1)
    dispute.is_whole()
    await until(lambda: not world.messages.pending(0), "that no message is left")
    [[intents, messages]] = world.servers.as_owner(
        world.name, "SELECT (SELECT count(*) FROM message_intent), (SELECT count(*) FROM message)"
    )
    assert intents == messages
