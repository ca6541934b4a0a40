"""The message centre; and in demonstration mode the e-mails that went out."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere, NotFound, ViewerHere
from messages.text_sink import sunk_texts
from store.messages import Message

router = APIRouter(include_in_schema=False)


@router.get("/messages")
def centre(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The messages of this person and their teams, newest first."""
    messages = desk.stores.messages.centre(viewer.reach)
    return desk.pages.show(request, "messages.html", {"messages": messages})


@router.get("/messages/{message_id:path}")
def message(request: Request, desk: DeskHere, viewer: ViewerHere, message_id: str) -> Response:
    """One message; opening it marks it as read."""
    found = desk.stores.messages.message(message_id)
    if found is None or found.recipient not in viewer.reach:
        raise NotFound
    if found.read_at is None:
        desk.stores.messages.read(message_id)
        request.state.unread = max(0, request.state.unread - 1)
    values = {"message": found, "record": _record(found)}
    return desk.pages.show(request, "message.html", values)


def _record(found: Message) -> str:
    """The event that a message is about, on the page of its case; the id of a message names it."""
    seq = found.message_id.removeprefix(f"{found.case_id}:").partition(":")[0]
    return f"/cases/{found.case_id}#event-{seq}"


@dataclass(frozen=True, slots=True)
class SunkMail:
    """An e-mail in the local mail sink."""

    name: str
    subject: str
    recipient: str
    sent: str
    text: str
    attachments: tuple[str, ...]


@router.get("/mail")
def mail(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The e-mails of the demonstration, newest first."""
    if not desk.settings.demo:
        raise NotFound
    files = sorted((desk.settings.data_dir / "mail").glob("*.eml"), reverse=True)[:200]
    return desk.pages.show(request, "mail.html", {"mails": [_read(path) for path in files]})


@router.get("/mail/{name}")
def one_mail(request: Request, desk: DeskHere, viewer: ViewerHere, name: str) -> Response:
    """One e-mail of the demonstration."""
    folder = desk.settings.data_dir / "mail"
    path = folder / name
    inside = path.parent == folder and path.suffix == ".eml" and path.is_file()
    if not desk.settings.demo or not inside:
        raise NotFound
    return desk.pages.show(request, "mail_item.html", {"mail": _read(path)})


@router.get("/texts")
def texts(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The text messages of the demonstration, newest first."""
    if not desk.settings.demo:
        raise NotFound
    found = sunk_texts(desk.settings.texts_dir)[:200]
    return desk.pages.show(request, "texts.html", {"texts": found})


def _read(path: Path) -> SunkMail:
    parsed = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(parsed, EmailMessage)
    body = parsed.get_body(preferencelist=("plain",))
    return SunkMail(
        path.name,
        str(parsed.get("Subject", "")),
        str(parsed.get("To", "")),
        str(parsed.get("Date", "")),
        str(body.get_content()) if body is not None else "",
        tuple(part.get_filename() or "file" for part in parsed.iter_attachments()),
    )
