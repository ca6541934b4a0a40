"""Proof that no event was edited and no case removed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Date, cast, func, insert, select

from cases.event import GENESIS, chain_hash
from cases.kinds import KINDS
from cases.plan.record.state import RecordState
from cases.plan.record.wire import hash_body
from cases.wire import hash_stored, load_event, load_state
from store import tables as t
from store.database import Database
from store.history import recorded


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was recorded; `case_id` is empty when a whole case is gone."""

    case_id: str
    detail: str


@dataclass(frozen=True, slots=True)
class DayRoot:
    """The hash over all chains of a day (UTC), with what it covers."""

    day: date
    root: str
    cases: int
    events: int
    made_at: datetime


_NO_RECORD = RecordState()


class Verification:
    """Checks chains, read rows and daily roots."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def case(self, case_id: str) -> tuple[Finding, ...]:
        """Check one case: numbers without gap, hashes, head, the row that pages read, and what the
        versions of a plan say; words that were erased are no change."""
        with self._database.begin() as connection:
            row = connection.execute(
                select(t.case_row).where(t.case_row.c.case_id == case_id)
            ).one_or_none()
            events = [
                recorded(item)
                for item in connection.execute(
                    select(t.case_event)
                    .where(t.case_event.c.case_id == case_id)
                    .order_by(t.case_event.c.seq)
                )
            ]
            bodies = connection.execute(
                select(t.plan_version.c.version_id, t.plan_version.c.body).where(
                    t.plan_version.c.case_id == case_id
                )
            ).all()
        if row is None:
            return (Finding(case_id, "the events have no case row"),)
        head = GENESIS
        kind = KINDS[row.kind]
        state = kind.fresh(case_id)
        for number, event in enumerate(events, start=1):
            if event.seq != number:
                return (Finding(case_id, f"event {number} is missing"),)
            head = chain_hash(head, event)
            if head != event.hash:
                return (Finding(case_id, f"event {number} was changed after it was recorded"),)
            state = kind.evolve(state, load_event(event.payload))
        if (row.seq, row.head) != (len(events), head):
            return (
                Finding(
                    case_id,
                    f"the case row stands at event {row.seq}, the chain ends at {len(events)}",
                ),
            )
        if hash_stored(row.state) != row.state_hash or not _says(row, state):
            return (Finding(case_id, "the case row differs from what its events say"),)
        known = {
            one.version_id: one.sha256 for one in getattr(state, "record", _NO_RECORD).versions
        }
        return tuple(
            Finding(case_id, f"version {kept.version_id} of the plan was changed after it was made")
            for kept in bodies
            if hash_body(kept.body) != known.get(kept.version_id, hash_body(kept.body))
        )

    def every_case(self) -> tuple[Finding, ...]:
        """Check every case that has events or a row."""
        with self._database.begin() as connection:
            ids = connection.execute(
                select(t.case_event.c.case_id).union(select(t.case_row.c.case_id))
            ).scalars()
            case_ids = sorted(ids)
        return tuple(finding for case_id in case_ids for finding in self.case(case_id))

    def make_roots(self, before: date) -> tuple[date, ...]:
        """Make the root of every finished day (UTC) that has none yet; returns the days made."""
        made: list[date] = []
        with self._database.begin() as connection:
            day_of = cast(func.timezone("UTC", t.case_event.c.stored_at), Date)
            done = connection.execute(select(func.max(t.day_root.c.day))).scalar()
            query = select(day_of).where(day_of < before).distinct().order_by(day_of)
            if done is not None:
                query = query.where(day_of > done)
            for day in list(connection.execute(query).scalars()):
                root, cases, events = self._root(connection, day)
                connection.execute(
                    insert(t.day_root).values(day=day, root=root, cases=cases, events=events)
                )
                made.append(day)
        return tuple(made)

    def roots(self) -> tuple[Finding, ...]:
        """Compute every stored root again; a difference means that something was removed or changed."""
        findings: list[Finding] = []
        with self._database.begin() as connection:
            rows = connection.execute(select(t.day_root).order_by(t.day_root.c.day)).all()
            for row in rows:
                root, cases, events = self._root(connection, row.day)
                if root != row.root:
                    findings.append(
                        Finding(
                            "",
                            f"the records of {row.day:%-d %B %Y} changed: {row.cases} cases and "
                            f"{row.events} events then, {cases} and {events} now",
                        )
                    )
        return tuple(findings)

    def newest_roots(self, limit: int = 14) -> tuple[DayRoot, ...]:
        """The stored roots of the last days, newest first."""
        root = t.day_root.c
        query = select(root.day, root.root, root.cases, root.events, root.made_at)
        with self._database.begin() as connection:
            rows = connection.execute(query.order_by(root.day.desc()).limit(limit))
            return tuple(DayRoot(**row._mapping) for row in rows)

    @staticmethod
    def _root(connection: Connection, day: date) -> tuple[str, int, int]:
        day_of = cast(func.timezone("UTC", t.case_event.c.stored_at), Date)
        rows = connection.execute(
            select(t.case_event.c.case_id, t.case_event.c.seq, t.case_event.c.hash)
            .where(day_of == day)
            .order_by(t.case_event.c.case_id, t.case_event.c.seq)
        )
        digest, cases, events = hashlib.sha256(), set(), 0
        for row in rows:
            digest.update(f"{row.case_id}:{row.seq}:{row.hash}\n".encode())
            cases.add(row.case_id)
            events += 1
        return digest.hexdigest(), len(cases), events


def _says(row: Any, state: Any) -> bool:
    """Whether a row says what the events say; a row of an older release may leave new fields out."""
    try:
        return bool(load_state(row.kind, dict(row.state)) == state)
    except ValidationError:
        return False
