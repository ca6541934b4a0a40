"""What a person can also do, how far a day is away, and a promise that was not kept, on the pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from api.demo_people import MEDIATOR, OFFICER, PARENT
from api.forms.catalogue import ACTIONS
from api.forms.groups import SHOWN, grouped
from api.rendering import FAR_DAYS, days_left_words
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.test_together import plain
from tests.api.visitor import Visitor, day

Visit = Callable[[Person | None], Visitor]


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path) -> Story:
    """A dispute that was just filed."""
    return Story(visit, cases, CasePages(database), FolderStore(data_dir / "files")).filed()


def test_every_action_stands_under_one_heading_and_no_heading_shows_more_than_a_few() -> None:
    for kind in ("dispute", "plan"):
        actions = [action for (case_kind, _), action in ACTIONS.items() if case_kind == kind]
        groups = grouped(actions)
        placed = [action for group in groups for action in (*group.shown, *group.more)]
        assert sorted(a.slug for a in placed) == sorted(a.slug for a in actions)
        assert all(1 <= len(group.shown) <= SHOWN for group in groups)
        assert all(not group.more or len(group.shown) == SHOWN for group in groups)
        assert len({group.name for group in groups}) == len(groups)


def _can(page: str) -> str:
    """The part of a page that says what one can also do."""
    found = re.search(r'<section class="redress-actions".*?</section>', page, re.DOTALL)
    assert found is not None
    return found.group(0)


def test_what_a_family_can_do_is_grouped_and_everything_stays_within_reach(story: Story) -> None:
    story.arranged()
    part = _can(story.visit(PARENT).open(f"/cases/{story.case_id}").text)
    headings = re.findall(r"<h3[^>]*>([^<]*)</h3>", part)
    assert {"Tell us something", "Settle it together", "How we write to you"} <= set(headings)
    open_part = re.sub(r"<details.*?</details>", "", part, flags=re.DOTALL)
    for group in open_part.split("<h3")[1:]:
        assert group.count("<li>") <= SHOWN
    for slug in ("withdraw", "propose", "conflict", "bring", "papers", "add-person", "postpone"):
        assert f'href="/cases/{story.case_id}/{slug}"' in part
    assert 'href="/contact"' in part
    assert 'href="/contact"' not in _can(story.visit(OFFICER).open(f"/cases/{story.case_id}").text)


def test_a_day_far_away_has_no_days_to_count() -> None:
    today = date(2026, 3, 2)
    assert days_left_words(today + timedelta(days=FAR_DAYS), today) == f"{FAR_DAYS} days left"
    assert days_left_words(today + timedelta(days=FAR_DAYS + 1), today) == ""
    assert days_left_words(today - timedelta(days=400), today) == "400 days late"


def test_a_day_that_is_only_waited_for_is_nobodys_and_has_no_days_to_count(story: Story) -> None:
    case_id = story.case_id
    page = story.visit(PARENT).open(f"/cases/{case_id}").text
    row = next(r for r in page.split("<tr") if "School age ends" in r)
    assert "Waited for" in row
    assert "Nobody" in row
    assert "days left" not in row.split("</details>")[-1]
    own = story.visit(PARENT).open(f"/cases/{case_id}/dates/rights_transfer").text
    assert "Waited for." in own
    assert "days left" not in own.split("What we believed")[0].lower()
    appeal = next(r for r in page.split("<tr") if "Last safe day" in r)
    assert "days left" in appeal


def test_a_family_reads_that_a_promise_was_not_kept_and_the_answer_to_it(story: Story) -> None:
    story.wanted()
    case_id = story.case_id
    story.do(MEDIATOR, "own-promise", {"promise": "first_offer", "working_days": "2"})
    assert "Promises that were not kept" not in story.visit(PARENT).open(f"/cases/{case_id}").text
    story.do(MEDIATOR, "clock", day("to", story.today() + timedelta(days=9)))
    page = plain(story.visit(PARENT).open(f"/cases/{case_id}").text)
    assert "Promises that were not kept" in page
    assert "It has been asked to say why." in page
    mediators = story.visit(MEDIATOR).open(f"/cases/{case_id}").text
    assert f'href="/cases/{case_id}/answer-for-promise"' in mediators
    why = "Our mediator was ill. You get days on Monday."
    story.do(MEDIATOR, "answer-for-promise", {"promise": "first_offer", "words": why})
    for person in (PARENT, OFFICER):
        page = plain(story.visit(person).open(f"/cases/{case_id}").text)
        assert why in page
        assert "It has been asked to say why." not in page
