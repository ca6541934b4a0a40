"""The days of a change of phase: when the plan must be ready, and when the child moves."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from cases.clock import ClockRule, Ended
from cases.plan.clock_ids import PHASE, PHASE_DAY
from cases.plan.phase.state import Move
from cases.plan.phase.vocabulary import PhaseMove
from cases.plan.state import PlanState
from rules import phase_transfer as law
from rules.calendar import Calendar, fixed
from rules.deadline import Deadline, StepKind, by_end_of_day

FLAGGED = 140
"""Days before the last day on which everybody is told that a change of phase is coming: for a move to
school that is the end of September, in time for a meeting in the autumn."""

LATE_LADDER = (28,)
"""For a change of phase that became known late."""

_LAW = {
    PhaseMove.OTHER_PHASE: law.other_phase,
    PhaseMove.TO_POST_16: law.to_post_16,
    PhaseMove.WITHIN_POST_16: law.within_post_16,
}

_RULES = {
    PhaseMove.OTHER_PHASE: law.OTHER_PHASE,
    PhaseMove.TO_POST_16: law.TO_POST_16,
    PhaseMove.WITHIN_POST_16: law.WITHIN_POST_16,
}


def ready_by(move: Move, calendar: Calendar) -> Deadline:
    """The last day on which the plan must be final and name the next place (R16 to R18)."""
    return _LAW[move.move](move.moves_on, calendar)


def wakes_between(state: PlanState, after: date, until: date) -> int:
    """How often the changes of phase wake the plan between two days: the reminder, and the day."""
    days = [ready_by(move, state.calendar).due_on for move in state.phases.open]
    instants = [day for due_on in days for day in (due_on - timedelta(days=FLAGGED), due_on)]
    return sum(after < day <= until for day in instants)


def _ladder(move: Move, calendar: Calendar) -> tuple[int, ...]:
    ahead = (ready_by(move, calendar).due_on - move.expected_on).days
    return (FLAGGED,) if ahead > FLAGGED else LATE_LADDER


def _basis(move: Move, state: PlanState) -> tuple[object, ...] | None:
    return (move.move.value, move.moves_on) if state.phases.find(move.moves_on) else None


def _ready(move: Move, state: PlanState, calendar: Calendar) -> Deadline:
    return ready_by(move, calendar)


def _ended(move: Move, state: PlanState) -> Ended | None:
    now = state.phases.find(move.moves_on)
    if now is not None and now.settled_on is not None:
        return Ended(now.settled_on, True, "next_place_named")
    return Ended(state.ended_on, False, "plan_ended") if state.ended_on else None


def _day_basis(move: Move, state: PlanState) -> tuple[object, ...] | None:
    now = state.phases.find(move.moves_on)
    goes = now is not None and now.setting_id not in ("", state.parties.setting_id)
    return (move.moves_on, now.setting_id) if now is not None and goes else None


def _day(move: Move, state: PlanState, calendar: Calendar) -> Deadline:
    return by_end_of_day(_RULES[move.move], fixed(StepKind.PUBLISHED_DATE, move.moves_on), calendar)


def _over(state: PlanState) -> Ended | None:
    return Ended(state.ended_on, False, "plan_ended") if state.ended_on else None


def clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    """Two clocks for every change of phase: the plan is ready, and the day itself."""
    rules: list[ClockRule[PlanState]] = []
    for move in state.phases.moves:
        year = str(move.moves_on)
        rules.append(
            ClockRule(
                f"{PHASE}{year}",
                partial(_basis, move),
                partial(_ready, move),
                partial(_ended, move),
                ladder=_ladder(move, state.calendar),
            )
        )
        rules.append(
            ClockRule(
                f"{PHASE_DAY}{year}",
                partial(_day_basis, move),
                partial(_day, move),
                _over,
                ladder=(),
                awaits=True,
            )
        )
    return tuple(rules)
