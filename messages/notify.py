"""GOV.UK Notify: e-mail and text through the government's own service, each message at most once.

Notify keeps our reference with every message, so before anything is sent again it is asked whether
it has that message already. It forgets after 7 days, longer than any retry lasts here.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from messages.channels import MailRefused, MailUnavailable, MailUncertain
from messages.compose import Composed

BASE_URL = "https://api.notifications.service.gov.uk"
PATIENCE_SECONDS = 20.0
ASKING_SECONDS = 5.0
"""How long Notify may take to say what became of a message; it is asked again anyway."""
_KEY = re.compile(r"(?:.*-)?([0-9a-f-]{36})-([0-9a-f-]{36})")

NOT_SENT = frozenset({"technical-failure", "temporary-failure"})
"""Statuses after which a message may be sent again; after any other it is on its way or over."""


DELIVERED_THERE = frozenset({"delivered"})
"""Statuses of a message that arrived."""

BOUNCES = {
    "permanent-failure": "The provider says that the address or number does not exist.",
    "temporary-failure": "The provider could not deliver it in time.",
    "technical-failure": "The provider failed.",
}
"""What Notify calls a message that did not arrive, and what we note."""


class NotifyChannel:
    """One service of GOV.UK Notify with one template: `((subject))` and `((body))`.

    A template of text messages holds `((body))` alone.

    `api_key` is the key as Notify shows it: a name, the id of the service, the secret. Raises
    ValueError when it has another form.
    """

    def __init__(
        self,
        api_key: str,
        template_id: str,
        base_url: str = BASE_URL,
        now: Callable[[], float] = time.time,
    ) -> None:
        found = _KEY.fullmatch(api_key.strip())
        if found is None:
            raise ValueError("This is not an API key of GOV.UK Notify: name-service-secret.")
        self._service, self._secret = found.groups()
        self._template_id = template_id
        self._base_url = base_url.rstrip("/")
        self._now = now

    def send(self, message_id: str, address: str, composed: Composed) -> str:
        """Send a message unless Notify has it; returns Notify's id of it.

        Raises `MailRefused` (for good), `MailUnavailable` (not taken, try later) or
        `MailUncertain` (unknown; the next try asks first, so it makes no double).
        """
        return self._send_once(
            message_id,
            "email",
            {
                "email_address": address,
                "personalisation": {
                    "subject": composed.subject,
                    "body": as_notify_text(composed.text),
                },
            },
        )

    def send_text(self, message_id: str, phone: str, words: str) -> str:
        """Send a text message unless Notify has it; returns Notify's id of it. Raises as `send`."""
        return self._send_once(
            message_id, "sms", {"phone_number": phone, "personalisation": {"body": words}}
        )

    def _send_once(self, message_id: str, kind: str, content: Mapping[str, Any]) -> str:
        reference = message_reference(message_id)
        known = self.find(reference, kind)
        if known is not None:
            return known
        try:
            answer = self._call(
                f"/v2/notifications/{kind}",
                {**content, "template_id": self._template_id, "reference": reference},
            )
        except HTTPError as error:
            raise _refusal(error.code) from None
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise MailUncertain(f"No answer from Notify: {type(error).__name__}.") from None
        return str(answer["id"])

    def find(self, reference: str, kind: str = "email") -> str | None:
        """Notify's id of the message under our reference, or None when it has none to deliver.

        Raises `MailRefused` when it was found undeliverable for good, `MailUnavailable` when
        Notify cannot be asked: then nothing may be sent.
        """
        query = urlencode({"reference": reference, "template_type": kind}, quote_via=quote)
        try:
            answer = self._call(f"/v2/notifications?{query}")
        except HTTPError as error:
            if error.code == 404:
                return None
            raise MailUnavailable(f"Notify cannot be asked now (code {error.code}).") from None
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise MailUnavailable(f"Notify cannot be asked now: {type(error).__name__}.") from None
        for found in answer.get("notifications", []):
            if found.get("reference") != reference or found.get("status") in NOT_SENT:
                continue
            if found.get("status") == "permanent-failure":
                raise MailRefused("The address does not exist (Notify: permanent-failure).")
            return str(found["id"])
        return None

    def status(self, reference: str) -> str | None:
        """What Notify says of a message by the id it gave; None when it has none of that id.

        Raises `MailUnavailable` when Notify cannot be asked.
        """
        try:
            answer = self._call(
                f"/v2/notifications/{quote(reference, safe='')}", patience=ASKING_SECONDS
            )
        except HTTPError as error:
            # 400: no id of Notify at all, as of a message that a mail server took before.
            if error.code in (400, 404):
                return None
            raise MailUnavailable(f"Notify cannot be asked now (code {error.code}).") from None
        except (URLError, HTTPException, OSError, ValueError) as error:
            raise MailUnavailable(f"Notify cannot be asked now: {type(error).__name__}.") from None
        return str(answer.get("status", ""))

    def token(self) -> str:
        """The bearer token for one call: JWT, HS256, valid for half a minute."""
        head = _encoded({"alg": "HS256", "typ": "JWT"})
        claims = _encoded({"iss": self._service, "iat": int(self._now())})
        signed = f"{head}.{claims}"
        digest = hmac.new(self._secret.encode(), signed.encode(), hashlib.sha256).digest()
        return f"{signed}.{_base64(digest)}"

    def _call(
        self,
        path: str,
        body: Mapping[str, Any] | None = None,
        patience: float = PATIENCE_SECONDS,
    ) -> dict[str, Any]:
        request = Request(
            f"{self._base_url}{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self.token()}",
                "Content-Type": "application/json",
            },
        )
        with urlopen(request, timeout=patience) as response:
            answer = json.loads(response.read())
        if not isinstance(answer, dict):
            raise HTTPException("the answer is not an object")
        return answer


def message_reference(message_id: str) -> str:
    """Our reference for a message: always the same, and telling nothing of the case."""
    return hashlib.sha256(f"notify|{message_id}".encode()).hexdigest()[:32]


def as_notify_text(text: str) -> str:
    """Our plain text in Notify's own marks: "#" headings, "*" items, "^" for quoted words.

    Marks inside quoted words are taken out, so that nobody can plant a link or a heading.
    """
    parts = [_part(part) for part in text.strip().split("\n\n")]
    return "\n\n".join(parts) + "\n"


def _part(part: str) -> str:
    lines = part.splitlines()
    if len(lines) == 2 and re.fullmatch(r"-{4,}", lines[1]):
        return f"# {lines[0]}"
    if lines[0].startswith("> "):
        words = " ".join(line.removeprefix("> ") for line in lines)
        return "^ " + " ".join(re.sub(r"[\[\]()#*^_`]", "", words).split())
    joined: list[str] = []
    for line in lines:
        if joined and not line.startswith("* "):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


def _refusal(code: int) -> Exception:
    if code == 400:
        return MailRefused("Notify refused the message for good (code 400).")
    return MailUnavailable(f"Notify cannot take the message now (code {code}).")


def _encoded(value: Mapping[str, Any]) -> str:
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
