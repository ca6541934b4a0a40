"""The pages for many plans at once, in Chromium: opened, filled in, sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from api.demo_people import ADMINISTRATOR, COUNCIL, OFFICER, SENCO
from rules.calendar import LONDON
from store.authority_practice import AuthorityPractices
from store.database import Database
from store.inbox import Inbox
from store.plan_imports import PlanImports
from store.term_file import TermRow
from tests.api.cases_in_process import CasesInProcess
from tests.browser.conftest import Place, Viewing

pytestmark = pytest.mark.browser

Sit = Callable[..., Viewing]
PLANS = 12


def the_file(today: date) -> str:
    """Twelve plans that fall due from last week on, of children of all ages."""
    lines = ["reference,child,born,parent,plan_made,setting"]
    for number in range(PLANS):
        made_on = today + timedelta(days=number * 18 - 7) - timedelta(days=364)
        school = "Example School" if number % 3 else ""
        lines.append(
            f"W-{number},Example Child {number},{today.year - 4 - number}-03-15,Example Parent,"
            f"{made_on},{school}"
        )
    return "\n".join(lines) + "\n"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The database of the place."""
    opened = Database(database_url, 2)
    yield opened
    opened.close()


def test_plans_are_brought_in_planned_and_invited_at_a_browser(
    at_browser: Sit, place: Place, database: Database, tmp_path: Path
) -> None:
    today = datetime.now(LONDON).date()
    opens = today + timedelta(days=30)
    terms = [TermRow(COUNCIL.person_id, opens, opens + timedelta(days=80), "Example page")]
    AuthorityPractices(database).record_terms(terms)
    viewing = at_browser(OFFICER)
    page = viewing.page

    viewing.look("/plans/import", "plans-import")
    bad, good = tmp_path / "bad.csv", tmp_path / "good.csv"
    bad.write_text(the_file(today).replace("Example School", "No Such School"), encoding="utf-8")
    good.write_text(the_file(today), encoding="utf-8")
    for path, name in ((bad, "plans-import-bad"), (good, "plans-import-begun")):
        page.get_by_label("The file of plans").set_input_files(str(path))
        page.get_by_role("button", name="Check the file and bring it in").click()
        viewing.check("/plans/import", name)
    assert f"0 of {PLANS} plans are kept" in page.inner_text("main")
    _file_all(database)

    viewing.look("/plans", "plans")
    page.get_by_label("Phase, by age").select_option("secondary")
    page.get_by_role("button", name="Show these plans").click()
    viewing.check("/plans?phase", "plans-filtered")
    viewing.look("/plans/term", "plans-term")
    viewing.look("/plans/forecast", "plans-forecast")
    viewing.look("/plans/caseloads", "plans-caseloads")
    viewing.look("/plans/invite", "plans-invite")
    page.get_by_role("button", name="Look at the invitations").click()
    viewing.check("/plans/invite", "plans-invite-nothing")
    boxes = page.get_by_role("checkbox")
    for number in range(4):
        boxes.nth(number).check()
    page.locator("input.govuk-input").first.fill(today.isoformat())
    page.get_by_role("button", name="Look at the invitations").click()
    viewing.check("/plans/invite", "plans-invite-preview")
    assert "at least two weeks before" in page.inner_text("main")
    page.get_by_role("button", name="Send these 3 invitations").click()
    viewing.check("/plans/invite", "plans-invite-done")
    assert "3 of 3 done" in page.inner_text("main")

    at_browser(SENCO).look("/plans/term", "plans-term-school")
    at_browser(ADMINISTRATOR).look("/plans/import", "plans-import-operator")
    page.set_viewport_size({"width": 320, "height": 640})
    for path in ("/plans", "/plans/term", "/plans/forecast", "/plans/invite", "/plans/import"):
        page.goto(place.address + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{path} is {wide} wide"


def _file_all(database: Database) -> None:
    """What the worker does with a file that was brought in."""
    imports, inbox, cases = PlanImports(database), Inbox(database), CasesInProcess(database)
    for import_id in imports.unfinished():
        for command_id in imports.file_some(import_id, PLANS):
            filing = inbox.find(command_id)
            assert filing is not None
            cases.decide(filing)
        assert imports.finish(import_id)
