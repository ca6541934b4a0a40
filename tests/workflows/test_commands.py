"""What an answer to a command is worth: once, in order, after it was saved."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from temporalio.client import WorkflowContinuedAsNewError, WorkflowUpdateFailedError

from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute.vocabulary import Ending
from tests.workflows import paths
from tests.workflows.engine import Case, Engine
from tests.workflows.paths import ADVISER, AUTHORITY, CLERK, FAMILY

pytestmark = pytest.mark.anyio


async def start_afresh(case: Case) -> None:
    """Ask the case to continue as new and wait until its run has ended."""
    run_id = (await case.handle.describe()).run_id
    await case.handle.signal("checkpoint")
    run = case.engine.client.get_workflow_handle(case.handle.id, run_id=run_id)
    with pytest.raises(WorkflowContinuedAsNewError):
        await run.result(follow_runs=False)


async def test_a_refusal_cites_its_rule_and_changes_nothing(engine: Engine) -> None:
    case = await paths.filed(engine)
    events = len(engine.memory.events[case.case_id])
    refusal = await case.refused(c.ContactAdviser, FAMILY, wants_mediation=False)
    assert (refusal.code, refusal.rule) == ("mediation_is_mandatory", "H1")
    assert "tribunal now" in refusal.reason
    assert (await case.refused(c.AcceptReferral, CLERK)).code
    assert len(engine.memory.events[case.case_id]) == events


async def test_a_command_that_nobody_understands_is_refused_and_changes_nothing(
    engine: Engine,
) -> None:
    case = await paths.filed(engine)
    with pytest.raises(WorkflowUpdateFailedError) as refused:
        await case.handle.execute_update("perform", {"kind": "abolish_the_law"})
    assert "not understood" in str(refused.value.cause)
    assert case.kinds() == ["dispute_filed"]


async def test_the_same_command_twice_is_applied_once_and_answered_alike(engine: Engine) -> None:
    case = await paths.filed(engine)
    command = await case.make(c.AcknowledgeComplaint, AUTHORITY)
    first = await case.give(command)
    assert await case.give(command) == first
    assert len(engine.memory.recorded(case.case_id, "complaint_acknowledged")) == 1


async def test_the_same_command_is_applied_once_even_when_the_case_began_a_new_history(
    engine: Engine,
) -> None:
    case = await paths.filed(engine)
    command = await case.make(c.AcknowledgeComplaint, AUTHORITY)
    first = await case.give(command)
    for _ in range(2):
        await start_afresh(case)
        assert await case.give(command) == first
    assert len(await case.runs()) == 3
    assert len(engine.memory.recorded(case.case_id, "complaint_acknowledged")) == 1


async def test_the_same_command_sent_eight_times_at_once_is_applied_once(engine: Engine) -> None:
    case = await paths.filed(engine)
    command = await case.make(c.AcknowledgeComplaint, AUTHORITY)
    answers = await asyncio.gather(*(case.give(command) for _ in range(8)))
    assert len(set(answers)) == 1
    assert len(engine.memory.recorded(case.case_id, "complaint_acknowledged")) == 1


async def test_opening_the_same_case_twice_opens_it_once(engine: Engine) -> None:
    case = await paths.filed(engine)
    opening = next(iter(engine.memory.inbox.values())).command
    from tests.workflows.engine import QUEUE
    from workflows.sending import open_case_of

    await open_case_of(engine.client, QUEUE, "dispute", opening)
    await case.do(c.AcknowledgeComplaint, AUTHORITY)
    assert case.kinds() == ["dispute_filed", "complaint_acknowledged"]


async def test_two_commands_at_once_are_both_recorded_in_one_order(engine: Engine) -> None:
    case = await paths.contacted(engine)
    answers = await asyncio.gather(
        case.do(c.AppointMediator, ADVISER, mediator_id="mediator-1"),
        case.do(c.NameDecisionMaker, AUTHORITY, decision_maker_id="officer-1"),
    )
    assert answers[0].seq != answers[1].seq
    events = engine.memory.events[case.case_id]
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert {events[answer.seq - 1].kind for answer in answers} == {
        "mediator_appointed",
        "decision_maker_named",
    }


async def test_of_two_commands_that_exclude_each_other_one_is_refused(engine: Engine) -> None:
    case = await paths.filed(engine)
    answers = await asyncio.gather(
        *(case.do(c.AcknowledgeComplaint, AUTHORITY) for _ in range(2)), return_exceptions=True
    )
    assert sum(isinstance(answer, CommandRefused) for answer in answers) == 1
    assert len(engine.memory.recorded(case.case_id, "complaint_acknowledged")) == 1


async def test_everybody_is_answered_when_a_case_ends_under_their_hands(engine: Engine) -> None:
    case = await paths.filed(engine)
    answers: list[Any] = await asyncio.gather(
        case.do(c.Withdraw, FAMILY),
        *(case.do(c.AcknowledgeComplaint, AUTHORITY) for _ in range(3)),
        return_exceptions=True,
    )
    assert not isinstance(answers[0], BaseException)
    for answer in answers[1:]:
        assert isinstance(answer, CommandRefused) or answer.seq
    assert case.state.ending is Ending.WITHDRAWN
    closing = await case.handle.result()
    assert closing["seq"] == len(engine.memory.events[case.case_id])


async def test_an_answer_comes_only_after_the_events_are_saved(engine: Engine) -> None:
    case = await paths.filed(engine)
    engine.memory.outages = 3
    receipt = await case.do(c.AcknowledgeComplaint, AUTHORITY)
    assert engine.memory.outages == 0
    assert len(engine.memory.events[case.case_id]) == receipt.seq


async def test_a_worker_that_dies_after_the_commit_writes_nothing_twice(engine: Engine) -> None:
    case = await paths.filed(engine)
    engine.memory.crashes_after_commit = 1
    receipt = await case.do(c.AcknowledgeComplaint, AUTHORITY)
    assert engine.memory.crashes_after_commit == 0
    assert len(engine.memory.events[case.case_id]) == receipt.seq
    assert case.kinds() == ["dispute_filed", "complaint_acknowledged"]


async def test_what_is_decided_while_the_database_is_away_is_saved_in_one_batch(
    engine: Engine,
) -> None:
    case = await paths.contacted(engine)
    engine.memory.outages = 2
    before = len(engine.memory.batches)
    await asyncio.gather(
        case.do(c.AppointMediator, ADVISER, mediator_id="mediator-1"),
        case.do(c.NameDecisionMaker, AUTHORITY, decision_maker_id="officer-1"),
        case.do(c.ReportNotArranged, AUTHORITY),
    )
    assert len(engine.memory.batches) - before <= 2
    assert case.state.parties.mediator_id == "mediator-1"
    assert case.state.mediation.reported_not_arranged_on is not None


async def test_a_case_that_begins_a_new_history_in_the_middle_loses_no_date(
    engine: Engine,
) -> None:
    case = await paths.contacted(engine)
    await start_afresh(case)
    assert await case.handle.query("snapshot") == {
        "case_id": case.case_id,
        "stage": "mediation",
        "seq": len(engine.memory.events[case.case_id]),
        "saved_seq": len(engine.memory.events[case.case_id]),
        "head": engine.memory.events[case.case_id][-1].hash,
    }
    due = case.due("arrange_mediation")
    await case.on(due)
    assert not engine.memory.recorded(case.case_id, "certificate_issued")
    await case.days(1)
    (issued,) = engine.memory.recorded(case.case_id, "certificate_issued")
    assert issued.payload["ground"] == "not_arranged_in_30_days"


async def test_a_dispute_about_a_plan_is_noted_on_the_plan_by_a_command_of_its_own(
    engine: Engine,
) -> None:
    plan = await paths.plan_registered(engine)
    dispute = await paths.filed(engine, plan_id=plan.case_id)
    (news,) = [k.command for k in engine.memory.inbox.values() if k.kind == "plan"][1:]
    await plan.give(news)
    assert plan.state.open_disputes == (dispute.case_id,)
    await plan.give(news)
    assert plan.kinds().count("plan_dispute_noted") == 1
