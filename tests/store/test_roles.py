"""What PostgreSQL itself refuses, whoever asks: changing a record, reading mediation notes."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from store.case_log import CaseLog
from store.compartment import Compartment
from store.database import MEDIATION_ROLE, Database
from store.verification import Verification
from tests.cases import disputes
from tests.store.conftest import Owner
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres

CHANGES = (
    "UPDATE case_event SET rule = 'X1'",
    "UPDATE case_event SET rule = 'X1' WHERE false",
    "DELETE FROM case_event",
    "TRUNCATE case_event",
    "UPDATE day_root SET root = 'x'",
    "DELETE FROM day_root",
    "TRUNCATE day_root",
    "UPDATE message_attempt SET status = 'delivered'",
    "DELETE FROM message_attempt",
    "TRUNCATE message_attempt",
)

READS_OF_NOTES = (
    "SELECT * FROM mediation.note",
    "SELECT count(*) FROM mediation.note",
    "SELECT c.case_id FROM case_row c JOIN mediation.note n ON n.case_id = c.case_id",
    "SELECT EXISTS (SELECT FROM mediation.note)",
    "TABLE mediation.note",
    "COPY mediation.note TO STDOUT",
    "CREATE TEMP VIEW peep AS SELECT words FROM mediation.note; SELECT * FROM peep",
    "DO $$ BEGIN PERFORM words FROM mediation.note; END $$",
    "SELECT query_to_xml('SELECT * FROM mediation.note', true, true, '')",
    "INSERT INTO mediation.note VALUES ('n', 'c', 'a', 'w')",
    "UPDATE mediation.note SET words = ''",
    "DELETE FROM mediation.note",
)


@pytest.mark.parametrize("statement", CHANGES)
def test_the_product_cannot_change_or_remove_a_record(
    statement: str, log: CaseLog, database: Database
) -> None:
    save(log, disputes.filed())
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        database.begin() as connection,
    ):
        connection.execute(text(statement))


@pytest.mark.parametrize("statement", CHANGES)
def test_even_the_owner_cannot_change_or_remove_a_record_by_accident(
    statement: str, log: CaseLog, database: Database, owner: Owner
) -> None:
    save(log, disputes.filed())
    with (
        pytest.raises(psycopg.errors.RaiseException, match="append-only"),
        owner() as connection,
    ):
        connection.execute(statement.encode())
    assert Verification(database).every_case() == ()


@pytest.mark.parametrize("table", ["command", "case_row", "message", "document", "person"])
def test_the_product_cannot_remove_what_it_once_kept(table: str, database: Database) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        database.begin() as connection,
    ):
        connection.execute(text(f"DELETE FROM {table}"))


@pytest.fixture
def compartment(database: Database) -> Iterator[Compartment]:
    """The mediator's access, holding one note."""
    compartment = Compartment(database.url)
    compartment.write("note-1", "case-1", "mediator-1", "Both sides may move on Section F.")
    yield compartment
    compartment.close()


def test_a_mediator_reads_the_notes_of_a_case(compartment: Compartment) -> None:
    compartment.write("note-1", "case-1", "mediator-1", "The same id keeps the first.")
    (note,) = compartment.notes("case-1")
    assert note.words == "Both sides may move on Section F."
    assert compartment.notes("case-2") == ()


@pytest.mark.parametrize("statement", READS_OF_NOTES)
def test_nobody_else_reaches_mediation_notes(
    statement: str, compartment: Compartment, database: Database, owner: Owner
) -> None:
    with owner() as connection:
        connection.execute("SET ROLE redress_app")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(statement.encode())
        connection.rollback()
    assert len(compartment.notes("case-1")) == 1


def test_the_product_sees_no_view_or_function_that_leads_to_the_notes(database: Database) -> None:
    reachable = text(
        "SELECT n.nspname || '.' || c.relname FROM pg_class c "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') "
        "AND c.relkind IN ('v', 'm') AND has_table_privilege('redress_app', c.oid, 'SELECT')"
    )
    definers = text(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
        "WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
    )
    member = text("SELECT pg_has_role('redress_app', 'redress_mediation', 'MEMBER')")
    with database.begin() as connection:
        assert connection.execute(reachable).all() == []
        assert connection.execute(definers).all() == []
        assert connection.execute(member).scalar() is False


def test_the_mediators_access_reaches_nothing_but_the_notes(
    compartment: Compartment, database: Database
) -> None:
    access = Database(database.url, 1, MEDIATION_ROLE)
    try:
        for table in ("case_event", "person", "message", "command", "narrative"):
            with (
                pytest.raises(ProgrammingError, match="permission denied"),
                access.begin() as connection,
            ):
                connection.execute(text(f"SELECT * FROM {table}"))
    finally:
        access.close()


def test_a_note_is_never_rewritten(compartment: Compartment, database: Database) -> None:
    access = Database(database.url, 1, MEDIATION_ROLE)
    try:
        with (
            pytest.raises(ProgrammingError, match="permission denied"),
            access.begin() as connection,
        ):
            connection.execute(text("UPDATE mediation.note SET words = 'otherwise'"))
    finally:
        access.close()
