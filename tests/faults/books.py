"""The books of the running product against a recomputation from its own events.

Every row that pages, worklists and deliveries read is derived again here, event by event, and
compared: clocks, tasks, message intents, delivered messages, certificates and the inbox.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import select

from cases.clock import Clock
from cases.dispute.events import CertificateIssued
from cases.event import Recorded
from cases.kinds import DISPUTE
from cases.wire import load_event
from store import tables as t
from tests.faults.world import World


class Books:
    """What the database holds of one world."""

    def __init__(self, world: World) -> None:
        self._world = world

    def of(self, case_id: str) -> list[str]:
        """What does not agree in the books of a case; empty when all agree."""
        record = self._world.record(case_id)
        wrong = [finding.detail for finding in self._world.verification.case(case_id)]
        state, versions = DISPUTE.fresh(case_id), set()
        told: Counter[str] = Counter()
        certificates: set[str] = set()
        for event in record:
            facts = load_event(event.payload)
            state = DISPUTE.evolve(state, facts)
            told.update(_message_ids(event, DISPUTE.notices(state, facts)))
            versions |= {(clock.clock_id, clock.version) for clock in state.clocks}
            if isinstance(facts, CertificateIssued):
                certificates.add(facts.number)
        by_command = [(e.command_id, e.kind, str(e.payload)) for e in record if e.command_id]
        if len(set(by_command)) != len(by_command):
            wrong.append("a command brought the same event twice")
        if max(told.values(), default=1) > 1:
            wrong.append("somebody is told twice of one event")
        compared: list[tuple[str, Any, Any]] = [
            ("clocks", _clocks(state.clocks), self._newest_clocks(case_id, state.clocks)),
            ("versions of clocks", versions, self._versions(case_id)),
            ("tasks", _tasks(DISPUTE.obligations(state)), self._tasks(case_id)),
            ("message intents", set(told), self._ids(t.message_intent, case_id)),
            ("messages", set(told), self._ids(t.message, case_id)),
            ("certificates", certificates, self._certificates(case_id)),
        ]
        wrong += [
            f"{what}: {sorted(is_so - says, key=str)[:3]} and {sorted(says - is_so, key=str)[:3]}"
            for what, is_so, says in compared
            if is_so != says
        ]
        return wrong

    def unanswered(self) -> list[str]:
        """Commands that the inbox holds without an answer."""
        with self._world.database.begin() as connection:
            query = select(t.command.c.command_id).where(t.command.c.status == "received")
            return list(connection.execute(query).scalars())

    def _newest_clocks(self, case_id: str, clocks: tuple[Clock, ...]) -> set[Any]:
        newest = {(clock.clock_id, clock.version) for clock in clocks}
        column = t.clock.c
        query = select(
            column.clock_id, column.version, column.due_on, column.status, column.ended_on
        ).where(column.case_id == case_id)
        with self._world.database.begin() as connection:
            rows = connection.execute(query).all()
        return {tuple(row) for row in rows if (row.clock_id, row.version) in newest}

    def _versions(self, case_id: str) -> set[Any]:
        column = t.clock.c
        query = select(column.clock_id, column.version).where(column.case_id == case_id)
        with self._world.database.begin() as connection:
            return {tuple(row) for row in connection.execute(query)}

    def _tasks(self, case_id: str) -> set[Any]:
        column = t.task.c
        query = select(column.task_id, column.owner, column.clock_id).where(
            column.case_id == case_id
        )
        with self._world.database.begin() as connection:
            return {tuple(row) for row in connection.execute(query)}

    def _ids(self, table: Any, case_id: str) -> set[Any]:
        query = select(table.c.message_id).where(table.c.case_id == case_id)
        with self._world.database.begin() as connection:
            return set(connection.execute(query).scalars())

    def _certificates(self, case_id: str) -> set[Any]:
        query = select(t.certificate.c.number).where(t.certificate.c.case_id == case_id)
        with self._world.database.begin() as connection:
            return set(connection.execute(query).scalars())


def _message_ids(event: Recorded, notices: Any) -> list[str]:
    return [f"{event.case_id}:{event.seq}:{n.template}:{n.recipient}" for n in notices]


def _clocks(clocks: tuple[Clock, ...]) -> set[Any]:
    return {(c.clock_id, c.version, c.deadline.due_on, c.status.value, c.ended_on) for c in clocks}


def _tasks(owed: Any) -> set[Any]:
    return {(item.task_id, item.owner, item.clock_id) for item in owed}
