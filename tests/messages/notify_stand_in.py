"""What GOV.UK Notify would do, on this machine: it speaks its HTTP."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from messages.notify import NotifyChannel

SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506"
SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0"
KEY = f"example_key-{SERVICE}-{SECRET}"


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
        """The messages under a reference of ours."""
        return [
            {
                "id": f"id-{number}",
                "reference": message["reference"],
                "status": self.statuses.get(message["reference"], "sending"),
            }
            for number, message in enumerate(self.sent)
            if message["reference"] == reference
        ]

    def by_id(self, notify_id: str) -> dict[str, Any]:
        """The message of that id, or nothing."""
        every = [one for message in self.sent for one in self.known(message["reference"])]
        return next((one for one in every if one["id"] == notify_id), {})


@contextmanager
def standing_in() -> Iterator[tuple[StandIn, NotifyChannel]]:
    """A server on this machine, and a channel that speaks to it."""
    stand_in = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            stand_in.tokens.append(self.headers["Authorization"])
            if self.path.startswith("/v2/notifications/"):
                found = stand_in.by_id(self.path.rpartition("/")[2])
                self._answer(stand_in.fail_get or (200 if found else 404), found)
                return
            query = parse_qs(urlsplit(self.path).query)
            assert query["template_type"] in (["email"], ["sms"])
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
    try:
        yield stand_in, NotifyChannel(KEY, "template-1", stand_in.url, now=lambda: 1_780_000_000.0)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
