"""A migration never stands between people and their cases for long."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from migrations import upgrade


def test_a_migration_that_meets_a_long_report_gives_up_and_says_why(
    empty_database_url: str,
) -> None:
    """The long report is another connection that holds the table of revisions; the wait is 5 s."""
    plain = empty_database_url.replace("+psycopg", "", 1)
    with psycopg.connect(plain) as holder:
        holder.execute("LOCK TABLE alembic_version IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(OperationalError, match="lock timeout"):
            upgrade(empty_database_url)
        holder.rollback()
    upgrade(empty_database_url)
