"""A plan that is written, sent and made final by forms alone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from api.demo_people import OFFICER, PARENT
from rules.calendar import LONDON
from store.people import Person
from tests.api.visitor import Visitor, day, hidden, options, problems

Visit = Callable[[Person | None], Visitor]


def selectable(page: str, name: str) -> list[str]:
    """The values of a list to choose from, without the empty one."""
    found = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)
    assert found is not None, f"no list {name}"
    return [
        html.unescape(value)
        for value in re.findall(r'<option[^>]*value="([^"]*)"', found.group(0))
        if value
    ]


@dataclass
class Writing:
    """The plan of one child, and the pages on which it is written."""

    visit: Visit
    case_id: str = ""

    def registered(self) -> Writing:
        """The council registers the plan."""
        officer = self.visit(OFFICER)
        page = officer.open("/register-plan").text
        today = datetime.now(LONDON).date()
        answer = officer.send(
            "/register-plan",
            {
                "family_id": PARENT.person_id,
                "child_name": "Example Child",
                **day("child_born_on", date(2016, 5, 12)),
                "setting_id": options(page, "setting_id")[0],
                **day("plan_made_on", today - timedelta(days=200)),
            },
        )
        assert answer.status_code == 303, problems(answer.text)
        self.case_id = answer.headers["location"].split("/")[2].split("?")[0]
        return self

    @property
    def path(self) -> str:
        """Where the record of the plan is."""
        return f"/cases/{self.case_id}/record"

    def clause(
        self, section: str, typed: dict[str, Any], clause_id: str = "new", files: Any = None
    ) -> str:
        """Save a clause; returns its id."""
        path = f"{self.path}/working/{section}/{clause_id}"
        officer = self.visit(OFFICER)
        page = officer.open(path).text
        seen = {name: hidden(page, name) for name in ("based_on", "seen")}
        answer = officer.send(path, {"section": section, **seen, **typed}, files=files)
        assert answer.status_code == 303, problems(answer.text)
        return str(answer.headers["location"]).partition("#")[2]

    def version(self, reason: str, why: str = "This is why.") -> str:
        """Make a version of what is written; returns its id."""
        self.do(OFFICER, "plan-version", {"reason": reason, "words": why})
        page = self.visit(OFFICER).open(self.path).text
        found = re.search(rf'href="{self.path}/([0-9a-f-]{{36}})"', page)
        assert found is not None
        return found.group(1)

    def do(self, person: Person, slug: str, typed: dict[str, Any] | None = None) -> None:
        """Fill in a form of the case and send it; it must be done."""
        answer = self.visit(person).send(f"/cases/{self.case_id}/{slug}", typed or {})
        assert answer.status_code == 303, (slug, answer.status_code, problems(answer.text))

    def sent(self, version_id: str) -> None:
        """Send a version to the family."""
        self.do(OFFICER, "plan-send-draft", {"version_id": version_id})

    def notice(self) -> list[str]:
        """Everything that a letter with a final plan says."""
        page = self.visit(OFFICER).open(f"/cases/{self.case_id}/plan-make-final").text
        return options(page, "notice")

    def small_plan(self) -> dict[str, str]:
        """A need, an outcome and help for it; their ids by name."""
        need = self.clause("B", {"words": "Example Child is hard to understand."})
        aim = self.clause("E", {"words": "Friends understand Example Child.", "needs": [need]})
        help_ = self.clause(
            "F",
            {
                "words": "Access to regular speech therapy.",
                "needs": [need],
                "outcomes": [aim],
                "manner": "sessions",
                "hours": "1",
                "minutes": "30",
                "times": "2",
                "per": "week",
                "group": "1",
                "by_whom": "A speech and language therapist",
                "funder": "health",
                **day("starts_on", date(2026, 9, 1)),
            },
        )
        return {"need": need, "aim": aim, "help": help_}

    def transcribed(self) -> str:
        """The plan on paper is written down, sent and kept; the id of its version."""
        self.small_plan()
        version_id = self.version("transcript")
        self.sent(version_id)
        self.do(OFFICER, "plan-make-final", {"version_id": version_id})
        return version_id
