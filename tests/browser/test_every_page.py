"""Every page opens in Chromium under its content policy, without an error and without a serious
barrier that axe can find."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from api.demo_people import (
    ADMINISTRATOR,
    ADVISER,
    CLERK,
    MEDIATOR,
    OFFICER,
    PARENT,
    SENCO,
)
from rules.calendar import LONDON
from tests.api.story import Story
from tests.api.visitor import day, options
from tests.browser.conftest import Place, Viewing

pytestmark = pytest.mark.browser

Sit = Callable[..., Viewing]


@pytest.fixture(scope="module")
def arranged(place: Place) -> Story:
    """A dispute whose session is agreed."""
    story = place.story().filed().answered().arranged()
    place.visit(MEDIATOR).send(
        f"/cases/{story.case_id}",
        {"words": "Both sides want to talk about speech therapy."},
        to=f"/cases/{story.case_id}/notes",
    )
    return story


@pytest.fixture(scope="module")
def sent(place: Place) -> Story:
    """A dispute whose bundle is with the tribunal, after it was sent back once."""
    return (
        place.story().filed().answered().arranged().held().certified().prepared().sent().returned()
    )


def test_pages_without_sign_in(at_browser: Sit, sent: Story) -> None:
    viewing = at_browser()
    viewing.look("/sign-in", "sign-in")
    viewing.look("/certificates", "certificate-form")
    number = sent.state().mediation.certificate.number
    viewing.look(f"/certificates?number={number}", "certificate-valid")
    viewing.look("/certificates?number=MC-WRONG", "certificate-mistyped")


def test_pages_of_the_family(at_browser: Sit, arranged: Story, place: Place) -> None:
    viewing = at_browser(PARENT)
    viewing.look("/", "family-home")
    viewing.look("/start", "start")
    viewing.page.get_by_role("button", name="Send to the council").click()
    viewing.check("/start", "start-errors")
    early = place.story().filed()
    viewing.look(f"/cases/{early.case_id}", "status-complaint")
    viewing.look(f"/cases/{early.case_id}/withdraw", "withdraw")
    viewing.look(f"/cases/{early.case_id}/papers", "papers")
    viewing.look(f"/cases/{early.case_id}/clock", "clock")
    viewing.look(f"/cases/{early.case_id}/dates/appeal", "date")
    viewing.look(f"/cases/{early.case_id}/dates/appeal?on=2026-01-05", "date-not-known-yet")
    viewing.look(f"/cases/{early.case_id}/dates/appeal?on=2026-02-30", "date-errors", status=422)
    for slug in ("reply", "adviser", "slot", "accept-agreement", "promise-kept"):
        viewing.look(f"/cases/{arranged.case_id}/{slug}", slug)
    viewing.look(f"/cases/{arranged.case_id}", "status-mediation")
    viewing.look("/messages", "messages")
    viewing.look("/mail", "mail")
    viewing.look("/texts", "texts")
    viewing.look("/contact", "contact")
    viewing.page.get_by_label("Language", exact=True).fill("")
    viewing.page.get_by_role("button", name="Save").click()
    viewing.check("/contact", "contact-errors")
    viewing.look(f"/cases/{arranged.case_id}/proof", "family-proof")


def test_pages_of_the_family_before_the_tribunal(at_browser: Sit, place: Place) -> None:
    story = place.story().filed().answered().arranged().held().certified()
    viewing = at_browser(PARENT)
    viewing.look(f"/cases/{story.case_id}/grounds", "grounds")
    story.prepared()
    viewing.look(f"/cases/{story.case_id}", "status-referral")
    viewing.look(f"/cases/{story.case_id}/bundle", "bundle")
    viewing.look(f"/cases/{story.case_id}/send", "send")
    viewing.page.get_by_role("button", name="Sign and send to the tribunal").click()
    viewing.check("/send", "send-errors")


def test_pages_of_the_mediation_service(at_browser: Sit, arranged: Story) -> None:
    viewing = at_browser(MEDIATOR)
    viewing.look("/", "mediator-worklist")
    viewing.look(f"/cases/{arranged.case_id}", "mediator-case")
    for slug in ("slots", "session", "certificate", "agreement", "not-arranged"):
        viewing.look(f"/cases/{arranged.case_id}/{slug}", f"mediator-{slug}")
    adviser = at_browser(ADVISER)
    adviser.look(f"/cases/{arranged.case_id}/mediator", "adviser-mediator")


def test_pages_of_the_council(at_browser: Sit, arranged: Story, place: Place) -> None:
    viewing = at_browser(OFFICER)
    early = place.story().filed()
    viewing.look("/", "officer-worklist")
    viewing.look(f"/cases/{early.case_id}", "officer-case")
    for slug in ("acknowledge", "answer", "decision-maker"):
        viewing.look(f"/cases/{early.case_id}/{slug}", f"officer-{slug}")
    viewing.page.get_by_role("button", name="Save the name").click()
    viewing.check("/decision-maker", "officer-errors")
    viewing.look("/together/assign", "assign")
    viewing.page.get_by_role("button", name="See what would change").click()
    viewing.check("/together/assign", "assign-errors")
    viewing.page.locator("[name=tasks]").first.check()
    viewing.page.get_by_label("Example Officer", exact=True).check()
    viewing.page.get_by_label("Why?", exact=True).fill("A colleague is away.")
    viewing.page.get_by_role("button", name="See what would change").click()
    viewing.check("/together/assign", "assign-preview")
    viewing.page.get_by_role("button", name="Give them out").click()
    viewing.check("/together/assign", "assign-done")
    assert "1 of 1 done" in viewing.page.inner_text("main")
    viewing.look("/register-plan", "register-plan")
    viewing.look("/letters", "letters")
    viewing.look(f"/cases/{early.case_id}/proof", "proof")
    viewing.look(f"/cases/{early.case_id}/contact", "contact-on-behalf")


def test_pages_of_the_clerk_and_the_operator(at_browser: Sit, sent: Story) -> None:
    viewing = at_browser(CLERK)
    viewing.look("/", "clerk-worklist")
    viewing.look(f"/cases/{sent.case_id}", "clerk-referral")
    for slug in ("return", "accept", "register"):
        viewing.look(f"/cases/{sent.case_id}/{slug}", f"clerk-{slug}")
    operator = at_browser(ADMINISTRATOR)
    operator.look("/operations", "operations")


def test_pages_of_a_plan(at_browser: Sit, place: Place) -> None:
    officer = place.visit(OFFICER)
    page = officer.open("/register-plan").text
    today = datetime.now(LONDON).date()
    answer = officer.send(
        "/register-plan",
        {
            "family_id": PARENT.person_id,
            "child_name": "Example Child",
            **day("child_born_on", today.replace(year=2016, month=5, day=12)),
            "setting_id": options(page, "setting_id")[0],
            **day("plan_made_on", today - timedelta(days=330)),
        },
    )
    case = answer.headers["location"].split("?")[0]
    viewing = at_browser(OFFICER)
    viewing.look(case, "plan")
    for slug in ("review-meeting", "review-decision", "final-plan"):
        viewing.look(f"{case}/{slug}", f"plan-{slug}")
    school = at_browser(SENCO)
    school.look("/", "school-worklist")
    school.look(f"{case}/review-held", "plan-review-held")
    parent = at_browser(PARENT)
    parent.look(case, "plan-family")
    parent.look(f"{case}/changes", "plan-changes")


def test_a_date_leads_to_its_reason_and_the_reason_to_the_event(
    at_browser: Sit, place: Place, arranged: Story
) -> None:
    viewing = at_browser(PARENT)
    page = viewing.page
    page.goto(f"{place.address}/cases/{arranged.case_id}")
    page.locator(".redress-safe-day a.redress-date").click()
    assert page.url.endswith("/dates/last_safe_day")
    page.get_by_label("Day", exact=True).fill("1")
    page.get_by_label("Month", exact=True).fill("1")
    page.get_by_label("Year", exact=True).fill("2020")
    page.get_by_role("button", name="Show what we believed").click()
    assert "this day was not known yet" in page.inner_text("[role=status]")
    page.get_by_role("link", name="The family started the dispute").click()
    assert page.locator(":target").is_visible()


def test_error_pages(at_browser: Sit, arranged: Story) -> None:
    viewing = at_browser(CLERK)
    viewing.look(f"/cases/{arranged.case_id}", "not-found", status=404)
    viewing.look("/cases/does-not-exist/answer", status=404)


def test_without_scripts_the_forms_work_and_say_what_is_wrong(
    at_browser: Sit, place: Place
) -> None:
    story = place.story().filed()
    viewing = at_browser(OFFICER, java_script_enabled=False)
    viewing.page.goto(f"{place.address}/cases/{story.case_id}/answer")
    viewing.page.get_by_role("button", name="Send the answer").click()
    summary = viewing.page.locator(".govuk-error-summary")
    assert "Choose your answer" in summary.inner_text()
    viewing.page.get_by_label("We do not agree with the complaint").check()
    viewing.page.get_by_label("Your reasons, and what you will do").fill("We looked again.")
    viewing.page.get_by_role("button", name="Send the answer").click()
    assert viewing.page.url.startswith(f"{place.address}/cases/{story.case_id}")
    assert "Done." in viewing.page.inner_text("main")


def test_on_a_small_screen_nothing_runs_off_the_page(
    at_browser: Sit, place: Place, sent: Story
) -> None:
    viewing = at_browser(PARENT)
    viewing.page.set_viewport_size({"width": 320, "height": 640})
    case = f"/cases/{sent.case_id}"
    for path in ("/", "/start", case, f"{case}/grounds", f"{case}/dates/appeal"):
        viewing.page.goto(place.address + path)
        wide = viewing.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 320, f"{path} is {wide} wide"
