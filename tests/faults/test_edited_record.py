"""Somebody with the owner's password edits a row of the record by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from psycopg.types.json import Jsonb

from api.gateway import StillWorking
from cases.event import GENESIS, chain_hash
from tests.faults.dispute import Dispute
from tests.faults.launched import Plan
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]


async def test_the_record_cannot_be_edited_in_passing(world: World, dispute: Dispute) -> None:
    await _some_record(world, dispute)
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        _edit(world, dispute, guarded=True)


async def test_an_event_edited_by_hand_is_found_by_verification(
    world: World, dispute: Dispute
) -> None:
    await _some_record(world, dispute)
    assert (await world.redress("verify"))[0] == 0

    _edit(world, dispute)

    code, said = await world.redress("verify")
    assert code == 1
    assert f"{dispute.case_id}: event 1 was changed after it was recorded" in said


async def test_the_worker_names_an_edited_event_by_itself(world: World, dispute: Dispute) -> None:
    """The sweeper proves the record once a day; its first round is the first of a day."""
    worker = await world.worker()
    await dispute.opened()
    await worker.stop()
    _edit(world, dispute)
    await world.forget_housekeeping()

    await world.worker()

    _, detail = await world.fault(dispute.case_id, "records_changed")
    assert detail == "event 1 was changed after it was recorded"


async def test_without_hashing_again_an_edited_event_is_not_found(
    world: World, dispute: Dispute
) -> None:
    await _some_record(world, dispute)
    _edit(world, dispute)
    code, said = await world.redress("verify", plan=Plan(altered=("events are hashed again",)))
    assert code == 0, said


async def test_a_record_forged_with_all_its_hashes_is_named_at_the_next_append(
    world: World, dispute: Dispute
) -> None:
    worker = await world.worker()
    await dispute.opened()
    _forge(world, dispute)
    assert world.verification.case(dispute.case_id) == ()

    assert isinstance(await dispute.post(dispute.acknowledgement()), StillWorking)
    await world.fault(dispute.case_id, "head_mismatch")
    await worker.stop()


async def test_a_forged_record_differs_from_the_root_of_its_day(
    world: World, dispute: Dispute
) -> None:
    await _some_record(world, dispute)
    assert world.verification.make_roots(_tomorrow()) != ()
    assert world.verification.roots() == ()

    _forge(world, dispute)

    code, said = await world.redress("verify")
    assert code == 1
    assert "a whole case: the records of" in said


async def test_without_comparing_heads_a_forged_record_is_carried_on(
    world: World, dispute: Dispute
) -> None:
    await world.worker(Plan(altered=("heads are compared",)))
    await dispute.opened()
    _forge(world, dispute)

    await dispute.must(dispute.acknowledgement())
    assert world.named(dispute.case_id) == {}


async def _some_record(world: World, dispute: Dispute) -> None:
    worker = await world.worker()
    await dispute.opened()
    await worker.stop()


def _tomorrow() -> datetime:
    return datetime.now(UTC) + timedelta(days=1)


def _edit(world: World, dispute: Dispute, *, guarded: bool = False) -> None:
    """The family's complaint gets an earlier day."""
    edit = "UPDATE case_event SET effective_on = effective_on - 1 WHERE seq = 1 AND case_id = %s"
    if guarded:
        world.servers.as_owner(world.name, edit, dispute.case_id)
    else:
        world.servers.unguarded(world.name, (edit, (dispute.case_id,)))


def _forge(world: World, dispute: Dispute) -> None:
    """The same edit by somebody who knows how the chain is made, and mends it."""
    head = GENESIS
    statements: list[tuple[str, tuple[object, ...]]] = []
    for event in world.record(dispute.case_id):
        if event.seq == 1:
            event = replace(event, effective_on=event.effective_on - timedelta(days=1))
        head = chain_hash(head, event)
        statements.append(
            (
                "UPDATE case_event SET effective_on = %s, payload = %s, hash = %s "
                "WHERE case_id = %s AND seq = %s",
                (event.effective_on, Jsonb(event.payload), head, event.case_id, event.seq),
            )
        )
    statements.append(("UPDATE case_row SET head = %s WHERE case_id = %s", (head, dispute.case_id)))
    world.servers.unguarded(world.name, *statements)
