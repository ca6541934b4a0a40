"""The inbox: a filing is committed here with its time of receipt before anything else happens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from cases.command import CommandRefused
from cases.wire import dump_command, load_command
from store.database import Database
from store.history import History, Remembered
from store.tables import case_row, narrative
from store.tables import command as command_table

NO_FILING = "move_clock"
"""Kind of the one command that is no filing: the demonstration clock."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that a filing brings with it, stored in the same transaction."""

    narrative_id: str
    words: str
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Filing:
    """What the inbox knows of a command."""

    command_id: str
    case_id: str
    case_kind: str
    kind: str
    opens_case: bool
    received_at: datetime
    status: str
    seq: int | None
    refused_code: str | None
    refused_reason: str | None
    refused_rule: str | None
    body: Mapping[str, Any]

    def command(self) -> Any:
        """The command itself."""
        return load_command(dict(self.body))


_COLUMNS = (
    command_table.c.command_id,
    command_table.c.case_id,
    command_table.c.case_kind,
    command_table.c.kind,
    command_table.c.opens_case,
    command_table.c.received_at,
    command_table.c.status,
    command_table.c.seq,
    command_table.c.refused_code,
    command_table.c.refused_reason,
    command_table.c.refused_rule,
    command_table.c.body,
)


class Inbox:
    """Commands received, applied or refused; the id of a command is its key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def receive(
        self,
        command: Any,
        case_kind: str,
        *,
        opens_case: bool = False,
        source: str = "web",
        words: Iterable[Words] = (),
    ) -> Filing:
        """Commit a command with the words it brings; a repeated id returns the first filing.

        `source` says how it reached us: web, api, paper, telephone, engine or operator.
        """
        with self._database.begin() as connection:
            receive_within(
                connection, command, case_kind, opens_case=opens_case, source=source, words=words
            )
            filing = _find(connection, command.meta.command_id)
        assert filing is not None
        return filing

    def find(self, command_id: str) -> Filing | None:
        """What is known of a command, or None when it never arrived."""
        with self._database.begin() as connection:
            return _find(connection, command_id)

    def refuse(self, command_id: str, refusal: CommandRefused) -> None:
        """Mark a command refused, before the refusal is shown; an answered command stays as it is."""
        with self._database.begin() as connection:
            connection.execute(
                update(command_table)
                .where(command_table.c.command_id == command_id)
                .where(command_table.c.status == "received")
                .values(
                    status="refused",
                    answered_at=func.now(),
                    refused_code=refusal.code,
                    refused_reason=refusal.reason,
                    refused_rule=refusal.rule,
                )
            )

    def case_has_ended(self, case_id: str) -> bool:
        """Whether the case of a filing is known and over, so that nothing can decide it any more."""
        query = select(case_row.c.is_closed).where(case_row.c.case_id == case_id)
        with self._database.begin() as connection:
            return bool(connection.execute(query).scalar())

    def ended_case(self, case_id: str, kind: str) -> Remembered:
        """A case that has ended, as its events tell it, for a command that opens it again.

        Raises LookupError when it has no events.
        """
        return History(self._database).remember(case_id, kind)

    def unanswered(self, older_than_seconds: float, limit: int = 200) -> tuple[Filing, ...]:
        """Commands that nobody answered for that many seconds (real time), oldest first."""
        query = (
            select(*_COLUMNS)
            .where(command_table.c.status == "received")
            .where(
                command_table.c.stored_at
                <= func.now() - func.make_interval(0, 0, 0, 0, 0, 0, older_than_seconds)
            )
            .order_by(command_table.c.stored_at)
            .limit(limit)
        )
        with self._database.begin() as connection:
            return tuple(Filing(**row._mapping) for row in connection.execute(query))

    def waiting_for(self, case_id: str, received_before: datetime) -> tuple[str, ...]:
        """Ids of this case's unanswered filings that were received before an instant (UTC).

        The demonstration clock is no filing: it waits for the day to pass, so the day must not
        wait for it.
        """
        query = (
            select(command_table.c.command_id)
            .where(command_table.c.case_id == case_id)
            .where(command_table.c.status == "received")
            .where(command_table.c.received_at < received_before)
            .where(command_table.c.kind != NO_FILING)
            .order_by(command_table.c.received_at)
        )
        with self._database.begin() as connection:
            return tuple(connection.execute(query).scalars())


def receive_within(
    connection: Connection,
    command: Any,
    case_kind: str,
    *,
    opens_case: bool = False,
    source: str = "web",
    words: Iterable[Words] = (),
) -> None:
    """Write a command and its words into the inbox inside a transaction that is already open."""
    body = dump_command(command)
    values = {
        "command_id": command.meta.command_id,
        "case_id": command.meta.case_id,
        "case_kind": case_kind,
        "kind": command.kind,
        "body": body,
        "opens_case": opens_case,
        "source": source,
        "received_at": command.meta.received_at,
    }
    taken = connection.execute(
        upsert(command_table)
        .values(values)
        .on_conflict_do_nothing()
        .returning(command_table.c.command_id)
    ).scalar()
    if taken is None:
        return
    rows = [
        {
            "narrative_id": item.narrative_id,
            "case_id": command.meta.case_id,
            "author_id": command.meta.actor.person_id,
            "words": item.words,
            "answers": dict(item.answers),
        }
        for item in words
    ]
    if rows:
        connection.execute(insert(narrative).values(rows))


def mark_applied(connection: Connection, answers: Iterable[tuple[str, int]]) -> None:
    """Mark commands applied with the event number that answered them."""
    rows = [{"the_id": command_id, "the_seq": seq} for command_id, seq in answers]
    if rows:
        connection.execute(
            text(
                "UPDATE command SET status = 'applied', answered_at = now(), seq = :the_seq "
                "WHERE command_id = :the_id AND status = 'received'"
            ),
            rows,
        )


def _find(connection: Connection, command_id: str) -> Filing | None:
    query = select(*_COLUMNS).where(command_table.c.command_id == command_id)
    row = connection.execute(query).one_or_none()
    return None if row is None else Filing(**row._mapping)
