"""The list of bank holidays in force: what the code knows, and days proclaimed since (K16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from cases.horizon import horizon
from rules.calendar import ENGLAND, Calendar
from rules.closed_days import DayChange, changed
from store import tables as t
from store.database import Database


class NotProposed(LookupError):
    """There is no proposal about that day."""


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A change of the list: proposed, and in force since `in_force_at` when that is known."""

    day: date
    is_closed: bool
    reason: str
    proposed_at: datetime
    in_force_at: datetime | None

    @property
    def change(self) -> DayChange:
        """The change itself."""
        return DayChange(self.day, self.is_closed, self.reason)


class Calendars:
    """Days proclaimed after the release of this code: proposed first, in force once confirmed."""

    def __init__(self, database: Database, base: Calendar = ENGLAND) -> None:
        self._database = database
        self._base = base

    def changes(self) -> tuple[StoredChange, ...]:
        """Every change in the order in which it came into force, then the proposals."""
        columns = t.closed_day.c
        query = select(
            columns.day,
            columns.is_closed,
            columns.reason,
            columns.proposed_at,
            columns.in_force_at,
        ).order_by(columns.in_force_at.nulls_last(), columns.change_id)
        with self._database.begin() as connection:
            return tuple(StoredChange(**row._mapping) for row in connection.execute(query))

    def in_force(self) -> Calendar:
        """The list that new cases count by."""
        found = self.changes()
        return changed(self._base, (c.change for c in found if c.in_force_at is not None))

    def for_new_case(self, around: date) -> Calendar | None:
        """What a filing must bring along: the list in force around a day, or None when the code
        knows it by itself."""
        found = self.in_force()
        return None if found is self._base else horizon(found, around)

    def proposed(self) -> Calendar:
        """The list as it will be once every proposal is confirmed."""
        return changed(self._base, (c.change for c in self.changes()))

    def propose(self, change: DayChange) -> Calendar:
        """Write a proposal down; nothing moves and nobody is told. Returns the proposed list.

        A second proposal about the same day takes the place of the first. Raises ValueError for a
        day that the calendar does not cover, or that is as proposed already.
        """
        in_force = self.in_force()
        if changed(in_force, (change,)) is in_force:
            state = "a bank holiday" if change.is_closed else "no bank holiday"
            raise ValueError(f"{change.day} is {state} in calendar {in_force.version} already")
        values = {"is_closed": change.is_closed, "reason": change.reason}
        statement = insert(t.closed_day).values(day=change.day, **values)
        with self._database.begin() as connection:
            connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["day"],
                    index_where=t.closed_day.c.in_force_at.is_(None),
                    set_={**values, "proposed_at": func.now()},
                )
            )
        return self.proposed()

    def withdraw(self, day: date) -> None:
        """Take a proposal back; raises `NotProposed` when there is none that is not in force."""
        statement = (
            delete(t.closed_day)
            .where(t.closed_day.c.day == day)
            .where(t.closed_day.c.in_force_at.is_(None))
            .returning(t.closed_day.c.day)
        )
        with self._database.begin() as connection:
            if connection.execute(statement).scalar() is None:
                raise NotProposed(f"there is no proposal about {day}")

    def confirm(self) -> Calendar:
        """Put every proposal in force for new cases; open cases follow by their own commands."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.closed_day)
                .where(t.closed_day.c.in_force_at.is_(None))
                .values(in_force_at=func.now())
            )
        return self.in_force()
