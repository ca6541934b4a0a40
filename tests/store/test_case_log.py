"""Appending: once, in order, whole, and only what continues the stored chain."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from cases.dispute import commands as c
from store.case_log import Appended, CaseLog, HeadMismatch
from store.case_pages import CasePages
from store.database import Database
from store.inbox import Inbox
from store.messages import Messages
from tests.cases import disputes, plans
from tests.cases.disputes import AUTHORITY, FAMILY
from tests.cases.journey import Journey, day
from tests.cases.plan_plays.transfer import passed_on
from tests.store.saving import entry, save, state_after

pytestmark = pytest.mark.every_postgres


def test_what_was_appended_is_read_back_as_it_was_decided(log: CaseLog, database: Database) -> None:
    journey = disputes.certified()
    save(log, journey)
    pages = CasePages(database)
    page = pages.find("case-1")
    assert page is not None
    assert page.state == journey.state
    assert page.seq == len(journey.recorded)
    assert pages.timeline("case-1") == tuple(journey.recorded)


def test_the_same_events_appended_again_change_nothing(log: CaseLog, database: Database) -> None:
    journey = disputes.contacted()
    first = entry(journey, 1)
    once = first.append(log)
    pending = Messages(database).pending(0)
    assert first.append(log) == once
    assert CasePages(database).timeline("case-1") == tuple(journey.recorded)
    assert Messages(database).pending(0) == pending


def test_an_older_batch_that_comes_again_changes_nothing(log: CaseLog, database: Database) -> None:
    journey = disputes.answered()
    first = entry(journey, 1, 5)
    first.append(log)
    save(log, journey, after=5)
    assert first.append(log).seq == 5
    page = CasePages(database).find("case-1")
    assert page is not None
    assert page.state == journey.state


def test_a_repeated_append_names_again_what_must_be_started(log: CaseLog) -> None:
    journey = disputes.with_grounds()
    save(log, journey)
    seq = len(journey.recorded)
    journey.do(c.RequestBundle, FAMILY)
    wanted = entry(journey, seq + 1)
    first = wanted.append(log)
    assert first.bundle_requests == (1,)
    assert wanted.append(log) == first


def test_a_gap_in_the_numbers_is_refused_and_nothing_is_written(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.answered()
    entry(journey, 1, 3).append(log)
    with pytest.raises(HeadMismatch, match="holds 3 events"):
        entry(journey, 6).append(log)
    assert len(CasePages(database).timeline("case-1")) == 3


def test_a_case_cannot_begin_in_the_middle(log: CaseLog, database: Database) -> None:
    with pytest.raises(HeadMismatch, match="holds 0 events"):
        entry(disputes.answered(), 4).append(log)
    assert CasePages(database).find("case-1") is None


def test_another_content_under_a_stored_number_is_refused(log: CaseLog, database: Database) -> None:
    stored = disputes.filed()
    save(log, stored)
    other = disputes.filed(sections=("B",))
    with pytest.raises(HeadMismatch, match="another content"):
        save(log, other)
    assert CasePages(database).timeline("case-1") == tuple(stored.recorded)


def test_a_chain_that_forked_before_is_refused(log: CaseLog) -> None:
    stored, other = disputes.filed(), disputes.filed(sections=("B",))
    save(log, stored)
    assert len(stored.recorded) == len(other.recorded)
    other.on(day("2026-01-20")).do(c.AcknowledgeComplaint, AUTHORITY)
    with pytest.raises(HeadMismatch, match="the workflow continues after"):
        save(log, other, after=len(stored.recorded))


def test_an_event_that_does_not_carry_its_own_hash_is_refused(
    log: CaseLog, database: Database
) -> None:
    whole = entry(disputes.filed(), 1)
    altered = replace(whole.events[0], effective_on=day("2026-01-01"))
    with pytest.raises(HeadMismatch, match="hash of its own facts"):
        replace(whole, events=(altered, *whole.events[1:])).append(log)
    assert CasePages(database).find("case-1") is None


def test_a_state_that_was_decided_differently_is_refused_and_nothing_is_written(
    log: CaseLog, database: Database
) -> None:
    whole = entry(disputes.filed(), 1)
    with pytest.raises(HeadMismatch, match="differs from the state"):
        replace(whole, state_hash="0" * 64).append(log)
    assert CasePages(database).find("case-1") is None
    assert Messages(database).pending(0) == ()


def test_eight_appends_of_the_same_events_at_once_give_one_set_of_rows(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.answered()
    whole = entry(journey, 1)
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: _outcome(log, whole), range(8)))
    assert {answer.seq for answer in answers if answer is not None} == {len(journey.recorded)}
    # Whoever lost the race to the first row is refused by its key, and is tried again.
    assert whole.append(log).seq == len(journey.recorded)
    assert CasePages(database).timeline("case-1") == tuple(journey.recorded)


def _outcome(log: CaseLog, whole: object) -> Appended | None:
    from sqlalchemy.exc import IntegrityError

    from tests.store.saving import Entry

    assert isinstance(whole, Entry)
    try:
        return whole.append(log)
    except IntegrityError:
        return None


def test_two_appends_that_continue_the_same_head_leave_one_chain(
    log: CaseLog, database: Database
) -> None:
    left, right = disputes.filed(), disputes.filed()
    save(log, left)
    seq = len(left.recorded)
    left.on(day("2026-01-20")).do(c.AcknowledgeComplaint, AUTHORITY)
    right.on(day("2026-01-21")).do(c.AcknowledgeComplaint, AUTHORITY)

    def attempt(journey: Journey) -> bool:
        try:
            save(log, journey, after=seq)
        except HeadMismatch:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        won = list(threads.map(attempt, (left, right)))
    assert sorted(won) == [False, True]
    winner = left if won[0] else right
    assert CasePages(database).timeline("case-1") == tuple(winner.recorded)


def test_an_append_answers_the_commands_it_was_made_for(log: CaseLog, inbox: Inbox) -> None:
    journey = disputes.filed()
    inbox.receive(journey.commands[0], "dispute", opens_case=True)
    save(log, journey)
    filing = inbox.find("command-1")
    assert filing is not None
    assert (filing.status, filing.seq) == ("applied", len(journey.recorded))


def test_a_dispute_from_a_plan_puts_one_command_for_the_plan_into_the_inbox(
    log: CaseLog, inbox: Inbox
) -> None:
    whole = entry(disputes.filed(plan_id="plan-9"), 1)
    sent = whole.append(log).outgoing_commands
    assert sent == ("from:case-1:1",)
    assert whole.append(log).outgoing_commands == sent
    (waiting,) = inbox.unanswered(0)
    assert (waiting.case_id, waiting.case_kind, waiting.kind) == ("plan-9", "plan", "note_dispute")


def test_a_failure_in_the_middle_leaves_nothing_behind(
    log: CaseLog, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr("store.case_log.write_tasks", broken)
    whole = entry(disputes.filed(), 1)
    with pytest.raises(RuntimeError, match="stops here"):
        whole.append(log)
    assert CasePages(database).find("case-1") is None
    assert CasePages(database).timeline("case-1") == ()
    monkeypatch.undo()
    assert whole.append(log).seq == len(whole.events)


def test_the_page_of_a_case_reflects_the_event_its_number_says(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.contacted()
    entry(journey, 1, 6).append(log)
    page = CasePages(database).find("case-1")
    assert page is not None
    assert page.seq == 6
    assert page.state == state_after(journey, 6)


def test_a_plan_that_is_passed_on_puts_the_opening_of_the_next_one_into_the_inbox(
    log: CaseLog, inbox: Inbox
) -> None:
    journey = passed_on(plans.registered())
    sent = entry(journey, 1).append(log).outgoing_commands
    assert len(sent) == 1
    filing = inbox.find(sent[0])
    assert filing is not None
    assert (filing.kind, filing.case_kind, filing.opens_case) == ("receive_plan", "plan", True)
