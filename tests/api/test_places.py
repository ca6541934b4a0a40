"""The choice of a setting, moves and standards, told by forms alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from api.demo_people import (
    ADMINISTRATOR,
    CLERK,
    COUNCIL,
    MEDIATOR,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    SENCO,
    TOKEN_PREFIX,
)
from api.demo_places import DEMO_STANDARDS
from rules.calendar import LONDON
from store.case_pages import CasePages
from store.database import Database
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.visitor import Visitor, day, options, problems

Visit = Callable[[Person | None], Visitor]

SCHOOL, SPECIAL, INDEPENDENT = "example-school", "example-special", "example-independent"


def today() -> date:
    """Today in London."""
    return datetime.now(LONDON).date()


@pytest.fixture
def plan_id(visit: Visit, cases: CasesInProcess) -> str:
    """A plan of a child who is at no school."""
    officer = visit(OFFICER)
    typed = {
        "family_id": PARENT.person_id,
        "child_name": "Example Child",
        "setting_id": "none",
        **day("child_born_on", date(2018, 5, 12)),
        **day("plan_made_on", today() - timedelta(days=90)),
    }
    answer = officer.send("/register-plan", typed)
    assert answer.status_code == 303, problems(answer.text)
    return str(answer.headers["location"]).split("/")[2].split("?")[0]


def do(visitor: Visitor, plan_id: str, slug: str, **typed: Any) -> str:
    """Fill in a form of the plan and send it; where it leads."""
    answer = visitor.send(f"/cases/{plan_id}/{slug}", typed)
    assert answer.status_code == 303, (slug, answer.status_code, problems(answer.text))
    return str(answer.headers["location"])


def make_list(visitor: Visitor, plan_id: str) -> None:
    """A list for autism and speech at primary age, at most 8 km away."""
    do(
        visitor,
        plan_id,
        "tailored-list",
        phase="primary",
        needs=["ASD", "SLCN"],
        home="51.5072, -0.1276",
        farthest_km="8",
        with_alternative="no",
    )


def test_a_family_reads_its_list_with_reasons_and_ranks_it(visit: Visit, plan_id: str) -> None:
    make_list(visit(OFFICER), plan_id)
    parent = visit(PARENT)
    page = parent.open(f"/cases/{plan_id}/settings").text
    for words in (
        "Example local inclusion plan",
        "It teaches primary school children.",
        "It can help with autism and speech, language and communication.",
        "It is 0.0 km away, in a straight line.",
        "It has no free place now. The council can still ask it.",
        "Not on the list, and why (3)",
        "That is too far.",
        "It is alternative provision, for a time. Nobody asked for that.",
        "It does not teach primary school children.",
        "You choose from this list.",
        "It is not the law. Under the law today a family may ask for any school or college.",
    ):
        assert words in page, words
    assert page.index("Example School") < page.index("Example Academy")
    form = parent.open(f"/cases/{plan_id}/rank-settings").text
    assert "Example Independent School" not in form
    do(parent, plan_id, "rank-settings", wish_1=SPECIAL, wish_2=SCHOOL, words="It is calm there.")
    officer = visit(OFFICER).open(f"/cases/{plan_id}/settings").text
    assert "The family’s number 1" in officer
    assert "It is calm there." in officer


def test_the_same_setting_twice_is_told_on_the_form(visit: Visit, plan_id: str) -> None:
    make_list(visit(OFFICER), plan_id)
    answer = visit(PARENT).send(
        f"/cases/{plan_id}/rank-settings", {"wish_1": SCHOOL, "wish_2": SCHOOL}
    )
    assert answer.status_code == 422
    assert "Choose each school or college only once" in answer.text


def test_a_setting_that_is_asked_sees_its_question_and_nothing_else(
    visit: Visit, plan_id: str, database: Database
) -> None:
    officer, parent, senco = visit(OFFICER), visit(PARENT), visit(SENCO)
    make_list(officer, plan_id)
    do(parent, plan_id, "rank-settings", wish_1=SCHOOL, wish_2=SPECIAL)
    assert senco.open(f"/cases/{plan_id}/answer-consultation").status_code == 404
    do(officer, plan_id, "consult-setting", setting_id=SCHOOL, words="A child with autism.")
    for path in ("", "/settings", "/rank-settings", "/name-setting", "/arrange-meeting"):
        assert senco.open(f"/cases/{plan_id}{path}").status_code == 404, path
    worklist = senco.open("/").text
    assert f"/cases/{plan_id}/answer-consultation" in worklist
    assert f'"/cases/{plan_id}"' not in worklist
    form = senco.open(f"/cases/{plan_id}/answer-consultation").text
    assert "A child with autism." in form
    assert "the Code of Practice expects an answer by" in form
    there = do(
        senco,
        plan_id,
        "answer-consultation",
        setting_id=SCHOOL,
        answer="objects",
        objections=["unsuitable"],
        words="We have no quiet room.",
    )
    assert there == f"/cases/{plan_id}/asked"
    assert "We have no quiet room." in senco.open(there).text
    assert senco.open(f"/cases/{plan_id}/answer-consultation").status_code == 404
    assert "We have no quiet room." in parent.open(f"/cases/{plan_id}/settings").text
    # The pack binds the council to the family's order: the first said no, the second is asked.
    do(officer, plan_id, "consult-setting", setting_id=SPECIAL, words="A child with autism.")
    name = {"setting_id": SPECIAL, "words": "It can meet every need."}
    refused = officer.send(f"/cases/{plan_id}/name-setting", name)
    assert refused.status_code == 409
    do(
        officer,
        plan_id,
        "answer-consultation",
        setting_id=SPECIAL,
        answer="can_take",
    )
    do(officer, plan_id, "name-setting", **name)
    page = parent.open(f"/cases/{plan_id}/settings").text
    assert "The plan will name Example Special School." in page
    assert "You can appeal about the school or college when the plan is final." in page
    found = CasePages(database).find(plan_id)
    assert found is not None
    assert found.state.choice.named.rank == 2


def test_nobody_else_sees_the_choice(visit: Visit, plan_id: str) -> None:
    make_list(visit(OFFICER), plan_id)
    for person in (SECOND_PARENT, MEDIATOR, CLERK, SENCO, ADMINISTRATOR):
        for path in ("settings", "asked", "tailored-list", "answer-consultation"):
            assert visit(person).open(f"/cases/{plan_id}/{path}").status_code == 404, path


def test_a_move_is_recorded_shown_and_reported(visit: Visit, plan_id: str) -> None:
    officer = visit(OFFICER)
    came = today() - timedelta(days=30)
    do(
        officer,
        plan_id,
        "start-placement",
        setting_id="example-unit",
        is_main="no",
        reason="early_help",
        **day("started_on", came),
        **day("planned_until", today() + timedelta(days=30)),
    )
    page = visit(PARENT).open(f"/cases/{plan_id}/settings").text
    assert "Example Alternative Provision" in page
    [placement] = options(officer.open(f"/cases/{plan_id}/end-placement").text, "placement_id")
    do(
        officer,
        plan_id,
        "end-placement",
        placement_id=placement,
        reason="back_to_school",
        **day("ended_on", came + timedelta(days=9)),
    )
    page = visit(PARENT).open(f"/cases/{plan_id}/settings").text
    assert "10 days. The child went back to school." in page
    first = came.isoformat()
    report = officer.open(f"/movements?first={first}").text
    assert "Example Alternative Provision" in report
    assert "The child went back to school: 1" in report
    rows = list(csv.DictReader(io.StringIO(officer.open(f"/movements.csv?first={first}").text)))
    [row] = [one for one in rows if one["came_on"] == first and one["left_on"]]
    assert (row["kind"], row["days"], row["left_for"]) == ("alternative", "10", "back_to_school")
    # Outside the authority a single child is kept back.
    everybody = visit(ADMINISTRATOR).open(f"/movements?first={first}").text
    assert "fewer than 5" in everybody
    assert "The child went back to school: 1" not in everybody
    summary = visit(ADMINISTRATOR).open(f"/movements.csv?first={first}").text
    assert "fewer than 5" in summary
    assert first not in summary


def test_a_measured_way_counts_before_the_map(visit: Visit, clients: Any, plan_id: str) -> None:
    token = {"Authorization": f"Bearer {TOKEN_PREFIX}example-officer"}
    command = {
        "kind": "make_tailored_list",
        "phase": "primary",
        "needs": ["ASD"],
        "latitude": 51.5072,
        "longitude": -0.1276,
        "ways": [{"setting_id": SCHOOL, "metres": 9000, "minutes": 50}],
        "longest_minutes": 45,
    }

    def send(body: dict[str, Any]) -> int:
        path = f"/api/v1/cases/{plan_id}/commands"
        return int(clients().post(path, json={"command": body}, headers=token).status_code)

    assert send({**command, "longitude": None}) == 422
    assert send({**command, "needs": []}) == 422
    assert send(command) == 200
    page = visit(PARENT).open(f"/cases/{plan_id}/settings").text
    assert "It is 9.0 km away, 50 minutes from home. That is too far." in page
    assert page.index("Example Special School") < page.index("Example School<")


def test_movements_are_told_to_programs_too(visit: Visit, clients: Any, plan_id: str) -> None:
    officer = visit(OFFICER)
    do(
        officer,
        plan_id,
        "start-placement",
        setting_id=SCHOOL,
        is_main="yes",
        reason="named_in_plan",
        **day("started_on", today()),
    )
    # The school where the child is sees the plan from now on.
    assert visit(SENCO).open(f"/cases/{plan_id}").status_code == 200

    def ask(slug: str, path: str) -> Any:
        token = {"Authorization": f"Bearer {TOKEN_PREFIX}{slug}"}
        return clients().get(f"/api/v1/{path}", headers=token)

    found = ask("example-officer", "movements").json()
    assert any(one["setting_id"] == SCHOOL and one["is_main"] for one in found["movements"])
    hidden = ask("example-administrator", "movements").json()
    assert hidden["movements"] == []
    assert ask("example-parent", "movements").status_code == 404
    plan = ask("example-officer", f"inclusion-plans/{COUNCIL.person_id}").json()
    assert {one["setting"] for one in plan["settings"]} >= {SCHOOL, SPECIAL}


def test_a_setting_that_is_asked_answers_over_json(
    visit: Visit, clients: Any, plan_id: str
) -> None:
    officer = visit(OFFICER)
    make_list(officer, plan_id)
    token = {"Authorization": f"Bearer {TOKEN_PREFIX}example-senco"}
    said = {"kind": "answer_consultation", "setting_id": SCHOOL, "answer": "can_take"}

    def send(command: dict[str, Any]) -> int:
        path = f"/api/v1/cases/{plan_id}/commands"
        return int(clients().post(path, json={"command": command}, headers=token).status_code)

    assert send(said) == 404
    do(officer, plan_id, "consult-setting", setting_id=SPECIAL, words="A child with autism.")
    assert send(said) == 404
    do(officer, plan_id, "consult-setting", setting_id=SCHOOL, words="A child with autism.")
    assert send({**said, "setting_id": SPECIAL}) == 422
    assert send({"kind": "arrange_review_meeting", "meeting_on": "2030-01-01"}) == 404
    assert send(said) == 200


def test_a_standard_is_named_in_a_dispute_and_counted(visit: Visit, clients: Any) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    standard = f"{DEMO_STANDARDS.set_id}|EX1"
    do(parent, case_id, "cite-standard", standard=standard, words="Nobody wrote it down.")
    page = visit(OFFICER).open(f"/cases/{case_id}").text
    assert "EX1: Needs are looked at early" in page
    assert "An example, not the law" in page
    assert "Nobody wrote it down." in page
    own = visit(OFFICER).open("/standards").text
    assert "EX1: Needs are looked at early" in own
    assert "fewer than 5" in visit(ADMINISTRATOR).open("/standards").text
    token = {"Authorization": f"Bearer {TOKEN_PREFIX}example-officer"}
    [line] = clients().get("/api/v1/standards/cited", headers=token).json()
    assert (line["code"], line["cases"]) == ("EX1", "1")


# What an administrator imports


def test_a_set_of_standards_is_imported_by_an_administrator(visit: Visit) -> None:
    typed = {
        "title": "Another set",
        "issued_by": "An example",
        "is_illustrative": "yes",
        **day("dated_on", today()),
        **day("effective_from", today()),
    }
    files = {"file": ("s.csv", b"code,title,area,text\nZ1,A title,mediation,Words\n", "text/csv")}
    assert visit(ADMINISTRATOR).send("/standards", typed, files=files).status_code == 303
    assert "Another set" in visit(OFFICER).open("/standards").text
    bad = {"file": ("s.csv", b"code,title,area,text\nZ1,,sports,Words\n", "text/csv")}
    answer = visit(ADMINISTRATOR).send("/standards", typed, files=bad)
    assert answer.status_code == 422
    assert "line 2: title is empty." in answer.text


@pytest.mark.parametrize("person", [PARENT, MEDIATOR, CLERK, SENCO])
def test_others_read_no_report_and_import_nothing(visit: Visit, person: Person) -> None:
    for path in ("/movements", "/movements.csv", "/standards", "/inclusion-plans"):
        assert visit(person).open(path).status_code == 404, path


def test_an_officer_imports_nothing(visit: Visit) -> None:
    officer = visit(OFFICER)
    page = officer.open("/absences").text
    csrf = page.split('name="csrf" value="')[1].split('"')[0]
    for path in ("/inclusion-plans", "/standards"):
        assert officer.client.post(path, data={"csrf": csrf}).status_code == 404, path
