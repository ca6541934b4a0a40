"""Whether every open case still has a next action: what its row, tasks and clocks say together.

Read in pages, so that a sweep has bounded work however many cases there are; each page is one
statement, so that a case which is being written is seen whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError
from sqlalchemy import TextClause, bindparam, text

from cases.clock import ClockStatus
from cases.kinds import KINDS
from cases.life import next_wake
from cases.wire import hash_stored, load_state
from store.database import Database

OVERDUE_AFTER = timedelta(minutes=15)
"""How long after its instant a day may still be unrecorded: longer than the longest wait for a
filing that came in time."""

_GOING_ON = "(NOT is_closed OR stage NOT IN ('closed', 'ceased'))"
"""As the partial index says it, so that the index is used."""

_LOOK = """
SELECT case_id, kind, state, state_hash, is_closed, stage, authority_id, service_id,
    ARRAY(SELECT task_id FROM task WHERE task.case_id = case_row.case_id) AS tasks,
    ARRAY(SELECT clock_id FROM clock
        WHERE clock.case_id = case_row.case_id AND status = 'running') AS clocks,
    EXISTS(SELECT 1 FROM command
        WHERE command.case_id = case_row.case_id AND status = 'received') AS has_unanswered
FROM case_row
"""


@dataclass(frozen=True, slots=True)
class Look:
    """One case as pages see it. `missing` says in plain words what is lost; empty when it is well.

    `owner` is the id of the person or team that must act in the case.
    """

    case_id: str
    kind: str
    is_closed: bool
    missing: str
    owner: str


class NextActions:
    """The checker's reads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def page(self, after: str, limit: int, now: datetime) -> tuple[Look, ...]:
        """The next open cases in the order of their ids, as of the instant `now`."""
        query = text(
            f"{_LOOK} WHERE {_GOING_ON} AND case_id > :after ORDER BY case_id LIMIT :most"
        ).bindparams(after=after, most=limit)
        return self._look(query, now)

    def these(self, case_ids: Iterable[str], now: datetime) -> tuple[Look, ...]:
        """The cases of those ids, open or not."""
        wanted = tuple(case_ids)
        if not wanted:
            return ()
        query = text(f"{_LOOK} WHERE case_id IN :wanted ORDER BY case_id").bindparams(
            bindparam("wanted", wanted, expanding=True)
        )
        return self._look(query, now)

    def _look(self, query: TextClause, now: datetime) -> tuple[Look, ...]:
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
        return tuple(_seen(row, now) for row in rows)


def _seen(row: Any, now: datetime) -> Look:
    try:
        state = load_state(row.kind, dict(row.state))
    except ValidationError:
        missing = "What pages read of it cannot be read."
        return Look(row.case_id, row.kind, False, missing, row.service_id or row.authority_id)
    owed = KINDS[row.kind].obligations(state)
    owner = next((item.owner for item in owed), "") or row.service_id or row.authority_id
    missing = _missing(row, state, {item.task_id for item in owed}, now)
    return Look(row.case_id, row.kind, row.is_closed and state.is_closed, missing, owner)


def _missing(row: Any, state: Any, owed: set[str], now: datetime) -> str:
    if row.is_closed != state.is_closed:
        return "It is marked as ended, but it goes on." if row.is_closed else "It has ended."
    if hash_stored(row.state) != row.state_hash:
        return "What pages read of it was changed by hand."
    if state.is_closed:
        return ""
    running = {c.clock_id for c in state.clocks if c.status is ClockStatus.RUNNING}
    if not owed and not running:
        return "Nobody owes anything in it, and no day is awaited."
    if owed - set(row.tasks):
        return f"{len(owed - set(row.tasks))} of its tasks are on nobody’s worklist."
    if running - set(row.clocks):
        return f"{len(running - set(row.clocks))} of its dates are not shown."
    wake = next_wake(state)
    ahead = timedelta(seconds=state.clock_offset_seconds or 0)
    if wake is not None and wake - ahead < now - OVERDUE_AFTER and not row.has_unanswered:
        return "A day has passed in it, and it did not wake up."
    return ""
