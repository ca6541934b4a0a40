"""Every kind of disagreement on pages and over JSON: sorted, with the dates of every route."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.demo_people import ADVISER, MEDIATOR, OFFICER, PARENT
from cases.dispute.grounds.vocabulary import GroundKind
from rules.calendar import LONDON
from store.case_pages import CasePages
from store.database import Database
from store.people import Person
from tests.api.dates_on_page import broken_references, read, unexplained
from tests.api.test_json import DISPUTE, Program
from tests.api.visitor import Visitor, a_dispute, day, hidden, problems, secrets_of

Visit = Callable[[Person | None], Visitor]

LONG_AGO = datetime.now(LONDON).date() - timedelta(days=40)


def raised(*kinds: GroundKind) -> dict[str, str | list[str]]:
    """The answers about further grounds in the form that starts a dispute."""
    typed: dict[str, str | list[str]] = {"raised": [kind.value for kind in kinds]}
    for kind in kinds:
        typed |= day(f"{kind.value}_on", LONG_AGO)
        typed[f"{kind.value}_words"] = f"About {kind.value}."
    return typed | {"responsible_body": "school"}


def delayed(visit: Visit, **more: str) -> str:
    """A dispute about nothing but delay, by the form."""
    facts = {"decision": "something_else", **day("happened_on", LONG_AGO)}
    return visit(PARENT).file_dispute(**facts, **raised(GroundKind.DELAY), **more)  # type: ignore[arg-type]


def dates_are_explained(page: str) -> None:
    """Every date that the page shows leads to its reason."""
    found = [
        (words, "".join(element.texts))
        for words, element in unexplained(read(page))
        if not any(
            here.has_class(name)
            for here in element.around()
            for name in ("redress-words", "redress-technical", "redress-demo-time")
        )
    ]
    assert found == []
    assert broken_references(read(page)) == []


def test_a_dispute_about_delay_alone_is_taken_and_says_why_it_cannot_be_appealed(
    visit: Visit,
) -> None:
    case_id = delayed(visit)
    page = visit(PARENT).open(f"/cases/{case_id}").text
    assert "What it is about" in page
    assert "Not for the tribunal" in page
    assert "This is not a decision that the tribunal can hear." in page
    assert "Your last safe day to go to the tribunal" not in page
    assert "Last day for the Ombudsman" in page
    dates_are_explained(page)


def test_every_kind_beside_a_plan_is_shown_sorted_with_the_dates_of_its_routes(
    visit: Visit,
) -> None:
    facts = {"decision": "plan_finalised", "sections": ["B", "F"]}
    case_id = visit(PARENT).file_dispute(**facts, **raised(*GroundKind))  # type: ignore[arg-type]
    for person in (PARENT, OFFICER, ADVISER):
        page = visit(person).open(f"/cases/{case_id}").text
        for words in (
            "Can be appealed",
            "Together with the appeal",
            "A claim to the tribunal, with a time of its own",
            "Not for the tribunal",
            "Last day for the claim",
            "Last day for the health ombudsman",
            "The Ombudsman usually waits for the council until",
        ):
            assert words in page, (person.display_name, words)
        dates_are_explained(page)


def test_a_plan_that_is_disputed_in_no_part_is_asked_again(visit: Visit) -> None:
    parent = visit(PARENT)
    answer = parent.send(
        "/start",
        {**_typed(parent), "decision": "plan_finalised"},
    )
    assert problems(answer.text) == ["Choose at least one part of the plan"]


def test_a_ground_without_its_day_and_words_is_asked_again(visit: Visit) -> None:
    parent = visit(PARENT)
    answer = parent.send("/start", {**_typed(parent), "raised": ["delay"]})
    assert problems(answer.text) == [
        "Enter the day. By which day should it have been done?",
        "Say in your own words: delay",
    ]


def _typed(visitor: Visitor) -> dict[str, str]:
    return a_dispute(visitor.open("/start").text)


def seen_and_sent(visitor: Visitor, path: str, typed: dict[str, Any], shown: str) -> Any:
    """Press the button below a preview."""
    facts = {**secrets_of(shown), "seen": hidden(shown, "seen"), **typed}
    return visitor.client.post(path, data=facts)


def test_before_a_ground_is_sent_in_the_family_sees_what_it_does_to_each_route(
    visit: Visit, database: Database
) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute(decision="plan_finalised", sections=["B", "F"])  # type: ignore[arg-type]
    path = f"/cases/{case_id}/raise-ground"
    typed = {
        "ground": "discrimination",
        "discrimination_words": "He was sent home.",
        "responsible_body": "school",
        **day("discrimination_on", LONG_AGO),
    }
    looked = parent.send(path, typed)
    assert looked.status_code == 200
    shown = looked.text.split('role="status"')[1].split("</div>")[0]
    claim = next(line for line in shown.split("<li>") if "iscrimination" in line)
    assert "Days: " in claim
    assert "It does not stop the time to go to the tribunal." in shown
    assert "Nothing has been changed and nobody has been told yet." in looked.text
    case = CasePages(database).find(case_id)
    assert case is not None
    assert case.state.further.standing == ()
    sent = seen_and_sent(parent, path, typed, looked.text)
    assert sent.status_code == 303, problems(sent.text)
    again = parent.send(
        f"/cases/{case_id}/sections", {"sections": ["B", "F"], "words": "No change."}
    )
    assert again.status_code == 409, "a preview refuses what the change itself would be refused"


def test_grounds_are_added_dropped_and_changed_by_forms(visit: Visit, database: Database) -> None:
    facts = {"decision": "plan_finalised", "sections": ["I"]}
    parent = visit(PARENT)
    case_id = parent.file_dispute(**facts)  # type: ignore[arg-type]
    pages = CasePages(database)

    def do(slug: str, typed: dict[str, str | list[str]]) -> None:
        answer = parent.send(f"/cases/{case_id}/{slug}", typed)
        if 'name="seen"' in answer.text:
            answer = seen_and_sent(parent, f"/cases/{case_id}/{slug}", typed, answer.text)
        assert answer.status_code == 303, problems(answer.text)

    def state() -> object:
        case = pages.find(case_id)
        assert case is not None
        return case.state

    do("sections", {"sections": ["B", "F"], "words": "The help is wrong too."})
    assert "Last day to speak to the mediation adviser" in parent.open(f"/cases/{case_id}").text
    unfair = {"ground": "discrimination", "discrimination_words": "He was sent home."}
    do(
        "raise-ground",
        {**unfair, **day("discrimination_on", LONG_AGO), "responsible_body": "school"},
    )
    ground = state().further.standing[0]  # type: ignore[attr-defined]
    one = {"ground_id": ground.ground_id}
    do("conciliation", {**one, **day("began_on", LONG_AGO + timedelta(days=9))})
    do("claim-sent", {**one, **day("sent_on", LONG_AGO + timedelta(days=20))})
    page = parent.open(f"/cases/{case_id}").text
    assert "The family sent its discrimination claim" in page
    dates_are_explained(page)
    do("drop-ground", {**one, "words": "The school said sorry."})
    assert state().further.standing == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize("pack", ["green-paper-2022", "law-2014"])
def test_a_dispute_about_delay_goes_from_form_to_form_until_it_ends(
    visit: Visit, clients: Callable[[], TestClient], pack: str
) -> None:
    ground = {"ground": "delay", "happened_on": "2026-09-01", "words": "No plan came."}
    asked = DISPUTE | {"decision": "something_else", "raised": [ground], "pack": pack}
    answer = Program(clients(), PARENT).post("/disputes", {"dispute": asked})
    case_id = str(answer.json()["case_id"])
    parent, officer, service = visit(PARENT), visit(OFFICER), visit(MEDIATOR)

    def do(who: Visitor, slug: str, typed: dict[str, str]) -> None:
        sent = who.send(f"/cases/{case_id}/{slug}", typed)
        assert sent.status_code == 303, (slug, problems(sent.text))

    do(officer, "answer", {"outcome": "not_upheld", "words": "We were busy."})
    do(parent, "reply", {"satisfied": "no"})
    assert "gives no certificate" in parent.open(f"/cases/{case_id}/adviser").text
    do(parent, "adviser", {"wants_mediation": "yes"})
    page = service.open(f"/cases/{case_id}").text
    assert "before the last day for the Ombudsman" in page
    dates_are_explained(page)
    assert "The Ombudsman" in parent.open(f"/cases/{case_id}/other-routes").text
    do(parent, "other-routes", {})
    ended = parent.open(f"/cases/{case_id}").text
    assert "the family was told its other routes" in ended
    assert "Last day for the Ombudsman" in ended, "the routes stay on the page with their dates"
    dates_are_explained(ended)


def test_a_program_reads_the_grounds_and_the_dates_of_the_routes(
    clients: Callable[[], TestClient],
) -> None:
    ground = {"ground": "delay", "happened_on": "2026-09-01", "words": "No plan came."}
    parent = Program(clients(), PARENT)
    answer = parent.post("/disputes", {"dispute": DISPUTE | {"raised": [ground]}})
    case_id = answer.json()["case_id"]
    grounds = parent.get(f"/cases/{case_id}/grounds").json()
    assert [(one["title"], one["can_be_heard"]) for one in grounds] == [
        ("Refusal to assess", True),
        ("Delay", False),
    ]
    routes = {route["kind"]: route for route in parent.get(f"/cases/{case_id}/routes").json()}
    dates = {one["rule"]: one["on"] for one in routes["ombudsman"]["dates"]}
    assert dates["C8"] == date(2027, 8, 31).isoformat()
    assert routes["tribunal"]["dates"][0]["rule"] == "T1"
