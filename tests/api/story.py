"""One dispute from complaint to registration, told by forms alone, step by step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from api.demo_people import ADVISER, CLERK, MEDIATOR, OFFICER, PARENT
from rules.calendar import LONDON
from store.case_pages import CasePages
from store.files import FileStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.papers import pdf
from tests.api.visitor import Visitor, day, hidden, options, problems

Visit = Callable[[Person | None], Visitor]

GROUNDS = {
    "child_name": "Example Child",
    **day("child_birth_date", date(2016, 5, 12)),
    "child_gender": "Female",
    "applicant_role": "parent",
    "applicant_name": "Example Parent",
    "applicant_relationship": "Mother",
    "applicant_phone": "020 7946 0123",
    "applicant_address": "1 Example Street\nExampletown",
    "others_with_responsibility": "no",
    "represented": "no",
    "after_annual_review": "no",
    "reasons": "The council did not look at the report of the school.",
    "result_sought": "Order the council to assess.",
    "other_appeals": "no",
    "other_court_cases": "no",
    "hearing": "attended",
    "video": "yes",
}
"""The appeal form of a refusal to assess, complete."""


@dataclass
class Story:
    """A dispute told by forms; each step needs those before it."""

    visit: Visit
    cases: CasesInProcess
    pages: CasePages
    files: FileStore
    case_id: str = ""

    def state(self) -> Any:
        """The state of the case as PostgreSQL has it."""
        case = self.pages.find(self.case_id)
        assert case is not None
        return case.state

    def today(self) -> date:
        """The case's own day."""
        case = self.pages.find(self.case_id)
        assert case is not None
        ahead = timedelta(seconds=case.clock_offset_seconds or 0)
        return (datetime.now(UTC) + ahead).astimezone(LONDON).date()

    def do(
        self, person: Person, slug: str, typed: dict[str, Any] | None = None, files: Any = None
    ) -> None:
        """Fill in a form of the case and send it; it must be done."""
        path = f"/cases/{self.case_id}/{slug}"
        answer = self.visit(person).send(path, typed or {}, files=files)
        assert answer.status_code == 303, (slug, answer.status_code, problems(answer.text))
        assert answer.headers["location"].startswith(f"/cases/{self.case_id}"), slug

    def filed(self) -> Story:
        """The family starts the dispute."""
        sent_on = datetime.now(LONDON).date() - timedelta(days=10)
        self.case_id = self.visit(PARENT).file_dispute(
            **day("notice_sent_on", sent_on), **day("notice_dated_on", sent_on)
        )
        return self

    def answered(self) -> Story:
        """The council acknowledges and answers, the family is not satisfied."""
        self.do(OFFICER, "acknowledge")
        self.do(OFFICER, "answer", {"outcome": "not_upheld", "words": "We keep our decision."})
        self.do(PARENT, "reply", {"satisfied": "no"})
        return self

    def wanted(self) -> Story:
        """The family asks for mediation."""
        self.do(PARENT, "adviser", {"wants_mediation": "yes", "health": "no"})
        return self

    def arranged(self) -> Story:
        """Adviser, mediator, a day for the session, and who may decide."""
        if self.state().mediation.contacted_on is None:
            self.wanted()
        self.do(ADVISER, "mediator", {"mediator_id": MEDIATOR.person_id})
        first = self.today() + timedelta(days=14)
        while first.weekday() > 4:
            first += timedelta(days=1)
        self.do(MEDIATOR, "slots", {**day("day1", first), "time1": "10:00"})
        page = self.visit(PARENT).open(f"/cases/{self.case_id}/slot").text
        self.do(PARENT, "slot", {"slot": options(page, "slot")[0]})
        self.do(OFFICER, "decision-maker", {"name": "Example Manager", "job_title": "Head"})
        return self

    def held(self, outcome: str = "none") -> Story:
        """The clock goes to the day after the session, and the session is recorded."""
        meeting_on = self.state().mediation.meeting_on
        self.do(MEDIATOR, "clock", day("to", meeting_on + timedelta(days=1)))
        typed = {
            **day("held_on", meeting_on),
            "outcome": outcome,
            "authority_could_settle": "yes",
        }
        self.do(MEDIATOR, "session", typed)
        return self

    def agreed(self) -> Story:
        """The agreement, with a promise of each side, accepted by both."""
        promises = {
            **day("agreed_on", self.state().mediation.held_on),
            "words1": "An hour of speech therapy each week.",
            "promise1": "amend_plan",
            "owner1": "authority",
            "words2": "Send the report of the school.",
            "promise2": "other",
            "owner2": "family",
        }
        self.do(MEDIATOR, "agreement", promises)
        self.do(PARENT, "accept-agreement")
        self.do(OFFICER, "accept-agreement")
        return self

    def passed(self, days: int) -> Story:
        """Some days go by."""
        self.do(OFFICER, "clock", day("to", self.today() + timedelta(days=days)))
        return self

    def certified(self) -> Story:
        """The certificate."""
        self.do(MEDIATOR, "certificate")
        return self

    def prepared(self) -> Story:
        """Grounds, the decision letter, and a bundle."""
        self.do(PARENT, "grounds", GROUNDS)
        self.paper("decision_letter", "The decision letter")
        self.bundled()
        return self

    def paper(self, document: str, title: str) -> None:
        """A paper of the family."""
        self.do(
            PARENT,
            "papers",
            {"document": document, "title": title},
            files={"file": ("letter.pdf", pdf(title), "application/pdf")},
        )

    def bundled(self) -> None:
        """The family asks for the bundle, and the engine builds it."""
        self.do(PARENT, "bundle")
        case = self.pages.find(self.case_id)
        assert case is not None
        data = pdf(f"Bundle of case {self.case_id} {self.state().referral.requests}")
        self.cases.bundle_built(self.case_id, data, self.files, case.clock_offset_seconds)

    def sent(self) -> Story:
        """The family signs and sends."""
        page = self.visit(PARENT).open(f"/cases/{self.case_id}/send").text
        signed = {"sha256": hidden(page, "sha256"), "looked": "yes", "signature": "Example Parent"}
        self.do(PARENT, "send", signed)
        return self

    def returned(self) -> Story:
        """The clerk sends it back once; the family adds a paper and sends it again."""
        reasons = {"reasons": ["unreadable"], "words": "Page 2 cannot be read. Scan it again."}
        self.do(CLERK, "return", reasons)
        self.paper("evidence", "A better scan")
        self.bundled()
        return self.sent()

    def registered(self) -> Story:
        """The clerk accepts and registers."""
        self.do(CLERK, "accept")
        self.do(CLERK, "register", {"appeal_number": "EH000/26/00001"})
        return self
