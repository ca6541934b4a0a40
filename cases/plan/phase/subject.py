"""A change of phase as a subject of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import find
from cases.command import CommandRefused
from cases.moment import Moment
from cases.notice import Obligation
from cases.plan.clock_ids import PHASE, PHASE_DAY, REVIEW_DUE
from cases.plan.phase import commands as c
from cases.plan.phase import events as e
from cases.plan.phase.clocks import clocks, ready_by
from cases.plan.phase.state import ExpectedMove, Move
from cases.plan.phase.vocabulary import MovePhase, PhaseMove
from cases.plan.state import PlanState
from cases.plan.vocabulary import PlanStage
from cases.step import Step, Track, step, tick
from cases.subject import Subject, Tell, Watch

FARTHEST_MOVE = timedelta(days=20 * 366)
"""A change of phase further away than this is taken for a mistyped year."""

FARTHEST_MOVE_OF_COLLEGE = timedelta(days=3 * 365)
"""Its last day is looked up in the list of bank holidays, which a case holds for a few years ahead."""


def _phase(state: PlanState) -> StrEnum:
    return MovePhase.EXPECTED if state.phases.open else MovePhase.NONE


TRACK = Track("phase", "The change of phase", MovePhase, _phase)


def expected(moves: Iterable[ExpectedMove], now: Moment) -> tuple[e.PhaseMoveExpected, ...]:
    """The changes of phase that are known when a plan comes here, those of the past left out."""
    return tuple(
        e.PhaseMoveExpected(one.move, one.moves_on, now.on)
        for one in sorted(moves, key=lambda one: one.moves_on)
        if one.moves_on > now.on and _countable(one.move, one.moves_on, now)
    )


def _countable(move: PhaseMove, moves_on: date, now: Moment) -> bool:
    college = move is PhaseMove.WITHIN_POST_16
    return moves_on - now.on <= (FARTHEST_MOVE_OF_COLLEGE if college else FARTHEST_MOVE)


def _expect(state: PlanState, command: c.ExpectPhaseMove, now: Moment) -> tuple[Any, ...]:
    if command.moves_on <= now.on:
        raise CommandRefused("move_in_past", "The move must lie ahead. Check the day.", "R17")
    if not _countable(command.move, command.moves_on, now):
        raise CommandRefused("move_too_far", "That day is too far away. Check the year.")
    if state.phases.find(command.moves_on) is not None:
        raise CommandRefused("move_known", "A move on that day is known already.")
    return (e.PhaseMoveExpected(command.move, command.moves_on, now.on),)


def _unsettled(state: PlanState, moves_on: date) -> Move:
    move = state.phases.find(moves_on)
    if move is None:
        raise CommandRefused(
            "no_such_move", "No move on that day is known here. Enter the move first."
        )
    if move.settled_on is not None:
        raise CommandRefused(
            "place_settled",
            "The final plan names the next place already. Another place needs a changed plan.",
            "R17",
        )
    return move


def _name(state: PlanState, command: c.NameNextPlace, now: Moment) -> tuple[Any, ...]:
    """R16 to R18: it is the plan that must name the next place, so a final plan of this or of the
    coming review must carry it."""
    move = _unsettled(state, command.moves_on)
    review = state.review
    if state.stage is PlanStage.AMENDING:
        return (e.NextPlaceNamed(command.moves_on, command.setting_id, now.on, None),)
    if review.final_plan_on is None or review.final_plan_on < move.expected_on:
        raise CommandRefused(
            "name_in_a_plan",
            "The next place is named in a plan. Review the plan and propose the change first.",
            "R17",
        )
    final_on = review.final_plan_on
    return (e.NextPlaceNamed(command.moves_on, command.setting_id, now.on, final_on),)


def _drop(state: PlanState, command: c.DropPhaseMove, now: Moment) -> tuple[Any, ...]:
    _unsettled(state, command.moves_on)
    if not command.narrative_id:
        raise CommandRefused("why_no_move", "Say why there is no such move.")
    return (e.PhaseMoveDropped(command.moves_on, command.narrative_id, now.on),)


_HOST = {Role.AUTHORITY, Role.SETTING}

STEPS: tuple[Step, ...] = (
    step(
        c.ExpectPhaseMove,
        _HOST,
        _expect,
        TRACK,
        "none > expected",
        "expected > same",
    ),
    step(
        c.NameNextPlace,
        {Role.AUTHORITY},
        _name,
        TRACK,
        "expected > same",
        "expected > none",
    ),
    step(
        c.DropPhaseMove,
        _HOST,
        _drop,
        TRACK,
        "expected > same",
        "expected > none",
    ),
)


def _expected(state: PlanState, event: e.PhaseMoveExpected) -> PlanState:
    move = Move(event.move, event.moves_on, event.expected_on)
    return replace(state, phases=state.phases.with_move(move))


def _named(state: PlanState, event: e.NextPlaceNamed) -> PlanState:
    return _with(
        state,
        event.moves_on,
        setting_id=event.setting_id,
        named_on=event.named_on,
        settled_on=event.final_on,
    )


def _dropped(state: PlanState, event: e.PhaseMoveDropped) -> PlanState:
    return _with(state, event.moves_on, dropped_on=event.dropped_on)


def _with(state: PlanState, moves_on: date, **facts: Any) -> PlanState:
    move = state.phases.find(moves_on)
    assert move is not None
    return replace(state, phases=state.phases.with_move(replace(move, **facts)))


def _moved(state: PlanState, event: e.PhaseMoved) -> PlanState:
    return replace(state, parties=replace(state.parties, setting_id=event.setting_id))


def _obligations(state: PlanState) -> Iterable[Obligation]:
    review = find(state.clocks, REVIEW_DUE)
    for move in state.phases.open:
        if review is None or ready_by(move, state.calendar).due_on > review.deadline.due_on:
            return  # what comes after the next review is no task yet
        clock_id = f"{PHASE}{move.moves_on}"
        yield Obligation(
            f"name_next_place:{move.moves_on}",
            "name_next_place",
            state.parties.authority_id,
            Role.AUTHORITY.value,
            clock_id,
            str(move.moves_on),
        )
        return


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.PhaseMoveExpected():
            ground = str(event.moves_on)
            yield from (Tell("phase_move_expected", p, ground=ground) for p in _EVERYBODY)
        case e.NextPlaceNamed():
            ground = str(event.moves_on)
            yield from (Tell("next_place_named", p, ground=ground) for p in ("family", "setting"))
        case e.PhaseMoveDropped():
            ground = str(event.moves_on)
            yield from (Tell("phase_move_dropped", p, ground=ground) for p in _EVERYBODY)
        case e.PhaseMoved():
            yield from (Tell("phase_moved", p) for p in _EVERYBODY)


_EVERYBODY = ("family", "authority", "setting")


def _consequences(state: PlanState, clock_id: str, now: Moment) -> tuple[Any, ...]:
    if not clock_id.startswith(PHASE_DAY):
        return ()
    move = state.phases.find(date.fromisoformat(clock_id.removeprefix(PHASE_DAY)))
    if move is None or not move.setting_id:
        return ()
    return (e.PhaseMoved(move.setting_id, now.on),)


SUBJECT = Subject(
    "phase",
    STEPS,
    ticks=(tick(PHASE), tick(PHASE_DAY)),
    tracks=(TRACK,),
    evolve=MappingProxyType(
        {
            e.PhaseMoveExpected: _expected,
            e.NextPlaceNamed: _named,
            e.PhaseMoveDropped: _dropped,
            e.PhaseMoved: _moved,
        }
    ),
    clocks=clocks,
    watches=MappingProxyType(
        {
            PHASE: Watch(("family", "authority", "setting"), ("family", "authority")),
            PHASE_DAY: Watch((), ()),
        }
    ),
    obligations=_obligations,
    notices=_told,
    consequences=_consequences,
)
"""The changes of phase of a plan."""
