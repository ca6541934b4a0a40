"""The same form posted twice: one after the other, at the same time, through two web processes."""

from __future__ import annotations

import asyncio

import pytest

from api.gateway import Done
from tests.faults.dispute import Dispute
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]

TIMES = 5


async def test_a_form_posted_many_times_at_once_is_applied_once_and_answered_alike(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.in_mediation()
    form = dispute.decision_maker()

    outcomes = await asyncio.gather(*(world.post(form, patience=20.0) for _ in range(TIMES)))

    assert len(set(outcomes)) == 1
    assert isinstance(outcomes[0], Done)
    assert await world.post(form) == outcomes[0]
    assert await world.said_again(form.meta.command_id) == outcomes[0].seq
    assert world.kinds(dispute.case_id).count("decision_maker_named") == 1
    dispute.is_whole()


async def test_a_case_filed_many_times_at_once_is_opened_once(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    form = dispute.filing()

    outcomes = await asyncio.gather(*(world.post(form, patience=20.0) for _ in range(TIMES)))

    assert len(set(outcomes)) == 1
    assert isinstance(outcomes[0], Done)
    assert world.kinds(dispute.case_id) == ["dispute_filed"]
    dispute.is_whole()


async def test_without_the_id_in_the_form_each_post_is_another_step(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.in_mediation()

    await asyncio.gather(
        *(world.post(dispute.decision_maker(), patience=20.0) for _ in range(TIMES))
    )

    assert world.kinds(dispute.case_id).count("decision_maker_named") == TIMES
