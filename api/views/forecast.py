"""Which reviews, and which moves to another phase, will miss their last day if nothing changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.views.plan_year import AMEND, Planned, is_done_for
from rules import review
from rules.calendar import Calendar
from rules.deadline import day_words


class Outlook(StrEnum):
    """What is to be expected, the worst first."""

    MISSED = "missed"
    WILL_MISS = "will_miss"
    AT_RISK = "at_risk"
    ON_COURSE = "on_course"
    DONE = "done"


OUTLOOK_WORDS = {
    Outlook.MISSED: "Missed",
    Outlook.WILL_MISS: "Will miss its last day",
    Outlook.AT_RISK: "At risk",
    Outlook.ON_COURSE: "On course",
    Outlook.DONE: "Done",
}

REVIEW, TO_SCHOOL, TO_POST_16 = "review", "R17", "R16"
"""What is forecast: the yearly review, moves by 15 February, moves by 31 March."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected of one plan, why, and by when it must be done."""

    plan: Planned
    what: str
    due_on: date
    outlook: Outlook
    why: str


@dataclass(frozen=True, slots=True)
class Outlooks:
    """The forecasts of one kind, the worst and soonest first."""

    what: str
    lines: tuple[Forecast, ...]

    def count(self, outlook: Outlook) -> int:
        """How many are expected to end so."""
        return Counter(line.outlook for line in self.lines)[outlook]

    @property
    def worrying(self) -> tuple[Forecast, ...]:
        """Those for which somebody must do something out of the ordinary."""
        return tuple(
            line for line in self.lines if line.outlook not in (Outlook.ON_COURSE, Outlook.DONE)
        )


def forecasts(plans: Iterable[Planned], calendar: Calendar) -> tuple[Outlooks, ...]:
    """Moves by 15 February, moves by 31 March, and reviews."""
    found: dict[str, list[Forecast]] = {TO_SCHOOL: [], TO_POST_16: [], REVIEW: []}
    for plan in plans:
        for one in _of(plan, calendar):
            found[one.what].append(one)
    order = list(Outlook)
    return tuple(
        Outlooks(what, tuple(sorted(lines, key=lambda one: (order.index(one.outlook), one.due_on))))
        for what, lines in found.items()
    )


def _of(plan: Planned, calendar: Calendar) -> Iterator[Forecast]:
    if plan.move is not None and plan.row.made_on is not None:
        outlook, why = _move(plan, calendar)
        yield Forecast(plan, plan.move.rule, plan.move.plan.due_on, outlook, why)
    if plan.row.review_due_on is not None:
        outlook, why = _review(plan, plan.row.review_due_on, calendar)
        yield Forecast(plan, REVIEW, plan.row.review_due_on, outlook, why)


def _move(plan: Planned, calendar: Calendar) -> tuple[Outlook, str]:
    assert plan.move is not None
    row, due_on = plan.row, plan.move.plan.due_on
    last_on = plan.move.last_meeting.due_on
    if is_done_for(row, plan.move):
        return Outlook.DONE, "The review for the move is done."
    if plan.today > due_on:
        return Outlook.MISSED, "The last day has passed. Send the final plan at once."
    if row.outcome == AMEND and row.decided_on is not None and row.final_on is None:
        waits_until = review.representations(row.decided_on, calendar).due_on
        if waits_until >= due_on:
            return Outlook.WILL_MISS, (
                f"The family has until {day_words(waits_until)} to say what it thinks of the changes."
            )
        return Outlook.ON_COURSE, f"Send the final plan after {day_words(waits_until)}."
    if plan.meeting_on is not None:
        if plan.meeting_on > last_on:
            return Outlook.WILL_MISS, (
                f"The meeting is on {day_words(plan.meeting_on)}. The steps after it fit when it is "
                f"held by {day_words(last_on)}."
            )
        return Outlook.ON_COURSE, f"The meeting is on {day_words(plan.meeting_on)}."
    return _without_meeting(plan, last_on)


def _review(plan: Planned, due_on: date, calendar: Calendar) -> tuple[Outlook, str]:
    meeting_on = plan.meeting_on
    if plan.today > due_on:
        return Outlook.MISSED, "The last day has passed. The review must still be done."
    if meeting_on is None:
        latest = plan.row.review_due_on and plan.latest_meeting_on(calendar)
        if plan.earliest_meeting_on > due_on:
            return Outlook.WILL_MISS, "No meeting with two weeks' notice fits before the last day."
        if latest is None or plan.earliest_meeting_on > latest:
            return Outlook.AT_RISK, (
                "Arrange the meeting now. The council must then decide faster than in four weeks."
            )
        return Outlook.ON_COURSE, f"Hold the meeting by {day_words(latest)}."
    if meeting_on > due_on:
        return Outlook.WILL_MISS, f"The meeting is on {day_words(meeting_on)}, after the last day."
    decides_by = review.decision(meeting_on, calendar).due_on
    if decides_by > due_on:
        return Outlook.AT_RISK, (
            f"The meeting is on {day_words(meeting_on)}. The decision must be sent by "
            f"{day_words(due_on)}, in less than four weeks."
        )
    return Outlook.ON_COURSE, f"The decision is due by {day_words(decides_by)}."


def _without_meeting(plan: Planned, last_on: date) -> tuple[Outlook, str]:
    if plan.earliest_meeting_on > last_on:
        return Outlook.WILL_MISS, (
            "No meeting is arranged, and two weeks' notice and twelve weeks no longer fit."
        )
    # Four weeks are left to find a day that suits everybody; practice, not law.
    if (last_on - plan.earliest_meeting_on).days < 28:
        return Outlook.AT_RISK, f"No meeting is arranged. Hold it by {day_words(last_on)}."
    return Outlook.ON_COURSE, f"Hold the meeting by {day_words(last_on)}."
