"""Mediation notes behind the without-prejudice wall (M21).

They lie in a schema of their own that only the role `redress_mediation` can read. Everything else,
the bundle builder included, connects as `redress_app`, to which PostgreSQL refuses them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert

from store import tables as t
from store.database import MEDIATION_ROLE, Database


@dataclass(frozen=True, slots=True)
class Note:
    """A mediator's note; without prejudice."""

    note_id: str
    case_id: str
    author_id: str
    words: str
    created_at: datetime


class Compartment:
    """Access to mediation notes; only pages of the mediator hold one."""

    def __init__(self, database_url: str, pool_size: int = 2) -> None:
        self._database = Database(database_url, pool_size, MEDIATION_ROLE)

    def write(self, note_id: str, case_id: str, author_id: str, words: str) -> None:
        """Keep a note; the same id twice keeps the first."""
        row = upsert(t.note).values(
            note_id=note_id, case_id=case_id, author_id=author_id, words=words
        )
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def notes(self, case_id: str) -> tuple[Note, ...]:
        """The notes of a case, oldest first."""
        query = select(t.note).where(t.note.c.case_id == case_id).order_by(t.note.c.created_at)
        with self._database.begin() as connection:
            return tuple(Note(**row._mapping) for row in connection.execute(query))

    def close(self) -> None:
        """Close its connections."""
        self._database.close()
