"""The tracks on which every plan runs, and where a state stands on each.

Nothing here decides: a phase is told from what the events made true.
"""

from __future__ import annotations

from enum import StrEnum

from cases.plan.state import PlanState
from cases.plan.vocabulary import PlanStage
from cases.step import Track


class AppealPhase(StrEnum):
    """Where the newest decision that can be appealed stands."""

    NONE = "none"
    OPEN = "open"
    DISPUTED = "disputed"


def _journey(state: PlanState) -> StrEnum:
    return state.stage


def _appeal(state: PlanState) -> StrEnum:
    if state.appealable is None:
        return AppealPhase.NONE
    return AppealPhase.DISPUTED if state.appealable.dispute_id else AppealPhase.OPEN


JOURNEY = Track("journey", "The journey", PlanStage, _journey)
APPEAL = Track("appeal", "The decision that can be appealed", AppealPhase, _appeal)

TRACKS: tuple[Track, ...] = (JOURNEY, APPEAL)
"""In the order in which a family meets them; subjects bring their own."""
