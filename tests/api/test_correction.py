"""Putting a day right on a page: first what it would move, then the change, told to everybody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from starlette.testclient import TestClient

from api.demo_people import CLERK, OFFICER, PARENT, SECOND_PARENT
from store.case_pages import CasePages
from store.database import Database
from store.history import History
from store.people import Person
from tests.api.test_json import Program
from tests.api.visitor import Visitor, day, hidden, secrets_of

Visit = Callable[[Person | None], Visitor]

RIGHT = {
    "fact": "notice_sent",
    **day("is_on", date(2026, 11, 4)),
    "words": "The postmark says so.",
}


def _events(database: Database, case_id: str) -> list[str]:
    return [event.kind for event in History(database).events(case_id)]


def _appeal(database: Database, case_id: str) -> list[str]:
    return [
        str(clock.deadline.due_on)
        for clock in CasePages(database).clocks(case_id)
        if clock.clock_id == "appeal"
    ]


def test_a_day_is_put_right_after_a_look_at_what_moves(visit: Visit, database: Database) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    path = f"/cases/{case_id}/correct-date"
    assert "We have: Monday 2 November 2026" in parent.open(path).text
    before = _events(database, case_id)

    looked = parent.send(path, RIGHT)
    assert looked.status_code == 200
    assert "Saturday 2 January 2027 becomes Monday 4 January 2027." in looked.text
    assert "Nothing has been changed and nobody has been told yet." in looked.text
    assert _events(database, case_id) == before

    seen = {"seen": hidden(looked.text, "seen"), **secrets_of(looked.text)}
    made = parent.client.post(path, data={**seen, **RIGHT})
    assert made.status_code == 303
    assert "fact_corrected" in _events(database, case_id)
    assert _appeal(database, case_id) == ["2027-01-04", "2027-01-04"]
    page = parent.open(f"/cases/{case_id}").text
    assert "The day the decision letter was sent was put right: 4 November 2026" in page


def test_other_answers_than_those_that_were_shown_are_shown_first(
    visit: Visit, database: Database
) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    path = f"/cases/{case_id}/correct-date"
    looked = parent.send(path, RIGHT)
    seen = {"seen": hidden(looked.text, "seen"), **secrets_of(looked.text)}
    changed = {**RIGHT, **day("is_on", date(2026, 11, 5))}
    again = parent.client.post(path, data={**seen, **changed})
    assert again.status_code == 200
    assert "Nothing has been changed" in again.text
    assert "fact_corrected" not in _events(database, case_id)


def test_a_day_that_cannot_be_is_refused_before_anything_is_shown(
    visit: Visit, database: Database
) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    path = f"/cases/{case_id}/correct-date"
    for wrong, reason in (
        (date(2026, 11, 2), "That is the day we have already"),
        (date(2026, 10, 1), "The date printed on the letter is after the day it was sent"),
        (date(2030, 1, 1), "is in the future"),
    ):
        refused = parent.send(path, {**RIGHT, **day("is_on", wrong)})
        assert refused.status_code == 409
        assert reason in refused.text
    assert "fact_corrected" not in _events(database, case_id)


def test_only_who_knows_a_day_may_put_it_right(visit: Visit) -> None:
    case_id = visit(PARENT).file_dispute()
    path = f"/cases/{case_id}/correct-date"
    for stranger in (OFFICER, SECOND_PARENT, CLERK):
        assert visit(stranger).open(path).status_code == 404


def test_programs_see_what_would_move_and_put_it_right(
    clients: Callable[[], TestClient], visit: Visit, database: Database
) -> None:
    case_id = visit(PARENT).file_dispute()
    program = Program(clients(), PARENT)
    before = _events(database, case_id)
    moves = program.get(f"/cases/{case_id}/impact?fact=notice_sent&is_on=2026-11-04")
    assert moves.status_code == 200
    found = {move["clock_id"]: (move["was_on"], move["is_on"]) for move in moves.json()}
    assert found["adviser_contact"] == ("2027-01-02", "2027-01-04")
    assert _events(database, case_id) == before
    refused = program.get(f"/cases/{case_id}/impact?fact=agreed&is_on=2026-11-04")
    assert refused.status_code == 409
    assert refused.json()["code"] == "unknown_fact"
    assert program.get(f"/cases/{case_id}/impact?fact=notice_sent&is_on=no").status_code == 422
    stranger = Program(clients(), SECOND_PARENT)
    unknown = stranger.get(f"/cases/{case_id}/impact?fact=notice_sent&is_on=2026-11-04")
    assert unknown.status_code == 404
