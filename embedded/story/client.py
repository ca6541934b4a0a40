"""A program in front of the public JSON API: it sends each action under one id until it is answered.

The id makes sending again safe, also when a process in between was killed: what was done before is
answered, not done twice.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from typing import Any

from embedded.story.failure import ActionRefused, StoryFailed

PATIENCE_SECONDS = 90.0
"""How long an action is sent again before the story gives up; a machine starts in a tenth of it."""

PAUSE_SECONDS = 0.1
TIMEOUT_SECONDS = 60.0
API = "/api/v1"


@dataclass(frozen=True)
class Answer:
    """An HTTP answer; `body` as it came."""

    status: int
    body: bytes

    def json(self) -> Any:
        """The body as JSON, an empty object when it is none."""
        try:
            return json.loads(self.body)
        except ValueError:
            return {}


class Client:
    """Speaks as one person, by their token."""

    def __init__(
        self, base_url: str, token: str, patience_seconds: float = PATIENCE_SECONDS
    ) -> None:
        self._base = base_url.rstrip("/")
        self._token = token
        self._patience = patience_seconds

    def get(self, path: str) -> Any:
        """What a JSON address tells. Raises `StoryFailed`."""
        return self._read(path).json()

    def download(self, path: str) -> bytes:
        """A file. Raises `StoryFailed`."""
        return self._read(path).body

    def act(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """An action, sent until it is done. Raises `ActionRefused` and `StoryFailed`."""
        command_id = str(uuid.uuid4())
        data = json.dumps({"command_id": command_id, **body}).encode()
        return self._until_done(path, data, "application/json", command_id)

    def upload(
        self, path: str, fields: dict[str, str], file_name: str, data: bytes
    ) -> dict[str, Any]:
        """A paper, sent until it is kept. Raises `ActionRefused` and `StoryFailed`."""
        command_id = str(uuid.uuid4())
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in {"command_id": command_id, **fields}.items()
        ]
        parts.append(
            f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{file_name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n".encode()
        )
        body = b"".join((*parts, data, f"\r\n--{edge}--\r\n".encode()))
        return self._until_done(path, body, f"multipart/form-data; boundary={edge}", command_id)

    def _read(self, path: str) -> Answer:
        until = time.monotonic() + self._patience
        while True:
            answer = self._send("GET", path, None, "")
            if answer is not None and answer.status < 400:
                return answer
            if answer is not None and answer.status < 500:
                raise StoryFailed(_trouble(path, answer))
            self._wait(until, path, answer)

    def _until_done(self, path: str, data: bytes, media: str, command_id: str) -> dict[str, Any]:
        until = time.monotonic() + self._patience
        received = False
        while True:
            if received:
                answer = self._send("GET", f"/commands/{command_id}", None, "")
            else:
                answer = self._send("POST", path, data, media)
            told = answer.json() if answer is not None else {}
            outcome = told.get("outcome") if isinstance(told, dict) else None
            if outcome == "done":
                return dict(told)
            if outcome == "not_allowed":
                raise ActionRefused(told["code"], told["reason"], told["rule"])
            if answer is not None and answer.status in (401, 404, 413, 422):
                raise StoryFailed(_trouble(path, answer))
            received = outcome == "still_working"
            self._wait(until, path, answer)

    def _wait(self, until: float, path: str, answer: Answer | None) -> None:
        if time.monotonic() > until:
            raise StoryFailed(
                _trouble(path, answer)
                if answer is not None
                else f"Nobody answers at {self._base}. Start the machine again."
            )
        time.sleep(PAUSE_SECONDS)

    def _send(self, method: str, path: str, data: bytes | None, media: str) -> Answer | None:
        """One try; None when nobody answered."""
        headers = {"Authorization": f"Bearer {self._token}"}
        if media:
            headers["Content-Type"] = media
        request = urllib.request.Request(
            self._base + API + path, data=data, headers=headers, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as found:
                return Answer(found.status, found.read())
        except urllib.error.HTTPError as error:
            with error:
                return Answer(error.code, error.read())
        except (OSError, http.client.HTTPException):
            return None


def _trouble(path: str, answer: Answer) -> str:
    """What went wrong, in the words of the answer."""
    told = answer.json()
    reason = told.get("reason", "") if isinstance(told, dict) else ""
    fields = told.get("fields", ()) if isinstance(told, dict) else ()
    more = "".join(f" {field['field']}: {field['reason']}" for field in fields)
    if answer.status == 401:
        return (
            "The machine does not know the people of the demonstration: it was not started with "
            "`redress demo`. Stop it, or set REDRESS_DATA_DIR to another folder."
        )
    return f"{path} answered {answer.status}. {reason}{more}".strip()
