"""Routes of redress and exits from mediation, as people and programs meet them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.demo_people import ADVISER, CLERK, OFFICER, PARENT, Person
from cases.dispute import exits
from rules.policy import Exemption
from rules.route import RouteKind
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import GROUNDS, Story
from tests.api.test_json import DISPUTE, Program
from tests.api.visitor import Visitor, options

Visit = Callable[[Person | None], Visitor]


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path) -> Story:
    """A story that has not begun."""
    return Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))


def _filed(clients: Callable[[], TestClient], pack: str) -> str:
    answer = Program(clients(), PARENT).post("/disputes", {"dispute": DISPUTE | {"pack": pack}})
    return str(answer.json()["case_id"])


def test_a_program_reads_every_route_with_its_standing_and_rule(
    clients: Callable[[], TestClient],
) -> None:
    case_id = _filed(clients, "green-paper-2022")
    found = Program(clients(), PARENT).get(f"/cases/{case_id}/routes").json()
    routes = {route["kind"]: route for route in found}
    assert set(routes) == {kind.value for kind in RouteKind}
    assert routes["mediation"]["standing"] == "required"
    assert routes["mediation"]["provision_status"] == "proposed"
    assert routes["ombudsman"]["standing"] == "not_open"
    assert routes["ombudsman"]["rule"] == "C9"
    assert not any(route["stops_appeal_time"] for route in found)
    assert Program(clients(), OFFICER).get(f"/cases/{case_id}/routes").json() == found


def test_the_law_of_today_requires_no_mediation_and_its_form_names_no_exit(
    clients: Callable[[], TestClient], visit: Visit
) -> None:
    case_id = _filed(clients, "law-2014")
    found = Program(clients(), PARENT).get(f"/cases/{case_id}/routes").json()
    assert {r["standing"] for r in found if r["kind"] == "mediation"} == {"offered"}
    assert options(visit(PARENT).open(f"/cases/{case_id}/grounds").text, "exemption") == []


def test_a_proposal_that_is_off_can_be_rehearsed_in_demonstration_mode(
    clients: Callable[[], TestClient], visit: Visit
) -> None:
    case_id = _filed(clients, "reform-2026")
    page = visit(PARENT).open(f"/cases/{case_id}").text
    assert "They are here for a rehearsal only." in page
    assert "You can go to the tribunal. You need no certificate." in (
        visit(PARENT).open(f"/cases/{case_id}/adviser").text
    )


def test_family_and_staff_see_the_routes_and_the_tribunal_does_not(
    story: Story, visit: Visit, clients: Callable[[], TestClient]
) -> None:
    story.filed()
    family = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "Your routes" in family
    assert "Mediation: a step you take" in family
    for person in (OFFICER, ADVISER):
        assert "Routes of the family" in visit(person).open(f"/cases/{story.case_id}").text
    story.answered().arranged().held().certified().prepared().sent()
    assert 'id="routes"' not in visit(CLERK).open(f"/cases/{story.case_id}").text
    assert Program(clients(), CLERK).get(f"/cases/{story.case_id}/routes").json() == []


def test_a_family_names_an_exit_and_the_judge_reads_it(story: Story, visit: Visit) -> None:
    story.filed()
    form = visit(PARENT).open(f"/cases/{story.case_id}/grounds").text
    assert options(form, "exemption") == ["safeguarding", "urgency", "waiver"]
    typed = {
        "no_certificate": "other_reason",
        "no_certificate_reason": "We must not be in one room.",
        "exemption": "safeguarding",
    }
    story.do(PARENT, "grounds", GROUNDS | typed)
    details = story.state().referral.grounds.details
    assert exits.named(details) is Exemption.SAFEGUARDING
    again = visit(PARENT).open(f"/cases/{story.case_id}/grounds").text
    assert 'value="safeguarding" checked' in again
    story.paper("decision_letter", "The decision letter")
    story.bundled()
    story.sent()
    clerk = visit(CLERK).open(f"/cases/{story.case_id}").text
    assert "another reason, for a judge. Somebody would not be safe in mediation" in clerk


def test_an_exit_that_the_pack_does_not_have_is_refused(
    clients: Callable[[], TestClient],
) -> None:
    case_id = _filed(clients, "law-2014")
    answers = {name: said for name, said in GROUNDS.items() if "-" not in name} | {
        "child_birth_date": "2016-05-12",
        "no_certificate": "other_reason",
        "no_certificate_reason": "It is urgent.",
    }
    command = {"kind": "state_grounds", "answers": answers, "exemption": "urgency"}
    refused = Program(clients(), PARENT).act(case_id, command)
    assert refused.status_code == 409
    assert (refused.json()["code"], refused.json()["rule"]) == ("exit_not_open", "M24")
