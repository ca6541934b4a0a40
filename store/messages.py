"""Messages that must be sent, and the message centre that holds those that were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from store import tables as t
from store.attempts import (
    CENTRE,
    DELIVERED,
    EMAIL,
    QUEUED,
    SENT,
    TEXT,
    UNKNOWN_MAKE,
    Made,
    note,
)
from store.database import Database

_START = (
    "UPDATE message_intent SET "
    "possible_doubles = possible_doubles + ({0}_started_at IS NOT NULL)::int, "
    "{0}_started_at = now() WHERE message_id = :id AND {0}_sent_at IS NULL "
    "RETURNING round, NOT EXISTS (SELECT FROM message_attempt tried "
    "WHERE tried.message_id = :id AND tried.round = message_intent.round "
    "AND tried.channel = :channel AND tried.status = 'queued') AS is_first"
)
_START_MAIL, _START_TEXT = _START.format("mail"), _START.format("text")


@dataclass(frozen=True, slots=True)
class Intent:
    """A message that must be sent: one per event, template and recipient."""

    message_id: str
    case_id: str
    seq: int
    template: str
    recipient: str
    letter: str
    ground: str
    status: str
    happened_at: datetime
    mail_started_at: datetime | None
    mail_sent_at: datetime | None
    possible_doubles: int
    round: int = 0
    run: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """A message in somebody's message centre."""

    message_id: str
    recipient: str
    case_id: str
    subject: str
    body: str
    html: str
    letter_document_id: str | None
    happened_at: datetime
    read_at: datetime | None


_INTENT = (
    t.message_intent.c.message_id,
    t.message_intent.c.case_id,
    t.message_intent.c.seq,
    t.message_intent.c.template,
    t.message_intent.c.recipient,
    t.message_intent.c.letter,
    t.message_intent.c.ground,
    t.message_intent.c.status,
    t.message_intent.c.happened_at,
    t.message_intent.c.mail_started_at,
    t.message_intent.c.mail_sent_at,
    t.message_intent.c.possible_doubles,
    t.message_intent.c.round,
    t.message_intent.c.run,
)
_MESSAGE = (
    t.message.c.message_id,
    t.message.c.recipient,
    t.message.c.case_id,
    t.message.c.subject,
    t.message.c.body,
    t.message.c.html,
    t.message.c.letter_document_id,
    t.message.c.happened_at,
    t.message.c.read_at,
)


class Messages:
    """Intents and the message centre."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def intent(self, message_id: str) -> Intent | None:
        """The intent of that id, or None."""
        query = select(*_INTENT).where(t.message_intent.c.message_id == message_id)
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Intent(**row._mapping)

    def pending(self, older_than_seconds: float, limit: int = 200) -> tuple[str, ...]:
        """Ids of messages without an outcome for that many seconds (real time), oldest first.

        One that waits for the morning is not among them.
        """
        query = (
            select(t.message_intent.c.message_id)
            .where(t.message_intent.c.status == "pending")
            .where(func.coalesce(t.message_intent.c.not_before, func.now()) <= func.now())
            .where(
                t.message_intent.c.created_at
                <= func.now() - func.make_interval(0, 0, 0, 0, 0, 0, older_than_seconds)
            )
            .order_by(t.message_intent.c.created_at)
            .limit(limit)
        )
        with self._database.begin() as connection:
            return tuple(connection.execute(query).scalars())

    def runs(self, message_ids: tuple[str, ...]) -> dict[str, int]:
        """How often the delivery of each message was begun anew."""
        query = select(t.message_intent.c.message_id, t.message_intent.c.run).where(
            t.message_intent.c.message_id.in_(message_ids)
        )
        with self._database.begin() as connection:
            return {row.message_id: row.run for row in connection.execute(query)}

    def waits(self, message_id: str, until: datetime) -> None:
        """Note that a message may not leave before an instant."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.message_intent)
                .where(t.message_intent.c.message_id == message_id)
                .values(not_before=until)
            )

    def deliver(
        self,
        intent: Intent,
        subject: str,
        body: str,
        html: str,
        letter_document_id: str | None = None,
        made: Made = UNKNOWN_MAKE,
    ) -> None:
        """Put a message into its recipient's message centre; exactly once by its id."""
        row = upsert(t.message).values(
            message_id=intent.message_id,
            recipient=intent.recipient,
            case_id=intent.case_id,
            subject=subject,
            body=body,
            html=html,
            letter_document_id=letter_document_id,
            happened_at=intent.happened_at,
        )
        returned = row.on_conflict_do_nothing().returning(t.message.c.message_id)
        with self._database.begin() as connection:
            if connection.execute(returned).one_or_none() is not None:
                note(connection, intent.message_id, intent.round, CENTRE, made, DELIVERED)

    def start_mail(self, message_id: str, made: Made = UNKNOWN_MAKE) -> bool:
        """Note that an e-mail is about to be handed over.

        Returns False when it was handed over before. An earlier start without an end means that
        the process died in between: the one possible double, which is counted.
        """
        return self._start(message_id, EMAIL, _START_MAIL, made)

    def start_text(self, message_id: str, made: Made = UNKNOWN_MAKE) -> bool:
        """Note that a text message is about to be handed over; as for an e-mail."""
        return self._start(message_id, TEXT, _START_TEXT, made)

    def _start(self, message_id: str, channel: str, statement: str, made: Made) -> bool:
        with self._database.begin() as connection:
            row = connection.execute(
                text(statement), {"id": message_id, "channel": channel}
            ).one_or_none()
            if row is None:
                return False
            if row.is_first:
                note(connection, message_id, row.round, channel, made, QUEUED)
        return True

    def mail_refused(self, message_id: str) -> None:
        """Note that the mail server did not take it, so that a retry is no double."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.message_intent)
                .where(t.message_intent.c.message_id == message_id)
                .where(t.message_intent.c.mail_sent_at.is_(None))
                .values(mail_started_at=None)
            )

    def mail_sent(self, message_id: str, reference: str, made: Made = UNKNOWN_MAKE) -> None:
        """Note that the mail server took it, under that reference."""
        with self._database.begin() as connection:
            number = connection.execute(
                update(t.message_intent)
                .where(t.message_intent.c.message_id == message_id)
                .values(mail_sent_at=func.now(), provider_reference=reference)
                .returning(t.message_intent.c.round)
            ).scalar_one()
            note(connection, message_id, number, EMAIL, made, SENT, reference=reference)

    def text_refused(self, message_id: str) -> None:
        """Note that a text message was not taken, so that a retry is no double."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.message_intent)
                .where(t.message_intent.c.message_id == message_id)
                .where(t.message_intent.c.text_sent_at.is_(None))
                .values(text_started_at=None)
            )

    def text_sent(self, message_id: str, reference: str, made: Made = UNKNOWN_MAKE) -> None:
        """Note that the provider took a text message, under that reference."""
        with self._database.begin() as connection:
            number = connection.execute(
                update(t.message_intent)
                .where(t.message_intent.c.message_id == message_id)
                .values(text_sent_at=func.now(), provider_reference=reference)
                .returning(t.message_intent.c.round)
            ).scalar_one()
            note(connection, message_id, number, TEXT, made, SENT, reference=reference)

    def given_up(self, message_id: str, channel: str) -> None:
        """Note that nobody tries a channel any longer, so that another one takes its turn.

        A hand-over whose end is not known may have arrived: with the other it is a possible double.
        """
        intent = t.message_intent.c
        started = intent.text_started_at if channel == TEXT else intent.mail_started_at
        with self._database.begin() as connection:
            connection.execute(
                update(t.message_intent)
                .where(intent.message_id == message_id)
                .where(started.is_not(None))
                .values({intent.possible_doubles: intent.possible_doubles + 1, started: None})
            )

    def done(self, message_id: str, run: int = 0) -> None:
        """Note that everything about a message is done, unless a newer run has begun."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.message_intent)
                .where(t.message_intent.c.message_id == message_id)
                .where(t.message_intent.c.run == run)
                .values(status="sent", sent_at=func.now(), not_before=None, failure=None)
            )

    def failed(self, message_id: str, why: str, run: int = 0) -> None:
        """Note that a message cannot be sent on any channel, and why (no personal data)."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.message_intent)
                .where(t.message_intent.c.message_id == message_id)
                .where(t.message_intent.c.run == run)
                .values(status="failed", failure=why, not_before=None)
            )

    def possible_doubles(self) -> int:
        """How many e-mails may have gone out twice."""
        with self._database.begin() as connection:
            total = connection.execute(
                select(func.coalesce(func.sum(t.message_intent.c.possible_doubles), 0))
            ).scalar_one()
        return int(total)

    def centre(self, recipients: tuple[str, ...], case_id: str = "") -> tuple[Message, ...]:
        """The messages of somebody and their teams, newest first; of one case when given."""
        query = (
            select(*_MESSAGE)
            .where(t.message.c.recipient.in_(recipients))
            .order_by(t.message.c.happened_at.desc(), t.message.c.message_id)
        )
        if case_id:
            query = query.where(t.message.c.case_id == case_id)
        with self._database.begin() as connection:
            return tuple(Message(**row._mapping) for row in connection.execute(query))

    def message(self, message_id: str) -> Message | None:
        """The message of that id, or None."""
        query = select(*_MESSAGE).where(t.message.c.message_id == message_id)
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else Message(**row._mapping)

    def read(self, message_id: str) -> None:
        """Note that a message was opened."""
        with self._database.begin() as connection:
            connection.execute(
                update(t.message)
                .where(t.message.c.message_id == message_id)
                .where(t.message.c.read_at.is_(None))
                .values(read_at=func.now())
            )

    def unread(self, recipients: tuple[str, ...]) -> int:
        """How many messages wait unopened."""
        with self._database.begin() as connection:
            return connection.execute(
                select(func.count())
                .select_from(t.message)
                .where(t.message.c.recipient.in_(recipients))
                .where(t.message.c.read_at.is_(None))
            ).scalar_one()
