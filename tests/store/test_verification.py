"""Nobody changes or removes a record without being found."""

from __future__ import annotations

from datetime import timedelta

import psycopg
import psycopg.types.json
import pytest

from cases.dispute.commands import AcknowledgeComplaint
from cases.wire import hash_stored
from store.case_log import CaseLog
from store.database import Database
from store.verification import Verification
from tests.cases import disputes
from tests.cases.journey import day
from tests.store.conftest import Owner
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres

FAR = day("2999-01-01")


@pytest.fixture
def verification(log: CaseLog, database: Database) -> Verification:
    """A case with some weeks of records, whose chain is whole, and whose days have roots."""
    save(log, disputes.certified())
    verification = Verification(database)
    assert verification.every_case() == ()
    assert len(verification.make_roots(FAR)) == 1
    assert verification.roots() == ()
    return verification


def tamper(owner: Owner, *statements: str) -> None:
    """What somebody with the owner's password can do: switch the guard off first."""
    with owner() as connection:
        connection.execute("ALTER TABLE case_event DISABLE TRIGGER case_event_append_only")
        for statement in statements:
            connection.execute(statement.encode())
        connection.execute("ALTER TABLE case_event ENABLE TRIGGER case_event_append_only")


@pytest.mark.parametrize(
    "edit",
    [
        """payload = jsonb_set(payload, '{sections}', '["I"]')""",
        "recorded_at = recorded_at - interval '1 day'",
        "effective_on = effective_on - 1",
        "actor_id = 'somebody-else'",
        "rule = 'A1'",
        "command_id = 'other'",
    ],
)
def test_an_edited_event_is_found_by_its_number(
    edit: str, verification: Verification, owner: Owner
) -> None:
    tamper(owner, f"UPDATE case_event SET {edit} WHERE seq = 1")
    (finding,) = verification.every_case()
    assert finding.case_id == "case-1"
    assert finding.detail == "event 1 was changed after it was recorded"


def test_a_removed_event_is_found(verification: Verification, owner: Owner) -> None:
    tamper(owner, "DELETE FROM case_event WHERE seq = 4")
    (finding,) = verification.every_case()
    assert finding.detail == "event 4 is missing"


def test_a_removed_last_event_is_found(verification: Verification, owner: Owner) -> None:
    tamper(owner, "DELETE FROM case_event WHERE seq = (SELECT max(seq) FROM case_event)")
    (finding,) = verification.every_case()
    assert "the chain ends at" in finding.detail


def test_a_case_row_that_says_something_else_is_found(
    verification: Verification, owner: Owner
) -> None:
    with owner() as connection:
        connection.execute("UPDATE case_row SET state_hash = repeat('0', 64)")
    (finding,) = verification.every_case()
    assert finding.detail == "the case row differs from what its events say"


def test_a_state_edited_in_the_row_that_pages_read_is_found(
    verification: Verification, owner: Owner
) -> None:
    with owner() as connection:
        connection.execute(
            """UPDATE case_row SET state = jsonb_set(state, '{stage}', '"closed"')"""
        )
    (finding,) = verification.every_case()
    assert finding.detail == "the case row differs from what its events say"


def test_a_removed_row_is_found_by_its_events(verification: Verification, owner: Owner) -> None:
    with owner() as connection:
        connection.execute("DELETE FROM case_row")
    (finding,) = verification.every_case()
    assert finding.detail == "the events have no case row"


def test_a_whole_case_that_was_removed_is_found_by_the_root_of_its_day(
    verification: Verification, owner: Owner
) -> None:
    tamper(owner, "DELETE FROM case_event", "DELETE FROM case_row")
    assert verification.every_case() == ()
    (finding,) = verification.roots()
    assert finding.case_id == ""
    assert "1 cases" in finding.detail
    assert finding.detail.endswith("0 and 0 now")


def test_a_chain_rewritten_from_end_to_end_is_found_by_the_root(
    verification: Verification, owner: Owner, log: CaseLog
) -> None:
    tamper(owner, "DELETE FROM case_event", "DELETE FROM case_row")
    save(log, disputes.certified(sections=("B",)))
    assert verification.every_case() == ()
    assert len(verification.roots()) == 1


def test_a_day_gets_its_root_once_and_only_when_it_is_over(
    log: CaseLog, database: Database, owner: Owner
) -> None:
    save(log, disputes.filed())
    with owner() as connection:
        row = connection.execute("SELECT (now() AT TIME ZONE 'UTC')::date").fetchone()
    assert row is not None
    today = row[0]
    assert isinstance(today, type(FAR))
    verification = Verification(database)
    assert verification.make_roots(today - timedelta(days=1)) == ()
    made = verification.make_roots(today + timedelta(days=2))
    assert len(made) == 1
    assert verification.make_roots(today + timedelta(days=2)) == ()


def test_the_owner_must_switch_the_guard_off_to_get_that_far(
    verification: Verification, owner: Owner
) -> None:
    with (
        pytest.raises(psycopg.errors.RaiseException, match="append-only"),
        owner() as connection,
    ):
        connection.execute("UPDATE case_event SET rule = 'A1' WHERE seq = 1")


def test_a_row_of_an_older_release_is_sound_and_its_case_goes_on(
    log: CaseLog, database: Database, owner: Owner
) -> None:
    """What an older release wrote has no field that came later: no why of a clock, no version of a
    rule. Its hash is of what it wrote."""
    verification, journey = Verification(database), disputes.filed()
    seq = save(log, journey)
    with owner() as connection:
        (state,) = connection.execute("SELECT state FROM case_row").fetchone() or ({},)
        assert isinstance(state, dict)
        for clock in state["clocks"]:
            del clock["why"], clock["deadline"]["rule_version"]
        connection.execute(
            "UPDATE case_row SET state = %s, state_hash = %s",
            (psycopg.types.json.Jsonb(state), hash_stored(state)),
        )
    assert verification.case("case-1") == ()
    journey.on(day("2026-01-20")).do(AcknowledgeComplaint, disputes.AUTHORITY)
    save(log, journey, after=seq)
    assert verification.case("case-1") == ()
