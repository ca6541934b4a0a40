"""The record of a plan in Chromium: read, compared, and written without any script."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api.demo_people import OFFICER, PARENT, SENCO
from tests.api.plan_writing import Writing
from tests.api.test_plan_record import clauses_of
from tests.browser.conftest import Place, Viewing

pytestmark = pytest.mark.browser

Sit = Callable[..., Viewing]


def test_pages_of_a_record(at_browser: Sit, place: Place) -> None:
    writing = Writing(place.visit).registered()
    officer = at_browser(OFFICER)
    officer.look(f"{writing.path}/working", "record-empty")
    first = writing.transcribed()
    ids = clauses_of(place.visit, f"{writing.path}/{first}/plan.json")
    writing.clause(
        "F", {"words": "Some speech therapy.", "manner": "sessions", "minutes": "45"}, ids["F1"]
    )
    writing.clause("B", {"words": "Example Child tires soon."})
    officer.look(f"{writing.path}/working", "record-working")
    officer.look(f"{writing.path}/working/F/{ids['F1']}", "record-clause")
    officer.look(f"{writing.path}/working/K/new", "record-report")
    officer.look(f"{writing.path}/working/import", "record-import")
    second = writing.version("outside_review", "The therapist left.")
    officer.look(f"/cases/{writing.case_id}/plan-send-draft", "record-send")
    writing.sent(second)
    officer.look(writing.path, "record-versions")
    officer.look(f"/cases/{writing.case_id}/plan-make-final", "record-make-final")
    parent = at_browser(PARENT)
    parent.look(f"/cases/{writing.case_id}", "record-plan-family")
    parent.look(writing.path, "record-versions-family")
    parent.look(f"{writing.path}/{second}", "record-draft-family")
    parent.look(f"{writing.path}/compare?older={first}&newer={second}", "record-compare")
    parent.look(f"/cases/{writing.case_id}/plan-answer", "record-answer")
    at_browser(SENCO).look(f"{writing.path}/{first}", "record-setting")
    parent.page.set_viewport_size({"width": 320, "height": 640})
    for path in (
        writing.path,
        f"{writing.path}/{second}",
        f"{writing.path}/compare?older={first}&newer={second}",
    ):
        parent.page.goto(place.address + path)
        wide = parent.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{path} is {wide} wide"


def test_a_clause_is_written_without_scripts(at_browser: Sit, place: Place) -> None:
    writing = Writing(place.visit).registered()
    viewing = at_browser(OFFICER, java_script_enabled=False)
    page = viewing.page
    page.goto(f"{place.address}{writing.path}/working")
    page.get_by_role("link", name="Add help to Section F").click()
    page.get_by_role("button", name="Save").click()
    assert "Write it in words" in page.locator(".govuk-error-summary").inner_text()
    page.get_by_label("What help is given?").fill("A quiet room.")
    page.get_by_label("As a thing, a training or an arrangement").check()
    page.get_by_role("button", name="Save").click()
    assert "A quiet room." in page.inner_text("main")
    page.get_by_role("button", name="Take out F1").click()
    assert "A quiet room." not in page.inner_text("main")
