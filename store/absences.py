"""Who is away, and which colleague does their tasks meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from store import tables as t
from store.database import Database


@dataclass(frozen=True, slots=True)
class Absence:
    """One absence, both days included."""

    absence_id: str
    person_id: str
    from_on: date
    until_on: date
    cover_id: str
    recorded_by: str


class Absences:
    """The table of absences."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, absence: Absence) -> None:
        """Keep an absence; the same id twice keeps the first."""
        row = upsert(t.absence).values(
            absence_id=absence.absence_id,
            person_id=absence.person_id,
            from_on=absence.from_on,
            until_on=absence.until_on,
            cover_id=absence.cover_id,
            recorded_by=absence.recorded_by,
        )
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def end(self, absence_id: str) -> None:
        """The person is back sooner; ending what has ended is nothing."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.absence)
                .where(t.absence.c.absence_id == absence_id)
                .where(t.absence.c.ended_at.is_(None))
                .values(ended_at=func.now())
            )

    def covered_by(self, person_id: str, on: date) -> tuple[Absence, ...]:
        """Those whose tasks a person does on a day, because they are away."""
        return self._all(
            t.absence.c.cover_id == person_id,
            t.absence.c.from_on <= on,
            t.absence.c.until_on >= on,
        )

    def of(self, person_ids: Iterable[str], since: date) -> tuple[Absence, ...]:
        """Absences of some people that last to that day or longer, soonest first."""
        return self._all(
            t.absence.c.person_id.in_(tuple(person_ids)), t.absence.c.until_on >= since
        )

    def find(self, absence_id: str) -> Absence | None:
        """The absence of that id while it lasts, or None."""
        return next(iter(self._all(t.absence.c.absence_id == absence_id)), None)

    def _all(self, *conditions: object) -> tuple[Absence, ...]:
        kept = t.absence.c
        query = (
            select(
                kept.absence_id,
                kept.person_id,
                kept.from_on,
                kept.until_on,
                kept.cover_id,
                kept.recorded_by,
            )
            .where(kept.ended_at.is_(None), *conditions)  # type: ignore[arg-type]
            .order_by(kept.from_on, kept.absence_id)
        )
        with self._database.begin() as connection:
            return tuple(Absence(**row._mapping) for row in connection.execute(query))
