"""No case without a next action: every way in which a case can lose its own is named and mended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from psycopg.types.json import Jsonb

from activities.next_actions import NO_NEXT_ACTION
from activities.standing import NOT_RUNNING
from cases.clock import ClockStatus
from cases.dispute.state import Certificate, DisputeState
from cases.dispute.vocabulary import CertificateKind, Stage
from cases.wire import dump_state, hash_state
from tests.faults.dispute import Dispute
from tests.faults.launched import Plan
from tests.faults.polling import until
from tests.faults.world import World
from workflows.addressing import case_workflow

pytestmark = [pytest.mark.anyio, pytest.mark.fault]

Loss = Callable[[World, str], Awaitable[None]]


def _edit(world: World, statement: str, case_id: str) -> None:
    world.servers.unguarded(world.name, (statement, (case_id,)))


async def tasks_deleted(world: World, case_id: str) -> None:
    """The worklists forget the case."""
    _edit(world, "DELETE FROM task WHERE case_id = %s", case_id)


async def clock_rows_deleted(world: World, case_id: str) -> None:
    """The pages forget its dates."""
    _edit(world, "DELETE FROM clock WHERE case_id = %s", case_id)


async def clocks_deleted_from_the_state(world: World, case_id: str) -> None:
    """The row that pages read forgets its dates."""
    _edit(
        world,
        "UPDATE case_row SET state = jsonb_set(state, '{clocks}', '[]') WHERE case_id = %s",
        case_id,
    )


async def marked_as_ended(world: World, case_id: str) -> None:
    """Nobody looks at a case that has ended."""
    _edit(world, "UPDATE case_row SET is_closed = true WHERE case_id = %s", case_id)


async def nothing_owed_and_no_day_awaited(world: World, case_id: str) -> None:
    """A state from which nothing follows, consistent in itself."""
    certificate = Certificate(CertificateKind.DECLINED, "number", date(2026, 1, 1), "")

    def forget(state: DisputeState) -> DisputeState:
        mediation = replace(
            state.mediation,
            contacted_on=date(2026, 1, 1),
            wanted=False,
            certificate=certificate,
        )
        assert state.complaint is not None
        complaint = replace(state.complaint, satisfied=False)
        return replace(
            state, stage=Stage.MEDIATION, mediation=mediation, complaint=complaint, clocks=()
        )

    _store(world, case_id, forget)
    await tasks_deleted(world, case_id)
    await clock_rows_deleted(world, case_id)


async def timer_lost(world: World, case_id: str) -> None:
    """A day of the case has passed, and its workflow sleeps on without an alarm for it."""

    def overdue(state: DisputeState) -> DisputeState:
        return replace(
            state,
            clocks=tuple(
                replace(c, deadline=replace(c.deadline, due_on=c.started_on - timedelta(days=3)))
                if c.status is ClockStatus.RUNNING
                else c
                for c in state.clocks
            ),
        )

    _store(world, case_id, overdue)


def _store(world: World, case_id: str, change: Callable[[DisputeState], DisputeState]) -> None:
    page = world.pages.find(case_id)
    assert page is not None
    state = change(page.state)
    world.servers.unguarded(
        world.name,
        (
            "UPDATE case_row SET state = %s, state_hash = %s, stage = %s WHERE case_id = %s",
            (
                Jsonb(dump_state("dispute", state)),
                hash_state("dispute", state),
                state.stage.value,
                case_id,
            ),
        ),
    )


async def workflow_terminated(world: World, case_id: str) -> None:
    """Somebody ends the workflow by mistake, and nobody files anything."""
    await world.client.get_workflow_handle(case_workflow("dispute", case_id)).terminate("mistake")


LOSSES: dict[Loss, tuple[str, str]] = {
    tasks_deleted: (NO_NEXT_ACTION, "on nobody’s worklist"),
    clock_rows_deleted: (NO_NEXT_ACTION, "dates are not shown"),
    clocks_deleted_from_the_state: (NO_NEXT_ACTION, "changed by hand"),
    marked_as_ended: (NO_NEXT_ACTION, "marked as ended"),
    nothing_owed_and_no_day_awaited: (NO_NEXT_ACTION, "Nobody owes anything"),
    timer_lost: (NO_NEXT_ACTION, "did not wake up"),
    workflow_terminated: (NOT_RUNNING, "Its workflow has ended"),
}
"""Every loss, the fault that names it and a part of its words."""


async def test_every_lost_next_action_is_named_within_one_round_and_mended_by_a_rebuild(
    world: World,
) -> None:
    worker = await world.worker()
    disputes = {loss: Dispute(world) for loss in LOSSES}
    for dispute in disputes.values():
        await dispute.opened()
    whole = Dispute(world)
    await whole.opened()
    await world.swept()
    assert world.open_faults() == ()
    before = {loss: world.pages.tasks(one.case_id) for loss, one in disputes.items()}

    for loss, dispute in disputes.items():
        await loss(world, dispute.case_id)
    await world.swept()

    for loss, (kind, words) in LOSSES.items():
        named = world.named(disputes[loss].case_id)
        assert list(named) == [kind], loss
        assert words in named[kind]
        assert "Who must act in it: example-" in named[kind]
        assert "redress rebuild" in named[kind]
    assert world.named(whole.case_id) == {}

    await worker.stop()
    assert (await world.redress("rebuild"))[0] == 0
    await world.worker()
    await until(lambda: not world.open_faults(), "that no fault stands")
    await world.swept()
    assert world.open_faults() == ()
    for loss, dispute in disputes.items():
        dispute.is_whole()
        assert world.pages.tasks(dispute.case_id) == before[loss], loss
        await dispute.must(dispute.acknowledgement())


async def test_a_case_that_ended_is_no_case_without_a_next_action(
    world: World, dispute: Dispute
) -> None:
    await world.worker()
    await dispute.opened()
    await dispute.must(dispute.withdrawal())
    await world.swept(3)
    assert world.open_faults() == ()


@pytest.mark.slow
async def test_without_looking_at_every_case_a_lost_next_action_is_seen_by_nobody(
    world: World, dispute: Dispute
) -> None:
    await world.worker(Plan(altered=("next actions are looked at",)))
    await dispute.opened()
    await tasks_deleted(world, dispute.case_id)
    await workflow_terminated(world, dispute.case_id)
    await world.swept(3)
    assert world.open_faults() == ()
