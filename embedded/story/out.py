"""The folder that the story leaves: letters, messages, e-mails, bundles and the dated timeline."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from embedded.mail_sink import list_mail
from embedded.story.case import Case
from embedded.story.cast import Cast
from embedded.story.failure import StoryFailed
from embedded.story.timeline import timeline

MARK = ".redress-story"
"""A file that says: this folder was made by the story and may be made anew."""


def fresh(folder: Path) -> None:
    """An empty folder. Raises `StoryFailed` when it holds things that are not of a story."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise StoryFailed(
            f"The folder {folder} holds other things and would be made anew. Move it away, or "
            "start the story in another folder."
        )
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)
        (folder / MARK).touch()
    except OSError as error:
        raise StoryFailed(f"The folder {folder} cannot be made: {error.strerror}.") from error


def leave(folder: Path, cast: Cast, cases: Sequence[Case], mail_dir: Path) -> str:
    """Write everything; returns the timeline for the screen."""
    told = [timeline(case) for case in cases]
    text = "# The story, day by day\n\n" + "\n".join(one.as_markdown() for one in told)
    (folder / "timeline.md").write_text(text, encoding="utf-8")
    mails = list_mail(mail_dir)
    for case in cases:
        place = folder / case.name
        place.mkdir()
        for name, pdf in case.bundles:
            (place / name).write_bytes(pdf)
        letters = _letters(place / "letters", case)
        messages = _messages(place / "messages", cast, case)
        _emails(place / "emails", [mail for mail in mails if case.case_id in mail.text], mail_dir)
        if not messages or (case.bundles and not letters):
            raise StoryFailed(f"{case.title}: nobody was told anything.")
    return "\n".join(one.for_screen() for one in told)


def _letters(place: Path, case: Case) -> int:
    place.mkdir()
    address = f"/cases/{case.case_id}/documents"
    letters = [d for d in case.family.client.get(address) if d["kind"] == "letter"]
    letters.sort(key=lambda letter: (letter["dated_on"] or "", letter["added_at"]))
    for number, letter in enumerate(letters, start=1):
        data = case.family.client.download(f"{address}/{letter['document_id']}")
        (place / f"{number:02}-{_plain(letter['title'])}.pdf").write_bytes(data)
    return len(letters)


def _messages(place: Path, cast: Cast, case: Case) -> int:
    """One file per message; a team's message is kept once, under its first reader."""
    place.mkdir()
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for reader in cast.readers:
        for message in reader.client.get(f"/messages?case_id={case.case_id}"):
            found.setdefault(message["message_id"], (reader.name, message))
    ordered = sorted(found.values(), key=lambda one: (one[1]["happened_at"], one[0]))
    for number, (reader_name, message) in enumerate(ordered, start=1):
        text = (
            f"To: {reader_name}\nOn: {message['happened_at']}\n"
            f"Subject: {message['subject']}\n\n{message['body']}\n"
        )
        name = f"{number:02}-{_plain(reader_name)}-{_plain(message['subject'])}.txt"
        (place / name).write_text(text, encoding="utf-8")
    return len(ordered)


def _emails(place: Path, mails: Sequence[Any], mail_dir: Path) -> None:
    place.mkdir()
    for number, mail in enumerate(reversed(mails), start=1):
        who = mail.recipients[0].partition("@")[0] if mail.recipients else "nobody"
        name = f"{number:02}-{_plain(who)}-{_plain(mail.subject)}.eml"
        shutil.copyfile(mail_dir / mail.name, place / name)


def _plain(text: str) -> str:
    """A text as a part of a file name."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "without-name"
