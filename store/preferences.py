"""How each person wants to be told, and what is not safe; every change keeps who said so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from store import tables as t
from store.attempts import CHANNELS, FAILED, LETTER, UNKNOWN_MAKE, note
from store.database import Database

STOPPED = "It is not safe to write to this address."


@dataclass(frozen=True, slots=True)
class Preference:
    """What one person asked for. `channels` are tried in order, after the message centre.

    `interpreter` is a language or empty; `safety_note` is for people, never for a message.
    """

    channels: tuple[str, ...] = CHANNELS
    format: str = "standard"
    language: str = "English"
    interpreter: str = ""
    not_to_address: bool = False
    not_by_phone: bool = False
    not_by_email: bool = False
    safety_note: str = field(default="", repr=False)
    source: str = ""
    changed_by: str = ""
    recorded_at: datetime | None = None

    @property
    def is_recorded(self) -> bool:
        """Whether somebody said so; otherwise this is how everybody is told."""
        return self.recorded_at is not None


UNASKED = Preference()
"""How somebody is told who was never asked."""


class Preferences:
    """The newest wish of each person."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, person_id: str) -> Preference:
        """What counts for a person now."""
        wish = t.contact_preference.c
        query = (
            select(
                wish.channels,
                wish.format,
                wish.language,
                wish.interpreter,
                wish.not_to_address,
                wish.not_by_phone,
                wish.not_by_email,
                wish.safety_note,
                wish.source,
                wish.changed_by,
                wish.recorded_at,
            )
            .where(wish.person_id == person_id)
            .order_by(wish.change_id.desc())
            .limit(1)
        )
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return UNASKED
        return Preference(**{**row._mapping, "channels": tuple(row.channels)})

    def save(self, person_id: str, wish: Preference) -> None:
        """Make a wish count from now on.

        When it is no longer safe to write to the address, letters that wait are stopped with it.
        """
        with self._database.begin() as connection:
            connection.execute(
                insert(t.contact_preference).values(
                    person_id=person_id,
                    channels=list(wish.channels),
                    format=wish.format,
                    language=wish.language,
                    interpreter=wish.interpreter,
                    not_to_address=wish.not_to_address,
                    not_by_phone=wish.not_by_phone,
                    not_by_email=wish.not_by_email,
                    safety_note=wish.safety_note,
                    source=wish.source,
                    changed_by=wish.changed_by,
                )
            )
            if wish.not_to_address:
                _stop_letters(connection, person_id)


def _stop_letters(connection: Connection, person_id: str) -> None:
    letter, intent = t.letter_queue.c, t.message_intent.c
    stopped = connection.execute(
        update(t.letter_queue)
        .where(letter.recipient == person_id)
        .where(letter.posted_at.is_(None))
        .where(letter.stopped_at.is_(None))
        .values(stopped_at=func.now())
        .returning(letter.message_id, letter.round)
    ).all()
    for message_id, number in stopped:
        note(connection, message_id, number, LETTER, UNKNOWN_MAKE, FAILED, why=STOPPED)
        connection.execute(
            update(t.message_intent)
            .where(intent.message_id == message_id)
            .where(intent.round == number)
            .values(status="pending", run=intent.run + 1, not_before=None)
        )
