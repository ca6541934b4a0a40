"""What pages read of one case: its state, clocks with derivation, tasks, timeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import and_, or_, select

from cases.event import Recorded
from cases.wire import load_state
from rules.deadline import Deadline
from store import tables as t
from store.database import Database
from store.history import recorded

_DEADLINE: TypeAdapter[Deadline] = TypeAdapter(Deadline)

SIBLINGS = 20
"""Disputes of one child that are read for a list; nobody has more that are worth choosing from."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case as of event `seq`; `state` is a `DisputeState` or a `PlanState`."""

    case_id: str
    kind: str
    seq: int
    state: Any
    stage: str
    pack: str
    family_id: str
    child_id: str
    authority_id: str
    service_id: str
    mediator_id: str
    tribunal_id: str
    clock_offset_seconds: int | None
    opened_on: date
    is_closed: bool


@dataclass(frozen=True, slots=True)
class StoredClock:
    """A deadline as it is or was believed since an instant, with its derivation and why it changed."""

    clock_id: str
    version: int
    status: str
    started_on: date
    ended_on: date | None
    reason: str
    deadline: Deadline
    believed_from: datetime
    why: str = "started"


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A deadline that runs, for a list of cases."""

    case_id: str
    clock_id: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Task:
    """An entry of a worklist; `since` is when it first stood, `assigned_to` who of the team does it."""

    case_id: str
    task_id: str
    kind: str
    owner: str
    role: str
    clock_id: str
    ground: str
    due_on: date | None
    since: datetime
    assigned_to: str


class CasePages:
    """Reads of one case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, case_id: str) -> CasePage | None:
        """The case of that id, or None."""
        row_table = t.case_row.c
        query = select(
            row_table.case_id,
            row_table.kind,
            row_table.seq,
            row_table.state,
            row_table.stage,
            row_table.pack,
            row_table.family_id,
            row_table.child_id,
            row_table.authority_id,
            row_table.service_id,
            row_table.mediator_id,
            row_table.tribunal_id,
            row_table.clock_offset_seconds,
            row_table.opened_on,
            row_table.is_closed,
        ).where(row_table.case_id == case_id)
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        facts = dict(row._mapping)
        facts["state"] = load_state(row.kind, dict(row.state))
        return CasePage(**facts)

    def about_child(
        self, child_id: str, *, same_letter_as: CasePage | None = None
    ) -> tuple[CasePage, ...]:
        """Every dispute about a child, the newest first; or only those about the same letter."""
        row_table = t.case_row.c
        query = (
            select(row_table.case_id)
            .where(row_table.child_id == child_id)
            .where(row_table.kind == "dispute")
            .order_by(row_table.opened_on.desc(), row_table.case_id)
        )
        if same_letter_as is not None:
            matter = same_letter_as.state.matter
            stored = row_table.state["matter"]
            query = query.where(
                or_(
                    stored["notice_sent_on"].astext == matter.notice_sent_on.isoformat(),
                    and_(
                        stored["notice_dated_on"].astext == matter.notice_dated_on.isoformat(),
                        stored["decision"].astext == matter.decision.value,
                    ),
                )
            ).where(row_table.case_id != same_letter_as.case_id, ~row_table.is_closed)
        with self._database.begin() as connection:
            ids = tuple(connection.execute(query.limit(SIBLINGS)).scalars())
        return tuple(case for case in map(self.find, ids) if case is not None)

    def has_sibling(self, case: CasePage) -> bool:
        """Whether there is another dispute about the same child with the same authority."""
        row_table = t.case_row.c
        query = (
            select(row_table.case_id)
            .where(row_table.child_id == case.child_id)
            .where(row_table.kind == "dispute")
            .where(row_table.authority_id == case.authority_id)
            .where(row_table.case_id != case.case_id)
            .limit(1)
        )
        with self._database.begin() as connection:
            return connection.execute(query).scalar() is not None

    def clocks(self, case_id: str) -> tuple[StoredClock, ...]:
        """Every deadline of a case, believed now or before, in order of its due day."""
        query = (
            select(t.clock)
            .where(t.clock.c.case_id == case_id)
            .order_by(t.clock.c.due_on, t.clock.c.clock_id, t.clock.c.version)
        )
        with self._database.begin() as connection:
            return tuple(
                StoredClock(
                    row.clock_id,
                    row.version,
                    row.status,
                    row.started_on,
                    row.ended_on,
                    row.reason,
                    _DEADLINE.validate_python(row.deadline),
                    row.believed_from,
                    row.why,
                )
                for row in connection.execute(query)
            )

    def running(self, case_ids: Iterable[str]) -> tuple[RunningClock, ...]:
        """The deadlines that run in some cases, soonest first."""
        query = (
            select(t.clock.c.case_id, t.clock.c.clock_id, t.clock.c.due_on)
            .where(t.clock.c.case_id.in_(tuple(case_ids)))
            .where(t.clock.c.status == "running")
            .order_by(t.clock.c.due_on, t.clock.c.clock_id)
        )
        with self._database.begin() as connection:
            return tuple(RunningClock(**row._mapping) for row in connection.execute(query))

    def tasks(self, case_id: str) -> tuple[Task, ...]:
        """The open obligations of a case."""
        query = (
            select(t.task)
            .where(t.task.c.case_id == case_id)
            .order_by(t.task.c.due_on.nulls_last(), t.task.c.task_id)
        )
        with self._database.begin() as connection:
            return tuple(Task(**row._mapping) for row in connection.execute(query))

    def timeline(self, case_id: str) -> tuple[Recorded, ...]:
        """Everything that became true of a case, in order."""
        query = (
            select(t.case_event)
            .where(t.case_event.c.case_id == case_id)
            .order_by(t.case_event.c.seq)
        )
        with self._database.begin() as connection:
            return tuple(recorded(row) for row in connection.execute(query))

    def certificate(self, number: str) -> str | None:
        """Whether an issued certificate is valid, revoked or replaced; nothing else is told."""
        query = select(t.certificate.c.status).where(
            t.certificate.c.number == number.strip().upper()
        )
        with self._database.begin() as connection:
            return connection.execute(query).scalar_one_or_none()
