"""Disputes and a plan told by forms in which every name, address, word and file carries a mark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from api.demo_people import (
    ADVISER,
    CHILD_ONE,
    CLERK,
    COUNCIL,
    MEDIATION,
    MEDIATOR,
    OFFICE,
    OFFICER,
    PARENT,
    SCHOOL,
    SENCO,
)
from rules.calendar import LONDON
from store.people import People, Person
from tests.activities.serving import Serving
from tests.api.papers import pdf
from tests.api.story import GROUNDS, Story, Visit
from tests.api.visitor import day, hidden, options, problems

MARK = "Quillomarsh"
PHONE = "07700 900461"
POSTCODE = "QX7 9ZZ"
BORN_ON = date(2016, 2, 29)

MARKED_PEOPLE = tuple(
    replace(
        person,
        display_name=f"{MARK} {person.display_name}",
        email=f"{MARK.lower()}.{number}@family.example",
        phone=PHONE,
        address_lines=(f"{number} {MARK} Lane", f"{MARK} on Sea", POSTCODE),
        born_on=BORN_ON if person is CHILD_ONE else None,
    )
    for number, person in enumerate(
        (
            *(PARENT, OFFICER, MEDIATOR, ADVISER, CLERK, SENCO),
            *(COUNCIL, MEDIATION, OFFICE, SCHOOL, CHILD_ONE),
        )
    )
)

CHOICES = frozenset(
    {
        *("outcome", "satisfied", "wants_mediation", "health", "mediator_id", "slot", "looked"),
        *("promise1", "owner1", "promise_id", "sha256", "document"),
        *("authority_could_settle", "applicant_role", "others_with_responsibility", "hearing"),
        *("represented", "after_annual_review", "other_appeals", "other_court_cases", "video"),
        *("family_asked_for_amendment", "appeal_number", "setting_id", "family_id"),
    }
)
"""Fields in which one chooses, or that hold a number of an office: everything else is typed."""


def marked(typed: dict[str, Any]) -> dict[str, Any]:
    """The answers with the mark in everything that somebody types."""
    found = {}
    for name, value in typed.items():
        free = name not in CHOICES and isinstance(value, str)
        free = free and not name.endswith(("-day", "-month", "-year")) and "time" not in name
        if name == "applicant_phone":
            found[name] = PHONE
        elif free:
            found[name] = f"{MARK} {value}"
        else:
            found[name] = value
    return found


def mark_people(people: People) -> None:
    """Give everybody of the demonstration a name, an address and an e-mail that can be found."""
    for person in MARKED_PEOPLE:
        people.save(person)


@dataclass
class MarkedStory(Story):
    """The story of the web tests, with marks, on the engine itself."""

    serving: Serving | None = None

    def do(
        self, person: Person, slug: str, typed: dict[str, Any] | None = None, files: Any = None
    ) -> None:
        """Fill in a form with marks."""
        super().do(person, slug, marked(typed or {}), files=files)

    def filed(self) -> MarkedStory:
        """The family starts the dispute."""
        sent_on = datetime.now(LONDON).date() - timedelta(days=10)
        self.case_id = self.visit(PARENT).file_dispute(
            **day("notice_sent_on", sent_on),
            **day("notice_dated_on", sent_on),
            words=f"{MARK}: the school cannot give the help that is needed.",
        )
        return self

    def prepared(self) -> MarkedStory:
        """Grounds, the decision letter, and a bundle."""
        self.do(PARENT, "grounds", GROUNDS | day("child_birth_date", BORN_ON))
        self.paper("decision_letter", "The decision letter")
        self.bundled()
        return self

    def paper(self, document: str, title: str) -> None:
        """A paper whose name, title and content carry the mark."""
        file = (f"{MARK}-{title}.pdf", pdf(f"{MARK} {title}"), "application/pdf")
        typed = {"document": document, "title": title}
        self.do(PARENT, "papers", typed, files={"file": file})

    def bundled(self) -> None:
        """The family asks for the bundle, and the engine builds it."""
        assert self.serving is not None
        self.do(PARENT, "bundle")
        self.serving.bundle(self.case_id, self.state().referral.requests)
        assert self.state().referral.bundle is not None

    def sent(self) -> MarkedStory:
        """The family signs and sends."""
        page = self.visit(PARENT).open(f"/cases/{self.case_id}/send").text
        signed = {"sha256": hidden(page, "sha256"), "looked": "yes", "signature": "Parent"}
        self.do(PARENT, "send", signed)
        return self

    def noted(self) -> MarkedStory:
        """The mediator keeps a note for themselves."""
        words = {"words": f"{MARK} would settle for less."}
        path = f"/cases/{self.case_id}"
        self.visit(MEDIATOR).send(path, words, to=f"{path}/notes")
        return self

    def kept(self) -> MarkedStory:
        """An agreement, accepted and kept."""
        promise = {
            **day("agreed_on", self.state().mediation.held_on),
            "words1": "The council starts the assessment.",
            "promise1": "assess",
            "owner1": "authority",
        }
        self.do(MEDIATOR, "agreement", promise)
        self.do(PARENT, "accept-agreement")
        self.do(OFFICER, "accept-agreement")
        page = self.visit(OFFICER).open(f"/cases/{self.case_id}/promise-kept").text
        promise_id = options(page, "promise_id")[0]
        self.do(OFFICER, "promise-kept", {"promise_id": promise_id, **day("kept_on", self.today())})
        return self


def review_year(visit: Visit, story: MarkedStory) -> MarkedStory:
    """A plan, registered, reviewed and kept as it is."""
    officer = visit(OFFICER)
    page = officer.open("/register-plan").text
    today = datetime.now(LONDON).date()
    typed = {
        "family_id": PARENT.person_id,
        "child_name": f"{MARK} Child",
        **day("child_born_on", BORN_ON),
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
    decision = visit(OFFICER).open(f"/cases/{story.case_id}/review-decision").text
    story.do(
        OFFICER,
        "review-decision",
        {
            "outcome": "keep",
            "family_asked_for_amendment": "no",
            "words": "The plan meets the needs.",
            "notice": options(decision, "notice"),
        },
    )
    return story
