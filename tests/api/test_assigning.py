"""Several tasks given to one person: looked at first, filed one by one, each with its outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from api.demo_people import CLERK, COUNCIL, MEDIATOR, OFFICER, PARENT
from api.stores import Stores, open_stores
from settings import Settings
from store.case_pages import CasePages
from store.database import Database
from store.people import Person
from tests.api.test_together import filed_twice, plain
from tests.api.visitor import Visitor, hidden, options, problems

Visit = Callable[[Person | None], Visitor]

COLLEAGUE = Person("second-officer", "person", "authority", "Second Example Officer")
PATH = "/together/assign"


@pytest.fixture
def stores(settings: Settings) -> Iterator[Stores]:
    """A second officer in the council's team."""
    opened = open_stores(settings)
    opened.people.save(COLLEAGUE)
    opened.people.join(COLLEAGUE.person_id, COUNCIL.person_id)
    yield opened
    opened.close()


def chosen(officer: Visitor, tasks: list[str], person_id: str, words: str) -> dict[str, object]:
    """The first form, filled in."""
    csrf = hidden(officer.open(PATH).text, "csrf")
    return {"csrf": csrf, "tasks": tasks, "person_id": person_id, "words": words}


def seen(page: str, form: dict[str, object]) -> dict[str, object]:
    """The second form, as its button would send it."""
    tasks = form["tasks"]
    assert isinstance(tasks, list)
    ids = {f"id-{name}": hidden(page, f"id-{name}") for name in tasks}
    return {**form, "seen": hidden(page, "seen"), **ids}


def given(database: Database, case_id: str) -> dict[str, tuple[str, str]]:
    """Who does which task of a case, and where the reason lies."""
    case = CasePages(database).find(case_id)
    assert case is not None
    return {a.task_id: (a.person_id, a.narrative_id) for a in case.state.assignments}


def test_tasks_of_several_cases_go_to_a_colleague_after_a_look_and_with_a_reason(
    visit: Visit, database: Database, stores: Stores
) -> None:
    both = filed_twice(visit)
    tasks = [f"{case_id}|acknowledge_complaint" for case_id in both]
    officer = visit(OFFICER)
    assert f'href="{PATH}"' in officer.open("/").text
    assert set(tasks) <= set(options(officer.open(PATH).text, "tasks"))

    form = chosen(officer, tasks, COLLEAGUE.person_id, "She knows the school.")
    preview = officer.client.post(PATH, data=form)
    assert preview.status_code == 200
    assert "Nothing is changed yet." in preview.text
    assert "Second Example Officer" in preview.text
    assert [given(database, case_id) for case_id in both] == [{}, {}]

    sent = seen(preview.text, form)
    done = officer.client.post(PATH, data=sent)
    assert "2 of 2 done" in plain(done.text)
    assert "2 of 2 done" in plain(officer.client.post(PATH, data=sent).text), "once, sent twice"
    for case_id in both:
        person_id, narrative_id = given(database, case_id)["acknowledge_complaint"]
        assert person_id == COLLEAGUE.person_id
        narrative = stores.people.narrative(narrative_id)
        assert narrative is not None
        assert narrative.words == "She knows the school."
        assert "She knows the school." in visit(OFFICER).open(f"/cases/{case_id}").text
        assert "She knows the school." not in visit(PARENT).open(f"/cases/{case_id}").text


def test_a_task_that_cannot_go_is_named_with_its_reason_and_the_others_go(
    visit: Visit, database: Database, stores: Stores
) -> None:
    first, second = filed_twice(visit)
    tasks = [
        f"{first}|acknowledge_complaint",
        f"{second}|answer_complaint",
        "no-such-case|acknowledge_complaint",
    ]
    officer = visit(OFFICER)
    form = chosen(officer, tasks, COLLEAGUE.person_id, "Leave.")
    preview = officer.client.post(PATH, data=form)
    assert plain(preview.text).count("Stays ") == 2
    assert "Your team has no such task" in preview.text
    done = plain(officer.client.post(PATH, data=seen(preview.text, form)).text)
    assert "1 of 3 done" in done
    assert "Your team has no such task" in done
    assert "There is no such case on your list." in done
    assert set(given(database, first)) == {"acknowledge_complaint"}
    assert given(database, second) == {}


def test_without_a_reason_or_a_task_or_for_a_stranger_nothing_is_given(
    visit: Visit, database: Database, stores: Stores
) -> None:
    case_id, _ = filed_twice(visit)
    tasks = [f"{case_id}|acknowledge_complaint"]
    officer = visit(OFFICER)
    for form, problem in (
        (chosen(officer, tasks, COLLEAGUE.person_id, " "), "Write why"),
        (chosen(officer, [], COLLEAGUE.person_id, "Leave."), "Tick at least one task"),
        (chosen(officer, tasks, PARENT.person_id, "Leave."), ""),
    ):
        answer = officer.client.post(PATH, data=form)
        assert answer.status_code == 422
        assert problem in " ".join(problems(answer.text))
    assert given(database, case_id) == {}


def test_another_choice_than_the_one_that_was_looked_at_is_shown_again_first(
    visit: Visit, database: Database, stores: Stores
) -> None:
    case_id, _ = filed_twice(visit)
    officer = visit(OFFICER)
    form = chosen(officer, [f"{case_id}|acknowledge_complaint"], COLLEAGUE.person_id, "Leave.")
    sent = seen(officer.client.post(PATH, data=form).text, form)
    for changed in ({"person_id": OFFICER.person_id}, {"words": "Another reason."}):
        answer = officer.client.post(PATH, data={**sent, **changed})
        assert "Nothing is changed yet." in answer.text
    assert given(database, case_id) == {}


def test_nobody_gives_out_the_tasks_of_another_team(
    visit: Visit, database: Database, stores: Stores
) -> None:
    case_id, _ = filed_twice(visit)
    assert visit(PARENT).open(PATH).status_code == 404
    name = f"{case_id}|acknowledge_complaint"
    for person in (MEDIATOR, CLERK):
        stranger = visit(person)
        assert name not in stranger.open(PATH).text
        form = chosen(stranger, [name], person.person_id, "Leave.")
        preview = stranger.client.post(PATH, data=form)
        assert "Stays" in preview.text
        done = stranger.client.post(PATH, data=seen(preview.text, form))
        assert "0 of 1 done" in plain(done.text)
    assert given(database, case_id) == {}
