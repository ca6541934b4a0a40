"""Which command a plan allows now, and what becomes true by it: the table, and its execution.

`decide` judges timeliness by the moment of receipt. It never changes anything: it returns events,
or raises `CommandRefused` with a reason in plain words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cases.actor import Role
from cases.command import CommandRefused
from cases.demo_clock import MoveClock
from cases.moment import Moment
from cases.plan import commands as c
from cases.plan import opening, review
from cases.plan.evolve import AnyPlanEvent, evolve
from cases.plan.expiry import TICKS as CORE_TICKS
from cases.plan.state import PlanState
from cases.plan.subjects import SUBJECTS
from cases.plan.tracks import JOURNEY
from cases.plan.tracks import TRACKS as CORE_TRACKS
from cases.plan.vocabulary import PlanStage
from cases.step import Step, Tick, Track, follow

STEPS: tuple[Step, ...] = (
    *opening.STEPS,
    *review.STEPS,
    *(row for subject in SUBJECTS for row in subject.steps),
)
"""The whole table: one row for every command; docs/processes.md is drawn from it."""

TICKS: tuple[Tick, ...] = (*CORE_TICKS, *(row for subject in SUBJECTS for row in subject.ticks))
"""What time may do by itself."""

TRACKS: tuple[Track, ...] = (
    *CORE_TRACKS,
    *(track for subject in SUBJECTS for track in subject.tracks),
)
"""Every track on which a plan runs."""

_ROWS: Mapping[type, Step] = MappingProxyType({row.command: row for row in STEPS})

WHO_MAY: dict[type, frozenset[Role]] = {row.command: row.roles for row in STEPS}
"""Which roles may give which command."""

OPENS: frozenset[type] = frozenset(
    row.command
    for row in STEPS
    for move in row.moves
    if (move.track, move.before) == (JOURNEY.name, PlanStage.NEW.value)
)
"""The commands with which a plan begins here."""

AFTER_THE_END: frozenset[type] = frozenset({MoveClock})
"""Commands that a plan takes even when it has ended, or has not begun."""


def decide(state: PlanState, command: c.PlanCommand, now: Moment) -> tuple[AnyPlanEvent, ...]:
    """The events that the command brings.

    Raises `CommandRefused` when the plan or the law does not allow it.
    """
    row = _ROWS[type(command)]
    if command.meta.actor.role not in row.roles:
        raise CommandRefused(
            "not_your_action", "This step is taken by somebody else. You cannot do it for them."
        )
    if type(command) not in OPENS | AFTER_THE_END:
        if state.stage is PlanStage.NEW:
            raise CommandRefused("unknown_case", "There is no such case.")
        if state.is_closed:
            raise CommandRefused(
                "case_closed", "This plan has ended. Nothing more can be done in it."
            )
    events: tuple[AnyPlanEvent, ...] = row.decide(state, command, now)
    after = state
    for event in events:
        after = evolve(after, event)
    follow(row, TRACKS, state, after)
    return events
