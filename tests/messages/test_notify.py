"""GOV.UK Notify, against a stand-in that speaks its HTTP: asked before every send, never a double."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from messages.channels import MailRefused, MailUnavailable, MailUncertain
from messages.compose import Composed
from messages.notify import NotifyChannel, as_notify_text, message_reference

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"example_key-{SERVICE}-{SECRET}"
COMPOSED = Composed("Subject (RD-1F3C)", "What happened\n-------------\n\nIt did.\n", "<p></p>")


class StandIn:
    """What Notify would do: keeps messages by reference, or answers with a failure."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.statuses: dict[str, str] = {}
        self.tokens: list[str] = []
        self.fail_post = 0
        self.fail_get = 0
        self.drop_after_taking = False
        self.url = ""

    def known(self, reference: str) -> list[dict[str, Any]]:
        return [
            {
                "id": f"id-{number}",
                "reference": message["reference"],
                "status": self.statuses.get(message["reference"], "sending"),
            }
            for number, message in enumerate(self.sent)
            if message["reference"] == reference
        ]


@pytest.fixture
def notify() -> Iterator[tuple[StandIn, NotifyChannel]]:
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            stand_in.tokens.append(self.headers["Authorization"])
            query = parse_qs(urlsplit(self.path).query)
            assert query["template_type"] == ["email"]
            found = {"notifications": stand_in.known(query["reference"][0]), "links": {}}
            self._answer(stand_in.fail_get or 200, found)

        def do_POST(self) -> None:
            stand_in.tokens.append(self.headers["Authorization"])
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if stand_in.fail_post:
                self._answer(stand_in.fail_post, {"errors": [], "status_code": stand_in.fail_post})
                return
            stand_in.sent.append(body)
            if stand_in.drop_after_taking:
                self.close_connection = True
                return
            self._answer(201, {"id": f"id-{len(stand_in.sent) - 1}"})

        def _answer(self, code: int, body: dict[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on the screen of the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    stand_in.url = f"http://127.0.0.1:{server.server_port}"
    yield stand_in, NotifyChannel(KEY, "template-1", stand_in.url, now=lambda: 1_780_000_000.0)
    server.shutdown()
    thread.join()
    server.server_close()


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
