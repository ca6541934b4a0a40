"""Dates that do not fit together, on the pages and over JSON, and who may read of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from api.demo_people import (
    ADVISER,
    CLERK,
    MEDIATOR,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    SENCO,
    demo_token,
)
from api.permissions import may_see_conflict
from api.viewer import Viewer
from cases.actor import Role
from rules.calendar import LONDON
from rules.conflict import ConflictKind
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import GROUNDS, Story
from tests.api.visitor import Visitor, day, options, problems

Visit = Callable[[Person | None], Visitor]
SHOWN = 'data-conflict="{}"'


def a_letter(visit: Visit, sent_days_ago: int, printed_days_before: int = 0) -> str:
    """A dispute of Example Parent about a letter sent so long ago."""
    sent_on = datetime.now(LONDON).date() - timedelta(days=sent_days_ago)
    dated_on = sent_on - timedelta(days=printed_days_before)
    return visit(PARENT).file_dispute(
        **day("notice_sent_on", sent_on), **day("notice_dated_on", dated_on)
    )


def read(visit: Visit, person: Person, case_id: str) -> Any:
    """The conflicts of a case over JSON."""
    headers = {"Authorization": f"Bearer {demo_token(person)}"}
    return visit(None).client.get(f"/api/v1/cases/{case_id}/conflicts", headers=headers)


def kinds(visit: Visit, person: Person, case_id: str) -> list[str]:
    """The kinds of conflicts that somebody reads."""
    return [one["kind"] for one in read(visit, person, case_id).json()]


def test_the_family_reads_beside_its_last_safe_day_what_does_not_fit(visit: Visit) -> None:
    case_id = a_letter(visit, 5, printed_days_before=9)
    page = visit(PARENT).open(f"/cases/{case_id}").text
    section = page.split('id="safe-day"')[1].split("</section>")[0]
    assert SHOWN.format("printed_date_earlier") in section
    assert "The law counts from the day it was sent." in section
    assert "Take care" in section
    assert "K18" in section
    assert "We read the words of the law." in section


def test_a_family_that_is_late_is_told_to_act_now_and_that_it_still_can(visit: Visit) -> None:
    case_id = a_letter(visit, 120)
    page = visit(PARENT).open(f"/cases/{case_id}").text
    assert SHOWN.format("last_day_passed") in page
    assert SHOWN.format("contact_day_passed") in page
    assert "Act now" in page
    assert "You can still send it." in page


@pytest.mark.parametrize("person", [OFFICER, MEDIATOR, ADVISER], ids=lambda p: p.display_name)
def test_who_works_on_the_case_reads_the_words_the_family_reads(
    visit: Visit, person: Person
) -> None:
    case_id = a_letter(visit, 120)
    page = visit(person).open(f"/cases/{case_id}").text
    section = page.split('id="conflicts"')[1].split("</section>")[0]
    assert SHOWN.format("contact_day_passed") in section
    assert "Speak to the adviser today." in section
    assert kinds(visit, person, case_id) == kinds(visit, PARENT, case_id)


def test_over_json_a_conflict_says_what_it_means_what_to_do_and_what_it_rests_on(
    visit: Visit,
) -> None:
    case_id = a_letter(visit, 120)
    told = read(visit, PARENT, case_id).json()
    assert [one["severity"] for one in told][:2] == ["stop", "stop"]
    late = next(one for one in told if one["kind"] == "last_day_passed")
    assert set(late) == {"kind", "severity", "days", "meaning", "action", "rules"}
    assert [cited["rule"] for cited in late["rules"]] == ["T1", "T3"]
    assert late["rules"][0]["provision_status"] == "verified_t"
    assert len(late["days"]) == 1
    assert late["action"].endswith("A judge decides.")


def test_what_fits_is_not_told(visit: Visit) -> None:
    case_id = a_letter(visit, 5)
    told = kinds(visit, PARENT, case_id)
    assert "printed_date_earlier" not in told
    assert "last_day_passed" not in told
    page = visit(PARENT).open(f"/cases/{case_id}").text
    assert SHOWN.format("printed_date_earlier") not in page


def test_an_outsider_learns_nothing_of_a_case_or_its_conflicts(visit: Visit) -> None:
    case_id = a_letter(visit, 120)
    for person in (SECOND_PARENT, CLERK, SENCO):
        theirs, nobodys = read(visit, person, case_id), read(visit, person, "none")
        assert theirs.status_code == nobodys.status_code == 404
        assert theirs.json() == nobodys.json()


def test_a_plan_has_no_clocks_that_conflict(visit: Visit) -> None:
    officer = visit(OFFICER)
    today = datetime.now(LONDON).date()
    typed = {
        "family_id": PARENT.person_id,
        "child_name": "Example Child",
        **day("child_born_on", today.replace(year=2016, month=5, day=12)),
        "setting_id": options(officer.open("/register-plan").text, "setting_id")[0],
        **day("plan_made_on", today - timedelta(days=330)),
    }
    answer = officer.send("/register-plan", typed)
    assert answer.status_code == 303, problems(answer.text)
    case_id = str(answer.headers["location"]).split("/")[2].split("?")[0]
    told = read(visit, OFFICER, case_id)
    assert (told.status_code, told.json()) == (200, [])


def test_a_clerk_reads_that_an_appeal_is_late_and_nothing_of_mediation(
    visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path
) -> None:
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    story.filed().answered().arranged().held().certified()
    story.do(MEDIATOR, "clock", day("to", story.today() + timedelta(days=110)))
    late = {**GROUNDS, "late_reason": "I was ill."}
    story.do(PARENT, "grounds", late)
    story.paper("decision_letter", "The decision letter")
    story.bundled()
    story.sent()
    assert kinds(visit, CLERK, story.case_id) == ["last_day_passed"]
    clerk = Viewer(CLERK.person_id, CLERK.display_name, Role.CLERK, ())
    hidden = {kind for kind in ConflictKind if not may_see_conflict(clerk, kind)}
    assert set(ConflictKind) - hidden == {
        ConflictKind.LAST_DAY_PASSED,
        ConflictKind.PLAN_ENDS_TOO_EARLY,
    }
    page = visit(CLERK).open(f"/cases/{story.case_id}").text
    assert "data-conflict" not in page
