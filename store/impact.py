"""Whose dates move when the calendar or a rule changes: read over every open case, nothing written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select

from cases.change import Moved
from cases.preview import Preview
from cases.wire import load_state
from rules.calendar import Calendar
from rules.closed_days import version_key
from store import tables as t
from store.database import Database

AT_ONCE = 500
"""Cases read from the database in one go."""


@dataclass(frozen=True, slots=True)
class Affected:
    """An open case with the deadlines that would move in it."""

    case_id: str
    kind: str
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case, the version of the calendar it counts by, and its demonstration offset."""

    case_id: str
    kind: str
    calendar_version: str
    offset_seconds: int | None


class Impact:
    """Reads of open cases for a change that is not made yet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, preview: Preview) -> Iterator[Affected]:
        """The open cases in which something moves, in order of their ids."""
        query = _open(t.case_row.c.case_id, t.case_row.c.kind, t.case_row.c.state)
        for row in self._rows(query):
            moved = preview(row.kind, load_state(row.kind, dict(row.state)))
            if moved:
                yield Affected(row.case_id, row.kind, moved)

    def open_cases(self) -> tuple[OpenCase, ...]:
        """Every open case, in order of its id."""
        version = t.case_row.c.state["calendar"]["version"].astext.label("version")
        columns = t.case_row.c
        query = _open(columns.case_id, columns.kind, version, columns.clock_offset_seconds)
        return tuple(
            OpenCase(row.case_id, row.kind, row.version, row.clock_offset_seconds)
            for row in self._rows(query)
        )

    def behind(self, calendar: Calendar) -> int:
        """How many open cases count by an older list of bank holidays than this one."""
        version = t.case_row.c.state["calendar"]["version"].astext
        query = select(version, func.count()).where(~t.case_row.c.is_closed).group_by(version)
        newest = version_key(calendar.version)
        with self._database.begin() as connection:
            return sum(
                count for found, count in connection.execute(query) if version_key(found) < newest
            )

    def _rows(self, query: Select[Any]) -> Iterator[Row[Any]]:
        with self._database.begin() as connection:
            rows = connection.execution_options(yield_per=AT_ONCE).execute(query)
            yield from rows


def _open(*columns: Any) -> Select[Any]:
    return select(*columns).where(~t.case_row.c.is_closed).order_by(t.case_row.c.case_id)
