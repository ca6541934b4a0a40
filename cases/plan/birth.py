"""Days of a plan that follow from a date of birth; the date itself never enters a case."""

from __future__ import annotations

from datetime import date, timedelta

from cases.plan.ages.state import ChildAges
from cases.plan.phase.state import ExpectedMove
from cases.plan.phase.vocabulary import PhaseMove
from rules.calendar import Calendar
from rules.people import school_age_ends_on, year_group
from rules.reassessment import may_continue_until

RECEPTION, SECONDARY, POST_16 = 0, 7, 12
"""The school years that begin a phase for a child taught with its age group (R16, R17)."""

_MOVES = {
    RECEPTION: PhaseMove.OTHER_PHASE,
    SECONDARY: PhaseMove.OTHER_PHASE,
    POST_16: PhaseMove.TO_POST_16,
}


def child_ages(born_on: date, calendar: Calendar) -> ChildAges:
    """The days that a plan needs: reviews under five, the end of school age, the end at 25."""
    fifth = date(born_on.year + 5, born_on.month, 1)
    return ChildAges(
        fifth - timedelta(days=1),
        school_age_ends_on(born_on),
        may_continue_until(born_on, calendar).due_on,
    )


def expected_moves(born_on: date, today: date) -> tuple[ExpectedMove, ...]:
    """The changes of phase ahead, on 1 September each.

    Moves between infant and junior school, to a middle school, or out of the age group are not
    known from a date of birth: the school or the authority enters them.
    """
    found = []
    for year in range(born_on.year + 3, born_on.year + 19):
        begins = date(year, 9, 1)
        move = _MOVES.get(year_group(born_on, begins))
        if move is not None and begins > today:
            found.append(ExpectedMove(move, begins))
    return tuple(found)
