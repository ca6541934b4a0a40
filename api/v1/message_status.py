"""What a provider reports of a message: GOV.UK Notify calls here with a token of its own."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

from api.desk import DeskHere, NotFound, NotSignedIn
from messages.notify import BOUNCES, DELIVERED_THERE
from store.attempts import BOUNCED, DELIVERED

router = APIRouter(tags=["messages"])

_scheme = HTTPBearer(
    scheme_name="Provider", auto_error=False, description="The token of the provider"
)


class Report(BaseModel):
    """The part of a report of GOV.UK Notify that is read; the address in it is not."""

    id: str
    status: str


class Taken(BaseModel):
    """Whether the report changed what is known: anything else than an end is only heard."""

    outcome: str


@router.post("/message-status")
def message_status(
    desk: DeskHere,
    report: Report,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)],
) -> Taken:
    """Delivered, or came back: then the message goes on by the recipient's next channel."""
    expected = desk.settings.notify_callback_token
    given = credentials.credentials if credentials is not None else ""
    if expected is None or not hmac.compare_digest(
        expected.get_secret_value().encode(), given.encode()
    ):
        raise NotSignedIn
    if report.status in DELIVERED_THERE:
        known = desk.stores.attempts.report(report.id, DELIVERED)
    elif report.status in BOUNCES:
        known = desk.stores.attempts.report(report.id, BOUNCED, BOUNCES[report.status])
    else:
        return Taken(outcome="heard")
    if not known:
        raise NotFound
    return Taken(outcome="noted")
