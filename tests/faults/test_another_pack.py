"""An administrator moves one dispute to another policy pack from the command line."""

from __future__ import annotations

import pytest

from tests.faults.dispute import Dispute
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]


async def test_a_dispute_is_moved_to_another_pack_with_its_reason_and_moved_once(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.in_mediation()
    words = ("transfer", dispute.case_id, "law-2014", "--because", "wrong_pack", "--yes")
    code, said = await world.redress(*words, "--words", "It was filed under the wrong rules.")
    assert (code, "is run under law-2014 now" in said) == (0, True), said
    case = world.pages.find(dispute.case_id)
    assert case is not None
    assert case.state.pack == case.pack == "law-2014"
    (moved,) = (e for e in world.record(dispute.case_id) if e.kind == "pack_transferred")
    assert moved.actor.role == "administrator"
    narrative = world.people.narrative(moved.payload["narrative_id"])
    assert narrative is not None
    assert narrative.words == "It was filed under the wrong rules."
    code, said = await world.redress(*words, "--words", "Once more.")
    assert code == 2
    assert "runs under these rules already" in said
    code, said = await world.redress("transfer", "no-such-case", *words[2:], "--words", "Why.")
    assert (code, "There is no dispute with that id." in said) == (2, True), said
    dispute.is_whole()
