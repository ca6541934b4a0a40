"""Something of mediation gets out of its compartment: the worker's own scan names it (M21)."""

from __future__ import annotations

import pytest

from store.compartment import Compartment, ItemKind
from tests.faults.dispute import Dispute
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]

OFFER = "We would accept two hours of speech therapy each week if it starts in May."


async def test_the_worker_names_what_got_out_by_itself(world: World, dispute: Dispute) -> None:
    """The scan runs with the daily proof; the first round of a worker is the first of a day."""
    worker = await world.worker()
    await dispute.opened()
    await worker.stop()
    _keep(world, dispute)
    world.people.write("leak", dispute.case_id, "family-1", f"They said: {OFFER}")
    await world.forget_housekeeping()

    await world.worker()

    _, detail = await world.fault(dispute.case_id, "wall_broken")
    assert detail == "something of mediation lies in the words of the case (M21)"


async def test_verification_names_it_too(world: World, dispute: Dispute) -> None:
    worker = await world.worker()
    await dispute.opened()
    await worker.stop()
    _keep(world, dispute)
    assert (await world.redress("verify"))[0] == 0
    world.people.write("leak", dispute.case_id, "family-1", f"They said: {OFFER}")

    code, said = await world.redress("verify")
    assert code == 1
    assert f"{dispute.case_id}: something of mediation lies in the words of the case" in said


def _keep(world: World, dispute: Dispute) -> None:
    """An offer of the council, behind the wall."""
    compartment = Compartment(world.database.url, 1)
    compartment.keep(
        "offer-1",
        dispute.case_id,
        ItemKind.OFFER,
        side="authority",
        author_id="authority-1",
        words=OFFER,
    )
    compartment.close()
