"""The rows that pages read of a case, written from its events: state, clocks, tasks.

Nothing here is truth of its own. Whatever was lost or edited is written again from the events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.postgresql import insert as upsert

from cases import clock as clocks
from cases.event import Recorded
from cases.kinds import KINDS
from cases.notice import Obligation
from cases.wire import dump_state, hash_state, load_event
from rules.deadline import Deadline
from store import tables as t
from store.database import Database
from store.history import History

_DEADLINE: TypeAdapter[Deadline] = TypeAdapter(Deadline)


def write_row(
    connection: Connection, kind: str, state: Any, events: tuple[Recorded, ...], state_hash: str
) -> None:
    """Write the row of a case as its newest event left it."""
    last = events[-1]
    changing = {
        "seq": last.seq,
        "head": last.hash,
        "state": dump_state(kind, state),
        "state_hash": state_hash,
        "stage": str(state.stage.value),
        "pack": getattr(state, "pack", ""),
        **{
            name: getattr(state.parties, name, "")
            for name in (
                "family_id",
                "child_id",
                "authority_id",
                "service_id",
                "mediator_id",
                "tribunal_id",
            )
        },
        "clock_offset_seconds": state.clock_offset_seconds,
        "next_due_on": _next_due_on(state.clocks),
        "is_closed": state.is_closed,
    }
    row = upsert(t.case_row).values(
        case_id=last.case_id, kind=kind, opened_on=events[0].effective_on, **changing
    )
    connection.execute(
        row.on_conflict_do_update(
            index_elements=["case_id"], set_={**changing, "updated_at": func.now()}
        )
    )


def _next_due_on(kept: Iterable[clocks.Clock]) -> date | None:
    running = [c.deadline.due_on for c in kept if c.status is clocks.ClockStatus.RUNNING]
    return min(running, default=None)


def write_clocks(
    connection: Connection,
    event: Recorded,
    before: tuple[clocks.Clock, ...],
    after: tuple[clocks.Clock, ...],
) -> None:
    """Write the deadlines that an event started, moved or ended; nothing for the others."""
    case_id = event.case_id
    old = {clock.clock_id: clock for clock in before}
    for clock in after:
        was = old.get(clock.clock_id)
        if was == clock:
            continue
        if was is not None and was.version != clock.version and was.is_open:
            connection.execute(
                t.clock.update()
                .where(t.clock.c.case_id == case_id)
                .where(t.clock.c.clock_id == clock.clock_id)
                .where(t.clock.c.version == was.version)
                .values(status="superseded")
            )
        fate = {
            "status": clock.status.value,
            "ended_on": clock.ended_on,
            "reason": clock.reason,
        }
        row = upsert(t.clock).values(
            case_id=case_id,
            clock_id=clock.clock_id,
            version=clock.version,
            rule=clock.deadline.rule,
            duty_holder=clock.deadline.duty_holder.value,
            due_on=clock.deadline.due_on,
            due_at=clock.deadline.due_at,
            started_on=clock.started_on,
            deadline=_DEADLINE.dump_python(clock.deadline, mode="json"),
            believed_from=event.recorded_at,
            why=clock.why.value,
            **fate,
        )
        connection.execute(
            row.on_conflict_do_update(index_elements=["case_id", "clock_id", "version"], set_=fate)
        )


def standing_tasks(connection: Connection, case_id: str) -> dict[str, datetime]:
    """Since when each task of a case is owed, by task."""
    query = select(t.task.c.task_id, t.task.c.since).where(t.task.c.case_id == case_id)
    return {row.task_id: row.since for row in connection.execute(query)}


def owed_since(
    owed: Iterable[Obligation], before: Mapping[str, datetime], at: datetime
) -> dict[str, datetime]:
    """Since when each obligation stands: what was owed before keeps its time."""
    return {item.task_id: before.get(item.task_id, at) for item in owed}


def write_tasks(
    connection: Connection,
    case_id: str,
    state: Any,
    owed: tuple[Obligation, ...],
    since: Mapping[str, datetime],
) -> None:
    """Write the tasks of a case anew; `since` says from when each is owed."""
    due = {clock.clock_id: clock.deadline.due_on for clock in state.clocks}
    assigned = {item.task_id: item.person_id for item in getattr(state, "assignments", ())}
    connection.execute(delete(t.task).where(t.task.c.case_id == case_id))
    rows = [
        {
            "case_id": case_id,
            "task_id": item.task_id,
            "kind": item.kind,
            "owner": item.owner,
            "role": item.role,
            "clock_id": item.clock_id,
            "ground": item.ground,
            "due_on": due.get(item.clock_id),
            "since": since[item.task_id],
            "assigned_to": assigned.get(item.task_id, ""),
        }
        for item in owed
    ]
    if rows:
        connection.execute(insert(t.task), rows)


def restore(database: Database, case_id: str) -> bool:
    """Write a case's rows again from its events alone; False when it has no events or no row.

    The events themselves are never touched. A row whose chain ends elsewhere is left as it is:
    that is another fault, with its own mend.
    """
    events = History(database).events(case_id)
    with database.begin() as connection:
        row = connection.execute(
            select(t.case_row.c.kind, t.case_row.c.seq, t.case_row.c.head)
            .where(t.case_row.c.case_id == case_id)
            .with_for_update()
        ).one_or_none()
        if row is None or not events or (row.seq, row.head) != (events[-1].seq, events[-1].hash):
            return False
        kind = KINDS[row.kind]
        state = kind.fresh(case_id)
        since: dict[str, datetime] = {}
        for event, after in zip(events, (*events[1:], None), strict=True):
            before, state = state, kind.evolve(state, load_event(event.payload))
            write_clocks(connection, event, before.clocks, state.clocks)
            if after is None or after.recorded_at != event.recorded_at:
                since = owed_since(kind.obligations(state), since, event.recorded_at)
        write_row(connection, row.kind, state, events, hash_state(row.kind, state))
        write_tasks(connection, case_id, state, kind.obligations(state), since)
    return True
