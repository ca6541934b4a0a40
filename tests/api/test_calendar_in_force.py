"""A dispute that is filed counts by the bank holidays in force on that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from api.demo_people import PARENT
from rules.closed_days import DayChange
from store.calendars import Calendars
from store.case_pages import CasePages
from store.database import Database
from store.people import Person
from tests.api.visitor import Visitor

Visit = Callable[[Person | None], Visitor]


def _appeal(database: Database, case_id: str) -> list[str]:
    return [
        str(clock.deadline.due_on)
        for clock in CasePages(database).clocks(case_id)
        if clock.clock_id == "appeal"
    ]


def test_a_dispute_filed_after_a_proclamation_counts_by_it(
    visit: Visit, database: Database
) -> None:
    calendars = Calendars(database)
    looked_at = calendars.propose(DayChange(date(2027, 1, 4), True, "proclaimed for a test"))
    proposed_only = visit(PARENT).file_dispute()
    calendars.confirm(looked_at)
    in_force = visit(PARENT).file_dispute()
    assert _appeal(database, proposed_only) == ["2027-01-04"]
    assert _appeal(database, in_force) == ["2027-01-05"]
