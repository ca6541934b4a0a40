"""The pages of lists, choices, moves and standards in Chromium, without a serious barrier."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from api.demo_people import ADMINISTRATOR, OFFICER, PARENT, SENCO
from api.demo_places import DEMO_STANDARDS
from rules.calendar import LONDON
from tests.api.test_places import SCHOOL, SPECIAL, do, make_list
from tests.api.visitor import day
from tests.browser.conftest import Place, Viewing

pytestmark = pytest.mark.browser

Sit = Callable[..., Viewing]


@pytest.fixture(scope="module")
def plan_id(place: Place) -> str:
    """A plan with a list, a wish and a school that was asked; the child is at a unit besides."""
    officer, today = place.visit(OFFICER), datetime.now(LONDON).date()
    answer = officer.send(
        "/register-plan",
        {
            "family_id": PARENT.person_id,
            "child_name": "Example Child",
            "setting_id": "none",
            **day("child_born_on", today.replace(year=2018, month=5, day=12)),
            **day("plan_made_on", today - timedelta(days=90)),
        },
    )
    found = str(answer.headers["location"]).split("/")[2].split("?")[0]
    make_list(officer, found)
    do(place.visit(PARENT), found, "rank-settings", wish_1=SCHOOL, wish_2=SPECIAL, words="Near us.")
    do(officer, found, "consult-setting", setting_id=SCHOOL, words="A child with autism.")
    do(
        officer,
        found,
        "start-placement",
        setting_id="example-unit",
        is_main="no",
        reason="early_help",
        **day("started_on", today - timedelta(days=9)),
        **day("planned_until", today + timedelta(days=30)),
    )
    standard = f"{DEMO_STANDARDS.set_id}|EX3"
    do(officer, found, "cite-standard", standard=standard, words="The unit ends in spring.")
    return found


def test_pages_of_the_family(at_browser: Sit, plan_id: str) -> None:
    viewing = at_browser(PARENT)
    viewing.look(f"/cases/{plan_id}", "plan-choice")
    viewing.look(f"/cases/{plan_id}/settings", "settings-family")
    viewing.page.get_by_text("Not on the list, and why").click()
    viewing.check("/settings", "settings-left-out")
    viewing.look(f"/cases/{plan_id}/rank-settings", "rank-settings")
    viewing.page.get_by_role("button", name="Send my wish to the council").click()
    viewing.check("/rank-settings", "rank-settings-errors")
    viewing.look(f"/cases/{plan_id}/end-choice", "end-choice")


def test_pages_of_the_council(at_browser: Sit, plan_id: str) -> None:
    viewing = at_browser(OFFICER)
    viewing.look(f"/cases/{plan_id}/settings", "settings-officer")
    for slug in (
        *("tailored-list", "consult-setting", "answer-consultation", "name-setting"),
        *("start-placement", "plan-placement-end", "end-placement", "cite-standard"),
    ):
        viewing.look(f"/cases/{plan_id}/{slug}", slug)
    viewing.look("/movements", "movements")
    viewing.look("/standards", "standards")
    viewing.look("/inclusion-plans", "inclusion-plans-officer")
    viewing.page.get_by_role("link", name="1: Example local inclusion plan").click()
    viewing.check("/inclusion-plans/1", "inclusion-plan")


def test_pages_of_a_setting_that_is_asked(at_browser: Sit, plan_id: str) -> None:
    viewing = at_browser(SENCO)
    viewing.look("/", "setting-worklist")
    viewing.look(f"/cases/{plan_id}/answer-consultation", "answer-consultation-setting")
    viewing.look(f"/cases/{plan_id}/asked", "asked")


def test_pages_of_the_administrator(at_browser: Sit) -> None:
    viewing = at_browser(ADMINISTRATOR)
    viewing.look("/inclusion-plans", "inclusion-plans")
    viewing.page.get_by_role("button", name="Import").click()
    viewing.check("/inclusion-plans", "inclusion-plans-errors")
    viewing.look("/standards", "standards-import")
    viewing.look("/movements", "movements-all")
