"""A plan among many: the child's phase by age, its next move, and how its review stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from api.scene import case_now
from rules import phase_transfer, review
from rules.calendar import Calendar, weeks_before
from rules.deadline import Deadline
from rules.people import year_group
from store.plan_lists import PlanRow

KEEP, AMEND = "keep", "amend"


class Phase(StrEnum):
    """The phase of education of a child taught with its age group."""

    EARLY_YEARS = "early_years"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    POST_16 = "post_16"
    NOT_KNOWN = "not_known"


PHASE_WORDS = {
    Phase.EARLY_YEARS: "Early years",
    Phase.PRIMARY: "Primary, reception to Year 6",
    Phase.SECONDARY: "Secondary, Year 7 to Year 11",
    Phase.POST_16: "After Year 11",
    Phase.NOT_KNOWN: "Date of birth not known",
}

_FIRST_YEARS = ((12, Phase.POST_16), (7, Phase.SECONDARY), (0, Phase.PRIMARY))
MOVES = {0: "R17", 7: "R17", 12: "R16"}
"""School years that begin with a change of phase for everybody of that age, and the rule of each.

Moves from infant to junior school, and those of middle schools, depend on the school and are not
told from the age.
"""


def phase_of(born_on: date | None, day: date) -> Phase:
    """The phase of a child on a day, by its age group."""
    if born_on is None:
        return Phase.NOT_KNOWN
    year = year_group(born_on, day)
    return next((phase for first, phase in _FIRST_YEARS if year >= first), Phase.EARLY_YEARS)


@dataclass(frozen=True, slots=True)
class Move:
    """A change of phase next September: the last day for the plan, and for its meeting."""

    rule: str
    moves_on: date
    plan: Deadline
    last_meeting: Deadline

    @property
    def year_began_on(self) -> date:
        """The first day of the school year before the move: a review since then is the one for it."""
        return self.moves_on.replace(year=self.moves_on.year - 1)


def next_move(born_on: date | None, day: date, calendar: Calendar) -> Move | None:
    """The change of phase next September of a child taught with its age group (R16, R17)."""
    if born_on is None:
        return None
    moves_on = date(day.year + (day.month >= 9), 9, 1)
    rule = MOVES.get(year_group(born_on, moves_on))
    if rule is None:
        return None
    if rule == "R16":
        plan = phase_transfer.to_post_16(moves_on, calendar)
        return Move(
            rule, moves_on, plan, phase_transfer.last_meeting_to_post_16(moves_on, calendar)
        )
    plan = phase_transfer.other_phase(moves_on, calendar)
    return Move(rule, moves_on, plan, phase_transfer.last_meeting_other_phase(moves_on, calendar))


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what follows from its days: `today` is that of its own clock."""

    row: PlanRow
    today: date
    phase: Phase
    move: Move | None

    @property
    def meeting_on(self) -> date | None:
        """The day of the meeting of the review that goes on; None when none is arranged."""
        return None if self.row.closed_on else self.row.held_on or self.row.meeting_on

    @property
    def is_late(self) -> bool:
        """Whether a public body owes something whose last day has passed."""
        return self.row.owed_on is not None and self.row.owed_on < self.today

    @property
    def earliest_meeting_on(self) -> date:
        """The first day on which a meeting can be held with two weeks' notice (R4)."""
        return self.today + timedelta(weeks=2)

    def latest_meeting_on(self, calendar: Calendar) -> date | None:
        """The last day for a meeting after which the decision (R8) still fits before the review is
        due (R1, R2), and the plan before a change of phase (R16, R17)."""
        days = []
        if self.row.review_due_on is not None:
            latest = weeks_before(self.row.review_due_on, 4).result
            assert review.decision(latest, calendar).due_on <= self.row.review_due_on
            days.append(latest)
        if self.move is not None and not is_done_for(self.row, self.move):
            days.append(self.move.last_meeting.due_on)
        return min(days, default=None)


def is_done_for(row: PlanRow, move: Move) -> bool:
    """Whether the review of the year before a move led to a final plan, or to no change."""
    if row.final_on is not None and row.final_on >= move.year_began_on:
        return True
    kept = row.outcome == KEEP and row.decided_on is not None
    return kept and row.decided_on is not None and row.decided_on >= move.year_began_on


def planned(rows: Iterable[PlanRow], at: datetime, calendar: Calendar) -> tuple[Planned, ...]:
    """Plans with what follows from their days."""
    found = []
    for row in rows:
        today = case_now(row.clock_offset_seconds, at).on
        move = next_move(row.born_on, today, calendar) if row.stage != "ceasing" else None
        found.append(Planned(row, today, phase_of(row.born_on, today), move))
    return tuple(found)
