"""Whole disputes and a plan, told by forms alone; what each side sees on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from api.demo_people import ADVISER, CLERK, MEDIATOR, OFFICER, PARENT, SENCO
from rules.calendar import LONDON
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.visitor import Visitor, day, options, problems

Visit = Callable[[Person | None], Visitor]


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path) -> Story:
    """A story that has not begun."""
    return Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))


def test_a_dispute_goes_from_complaint_to_registration_with_one_return(
    story: Story, visit: Visit
) -> None:
    story.filed().answered().arranged().held().certified().prepared().sent()
    assert visit(CLERK).open(f"/cases/{story.case_id}").status_code == 200
    story.returned().registered()
    state = story.state()
    assert state.referral.appeal_number == "EH000/26/00001"
    assert state.referral.attempts == 2
    family = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "Appeal number EH000/26/00001" in family
    clerk = visit(CLERK).open(f"/cases/{story.case_id}").text
    assert "In time" in clerk


def test_the_clerk_sees_the_referral_and_nothing_of_the_mediation(
    story: Story, visit: Visit
) -> None:
    story.filed().answered().arranged()
    visit(MEDIATOR).send(
        f"/cases/{story.case_id}",
        {"words": "The father offered to wait until spring."},
        to=f"/cases/{story.case_id}/notes",
    )
    story.held().certified().prepared().sent()
    page = visit(CLERK).open(f"/cases/{story.case_id}").text
    assert state_number(story) in page
    for hidden_word in (
        "until spring",
        "Example Manager",
        "Session",
        "No agreement",
        "mediator was",
    ):
        assert hidden_word not in page, hidden_word
    assert "until spring" in visit(MEDIATOR).open(f"/cases/{story.case_id}").text
    assert "until spring" not in visit(PARENT).open(f"/cases/{story.case_id}").text


def state_number(story: Story) -> str:
    """The number of the certificate."""
    return str(story.state().mediation.certificate.number)


def test_an_agreement_is_written_accepted_and_kept(story: Story, visit: Visit) -> None:
    story.filed().answered().arranged().held("agreement")
    promise = {
        **day("agreed_on", story.state().mediation.held_on),
        "words1": "The council starts the assessment.",
        "promise1": "assess",
        "owner1": "authority",
    }
    story.do(MEDIATOR, "agreement", promise)
    story.do(PARENT, "accept-agreement")
    story.do(OFFICER, "accept-agreement")
    page = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "The council starts the assessment." in page
    kept = visit(OFFICER).open(f"/cases/{story.case_id}/promise-kept").text
    typed = {"promise_id": options(kept, "promise_id")[0], **day("kept_on", story.today())}
    story.do(OFFICER, "promise-kept", typed)
    assert story.state().is_closed
    assert "every promise was kept" in visit(PARENT).open(f"/cases/{story.case_id}").text


def test_a_half_written_promise_is_named_and_nothing_is_lost(story: Story, visit: Visit) -> None:
    story.filed().answered().arranged().held("agreement")
    typed = {
        **day("agreed_on", story.state().mediation.held_on),
        "words1": "The council starts the assessment.",
        "promise1": "assess",
        "owner1": "authority",
        "words2": "A second promise without an owner.",
    }
    answer = visit(MEDIATOR).send(f"/cases/{story.case_id}/agreement", typed)
    assert answer.status_code == 422
    assert "Choose who promises number 2" in problems(answer.text)
    assert "A second promise without an owner." in answer.text


def test_mediation_that_cannot_be_arranged_gives_the_family_its_certificate(
    story: Story, visit: Visit
) -> None:
    story.filed().answered()
    story.do(PARENT, "adviser", {"wants_mediation": "yes", "health": "no"})
    story.do(OFFICER, "not-arranged")
    page = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "Mediation was not arranged in time" in page
    public = visit(None).open(f"/certificates?number={state_number(story).lower()}").text
    assert "Valid" in public
    assert "Example" not in public.split("<main")[1].split("</main")[0]


def test_the_family_ends_its_dispute_and_is_asked_first(story: Story, visit: Visit) -> None:
    story.filed()
    page = visit(PARENT).open(f"/cases/{story.case_id}/withdraw").text
    assert "You cannot take this back." in page
    story.do(PARENT, "withdraw", {"reason": "settled"})
    assert story.state().is_closed
    assert "Nothing. This case has ended." in visit(PARENT).open(f"/cases/{story.case_id}").text


def test_a_session_outside_the_lawful_window_is_refused_with_the_days_that_are_lawful(
    story: Story, visit: Visit
) -> None:
    story.filed().answered()
    story.do(PARENT, "adviser", {"wants_mediation": "yes", "health": "no"})
    far = story.today() + timedelta(days=200)
    answer = visit(MEDIATOR).send(
        f"/cases/{story.case_id}/slots", {**day("day1", far), "time1": "10:00"}
    )
    assert answer.status_code == 409
    assert "outside the lawful window" in problems(answer.text)[0]
    assert "M8" in answer.text


def test_a_refused_change_of_a_plan_opens_a_dispute_that_is_filled_in(
    story: Story, visit: Visit
) -> None:
    officer = visit(OFFICER)
    page = officer.open("/register-plan").text
    today = datetime.now(LONDON).date()
    typed = {
        "family_id": PARENT.person_id,
        "child_name": "Example Child",
        **day("child_born_on", today.replace(year=2016, month=5, day=12)),
        "setting_id": options(page, "setting_id")[0],
        **day("plan_made_on", today - timedelta(days=330)),
    }
    answer = officer.send("/register-plan", typed)
    assert answer.status_code == 303, problems(answer.text)
    story.case_id = answer.headers["location"].split("/")[2].split("?")[0]
    meeting_on = today + timedelta(days=21)
    story.do(SENCO, "review-meeting", day("meeting_on", meeting_on))
    story.do(OFFICER, "clock", day("to", meeting_on + timedelta(days=1)))
    story.do(SENCO, "review-held", day("held_on", meeting_on))
    story.do(SENCO, "review-report")
    notice = options(visit(OFFICER).open(f"/cases/{story.case_id}/review-decision").text, "notice")
    decision = {
        "outcome": "keep",
        "family_asked_for_amendment": "yes",
        "words": "The plan meets the needs.",
        "notice": notice,
    }
    story.do(OFFICER, "review-decision", decision)
    parent = visit(PARENT)
    plan_page = parent.open(f"/cases/{story.case_id}").text
    assert "Start a dispute about this decision" in plan_page
    form = parent.open(f"/start?plan={story.case_id}").text
    assert 'value="refused_to_amend" checked' in form
    filed = parent.send(
        f"/start?plan={story.case_id}",
        {
            "plan_id": story.case_id,
            "child_id": options(form, "child_id")[0],
            "authority_id": options(form, "authority_id")[0],
            "decision": "refused_to_amend",
            **day("notice_sent_on", meeting_on + timedelta(days=1)),
            **day("notice_dated_on", meeting_on + timedelta(days=1)),
            "words": "The plan must name more help.",
        },
        to="/start",
    )
    assert filed.status_code == 303, problems(filed.text)
    dispute_id = filed.headers["location"].split("/")[2].split("?")[0]
    dispute = story.pages.find(dispute_id)
    assert dispute is not None
    assert dispute.state.matter.plan_id == story.case_id
    assert dispute.clock_offset_seconds
    assert visit(ADVISER).open(f"/cases/{story.case_id}").status_code == 404
