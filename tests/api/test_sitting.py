"""Pages around the session: the adviser's script, screening, the ranking of mediators, who comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.demo_people import (
    ADVISER,
    COUNCIL,
    MEDIATION,
    MEDIATOR,
    OFFICER,
    PARENT,
    SENCO,
    demo_id,
    seed_register,
)
from cases.dispute.mediators.vocabulary import Register
from rules.mediation_session import Employer, LawField
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.mediators import Mediators, Registered
from store.people import People, Person
from store.preferences import Preference, Preferences
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import GROUNDS, Story
from tests.api.test_json import Program
from tests.api.visitor import Visitor, day, options, problems

Visit = Callable[[Person | None], Visitor]

SECOND = Person(demo_id("second-mediator"), "person", "mediator", "Second Example Mediator")
THIRD = Person(demo_id("third-mediator"), "person", "mediator", "Third Example Mediator")
FOURTH = Person(demo_id("fourth-mediator"), "person", "mediator", "Fourth Example Mediator")
FIFTH = Person(demo_id("fifth-mediator"), "person", "mediator", "Fifth Example Mediator")
SIXTH = Person(demo_id("sixth-mediator"), "person", "mediator", "Sixth Example Mediator")


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path) -> Story:
    """A dispute whose complaint was answered."""
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    return story.filed().answered()


@pytest.fixture
def mediators(database: Database) -> Iterator[Mediators]:
    """The service has four mediators: one works for the council of the dispute, two have no entry."""
    people, register = People(database), Mediators(database)
    for person in (SECOND, THIRD, FOURTH):
        people.save(person)
        people.join(person.person_id, MEDIATION.person_id)
    entry = Registered(
        SECOND.person_id,
        Register.CIVIL_MEDIATION_COUNCIL,
        Employer.ENGLISH_AUTHORITY,
        COUNCIL.person_id,
        tuple(LawField),
        ("English", "Urdu"),
        date(2020, 1, 6),
        date(2099, 12, 31),
    )
    register.record(entry, ADVISER.person_id)
    yield register
    seed_register(register)


def test_the_adviser_tells_the_facts_both_ways_and_says_so(visit: Visit, story: Story) -> None:
    path = f"/cases/{story.case_id}/adviser"
    page = visit(ADVISER).open(path).text
    for said in ("What speaks for it", "What speaks against it", "Nobody may press you"):
        assert said in page
    assert "What speaks against it" in visit(PARENT).open(path).text
    answer = visit(ADVISER).send(path, {"wants_mediation": "yes"})
    assert answer.status_code == 422
    assert any("for and against" in text for text in problems(answer.text))
    story.do(ADVISER, "adviser", {"wants_mediation": "yes", "facts_told": "yes"})
    assert story.state().mediation.wanted


def test_a_program_of_the_adviser_must_say_so_too(
    clients: Callable[[], TestClient], story: Story
) -> None:
    program = Program(clients(), ADVISER)
    command = {"kind": "contact_adviser", "wants_mediation": True, "issues": ["health"]}
    assert program.act(story.case_id, command).status_code == 422
    assert program.act(story.case_id, command | {"facts_told": True}).status_code == 200
    assert story.state().mediation.is_health_alone


def test_the_family_says_which_help_of_the_health_service_it_asks_for(
    visit: Visit, story: Story
) -> None:
    typed = {
        "wants_mediation": "yes",
        "issues": ["education", "health"],
        "words": "Two hours of therapy.",
    }
    story.do(PARENT, "adviser", typed)
    assert "Two hours of therapy." in visit(OFFICER).open(f"/cases/{story.case_id}").text
    story.do(OFFICER, "tell-health", {"name": "Example ICB", **day("told_on", story.today())})
    assert len(story.state().health.icb_ids) == 1
    answer = visit(OFFICER).send(
        f"/cases/{story.case_id}/tell-health",
        {"name": "Example ICB", **day("told_on", story.today())},
    )
    assert answer.status_code == 409, "the same name is the same body"
    page = visit(OFFICER).open(f"/cases/{story.case_id}/decision-maker").text
    assert options(page, "mandate") == ["education", "health"]


def test_the_health_body_has_a_seat_and_its_answer_counts(visit: Visit, story: Story) -> None:
    story.do(PARENT, "adviser", {"wants_mediation": "yes", "issues": ["education", "health"]})
    story.do(OFFICER, "tell-health", {"name": "Seated ICB", **day("told_on", story.today())})
    story.do(ADVISER, "mediator", {"mediator_id": MEDIATOR.person_id})
    first = story.today() + timedelta(days=14)
    while first.weekday() > 3:
        first += timedelta(days=1)
    second = first + timedelta(days=1)
    offer = {**day("day1", first), "time1": "10:00", **day("day2", second), "time2": "14:00"}
    story.do(MEDIATOR, "slots", {**offer, "minutes": "90"})
    page = visit(MEDIATOR).open(f"/cases/{story.case_id}/health-slots").text
    (body,), offered = options(page, "icb_id"), options(page, "can")
    story.do(MEDIATOR, "health-slots", {"icb_id": body, "can": [offered[1]]})
    assert options(visit(PARENT).open(f"/cases/{story.case_id}/slot").text, "slot") == [offered[1]]
    story.do(PARENT, "slot", {"slot": offered[1]})
    typed = {"icb_id": body, "name": "Example Nurse", "job_title": "Lead", "may_settle": "no"}
    answer = visit(MEDIATOR).send(f"/cases/{story.case_id}/health-decision-maker", typed)
    assert answer.status_code == 409
    story.do(MEDIATOR, "health-decision-maker", {**typed, "may_settle": "yes"})
    page = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "For Seated ICB comes Example Nurse, Lead, who may decide about health." in page
    assert "It is planned for 1 hour and 30 minutes." in page
    file = visit(PARENT).open(f"/cases/{story.case_id}/session.ics").text
    assert "DURATION:PT1H30M" in file


def test_what_the_screening_found_stays_between_the_service_and_the_family(
    visit: Visit, clients: Callable[[], TestClient], story: Story
) -> None:
    story.wanted()
    story.do(ADVISER, "screening", {"outcome": "safeguarding", "words": "Afraid of somebody."})
    path = f"/cases/{story.case_id}"
    for person, sees in ((PARENT, True), (ADVISER, True), (OFFICER, False)):
        page = visit(person).open(path).text
        assert ("Afraid of somebody." in page) is sees, person.display_name
        assert ("would not be safe" in page) is sees, person.display_name
    program = Program(clients(), OFFICER)
    facts = program.get(path).json()["facts"]
    timeline = {event["kind"] for event in program.get(f"{path}/timeline").json()}
    assert "screening" not in facts
    assert "family_screened" not in timeline


def test_after_a_safeguarding_finding_the_family_goes_to_the_tribunal_without_more_words(
    story: Story,
) -> None:
    story.wanted()
    story.do(ADVISER, "screening", {"outcome": "safeguarding", "words": "Afraid of somebody."})
    story.do(PARENT, "grounds", GROUNDS)
    grounds = story.state().referral.grounds
    assert "exit:safeguarding" in grounds.details
    story.paper("decision_letter", "The decision letter")
    story.bundled()
    story.sent()
    assert story.state().referral.attempts == 1


def test_mediators_are_ranked_with_the_reasons_in_words(
    visit: Visit, story: Story, mediators: Mediators
) -> None:
    story.wanted()
    page = visit(ADVISER).open(f"/cases/{story.case_id}/mediator").text
    shown = options(page, "mediator_id")
    assert shown.index(MEDIATOR.person_id) < shown.index(SECOND.person_id)
    flat = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "Accredited until 31 December 2099. Speaks English." in flat
    assert re.search(r"Example Mediator \d+ open cases?\.", flat)
    assert "Second Example Mediator Cannot be chosen: This person works for one of" in flat
    assert "Third Example Mediator Cannot be chosen: there is no entry in the register" in flat
    for person, status in ((SECOND, 409), (THIRD, 422)):
        answer = visit(ADVISER).send(
            f"/cases/{story.case_id}/mediator", {"mediator_id": person.person_id}
        )
        assert answer.status_code == status
    story.do(ADVISER, "mediator", {"mediator_id": MEDIATOR.person_id})
    assert story.state().mediators.entry.register is Register.COLLEGE_OF_MEDIATORS


def test_who_speaks_the_language_of_the_family_comes_first_and_the_page_says_why(
    visit: Visit, story: Story, mediators: Mediators, database: Database
) -> None:
    story.wanted()
    wishes, people = Preferences(database), People(database)
    wishes.save(PARENT.person_id, Preference(interpreter="urdu", changed_by=ADVISER.person_id))
    for person, languages in ((FIFTH, ("English", "Urdu")), (SIXTH, ("English", "Polish"))):
        people.save(person)
        people.join(person.person_id, MEDIATION.person_id)
        mediators.record(
            Registered(
                person.person_id,
                Register.CIVIL_MEDIATION_COUNCIL,
                Employer.INDEPENDENT,
                "",
                tuple(LawField),
                languages,
                date(2020, 1, 6),
                date(2099, 12, 31),
            ),
            ADVISER.person_id,
        )
    try:
        page = visit(ADVISER).open(f"/cases/{story.case_id}/mediator").text
    finally:
        wishes.save(PARENT.person_id, Preference(changed_by=ADVISER.person_id))
    shown = options(page, "mediator_id")
    assert shown.index(FIFTH.person_id) < shown.index(MEDIATOR.person_id)
    assert shown.index(FIFTH.person_id) < shown.index(SIXTH.person_id)
    flat = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))
    assert "Speaks English, Urdu. The family asked for urdu. No interpreter is needed." in flat
    assert (
        "Speaks English, Polish. The family asked for urdu. An interpreter must be found." in flat
    )
    page = visit(ADVISER).open(f"/cases/{story.case_id}/mediator").text
    assert "The family asked for" not in page, "nobody asked for a language"


def test_a_conflict_of_interest_is_declared_waived_and_seen(visit: Visit, story: Story) -> None:
    story.arranged()
    story.do(MEDIATOR, "conflict", {"words": "I know the officer."})
    for person in (PARENT, OFFICER, MEDIATOR):
        page = visit(person).open(f"/cases/{story.case_id}").text
        assert "I know the officer." in page
        assert "No session goes on" in page
    story.do(PARENT, "accept-mediator")
    story.do(OFFICER, "accept-mediator")
    story.held()
    assert story.state().mediation.was_held


def test_who_comes_is_named_and_an_unlawful_no_is_shown_as_such(visit: Visit, story: Story) -> None:
    story.arranged()
    story.do(PARENT, "bring", {"name": "Example Lawyer", "attendee": "supporter"})
    no = {
        "attendee_id": story.state().attendees[0].attendee_id,
        "words": "No lawyers, please.",
        "refuses_to_mediate": "yes",
    }
    story.do(OFFICER, "refuse-attendee", no)
    page = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "Example Lawyer" in page
    assert "The council may not refuse to mediate because of who comes (M12)." in page
    assert "Take back your no" in visit(OFFICER).open(f"/cases/{story.case_id}").text
    story.do(OFFICER, "agree-attendee", {"attendee_id": no["attendee_id"]})
    assert not story.state().attendees[0].is_refused_unlawfully


def test_the_service_keeps_its_register_of_mediators(visit: Visit, mediators: Mediators) -> None:
    adviser = visit(ADVISER)
    assert "No entry yet." in adviser.open("/mediators").text
    typed = {
        "register": "college_of_mediators",
        **day("trained_on", date(2024, 5, 1)),
        **day("accredited_until", date(2030, 4, 30)),
        "knows": ["special_needs", "health", "social_care"],
        "employer": "independent",
        "languages": "English, Polish",
    }
    page = adviser.open(f"/mediators/{FOURTH.person_id}")
    csrf = re.search(r'name="csrf" value="([^"]*)"', page.text)
    assert csrf is not None
    address = f"/mediators/{FOURTH.person_id}"
    wrong = adviser.client.post(address, data={"csrf": csrf.group(1), "languages": "English"})
    assert wrong.status_code == 422
    answer = adviser.client.post(address, data={"csrf": csrf.group(1), **typed})
    assert answer.status_code == 303
    found = mediators.find([FOURTH.person_id])[FOURTH.person_id]
    assert found.languages == ("English", "Polish")
    assert found.accredited_until == date(2030, 4, 30)
    for person in (PARENT, OFFICER, SENCO):
        assert visit(person).open("/mediators").status_code == 404
    assert adviser.open(f"/mediators/{PARENT.person_id}").status_code == 404
