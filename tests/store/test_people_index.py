"""The cases of a person are found by indexes, however many cases there are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, event

from cases.dispute.parties import commands as p
from cases.dispute.parties.vocabulary import Basis, Part
from store.case_log import CaseLog
from store.case_pages import CasePages
from store.database import Database
from store.worklists import Reader, Worklists
from tests.cases import disputes as d
from tests.cases.journey import Journey
from tests.store.conftest import Owner
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)

MANY = 10_000
"""Other cases: enough that reading every row costs more than asking an index."""

COPY = f"""
INSERT INTO case_row
SELECT case_id || number, kind, seq, head,
    jsonb_set(state, '{{people,everybody,0,person_id}}', to_jsonb('somebody-' || number)),
    state_hash, stage, pack, 'family-' || number, 'child-' || number, 'authority-' || number,
    'service-' || number, 'mediator-' || number, 'tribunal-' || number, clock_offset_seconds,
    opened_on, next_due_on, is_closed, updated_at
FROM case_row, generate_series(2, {MANY}) AS number;
INSERT INTO task
SELECT task.case_id || number, task_id, task.kind, 'family-' || number, role, clock_id, ground,
    due_on, since, assigned_to
FROM task, generate_series(2, {MANY}) AS number;
ANALYZE case_row;
ANALYZE task
"""


def _with_representative() -> Journey:
    journey = d.answered()
    journey.do(
        p.AddPerson,
        d.FAMILY,
        person_id="solicitor-1",
        part=Part.REPRESENTATIVE,
        basis=Basis.NAMED_IN_WRITING,
        named_on=journey.now.on,
    )
    return journey


class Plans:
    """The plan of every query that is sent, as PostgreSQL explains it before running it."""

    def __init__(self) -> None:
        self.found: list[str] = []
        event.listen(Engine, "before_cursor_execute", self._explain)

    def _explain(self, connection: Any, cursor: Any, statement: str, given: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            cursor.execute(f"EXPLAIN {statement}", given)
            self.found.append("\n".join(row[0] for row in cursor.fetchall()))

    def stop(self) -> None:
        """Listen no more."""
        event.remove(Engine, "before_cursor_execute", self._explain)


def test_cases_and_tasks_of_a_person_are_found_without_reading_every_case(
    log: CaseLog, database: Database, owner: Owner
) -> None:
    save(log, _with_representative())
    with owner() as connection:
        connection.execute(COPY.encode())
    plans = Plans()
    try:
        worklists = Worklists(database)
        (listed,) = worklists.cases(("solicitor-1", "team-1"))
        assert listed.case_id == "case-1"
        (one,) = worklists.cases(("somebody-7",))
        assert one.case_id == "case-17"
        tasks = worklists.tasks(
            Reader("solicitor-1", NOW, teams=("team-1",), covered=("colleague-1",))
        )
        assert {task.case_id for task in tasks} == {"case-1"}
        assert [case.case_id for case in CasePages(database).about_child("child-9")] == ["case-19"]
    finally:
        plans.stop()
    assert len(plans.found) >= 4
    for plan in plans.found:
        assert "Seq Scan on case_row" not in plan, plan
        assert "Seq Scan on task" not in plan, plan
    assert "case_row_people" in plans.found[0]
    assert "case_row_child" in plans.found[3]
