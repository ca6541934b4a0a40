"""Everybody in a case says how they are reached, or staff say it for them; notes are for staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from api.demo_people import (
    ADVISER,
    CLERK,
    MEDIATOR,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    SENCO,
)
from cases.dispute.parties.vocabulary import Part
from store.case_pages import CasePages
from store.database import Database
from store.messages import Messages
from store.people import People, Person
from store.preferences import Preference, Preferences
from tests.api.test_contact import family_message
from tests.api.visitor import Visitor, hidden, problems

Visit = Callable[[Person | None], Visitor]

TYPED: dict[str, str | list[str]] = {
    "email": "new-address@example.org",
    "phone": "020 7946 0999",
    "address": "",
    "first": "text",
    "second": "email",
    "third": "",
    "format": "standard",
    "language": "English",
    "interpreter": "",
    "unsafe": [],
    "safety_note": "",
}


@pytest.fixture
def wishes(database: Database) -> Iterator[Preferences]:
    """The wishes; afterwards everybody is reached as before."""
    people, found = People(database), Preferences(database)
    before = [people.find(p.person_id) for p in (PARENT, SECOND_PARENT, OFFICER, ADVISER)]
    yield found
    for person in before:
        assert person is not None
        people.save(person)
        found.save(person.person_id, Preference(source="returned"))


def post(visitor: Visitor, path: str, typed: dict[str, Any]) -> Any:
    """Send a form that carries no command."""
    page = visitor.open(path)
    assert page.status_code == 200, page.text
    return visitor.client.post(path, data={"csrf": hidden(page.text, "csrf"), **typed})


def with_person(visit: Visit, by: Person, **typed: str) -> str:
    """A case into which somebody was brought."""
    case_id = visit(PARENT).file_dispute()
    answer = visit(by).send(f"/cases/{case_id}/add-person", typed)
    assert answer.status_code == 303, problems(answer.text)
    return case_id


def newest(database: Database, case_id: str, part: Part) -> str:
    """The id of who has that part in a case."""
    case = CasePages(database).find(case_id)
    assert case is not None
    (found,) = case.state.people.present(part)
    return str(found.person_id)


@pytest.mark.parametrize("person", [SECOND_PARENT, OFFICER, ADVISER], ids=lambda p: p.role)
def test_everybody_who_takes_part_has_a_page_of_their_own(
    visit: Visit, wishes: Preferences, person: Person
) -> None:
    visitor = visit(person)
    assert 'href="/contact"' in visitor.open("/").text
    assert post(visitor, "/contact", TYPED).status_code == 303
    wish = wishes.of(person.person_id)
    assert wish.channels == ("text", "email")
    assert wish.changed_by == person.person_id


def test_staff_say_how_the_representative_and_the_social_worker_are_reached(
    visit: Visit, database: Database, wishes: Preferences
) -> None:
    case_id = with_person(
        visit, PARENT, part="representative", name="Second Parent", email=str(SECOND_PARENT.email)
    )
    worker = visit(OFFICER).send(
        f"/cases/{case_id}/add-person",
        {"part": "social_worker", "person_id": "somebody_else", "name": "Example Worker"},
    )
    assert worker.status_code == 303, problems(worker.text)
    adviser = visit(ADVISER)
    for part in (Part.REPRESENTATIVE, Part.SOCIAL_WORKER):
        person_id = newest(database, case_id, part)
        path = f"/cases/{case_id}/contact/{person_id}"
        assert f'href="{path}"' in adviser.open(f"/cases/{case_id}").text
        assert post(adviser, path, TYPED).status_code == 422
        answer = post(adviser, path, TYPED | {"source": "person_told_us"})
        assert answer.status_code == 303, problems(answer.text)
        assert wishes.of(person_id).changed_by == ADVISER.person_id
        assert wishes.of(person_id).channels == ("text", "email")


def test_nobody_changes_how_somebody_outside_the_case_is_reached(
    visit: Visit, database: Database
) -> None:
    case_id = with_person(
        visit, PARENT, part="advocate", copied="no", name="A", email=str(SECOND_PARENT.email)
    )
    path = f"/cases/{case_id}/contact/"
    person_id = newest(database, case_id, Part.ADVOCATE)
    for person in (PARENT, SECOND_PARENT, CLERK, SENCO):
        assert visit(person).open(f"{path}{person_id}").status_code == 404
    for stranger in (MEDIATOR, SENCO, OFFICER):
        assert visit(OFFICER).open(f"{path}{stranger.person_id}").status_code == 404
    assert visit(OFFICER).open(f"{path}nobody").status_code == 404


def test_a_safety_note_is_read_by_staff_only_and_is_never_overwritten_unseen(
    visit: Visit, wishes: Preferences
) -> None:
    case_id = visit(PARENT).file_dispute()
    officer, path = visit(OFFICER), f"/cases/{case_id}/contact"
    told = {"source": "person_told_us", "safety_note": "Never speak to who answers first."}
    assert post(officer, path, TYPED | told).status_code == 303
    parent = visit(PARENT)
    assert "Never speak" not in parent.open("/contact").text
    assert "Only staff see it" in parent.open("/contact").text
    assert post(parent, "/contact", TYPED | {"safety_note": "Only before ten."}).status_code == 303
    assert post(parent, "/contact", TYPED).status_code == 303
    assert wishes.of(PARENT.person_id).safety_note == (
        "Never speak to who answers first.\nOnly before ten."
    )
    assert "Only before ten." not in parent.open("/contact").text
    page = visit(ADVISER).open(path).text
    assert "Never speak to who answers first." in page
    assert "Only before ten." in page


def test_who_was_told_by_phone_is_nobodys_task_any_more(visit: Visit, database: Database) -> None:
    case_id = visit(PARENT).file_dispute()
    intent = family_message(database, case_id)
    Messages(database).failed(intent.message_id, "Every way to reach this person failed.")
    proof = f"/cases/{case_id}/proof"
    for person in (OFFICER, ADVISER):
        page = visit(person).open("/").text
        assert f'href="{proof}">Reach Example Parent' in page
        assert "For Example Mediation" in page
    told = {"message_id": intent.message_id, "told": "phone"}
    assert post(visit(ADVISER), proof, told | {"told": "by magic"}).status_code == 303
    assert f'href="{proof}"' in visit(ADVISER).open("/").text
    assert post(visit(ADVISER), proof, told).status_code == 303
    for person in (OFFICER, ADVISER):
        assert f'href="{proof}"' not in visit(person).open("/").text
    assert "By phone" in visit(OFFICER).open(proof).text
    assert f"phone:{ADVISER.person_id}" in visit(OFFICER).open(proof).text
