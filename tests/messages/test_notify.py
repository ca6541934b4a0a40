"""GOV.UK Notify, against a stand-in that speaks its HTTP: asked before every send, never a double."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator

import pytest

from messages.channels import MailRefused, MailUnavailable, MailUncertain
from messages.compose import Composed
from messages.notify import NotifyChannel, as_notify_text, message_reference
from tests.messages.notify_stand_in import SECRET, SERVICE, StandIn, standing_in

COMPOSED = Composed("Subject (RD-1F3C)", "What happened\n-------------\n\nIt did.\n", "<p></p>")


@pytest.fixture
def notify() -> Iterator[tuple[StandIn, NotifyChannel]]:
    with standing_in() as found:
        yield found


def send(channel: NotifyChannel, message_id: str = "m1") -> str:
    return channel.send(message_id, "parent@example.org", COMPOSED)


def test_a_message_is_sent_with_its_reference_and_words(
    notify: tuple[StandIn, NotifyChannel],
) -> None:
    stand_in, channel = notify
    assert send(channel) == "id-0"
    assert stand_in.sent == [
        {
            "email_address": "parent@example.org",
            "template_id": "template-1",
            "personalisation": {
                "subject": "Subject (RD-1F3C)",
                "body": "# What happened\n\nIt did.\n",
            },
            "reference": message_reference("m1"),
        }
    ]


def test_a_second_try_asks_first_and_sends_nothing(notify: tuple[StandIn, NotifyChannel]) -> None:
    stand_in, channel = notify
    assert send(channel) == send(channel) == "id-0"
    assert len(stand_in.sent) == 1
    assert send(channel, "m2") == "id-1"


def test_an_answer_that_was_lost_makes_no_double(notify: tuple[StandIn, NotifyChannel]) -> None:
    stand_in, channel = notify
    stand_in.drop_after_taking = True
    with pytest.raises(MailUncertain):
        send(channel)
    stand_in.drop_after_taking = False
    assert send(channel) == "id-0"
    assert len(stand_in.sent) == 1


def test_nothing_is_sent_while_notify_cannot_be_asked(
    notify: tuple[StandIn, NotifyChannel],
) -> None:
    stand_in, channel = notify
    stand_in.fail_get = 500
    with pytest.raises(MailUnavailable):
        send(channel)
    assert stand_in.sent == []


@pytest.mark.parametrize("status", ["technical-failure", "temporary-failure"])
def test_a_message_that_notify_could_not_deliver_is_sent_again(
    notify: tuple[StandIn, NotifyChannel], status: str
) -> None:
    stand_in, channel = notify
    send(channel)
    stand_in.statuses[message_reference("m1")] = status
    assert send(channel) == "id-1"


def test_an_address_that_does_not_exist_is_a_refusal(notify: tuple[StandIn, NotifyChannel]) -> None:
    stand_in, channel = notify
    send(channel)
    stand_in.statuses[message_reference("m1")] = "permanent-failure"
    with pytest.raises(MailRefused):
        send(channel)


@pytest.mark.parametrize(
    ("code", "expected"),
    [(400, MailRefused), (403, MailUnavailable), (429, MailUnavailable), (500, MailUnavailable)],
)
def test_each_answer_of_notify_has_its_meaning(
    notify: tuple[StandIn, NotifyChannel], code: int, expected: type[Exception]
) -> None:
    stand_in, channel = notify
    stand_in.fail_post = code
    with pytest.raises(expected, match=str(code)):
        send(channel)


def test_the_token_is_signed_with_the_secret_and_names_the_service(
    notify: tuple[StandIn, NotifyChannel],
) -> None:
    stand_in, channel = notify
    send(channel)
    assert set(stand_in.tokens) == {f"Bearer {channel.token()}"}
    head, claims, signature = channel.token().split(".")
    digest = hmac.new(SECRET.encode(), f"{head}.{claims}".encode(), hashlib.sha256).digest()
    assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == signature
    padded = claims + "=" * (-len(claims) % 4)
    assert json.loads(base64.urlsafe_b64decode(padded)) == {"iss": SERVICE, "iat": 1_780_000_000}


def test_a_key_of_another_form_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="not an API key"):
        NotifyChannel("secret", "template-1")


def test_text_is_put_into_the_marks_of_notify_and_quoted_words_lose_theirs() -> None:
    text = (
        "Dear Example Parent,\n\nWhat happened\n-------------\n\n"
        "* First\n  goes on\n* Second\n\n> # Pay [here](https://evil.example)\n> now\n"
    )
    assert as_notify_text(text) == (
        "Dear Example Parent,\n\n# What happened\n\n* First goes on\n* Second\n\n"
        "^ Pay herehttps://evil.example now\n"
    )


def test_notify_says_what_became_of_a_message_and_knows_no_other(
    notify: tuple[StandIn, NotifyChannel],
) -> None:
    stand_in, channel = notify
    notify_id = send(channel)
    assert channel.status(notify_id) == "sending"
    stand_in.statuses[message_reference("m1")] = "delivered"
    assert channel.status(notify_id) == "delivered"
    assert channel.status("<mail@server.example>") is None
    stand_in.fail_get = 500
    with pytest.raises(MailUnavailable):
        channel.status(notify_id)
