"""The order of a worklist in PostgreSQL: over all tasks, page by page, with what the reader may know."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert

from api.views.order import Weight, place
from cases.actor import Role
from rules.citation import Status
from store import tables as t
from store.database import Database
from store.preferences import Preference, Preferences
from store.vulnerability import KNOWN_TO, Concern
from store.worklists import Due, Reader, Worklists

pytestmark = pytest.mark.every_postgres

AT = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
TEAM = "authority-1"
DAY = 86_400

OFFICER = Reader("officer-1", AT, (TEAM,), knows=KNOWN_TO[Role.AUTHORITY])
MEDIATOR = Reader("mediator-1", AT, (TEAM,), knows=KNOWN_TO[Role.MEDIATOR])


def put(
    database: Database,
    case_id: str,
    days: int | None = None,
    *,
    kind: str = "dispute",
    state: dict[str, Any] | None = None,
    is_duty: bool = True,
    safe_days: int | None = None,
    since: datetime = AT,
    assigned_to: str = "",
    ahead_days: int | None = None,
) -> None:
    """A case with one task of the team, `days` from the case's own today."""
    today = TODAY + timedelta(days=ahead_days or 0)
    row = dict.fromkeys(
        ("head", "state_hash", "pack", "service_id", "mediator_id", "tribunal_id", "stage"), ""
    )
    with database.begin() as connection:
        connection.execute(
            insert(t.case_row).values(
                **row,
                case_id=case_id,
                kind=kind,
                seq=1,
                state=state or {},
                family_id=f"family-of-{case_id}",
                child_id="child-1",
                authority_id=TEAM,
                clock_offset_seconds=None if ahead_days is None else ahead_days * DAY,
                opened_on=TODAY,
                is_closed=False,
            )
        )
        due_on = None if days is None else today + timedelta(days=days)
        if due_on is not None:
            status = Status.VERIFIED_S if is_duty else Status.PRACTICE
            _clock(connection, case_id, "answer", due_on, status)
        if safe_days is not None:
            safe_on = today + timedelta(days=safe_days)
            _clock(connection, case_id, "last_safe_day", safe_on, Status.VERIFIED_S)
        connection.execute(
            insert(t.task).values(
                case_id=case_id,
                task_id="task",
                kind="answer_complaint",
                owner=TEAM,
                role="authority",
                clock_id="answer" if days is not None else "",
                ground="",
                due_on=due_on,
                since=since,
                assigned_to=assigned_to,
            )
        )


def _clock(connection: Any, case_id: str, clock_id: str, due_on: date, status: Status) -> None:
    connection.execute(
        insert(t.clock).values(
            case_id=case_id,
            clock_id=clock_id,
            version=1,
            rule="C4",
            duty_holder="authority",
            due_on=due_on,
            status="running",
            started_on=TODAY,
            reason="",
            deadline={"citation": {"status": status.value}},
            believed_from=AT,
            why="",
        )
    )


def listed(database: Database, reader: Reader, limit: int = 200, offset: int = 0) -> list[str]:
    """The cases of a page in its order."""
    return [due.case_id for due in Worklists(database).tasks(reader, limit, offset)]


def test_a_task_that_is_first_by_the_formula_is_on_the_first_page_however_many_are_sooner(
    database: Database,
) -> None:
    for number in range(60):
        put(database, f"sooner-{number:02}", -30, assigned_to="officer-2")
    put(database, "mine", 20)
    assert listed(database, OFFICER, limit=5)[0] == "mine"


def test_the_order_in_sql_is_the_formula_row_by_row_and_pages_neither_repeat_nor_lose_a_task(
    database: Database,
) -> None:
    random = Random(20260302)
    for number in range(150):
        put(
            database,
            f"case-{random.randrange(10**6):06}-{number}",
            random.choice([None, -9, -1, 0, 1, 5, 40]),
            is_duty=random.random() < 0.5,
            safe_days=random.choice([None, -3, 0, 7, 14, 30]),
            since=AT - timedelta(days=random.randrange(3)),
            assigned_to=random.choice(["", "officer-1", "officer-2"]),
            ahead_days=random.choice([None, 0, 100]),
            state=random.choice([{}, LOOKED_AFTER]),
        )
    worklists = Worklists(database)
    rows = worklists.tasks(OFFICER)
    assert len(rows) == 150
    assert [due.case_id for due in rows] == [
        weight.case_id for weight in sorted(map(_weight, rows), key=place)
    ]
    pages = [worklists.tasks(OFFICER, 40, start) for start in range(0, 200, 40)]
    assert tuple(due for page in pages for due in page) == rows


def _weight(due: Due) -> Weight:
    return Weight(
        due.case_id,
        due.task_id,
        None if due.due_on is None else (due.due_on - due.today).days,
        due.standing not in (None, Status.PRACTICE.value),
        None if due.safe_on is None else (due.safe_on - due.today).days,
        due.since,
        due.assigned_to not in ("", "officer-1"),
        due.concerns,
    )


def test_today_is_the_day_in_london_and_in_the_own_time_of_a_case(database: Database) -> None:
    summer = Reader("officer-1", datetime(2026, 7, 1, 23, 30, tzinfo=UTC), (TEAM,))
    put(database, "real")
    put(database, "ahead", ahead_days=10)
    found = {due.case_id: due.today for due in Worklists(database).tasks(summer)}
    assert found == {"real": date(2026, 7, 2), "ahead": date(2026, 7, 12)}


def test_a_worklist_of_some_kinds_leaves_out_the_others(database: Database) -> None:
    put(database, "case-1")
    worklists = Worklists(database)
    assert worklists.tasks(OFFICER, kinds=("answer_complaint",))
    assert not worklists.tasks(OFFICER, kinds=("offer_slots",))


def _someone(**facts: object) -> dict[str, Any]:
    person = {"person_id": "person-1", "part": "parent", "basis": "employed", "removed_on": None}
    return {"people": {"everybody": [{**person, **facts}]}}


LOOKED_AFTER = _someone(part="social_worker", basis="looked_after")
UNSAFE = {"screening": {"outcome": "safeguarding"}}
NOWHERE = {"parties": {"setting_id": ""}}


@pytest.mark.parametrize(
    ("state", "concern"),
    [
        (LOOKED_AFTER, Concern.LOOKED_AFTER),
        (UNSAFE, Concern.SCREENED),
        (_someone(part="interpreter"), Concern.LANGUAGE),
    ],
)
def test_a_concern_follows_from_what_is_on_record_in_the_case(
    database: Database, state: dict[str, Any], concern: Concern
) -> None:
    put(database, "a-quiet-case")
    put(database, "concerned", state=state)
    everything = Reader("somebody", AT, (TEAM,), knows=frozenset(Concern))
    found = Worklists(database).tasks(everything)
    assert [(due.case_id, due.concerns) for due in found] == [
        ("concerned", (concern,)),
        ("a-quiet-case", ()),
    ]


def test_who_left_the_case_makes_no_concern_any_more(database: Database) -> None:
    gone = _someone(part="social_worker", basis="looked_after", removed_on="2026-02-01")
    put(database, "case-1", state=gone)
    assert [due.concerns for due in Worklists(database).tasks(OFFICER)] == [()]


def test_a_child_without_a_school_is_known_from_its_plan_in_the_plan_and_in_its_disputes(
    database: Database,
) -> None:
    put(database, "plan-1", kind="plan", state=NOWHERE)
    put(database, "plan-2", kind="plan", state={"parties": {"setting_id": "school-1"}})
    put(database, "about-1", state={"matter": {"plan_id": "plan-1"}})
    put(database, "about-2", state={"matter": {"plan_id": "plan-2"}})
    found = {due.case_id: due.concerns for due in Worklists(database).tasks(OFFICER)}
    none = (Concern.NO_SETTING,)
    assert found == {"plan-1": none, "about-1": none, "plan-2": (), "about-2": ()}


def test_what_a_family_asked_for_last_counts_and_not_what_it_asked_for_before(
    database: Database,
) -> None:
    put(database, "case-1")
    wishes, family = Preferences(database), "family-of-case-1"
    for wish, concerns in (
        (Preference(interpreter="Polish"), (Concern.LANGUAGE,)),
        (Preference(language="Urdu"), (Concern.LANGUAGE,)),
        (Preference(not_by_phone=True), (Concern.REACHED_WITH_CARE,)),
        (Preference(safety_note="Ring before ten."), (Concern.REACHED_WITH_CARE,)),
        (Preference(), ()),
    ):
        wishes.save(family, wish)
        assert [due.concerns for due in Worklists(database).tasks(OFFICER)] == [concerns]


def test_that_a_family_was_found_unsafe_moves_no_row_of_the_other_side(
    database: Database,
) -> None:
    put(database, "first", since=AT - timedelta(days=1))
    put(database, "unsafe", state=UNSAFE)
    assert listed(database, MEDIATOR) == ["unsafe", "first"]
    assert listed(database, OFFICER) == ["first", "unsafe"]
    for role in set(Role) - {Role.MEDIATOR, Role.ADVISER}:
        assert Concern.SCREENED not in KNOWN_TO.get(role, frozenset())
