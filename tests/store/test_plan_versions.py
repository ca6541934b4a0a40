"""Versions of plans are kept as they were; a working copy knows every change and who made it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from cases.actor import Role
from cases.plan.record import edit
from cases.plan.record.commands import DraftPlanVersion
from cases.plan.record.content import Need, PlanRecord, Section
from cases.plan.record.vocabulary import VersionReason
from cases.plan.record.wire import hash_record
from store.case_log import CaseLog
from store.database import Database
from store.plan_versions import ChangedMeanwhile, PlanVersions, RecordAltered
from store.verification import Verification
from tests.cases import plans
from tests.cases.plan_records import THERAPY, WHOLE
from tests.store.conftest import Owner
from tests.store.saving import save


@pytest.fixture
def versions(database: Database) -> PlanVersions:
    return PlanVersions(database)


def _need(name: str) -> Need:
    return Need(name, f"The need {name}.")


def test_a_version_is_read_as_it_was_kept_and_only_in_its_own_plan(versions: PlanVersions) -> None:
    sha256 = versions.keep("v1", "plan-1", WHOLE, "officer-1")
    assert sha256 == hash_record(WHOLE)
    found = versions.find("plan-1", "v1")
    assert found is not None
    assert (found.record, found.sha256, found.author_id) == (WHOLE, sha256, "officer-1")
    assert versions.find("plan-2", "v1") is None


def test_the_same_id_twice_keeps_the_first(versions: PlanVersions) -> None:
    versions.keep("v1", "plan-1", WHOLE, "officer-1")
    versions.keep("v1", "plan-1", PlanRecord(), "officer-2")
    found = versions.find("plan-1", "v1")
    assert found is not None
    assert found.record == WHOLE


def test_a_working_copy_is_the_version_and_every_change_since_with_who_made_it(
    versions: PlanVersions,
) -> None:
    versions.keep("v1", "plan-1", WHOLE, "officer-1")
    less = edit.put(WHOLE, replace(THERAPY, times=1))
    moved = edit.to_section(less, "therapy", Section.G)
    versions.edit("e1", "plan-1", "v1", less, "officer-1", seen=0)
    versions.edit("e2", "plan-1", "v1", moved, "officer-2", seen=1)
    copy = versions.working_copy("plan-1", "v1")
    assert copy.record == moved
    assert copy.number == 2
    assert [(one.author_id, sorted(one.change.touched)) for one in copy.edits] == [
        ("officer-1", ["therapy"]),
        ("officer-2", ["therapy"]),
    ]
    kept = versions.find("plan-1", "v1")
    assert kept is not None
    assert kept.record == WHOLE


def test_a_plan_without_versions_begins_with_nothing(versions: PlanVersions) -> None:
    assert versions.working_copy("plan-1").record == PlanRecord()
    first = PlanRecord((_need("n1"),))
    assert versions.edit("e1", "plan-1", "", first, "officer-1", seen=0).record == first
    with pytest.raises(LookupError):
        versions.working_copy("plan-1", "v9")


def test_a_change_sent_twice_is_made_once_and_a_change_of_nothing_is_none(
    versions: PlanVersions,
) -> None:
    first = PlanRecord((_need("n1"),))
    versions.edit("e1", "plan-1", "", first, "officer-1", seen=0)
    assert versions.edit("e1", "plan-1", "", first, "officer-1", seen=0).number == 1
    assert versions.edit("e2", "plan-1", "", first, "officer-1", seen=1).number == 1


def test_who_saw_an_older_copy_overwrites_nothing(versions: PlanVersions) -> None:
    first = PlanRecord((_need("n1"),))
    versions.edit("e1", "plan-1", "", first, "officer-1", seen=0)
    with pytest.raises(ChangedMeanwhile):
        versions.edit("e2", "plan-1", "", PlanRecord((_need("n2"),)), "officer-2", seen=0)
    assert versions.working_copy("plan-1").record == first


def test_of_many_who_save_at_once_one_is_first_and_the_rest_are_told(
    versions: PlanVersions,
) -> None:
    def save(number: int) -> bool:
        record = PlanRecord((_need(f"n{number}"),))
        try:
            versions.edit(f"e{number}", "plan-1", "", record, "officer-1", seen=0)
        except ChangedMeanwhile:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(save, range(8)))
    assert sum(done) == 1
    assert versions.working_copy("plan-1").number == 1


@pytest.mark.parametrize("table", ["plan_version", "plan_edit"])
@pytest.mark.parametrize("what", ["UPDATE {} SET sha256 = ''", "DELETE FROM {}"])
def test_nobody_changes_or_removes_what_a_plan_said(
    table: str, what: str, versions: PlanVersions, database: Database, owner: Owner
) -> None:
    versions.keep("v1", "plan-1", WHOLE, "officer-1")
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        database.begin() as connection,
    ):
        connection.execute(text(what.format(table)))
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"), owner() as direct:
        direct.execute(what.format(table).encode())


def test_a_version_that_was_altered_behind_our_back_is_not_shown(
    versions: PlanVersions, owner: Owner
) -> None:
    versions.keep("v1", "plan-1", WHOLE, "officer-1")
    with owner() as direct:
        direct.execute("ALTER TABLE plan_version DISABLE TRIGGER plan_version_append_only")
        direct.execute(
            "UPDATE plan_version SET body = replace(body::text, '\"times\": 2', '\"times\": 1')::jsonb"
        )
        direct.execute("ALTER TABLE plan_version ENABLE TRIGGER plan_version_append_only")
    with pytest.raises(RecordAltered):
        versions.find("plan-1", "v1")


def test_the_proof_of_the_records_names_a_version_that_was_altered(
    versions: PlanVersions, log: CaseLog, database: Database, owner: Owner
) -> None:
    journey = plans.registered()
    for version_id, record in (("v1", WHOLE), ("v2", PlanRecord())):
        sha256 = versions.keep(version_id, journey.case_id, record, "officer-1")
        journey.do(
            DraftPlanVersion,
            Role.AUTHORITY,
            version_id=version_id,
            sha256=sha256,
            reason=VersionReason.OUTSIDE_REVIEW,
        )
    save(log, journey)
    assert Verification(database).every_case() == ()
    with owner() as direct:
        direct.execute("ALTER TABLE plan_version DISABLE TRIGGER plan_version_append_only")
        direct.execute("UPDATE plan_version SET body = '{}' WHERE version_id = 'v1'")
        direct.execute("ALTER TABLE plan_version ENABLE TRIGGER plan_version_append_only")
    [finding] = Verification(database).every_case()
    assert finding.detail == "version v1 of the plan was changed after it was made"
