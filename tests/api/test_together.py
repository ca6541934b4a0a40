"""Several cases at once, links of cases, and the authority's own stages, on the pages."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from api.demo_people import ADVISER, CLERK, COUNCIL, MEDIATOR, OFFICER, PARENT
from rules.authority_practice import ComplaintPractice
from rules.calendar import LONDON
from rules.policy import ComplaintStage
from store.authority_practice import AuthorityPractices
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.visitor import Visitor, day, hidden, options, problems

Visit = Callable[[Person | None], Visitor]


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path) -> Story:
    """A dispute that nobody filed yet."""
    return Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))


def filed_twice(visit: Visit) -> tuple[str, str]:
    """The same family files the same dispute twice."""
    sent_on = datetime.now(LONDON).date() - timedelta(days=10)
    dates = {**day("notice_sent_on", sent_on), **day("notice_dated_on", sent_on)}
    parent = visit(PARENT)
    return parent.file_dispute(**dates), parent.file_dispute(**dates)


def answers_of(page: str, case_ids: tuple[str, ...]) -> dict[str, str | list[str]]:
    """The form with these cases ticked."""
    ids = {f"id-{case_id}": hidden(page, f"id-{case_id}") for case_id in case_ids}
    return {"csrf": hidden(page, "csrf"), "cases": list(case_ids), **ids}


def plain(page: str) -> str:
    """The words of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_an_officer_acknowledges_several_complaints_at_once_and_reads_what_became_of_each(
    visit: Visit, database: Database
) -> None:
    both = filed_twice(visit)
    officer = visit(OFFICER)
    page = officer.open("/together/acknowledge").text
    assert set(both) <= set(options(page, "cases"))
    form = answers_of(page, both)
    done = officer.client.post("/together/acknowledge", data=form)
    assert done.status_code == 200
    assert "2 of 2 done" in plain(done.text)
    again = officer.client.post("/together/acknowledge", data=form)
    assert "2 of 2 done" in plain(again.text), "the same ids are done once"
    for case_id in both:
        case = CasePages(database).find(case_id)
        assert case is not None
        assert case.state.complaint.acknowledged_on is not None
    fresh = answers_of(page, both) | {f"id-{both[0]}": "6d3f8a1e-7d07-4b6b-9a55-0d1f6a4f7a01"}
    mixed = officer.client.post("/together/acknowledge", data=fresh)
    assert "1 of 2 done" in plain(mixed.text)
    assert "The complaint was acknowledged before." in plain(mixed.text)


def test_a_page_with_nothing_ticked_says_so_and_changes_nothing(visit: Visit) -> None:
    filed_twice(visit)
    officer = visit(OFFICER)
    token = hidden(officer.open("/together/acknowledge").text, "csrf")
    answer = officer.client.post("/together/acknowledge", data={"csrf": token})
    assert answer.status_code == 422
    assert "Tick at least one case." in answer.text


def test_a_step_for_several_cases_is_open_to_its_role_alone(visit: Visit) -> None:
    case_id, _ = filed_twice(visit)
    for person in (PARENT, MEDIATOR, CLERK):
        assert visit(person).open("/together/acknowledge").status_code == 404
    assert visit(OFFICER).open("/together/take").status_code == 404
    assert "/together/acknowledge" in visit(OFFICER).open("/").text
    mediator = visit(MEDIATOR)
    token = hidden(mediator.open("/together/take").text, "csrf")
    command_id = "6d3f8a1e-7d07-4b6b-9a55-0d1f6a4f7a02"
    form = {"csrf": token, "cases": "no-such-case", "id-no-such-case": command_id}
    answer = mediator.client.post("/together/take", data=form)
    assert "There is no such case on your list." in plain(answer.text)
    form = {"csrf": token, "cases": case_id, f"id-{case_id}": command_id}
    taken = mediator.client.post("/together/take", data=form)
    assert "1 of 1 done" in plain(taken.text)


def test_staff_see_possible_doubles_and_merge_them_with_a_reason(
    visit: Visit, database: Database, story: Story
) -> None:
    first, second = filed_twice(visit)
    page = visit(ADVISER).open(f"/cases/{second}").text
    assert "Perhaps the same dispute twice" in page
    assert f"/cases/{first}" in page
    assert "Perhaps the same dispute twice" not in visit(PARENT).open(f"/cases/{second}").text
    adviser = visit(ADVISER)
    without = adviser.send(f"/cases/{second}/merge", {"other_id": first})
    assert without.status_code == 422
    story.case_id = second
    story.do(ADVISER, "merge", {"other_id": first, "words": "The form was sent twice."})
    merged = CasePages(database).find(second)
    assert merged is not None
    assert merged.is_closed
    assert merged.state.links.merged_into == first
    assert "merged into another dispute" in visit(PARENT).open(f"/cases/{second}").text
    story.do(ADVISER, "open-again", {"reason": "ended_by_mistake", "words": "They differ."})
    opened = CasePages(database).find(second)
    assert opened is not None
    assert not opened.is_closed


def test_a_dispute_is_filed_with_the_stages_that_its_council_has_set(
    visit: Visit, database: Database
) -> None:
    stages = (ComplaintStage(2, 8), ComplaintStage(3, 12), ComplaintStage(4, 20))
    practice = ComplaintPractice(stages, 4, "Example Council's complaints policy")
    today = datetime.now(UTC).date()
    AuthorityPractices(database).record(
        COUNCIL.person_id, practice, today - timedelta(days=1), today + timedelta(days=1)
    )
    case_id, _ = filed_twice(visit)
    case = CasePages(database).find(case_id)
    assert case is not None
    assert case.state.complaint.stages == stages
    assert case.state.complaint.extension_working_days == 4
    assert "Stage 1 of 3" in visit(OFFICER).open(f"/cases/{case_id}").text
    AuthorityPractices(database).record(
        COUNCIL.person_id,
        ComplaintPractice(stages[:1], 10, "Example Council's complaints policy"),
        today - timedelta(days=1),
        today + timedelta(days=1),
    )
    again = CasePages(database).find(case_id)
    assert again is not None
    assert again.state.complaint.stages == stages, "frozen on the case"


def test_both_sides_settle_on_their_pages(visit: Visit, story: Story) -> None:
    story.filed()
    offer = "The council pays for the transport from 1 December."
    story.do(OFFICER, "propose", {"words": offer})
    parent = visit(PARENT)
    assert offer in plain(parent.open(f"/cases/{story.case_id}").text)
    assert offer in plain(parent.open(f"/cases/{story.case_id}/proposal").text)
    story.do(PARENT, "proposal", {"agreed": "yes"})
    assert story.state().ending == "settled_locally"


def test_an_extension_is_asked_for_in_numbers_and_shown_with_its_reasons(
    visit: Visit, story: Story
) -> None:
    story.filed()
    story.do(OFFICER, "acknowledge")
    officer = visit(OFFICER)
    path = f"/cases/{story.case_id}/more-time"
    wrong = officer.send(path, {"working_days": "many", "words": "We wait for a report."})
    assert wrong.status_code == 422
    too_many = officer.send(path, {"working_days": "99", "words": "We wait for a report."})
    assert too_many.status_code == 409
    assert "working days later" in problems(too_many.text)[0]
    story.do(OFFICER, "more-time", {"working_days": "3", "words": "We wait for a report."})
    page = plain(visit(PARENT).open(f"/cases/{story.case_id}").text)
    assert "Why the council needs longer We wait for a report." in page
    assert isinstance(story.today(), date)
