"""Advice by a link: no account, one use, and nothing of the case on the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from api.demo_people import OFFICER, PARENT
from messages.advice_link import AdviceLink, advice_token, read_advice_token
from rules.calendar import LONDON
from store.case_pages import CasePages
from store.database import Database
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.conftest import SECRET
from tests.api.visitor import Visitor, day, options, problems, secrets_of

Visit = Callable[[Person | None], Visitor]


def test_a_link_names_one_request_and_cannot_be_changed() -> None:
    link = AdviceLink("case-1", 2, 3)
    token = advice_token(SECRET, link)
    assert read_advice_token(SECRET, token) == link
    assert read_advice_token(SECRET, token[:-2] + "xx") is None
    assert read_advice_token("another secret of another place", token) is None
    assert advice_token(SECRET, replace(link, number=4)) != token


def invited(visit: Visit) -> str:
    """A plan with a meeting ahead, to which a therapist is invited; the id of its case."""
    today = datetime.now(LONDON).date()
    officer = visit(OFFICER)
    page = officer.open("/register-plan").text
    typed = {
        "family_id": PARENT.person_id,
        "child_name": "Example Child of the Plan",
        **day("child_born_on", today - timedelta(days=3000)),
        "setting_id": options(page, "setting_id")[0],
        **day("plan_made_on", today - timedelta(days=300)),
    }
    answer = officer.send("/register-plan", typed)
    assert answer.status_code == 303, problems(answer.text)
    case_id = str(answer.headers["location"]).split("/")[2].split("?")[0]
    meeting = day("meeting_on", today + timedelta(days=30))
    answer = officer.send(f"/cases/{case_id}/review-meeting", meeting)
    assert answer.status_code == 303, problems(answer.text)
    typed = {"name": "Example Therapist", "email": "therapist@example.org", "part": "health"}
    answer = officer.send(f"/cases/{case_id}/invite", typed)
    assert answer.status_code == 303, problems(answer.text)
    return case_id


def test_a_therapist_without_an_account_gives_advice_once(
    visit: Visit, cases: CasesInProcess, database: Database
) -> None:
    case_id = invited(visit)
    address = f"/advice/{advice_token(SECRET, AdviceLink(case_id, 1, 1))}"
    stranger = visit(None)
    page = stranger.open(address)
    assert page.status_code == 200
    assert "Example Child of the Plan" in page.text
    assert case_id not in page.text, "the case is nobody's business here"
    assert "rule R5" in page.text
    empty = stranger.client.post(address, data={**secrets_of(page.text), "words": ""})
    assert empty.status_code == 422
    assert problems(empty.text) == ["Write your advice, or choose a file."]
    answer = stranger.client.post(
        address, data={**secrets_of(page.text), "words": "She needs more time."}
    )
    assert answer.status_code == 200
    assert "Your advice was sent" in answer.text
    found = CasePages(database).find(case_id)
    assert found is not None
    (request,) = found.state.advice.requests
    assert request.given_on is not None
    again = stranger.open(address).text
    assert "This link was used" in again
    twice = stranger.client.post(
        address, data={"csrf": secrets_of(page.text)["csrf"], "words": "Something else."}
    )
    assert twice.status_code == 409


def test_a_link_that_was_not_signed_here_leads_nowhere(visit: Visit) -> None:
    token = advice_token("somebody else's secret", AdviceLink("case-1", 1, 1))
    assert visit(None).open(f"/advice/{token}").status_code == 404
    unknown = advice_token(SECRET, AdviceLink("00000000-0000-4000-8000-000000000000", 1, 1))
    assert visit(None).open(f"/advice/{unknown}").status_code == 404
