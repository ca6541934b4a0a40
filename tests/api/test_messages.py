"""The message centre and the e-mails of the demonstration."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from sqlalchemy import select

from api.demo_people import OFFICER, PARENT
from api.views.message import Part, PartKind, parts
from store import tables as t
from store.database import Database
from store.messages import Messages
from store.people import Person
from tests.api.visitor import Visitor

Visit = Callable[[Person | None], Visitor]

TEXT = """Dear Example Parent,

What happened
-------------

The council has your
complaint.

* First point that
  goes on.
* Second point.

See your case here:
http://127.0.0.1/cases/1
"""


def _delivered(database: Database, case_id: str) -> str:
    """A message about the case in the parent's message centre."""
    messages = Messages(database)
    with database.begin() as connection:
        message_id = connection.execute(
            select(t.message_intent.c.message_id)
            .where(t.message_intent.c.case_id == case_id)
            .where(t.message_intent.c.recipient == PARENT.person_id)
        ).scalar_one()
    intent = messages.intent(message_id)
    assert intent is not None
    messages.deliver(intent, "We have your complaint", TEXT, "<p>unused</p>")
    return str(message_id)


def test_a_message_is_new_until_it_is_opened_and_nobody_else_opens_it(
    visit: Visit, database: Database
) -> None:
    parent = visit(PARENT)
    message_id = _delivered(database, parent.file_dispute())
    assert "Messages (1 unread)" in parent.open("/").text
    assert visit(OFFICER).open(f"/messages/{message_id}").status_code == 404
    page = parent.open(f"/messages/{message_id}")
    assert "The council has your complaint." in page.text
    assert "unread" not in parent.open("/").text


def test_plain_text_is_shown_with_headings_points_and_links() -> None:
    assert parts(TEXT) == (
        Part(PartKind.PARAGRAPH, ("Dear Example Parent,",)),
        Part(PartKind.HEADING, ("What happened",)),
        Part(PartKind.PARAGRAPH, ("The council has your complaint.",)),
        Part(PartKind.POINTS, ("First point that goes on.", "Second point.")),
        Part(PartKind.PARAGRAPH, ("See your case here:", "http://127.0.0.1/cases/1")),
    )


def test_the_mail_page_shows_what_lies_in_the_sink_and_nothing_outside_it(
    visit: Visit, data_dir: Path
) -> None:
    folder = data_dir / "mail"
    folder.mkdir(exist_ok=True)
    mail = EmailMessage()
    mail["Subject"], mail["To"] = "An answer came", "example-parent@example.org"
    mail["Date"] = datetime(2026, 11, 23, tzinfo=UTC)
    mail.set_content("The council answered <b>you</b>.")
    (folder / "20261123-1.eml").write_bytes(bytes(mail))
    (data_dir / "secret.eml").write_text("hidden")
    parent = visit(PARENT)
    assert "An answer came" in parent.open("/mail").text
    assert "answered &lt;b&gt;you" in parent.open("/mail/20261123-1.eml").text
    for name in ("..%2Fsecret.eml", "secret.eml", "%2e%2e/secret.eml"):
        assert parent.open(f"/mail/{name}").status_code == 404
