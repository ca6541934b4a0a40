"""An empty database for every test, on each PostgreSQL there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import psycopg
import pytest
from psycopg import sql

from store import tables
from store.case_log import CaseLog
from store.database import Database
from store.inbox import Inbox

Owner = Callable[[], AbstractContextManager[psycopg.Connection[tuple[object, ...]]]]
"""Opens a connection as the owner of the tables, who can do what the product's role cannot."""

OF_PEOPLE = ("contact", "membership")
"""Tables whose rows belong to a person, who cannot be removed before them."""

GUARDED = ("case_event", "day_root", "message_attempt", "plan_version", "plan_edit")
"""Tables whose rows only the owner can remove, and only after switching their guard off."""


@pytest.fixture
def owner(database_url: str) -> Owner:
    """Connections as the owner."""
    return lambda: psycopg.connect(database_url.replace("+psycopg", "", 1))


@pytest.fixture
def database(database_url: str, owner: Owner) -> Iterator[Database]:
    """The module's database without any row, under the product's role."""
    with owner() as connection:
        for name in GUARDED:
            _guard(connection, name, "DISABLE")
        for name in OF_PEOPLE:
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
        for table in reversed(tables.metadata.sorted_tables):
            parts = [part for part in (table.schema, table.name) if part]
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(*parts)))
        for name in GUARDED:
            _guard(connection, name, "ENABLE")
    database = Database(database_url, pool_size=5)
    yield database
    database.close()


def _guard(connection: psycopg.Connection[tuple[object, ...]], table: str, what: str) -> None:
    statement = f"ALTER TABLE {table} {what} TRIGGER {table}_append_only"
    connection.execute(statement.encode())


@pytest.fixture
def log(database: Database) -> CaseLog:
    """The writer of case events."""
    return CaseLog(database)


@pytest.fixture
def inbox(database: Database) -> Inbox:
    """The inbox."""
    return Inbox(database)
