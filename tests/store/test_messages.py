"""Messages: in the message centre exactly once, by e-mail once but for one counted case."""

from __future__ import annotations

import pytest

from store.case_log import CaseLog
from store.database import Database
from store.messages import Intent, Messages
from tests.cases import disputes
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres


@pytest.fixture
def messages(log: CaseLog, database: Database) -> Messages:
    """The messages of a case that was just filed."""
    save(log, disputes.filed())
    return Messages(database)


def family(messages: Messages) -> Intent:
    """The message to the family."""
    (found,) = [item for item in messages.pending(0) if item.endswith(":family-1")]
    intent = messages.intent(found)
    assert intent is not None
    return intent


def test_a_message_delivered_twice_lies_once_in_the_centre(messages: Messages) -> None:
    intent = family(messages)
    messages.deliver(intent, "We have your complaint", "first", "<p>first</p>")
    messages.deliver(intent, "We have your complaint", "second", "<p>second</p>")
    (message,) = messages.centre(("family-1",))
    assert message.body == "first"
    assert messages.unread(("family-1",)) == 1
    messages.read(message.message_id)
    assert messages.unread(("family-1",)) == 0
    assert messages.centre(("family-1",), case_id="case-2") == ()


def test_a_message_that_is_done_is_not_pending_any_longer(messages: Messages) -> None:
    intent = family(messages)
    messages.done(intent.message_id)
    assert intent.message_id not in messages.pending(0)
    assert messages.pending(3600) == ()


def test_an_email_that_was_taken_is_never_handed_over_again(messages: Messages) -> None:
    intent = family(messages)
    assert messages.start_mail(intent.message_id)
    messages.mail_sent(intent.message_id, "reference")
    assert not messages.start_mail(intent.message_id)
    assert messages.possible_doubles() == 0


def test_a_crash_between_hand_over_and_note_is_counted_as_a_possible_double(
    messages: Messages,
) -> None:
    intent = family(messages)
    assert messages.start_mail(intent.message_id)
    assert messages.start_mail(intent.message_id)
    assert messages.possible_doubles() == 1


def test_an_email_that_the_server_did_not_take_is_no_double(messages: Messages) -> None:
    intent = family(messages)
    assert messages.start_mail(intent.message_id)
    messages.mail_refused(intent.message_id)
    assert messages.start_mail(intent.message_id)
    assert messages.possible_doubles() == 0


def test_a_message_that_cannot_be_sent_says_why_and_is_left_alone(messages: Messages) -> None:
    intent = family(messages)
    messages.failed(intent.message_id, "the mailbox does not exist")
    found = messages.intent(intent.message_id)
    assert found is not None
    assert found.status == "failed"
    assert intent.message_id not in messages.pending(0)
