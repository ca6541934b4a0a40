"""How people are reached: their own page, staff on behalf, letters to post, and proof of service."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select
from starlette.testclient import TestClient

from api.application import create_application
from api.demo_people import (
    ADMINISTRATOR,
    ADVISER,
    CLERK,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    SENCO,
)
from messages.text_sink import TextSink
from settings import Settings
from store import tables as t
from store.attempts import Attempts, Made
from store.database import Database
from store.letters import LetterQueue
from store.messages import Intent, Messages
from store.people import People, Person
from store.preferences import Preferences
from tests.api.cases_in_process import CasesInProcess
from tests.api.conftest import SECRET
from tests.api.visitor import Visitor, hidden, problems

Visit = Callable[[Person | None], Visitor]

MADE = Made("dispute_filed.family", "0123456789ab")

TYPED: dict[str, str | list[str]] = {
    "email": "new-address@example.org",
    "phone": "020 7946 0999",
    "address": "2 Example Street\nExampletown",
    "first": "text",
    "second": "email",
    "third": "",
    "format": "large_print",
    "language": "English",
    "interpreter": "British Sign Language",
    "unsafe": ["address"],
    "safety_note": "Phone in the mornings only.",
}


@pytest.fixture
def preferences(database: Database) -> Iterator[Preferences]:
    """The wishes; afterwards the parent is reached as before."""
    people = People(database)
    before = people.find(PARENT.person_id)
    found = Preferences(database)
    wish = found.of(PARENT.person_id)
    yield found
    assert before is not None
    people.save(before)
    found.save(PARENT.person_id, wish)


def post(visitor: Visitor, path: str, typed: dict[str, Any], at: str = "") -> Any:
    """Send a form that carries no command."""
    page = visitor.open(at or path)
    assert page.status_code == 200, page.text
    return visitor.client.post(path, data={"csrf": hidden(page.text, "csrf"), **typed})


def family_message(database: Database, case_id: str) -> Intent:
    """The message to the family about a case, delivered to its message centre."""
    messages = Messages(database)
    with database.begin() as connection:
        message_id = connection.execute(
            select(t.message_intent.c.message_id)
            .where(t.message_intent.c.case_id == case_id)
            .where(t.message_intent.c.recipient == PARENT.person_id)
        ).scalar_one()
    intent = messages.intent(message_id)
    assert intent is not None
    messages.deliver(intent, "We have your complaint", "Dear Example Parent,\n", "", made=MADE)
    return intent


def test_a_parent_says_how_to_be_told_and_what_is_not_safe(
    visit: Visit, preferences: Preferences, database: Database
) -> None:
    parent = visit(PARENT)
    assert post(parent, "/contact", TYPED).status_code == 303
    wish = preferences.of(PARENT.person_id)
    assert wish.channels == ("text", "email")
    assert wish.format == "large_print"
    assert wish.interpreter == "British Sign Language"
    assert wish.not_to_address
    assert wish.changed_by == PARENT.person_id
    found = People(database).find(PARENT.person_id)
    assert found is not None
    assert found.email == "new-address@example.org"
    assert found.address_lines == ("2 Example Street", "Exampletown")
    page = parent.open("/contact?done=1").text
    assert "We saved how to contact you" in page
    assert "The person, on this page" in page


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"second": "text"}, "Choose each way once."),
        ({"phone": ""}, "Enter a mobile number, or choose another way."),
        ({"email": "nobody"}, "Enter an e-mail address like name@example.org."),
        ({"language": ""}, "Enter a language"),
    ],
)
def test_a_way_that_leads_nowhere_is_an_error_with_words(
    visit: Visit, preferences: Preferences, changed: dict[str, str], error: str
) -> None:
    answer = post(visit(PARENT), "/contact", {**TYPED, **changed})
    assert answer.status_code == 422
    assert error in problems(answer.text)
    assert not preferences.of(PARENT.person_id).safety_note.startswith("Phone in")


def test_staff_change_it_on_behalf_of_the_family_and_say_how_they_know(
    visit: Visit, preferences: Preferences
) -> None:
    case_id = visit(PARENT).file_dispute()
    officer = visit(OFFICER)
    path = f"/cases/{case_id}/contact"
    assert "Choose how you know this" in problems(post(officer, path, TYPED).text)
    answer = post(officer, path, {**TYPED, "source": "person_told_us"})
    assert answer.status_code == 303
    wish = preferences.of(PARENT.person_id)
    assert (wish.source, wish.changed_by) == ("person_told_us", OFFICER.person_id)
    assert "by Example Officer" in officer.open(path).text


def test_nobody_else_reaches_these_pages(visit: Visit) -> None:
    case_id = visit(PARENT).file_dispute()
    for person in (SECOND_PARENT, CLERK, SENCO, ADMINISTRATOR):
        for path in ("proof", "proof.csv", "contact"):
            assert visit(person).open(f"/cases/{case_id}/{path}").status_code == 404
    assert visit(PARENT).open(f"/cases/{case_id}/contact").status_code == 404
    for person in (PARENT, CLERK, SENCO, ADMINISTRATOR):
        assert visit(person).open("/letters").status_code == 404
    assert visit(ADMINISTRATOR).open("/contact").status_code == 404


def test_what_reached_nobody_is_a_task_until_it_is_sent_again(
    visit: Visit, database: Database
) -> None:
    case_id = visit(PARENT).file_dispute()
    intent = family_message(database, case_id)
    attempts = Attempts(database)
    attempts.failed(intent.message_id, 0, "email", MADE, "The address does not exist.")
    Messages(database).failed(intent.message_id, "Every way to reach this person failed.")
    proof = f"/cases/{case_id}/proof"
    for person in (OFFICER, ADVISER):
        assert f'href="{proof}">Reach Example Parent' in visit(person).open("/").text
    assert intent.message_id in visit(ADMINISTRATOR).open("/operations").text
    assert proof not in visit(PARENT).open("/").text
    officer = visit(OFFICER)
    page = officer.open(proof).text
    assert "The address does not exist." in page
    assert "dispute_filed.family 0123456789ab" in page
    assert post(visit(PARENT), proof, {"message_id": intent.message_id}, "/").status_code == 404
    assert post(officer, proof, {"message_id": "of another case"}).status_code == 404
    assert post(officer, proof, {"message_id": intent.message_id}).status_code == 303
    assert proof not in visit(OFFICER).open("/").text
    assert "On its way" in officer.open(proof).text


def test_proof_of_service_is_a_table_and_a_family_sees_its_own_part(
    visit: Visit, database: Database
) -> None:
    case_id = visit(PARENT).file_dispute()
    intent = family_message(database, case_id)
    messages = Messages(database)
    messages.start_mail(intent.message_id, MADE)
    messages.mail_sent(intent.message_id, "=reference", MADE)
    answer = visit(OFFICER).open(f"/cases/{case_id}/proof.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["channel"], row["status"]) for row in rows] == [
        ("centre", "delivered"),
        ("email", "queued"),
        ("email", "sent"),
    ]
    assert rows[-1]["template_version"] == "0123456789ab"
    assert rows[-1]["provider_reference"] == "'=reference"
    assert rows[-1]["to"] == "Example Parent"
    mine = visit(PARENT).open(f"/cases/{case_id}/proof").text
    assert "To Example Parent" in mine
    assert "To Example Council" not in mine
    assert "To Example Council" in visit(OFFICER).open(f"/cases/{case_id}/proof").text


def test_staff_print_and_post_a_letter_once(
    visit: Visit, database: Database, preferences: Preferences
) -> None:
    case_id = visit(PARENT).file_dispute()
    intent = family_message(database, case_id)
    LetterQueue(database).add(intent, MADE)
    Messages(database).done(intent.message_id)
    officer = visit(OFFICER)
    assert "Waits to be posted" in officer.open(f"/cases/{case_id}/proof").text
    assert "No postal service is connected" in officer.open("/letters").text
    printed = officer.open(f"/letters/{intent.message_id}").text
    assert "1 Example Street" in printed
    assert "Dear Example Parent" in printed
    assert post(officer, "/letters", {"message_id": intent.message_id}).status_code == 303
    assert officer.open(f"/letters/{intent.message_id}").status_code == 404
    assert post(officer, "/letters", {"message_id": intent.message_id}).status_code == 404
    sent = officer.open(f"/cases/{case_id}/proof").text
    assert "Letter" in sent
    assert "Waits to be posted" not in sent


def test_a_letter_that_waits_is_stopped_when_the_address_is_not_safe(
    visit: Visit, database: Database, preferences: Preferences
) -> None:
    case_id = visit(PARENT).file_dispute()
    intent = family_message(database, case_id)
    LetterQueue(database).add(intent, MADE)
    assert post(visit(PARENT), "/contact", TYPED).status_code == 303
    officer = visit(OFFICER)
    assert officer.open(f"/letters/{intent.message_id}").status_code == 404
    assert "It is not safe to write to this address." in (
        officer.open(f"/cases/{case_id}/proof").text
    )


def test_the_text_messages_of_the_demonstration_are_shown(visit: Visit, settings: Settings) -> None:
    TextSink(settings.texts_dir).send_text("m1", "020 7946 0123", "Redress: <news>.")
    page = visit(PARENT).open("/texts").text
    assert "Redress: &lt;news&gt;." in page


def test_a_provider_reports_with_its_token_and_nobody_else_does(
    visit: Visit, database: Database, settings: Settings, in_process: CasesInProcess
) -> None:
    case_id = visit(PARENT).file_dispute()
    intent = family_message(database, case_id)
    messages = Messages(database)
    messages.start_mail(intent.message_id, MADE)
    messages.mail_sent(intent.message_id, "notify-id", MADE)
    messages.done(intent.message_id)
    told = settings.model_copy(update={"notify_callback_token": SecretStr("a token of Notify")})
    app = create_application(told, gateway=in_process, secret=SECRET)
    path = "/api/v1/message-status"
    report = {"id": "notify-id", "status": "permanent-failure", "to": "x@example.org"}
    with TestClient(app) as client:
        assert client.post(path, json=report).status_code == 401
        wrong = {"Authorization": "Bearer wrong"}
        assert client.post(path, json=report, headers=wrong).status_code == 401
        right = {"Authorization": "Bearer a token of Notify"}
        assert client.post(path, json=report, headers=right).json() == {"outcome": "noted"}
        sending = {**report, "status": "sending"}
        assert client.post(path, json=sending, headers=right).json() == {"outcome": "heard"}
        unknown = {**report, "id": "somebody else's"}
        assert client.post(path, json=unknown, headers=right).status_code == 404
    after = messages.intent(intent.message_id)
    assert after is not None
    assert (after.status, after.run) == ("pending", 1)
    assert Attempts(database).over(intent.message_id, 0) == {"email"}
