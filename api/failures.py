"""What people see when something is wrong: plain words, the right status, never a traceback."""

from __future__ import annotations

import secrets
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.body_limit import TooLarge
from api.desk import FormExpired, NotFound, NotSignedIn, desk_of
from api.draft import NotUnderstood
from api.rendering import size_words

JSON_PATH = "/api/"
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened, what it means, what to do; `code` is for programs."""

    code: str
    title: str
    words: str


NOT_FOUND = Trouble(
    "not_found",
    "Page not found",
    "There is no such page, or it is not for you. If you typed the address, check it. If you "
    "pressed a link, go to your start page.",
)
EXPIRED = Trouble(
    "form_expired",
    "This form was open too long",
    "Nothing was sent. Go back, copy what you typed, open the page again and send it once more.",
)
BROKEN = Trouble(
    "broken",
    "Sorry, something went wrong",
    "This is our mistake, not yours. If you sent a form, open your case to see whether it arrived. "
    "You can send it again: nothing is done twice.",
)
AWAY = Trouble(
    "away",
    "Sorry, the service is not ready",
    "We cannot reach our own records at the moment. Wait a minute and load the page again. "
    "If you sent a form, send it again then: nothing is done twice.",
)
_BY_STATUS: Mapping[int, Trouble] = {
    400: Trouble(
        "not_understood",
        "We could not read that",
        "What was sent could not be read. Go back, load the page again and send it once more.",
    ),
    401: Trouble("not_signed_in", "Please sign in", "Send the token of a person with the request."),
    404: NOT_FOUND,
    405: Trouble(
        "wrong_method", "That cannot be done here", "Go back and use the buttons on the page."
    ),
}


def install(app: FastAPI) -> None:
    """Give the application its answers to everything that goes wrong."""
    app.add_exception_handler(NotSignedIn, _not_signed_in)
    app.add_exception_handler(NotFound, _not_found)
    app.add_exception_handler(FormExpired, _expired)
    app.add_exception_handler(TooLarge, _too_large)
    app.add_exception_handler(NotUnderstood, _not_understood)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(OperationalError, _away)


def answer(
    request: Request, status: int, trouble: Trouble, reference: str = "", headers: object = None
) -> Response:
    """The trouble as a page, or as JSON for programs."""
    given = dict(headers) if isinstance(headers, Mapping) else None
    if request.url.path.startswith(JSON_PATH):
        body = {"code": trouble.code, "reason": trouble.words}
        if reference:
            body["reference"] = reference
        return JSONResponse(body, status, headers=given)
    return desk_of(request).pages.show(
        request,
        "error.html",
        {"trouble": trouble, "reference": reference},
        status=status,
        headers=given,
    )


def _not_signed_in(request: Request, error: Exception) -> Response:
    if request.url.path.startswith(JSON_PATH):
        return answer(request, 401, _BY_STATUS[401], headers={"WWW-Authenticate": "Bearer"})
    back = request.url.path if request.method == "GET" else "/"
    return RedirectResponse(f"/sign-in?next={quote(back)}", 303)


def _not_found(request: Request, error: Exception) -> Response:
    return answer(request, 404, NOT_FOUND)


def _expired(request: Request, error: Exception) -> Response:
    return answer(request, 403, EXPIRED)


def _too_large(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooLarge)
    words = (
        f"The file is too big. It can be {size_words(error.limit_bytes)} at most. Split it into "
        "smaller files, or scan it again at a lower quality. Nothing was saved."
    )
    return answer(request, 413, Trouble("too_large", "The file is too big", words))


def _not_understood(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotUnderstood)
    return JSONResponse(
        {
            "code": "not_understood",
            "reason": "Some answers are missing or cannot be used.",
            "fields": [{"field": name, "reason": text} for name, text in error.errors.items()],
        },
        422,
    )


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    if not request.url.path.startswith(JSON_PATH):
        return answer(request, 422, _BY_STATUS[400])
    faults = [
        {"field": ".".join(str(part) for part in fault["loc"][1:]), "reason": str(fault["msg"])}
        for fault in error.errors()
    ]
    return JSONResponse(
        {
            "code": "not_understood",
            "reason": "Some answers are missing or cannot be used.",
            "fields": faults,
        },
        422,
    )


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    trouble = _BY_STATUS.get(error.status_code, _BY_STATUS[400])
    return answer(request, error.status_code, trouble, headers=error.headers)


def _away(request: Request, error: Exception) -> Response:
    _log.warning("database_away", path=_route(request.scope), error=type(error).__name__)
    return answer(request, 503, AWAY, headers={"Retry-After": "30"})


class LastResort:
    """Answers what nobody expected, with a reference that the log explains.

    Only the kind of error and the places in the code are logged: a message of an exception may
    hold what somebody typed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http":
                raise
            reference = secrets.token_hex(4).upper()
            places = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)[-12:]
            ]
            _log.error(
                "request_failed",
                reference=reference,
                route=_route(scope),
                error=type(error).__name__,
                places=places,
            )
            if not begun:
                request = Request(scope, receive)
                await answer(request, 500, BROKEN, reference)(scope, receive, send)


def _route(scope: Mapping[str, object]) -> str:
    """The pattern of the address, without the ids in it."""
    route = scope.get("route")
    return str(getattr(route, "path", "")) or "unknown"
