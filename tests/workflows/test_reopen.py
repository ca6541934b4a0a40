"""A case that had ended is opened again: a new run, the same chain, its clocks judged anew."""

from __future__ import annotations

from typing import Any

import pytest
from temporalio.client import WorkflowExecutionStatus

from cases.clock import ClockStatus
from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute.links.commands import Reopen
from cases.dispute.links.vocabulary import ReopenReason
from cases.dispute.vocabulary import Stage
from cases.event import GENESIS, chain_hash
from cases.wire import dump_state
from tests.workflows import paths
from tests.workflows.engine import QUEUE, Case, Engine
from tests.workflows.paths import FAMILY, MEDIATOR
from workflows.ports import Opening
from workflows.sending import NOT_FOUND, Unanswered, open_again, send

pytestmark = pytest.mark.anyio

WHY: dict[str, Any] = {"reason": ReopenReason.ENDED_BY_MISTAKE, "narrative_id": "why"}


def remembered(case: Case) -> Opening:
    """The case as its stored events tell it."""
    events = case.memory.events[case.case_id]
    applied = {event.command_id: event.seq for event in events if event.command_id}
    return Opening(
        case.case_id,
        case.kind,
        dump_state(case.kind, case.state),
        events[-1].seq,
        events[-1].hash,
        tuple(applied.items()),
    )


async def reopened(case: Case) -> None:
    """The web's way: the command finds no workflow, and begins a new run."""
    await case.handle.result()
    command = await case.receive(Reopen, FAMILY, **WHY)
    assert await send(case.engine.client, case.kind, command, 5) == Unanswered(NOT_FOUND)
    before = len(case.memory.events[case.case_id])
    await open_again(case.engine.client, QUEUE, remembered(case), command)
    await case.memory.until(lambda: len(case.memory.events[case.case_id]) > before)


async def test_a_case_that_is_opened_again_continues_its_chain_and_takes_commands(
    engine: Engine,
) -> None:
    case = await paths.withdrawn(engine)
    first_run = (await case.handle.describe()).run_id
    due = case.due("appeal")
    await reopened(case)
    assert case.state.stage is Stage.MEDIATION
    assert case.clock("appeal").status is ClockStatus.RUNNING
    assert case.due("appeal") == due
    description = await case.handle.describe()
    assert description.status is WorkflowExecutionStatus.RUNNING
    assert description.run_id != first_run
    await case.do(c.AppointMediator, MEDIATOR, mediator_id="mediator-1")
    events = case.memory.events[case.case_id]
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    head = GENESIS
    for event in events:
        head = chain_hash(head, event)
        assert event.hash == head
    assert case.kinds()[-2:] == ["dispute_reopened", "mediator_appointed"]


async def test_time_goes_on_for_a_case_that_is_open_again_and_it_can_end_once_more(
    engine: Engine,
) -> None:
    case = await paths.withdrawn(engine)
    await reopened(case)
    await case.on(case.due("arrange_mediation"))
    await case.days(1)
    assert "certificate_issued" in case.kinds()
    await case.do(c.Withdraw, FAMILY)
    await case.handle.result()
    await reopened(case)
    assert case.state.links.times_reopened == 2


async def test_the_same_filing_opens_a_case_again_once(engine: Engine) -> None:
    case = await paths.withdrawn(engine)
    await case.handle.result()
    command = await case.receive(Reopen, FAMILY, **WHY)
    opening = remembered(case)
    for _ in range(2):
        await open_again(engine.client, QUEUE, opening, command)
    await case.give(command)
    assert len(case.memory.recorded(case.case_id, "dispute_reopened")) == 1


async def test_a_filing_that_is_refused_starts_nothing(engine: Engine) -> None:
    case = await paths.withdrawn(engine)
    await case.handle.result()
    command = await case.make(Reopen, FAMILY, **(WHY | {"narrative_id": ""}))
    with pytest.raises(CommandRefused):
        await open_again(engine.client, QUEUE, remembered(case), command)
    assert (await case.handle.describe()).status is WorkflowExecutionStatus.COMPLETED
    assert (await case.handle.describe()).run_id == case.first_run
