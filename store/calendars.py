"""The list of bank holidays in force: what the code knows, and days proclaimed since (K16)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, func, insert, select, text, update

from cases.horizon import horizon
from rules.calendar import ENGLAND, Calendar
from rules.closed_days import DayChange, changed
from store import tables as t
from store.database import Database


class ChangedMeanwhile(RuntimeError):
    """Somebody proposed or withdrew a day after the list was looked at."""


class NotProposed(LookupError):
    """There is no proposal about that day."""


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A change of the list: proposed, and in force since `in_force_at` when that is known.

    `change_id` is never used again, so it makes the version of a list.
    """

    change_id: int
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
            columns.change_id,
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
        return self._with(c for c in self.changes() if c.in_force_at is not None)

    def for_new_case(self, around: date) -> Calendar | None:
        """What a filing must bring along: the list in force around a day, or None when the code
        knows it by itself."""
        found = self.in_force()
        return None if found is self._base else horizon(found, around)

    def proposed(self) -> Calendar:
        """The list as it will be once every proposal is confirmed."""
        return self._with(self.changes())

    def _with(self, changes: Iterable[StoredChange]) -> Calendar:
        """The base with changes; a day outside its years, of an older release, moves nothing."""
        base = self._base
        kept = [c for c in changes if base.covers_from <= c.day <= base.covers_to]
        number = max((change.change_id for change in kept), default=0)
        return changed(base, (change.change for change in kept), number)

    def propose(self, change: DayChange) -> Calendar:
        """Write a proposal down; nothing moves and nobody is told. Returns the proposed list.

        A second proposal about the same day takes the place of the first. Raises ValueError for a
        day that the calendar does not cover, or that is as proposed already.
        """
        in_force = self.in_force()
        if changed(in_force, (change,)) is in_force:
            state = "a bank holiday" if change.is_closed else "no bank holiday"
            raise ValueError(f"{change.day} is {state} in calendar {in_force.version} already")
        values = {"day": change.day, "is_closed": change.is_closed, "reason": change.reason}
        older = delete(t.closed_day).where(
            t.closed_day.c.day == change.day, t.closed_day.c.in_force_at.is_(None)
        )
        with self._database.begin() as connection:
            connection.execute(older)
            connection.execute(insert(t.closed_day).values(values))
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

    def confirm(self, looked_at: Calendar) -> Calendar:
        """Put the proposals in force that make up the list that was looked at.

        Open cases follow by their own commands. Raises `ChangedMeanwhile`, changing nothing, when the
        proposals are others than those that were looked at.
        """
        with self._database.begin() as connection:
            connection.execute(text("LOCK TABLE closed_day IN SHARE ROW EXCLUSIVE MODE"))
            if self.proposed() != looked_at:
                raise ChangedMeanwhile(
                    f"the proposals are no longer those of calendar {looked_at.version}"
                )
            connection.execute(
                update(t.closed_day)
                .where(t.closed_day.c.in_force_at.is_(None))
                .values(in_force_at=func.now())
            )
        return self.in_force()
