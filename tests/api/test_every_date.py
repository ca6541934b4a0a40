"""Every date on every page leads to the reason for it, for every role, at every stage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from api.demo_people import ADMINISTRATOR, DEMO_PEOPLE, OFFICER, PARENT, SENCO
from api.forms.catalogue import ACTIONS
from api.permissions import may_act
from api.viewer import Viewer
from cases.actor import Role
from cases.dispute.state import DisputeState
from cases.plan.state import PlanState
from messages.compose import compose, role_of
from rules.calendar import LONDON
from settings import Settings
from store import tables as t
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.messages import Message, Messages
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.dates_on_page import (
    RECORD,
    Element,
    broken_references,
    date_pages,
    read,
    unexplained,
)
from tests.api.story import Story
from tests.api.visitor import Typed, Visitor, day, options

Visit = Callable[[Person | None], Visitor]

ALLOWED: dict[str, str] = {
    "redress-words": "words that a person wrote: they are shown as they were written",
    "redress-demo-time": "the time of the demonstration clock, which exists in no real case",
    "redress-mail": "an e-mail of the demonstration exactly as it went out: its dates are proved "
    "where messages are composed (tests/messages/test_compose.py)",
    "redress-technical": "when a message, a note or a filing came, or a job ran: a time of the "
    "machine from which nothing is counted on this page",
}
"""Classes inside which a date needs no reason, and why."""


def complaints(page: Element) -> list[str]:
    """What is wrong with the dates of a page."""
    found = [
        f"{date} in <{element.tag} class={element.attributes.get('class', '')!r}> "
        f"{' '.join(''.join(element.texts).split())[:120]!r}"
        for date, element in unexplained(page)
        if not any(here.has_class(name) for here in element.around() for name in ALLOWED)
    ]
    return found + [f"leads nowhere: {name}" for name in broken_references(page)]


def _is_record(element: Element) -> bool:
    return bool(RECORD.fullmatch(element.attributes.get("data-source", "")))


class Walk:
    """Looks at every page of a case as everybody, and follows every link to a derivation."""

    def __init__(
        self, visit: Visit, database: Database, settings: Settings, share: float = 1.0
    ) -> None:
        """`share` is how many of the forms and general pages are looked at each time; below 1 a
        derivation is opened by the first who meets it, else by everybody who does."""
        self.settings = settings
        self._share = share
        self._random = Random(4)
        self.people = {person: visit(person) for person in DEMO_PEOPLE}
        self.messages = Messages(database)
        self.cases = CasePages(database)
        self.database = database
        self.pages = 0
        self.opened: set[tuple[str, str]] = set()
        self.derivations: set[tuple[str, str]] = set()
        self.wrong: dict[str, list[str]] = {}

    def look(self, person: Person, path: str, *, must: bool = False) -> Element | None:
        """One page as one person."""
        answer = self.people[person].open(path)
        if answer.status_code != 200:
            assert not must, (person.display_name, path, answer.status_code)
            return None
        page = read(answer.text)
        self.pages += 1
        found = complaints(page)
        if found:
            self.wrong[f"{person.display_name} {path}"] = found
        for address in date_pages(page):
            who = person.person_id if self._share == 1.0 else ""
            if (who, address) not in self.derivations:
                self.derivations.add((who, address))
                self.look(person, address, must=True)
        return page

    def around(self, case_id: str) -> None:
        """Everything about a case as it stands, as everybody."""
        self.deliver(case_id)
        case = self.cases.find(case_id)
        assert case is not None
        for person in self.people:
            viewer = Viewer(person.person_id, "", Role(person.role), ())
            slugs = [
                slug
                for (kind, slug), action in ACTIONS.items()
                if kind == case.kind and may_act(viewer, action.command)
            ]
            self.look(person, f"/cases/{case_id}")
            for beside in ("settings", "asked"):
                self.look(person, f"/cases/{case_id}/{beside}")
            forms = [f"/cases/{case_id}/{slug}" for slug in (*slugs, "clock")]
            general = ["/", "/messages", "/mail", "/start", "/register-plan", "/operations"]
            for path in (*general, *forms):
                if self._random.random() < self._share:
                    self.look(person, path)
            for message in self.messages.centre((person.person_id,), case_id):
                if (person.person_id, message.message_id) not in self.opened:
                    self.opened.add((person.person_id, message.message_id))
                    self.read(person, message)

    def read(self, person: Person, message: Message) -> None:
        """A message, the record that it leads to, and the e-mail of it as the demonstration shows."""
        page = self.look(person, f"/messages/{message.message_id}", must=True)
        assert page is not None
        if re.search(r"Why this day:", message.body):
            assert date_pages(page), message.body
        [record] = {e.attributes["data-source"] for e in page.within() if _is_record(e)}
        path, _, anchor = record.partition("#")
        case = self.look(person, path, must=True)
        assert case is not None
        assert any(e.attributes.get("id") == anchor for e in case.within()), record
        folder = self.settings.data_dir / "mail"
        folder.mkdir(exist_ok=True)
        mail = EmailMessage()
        mail["Subject"], mail["To"] = message.subject, "somebody@example.org"
        mail.set_content(message.body)
        (folder / "read.eml").write_bytes(bytes(mail))
        self.look(person, "/mail/read.eml", must=True)

    def deliver(self, case_id: str) -> None:
        """Put every message that the case called for into its message centre."""
        case = self.cases.find(case_id)
        assert case is not None
        with self.database.begin() as connection:
            ids = connection.execute(
                select(t.message_intent.c.message_id).where(t.message_intent.c.case_id == case_id)
            ).scalars()
            intents = [self.messages.intent(message_id) for message_id in ids]
        assert isinstance(case.state, DisputeState | PlanState)
        for intent in intents:
            assert intent is not None
            composed = compose(
                intent.template,
                role_of(case.state, intent.recipient),
                case.state,
                ground=intent.ground,
                happened_at=intent.happened_at,
                names={},
                words={},
                base_url=self.settings.base_url,
            )
            self.messages.deliver(intent, composed.subject, composed.text, composed.html)


@pytest.fixture(params=[0.1, pytest.param(1.0, marks=pytest.mark.slow)], ids=["sample", "whole"])
def walk(
    visit: Visit, database: Database, settings: Settings, request: pytest.FixtureRequest
) -> Iterator[Walk]:
    """A walk; at its end no page may have shown a date without a reason.

    Everybody opens the case at every stage; of all other pages the quick walk sees a fixed sample.
    """
    found = Walk(visit, database, settings, request.param)
    yield found
    assert found.wrong == {}
    assert found.pages > (50 if request.param == 1.0 else 30), (
        "the walk saw too little to prove anything"
    )


def test_every_date_of_a_dispute_that_goes_to_the_tribunal_leads_to_its_reason(
    walk: Walk, visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path
) -> None:
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    for step in (story.filed, story.answered, story.wanted, story.arranged, story.held):
        step()
        walk.around(story.case_id)


def test_every_date_of_a_dispute_before_the_tribunal_leads_to_its_reason(
    walk: Walk, visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path
) -> None:
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    story.filed().answered().wanted().arranged().held()
    for step in (
        story.certified,
        story.prepared,
        story.sent,
        story.returned,
        story.registered,
    ):
        step()
        walk.around(story.case_id)
    walk.look(PARENT, f"/certificates?number={story.state().mediation.certificate.number}")
    assert any(address.endswith("/appeal") for _, address in walk.derivations)


def test_every_date_of_an_agreement_leads_to_its_reason(
    walk: Walk, visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path
) -> None:
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    story.filed().answered().arranged().held("agreement").agreed()
    walk.around(story.case_id)
    story.passed(90)
    walk.around(story.case_id)
    assert any("/promise" in address for _, address in walk.derivations)


@pytest.mark.parametrize("outcome", ["amend", "keep"])
def test_every_date_of_a_plan_leads_to_its_reason(walk: Walk, visit: Visit, outcome: str) -> None:
    officer, school = visit(OFFICER), visit(SENCO)
    today = datetime.now(LONDON).date()
    page = officer.open("/register-plan").text
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
    case_id = case.rsplit("/", 1)[1]
    walk.around(case_id)

    def do(person: Visitor, slug: str, typed: Typed) -> None:
        done = person.send(f"{case}/{slug}", typed)
        assert done.status_code == 303, (slug, done.text[:4000])
        walk.around(case_id)

    meeting_on = today + timedelta(days=20)
    do(officer, "review-meeting", day("meeting_on", meeting_on))
    do(officer, "clock", day("to", meeting_on + timedelta(days=1)))
    do(school, "review-held", day("held_on", meeting_on))
    page = officer.open(f"{case}/review-decision").text
    do(
        officer,
        "review-decision",
        {
            "outcome": outcome,
            "family_asked_for_amendment": "no",
            "words": "Section F: one hour of therapy each week.",
            "notice": options(page, "notice"),
        },
    )


def test_every_date_of_the_choice_of_a_school_leads_to_its_reason(walk: Walk, visit: Visit) -> None:
    officer, parent, school = visit(OFFICER), visit(PARENT), visit(SENCO)
    today = datetime.now(LONDON).date()
    answer = officer.send(
        "/register-plan",
        {
            "family_id": PARENT.person_id,
            "child_name": "Example Child",
            **day("child_born_on", today.replace(year=2018, month=5, day=12)),
            "setting_id": "none",
            **day("plan_made_on", today - timedelta(days=100)),
        },
    )
    case = answer.headers["location"].split("?")[0]
    case_id = case.rsplit("/", 1)[1]

    def do(person: Visitor, slug: str, typed: Typed) -> None:
        done = person.send(f"{case}/{slug}", typed)
        assert done.status_code == 303, (slug, done.text[:4000])
        walk.around(case_id)

    asked, special = "example-school", "example-special"
    facts = {"phase": "primary", "needs": ["ASD"], "with_alternative": "no"}
    do(officer, "tailored-list", facts)
    do(parent, "rank-settings", {"wish_1": asked, "wish_2": special})
    do(officer, "consult-setting", {"setting_id": asked, "words": "A child with autism."})
    came = {
        "setting_id": "example-unit",
        "is_main": "no",
        "reason": "early_help",
        **day("started_on", today),
        **day("planned_until", today + timedelta(days=20)),
    }
    do(officer, "start-placement", came)
    do(school, "answer-consultation", {"setting_id": asked, "answer": "can_take"})
    do(officer, "name-setting", {"setting_id": asked, "words": "It can help."})
    do(officer, "clock", day("to", today + timedelta(days=21)))
    for path in ("/movements", "/standards", "/inclusion-plans"):
        walk.look(OFFICER, path, must=True)
        walk.look(ADMINISTRATOR, path, must=True)


def test_a_date_without_a_reason_is_found() -> None:
    planted = read(
        "<main><p>The day is 10 June 2026.</p><p class='redress-words'>By 11 June 2026.</p></main>"
    )
    assert len(complaints(planted)) == 1
    assert "10 June 2026" in complaints(planted)[0]


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href='/cases/c1/dates/appeal'>10 June 2026</a></p>",
        "<li>By 10 June 2026: answer. <a href='/cases/c1/dates/appeal'>Why this day</a></li>",
        "<p data-source='T1'>10 June 2026</p>",
        "<li id='event-3' data-source='event-3'><b>10 June 2026</b></li>",
        "<section data-derivation='/cases/c1/dates/appeal'><p>10 June 2026</p></section>",
    ],
)
def test_a_date_with_a_reason_is_left_alone(html: str) -> None:
    assert complaints(read(html)) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p><a href='/cases/c1'>10 June 2026</a></p>",
        "<p data-source='Z99'>10 June 2026</p>",
        "<p data-source=''>10 June 2026</p>",
        "<p><a data-source='event-3' href='#event-3'>10 June 2026</a></p>",
        "<p data-derivation='/cases/c1'>10 June 2026</p>",
        "<p>10 June 2026</p><p><a href='/cases/c1/dates/appeal'>Why</a></p>",
    ],
)
def test_a_reference_that_leads_nowhere_is_no_reason(html: str) -> None:
    assert complaints(read(html)) != []


def test_the_operator_sees_no_date_of_any_case(visit: Visit, database: Database) -> None:
    case_id = visit(PARENT).file_dispute()
    operator = visit(ADMINISTRATOR)
    assert operator.open(f"/cases/{case_id}/dates/appeal").status_code == 404
