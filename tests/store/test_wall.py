"""The without-prejudice wall holds, and a leak anywhere is named (M21)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest

from rules.mediation_session import Material
from store.case_log import CaseLog
from store.compartment import MEDIATOR, Compartment, ItemKind
from store.database import Database
from store.wall import PLACES, Wall
from tests.cases import disputes
from tests.store.conftest import Owner
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres

WORDS = "We would accept two hours of speech therapy each week if it starts in May."
PAPER = b"%PDF-1.7 a paper that was written for mediation"


@pytest.fixture
def compartment(database: Database, log: CaseLog) -> Iterator[Compartment]:
    """A case, and behind its wall a note, an offer of each side, a paper and the child's views."""
    save(log, disputes.certified())
    compartment = Compartment(database.url)
    compartment.write(
        "note-1", "case-1", "mediator-1", "Both sides may move on Section F, I think."
    )
    for side in ("family", "authority"):
        compartment.keep(
            f"offer-{side}",
            "case-1",
            ItemKind.OFFER,
            side=side,
            author_id=f"{side}-1",
            words=f"{WORDS} Says the {side}.",
        )
    compartment.keep(
        "paper-1",
        "case-1",
        ItemKind.DOCUMENT,
        side="authority",
        author_id="authority-1",
        title="Draft timetable",
        data=PAPER,
        media_type="application/pdf",
        is_shared=True,
    )
    yield compartment
    compartment.close()


def ids(compartment: Compartment, side: str) -> set[str]:
    return {item.item_id for item in compartment.items("case-1", side)}


def sha256(compartment: Compartment) -> str:
    found = compartment.data("case-1", "paper-1", MEDIATOR)
    assert found is not None
    return found[0].sha256


def test_each_side_reads_its_own_and_what_was_shared_and_the_mediator_all(
    compartment: Compartment,
) -> None:
    assert ids(compartment, "family") == {"offer-family", "paper-1"}
    assert ids(compartment, "authority") == {"offer-authority", "paper-1"}
    assert ids(compartment, MEDIATOR) == {"offer-family", "offer-authority", "paper-1"}
    assert compartment.items("case-2", MEDIATOR) == ()
    found = compartment.data("case-1", "paper-1", "family")
    assert found is not None
    assert found[1] == PAPER
    assert compartment.data("case-1", "offer-authority", "family") is None
    assert compartment.data("case-1", "offer-family", "family") is None


def test_the_same_id_twice_keeps_the_first(compartment: Compartment) -> None:
    compartment.keep(
        "offer-family", "case-1", ItemKind.OFFER, side="family", author_id="x", words="Other."
    )
    (offer,) = (i for i in compartment.items("case-1", "family") if i.item_id == "offer-family")
    assert offer.words.startswith(WORDS)


def test_something_may_be_used_outside_only_when_both_sides_agreed(
    compartment: Compartment, database: Database, owner: Owner
) -> None:
    for side, may_leave in (("family", False), ("authority", True)):
        compartment.agree_to_release("offer-family", side, f"{side}-1")
        offer = next(
            i for i in compartment.items("case-1", MEDIATOR) if i.item_id == "offer-family"
        )
        assert offer.may_leave is may_leave
    _message(owner, f"{WORDS} Says the family.")
    assert Wall(database, compartment).scan() == ()


def test_a_paper_that_was_there_before_mediation_is_no_leak(
    compartment: Compartment, database: Database, owner: Owner
) -> None:
    compartment.keep(
        "report",
        "case-1",
        ItemKind.DOCUMENT,
        side="family",
        author_id="family-1",
        data=b"%PDF-1.7 the report of the school",
        material=Material.EXISTING_PAPER,
    )
    found = compartment.data("case-1", "report", MEDIATOR)
    assert found is not None
    with owner() as connection:
        connection.execute(
            "INSERT INTO document (sha256, media_type, size_bytes, pages) VALUES (%s, 'x', 1, 1)",
            (found[0].sha256,),
        )
    assert Wall(database, compartment).scan() == ()


@pytest.mark.parametrize("table", ["item", "release"])
def test_the_product_cannot_read_or_write_behind_the_wall(
    table: str, compartment: Compartment, owner: Owner
) -> None:
    for statement in (f"SELECT * FROM mediation.{table}", f"DELETE FROM mediation.{table}"):
        with owner() as connection:
            connection.execute("SET ROLE redress_app")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())
            connection.rollback()


def test_a_wall_that_holds_has_no_findings(compartment: Compartment, database: Database) -> None:
    assert Wall(database, compartment).scan() == ()


def _message(owner: Owner, body: str) -> None:
    with owner() as connection:
        connection.execute(
            "INSERT INTO message (message_id, recipient, case_id, subject, body, html, happened_at) "
            "VALUES ('leak', 'family-1', 'case-1', 'About', %s, '', %s)",
            (body, datetime(2026, 2, 18, tzinfo=UTC)),
        )


LEAKS = {
    "the events": (
        "ALTER TABLE case_event DISABLE TRIGGER case_event_append_only;"
        "UPDATE case_event SET payload = jsonb_set(payload, '{leak}', '\"offer-family\"')"
        " WHERE seq = 1;"
        "ALTER TABLE case_event ENABLE TRIGGER case_event_append_only"
    ),
    "the state of the case": (
        "UPDATE case_row SET state = jsonb_set(state, '{leak}', '\"note-1\"')"
    ),
    "the filings": (
        "INSERT INTO command (command_id, case_id, case_kind, kind, body, opens_case, source,"
        " received_at, status) VALUES ('c', 'case-1', 'dispute', 'withdraw',"
        " '{\"said\": \"offer-authority\"}', false, 'web', now(), 'refused')"
    ),
    "the words of the case": (
        "INSERT INTO narrative (narrative_id, case_id, author_id, words) VALUES ('n', 'case-1',"
        " 'family-1', 'They said: We would accept two hours of speech therapy\neach week if it"
        " starts in May. Says the authority. So there.')"
    ),
    "the register of documents": (
        "INSERT INTO document (sha256, media_type, size_bytes, pages)"
        " VALUES ('{sha256}', 'application/pdf', 1, 1);"
        "INSERT INTO document_register (document_id, sha256, case_id, kind, title, file_name,"
        " added_by) VALUES ('d', '{sha256}', 'case-1', 'evidence', 'Paper', 'p.pdf', 'family-1')"
    ),
    "the report of a bundle": (
        "INSERT INTO bundle_job (case_id, request, status, progress, report)"
        " VALUES ('case-1', 1, 'done', '', '{\"papers\": [\"{sha256}\"]}')"
    ),
    "a message": (
        "INSERT INTO message (message_id, recipient, case_id, subject, body, html, happened_at)"
        " VALUES ('leak', 'family-1', 'case-1', 'About', 'See /wall/offer-authority.', '', now())"
    ),
    "a message that is to be sent": (
        "INSERT INTO message_intent (message_id, case_id, seq, template, recipient, letter, ground,"
        " happened_at) VALUES ('leak', 'case-1', 999, 'dispute_filed', 'family-1', '', 'note-1',"
        " now())"
    ),
    "the tasks": (
        "INSERT INTO task (case_id, task_id, kind, owner, role, clock_id, ground, since)"
        " VALUES ('case-1', 'leak', 'offer_slots', 'mediator-1', 'mediator', '', 'paper-1', now())"
    ),
    "a version of a plan": (
        "INSERT INTO plan_version (version_id, case_id, body, sha256, author_id)"
        " VALUES ('leak', 'case-1', '{\"words\": \"offer-authority\"}', '', 'officer-1')"
    ),
    "a change of a plan": (
        "INSERT INTO plan_edit (edit_id, case_id, number, change, sha256, author_id)"
        " VALUES ('leak', 'case-1', 1, '{\"words\": \"note-1\"}', '', 'officer-1')"
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_leak_in_each_place_is_named(
    place: str, compartment: Compartment, database: Database, owner: Owner
) -> None:
    with owner() as connection:
        statement = LEAKS[place].replace("{sha256}", sha256(compartment))
        connection.execute(statement.encode())
    findings = Wall(database, compartment).scan()
    assert {finding.case_id for finding in findings} == {"case-1"}
    assert f"something of mediation lies in {place} (M21)" in {f.detail for f in findings}


def test_a_walled_paper_among_the_files_is_named(
    compartment: Compartment, database: Database, owner: Owner
) -> None:
    with owner() as connection:
        connection.execute(
            "INSERT INTO document (sha256, media_type, size_bytes, pages) VALUES (%s, 'x', 1, 1)",
            (sha256(compartment),),
        )
    (finding,) = Wall(database, compartment).scan()
    assert finding.detail == "a paper of mediation lies among the files (M21)"
