"""A filing is safe before anything else happens, and has one answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from cases.command import CommandRefused
from cases.dispute import commands as c
from store.case_log import CaseLog
from store.database import Database
from store.inbox import Inbox, Words
from store.people import People
from tests.cases import disputes
from tests.cases.disputes import AUTHORITY
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres

REFUSAL = CommandRefused("already_acknowledged", "This was acknowledged before.", "C4")


def command() -> Any:
    """A command that nobody has answered."""
    return disputes.filed().make(c.AcknowledgeComplaint, AUTHORITY)


def test_a_filing_is_read_back_as_the_command_it_was(inbox: Inbox) -> None:
    filing = inbox.receive(command(), "dispute")
    assert filing.command() == command()
    assert (filing.status, filing.seq) == ("received", None)
    assert filing.received_at == command().meta.received_at
    assert inbox.find(command().meta.command_id) == filing


def test_the_same_id_twice_keeps_the_first_filing_and_its_words(
    inbox: Inbox, database: Database
) -> None:
    given = command()
    inbox.receive(given, "dispute", words=[Words("words-a", "We are not happy.", {})])
    later = replace(
        given, meta=replace(given.meta, received_at=given.meta.received_at + timedelta(days=1))
    )
    again = inbox.receive(later, "dispute", words=[Words("words-b", "Other words.", {})])
    assert again.received_at == given.meta.received_at
    people = People(database)
    kept = people.narrative("words-a")
    assert kept is not None
    assert kept.words == "We are not happy."
    assert people.narrative("words-b") is None


def test_the_same_form_posted_eight_times_at_once_is_one_filing(inbox: Inbox) -> None:
    with ThreadPoolExecutor(8) as threads:
        filings = list(threads.map(lambda _: inbox.receive(command(), "dispute"), range(8)))
    assert len({filing.command_id for filing in filings}) == 1
    assert len(inbox.unanswered(0)) == 1


def test_words_that_cannot_be_kept_take_the_filing_with_them(
    inbox: Inbox, database: Database
) -> None:
    given = command()
    People(database).write("words-a", "case-1", "family-1", "There before.")
    with pytest.raises(Exception, match="words-a"):
        inbox.receive(given, "dispute", words=[Words("words-a", "Other words.", {})])
    assert inbox.find(given.meta.command_id) is None


def test_a_refused_command_stays_refused(inbox: Inbox, log: CaseLog) -> None:
    journey = disputes.filed()
    inbox.receive(journey.commands[0], "dispute")
    inbox.refuse("command-1", REFUSAL)
    inbox.refuse("command-1", CommandRefused("other", "Another reason."))
    save(log, journey)
    filing = inbox.find("command-1")
    assert filing is not None
    assert (filing.status, filing.refused_code) == ("refused", "already_acknowledged")
    assert (filing.refused_reason, filing.refused_rule) == ("This was acknowledged before.", "C4")


def test_an_applied_command_is_not_refused_afterwards(inbox: Inbox, log: CaseLog) -> None:
    journey = disputes.filed()
    inbox.receive(journey.commands[0], "dispute")
    save(log, journey)
    inbox.refuse("command-1", REFUSAL)
    filing = inbox.find("command-1")
    assert filing is not None
    assert (filing.status, filing.refused_code) == ("applied", None)


def test_only_commands_without_an_answer_are_unanswered_and_the_oldest_comes_first(
    inbox: Inbox,
) -> None:
    journey = disputes.filed()
    for number in range(3):
        given = journey.make(c.AcknowledgeComplaint, AUTHORITY)
        inbox.receive(
            replace(given, meta=replace(given.meta, command_id=f"late-{number}")), "dispute"
        )
    inbox.refuse("late-1", REFUSAL)
    assert [filing.command_id for filing in inbox.unanswered(0)] == ["late-0", "late-2"]
    assert inbox.unanswered(3600) == ()
    assert len(inbox.unanswered(0, limit=1)) == 1


def test_a_clock_hears_of_unanswered_filings_of_its_own_case_received_in_time(
    inbox: Inbox,
) -> None:
    given = command()
    at = given.meta.received_at
    for command_id, case_id, received_at in (
        ("in-time", "case-1", at),
        ("too-late", "case-1", at + timedelta(hours=1)),
        ("of-another-case", "case-2", at),
        ("answered", "case-1", at),
    ):
        meta = replace(given.meta, command_id=command_id, case_id=case_id, received_at=received_at)
        inbox.receive(replace(given, meta=meta), "dispute")
    inbox.refuse("answered", REFUSAL)
    assert inbox.waiting_for("case-1", at + timedelta(minutes=1)) == ("in-time",)
    assert inbox.waiting_for("case-1", at) == ()
