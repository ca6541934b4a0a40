"""What becomes of a form: the four outcomes, and that the same form twice is one filing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from unittest.mock import patch

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from api.demo_people import OFFICER, PARENT
from rules.calendar import LONDON
from store import tables as t
from store.database import Database
from store.inbox import Inbox
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.visitor import Visitor, a_dispute, day, problems, secrets_of

Visit = Callable[[Person | None], Visitor]


def _count(database: Database, table: object, **known: str) -> int:
    query = select(func.count()).select_from(table)  # type: ignore[arg-type]
    for name, value in known.items():
        query = query.where(table.c[name] == value)  # type: ignore[attr-defined]
    with database.begin() as connection:
        return int(connection.execute(query).scalar_one())


def test_a_filed_dispute_leads_to_the_page_of_its_case(visit: Visit) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    page = parent.open(f"/cases/{case_id}")
    assert page.status_code == 200
    assert "Where your case is" in page.text
    assert "Your last safe day to go to the tribunal" in page.text


def test_the_same_form_sent_twice_is_one_filing(visit: Visit, database: Database) -> None:
    parent = visit(PARENT)
    page = parent.open("/start").text
    form = {**secrets_of(page), **a_dispute(page)}
    first = parent.client.post("/start", data=form)
    second = parent.client.post("/start", data=form)
    assert first.status_code == second.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    case_id = first.headers["location"].split("/")[2].split("?")[0]
    assert _count(database, t.command, case_id=case_id) == 1
    assert _count(database, t.case_event, case_id=case_id, kind="dispute_filed") == 1


def test_an_action_sent_twice_is_done_once(visit: Visit, database: Database) -> None:
    case_id = visit(PARENT).file_dispute()
    officer = visit(OFFICER)
    form = secrets_of(officer.open(f"/cases/{case_id}/acknowledge").text)
    for _ in range(2):
        answer = officer.client.post(f"/cases/{case_id}/acknowledge", data=form)
        assert answer.status_code == 303
    assert _count(database, t.case_event, case_id=case_id, kind="complaint_acknowledged") == 1


def test_the_same_id_with_other_answers_changes_nothing(visit: Visit, database: Database) -> None:
    case_id = visit(PARENT).file_dispute()
    officer = visit(OFFICER)
    form = secrets_of(officer.open(f"/cases/{case_id}/answer").text)
    first = {**form, "outcome": "not_upheld", "words": "We keep our decision."}
    assert officer.client.post(f"/cases/{case_id}/answer", data=first).status_code == 303
    other = officer.client.post(f"/cases/{case_id}/answer", data={**first, "outcome": "upheld"})
    assert other.status_code == 409
    assert "sent before with other answers" in other.text
    assert _count(database, t.case_event, case_id=case_id, kind="complaint_answered") == 1


def test_a_refusal_gives_the_reason_and_keeps_what_was_typed(visit: Visit, inbox: Inbox) -> None:
    case_id = visit(PARENT).file_dispute()
    officer = visit(OFFICER)
    typed = {"outcome": "not_upheld", "words": "We looked at every point again."}
    assert officer.send(f"/cases/{case_id}/answer", typed).status_code == 303
    form = secrets_of(officer.open(f"/cases/{case_id}/answer").text)
    again = officer.client.post(f"/cases/{case_id}/answer", data={**form, **typed})
    assert again.status_code == 409
    assert problems(again.text)[0] == "The complaint was answered before."
    assert "We looked at every point again." in again.text
    filing = inbox.find(form["command_id"])
    assert filing is not None
    assert filing.status == "refused"
    assert secrets_of(again.text)["command_id"] != form["command_id"]


def test_a_first_filing_that_the_law_refuses_never_opens_a_case(
    visit: Visit, database: Database
) -> None:
    parent = visit(PARENT)
    page = parent.open("/start").text
    long_ago = datetime.now(LONDON).date().replace(year=2009)
    days = {**day("notice_sent_on", long_ago), **day("notice_dated_on", long_ago)}
    form = {**secrets_of(page), **a_dispute(page), **days}
    before = _count(database, t.command)
    answer = parent.client.post("/start", data=form)
    assert answer.status_code == 409
    assert "No dates can be worked out from so long ago" in answer.text
    assert _count(database, t.command) == before


def test_while_nobody_answers_the_page_says_received_and_then_leads_to_the_case(
    visit: Visit, cases: CasesInProcess
) -> None:
    case_id = visit(PARENT).file_dispute()
    officer = visit(OFFICER)
    cases.is_silent = True
    answer = officer.send(f"/cases/{case_id}/acknowledge", {})
    assert answer.status_code == 303
    waiting = officer.open(answer.headers["location"])
    assert waiting.status_code == 202
    assert "That is the time that counts" in waiting.text
    assert waiting.headers["refresh"]
    cases.answer_waiting()
    done = officer.open(answer.headers["location"])
    assert done.status_code == 303
    assert done.headers["location"].startswith(f"/cases/{case_id}")


def test_somebody_else_cannot_look_at_what_became_of_a_filing(
    visit: Visit, cases: CasesInProcess
) -> None:
    case_id = visit(PARENT).file_dispute()
    cases.is_silent = True
    answer = visit(OFFICER).send(f"/cases/{case_id}/acknowledge", {})
    assert visit(PARENT).open(answer.headers["location"]).status_code == 404


def test_when_the_inbox_does_not_answer_all_that_was_typed_stays_with_the_same_id(
    visit: Visit, database: Database
) -> None:
    case_id = visit(PARENT).file_dispute()
    officer = visit(OFFICER)
    form = secrets_of(officer.open(f"/cases/{case_id}/answer").text)
    typed = {**form, "outcome": "partly_upheld", "words": "A part of it is right."}
    lost = OperationalError("insert", {}, Exception("connection lost"))
    with patch.object(Inbox, "receive", side_effect=lost):
        answer = officer.client.post(f"/cases/{case_id}/answer", data=typed)
    assert answer.status_code == 503
    assert "A part of it is right." in answer.text
    assert secrets_of(answer.text)["command_id"] == form["command_id"]
    again = officer.client.post(f"/cases/{case_id}/answer", data=typed)
    assert again.status_code == 303
    assert _count(database, t.case_event, case_id=case_id, kind="complaint_answered") == 1


def test_no_word_that_was_typed_reaches_the_command(visit: Visit, database: Database) -> None:
    case_id = visit(PARENT).file_dispute(words="Nobody but PostgreSQL may know Zebulon Street.")
    with database.begin() as connection:
        bodies = [
            str(row.body)
            for row in connection.execute(select(t.command).where(t.command.c.case_id == case_id))
        ]
    assert bodies
    assert not any("Zebulon" in body for body in bodies)
    assert _count(database, t.narrative, case_id=case_id) == 1
