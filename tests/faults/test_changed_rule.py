"""The code that decides changes under an open case."""

from __future__ import annotations

import pytest

from api.gateway import StillWorking
from tests.faults.dispute import Dispute
from tests.faults.launched import Plan
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]

FORTY_DAYS = "forty days to arrange mediation"
ONE_MORE_EVENT = "one more event for an acknowledgement"


@pytest.mark.parametrize(
    "change", [pytest.param(FORTY_DAYS, marks=pytest.mark.slow), ONE_MORE_EVENT]
)
async def test_a_rule_changed_under_an_open_case_is_named_and_a_rebuild_mends_it(
    world: World, dispute: Dispute, change: str
) -> None:
    await _decided_by_the_old_code(world, dispute)
    before = world.kinds(dispute.case_id)
    worker = await world.worker(Plan(altered=(change,)))
    form = dispute.decision_maker()

    assert isinstance(await world.post(form), StillWorking)
    await world.fault(dispute.case_id, "head_mismatch", "not_deciding")
    assert world.kinds(dispute.case_id) == before

    worker.kill()
    code, said = await world.redress("rebuild", plan=Plan(altered=(change,)))
    assert code == 0, said
    await world.worker(Plan(altered=(change,)))
    assert (await world.answered(form.meta.command_id)).status == "applied"
    assert world.kinds(dispute.case_id) == [*before, "decision_maker_named"]
    assert world.open_faults() == ()
    dispute.is_whole()


@pytest.mark.parametrize(
    "change", [pytest.param(FORTY_DAYS, marks=pytest.mark.slow), ONE_MORE_EVENT]
)
async def test_a_rebuild_before_the_new_code_polls_lets_every_case_go_on(
    world: World, dispute: Dispute, change: str
) -> None:
    await _decided_by_the_old_code(world, dispute)
    new = Plan(altered=(change,))

    await world.redress("rebuild", plan=new)
    await world.worker(new)

    await dispute.must(dispute.decision_maker())
    assert world.open_faults() == ()
    dispute.is_whole()


@pytest.mark.slow
async def test_without_the_comparisons_a_changed_rule_falsifies_the_record_silently(
    world: World, dispute: Dispute
) -> None:
    await _decided_by_the_old_code(world, dispute)

    await world.worker(Plan(altered=(ONE_MORE_EVENT, "heads are compared", "states are compared")))

    await dispute.must(dispute.decision_maker())
    assert world.named(dispute.case_id) == {}
    assert world.verification.case(dispute.case_id) != ()


async def _decided_by_the_old_code(world: World, dispute: Dispute) -> None:
    worker = await world.worker()
    await dispute.in_mediation()
    await dispute.must(dispute.acknowledgement())
    await worker.stop()
