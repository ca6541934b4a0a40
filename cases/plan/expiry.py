"""What follows by itself when a clock of a plan runs out."""

from __future__ import annotations

from cases.moment import Moment
from cases.plan import events as e
from cases.plan.clocks import APPEAL, REPRESENTATIONS
from cases.plan.state import PlanState
from rules.appeal import DecisionKind


def consequences(state: PlanState, clock_id: str, now: Moment) -> tuple[e.PlanEvent, ...]:
    """The events that a missed clock brings besides the breach itself.

    A missed step of a review brings none: it stays owed, and the cycle goes on. A plan that is to
    be ceased ends when the time to appeal is over and no dispute was opened (R28).
    """
    if clock_id == REPRESENTATIONS:
        return (e.RepresentationsClosed(now.on),)
    appealable = state.appealable
    if clock_id == APPEAL and appealable and appealable.decision is DecisionKind.CEASED:
        return (e.PlanCeased(now.on),)
    return ()
