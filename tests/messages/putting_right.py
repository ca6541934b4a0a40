"""A newer calendar, a corrected rule and a corrected day, played over a journey."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import Any, TypeVar

from cases.actor import Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules
from rules import appeal, mediation, review, tribunal
from rules.calendar import ENGLAND
from rules.closed_days import DayChange, changed
from tests.cases.misreading import counting_from_later

Played = TypeVar("Played", bound=Any)

MISREAD = (
    (appeal, "appeal"),
    (mediation, "certificate_after_mediation"),
    (review, "report"),
    (tribunal, "response"),
)
"""Deadlines that another release counts differently."""


def put_right(journey: Played, fact: str, is_on: date, role: Role, person: str) -> Played:
    """A newer calendar, a rule that we had wrong, and a day that was entered wrongly."""
    due = {clock.deadline.due_on for clock in journey.state.clocks if clock.is_open}
    closed = (DayChange(last_day, True, "proclaimed") for last_day in sorted(due))
    calendar = changed(ENGLAND, closed)
    operator = (Role.ADMINISTRATOR, "operator")
    journey.do(lambda meta: AdoptCalendar(meta, calendar), *operator)
    with ExitStack() as stack:
        for module, function in MISREAD:
            stack.enter_context(counting_from_later(module, function))
        journey.do(lambda meta: CorrectRules(meta, ("T1", "R7", "T6", "M13")), *operator)
    journey.do(lambda meta: CorrectFact(meta, fact, is_on, "why"), role, person)
    return journey
