"""Which code last ran on this database, so that a start with other code is noticed."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from store import tables as t
from store.database import Database

ENGINE = "engine"
"""The row of the one deployment that a database has."""


class Deployments:
    """The record of deployments."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self) -> str | None:
        """Hash of the deciding code that was recorded last; None before the first start."""
        with self._database.begin() as connection:
            found = connection.execute(
                select(t.deployment.c.code_hash).where(t.deployment.c.name == ENGINE)
            ).scalar()
        return None if found is None else str(found)

    def record(self, code_hash: str) -> None:
        """Remember that code with this hash has taken over every open case."""
        values = {"code_hash": code_hash, "started_at": datetime.now(UTC)}
        with self._database.begin() as connection:
            connection.execute(
                insert(t.deployment)
                .values(name=ENGINE, **values)
                .on_conflict_do_update(index_elements=[t.deployment.c.name], set_=values)
            )
