"""Text messages that go nowhere: the demonstration keeps them as files, to be read in the browser."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from messages.notify import message_reference


@dataclass(frozen=True, slots=True)
class SunkText:
    """A text message as a telephone would have shown it."""

    reference: str
    to: str
    words: str
    sent_at: datetime


class TextSink:
    """A folder with one file a message: handed over twice, it still lies there once."""

    def __init__(
        self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._folder = folder
        self._now = now

    def send_text(self, message_id: str, phone: str, words: str) -> str:
        """Keep a text message; returns its reference."""
        reference = f"text-{message_reference(message_id)}"
        kept = asdict(SunkText(reference, phone, words, self._now()))
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = self._folder / f"{reference}.part"
        unfinished.write_text(json.dumps(kept, default=datetime.isoformat))
        os.replace(unfinished, self._folder / f"{reference}.json")
        return reference


def sunk_texts(folder: Path) -> list[SunkText]:
    """What lies in the folder, newest first; nothing when there is no folder."""
    found = [json.loads(path.read_text()) for path in folder.glob("*.json")]
    texts = [
        SunkText(**{**text, "sent_at": datetime.fromisoformat(text["sent_at"])}) for text in found
    ]
    return sorted(texts, key=lambda text: (text.sent_at, text.reference), reverse=True)
