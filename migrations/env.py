"""How Alembic reaches the database: the URL it was given, one transaction a migration."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, pool

from store.tables import metadata

LOCK_ID = 7_120_514
"""Advisory lock under which two processes that start at once take turns."""


def run() -> None:
    """Run the migrations that are missing."""
    engine = create_engine(context.config.attributes["database_url"], poolclass=pool.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"SELECT pg_advisory_lock({LOCK_ID})")
        connection.exec_driver_sql("SET lock_timeout = '5s'")
        connection.exec_driver_sql("SET statement_timeout = '60s'")
        connection.commit()
        context.configure(
            connection=connection, target_metadata=metadata, transaction_per_migration=True
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
        connection.exec_driver_sql(f"SELECT pg_advisory_unlock({LOCK_ID})")
        connection.commit()
    engine.dispose()


run()
