"""Tasks of a team: given, handed over, covered for; and the order of a worklist, explained."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from api.demo_people import COUNCIL, MEDIATOR, OFFICER, PARENT, SENCO
from api.scene import real_now
from api.stores import Stores, open_stores
from api.viewer import Viewer
from api.views.order import CONCERNS, FORMULA, Weight, place, reasons
from api.views.worklist import WorkItem, work_page
from cases.actor import Role
from settings import Settings
from store.absences import Absence
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from store.preferences import Preference
from store.vulnerability import Concern
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.visitor import Visitor, day, options, problems

Visit = Callable[[Person | None], Visitor]

COLLEAGUE = Person("second-officer", "person", "authority", "Second Example Officer")


@pytest.fixture
def stores(settings: Settings) -> Iterator[Stores]:
    """The stores as pages see them, with a second officer in the council's team."""
    opened = open_stores(settings)
    opened.people.save(COLLEAGUE)
    opened.people.join(COLLEAGUE.person_id, COUNCIL.person_id)
    yield opened
    opened.close()


@pytest.fixture
def story(
    visit: Visit, cases: CasesInProcess, database: Database, settings: Settings, stores: Stores
) -> Story:
    """A dispute that was just filed."""
    files = FolderStore(Path(settings.files_dir))
    return Story(visit, cases, CasePages(database), files).filed()


def _seen_by(person: Person, stores: Stores, case_id: str) -> dict[str, WorkItem]:
    teams = stores.people.teams(person.person_id)
    viewer = Viewer(person.person_id, person.display_name, Role.AUTHORITY, teams)
    found = work_page(stores, viewer, real_now()).items
    return {item.task_id: item for item in found if item.case_id == case_id}


def test_a_hand_over_shows_the_colleague_every_task_and_the_note(
    story: Story, stores: Stores
) -> None:
    case_id = story.case_id
    story.do(
        OFFICER, "assign", {"task_id": "acknowledge_complaint", "person_id": OFFICER.person_id}
    )
    mine = {task for task, item in _seen_by(OFFICER, stores, case_id).items() if item.who == "You"}
    assert mine == {"acknowledge_complaint"}
    assert _seen_by(COLLEAGUE, stores, case_id)["acknowledge_complaint"].who == "Example Officer"

    story.do(
        OFFICER,
        "hand-over",
        {
            "from_person_id": OFFICER.person_id,
            "to_person_id": COLLEAGUE.person_id,
            "words": "The family prefers to be rung in the morning.",
        },
    )

    theirs = _seen_by(COLLEAGUE, stores, case_id)
    assert {task for task, item in theirs.items() if item.who == "You"} == mine
    assert {task.owner for task in stores.cases.tasks(case_id)} >= {COUNCIL.person_id}
    page = story.visit(OFFICER).open(f"/cases/{case_id}").text
    assert "Second Example Officer does this." in page
    assert "rung in the morning" in page
    assert "rung in the morning" not in story.visit(PARENT).open(f"/cases/{case_id}").text


def _plan(officer: Visitor) -> str:
    page = officer.open("/register-plan").text
    typed = {
        "family_id": PARENT.person_id,
        "child_name": "Example Child",
        **day("child_born_on", date(2016, 5, 12)),
        "setting_id": options(page, "setting_id")[0],
        **day("plan_made_on", real_now().date() - timedelta(days=330)),
    }
    answer = officer.send("/register-plan", typed)
    assert answer.status_code == 303, problems(answer.text)
    return str(answer.headers["location"]).split("/")[2].split("?")[0]


def test_the_review_of_a_plan_is_given_handed_over_and_covered_for_like_any_task(
    visit: Visit, cases: CasesInProcess, stores: Stores
) -> None:
    officer = visit(OFFICER)
    case_id = _plan(officer)
    task = "arrange_review_meeting"
    page = officer.open(f"/cases/{case_id}").text
    assert f'href="/cases/{case_id}/assign"' in page
    typed = {"task_id": task, "person_id": OFFICER.person_id, "words": "You know the school."}
    assert officer.send(f"/cases/{case_id}/assign", typed).status_code == 303
    assert _seen_by(OFFICER, stores, case_id)[task].who == "You"
    assert "You know the school." in officer.open(f"/cases/{case_id}").text
    assert "You know the school." not in visit(PARENT).open(f"/cases/{case_id}").text

    today = real_now().date()
    away = Absence(
        "away-1", OFFICER.person_id, today, today, COLLEAGUE.person_id, OFFICER.person_id
    )
    stores.absences.record(away)
    covered = _seen_by(COLLEAGUE, stores, case_id)[task]
    assert covered.who.startswith("You, for Example Officer")
    assert covered.cover is not None
    assert covered.cover.until_on == today
    stores.absences.end("away-1")

    handed = {
        "from_person_id": OFFICER.person_id,
        "to_person_id": COLLEAGUE.person_id,
        "words": "The school wants a morning.",
    }
    assert officer.send(f"/cases/{case_id}/hand-over", handed).status_code == 303
    assert _seen_by(COLLEAGUE, stores, case_id)[task].who == "You"
    school = visit(SENCO)
    assert school.open(f"/cases/{case_id}/assign").status_code == 200
    stranger = {"task_id": task, "person_id": SENCO.person_id}
    assert school.send(f"/cases/{case_id}/assign", stranger).status_code == 422
    for person in (MEDIATOR, PARENT):
        assert visit(person).open(f"/cases/{case_id}/assign").status_code == 404


def test_a_task_goes_only_to_somebody_of_the_team(story: Story) -> None:
    path = f"/cases/{story.case_id}/assign"
    typed = {"task_id": "acknowledge_complaint", "person_id": PARENT.person_id}
    answer = story.visit(OFFICER).send(path, typed)
    assert answer.status_code == 422
    assert problems(answer.text)


def test_who_covers_for_a_colleague_sees_the_tasks_and_why_until_the_colleague_is_back(
    story: Story, stores: Stores
) -> None:
    case_id, today = story.case_id, real_now().date()
    story.do(
        OFFICER, "assign", {"task_id": "acknowledge_complaint", "person_id": OFFICER.person_id}
    )
    visitor = story.visit(OFFICER)
    typed = {
        "person_id": OFFICER.person_id,
        "cover_id": COLLEAGUE.person_id,
        **day("from_on", today - timedelta(days=1)),
        **day("until_on", today + timedelta(days=5)),
    }
    assert visitor.send("/absences", {**typed, "cover_id": OFFICER.person_id}).status_code == 422
    assert visitor.send("/absences", typed).status_code == 303

    item = _seen_by(COLLEAGUE, stores, case_id)["acknowledge_complaint"]
    assert item.who.startswith("You, for Example Officer, who is away until ")
    assert not item.weight.is_colleagues

    page = visitor.open("/absences").text
    end = page.split('action="/absences/')[1].split("/end")[0]
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    assert visitor.client.post(f"/absences/{end}/end", data={"csrf": csrf}).status_code == 303
    assert _seen_by(COLLEAGUE, stores, case_id)["acknowledge_complaint"].who == "Example Officer"


def test_a_family_has_no_page_of_absences(visit: Visit) -> None:
    assert visit(PARENT).open("/absences").status_code == 404


def test_the_worklist_says_how_it_is_ordered_and_why_each_row_stands_where_it_does(
    story: Story, stores: Stores
) -> None:
    page = story.visit(OFFICER).open("/").text
    assert FORMULA in page
    for item in _seen_by(OFFICER, stores, story.case_id).values():
        for reason in item.reasons:
            assert reason in page


def _any(random: Random, number: int) -> Weight:
    return Weight(
        f"case-{number}",
        "task",
        random.choice([None, -9, -1, 0, 1, 5, 40]),
        random.random() < 0.5,
        random.choice([None, -3, 0, 7, 14, 30]),
        datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=random.randrange(20)),
        random.random() < 0.3,
        (Concern.LANGUAGE,) if random.random() < 0.3 else (),
    )


def _before(one: Weight, other: Weight) -> bool:
    """The formula as the page tells it, read one sentence after another."""
    if one.is_colleagues != other.is_colleagues:
        return other.is_colleagues
    if one.days_left != other.days_left:
        if one.days_left is None or other.days_left is None:
            return other.days_left is None
        return one.days_left < other.days_left
    if one.is_duty != other.is_duty:
        return one.is_duty
    soon = [w.safe_days if w.safe_days in range(15) else None for w in (one, other)]
    if soon[0] != soon[1]:
        return soon[0] is not None and (soon[1] is None or soon[0] < soon[1])
    if bool(one.concerns) != bool(other.concerns):
        return bool(one.concerns)
    return (one.since, one.case_id) < (other.since, other.case_id)


def test_the_order_is_the_stated_formula_for_many_rows_and_nothing_else() -> None:
    random = Random(20260224)
    rows = sorted((_any(random, number) for number in range(400)), key=place)
    for one, other in pairwise(rows):
        assert _before(one, other), (one, other)
        assert not _before(other, one)


def test_every_reason_that_counts_is_told_in_words() -> None:
    since = datetime(2026, 2, 3, 12, tzinfo=UTC)
    weight = Weight("case-1", "task", -2, True, 9, since)
    assert reasons(weight, date(2026, 3, 3)) == (
        "2 days late.",
        "A legal duty.",
        "The family’s last safe day for the tribunal is 3 March 2026.",
        "Owed since 3 February 2026.",
    )
    other = Weight("case-1", "task", 1, False, None, since, is_colleagues=True)
    assert reasons(other, None) == (
        "A colleague does it.",
        "1 day left.",
        "A target, not a legal duty.",
        "Owed since 3 February 2026.",
    )


def test_a_family_that_waiting_hits_harder_comes_with_its_reason_and_never_sees_it(
    story: Story, stores: Stores
) -> None:
    stores.preferences.save(PARENT.person_id, Preference(interpreter="Polish"))
    told = CONCERNS[Concern.LANGUAGE]
    for item in _seen_by(OFFICER, stores, story.case_id).values():
        assert told in item.reasons
    assert told in story.visit(OFFICER).open("/").text
    assert told not in story.visit(PARENT).open("/").text
    stores.preferences.save(PARENT.person_id, Preference())
    for item in _seen_by(OFFICER, stores, story.case_id).values():
        assert told not in item.reasons


def test_a_long_worklist_is_shown_page_by_page(
    story: Story, stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.filed()
    monkeypatch.setattr(work_page, "__kwdefaults__", {"size": 1, "kinds": ()})
    first, second = (story.visit(OFFICER).open(f"/?page={number}").text for number in (1, 2))
    assert 'href="/?page=2"' in first
    assert 'href="/?page=1"' in second
    viewer = Viewer(OFFICER.person_id, "", Role.AUTHORITY, (COUNCIL.person_id,))
    pages = [work_page(stores, viewer, real_now(), number, size=1).items for number in (1, 2)]
    assert pages[0] != pages[1]
    assert story.visit(OFFICER).open("/?page=0").status_code in (404, 422)
    assert "nothing more to do" in story.visit(OFFICER).open("/?page=9000").text
