"""The record of a plan on its pages: written without a script, read by who may, compared, exported."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pypdf
import pytest
from starlette.testclient import TestClient

from api.demo_people import (
    ADMINISTRATOR,
    ADVISER,
    CLERK,
    MEDIATOR,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    SENCO,
    demo_token,
)
from cases.plan.record.content import Provision
from cases.plan.record.wire import read_file
from store.people import Person
from tests.api.dates_on_page import read as as_tree
from tests.api.papers import pdf
from tests.api.plan_writing import Visit, Writing
from tests.api.test_every_date import complaints
from tests.api.visitor import day, hidden, options, problems, secrets_of

OUTSIDERS = (SECOND_PARENT, MEDIATOR, ADVISER, CLERK, ADMINISTRATOR)


@pytest.fixture
def writing(visit: Visit) -> Writing:
    """A plan that was registered just now."""
    return Writing(visit).registered()


def test_help_that_was_typed_is_read_with_its_numbers_flags_and_gaps(
    writing: Writing, visit: Visit
) -> None:
    writing.small_plan()
    page = visit(OFFICER).open(f"{writing.path}/working").text
    for words in (
        "1 hour and 30 minutes, twice a week, one to one",
        "A speech and language therapist",
        "the health service",
        "1 September 2026",
        "<mark>Access to</mark>",
        "<mark>regular</mark>",
        "How often, and for how long?",
        "Section A is empty",
    ):
        assert words in page, words


def test_the_form_of_a_clause_shows_what_was_saved(writing: Writing, visit: Visit) -> None:
    made = writing.small_plan()
    page = visit(OFFICER).open(f"{writing.path}/working/F/{made['help']}").text
    assert 'name="hours" type="text" value="1"' in page
    assert 'name="minutes" type="text" value="30"' in page
    assert "B1: Example Child is hard to understand." in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"words": ""}, "Write it in words"),
        ({"words": "Help", "manner": "sessions", "times": "often"}, "Write a whole number"),
        ({"words": "Help", "manner": "sessions", "hours": "0"}, "at least 1 minute"),
        ({"words": "Help", "manner": ""}, "Choose how it is given"),
    ],
)
def test_what_is_typed_wrongly_is_named_and_kept(
    typed: dict[str, str], says: str, writing: Writing, visit: Visit
) -> None:
    answer = visit(OFFICER).send(
        f"{writing.path}/working/F/new", {"section": "F", "by_whom": "A nurse", **typed}
    )
    assert answer.status_code == 422
    assert any(says in problem for problem in problems(answer.text))
    assert 'value="A nurse"' in answer.text


def test_the_family_sees_no_draft_before_it_is_sent_and_the_setting_none_before_it_is_final(
    writing: Writing, visit: Visit
) -> None:
    writing.small_plan()
    version_id = writing.version("transcript")
    addresses = [f"{writing.path}/{version_id}{end}" for end in ("", "/plan.pdf", "/plan.json")]

    def status(person: Person) -> set[int]:
        return {visit(person).open(address).status_code for address in addresses}

    assert (status(OFFICER), status(PARENT), status(SENCO)) == ({200}, {404}, {404})
    assert "speech therapy" not in visit(PARENT).open(writing.path).text
    writing.sent(version_id)
    assert (status(PARENT), status(SENCO)) == ({200}, {404})
    writing.do(OFFICER, "plan-make-final", {"version_id": version_id})
    assert (status(PARENT), status(SENCO)) == ({200}, {200})
    for person in OUTSIDERS:
        assert status(person) == {404}, person.display_name
        assert visit(person).open(writing.path).status_code == 404
        assert visit(person).open(f"{writing.path}/working").status_code == 404


def test_only_the_council_writes_and_compares_with_what_is_being_written(
    writing: Writing, visit: Visit
) -> None:
    final = writing.transcribed()
    compare = f"{writing.path}/compare?older={final}&newer="
    for person in (PARENT, SENCO):
        visitor = visit(person)
        assert visitor.open(f"{writing.path}/working").status_code == 404
        assert visitor.open(f"{compare}working").status_code == 404
        assert visitor.open(f"{compare}{final}").status_code == 200
        token = hidden(visitor.open("/").text, "csrf")
        posted = visitor.client.post(
            f"{writing.path}/working/B/new", data={"csrf": token, "words": "x", "section": "B"}
        )
        assert posted.status_code == 404
    assert visit(OFFICER).open(f"{compare}working").status_code == 200


def test_a_version_that_was_not_sent_is_not_offered_as_final_and_refused(
    writing: Writing, visit: Visit
) -> None:
    final = writing.transcribed()
    help_ = clauses_of(visit, f"{writing.path}/{final}/plan.json")["F1"]
    writing.clause("F", {"words": "Less help.", "manner": "sessions"}, help_)
    unseen = writing.version("outside_review")
    page = visit(OFFICER).open(f"/cases/{writing.case_id}/plan-make-final").text
    assert unseen not in page
    program = _program(visit(OFFICER).client, OFFICER)
    answer = program(
        "post",
        f"/cases/{writing.case_id}/commands",
        json={"command": {"kind": "finalise_version", "version_id": unseen, "notice": []}},
    )
    assert answer.status_code == 409
    assert answer.json()["code"] == "not_sent_to_family"
    assert visit(PARENT).open(f"{writing.path}/{final}").status_code == 200
    assert visit(PARENT).open(f"{writing.path}/{unseen}").status_code == 404


def clauses_of(visit: Visit, path: str) -> dict[str, str]:
    """The ids of the clauses of an export, by what they are called."""
    record = read_file(visit(OFFICER).open(path).content).record
    return {label: clause_id for clause_id, label in record.labels().items()}


def test_two_versions_are_compared_word_by_word(writing: Writing, visit: Visit) -> None:
    first = writing.transcribed()
    ids = clauses_of(visit, f"{writing.path}/{first}/plan.json")
    writing.clause(
        "F",
        {
            "words": "Some speech therapy.",
            "manner": "sessions",
            "minutes": "45",
            "section": "G",
        },
        ids["F1"],
    )
    writing.clause("B", {"words": "Example Child tires soon."})
    second = writing.version("outside_review", "The therapist left.")
    writing.sent(second)
    page = visit(PARENT).open(f"{writing.path}/compare?older={first}&newer={second}").text
    for words in (
        "<del>Access to regular</del><ins>Some</ins> speech therapy.",
        "speech therapy",
        "Moved, it was F1",
        "New",
        "<ins>Example Child tires soon.</ins>",
        "<del>1 hour and 30 minutes, twice a week, one to one</del> <ins>45 minutes</ins>",
    ):
        assert words in page, words
    turned = visit(PARENT).open(f"{writing.path}/compare?older={second}&newer={first}").text
    assert "Taken out" in turned
    assert (
        "Nothing differs"
        in visit(PARENT).open(f"{writing.path}/compare?older={first}&newer={first}").text
    )


def test_moving_and_taking_out_are_one_press_each_and_kept_with_their_author(
    writing: Writing, visit: Visit
) -> None:
    made = writing.small_plan()
    second = writing.clause("B", {"words": "A second need."})
    officer = visit(OFFICER)
    page = officer.open(f"{writing.path}/working").text
    typed = {name: hidden(page, name) for name in ("csrf", "based_on", "seen")}
    up = f"{writing.path}/working/{second}/move"
    answer = officer.client.post(up, data={**typed, "where": "up", "command_id": str(uuid4())})
    assert answer.status_code == 303
    page = officer.open(f"{writing.path}/working").text
    assert page.index("A second need.") < page.index("Example Child is hard to understand.")
    typed["seen"] = hidden(page, "seen")
    gone = f"{writing.path}/working/{made['help']}/remove"
    officer.client.post(gone, data={**typed, "command_id": str(uuid4())})
    page = officer.open(f"{writing.path}/working").text
    assert "speech therapy" not in page
    assert "Example Officer" in page.partition("What was changed since")[2]


def test_two_officers_save_different_clauses_but_not_the_same_one_unseen(
    writing: Writing, visit: Visit
) -> None:
    made = writing.small_plan()
    officer = visit(OFFICER)

    def form(section: str, clause_id: str) -> tuple[str, dict[str, str]]:
        path = f"{writing.path}/working/{section}/{clause_id}"
        page = officer.open(path).text
        return path, {
            **secrets_of(page),
            "based_on": hidden(page, "based_on"),
            "seen": hidden(page, "seen"),
            "section": section,
        }

    first, second, other = form("B", made["need"]), form("B", made["need"]), form("E", made["aim"])
    said = officer.client.post(first[0], data={**first[1], "words": "First."})
    assert said.status_code == 303
    assert officer.client.post(other[0], data={**other[1], "words": "Aim."}).status_code == 303
    late = officer.client.post(second[0], data={**second[1], "words": "Second."})
    assert late.status_code == 422
    assert "Somebody else changed this part" in problems(late.text)[0]
    assert "Second." in late.text
    page = officer.open(f"{writing.path}/working").text
    assert "First." in page
    assert "Aim." in page
    again = officer.client.post(first[0], data={**first[1], "words": "First."})
    assert again.status_code == 303, "the same form sent twice is done once"


def test_a_report_is_attached_to_section_k_and_opened_with_the_version_alone(
    writing: Writing, visit: Visit
) -> None:
    made = writing.clause(
        "K",
        {
            "words": "Report on speech",
            "author": "Example Therapist",
            **day("dated_on", date(2026, 3, 2)),
        },
        files={"file": ("report.pdf", pdf("The report"), "application/pdf")},
    )
    version_id = writing.version("transcript")
    exported = visit(OFFICER).open(f"{writing.path}/{version_id}/plan.json").json()
    [advice] = [one for one in exported["record"]["clauses"] if one["clause_id"] == made]
    assert advice["document_id"]
    paper = f"{writing.path}/{version_id}/papers/{advice['document_id']}"
    assert visit(OFFICER).open(paper).headers["content-type"] == "application/pdf"
    assert visit(PARENT).open(paper).status_code == 404
    direct = f"/cases/{writing.case_id}/documents/{advice['document_id']}"
    assert visit(PARENT).open(direct).status_code == 404
    writing.sent(version_id)
    assert visit(PARENT).open(paper).status_code == 200
    assert visit(PARENT).open(f"{writing.path}/{version_id}/papers/other").status_code == 404


def test_the_pdf_has_every_word_of_the_page(writing: Writing, visit: Visit) -> None:
    version_id = writing.transcribed()
    data = visit(SENCO).open(f"{writing.path}/{version_id}/plan.pdf").content
    text = "".join(
        "".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(io.BytesIO(data)).pages
    ).replace("-", "")
    file = read_file(visit(SENCO).open(f"{writing.path}/{version_id}/plan.json").content)
    assert len(file.record.clauses) == 3
    for clause in file.record.clauses:
        assert "".join(clause.words.split()).replace("-", "") in text


def test_an_export_that_is_read_in_again_changes_nothing(writing: Writing, visit: Visit) -> None:
    version_id = writing.transcribed()
    data = visit(OFFICER).open(f"{writing.path}/{version_id}/plan.json").content
    answer = visit(OFFICER).send(
        f"{writing.path}/working/import",
        _seen(visit, writing),
        files={"file": ("plan.json", data, "application/json")},
    )
    assert answer.status_code == 303, problems(answer.text)
    assert "What was changed since" not in visit(OFFICER).open(f"{writing.path}/working").text


def _seen(visit: Visit, writing: Writing) -> dict[str, str]:
    page = visit(OFFICER).open(f"{writing.path}/working/import").text
    return {"based_on": hidden(page, "based_on"), "seen": hidden(page, "seen")}


@pytest.mark.parametrize(
    ("about", "clause", "says"),
    [
        ({"child": "Another Child"}, {}, "about another child"),
        ({"born_on": "2011-01-01"}, {}, "about another child"),
        ({}, {"section": "F"}, "number 1"),
        ({}, {"hours": 3}, "no answer has this name"),
    ],
)
def test_a_file_of_another_child_or_form_is_not_read_in(
    about: dict[str, str], clause: dict[str, Any], says: str, writing: Writing, visit: Visit
) -> None:
    need = {"kind": "need", "clause_id": "n", "words": "A need", "section": "B", **clause}
    file = {"format": "redress-plan/1", "about": about, "record": {"clauses": [need]}}
    answer = visit(OFFICER).send(
        f"{writing.path}/working/import",
        _seen(visit, writing),
        files={"file": ("plan.json", json.dumps(file).encode(), "application/json")},
    )
    assert answer.status_code == 422
    assert any(says in problem for problem in problems(answer.text)), problems(answer.text)
    assert "A need" not in visit(OFFICER).open(f"{writing.path}/working").text


def _program(client: TestClient, person: Person) -> Callable[..., Any]:
    def send(method: str, path: str, **more: Any) -> Any:
        headers = {"Authorization": f"Bearer {demo_token(person)}", **more.pop("headers", {})}
        return client.request(method, f"/api/v1{path}", headers=headers, **more)

    return send


def test_a_program_reads_in_makes_a_version_sends_it_and_reads_it_back(
    writing: Writing, visit: Visit
) -> None:
    officer = _program(visit(OFFICER).client, OFFICER)
    parent = _program(visit(PARENT).client, PARENT)
    path = f"/cases/{writing.case_id}"
    clauses = [
        {"kind": "need", "clause_id": "n1", "words": "A need", "section": "B"},
        {"kind": "provision", "clause_id": "p1", "words": "Help as required", "section": "F"},
    ]
    file = {"format": "redress-plan/1", "record": {"clauses": clauses}}
    key = str(uuid4())
    for _ in range(2):
        answer = officer(
            "put", f"{path}/record/working", json=file, headers={"Idempotency-Key": key}
        )
        assert answer.status_code == 200, answer.text
        assert answer.json()["number"] == 1
    assert {item["words"] for item in answer.json()["look_at"]} >= {
        "as required",
        "It is not said who gives it.",
    }
    refused = officer("put", f"{path}/record/working", content=b"{")
    assert refused.status_code == 422
    draft = {"kind": "draft_plan_version", "reason": "transcript", "words": "From our system."}
    key = str(uuid4())
    for _ in range(2):
        done = officer("post", f"{path}/commands", json={"command_id": key, "command": draft})
        assert done.json()["outcome"] == "done", done.text
    [version] = officer("get", f"{path}/record").json()
    assert version["status"] == "draft"
    assert parent("get", f"{path}/record").json() == []
    one = f"{path}/record/{version['version_id']}"
    assert parent("get", one).status_code == 404
    send = {"kind": "send_draft_to_family", "version_id": version["version_id"]}
    assert officer("post", f"{path}/commands", json={"command": send}).status_code == 200
    back = read_file(parent("get", one).content)
    [_, help_] = back.record.clauses
    assert isinstance(help_, Provision)
    assert help_.words == "Help as required"
    assert back.about is not None
    assert (back.about.child, back.about.born_on) == ("Example Child", date(2016, 5, 12))
    found = officer("get", f"{path}/record/compare?older={version['version_id']}&newer=working")
    assert found.json() == {"added": [], "removed": [], "changed": [], "moved": []}
    assert parent("get", f"{path}/record/working").status_code == 404


def test_the_form_of_the_file_is_public(clients: Callable[[], TestClient]) -> None:
    answer = clients().get("/api/v1/plan-record.schema.json")
    assert answer.status_code == 200
    assert answer.json()["$id"] == "urn:redress:plan-record:1"


def test_the_family_answers_a_draft_and_a_change_is_made_final_after_15_days(
    writing: Writing, visit: Visit
) -> None:
    first = writing.transcribed()
    ids = clauses_of(visit, f"{writing.path}/{first}/plan.json")
    writing.clause("F", {"words": "More help.", "manner": "thing"}, ids["F1"])
    second = writing.version("outside_review", "The school asked for it.")
    writing.sent(second)
    form = visit(PARENT).open(f"/cases/{writing.case_id}/plan-answer").text
    assert f'href="{writing.path}/{second}">Read the draft</a>' in form
    writing.do(PARENT, "plan-answer", {"words": "Please keep the therapy."})
    assert "Please keep the therapy." in visit(OFFICER).open(writing.path).text
    assert "Please keep the therapy." not in visit(SENCO).open(writing.path).text
    typed: dict[str, Any] = {"version_id": second, "notice": writing.notice()}
    early = visit(OFFICER).send(f"/cases/{writing.case_id}/plan-make-final", typed)
    assert early.status_code == 409
    assert "to say what it thinks of the draft" in problems(early.text)[0]
    today = date.fromisoformat(
        _program(visit(OFFICER).client, OFFICER)("get", f"/cases/{writing.case_id}/record").json()[
            0
        ]["sent_on"]
    )
    writing.do(OFFICER, "clock", day("to", date.fromordinal(today.toordinal() + 16)))
    writing.do(OFFICER, "plan-make-final", typed)
    page = visit(SENCO).open(f"{writing.path}/{second}").text
    assert "The plan in force" in page
    assert "More help." in page
    assert (
        "Start a dispute about this decision"
        in visit(PARENT).open(f"/cases/{writing.case_id}").text
    )


def test_every_date_on_these_pages_has_its_reason(writing: Writing, visit: Visit) -> None:
    first = writing.transcribed()
    addresses = [
        writing.path,
        f"{writing.path}/{first}",
        f"{writing.path}/compare?older={first}&newer={first}",
        f"{writing.path}/working",
        f"{writing.path}/working/import",
        f"{writing.path}/working/F/new",
        f"/cases/{writing.case_id}",
    ]
    for address in addresses:
        page = visit(OFFICER).open(address)
        assert page.status_code == 200, address
        assert complaints(as_tree(page.text)) == [], address
    assert options(visit(OFFICER).open(f"/cases/{writing.case_id}/plan-version").text, "reason")
