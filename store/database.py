"""The connection to PostgreSQL, always under a role that can do no more than its work needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

APP_ROLE = "redress_app"
"""May append events, never change them; cannot see the mediation compartment."""

MEDIATION_ROLE = "redress_mediation"
"""May read and write the mediation compartment and nothing else."""


class Database:
    """A pool of connections of one process under one role.

    `url` is a SQLAlchemy URL (`postgresql+psycopg://…`); `pool_size` counts connections.
    """

    def __init__(self, url: str, pool_size: int = 10, role: str = APP_ROLE) -> None:
        self.url = url
        self._engine = _engine(url, pool_size, role)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back when an exception passes."""
        with self._engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _engine(url: str, pool_size: int, role: str) -> Engine:
    engine = create_engine(
        normal_url(url),
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        connect_args={"connect_timeout": 5},
    )

    @event.listens_for(engine, "connect")
    def _take_role(connection: Any, _record: object) -> None:
        connection.autocommit = True
        connection.execute(f"SET ROLE {role}")
        connection.execute("SET timezone = 'UTC'")
        connection.autocommit = False

    return engine


def normal_url(url: str) -> str:
    """The URL with the driver this product uses, also when a host gave it without one."""
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            return "postgresql+psycopg://" + url.removeprefix(prefix)
    return url
