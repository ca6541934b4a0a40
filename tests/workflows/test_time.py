"""Time: what it brings, what it must wait for, and by which day a filing is judged."""

from __future__ import annotations

import asyncio
from datetime import time, timedelta

import pytest
from temporalio.client import WorkflowContinuedAsNewError

from cases.clock import ClockStatus, expires_at
from cases.command import CommandRefused
from cases.dispute import commands as c
from rules.calendar import at_london
from tests.workflows import paths
from tests.workflows.engine import Case, Engine
from tests.workflows.paths import AUTHORITY, FAMILY

pytestmark = pytest.mark.anyio

ACK = "complaint_acknowledge"


def missed(case: Case, clock_id: str) -> list[int]:
    """Numbers of the events that say a clock was missed."""
    return [
        event.seq
        for event in case.memory.recorded(case.case_id, "clock_missed")
        if event.payload["clock_id"] == clock_id
    ]


async def test_a_missed_day_is_recorded_early_the_next_morning_and_not_before(
    engine: Engine,
) -> None:
    case = await paths.filed(engine)
    due = case.due(ACK)
    await case.on(due, time(23, 59))
    assert missed(case, ACK) == []
    await case.on(due + timedelta(days=1), time(6, 1))
    (seq,) = missed(case, ACK)
    assert case.clock(ACK).status is ClockStatus.MISSED
    recorded_at = engine.memory.events[case.case_id][seq - 1].recorded_at
    assert recorded_at >= expires_at(case.clock(ACK))


async def test_reminders_come_on_their_days(engine: Engine) -> None:
    case = await paths.contacted(engine)
    due = case.due("arrange_mediation")
    await case.on(due)
    days = [
        (event.payload["days_left"], event.recorded_at.date())
        for event in engine.memory.recorded(case.case_id, "reminder_reached")
        if event.payload["clock_id"] == "arrange_mediation"
    ]
    assert days
    for days_left, on in days:
        assert on == due - timedelta(days=days_left)


async def expiry_comes(case: Case, clock_id: str) -> None:
    """Let a clock run out and wait until the case has asked for filings received in time."""
    await case.engine.sleep_until(expires_at(case.clock(clock_id)) + timedelta(seconds=10))
    await case.memory.until(lambda: bool(case.memory.asked))


async def test_a_missed_day_waits_for_a_filing_that_came_in_time_and_that_is_decided_first(
    engine: Engine,
) -> None:
    case = await paths.filed(engine)
    filing = await case.receive(c.AcknowledgeComplaint, AUTHORITY)
    await expiry_comes(case, ACK)
    assert missed(case, ACK) == []

    await case.give(filing)
    await case.quiet()
    assert missed(case, ACK) == []
    assert case.clock(ACK).status is ClockStatus.MET
    assert case.state.complaint.acknowledged_on <= case.due(ACK)


async def test_a_filing_that_came_in_time_and_is_refused_holds_the_missed_day_no_longer(
    engine: Engine,
) -> None:
    case = await paths.filed(engine)
    filing = await case.receive(c.ContactAdviser, FAMILY, wants_mediation=False)
    await expiry_comes(case, ACK)
    assert missed(case, ACK) == []
    with pytest.raises(CommandRefused, match="2022 proposal"):
        await case.give(filing)
    await engine.env.sleep(timedelta(minutes=10))
    await case.quiet()
    assert len(missed(case, ACK)) == 1


async def test_a_filing_that_came_late_does_not_hold_the_missed_day(engine: Engine) -> None:
    case = await paths.filed(engine)
    await case.on(case.due(ACK) + timedelta(days=1), time(1))
    filing = await case.receive(c.AcknowledgeComplaint, AUTHORITY)
    await case.on(case.due(ACK) + timedelta(days=1))
    assert len(missed(case, ACK)) == 1
    await case.give(filing)
    assert case.clock(ACK).status is ClockStatus.MET_LATE


async def test_a_filing_that_nobody_can_decide_for_days_does_not_fill_the_history(
    engine: Engine,
) -> None:
    case = await paths.filed(engine)
    await case.receive(c.AcknowledgeComplaint, AUTHORITY)
    await expiry_comes(case, ACK)
    await engine.env.sleep(timedelta(hours=1))
    assert len(engine.memory.asked) < 30
    assert missed(case, ACK) == []


async def test_a_case_begins_a_new_history_even_while_a_missed_day_waits(engine: Engine) -> None:
    case = await paths.filed(engine)
    filing = await case.receive(c.AcknowledgeComplaint, AUTHORITY)
    await expiry_comes(case, ACK)
    run = engine.client.get_workflow_handle(case.handle.id, run_id=case.first_run)
    await case.handle.signal("checkpoint")
    with pytest.raises(WorkflowContinuedAsNewError):
        await run.result(follow_runs=False)
    await case.give(filing)
    assert case.clock(ACK).status is ClockStatus.MET
    assert missed(case, ACK) == []


async def test_a_filing_decided_days_after_its_receipt_is_judged_by_its_receipt(
    engine: Engine,
) -> None:
    case = await paths.filed(engine)
    filing = await case.receive(c.AcknowledgeComplaint, AUTHORITY)
    await case.stop()
    await engine.sleep_until(expires_at(case.clock(ACK)) + timedelta(days=3))
    await case.start_again()
    await case.give(filing)
    await case.quiet()
    assert case.clock(ACK).status is ClockStatus.MET
    assert missed(case, ACK) == []


async def test_a_paper_filing_entered_after_the_missed_day_counts_from_its_true_receipt(
    engine: Engine,
) -> None:
    case = await paths.filed(engine)
    received_at = await case.at() + timedelta(hours=2)
    await case.on(case.due(ACK) + timedelta(days=1))
    assert case.clock(ACK).status is ClockStatus.MISSED
    await case.do(c.AcknowledgeComplaint, AUTHORITY, received_at=received_at)
    assert case.clock(ACK).status is ClockStatus.MET


async def test_a_filing_made_after_the_day_finds_the_missed_day_recorded_before_it(
    engine: Engine,
) -> None:
    """The workflow was away, so time and command reach it in the same moment: time comes first."""
    case = await paths.filed(engine)
    await case.stop()
    await engine.sleep_until(expires_at(case.clock(ACK)) + timedelta(hours=6))
    await case.start_again()
    await case.do(c.AcknowledgeComplaint, AUTHORITY)
    (seq,) = missed(case, ACK)
    (acknowledged,) = engine.memory.recorded(case.case_id, "complaint_acknowledged")
    assert seq < acknowledged.seq
    assert case.clock(ACK).status is ClockStatus.MET_LATE


async def test_a_case_that_was_away_for_weeks_records_every_day_in_its_order(
    engine: Engine,
) -> None:
    case = await paths.contacted(engine)
    before = len(engine.memory.events[case.case_id])
    await case.stop()
    await engine.sleep_until(expires_at(case.clock("arrange_mediation")) + timedelta(days=1))
    await case.start_again()
    await case.quiet()
    kinds = [event.kind for event in engine.memory.events[case.case_id][before:]]
    assert kinds.index("reminder_reached") < kinds.index("clock_missed")
    assert kinds.index("clock_missed") < kinds.index("certificate_issued")


async def test_the_demonstration_clock_passes_through_every_day_in_its_order(
    engine: Engine,
) -> None:
    case = await paths.filed(engine, clock_offset_seconds=0)
    start = await case.at()
    await case.do(c.MoveClock, FAMILY, to=start + timedelta(days=100))
    events = engine.memory.events[case.case_id]
    assert [event.recorded_at for event in events] == sorted(event.recorded_at for event in events)

    for event in engine.memory.recorded(case.case_id, "clock_missed"):
        expiry = at_london(event.effective_on + timedelta(days=1), time(6))
        assert timedelta(0) <= event.recorded_at - expiry < timedelta(minutes=5)
    for event in engine.memory.recorded(case.case_id, "reminder_reached"):
        assert event.recorded_at.minute < 5
    assert len(engine.memory.recorded(case.case_id, "clock_missed")) >= 2
    assert await case.at() >= start + timedelta(days=100)
    assert await engine.now() < start + timedelta(days=1)
    assert case.state.clock_offset_seconds >= 100 * 24 * 3600 - 60


async def test_a_filing_after_the_demonstration_clock_moved_is_judged_on_the_cases_own_day(
    engine: Engine,
) -> None:
    case = await paths.filed(engine, clock_offset_seconds=0)
    await case.do(c.MoveClock, FAMILY, to=await case.at() + timedelta(days=2))
    await case.do(c.AcknowledgeComplaint, AUTHORITY)
    assert case.state.complaint.acknowledged_on == await case.today()


async def test_two_moves_of_the_demonstration_clock_at_once_both_come_to_their_end(
    engine: Engine,
) -> None:
    case = await paths.filed(engine, clock_offset_seconds=0)
    start = await case.at()
    near = await case.receive(c.MoveClock, FAMILY, to=start + timedelta(days=30))
    far = await case.receive(c.MoveClock, FAMILY, to=start + timedelta(days=60))
    await asyncio.gather(case.give(near), case.give(far), return_exceptions=True)
    assert engine.memory.inbox[far.meta.command_id].status == "applied"
    assert engine.memory.inbox[near.meta.command_id].status in ("applied", "refused")
    assert await case.at() >= start + timedelta(days=60)


async def test_outside_the_demonstration_nobody_moves_a_clock(engine: Engine) -> None:
    case = await paths.filed(engine)
    to = await case.at() + timedelta(days=2)
    assert (await case.refused(c.MoveClock, FAMILY, to=to)).code == "no_such_command"
