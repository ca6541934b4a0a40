"""A mistake in our own deciding stops one case only, and that case goes on after the mend."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cases import kinds
from cases.clock import EXPIRY_HOUR, ClockStatus
from cases.dispute import commands as c
from cases.kinds import DISPUTE
from cases.moment import Moment
from tests.workflows import paths
from tests.workflows.engine import Case, Engine
from tests.workflows.paths import AUTHORITY
from workflows.sending import Unanswered, send

pytestmark = pytest.mark.anyio


def break_deciding(monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    """Let one decision about one case fail, as a mistake of ours would."""

    def broken(state: Any, command: Any, now: Moment) -> tuple[Any, ...]:
        if state.case_id == case.case_id and isinstance(command, c.AcknowledgeComplaint):
            raise ZeroDivisionError("a mistake of ours")
        return DISPUTE.decide(state, command, now)

    monkeypatch.setitem(kinds.KINDS, "dispute", replace(DISPUTE, decide=broken))


async def test_a_filing_that_cannot_be_decided_stays_unanswered_until_the_mend(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ill, well = await paths.filed(engine), await paths.filed(engine)
    break_deciding(monkeypatch, ill)
    filing = await ill.receive(c.AcknowledgeComplaint, AUTHORITY)
    answer = await send(engine.client, "dispute", filing, 30)
    assert answer == Unanswered("could_not_decide")
    assert ill.kinds() == ["dispute_filed"]

    await well.do(c.AcknowledgeComplaint, AUTHORITY)
    assert well.kinds() == ["dispute_filed", "complaint_acknowledged"]

    monkeypatch.undo()
    await ill.give(filing)
    assert ill.kinds() == ["dispute_filed", "complaint_acknowledged"]


@pytest.mark.slow  # the test server's clock may stand for ever beside a failing task; the same is
# shown on real processes in tests/faults/test_standing_cases.py
async def test_a_mistake_in_what_time_brings_holds_only_its_own_case_until_the_mend(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    ill, well = await paths.filed(engine), await paths.filed(engine)
    failures = 0

    def broken(state: Any, clock_id: str, now: Moment) -> tuple[Any, ...]:
        nonlocal failures
        if state.case_id == ill.case_id:
            failures += 1
            raise ZeroDivisionError("a mistake of ours")
        return DISPUTE.consequences(state, clock_id, now)

    monkeypatch.setitem(kinds.KINDS, "dispute", replace(DISPUTE, consequences=broken))
    # The clock of the test server stands still while a task fails, hence not a second further.
    await well.on(well.due("complaint_acknowledge") + timedelta(days=1), EXPIRY_HOUR)
    assert well.clock("complaint_acknowledge").status is ClockStatus.MISSED
    await well.do(c.AcknowledgeComplaint, AUTHORITY)

    # After a mend the worker is restarted and takes over every open case from its events.
    monkeypatch.undo()
    await ill.handle.terminate()
    await ill.start_again()
    await ill.quiet()
    assert failures
    assert ill.clock("complaint_acknowledge").status is ClockStatus.MISSED
    await ill.do(c.AcknowledgeComplaint, AUTHORITY)
    assert ill.clock("complaint_acknowledge").status is ClockStatus.MET_LATE
