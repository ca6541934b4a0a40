"""What holds of every case, however it was walked through its life."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cases.clock import ClockStatus, expires_at, find
from cases.dispute.clocks import APPEAL, LAST_SAFE_DAY
from cases.dispute.conflicts import facts
from cases.dispute.obligations import has_next_action as dispute_goes_on
from cases.dispute.state import DisputeState
from cases.event import GENESIS, chain_hash
from cases.life import fold, next_wake
from cases.plan.obligations import has_next_action as plan_goes_on
from cases.plan.state import PlanState
from cases.wire import dump_event, dump_state, load_event, load_state
from rules.window import span
from tests.cases.journey import Journey
from tests.cases.walk import DISPUTE_WALKS, ELSEWHERE_WALKS, PLAN_WALKS, Walk, take

WALKS = settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.too_slow],
)


def holds(journey: Journey) -> None:
    """Everything that is true of a case at any moment of its life."""
    state, kind = journey.state, journey.kind
    events = tuple(journey.events)
    assert fold(kind, journey.start, events) == state
    assert fold(kind, journey.start, tuple(load_event(dump_event(e)) for e in events)) == state
    assert load_state(kind.name, dump_state(kind.name, state)) == state

    head = GENESIS
    for number, event in enumerate(journey.recorded, start=1):
        head = chain_hash(head, event)
        assert (event.seq, event.hash) == (number, head)

    wake = next_wake(state)
    assert wake is None or wake > journey.now.at
    for clock in state.clocks:
        if clock.status is ClockStatus.RUNNING:
            assert expires_at(clock) > journey.now.at
            assert not state.is_closed
    assert len({clock.clock_id for clock in state.clocks}) == len(state.clocks)

    owed = kind.obligations(state)
    assert all(obligation.owner for obligation in owed)
    assert len({obligation.task_id for obligation in owed}) == len(owed)
    assert all(notice.recipient and notice.template for notice in journey.told)


@WALKS
@given(DISPUTE_WALKS)
def test_every_walk_of_a_dispute_keeps_its_record_its_clocks_and_its_next_action(
    walk: Walk,
) -> None:
    journey = walk.walked()
    holds(journey)
    assert isinstance(journey.state, DisputeState)
    assert dispute_goes_on(journey.state)


@WALKS
@given(ELSEWHERE_WALKS)
def test_every_walk_of_what_cannot_be_appealed_goes_on_and_never_starts_an_appeal(
    walk: Walk,
) -> None:
    journey = walk.walked()
    holds(journey)
    assert dispute_goes_on(journey.state)
    assert find(journey.state.clocks, APPEAL) is None
    assert journey.state.mediation.certificate is None
    journey.on(journey.now.on + timedelta(days=700))
    holds(journey)
    assert journey.state.is_closed or journey.kind.obligations(journey.state)


@WALKS
@given(PLAN_WALKS)
def test_every_walk_of_a_plan_keeps_its_record_its_clocks_and_its_next_action(
    walk: Walk,
) -> None:
    journey = walk.walked()
    holds(journey)
    assert isinstance(journey.state, PlanState)
    assert plan_goes_on(journey.state)


LETTERS: tuple[dict[str, Any], ...] = (
    {},
    {"sections": ("I",)},
    {"sections": ("B", "I"), "notice_dated_on": date(2026, 1, 7)},
)


def safe_day_is_one(journey: Journey) -> None:
    """The last safe day that is kept, while it matters, is the one the facts give now."""
    state = journey.state
    kept = find(state.clocks, LAST_SAFE_DAY)
    assert kept is not None
    if kept.is_open:
        days = span(facts(state, journey.now.on), state.calendar)
        assert kept.deadline.due_on == days.safe_on <= days.last_on
        assert journey.due(APPEAL) == days.last_on


@WALKS
@given(DISPUTE_WALKS, st.sampled_from(LETTERS))
def test_the_last_safe_day_a_dispute_keeps_is_that_of_its_facts_at_every_step(
    walk: Walk, letter: dict[str, Any]
) -> None:
    journey = walk.begin(**letter)
    safe_day_is_one(journey)
    for step in walk.steps:
        take(journey, step)
        safe_day_is_one(journey)


@WALKS
@given(DISPUTE_WALKS)
def test_a_dispute_left_alone_for_years_still_has_something_somebody_must_do(
    walk: Walk,
) -> None:
    journey = walk.walked()
    journey.on(journey.now.on + timedelta(days=700))
    holds(journey)
    closed = journey.state.is_closed
    assert closed or journey.kind.obligations(journey.state), journey.state.stage


@WALKS
@given(PLAN_WALKS)
def test_a_plan_left_alone_for_years_still_owes_its_next_step(walk: Walk) -> None:
    journey = walk.walked()
    journey.on(journey.now.on + timedelta(days=700))
    holds(journey)
    assert journey.state.is_closed or journey.kind.obligations(journey.state)
