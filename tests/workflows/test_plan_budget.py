"""What a plan on which nobody acts costs the engine in a year: wakes and history events."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.workflows import paths
from tests.workflows.engine import Engine

pytestmark = pytest.mark.anyio

OPENING = 16
"""Start, first task, first append and the first alarm, with what runs beside them."""

PER_WAKE = 18
"""A reminder takes 11 events; a day that was missed asks the inbox first and takes 17."""


async def test_an_untouched_year_takes_three_wakes_and_few_events(engine: Engine) -> None:
    case = await paths.plan_registered(engine)
    (first,) = await case.runs()
    before = len(first.events)
    assert before <= OPENING
    await case.on(await case.today() + timedelta(days=365))
    runs = await case.runs()
    assert len(runs) == 1, "nothing but the next cycle begins a new history"
    fired = [e for e in runs[0].events if e.HasField("timer_fired_event_attributes")]
    assert len(fired) <= 3
    assert len(runs[0].events) - before <= PER_WAKE * len(fired)


async def test_a_review_cycle_ends_in_one_new_history(engine: Engine) -> None:
    case = await paths.plan_kept(engine)
    assert len(await case.runs()) == 2
