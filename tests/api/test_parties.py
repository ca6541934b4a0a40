"""People join, leave and take over a case on its pages; each sees what is theirs to see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from api.demo_people import (
    ADVISER,
    MEDIATOR,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    YOUNG_PERSON,
    demo_token,
)
from rules.people import school_age_ends_on
from store.case_pages import CasePages
from store.database import Database
from store.people import People, Person
from tests.api.visitor import Visitor, day, options, problems

Visit = Callable[[Person | None], Visitor]


def _state(database: Database, case_id: str) -> object:
    case = CasePages(database).find(case_id)
    assert case is not None
    return case.state


def _do(visitor: Visitor, case_id: str, slug: str, typed: dict[str, str]) -> None:
    answer = visitor.send(f"/cases/{case_id}/{slug}", typed)
    assert answer.status_code == 303, (slug, problems(answer.text))


def _add_second_parent(visit: Visit, case_id: str, part: str, **more: str) -> None:
    typed = {"part": part, "name": "Second Example Parent", "email": str(SECOND_PARENT.email)}
    _do(visit(PARENT), case_id, "add-person", typed | more)


def _case_of_a_young_person(visit: Visit, database: Database) -> tuple[str, date]:
    """A case about a child of Example Parent, and the last day of the child's school age."""
    today = datetime.now(UTC).date()
    young = replace(YOUNG_PERSON, born_on=date(today.year - 15, 3, 14))
    People(database).save(young)
    assert young.born_on is not None
    case_id = visit(PARENT).file_dispute(child_id=young.person_id)
    return case_id, school_age_ends_on(young.born_on)


def test_a_representative_finds_the_case_acts_in_it_and_loses_it_when_taken_out(
    visit: Visit,
) -> None:
    case_id = visit(PARENT).file_dispute()
    second = visit(SECOND_PARENT)
    assert second.open(f"/cases/{case_id}").status_code == 404

    _add_second_parent(visit, case_id, "representative")
    page = second.open(f"/cases/{case_id}").text
    assert "You decide in this case" in page
    assert case_id in second.open("/").text
    assert second.open(f"/cases/{case_id}/withdraw").status_code == 200
    assert "Representative. Named in writing" in visit(PARENT).open(f"/cases/{case_id}").text

    typed = {"person_id": SECOND_PARENT.person_id, "words": "We go on alone."}
    _do(visit(PARENT), case_id, "remove-person", typed)
    assert second.open(f"/cases/{case_id}").status_code == 404
    assert case_id not in second.open("/").text


def test_an_advocate_reads_the_case_and_has_no_step_in_it(visit: Visit) -> None:
    case_id = visit(PARENT).file_dispute()
    _add_second_parent(visit, case_id, "advocate", copied="no")
    advocate = visit(SECOND_PARENT)
    page = advocate.open(f"/cases/{case_id}")
    assert page.status_code == 200
    assert "Example Parent decides for the family" in page.text
    for slug in ("withdraw", "papers", "add-person", "grounds"):
        assert advocate.open(f"/cases/{case_id}/{slug}").status_code == 404
    headers = {"Authorization": f"Bearer {demo_token(SECOND_PARENT)}"}
    answer = advocate.client.post(
        f"/api/v1/cases/{case_id}/commands",
        json={"command": {"kind": "withdraw"}},
        headers=headers,
    ).json()
    assert answer["code"] == "you_do_not_decide"


def test_another_parent_acts_while_school_age_lasts(visit: Visit) -> None:
    case_id = visit(PARENT).file_dispute()
    basis = {"basis_parent": "parental_responsibility"}
    _add_second_parent(visit, case_id, "parent", **basis)
    second = visit(SECOND_PARENT)
    assert second.open(f"/cases/{case_id}/adviser").status_code == 200
    _do(second, case_id, "adviser", {"wants_mediation": "yes", "health": "no"})


def test_the_rights_pass_on_the_pages_of_a_live_case(visit: Visit, database: Database) -> None:
    case_id, ends_on = _case_of_a_young_person(visit, database)
    parent, young = visit(PARENT), visit(YOUNG_PERSON)
    assert parent.open(f"/cases/{case_id}").status_code == 200
    assert young.open(f"/cases/{case_id}").status_code == 404
    _do(parent, case_id, "adviser", {"wants_mediation": "yes", "health": "no"})

    _do(visit(OFFICER), case_id, "clock", day("to", ends_on + timedelta(days=1)))
    page = young.open(f"/cases/{case_id}").text
    assert "You decide in this case." in page
    assert "The rights in this case passed. They belong to the young person now." in page
    assert case_id in young.open("/").text
    assert parent.open(f"/cases/{case_id}").status_code == 404
    assert case_id not in parent.open("/").text
    officers = visit(OFFICER).open(f"/cases/{case_id}").text
    assert "Example Young Person decides for the family: the young person." in officers

    _do(young, case_id, "reading-along", {"shares": "yes"})
    assert parent.open(f"/cases/{case_id}").status_code == 200
    assert parent.open(f"/cases/{case_id}/withdraw").status_code == 404
    assert case_id in parent.open("/").text
    _do(young, case_id, "reading-along", {"shares": "no"})
    assert parent.open(f"/cases/{case_id}").status_code == 404


def test_a_record_of_capacity_keeps_the_parent_and_the_young_person_can_end_it(
    visit: Visit, database: Database
) -> None:
    case_id, ends_on = _case_of_a_young_person(visit, database)
    parent, young = visit(PARENT), visit(YOUNG_PERSON)
    record = {
        "whose": "young_person",
        "area": "whole_dispute",
        "person_id": PARENT.person_id,
        **day("assessed_on", datetime.now(UTC).date() - timedelta(days=1)),
        "words": "The doctor said so. We tried pictures first.",
    }
    form = visit(ADVISER).open(f"/cases/{case_id}/capacity").text
    assert options(form, "person_id") == [PARENT.person_id]
    _do(visit(ADVISER), case_id, "capacity", record)
    _do(visit(OFFICER), case_id, "clock", day("to", ends_on + timedelta(days=1)))
    assert parent.open(f"/cases/{case_id}/withdraw").status_code == 200
    assert young.open(f"/cases/{case_id}").status_code == 200
    assert young.open(f"/cases/{case_id}/withdraw").status_code == 404

    _do(young, case_id, "capacity-ended", {"whose": "young_person", "words": "I can decide."})
    assert young.open(f"/cases/{case_id}/withdraw").status_code == 200
    assert parent.open(f"/cases/{case_id}").status_code == 404


def test_the_council_names_its_people_and_the_service_the_interpreter(
    visit: Visit, database: Database
) -> None:
    case_id = visit(PARENT).file_dispute()
    named = {"part": "settler", "person_id": OFFICER.person_id}
    _do(visit(OFFICER), case_id, "add-person", named)
    interpreter = {"part": "interpreter", "name": "Example Interpreter"}
    _do(visit(MEDIATOR), case_id, "add-person", interpreter)
    page = visit(PARENT).open(f"/cases/{case_id}").text
    assert "May settle for the council" in page
    assert "Example Interpreter" in page
    state = _state(database, case_id)
    assert "Example Interpreter" not in str(state)


def test_a_date_of_birth_gives_the_day_and_stays_out_of_the_case(
    visit: Visit, database: Database
) -> None:
    case_id = visit(PARENT).file_dispute()
    state = str(_state(database, case_id))
    assert "2032, 6, 25" in state  # the last Friday in June of the year in which the child is 16
    assert "2016, 5, 12" not in state


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"part": "representative", "name": ""}, "Enter the name of the person"),
        (
            {"part": "representative", "name": "A", "email": "not an address"},
            "Enter a whole e-mail address, like name@example.org",
        ),
        ({"part": "parent", "name": "A"}, "Choose the reason"),
    ],
)
def test_a_form_says_what_is_missing_about_a_person(
    visit: Visit, typed: dict[str, str], said: str
) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    answer = parent.send(f"/cases/{case_id}/add-person", typed)
    assert answer.status_code in (200, 422)
    assert said in problems(answer.text)
