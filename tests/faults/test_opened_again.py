"""A dispute that had ended is opened again: on a real database, through the web's own gateway."""

from __future__ import annotations

import asyncio

import pytest

from api.gateway import Done, NotAllowed
from cases.actor import Role
from cases.dispute.links.commands import Reopen
from cases.dispute.links.vocabulary import ReopenReason
from tests.faults.dispute import Dispute
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]


def reopening(dispute: Dispute, narrative_id: str = "words-of-the-reason") -> Reopen:
    """The family asks to go on."""
    return Reopen(dispute.meta(Role.FAMILY), ReopenReason.ENDED_BY_MISTAKE, narrative_id)


async def test_a_form_that_opens_a_case_again_is_applied_once_however_often_it_is_posted(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.in_mediation()
    await dispute.must(dispute.withdrawal())
    refused = await world.post(dispute.decision_maker(), patience=20.0)
    assert isinstance(refused, NotAllowed)
    without_reason = await world.post(reopening(dispute, ""), patience=20.0)
    assert isinstance(without_reason, NotAllowed)
    form = reopening(dispute)
    outcomes = await asyncio.gather(*(world.post(form, patience=20.0) for _ in range(3)))
    assert all(isinstance(outcome, Done) for outcome in outcomes), outcomes
    assert world.kinds(dispute.case_id).count("dispute_reopened") == 1
    await dispute.must(dispute.decision_maker())
    dispute.is_whole()


async def test_a_case_that_is_open_again_is_rebuilt_like_any_other(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.in_mediation()
    await dispute.must(dispute.withdrawal())
    await dispute.must(reopening(dispute))
    summary = await world.rebuild()
    assert summary.started == 1
    await dispute.must(dispute.decision_maker())
    await dispute.must(dispute.withdrawal())
    await dispute.must(reopening(dispute))
    assert world.kinds(dispute.case_id).count("dispute_reopened") == 2
    dispute.is_whole()
