"""A file that somebody sends in: read with a limit, looked into, kept, and never asked for twice.

When another answer of the form is wrong, the page carries a signed ticket for the file that was
accepted, so that nobody has to choose it again.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import UploadFile

from api.forms.reading import Answers
from api.session import Sessions
from documents.uploads import UploadRefused, inspect
from store.files import FileStore

TICKET = "kept_file"
"""Name of the form field with the ticket."""

NAME_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was accepted and lies in the file store."""

    sha256: str
    name: str
    media_type: str
    pages: int
    warnings: tuple[str, ...]
    ticket: str


def receive_file(
    name: str,
    upload: UploadFile | None,
    answers: Answers,
    *,
    files: FileStore,
    sessions: Sessions,
    person_id: str,
    limit_bytes: int,
    required: bool,
) -> Kept | None:
    """Look into the chosen file and keep it, or take the one that a ticket names.

    What is wrong is added to the errors of `answers` under the field's `name`.
    """
    if upload is None or not upload.filename:
        kept = _by_ticket(answers, sessions, person_id)
        if kept is None and required:
            answers.refuse(name, "Choose the file that you want to send.")
        return kept
    try:
        return keep(
            upload.file.read(limit_bytes + 1),
            upload.filename,
            files=files,
            sessions=sessions,
            person_id=person_id,
            limit_bytes=limit_bytes,
        )
    except UploadRefused as refusal:
        answers.refuse(name, f"{refusal.reason} {refusal.fix}")
        return None


def keep(
    data: bytes,
    file_name: str,
    *,
    files: FileStore,
    sessions: Sessions,
    person_id: str,
    limit_bytes: int,
) -> Kept:
    """Look into the bytes and keep them; raises `UploadRefused` when they cannot be used."""
    plain_name = _plain(file_name)
    found = inspect(data, plain_name, limit_bytes=limit_bytes)
    sha256 = files.put(data)
    values: dict[str, object] = {
        "person": person_id,
        "sha256": sha256,
        "name": plain_name,
        "media_type": found.media_type,
        "pages": found.pages,
        "warnings": list(found.warnings),
    }
    return Kept(
        sha256, plain_name, found.media_type, found.pages, found.warnings, sessions.sign(values)
    )


def _by_ticket(answers: Answers, sessions: Sessions, person_id: str) -> Kept | None:
    tickets = answers.raw.get(TICKET, ())
    values = sessions.unsign(tickets[0]) if tickets and tickets[0] else None
    if values is None or values.get("person") != person_id:
        return None
    warnings, pages = values["warnings"], values["pages"]
    assert isinstance(warnings, list)
    assert isinstance(pages, int)
    return Kept(
        str(values["sha256"]),
        str(values["name"]),
        str(values["media_type"]),
        pages,
        tuple(str(warning) for warning in warnings),
        tickets[0],
    )


def _plain(file_name: str) -> str:
    """The last part of a file name, without control characters, not too long."""
    last = file_name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(letter for letter in last if letter.isprintable()).strip()
    return shown[-NAME_LIMIT:] or "file"
