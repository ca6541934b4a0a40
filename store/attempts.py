"""Proof of service: what became of each message on each channel, one row an occurrence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, exists, func, insert, or_, select, update
from sqlalchemy import case as sql_case

from store import tables as t
from store.database import Database

CENTRE, EMAIL, TEXT, LETTER = "centre", "email", "text", "letter"
OTHERWISE = "otherwise"
"""Staff told the person themselves."""
CHANNELS = (EMAIL, TEXT, LETTER)
"""The ways out of the message centre, in the order they are tried unless a person chose another."""

QUEUED, SENT, DELIVERED, FAILED, BOUNCED = "queued", "sent", "delivered", "failed", "bounced"
OVER = (FAILED, BOUNCED)
"""Statuses after which the next channel is tried."""


@dataclass(frozen=True, slots=True)
class Made:
    """Out of which template the words were made; `version` is a hash of the template's source."""

    template: str
    version: str


UNKNOWN_MAKE = Made("", "")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One occurrence: a message was queued, sent, delivered, refused or came back."""

    message_id: str
    round: int
    channel: str
    template: str
    template_version: str
    status: str
    provider_reference: str
    failure: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Served:
    """A message of a case, with everything that became of it, oldest first."""

    message_id: str
    case_id: str
    seq: int
    template: str
    recipient: str
    status: str
    failure: str
    happened_at: datetime
    not_before: datetime | None
    read_at: datetime | None
    attempts: tuple[Attempt, ...]


@dataclass(frozen=True, slots=True)
class WithoutEnd:
    """A message that a provider took and of which it is not known whether it arrived."""

    attempt_id: int
    channel: str
    reference: str


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that reached its recipient on no channel: a task of `owner` until it is sent again
    or the person was told otherwise. `owner` is empty only for a case that is not there."""

    message_id: str
    case_id: str
    recipient: str
    template: str
    failure: str
    happened_at: datetime
    owner: str


def note(
    connection: Connection,
    message_id: str,
    number: int,
    channel: str,
    made: Made,
    status: str,
    *,
    reference: str = "",
    why: str = "",
) -> None:
    """Add an occurrence inside a transaction; `number` is the round, `why` holds no person's data."""
    connection.execute(
        insert(t.message_attempt).values(
            message_id=message_id,
            round=number,
            channel=channel,
            template=made.template,
            template_version=made.version,
            status=status,
            provider_reference=reference,
            failure=why,
        )
    )


def _owner() -> ColumnElement[str]:
    """The service reaches people, as it deals with both sides; the council where there is no
    service, or where it is the service that was not reached."""
    intent, case = t.message_intent.c, t.case_row.c
    is_service = intent.recipient.in_((case.service_id, case.mediator_id))
    found = sql_case(
        ((case.service_id != "") & ~is_service, case.service_id), else_=case.authority_id
    )
    return func.coalesce(found, "")


_ATTEMPT = (
    t.message_attempt.c.message_id,
    t.message_attempt.c.round,
    t.message_attempt.c.channel,
    t.message_attempt.c.template,
    t.message_attempt.c.template_version,
    t.message_attempt.c.status,
    t.message_attempt.c.provider_reference,
    t.message_attempt.c.failure,
    t.message_attempt.c.at,
)


class Attempts:
    """Attempts to tell people, and the messages that reached nobody."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def failed(self, message_id: str, number: int, channel: str, made: Made, why: str) -> None:
        """A channel refused a message for good."""
        with self._database.begin() as connection:
            note(connection, message_id, number, channel, made, FAILED, why=why)

    def over(self, message_id: str, number: int) -> frozenset[str]:
        """The channels on which a message failed in a round."""
        query = (
            select(t.message_attempt.c.channel)
            .where(t.message_attempt.c.message_id == message_id)
            .where(t.message_attempt.c.round == number)
            .where(t.message_attempt.c.status.in_(OVER))
        )
        with self._database.begin() as connection:
            return frozenset(connection.execute(query).scalars())

    def report(self, reference: str, status: str, why: str = "") -> bool:
        """What a provider says became of a message: delivered or bounced. False if it is not ours.

        A message that came back goes on to the next channel. The same report twice is one report.
        """
        attempt, intent = t.message_attempt.c, t.message_intent.c
        with self._database.begin() as connection:
            sent = connection.execute(
                select(*_ATTEMPT)
                .where(attempt.provider_reference == reference)
                .where(attempt.status == SENT)
                .order_by(attempt.attempt_id.desc())
                .limit(1)
            ).one_or_none()
            if sent is None:
                return False
            row = connection.execute(
                select(intent.round).where(intent.message_id == sent.message_id).with_for_update()
            ).one()
            known = connection.execute(
                select(func.count())
                .select_from(t.message_attempt)
                .where(attempt.message_id == sent.message_id)
                .where(attempt.round == sent.round)
                .where(attempt.channel == sent.channel)
                .where(attempt.status.in_((status, *OVER)))
            ).scalar_one()
            if known:
                return True
            made = Made(sent.template, sent.template_version)
            note(
                connection,
                sent.message_id,
                sent.round,
                sent.channel,
                made,
                status,
                reference=reference,
                why=why,
            )
            if status in OVER and sent.round == row.round:
                connection.execute(
                    update(t.message_intent)
                    .where(intent.message_id == sent.message_id)
                    .values(status="pending", run=intent.run + 1, not_before=None)
                )
        return True

    def without_end(
        self, channels: tuple[str, ...], after: int, older_than_seconds: float, limit: int
    ) -> tuple[WithoutEnd, ...]:
        """Messages handed over on some channels of which no end is known, in order, after an attempt.

        Only those of the last week: a provider forgets older ones.
        """
        sent, later = t.message_attempt.alias("sent").c, t.message_attempt.alias("later").c
        is_over = (
            exists()
            .where(later.message_id == sent.message_id)
            .where(later.round == sent.round)
            .where(later.channel == sent.channel)
            .where(later.status.in_((DELIVERED, *OVER)))
        )
        query = (
            select(sent.attempt_id, sent.channel, sent.provider_reference.label("reference"))
            .where(sent.status == SENT)
            .where(sent.channel.in_(channels))
            .where(sent.provider_reference != "")
            .where(sent.attempt_id > after)
            .where(sent.at <= func.now() - func.make_interval(0, 0, 0, 0, 0, 0, older_than_seconds))
            .where(sent.at > func.now() - func.make_interval(0, 0, 1))
            .where(~is_over)
            .order_by(sent.attempt_id)
            .limit(limit)
        )
        with self._database.begin() as connection:
            return tuple(WithoutEnd(**row._mapping) for row in connection.execute(query))

    def send_again(self, message_id: str) -> bool:
        """Try every channel anew for a message that reached nobody; False when it was no such."""
        intent = t.message_intent.c
        with self._database.begin() as connection:
            changed = connection.execute(
                update(t.message_intent)
                .where(intent.message_id == message_id)
                .where(intent.status == "failed")
                .values(
                    status="pending",
                    round=intent.round + 1,
                    run=intent.run + 1,
                    failure=None,
                    mail_started_at=None,
                    mail_sent_at=None,
                    text_started_at=None,
                    text_sent_at=None,
                )
            )
        return changed.rowcount == 1

    def told_otherwise(self, message_id: str, how: str, by: str) -> bool:
        """Staff told the person of a message that reached nobody; False when it was no such.

        `how` is a word such as phone, `by` the id of who did it.
        """
        intent, attempt = t.message_intent.c, t.message_attempt.c
        with self._database.begin() as connection:
            number = connection.execute(
                update(t.message_intent)
                .where(intent.message_id == message_id)
                .where(intent.status == "failed")
                .values(status="sent", sent_at=func.now(), failure=None)
                .returning(intent.round)
            ).scalar()
            if number is None:
                return False
            made = connection.execute(
                select(attempt.template, attempt.template_version)
                .where(attempt.message_id == message_id)
                .where(attempt.channel == CENTRE)
                .limit(1)
            ).one_or_none()
            source = UNKNOWN_MAKE if made is None else Made(*made)
            reference = f"{how}:{by}"
            note(connection, message_id, number, OTHERWISE, source, DELIVERED, reference=reference)
        return True

    def waited(self, message_id: str, number: int, channel: str) -> float:
        """For how many seconds (real time) a channel has been tried in a round."""
        attempt = t.message_attempt.c
        query = (
            select(func.extract("epoch", func.now() - func.min(attempt.at)))
            .where(attempt.message_id == message_id)
            .where(attempt.round == number)
            .where(attempt.channel == channel)
            .where(attempt.status == QUEUED)
        )
        with self._database.begin() as connection:
            return float(connection.execute(query).scalar() or 0.0)

    def undelivered(self, teams: tuple[str, ...] | None = None) -> tuple[Undelivered, ...]:
        """Messages that reached nobody, newest first: of the cases of some teams, or all of them."""
        intent, case = t.message_intent.c, t.case_row.c
        query = (
            select(
                intent.message_id,
                intent.case_id,
                intent.recipient,
                intent.template,
                func.coalesce(intent.failure, "").label("failure"),
                intent.happened_at,
                _owner().label("owner"),
            )
            .join_from(t.message_intent, t.case_row, intent.case_id == case.case_id, isouter=True)
            .where(intent.status == "failed")
            .order_by(intent.happened_at.desc(), intent.message_id)
            .limit(200)
        )
        if teams is not None:
            query = query.where(
                or_(
                    case.authority_id.in_(teams),
                    case.service_id.in_(teams),
                    case.mediator_id.in_(teams),
                )
            )
        with self._database.begin() as connection:
            return tuple(Undelivered(**row._mapping) for row in connection.execute(query))

    def of_case(self, case_id: str, recipients: tuple[str, ...] = ()) -> tuple[Served, ...]:
        """Every message of a case with its attempts; only those to `recipients` when given."""
        intent = t.message_intent.c
        query = (
            select(
                intent.message_id,
                intent.case_id,
                intent.seq,
                intent.template,
                intent.recipient,
                intent.status,
                func.coalesce(intent.failure, "").label("failure"),
                intent.happened_at,
                intent.not_before,
                t.message.c.read_at,
            )
            .join_from(
                t.message_intent,
                t.message,
                intent.message_id == t.message.c.message_id,
                isouter=True,
            )
            .where(intent.case_id == case_id)
            .order_by(intent.seq, intent.message_id)
        )
        if recipients:
            query = query.where(intent.recipient.in_(recipients))
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
            ids = [row.message_id for row in rows]
            found = connection.execute(
                select(*_ATTEMPT)
                .where(t.message_attempt.c.message_id.in_(ids))
                .order_by(t.message_attempt.c.attempt_id)
            ).all()
        by_id: dict[str, list[Attempt]] = {message_id: [] for message_id in ids}
        for item in found:
            by_id[item.message_id].append(Attempt(**item._mapping))
        return tuple(Served(**row._mapping, attempts=tuple(by_id[row.message_id])) for row in rows)
