"""The JSON API: the same actions, permissions and outcomes as the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from api.demo_people import (
    ADVISER,
    CHILD_ONE,
    COUNCIL,
    MEDIATOR,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    demo_token,
)
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.papers import pdf

DISPUTE = {
    "kind": "file_dispute",
    "authority_id": COUNCIL.person_id,
    "child_id": CHILD_ONE.person_id,
    "decision": "refused_to_assess",
    "notice_sent_on": "2026-11-02",
    "notice_dated_on": "2026-10-30",
    "words": "The school cannot give the help that is needed.",
}


class Program:
    """A program that acts for a person."""

    def __init__(self, client: TestClient, person: Person) -> None:
        self._client = client
        self._headers = {"Authorization": f"Bearer {demo_token(person)}"}

    def get(self, path: str) -> Any:
        """Read."""
        return self._client.get(f"/api/v1{path}", headers=self._headers)

    def post(self, path: str, body: Any = None, **more: Any) -> Any:
        """Write."""
        headers = {**self._headers, **more.pop("headers", {})}
        return self._client.post(f"/api/v1{path}", json=body, headers=headers, **more)

    def act(self, case_id: str, command: dict[str, Any], command_id: str = "") -> Any:
        """Act in a case."""
        body = {"command": command, **({"command_id": command_id} if command_id else {})}
        return self.post(f"/cases/{case_id}/commands", body)


@pytest.fixture
def program(clients: Callable[[], TestClient]) -> Callable[[Person], Program]:
    """A program for a person."""
    return lambda person: Program(clients(), person)


@pytest.fixture
def case_id(program: Callable[[Person], Program]) -> str:
    """A dispute of Example Parent."""
    return str(program(PARENT).post("/disputes", {"dispute": DISPUTE}).json()["case_id"])


def test_a_dispute_is_filed_and_read(program: Callable[[Person], Program]) -> None:
    parent = program(PARENT)
    filed = parent.post("/disputes", {"dispute": DISPUTE})
    assert filed.status_code == 201
    assert filed.json()["outcome"] == "done"
    case = parent.get(f"/cases/{filed.json()['case_id']}").json()
    assert case["stage"] == "complaint"
    assert case["last_safe_day_to_appeal"]
    assert "withdraw" in case["actions"]
    assert case["seq"] >= filed.json()["seq"]


def test_the_same_key_twice_is_one_case(program: Callable[[Person], Program]) -> None:
    parent, key = program(PARENT), str(uuid4())
    answers = [
        parent.post("/disputes", {"dispute": DISPUTE}, headers={"Idempotency-Key": key})
        for _ in range(2)
    ]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["command_id"] == key


def test_deadlines_come_with_their_derivation(
    program: Callable[[Person], Program], case_id: str
) -> None:
    clocks = program(OFFICER).get(f"/cases/{case_id}/clocks").json()
    appeal = next(clock for clock in clocks if clock["clock_id"] == "appeal")
    assert appeal["rule"] == "T1"
    assert appeal["due_on"] == "2027-01-04"
    assert appeal["derivation"][-1].startswith("The last day is") or appeal["derivation"]
    assert appeal["provision_status"]
    assert appeal["calendar_version"]


def test_an_action_out_of_order_is_refused_with_its_rule(
    program: Callable[[Person], Program], case_id: str
) -> None:
    answer = program(MEDIATOR).act(case_id, {"kind": "issue_certificate"})
    assert answer.status_code == 409
    assert answer.json()["code"] == "certificate_not_due"
    assert answer.json()["rule"] == "A20"
    outcome = program(MEDIATOR).get(f"/commands/{answer.json()['command_id']}")
    assert outcome.status_code == 409
    assert program(OFFICER).get(f"/commands/{answer.json()['command_id']}").status_code == 404


def test_a_step_of_somebody_else_is_refused(
    program: Callable[[Person], Program], case_id: str
) -> None:
    answer = program(PARENT).act(
        case_id, {"kind": "answer_complaint", "outcome": "upheld", "words": "Yes."}
    )
    assert answer.status_code == 409
    assert answer.json()["code"] == "not_your_action"


def test_somebody_elses_case_and_an_unknown_case_are_the_same_404(
    program: Callable[[Person], Program], case_id: str
) -> None:
    other = program(SECOND_PARENT)
    for path in ("", "/clocks", "/routes", "/tasks", "/timeline", "/documents", "/bundle"):
        theirs, nobodys = other.get(f"/cases/{case_id}{path}"), other.get(f"/cases/none{path}")
        assert theirs.status_code == nobodys.status_code == 404
        assert theirs.json() == nobodys.json()
    assert other.act(case_id, {"kind": "withdraw"}).status_code == 404


def test_without_a_known_token_nothing_is_told(clients: Callable[[], TestClient]) -> None:
    client = clients()
    for headers in ({}, {"Authorization": "Bearer nobody"}, {"Authorization": "Basic eDp5"}):
        answer = client.get("/api/v1/cases", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"


def test_what_is_not_understood_is_named_field_by_field(
    program: Callable[[Person], Program], case_id: str
) -> None:
    wrong = {"kind": "answer_complaint", "outcome": "perhaps", "words": ""}
    answer = program(OFFICER).act(case_id, wrong)
    assert answer.status_code == 422
    named = " ".join(fault["field"] for fault in answer.json()["fields"])
    assert "outcome" in named
    assert "words" in named
    for body in ({"kind": "no_such_thing"}, {"kind": "record_bundle", "request": 1}):
        assert program(OFFICER).act(case_id, body).status_code == 422
    bad_id = program(OFFICER).act(case_id, {"kind": "acknowledge_complaint"}, "not a uuid")
    assert bad_id.json()["fields"][0]["field"] == "command_id"
    impossible = {**DISPUTE, "notice_sent_on": "2026-02-31"}
    assert program(PARENT).post("/disputes", {"dispute": impossible}).status_code == 422


def test_a_plan_action_does_not_fit_a_dispute(
    program: Callable[[Person], Program], case_id: str
) -> None:
    command = {"kind": "arrange_review_meeting", "meeting_on": "2026-12-20"}
    assert program(OFFICER).act(case_id, command).status_code == 422


def test_a_family_cannot_file_about_another_familys_child(
    program: Callable[[Person], Program],
) -> None:
    answer = program(SECOND_PARENT).post("/disputes", {"dispute": DISPUTE})
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == "child_id"


def test_a_mediator_of_another_service_cannot_be_appointed(
    program: Callable[[Person], Program], case_id: str
) -> None:
    command = {"kind": "appoint_mediator", "mediator_id": OFFICER.person_id}
    assert program(ADVISER).act(case_id, command).status_code == 422


def test_a_paper_is_sent_in_listed_and_opened(
    program: Callable[[Person], Program], case_id: str
) -> None:
    parent, data = program(PARENT), pdf("The letter", 2)
    form = {"document": "decision_letter", "title": "The letter", "command_id": str(uuid4())}
    for _ in range(2):
        sent = parent.post(
            f"/cases/{case_id}/documents",
            data=form,
            files={"file": ("letter.pdf", data, "application/pdf")},
        )
        assert sent.status_code == 200, sent.text
    [paper] = parent.get(f"/cases/{case_id}/documents").json()
    assert paper["pages"] == 2
    opened = parent.get(f"/cases/{case_id}/documents/{paper['document_id']}")
    assert opened.content == data
    refused = parent.post(
        f"/cases/{case_id}/documents",
        data={**form, "command_id": ""},
        files={"file": ("letter.pdf", b"no pdf", "application/pdf")},
    )
    assert refused.status_code == 422
    assert refused.json()["fields"][0]["field"] == "file"


def test_while_nobody_answers_the_answer_is_202_and_the_outcome_follows(
    program: Callable[[Person], Program], case_id: str, cases: CasesInProcess
) -> None:
    officer = program(OFFICER)
    cases.is_silent = True
    waiting = officer.act(case_id, {"kind": "acknowledge_complaint"})
    assert waiting.status_code == 202
    assert waiting.json()["received_at"]
    location = waiting.headers["location"].removeprefix("/api/v1")
    assert officer.get(location).status_code == 202
    cases.answer_waiting()
    assert officer.get(location).json()["outcome"] == "done"


def test_worklist_tasks_and_timeline_are_told(
    program: Callable[[Person], Program], case_id: str
) -> None:
    officer = program(OFFICER)
    [work] = [task for task in officer.get("/worklist").json() if task["case_id"] == case_id]
    assert (work["owner"], work["assigned_to"], work["who"]) == (
        COUNCIL.person_id,
        "",
        "Your team",
    )
    assert work["cover"] is None
    assert not work["is_duty"]
    assert "A target, not a legal duty." in work["reasons"]
    assert datetime.fromisoformat(work["since"]).tzinfo is not None
    assert f"{work['days_left']} days left." in work["reasons"]
    assert officer.get("/worklist?page=9000").json() == []
    assert officer.get("/worklist?page=0").status_code in (400, 422)
    assert case_id in {case["case_id"] for case in officer.get("/cases").json()}
    [task] = officer.get(f"/cases/{case_id}/tasks").json()
    assert (task["kind"], task["is_mine"]) == ("acknowledge_complaint", True)
    timeline = officer.get(f"/cases/{case_id}/timeline").json()
    assert [event["seq"] for event in timeline] == list(range(1, len(timeline) + 1))
    assert officer.get("/messages").json() == []
    assert officer.get("/me").json()["role"] == "authority"


def test_the_public_check_of_a_certificate_needs_no_token(
    clients: Callable[[], TestClient],
) -> None:
    client = clients()
    assert client.get("/api/v1/certificates/MC-WRONG").json()["finding"] == "mistyped"


def test_the_description_of_the_api_names_every_command(
    clients: Callable[[], TestClient],
) -> None:
    described = clients().get("/api/v1/openapi.json").text
    for kind in ("answer_complaint", "record_agreement", "send_referral", "decide_review"):
        assert kind in described
