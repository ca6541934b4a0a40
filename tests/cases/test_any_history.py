"""Any history at all: lawful and unlawful commands and time, under both packs, by Hypothesis."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cases.clock import find
from cases.dispute.clocks import clock_rules
from cases.dispute.decide import TICKS
from cases.dispute.obligations import has_next_action
from cases.life import fold
from cases.wire import load_event
from rules.calendar import london_day
from tests.cases import disputes
from tests.cases.anything import step_on
from tests.cases.journey import Journey
from tests.cases.test_invariants import holds
from tests.cases.walk import BEGINNINGS

PACKS = ("green-paper-2022", "law-2014")


class AnyHistory(RuleBasedStateMachine):
    """One dispute, from some point of a story on."""

    journey: Journey

    def __init__(self) -> None:
        super().__init__()
        self.journey = disputes.begun()
        self.known_clocks: set[str] = set()

    @initialize(begin=st.sampled_from((disputes.filed, *BEGINNINGS)), pack=st.sampled_from(PACKS))
    def begins(self, begin: object, pack: str) -> None:
        """Somewhere in its story."""
        assert callable(begin)
        self.journey = begin(pack=pack)

    @rule(random=st.randoms(use_true_random=False))
    def somebody_acts(self, random: Random) -> None:
        """A command, lawful or not; a refusal changes nothing."""
        before, events = self.journey.state, len(self.journey.events)
        waited = self.journey.now.on
        _, refusal = step_on(self.journey, random)
        if refusal is None:
            self.journey.on(self.journey.now.on)  # what a corrected day brings at once
            return
        assert refusal.code != "off_the_table", "a move that the table does not name"
        assert waited != self.journey.now.on or self.journey.state == before
        assert all(not _by_somebody(e) for e in self.journey.recorded[events:])

    @precondition(lambda self: not self.journey.state.is_closed)
    @rule(days=st.sampled_from((1, 7, 31, 90)))
    def time_passes(self, days: int) -> None:
        """Time alone."""
        self.journey.on(self.journey.now.on + timedelta(days=days))

    @invariant()
    def its_record_is_whole_and_rebuilds_it(self) -> None:
        """Chain, wire, clocks and obligations, as for every walk; the state is the fold of rows."""
        holds(self.journey)
        rows = tuple(load_event(row.payload) for row in self.journey.recorded)
        assert fold(self.journey.kind, self.journey.start, rows) == self.journey.state

    @invariant()
    def somebody_must_do_something(self) -> None:
        """A next action, or the end."""
        assert self.journey.state.matter is None or has_next_action(self.journey.state)

    @invariant()
    def no_clock_is_lost(self) -> None:
        """What ought to run runs, and a clock that was there is there."""
        state = self.journey.state
        kept = {clock.clock_id for clock in state.clocks}
        assert self.known_clocks <= kept
        self.known_clocks = kept
        if state.matter is None or state.is_closed:
            return
        for found in clock_rules(state):
            if found.basis(state) is not None and found.ended(state) is None:
                clock = find(state.clocks, found.clock_id)
                assert clock is not None, found.clock_id

    @invariant()
    def time_makes_only_the_moves_it_may(self) -> None:
        """What a clock does by itself stands in the table, as what a command does (which refuses)."""
        for name, moves, _ in self.journey.moves:
            if not name.startswith("clock "):
                continue
            clock_id = name.removeprefix("clock ")
            allowed = {move for row in TICKS if row.concerns(clock_id) for move in row.moves}
            assert moves <= allowed, (clock_id, moves - allowed)

    @invariant()
    def nothing_comes_before_its_cause(self) -> None:
        """Events in their order, none of a day that had not come, no clock ended before it began."""
        recorded = self.journey.recorded
        for one, next_one in pairwise(recorded):
            assert one.recorded_at <= next_one.recorded_at
        for row in recorded:
            assert row.effective_on <= london_day(row.recorded_at), row.kind
        matter = self.journey.state.matter
        for clock in self.journey.state.clocks:
            assert clock.started_on <= self.journey.now.on
            assert matter is None or (clock.ended_on or clock.started_on) >= matter.notice_dated_on


def _by_somebody(row: object) -> bool:
    return bool(getattr(row, "command_id", ""))


def _play(examples: int, steps: int) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        AnyHistory,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_history_keeps_its_record_its_clocks_and_its_next_action() -> None:
    _play(examples=40, steps=25)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_histories_keep_their_record_their_clocks_and_their_next_action() -> None:
    _play(examples=1000, steps=60)
