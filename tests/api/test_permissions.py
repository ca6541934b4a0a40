"""Who may see and do what: somebody else's case looks exactly like a case that is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.demo_people import (
    ADMINISTRATOR,
    ADVISER,
    CLERK,
    DEMO_PEOPLE,
    MEDIATOR,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    SENCO,
    demo_token,
)
from store.case_pages import CasePages
from store.database import Database
from store.documents import Documents
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.test_json import Program
from tests.api.visitor import Visitor, secrets_of

Visit = Callable[[Person | None], Visitor]

OUTSIDERS = (SECOND_PARENT, CLERK, SENCO, ADMINISTRATOR)
"""Demo people who have nothing to do with a complaint of Example Parent."""


def _names(person: Person) -> str:
    return person.display_name


def main_of(page: str) -> str:
    """What a page says, without what surrounds it."""
    return page.split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("person", OUTSIDERS, ids=_names)
def test_somebody_elses_case_looks_like_a_case_that_is_not_there(
    visit: Visit, person: Person
) -> None:
    case_id = visit(PARENT).file_dispute()
    visitor = visit(person)
    for path in ("", "/answer", "/papers", "/bundle.pdf", "/clock", "/withdraw"):
        theirs = visitor.open(f"/cases/{case_id}{path}")
        nobodys = visitor.open(f"/cases/00000000-0000-4000-8000-000000000000{path}")
        assert theirs.status_code == nobodys.status_code == 404
        assert main_of(theirs.text) == main_of(nobodys.text)


@pytest.mark.parametrize("person", OUTSIDERS, ids=_names)
def test_an_outsider_who_knows_the_address_changes_nothing(visit: Visit, person: Person) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    visitor = visit(person)
    form = secrets_of(parent.open(f"/cases/{case_id}/withdraw").text)
    own = visitor.open("/messages").text
    csrf = own.split('name="csrf" value="')[1].split('"')[0]
    answer = visitor.client.post(f"/cases/{case_id}/withdraw", data={**form, "csrf": csrf})
    assert answer.status_code == 404
    assert "This case has ended" not in parent.open(f"/cases/{case_id}").text


@pytest.mark.parametrize("person", [OFFICER, MEDIATOR, ADVISER], ids=_names)
def test_the_people_of_the_case_may_look(visit: Visit, person: Person) -> None:
    case_id = visit(PARENT).file_dispute()
    assert visit(person).open(f"/cases/{case_id}").status_code == 200


def test_a_step_of_somebody_else_has_no_form(visit: Visit) -> None:
    case_id = visit(PARENT).file_dispute()
    assert visit(PARENT).open(f"/cases/{case_id}/answer").status_code == 404
    assert visit(OFFICER).open(f"/cases/{case_id}/withdraw").status_code == 404
    assert visit(OFFICER).open("/start").status_code == 404
    assert visit(PARENT).open("/register-plan").status_code == 404


def test_the_clerk_sees_a_dispute_only_after_it_was_sent(
    visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path
) -> None:
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    story.filed().answered().arranged().held().certified().prepared()
    clerk = visit(CLERK)
    assert clerk.open(f"/cases/{story.case_id}").status_code == 404
    assert story.case_id not in clerk.open("/").text
    story.sent()
    assert clerk.open(f"/cases/{story.case_id}").status_code == 200
    assert clerk.open(f"/cases/{story.case_id}/bundle.pdf").status_code == 200
    paper = story.state().documents[0].document_id
    assert clerk.open(f"/cases/{story.case_id}/documents/{paper}").status_code == 404
    assert visit(MEDIATOR).open(f"/cases/{story.case_id}/bundle.pdf").status_code == 404
    headers = {"Authorization": f"Bearer {demo_token(CLERK)}"}
    facts = clerk.client.get(f"/api/v1/cases/{story.case_id}", headers=headers).json()["facts"]
    assert "mediation" not in facts
    assert "agreement" not in facts
    assert facts["certificate"]["number"]


def test_what_the_family_gathers_is_its_own_until_it_is_sent(
    visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path
) -> None:
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    story.filed().answered().arranged().held().certified()
    story.paper("evidence", "A private report")
    officer, mediator = visit(OFFICER), visit(MEDIATOR)
    paper = story.state().documents[0].document_id
    address = f"/cases/{story.case_id}/documents/{paper}"
    assert officer.open(address).status_code == mediator.open(address).status_code == 404
    assert "A private report" not in officer.open(f"/cases/{story.case_id}").text
    story.prepared().sent()
    assert officer.open(address).status_code == 200
    assert mediator.open(address).status_code == 404


@pytest.mark.parametrize(
    ("kind", "key", "who"),
    [
        ("letter", "c:9:mediation_certificate", {PARENT, OFFICER, MEDIATOR, ADVISER, CLERK}),
        ("letter", "c:9:referral_letter", {PARENT, OFFICER, MEDIATOR, ADVISER, CLERK}),
        ("letter", "c:9:mediation_agreement", {PARENT, OFFICER, MEDIATOR, ADVISER}),
        ("letter", "c:9:mediation_invitation", {PARENT, OFFICER, MEDIATOR, ADVISER}),
        ("bundle", "c:1:bundle", {PARENT}),
    ],
)
def test_each_letter_is_opened_by_those_it_is_for(
    visit: Visit,
    cases: CasesInProcess,
    database: Database,
    data_dir: Path,
    kind: str,
    key: str,
    who: set[Person],
) -> None:
    files = FolderStore(data_dir / "files")
    story = Story(visit, cases, CasePages(database), files)
    story.filed().answered().arranged().held().certified().prepared().sent()
    stored = Documents(database, files).add(
        f"{story.case_id} {key}",
        story.case_id,
        b"%PDF-1.7 a letter",
        media_type="application/pdf",
        pages=1,
        kind=kind,
        title="A letter",
        added_by="engine",
        register_key=f"{story.case_id} {key}",
    )
    address = f"/cases/{story.case_id}/documents/{stored.document_id}"
    opened = {person for person in DEMO_PEOPLE if visit(person).open(address).status_code == 200}
    assert opened == who


def test_a_mediators_list_shows_no_plan(visit: Visit) -> None:
    assert ">Plan<" not in visit(MEDIATOR).open("/").text


def test_only_the_service_reads_notes_and_writes_them(visit: Visit) -> None:
    case_id = visit(PARENT).file_dispute()
    mediator = visit(MEDIATOR)
    for _ in range(2):
        sent = mediator.send(
            f"/cases/{case_id}", {"words": "Speech therapy first."}, to=f"/cases/{case_id}/notes"
        )
        assert sent.status_code == 303
    assert "Speech therapy first." in visit(ADVISER).open(f"/cases/{case_id}").text
    assert "Speech therapy first." not in visit(OFFICER).open(f"/cases/{case_id}").text
    officer = visit(OFFICER)
    csrf = secrets_of(officer.open(f"/cases/{case_id}/answer").text)
    refused = officer.client.post(f"/cases/{case_id}/notes", data={**csrf, "words": "Mine."})
    assert refused.status_code == 404


def test_nobody_gets_in_without_signing_in(visit: Visit) -> None:
    stranger = visit(None)
    for path in ("/", "/messages", "/mail", "/operations", "/cases/x", "/start"):
        answer = stranger.open(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in")


def test_sign_in_leads_back_to_the_page_but_never_to_another_site(visit: Visit) -> None:
    stranger = visit(None)
    page = stranger.open("/sign-in?next=//evil.example.org").text
    assert "evil" not in page.split("<main")[1]
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    typed = {"person_id": PARENT.person_id, "csrf": csrf, "next": "https://evil.example.org"}
    assert stranger.client.post("/sign-in", data=typed).headers["location"] == "/"


def test_only_demo_people_can_sign_in(visit: Visit) -> None:
    stranger = visit(None)
    csrf = stranger.open("/sign-in").text.split('name="csrf" value="')[1].split('"')[0]
    answer = stranger.client.post("/sign-in", data={"person_id": "somebody", "csrf": csrf})
    assert answer.status_code == 404


def test_the_operator_sees_how_it_runs_and_no_case(visit: Visit) -> None:
    case_id = visit(PARENT).file_dispute()
    operator = visit(ADMINISTRATOR)
    page = operator.open("/operations").text
    assert "Daily roots" in page
    assert "Example Child" not in page
    assert operator.open(f"/cases/{case_id}").status_code == 404
    for person in DEMO_PEOPLE:
        if person is not ADMINISTRATOR:
            assert visit(person).open("/operations").status_code == 404


def test_why_a_family_appeals_is_its_own_until_it_sends_the_appeal(
    visit: Visit,
    clients: Callable[[], TestClient],
    cases: CasesInProcess,
    database: Database,
    data_dir: Path,
) -> None:
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    for step in (story.filed, story.arranged, story.held, story.certified, story.prepared):
        step()

    def grounds(person: Person) -> object:
        case = Program(clients(), person).get(f"/cases/{story.case_id}").json()
        return case["facts"]["referral"]["grounds"]

    assert grounds(PARENT)
    assert grounds(OFFICER) is None
    assert grounds(MEDIATOR) is None
    story.sent()
    assert grounds(OFFICER)
