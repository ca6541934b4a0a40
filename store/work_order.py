"""The order of a worklist, in SQL, so that it holds over all tasks and not only those of one page.

It is the formula that the page tells (`api.views.order`); a test compares the two row by row.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Date, case, cast, func, literal, select
from sqlalchemy.dialects.postgresql import INTERVAL, TIMESTAMP
from sqlalchemy.sql.elements import ColumnElement

from rules.calendar import LONDON
from rules.citation import Status
from store import tables as t

URGENT_DAYS = 14
"""So many days before its last safe day a family's case is urgent."""

STANDING = (
    select(t.clock.c.deadline["citation"]["status"].astext)
    .where(t.clock.c.case_id == t.task.c.case_id)
    .where(t.clock.c.clock_id == t.task.c.clock_id)
    .order_by(t.clock.c.version.desc())
    .limit(1)
    .scalar_subquery()
    .label("standing")
)
"""How sure the rule of the last day of a task is."""

SAFE_ON = (
    select(func.min(t.clock.c.due_on))
    .where(t.clock.c.case_id == t.task.c.case_id)
    .where(t.clock.c.clock_id == "last_safe_day")
    .where(t.clock.c.status == "running")
    .scalar_subquery()
    .label("safe_on")
)
"""The last safe day for the tribunal in the case of a task."""


def today(at: datetime) -> ColumnElement[Any]:
    """The own day of a case at an instant (UTC): in London, ahead by its demonstration clock."""
    ahead = func.coalesce(t.case_row.c.clock_offset_seconds, 0)
    second = cast(literal("1 second"), INTERVAL)
    then = cast(literal(at), TIMESTAMP(timezone=True)) + ahead * second
    return cast(func.timezone(LONDON.key, then), Date)


def keys(row: Any) -> tuple[ColumnElement[Any], ...]:
    """What rows are sorted by, the first of them first; `row` are the columns of a listed task."""
    safe_days = row.safe_on - row.today
    is_urgent = safe_days.between(0, URGENT_DAYS)
    is_duty = func.coalesce(row.standing, Status.PRACTICE.value) != Status.PRACTICE.value
    return (
        row.is_others,
        # A day that has passed lies before every day ahead, and both before no day.
        (row.due_on - row.today).nulls_last(),
        is_duty.desc(),
        # The family whose day comes soonest; all others keep their place among themselves.
        case((is_urgent, safe_days), else_=URGENT_DAYS + 1),
        row.is_concerned.desc(),
        row.since,
        row.case_id.collate("C"),
        row.task_id.collate("C"),
    )
