"""The migrated schema is the one the code speaks of, column by column."""

from __future__ import annotations

import pytest
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from migrations import upgrade
from store.tables import metadata

pytestmark = pytest.mark.every_postgres


def test_the_tables_in_code_are_the_tables_of_the_migrations(database_url: str) -> None:
    engine = create_engine(database_url)
    try:
        inspector = inspect(engine)
        migrated = {
            (schema, table): {
                column["name"]: (str(column["type"]).split("(")[0], bool(column["nullable"]))
                for column in inspector.get_columns(table, schema)
            }
            for schema in (None, "mediation")
            for table in inspector.get_table_names(schema)
            if table != "alembic_version"
        }
        keys = {
            name: set(inspector.get_pk_constraint(name[1], name[0])["constrained_columns"])
            for name in migrated
        }
    finally:
        engine.dispose()
    in_code = {
        (table.schema, table.name): {
            column.name: (str(column.type).split("(")[0], bool(column.nullable))
            for column in table.columns
        }
        for table in metadata.sorted_tables
    }
    assert in_code == migrated
    assert {
        (table.schema, table.name): {column.name for column in table.primary_key.columns}
        for table in metadata.sorted_tables
    } == keys


def test_a_second_migration_finds_nothing_to_do(database_url: str) -> None:
    upgrade(database_url)
    engine = create_engine(database_url)
    try:
        with engine.connect() as connection:
            before = MigrationContext.configure(connection).get_current_revision()
        upgrade(database_url)
        with engine.connect() as connection:
            assert MigrationContext.configure(connection).get_current_revision() == before
    finally:
        engine.dispose()
