"""The queue of letters that staff print and post; no postal service is connected here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from store import tables as t
from store.attempts import LETTER, QUEUED, SENT, Made, note
from store.database import Database
from store.messages import Intent


@dataclass(frozen=True, slots=True)
class WaitingLetter:
    """A letter that nobody has posted yet."""

    message_id: str
    case_id: str
    recipient: str
    subject: str
    body: str
    letter_document_id: str | None
    queued_at: datetime


class LetterQueue:
    """Letters to post, each once a round."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, intent: Intent, made: Made) -> None:
        """Put a message into the queue; the same round twice is one letter."""
        row = upsert(t.letter_queue).values(
            message_id=intent.message_id,
            round=intent.round,
            case_id=intent.case_id,
            recipient=intent.recipient,
        )
        with self._database.begin() as connection:
            added = connection.execute(
                row.on_conflict_do_nothing().returning(t.letter_queue.c.message_id)
            ).one_or_none()
            if added is not None:
                note(connection, intent.message_id, intent.round, LETTER, made, QUEUED)

    def waiting(self, teams: tuple[str, ...]) -> tuple[WaitingLetter, ...]:
        """Letters to post about the cases of some teams, oldest first."""
        letter, case, message = t.letter_queue.c, t.case_row.c, t.message.c
        query = (
            select(
                letter.message_id,
                letter.case_id,
                letter.recipient,
                message.subject,
                message.body,
                message.letter_document_id,
                letter.queued_at,
            )
            .join_from(t.letter_queue, t.message, letter.message_id == message.message_id)
            .join(t.case_row, letter.case_id == case.case_id)
            .where(letter.posted_at.is_(None))
            .where(letter.stopped_at.is_(None))
            .where(
                or_(
                    case.authority_id.in_(teams),
                    case.service_id.in_(teams),
                    case.mediator_id.in_(teams),
                )
            )
            .order_by(letter.queued_at, letter.message_id)
            .limit(200)
        )
        with self._database.begin() as connection:
            return tuple(WaitingLetter(**row._mapping) for row in connection.execute(query))

    def posted(self, message_id: str, by: str) -> bool:
        """Note that somebody posted a letter; False when it does not wait any longer."""
        letter, attempt = t.letter_queue.c, t.message_attempt.c
        with self._database.begin() as connection:
            row = connection.execute(
                update(t.letter_queue)
                .where(letter.message_id == message_id)
                .where(letter.posted_at.is_(None))
                .where(letter.stopped_at.is_(None))
                .values(posted_at=func.now(), posted_by=by)
                .returning(letter.round)
            ).one_or_none()
            if row is None:
                return False
            queued = connection.execute(
                select(attempt.template, attempt.template_version)
                .where(attempt.message_id == message_id)
                .where(attempt.round == row.round)
                .where(attempt.channel == LETTER)
                .order_by(attempt.attempt_id)
                .limit(1)
            ).one()
            made = Made(queued.template, queued.template_version)
            note(
                connection,
                message_id,
                row.round,
                LETTER,
                made,
                SENT,
                reference=f"post:{message_id}",
            )
        return True
