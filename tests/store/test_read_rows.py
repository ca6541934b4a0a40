"""What pages and worklists read: rewritten with every event, in the same transaction."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cases.dispute import commands as c
from cases.dispute.certificates.commands import ReissueCertificate, RevokeCertificate
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.commands import IssueCertificate
from cases.dispute.vocabulary import DocumentKind
from store.case_log import CaseLog
from store.case_pages import CasePages
from store.database import Database
from store.messages import Messages
from store.read_rows import restore
from store.worklists import Reader, Worklists
from tests.cases import disputes
from tests.cases.disputes import AUTHORITY, FAMILY
from tests.cases.journey import day
from tests.store.conftest import Owner
from tests.store.saving import entry, save

pytestmark = pytest.mark.every_postgres

AT = datetime(2026, 1, 20, 12, tzinfo=UTC)


def test_the_tasks_of_a_case_are_those_it_owes_now_and_no_older_ones(
    log: CaseLog, database: Database
) -> None:
    pages = CasePages(database)
    journey = disputes.filed()
    seq = save(log, journey)
    assert {task.kind for task in pages.tasks("case-1")} == journey.owed()
    before = pages.tasks("case-1")

    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, AUTHORITY)
    save(log, journey, after=seq)
    assert {task.kind for task in pages.tasks("case-1")} == journey.owed()
    assert pages.tasks("case-1") != before


def test_a_task_carries_the_last_day_of_its_clock(log: CaseLog, database: Database) -> None:
    journey = disputes.answered()
    save(log, journey)
    due = {task.clock_id: task.due_on for task in CasePages(database).tasks("case-1")}
    for clock_id, due_on in due.items():
        assert due_on == (journey.due(clock_id) if clock_id else None)


def test_a_worklist_shows_what_a_team_owes_in_the_order_of_days(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.filed()
    save(log, journey)
    worklist = Worklists(database).tasks(Reader("officer-1", AT, ("authority-1",)))
    assert {task.kind for task in worklist} <= journey.owed()
    assert worklist
    days = [task.due_on for task in worklist if task.due_on is not None]
    assert days == sorted(days)


def test_the_tribunal_sees_a_case_only_once_it_was_sent(log: CaseLog, database: Database) -> None:
    worklists = Worklists(database)
    journey = disputes.with_grounds()
    seq = save(log, journey)
    assert worklists.cases(("tribunal-1",)) == ()
    assert len(worklists.cases(("family-1",))) == 1

    journey.on(day("2026-03-02"))
    disputes.build(journey)
    journey.do(c.SendReferral, FAMILY, sha256="cd" * 32, signature_id="signature-1")
    save(log, journey, after=seq)
    assert [listed.case_id for listed in worklists.cases(("tribunal-1",))] == ["case-1"]


def test_an_old_belief_about_a_deadline_is_kept_beside_the_new_one(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.contacted()
    seq = save(log, journey)
    pages = CasePages(database)
    (believed,) = [k for k in pages.clocks("case-1") if k.clock_id == "appeal"]

    journey.on(day("2026-03-06"))
    save(log, journey, after=seq)
    old, new = [k for k in pages.clocks("case-1") if k.clock_id == "appeal"]
    assert journey.state.mediation.certificate is not None
    assert (old.version, old.status) == (1, "superseded")
    assert (new.version, new.status) == (2, "running")
    assert old.deadline == believed.deadline
    assert new.deadline == journey.clock("appeal").deadline


def test_the_derivation_of_every_deadline_is_read_back_whole(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.sent()
    save(log, journey)
    stored = {(k.clock_id, k.version): k for k in CasePages(database).clocks("case-1")}
    for clock in journey.state.clocks:
        kept = stored[(clock.clock_id, clock.version)]
        assert kept.deadline == clock.deadline
        assert (kept.status, kept.ended_on) == (clock.status.value, clock.ended_on)
        assert kept.deadline.steps


def test_a_reminder_changes_no_belief(log: CaseLog, database: Database) -> None:
    journey = disputes.contacted()
    seq = save(log, journey)
    before = len(CasePages(database).clocks("case-1"))
    journey.on(day("2026-02-28"))
    assert any(event.kind == "reminder_reached" for event in journey.recorded[seq:])
    save(log, journey, after=seq)
    assert len(CasePages(database).clocks("case-1")) == before


def test_one_message_is_wanted_for_each_event_template_and_recipient(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.certified()
    whole = entry(journey, 1)
    whole.append(log)
    whole.append(log)
    pending = Messages(database).pending(0)
    assert len(pending) == len(set(pending)) == len(journey.told)
    assert {tuple(message_id.split(":")[2:]) for message_id in pending} == {
        (notice.template, notice.recipient) for notice in journey.told
    }


def test_a_certificate_can_be_checked_by_its_number_and_tells_nothing_else(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.certified()
    save(log, journey)
    certificate = journey.state.mediation.certificate
    assert CasePages(database).certificate(certificate.number.lower()) == "valid"
    assert CasePages(database).certificate("NO-SUCH") is None


def test_a_certificate_says_whether_it_was_replaced_or_taken_back(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.certified()
    first = journey.state.mediation.certificate
    lost = {"reason": RevokeReason.LOST, "narrative_id": "why"}
    journey.do(ReissueCertificate, disputes.ADVISER, **lost)
    second = journey.state.mediation.certificate
    journey.do(RevokeCertificate, disputes.ADVISER, **lost)
    journey.do(IssueCertificate, disputes.ADVISER)
    third = journey.state.mediation.certificate
    save(log, journey)
    pages = CasePages(database)
    found = [pages.certificate(one.number) for one in (first, second, third)]
    assert found == ["replaced", "revoked", "valid"]


def test_a_case_that_ended_is_listed_as_ended_and_owes_nothing(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.contacted()
    journey.do(c.Withdraw, FAMILY)
    save(log, journey)
    page = CasePages(database).find("case-1")
    assert page is not None
    assert page.is_closed
    assert CasePages(database).tasks("case-1") == ()
    (listed,) = Worklists(database).cases(("family-1",))
    assert (listed.is_closed, listed.next_due_on) == (True, None)


def test_a_task_says_since_when_it_is_owed_however_often_the_case_is_written(
    log: CaseLog, database: Database
) -> None:
    pages = CasePages(database)
    journey = disputes.filed()
    filed_at = journey.now.at
    seq = save(log, journey)
    assert {task.since for task in pages.tasks("case-1")} == {filed_at}

    journey.on(day("2026-01-20"))
    disputes.add(journey, DocumentKind.EVIDENCE)
    seq = save(log, journey, after=seq)
    assert {task.since for task in pages.tasks("case-1")} == {filed_at}

    journey.on(day("2026-01-21")).do(c.AcknowledgeComplaint, AUTHORITY)
    save(log, journey, after=seq)
    since = {task.kind: task.since for task in pages.tasks("case-1")}
    assert since["answer_complaint"] == journey.now.at


def test_lost_rows_are_written_again_from_the_events_as_they_were(
    log: CaseLog, database: Database, owner: Owner
) -> None:
    pages = CasePages(database)
    save(log, disputes.arranged())
    before = (pages.find("case-1"), pages.tasks("case-1"), pages.clocks("case-1"))
    with owner() as connection:
        connection.execute("DELETE FROM task")
        connection.execute("DELETE FROM clock")
        connection.execute("UPDATE case_row SET is_closed = true, state = '{}'")

    assert restore(database, "case-1")

    assert (pages.find("case-1"), pages.tasks("case-1"), pages.clocks("case-1")) == before
    assert not restore(database, "another case")
