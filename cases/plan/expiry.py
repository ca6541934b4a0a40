"""What follows by itself when a clock of a plan runs out."""

from __future__ import annotations

from cases.clock import find
from cases.moment import Moment
from cases.plan import events as e
from cases.plan.clock_ids import APPEAL, PLAN_STAYS, REPRESENTATIONS
from cases.plan.state import PlanState
from cases.plan.subjects import SUBJECTS
from cases.step import Tick, tick
from rules.appeal import DecisionKind


def consequences(state: PlanState, clock_id: str, now: Moment) -> tuple[e.PlanEvent, ...]:
    """The events that a missed clock brings besides the breach itself.

    A missed step of a review brings none: it stays owed, and the cycle goes on. A plan that is to
    be ceased ends when the time to appeal is over and no dispute was opened (R28); where the law
    leaves open when that is, on the later day (K15).
    """
    if clock_id == REPRESENTATIONS:
        return (e.RepresentationsClosed(now.on),)
    appealable = state.appealable
    kept = find(state.clocks, PLAN_STAYS)
    ends = clock_id == PLAN_STAYS or (clock_id == APPEAL and (kept is None or not kept.is_open))
    if ends and appealable and appealable.decision is DecisionKind.CEASED:
        return (e.PlanCeased(now.on),)
    return tuple(
        event for subject in SUBJECTS for event in subject.consequences(state, clock_id, now)
    )


_CEASES = ("journey: meeting_arranged/meeting_held/amending/ceasing > ceased",)

TICKS: tuple[Tick, ...] = (
    tick(APPEAL, *_CEASES),
    tick(PLAN_STAYS, *_CEASES),
)
"""What time may do by itself, for the pictures."""
