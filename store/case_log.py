"""Appending what a case decided: events, read rows, worklist, messages, answers, in one transaction.

Everything but the events is derived here from the events, by the same pure functions that the
workflow used; the state's hash, computed on both sides, proves that they agree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from cases.dispute.certificates.events import CertificateRevoked
from cases.dispute.events import BundleRequested, CertificateIssued
from cases.event import GENESIS, Recorded, chain_hash
from cases.kinds import KINDS
from cases.outgoing import OPENS_A_CASE, outgoing, outgoing_id
from cases.wire import hash_state, load_event, load_state
from rules.deadline import Deadline
from store import tables as t
from store.database import Database
from store.inbox import mark_applied, receive_within
from store.read_rows import owed_since, standing_tasks, write_clocks, write_row, write_tasks

_DEADLINE: TypeAdapter[Deadline] = TypeAdapter(Deadline)


class HeadMismatch(Exception):
    """The stored chain of a case is not the one the workflow continues.

    Either PostgreSQL was set back, or a row was edited or removed, or the workflow decided
    differently on replay. Nothing was written; the case stands still until somebody looks.
    """


@dataclass(frozen=True, slots=True)
class Appended:
    """What one append brought about: messages to send, bundles to build, commands for others."""

    seq: int
    message_ids: tuple[str, ...]
    bundle_requests: tuple[int, ...]
    outgoing_commands: tuple[str, ...]


class CaseLog:
    """The one writer of case events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(
        self,
        kind: str,
        events: tuple[Recorded, ...],
        head_before: str,
        answers: Iterable[tuple[str, int]],
        state_hash: str,
    ) -> Appended:
        """Append events to their case; appending the same events again changes nothing.

        `answers` pairs the ids of the commands that led here with the event number that answers
        them. Raises `HeadMismatch` when the stored chain is another one, or the derived state differs.
        """
        with self._database.begin() as connection:
            stored = connection.execute(
                select(t.case_row.c.seq, t.case_row.c.head, t.case_row.c.state)
                .where(t.case_row.c.case_id == events[0].case_id)
                .with_for_update()
            ).one_or_none()
            if stored is not None and stored.seq >= events[-1].seq:
                _same(connection, events)
                mark_applied(connection, answers)
                return _brought(connection, kind, events)
            seq, head = (stored.seq, stored.head) if stored is not None else (0, GENESIS)
            if seq != events[0].seq - 1 or head != head_before:
                raise HeadMismatch(
                    f"the database holds {seq} events ending in {head[:12]}, "
                    f"the workflow continues after {events[0].seq - 1} ending in {head_before[:12]}"
                )
            _chained(events, head_before)
            case_kind = KINDS[kind]
            state = (
                case_kind.fresh(events[0].case_id)
                if stored is None
                else load_state(kind, dict(stored.state))
            )
            return _write(connection, kind, state, events, tuple(answers), state_hash)


def _chained(events: tuple[Recorded, ...], head: str) -> None:
    for event in events:
        head = chain_hash(head, event)
        if head != event.hash:
            raise HeadMismatch(f"event {event.seq} does not carry the hash of its own facts")


def _same(connection: Connection, events: tuple[Recorded, ...]) -> None:
    last = events[-1]
    stored = connection.execute(
        select(t.case_event.c.hash)
        .where(t.case_event.c.case_id == last.case_id)
        .where(t.case_event.c.seq == last.seq)
    ).scalar()
    if stored != last.hash:
        raise HeadMismatch(f"event {last.seq} is stored with another content")


def _write(
    connection: Connection,
    kind: str,
    state: Any,
    events: tuple[Recorded, ...],
    answers: tuple[tuple[str, int], ...],
    state_hash: str,
) -> Appended:
    case_kind = KINDS[kind]
    intents: list[dict[str, Any]] = []
    since = standing_tasks(connection, events[0].case_id)
    for event, following in zip(events, (*events[1:], None), strict=True):
        facts = load_event(event.payload)
        before, state = state, case_kind.evolve(state, facts)
        write_clocks(connection, event, before.clocks, state.clocks)
        intents.extend(_intents(case_kind.notices(state, facts), event))
        _side_rows(connection, event, facts)
        for command, target in outgoing(event, facts, state):
            opens = isinstance(command, OPENS_A_CASE)
            receive_within(connection, command, target, opens_case=opens, source="engine")
        if following is None or following.recorded_at != event.recorded_at:
            since = owed_since(case_kind.obligations(state), since, event.recorded_at)
    found = hash_state(kind, state)
    if found != state_hash:
        raise HeadMismatch("the state derived here differs from the state the workflow decided on")
    connection.execute(insert(t.case_event), [_event_row(event) for event in events])
    write_row(connection, kind, state, events, found)
    write_tasks(connection, events[0].case_id, state, case_kind.obligations(state), since)
    if intents:
        connection.execute(upsert(t.message_intent).on_conflict_do_nothing(), intents)
    mark_applied(connection, answers)
    return _brought(connection, kind, events)


def _event_row(event: Recorded) -> dict[str, Any]:
    return {
        "case_id": event.case_id,
        "seq": event.seq,
        "kind": event.kind,
        "version": event.version,
        "recorded_at": event.recorded_at,
        "effective_on": event.effective_on,
        "actor_role": event.actor.role.value,
        "actor_id": event.actor.person_id,
        "command_id": event.command_id,
        "rule": event.rule,
        "payload": event.payload,
        "hash": event.hash,
    }


def _intents(notices: Iterable[Any], event: Recorded) -> list[dict[str, Any]]:
    return [
        {
            "message_id": f"{event.case_id}:{event.seq}:{notice.template}:{notice.recipient}",
            "case_id": event.case_id,
            "seq": event.seq,
            "template": notice.template,
            "recipient": notice.recipient,
            "letter": notice.letter,
            "ground": notice.ground,
            "happened_at": event.recorded_at,
        }
        for notice in notices
    ]


def _side_rows(connection: Connection, event: Recorded, facts: Any) -> None:
    if isinstance(facts, CertificateIssued):
        values = {
            "number": facts.number,
            "case_id": event.case_id,
            "kind": facts.certificate.value,
            "issued_on": facts.issued_on,
            "status": "valid",
            "adviser_id": facts.adviser_id,
            "ground": facts.ground,
        }
        connection.execute(upsert(t.certificate).values(values).on_conflict_do_nothing())
    if isinstance(facts, CertificateRevoked):
        connection.execute(
            update(t.certificate)
            .where(t.certificate.c.number == facts.number)
            .values(status="replaced" if facts.is_replaced else "revoked")
        )
    if isinstance(facts, BundleRequested):
        job = {"case_id": event.case_id, "request": facts.request}
        connection.execute(upsert(t.bundle_job).values(job).on_conflict_do_nothing())


def _brought(connection: Connection, kind: str, events: tuple[Recorded, ...]) -> Appended:
    """What the events call for outside the case, read back so that a repeated append gives it again."""
    case_id, first, last = events[0].case_id, events[0].seq, events[-1].seq
    messages = connection.execute(
        select(t.message_intent.c.message_id)
        .where(t.message_intent.c.case_id == case_id)
        .where(t.message_intent.c.seq.between(first, last))
        .where(t.message_intent.c.status == "pending")
        .order_by(t.message_intent.c.seq, t.message_intent.c.message_id)
    ).scalars()
    bundles = tuple(e.payload["request"] for e in events if e.kind == "bundle_requested")
    sent = connection.execute(
        select(t.command.c.command_id)
        .where(t.command.c.command_id.in_([outgoing_id(case_id, e.seq) for e in events]))
        .where(t.command.c.status == "received")
    ).scalars()
    return Appended(last, tuple(messages), bundles, tuple(sent))
