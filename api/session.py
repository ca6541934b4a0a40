"""Who is signed in: a signed cookie with the id of a person and a secret for the forms."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

COOKIE = "redress_session"
MAX_AGE_SECONDS = 8 * 3600
"""A session ends after a working day."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser's session; `person_id` is empty before sign-in, `csrf` goes into every form."""

    person_id: str
    csrf: str

    def is_own_form(self, token: str) -> bool:
        """Whether a form was rendered for this very session."""
        return hmac.compare_digest(self.csrf.encode(), token.encode())


class Sessions:
    """Reads and writes session cookies, and signs what a form must bring back unchanged."""

    def __init__(self, secret: str, *, secure: bool) -> None:
        self._cookies = URLSafeTimedSerializer(secret, salt="session")
        self._tickets = URLSafeTimedSerializer(secret, salt="ticket")
        self._secure = secure

    def read(self, request: Request) -> Session | None:
        """The session a browser brings, or None when it brings none that is ours and recent."""
        cookie = request.cookies.get(COOKIE)
        if not cookie:
            return None
        try:
            values = self._cookies.loads(cookie, max_age=MAX_AGE_SECONDS)
            return Session(str(values["person"]), str(values["csrf"]))
        except (BadSignature, KeyError, TypeError):
            return None

    def begin(self, response: Response, person_id: str) -> Session:
        """Give the browser a new session; an earlier one can no longer post forms."""
        session = Session(person_id, secrets.token_urlsafe(24))
        cookie = self._cookies.dumps({"person": session.person_id, "csrf": session.csrf})
        response.set_cookie(
            COOKIE,
            cookie,
            max_age=MAX_AGE_SECONDS,
            httponly=True,
            samesite="lax",
            secure=self._secure,
        )
        return session

    def end(self, response: Response) -> None:
        """Sign the browser out."""
        response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=self._secure)

    def sign(self, values: dict[str, object]) -> str:
        """Values as a text that a form carries and nobody can change."""
        return str(self._tickets.dumps(values))

    def unsign(self, ticket: str) -> dict[str, object] | None:
        """The signed values, or None when they are not ours or older than a session."""
        try:
            values = self._tickets.loads(ticket, max_age=MAX_AGE_SECONDS)
        except BadSignature:
            return None
        return values if isinstance(values, dict) else None
