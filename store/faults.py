"""Cases that stand still, named on a page until they go on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from store import tables as t
from store.database import Database


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a case stands still, in plain words without personal data."""

    case_id: str
    kind: str
    detail: str
    first_seen_at: datetime
    last_seen_at: datetime


class Faults:
    """The list of standing cases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def report(self, case_id: str, kind: str, detail: str) -> None:
        """Name a fault, or say that it is still there."""
        row = upsert(t.fault).values(case_id=case_id, kind=kind, detail=detail)
        with self._database.begin() as connection:
            connection.execute(
                row.on_conflict_do_update(
                    index_elements=["case_id", "kind"],
                    set_={"detail": detail, "last_seen_at": func.now(), "resolved_at": None},
                )
            )

    def resolve(self, case_id: str, kind: str) -> None:
        """Say that a fault is gone; saying so of none is nothing."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.fault)
                .where(t.fault.c.case_id == case_id)
                .where(t.fault.c.kind == kind)
                .where(t.fault.c.resolved_at.is_(None))
                .values(resolved_at=func.now())
            )

    def open(self) -> tuple[Fault, ...]:
        """The faults that stand, oldest first."""
        query = (
            select(
                t.fault.c.case_id,
                t.fault.c.kind,
                t.fault.c.detail,
                t.fault.c.first_seen_at,
                t.fault.c.last_seen_at,
            )
            .where(t.fault.c.resolved_at.is_(None))
            .order_by(t.fault.c.first_seen_at)
        )
        with self._database.begin() as connection:
            return tuple(Fault(**row._mapping) for row in connection.execute(query))
