"""Many plans at once on the pages: bringing them in, the conveyor, the term, invitations, forecast."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from api.demo_people import (
    ADMINISTRATOR,
    CLERK,
    COUNCIL,
    MEDIATOR,
    OFFICER,
    PARENT,
    SENCO,
)
from rules.calendar import LONDON
from store.authority_practice import AuthorityPractices
from store.case_pages import CasePages
from store.database import Database
from store.inbox import Inbox
from store.people import Person
from store.plan_imports import PlanImports, import_id_of
from store.plan_line import plan_id_of
from store.term_file import TermRow
from tests.api.cases_in_process import CasesInProcess
from tests.api.test_together import plain
from tests.api.visitor import Visitor, hidden, options

Visit = Callable[[Person | None], Visitor]
DAYS = timedelta(days=1)


def today() -> date:
    """The day in London."""
    return datetime.now(LONDON).date()


def year_before(day: date, days: int) -> date:
    """A day on which a plan was made whose first review is due about so many days after `day`."""
    return day + (days + 1) * DAYS - timedelta(days=365)


def the_file(prefix: str) -> str:
    """Three plans: one due soon, one in the spring, one long over."""
    on = today()
    return (
        "reference,child,born,parent,plan_made,setting\n"
        f"{prefix}-1,Soon {prefix},{on.year - 9}-10-12,Example Parent,{year_before(on, 30)},"
        "Example School\n"
        f"{prefix}-2,Far {prefix},{on.year - 9}-11-12,Example Parent,{year_before(on, 120)},"
        "Example School\n"
        f"{prefix}-3,Over {prefix},{on.year - 9}-10-02,Example Parent,{year_before(on, -20)},\n"
    )


def brought_in(visit: Visit, words: str, *, who: Person = OFFICER) -> str:
    """Send a file; the page that follows."""
    visitor = visit(who)
    page = visitor.open("/plans/import")
    form = {"csrf": hidden(page.text, "csrf")}
    if who is ADMINISTRATOR:
        form["authority_id"] = COUNCIL.person_id
    answer = visitor.client.post(
        "/plans/import", data=form, files={"file": ("plans.csv", words.encode(), "text/csv")}
    )
    assert answer.status_code == 303, plain(answer.text)
    return str(answer.headers["location"])


def filed(database: Database, cases: CasesInProcess, words: str) -> None:
    """What the worker does with a file that was brought in."""
    import_id = import_id_of(COUNCIL.person_id, hashlib.sha256(words.encode()).hexdigest())
    imports, inbox = PlanImports(database), Inbox(database)
    for command_id in imports.file_some(import_id, 100):
        filing = inbox.find(command_id)
        assert filing is not None
        cases.decide(filing)
    assert imports.finish(import_id)


@pytest.fixture
def kept(visit: Visit, database: Database, cases: CasesInProcess) -> Callable[[str], list[str]]:
    """Brings in three plans; their ids."""

    def bring(prefix: str) -> list[str]:
        words = the_file(prefix)
        brought_in(visit, words)
        filed(database, cases, words)
        return [plan_id_of(COUNCIL.person_id, f"{prefix}-{number}") for number in (1, 2, 3)]

    return bring


def test_a_file_is_brought_in_whole_and_its_page_tells_how_far_it_is(
    visit: Visit, database: Database, cases: CasesInProcess
) -> None:
    words = the_file("A")
    where = brought_in(visit, words)
    officer = visit(OFFICER)
    assert "0 of 3 plans are kept." in plain(officer.open(where).text)
    assert brought_in(visit, words) == where, "the same file is the same import"
    filed(database, cases, words)
    page = plain(officer.open(where).text)
    assert "3 of 3 plans are kept. The import is finished." in page
    assert "plans.csv" in officer.open("/plans/import").text
    plan_id = plan_id_of(COUNCIL.person_id, "A-1")
    assert officer.open(f"/cases/{plan_id}").status_code == 200
    for stranger in (PARENT, MEDIATOR, CLERK, SENCO):
        assert visit(stranger).open(where).status_code == 404
        assert visit(stranger).open("/plans/import").status_code == 404


def test_a_file_with_bad_lines_is_sent_back_with_each_of_them(visit: Visit) -> None:
    bad = the_file("B").replace("Example School", "No Such School")
    visitor = visit(ADMINISTRATOR)
    form = {
        "csrf": hidden(visitor.open("/plans/import").text, "csrf"),
        "authority_id": COUNCIL.person_id,
    }
    answer = visitor.client.post(
        "/plans/import", data=form, files={"file": ("plans.csv", bad.encode(), "text/csv")}
    )
    assert answer.status_code == 422
    said = plain(answer.text)
    assert "Nothing was kept" in said
    assert "Line 2: the setting “No Such School” is not known here." in said
    assert "Line 3: the setting" in said
    empty = visitor.client.post("/plans/import", data=form)
    assert "Choose a file that is not empty, and not larger than allowed." in plain(empty.text)
    assert brought_in(visit, the_file("B"), who=ADMINISTRATOR).startswith("/plans/imports/")


def test_the_conveyor_counts_plans_by_stage_and_shows_the_late_ones_first(
    visit: Visit, kept: Callable[[str], list[str]], cases: CasesInProcess, database: Database
) -> None:
    _, _, over = kept("C")
    officer = visit(OFFICER)
    page = plain(officer.open("/plans").text)
    assert "Over C" in page
    assert page.index("Over C") < page.index("Soon C")
    nowhere = plain(officer.open("/plans?setting=nobody").text)
    assert "Over C" in nowhere
    assert "Soon C" not in nowhere
    assert "Over C" not in plain(officer.open("/plans?phase=post_16").text)
    assert "There is no such plan." in plain(officer.open("/plans?stage=ceasing").text)
    assert over in officer.open("/plans?stage=between_reviews").text
    for stranger in (PARENT, MEDIATOR, CLERK, SENCO):
        for path in ("/plans", "/plans/forecast", "/plans/caseloads", "/plans/invite"):
            assert visit(stranger).open(path).status_code == 404
    loads = plain(officer.open("/plans/caseloads").text)
    assert "Example Officer 0 0 0 0 0" in loads
    assert "Nobody yet" in loads


def test_reviews_of_a_term_are_listed_for_each_setting_and_a_setting_sees_its_own(
    visit: Visit, kept: Callable[[str], list[str]], database: Database
) -> None:
    kept("D")
    opens = today() + 20 * DAYS
    AuthorityPractices(database).record_terms(
        [
            TermRow(COUNCIL.person_id, opens, opens + 40 * DAYS, "Example Council's page"),
            TermRow(
                COUNCIL.person_id, opens + 49 * DAYS, opens + 70 * DAYS, "Example Council's page"
            ),
        ]
    )
    page = plain(visit(OFFICER).open("/plans/term").text)
    assert "Soon D" in page
    assert "Over D" in page, "what is overdue falls in the term too"
    assert "should have their list by" in page
    assert "Two weeks' notice and the time to decide no longer fit" in page
    senco = visit(SENCO)
    own = plain(senco.open("/plans/term").text)
    assert "Soon D" in own
    assert "Over D" not in own, "at no school"
    taken = senco.open("/plans/term.csv")
    rows = list(csv.DictReader(io.StringIO(taken.content.decode("utf-8-sig"))))
    assert "Soon D" in {row["child"] for row in rows}
    assert {row["setting"] for row in rows} == {"Example School"}
    weeks = [date.fromisoformat(row["proposed_week"]) for row in rows if row["proposed_week"]]
    assert weeks
    assert all(week.weekday() == 0 for week in weeks)
    assert visit(PARENT).open("/plans/term").status_code == 404


def test_invitations_are_previewed_checked_for_two_weeks_notice_and_sent_once(
    visit: Visit, kept: Callable[[str], list[str]], database: Database
) -> None:
    soon, far, over = kept("E")
    officer = visit(OFFICER)
    page = officer.open("/plans/invite").text
    assert {soon, far, over} <= set(options(page, "plans"))
    token = hidden(page, "csrf")
    nothing = officer.client.post("/plans/invite", data={"csrf": token})
    assert nothing.status_code == 422
    good, early = today() + 21 * DAYS, today() + 13 * DAYS
    form = {
        "csrf": token,
        "step": "preview",
        "plans": [soon, far, over, "no-such-plan"],
        f"day-{soon}": good.isoformat(),
        f"day-{far}": early.isoformat(),
        f"day-{over}": "next week",
    }
    preview = officer.client.post("/plans/invite", data=form)
    said = plain(preview.text)
    assert "Nobody is invited yet." in said
    assert "Send this invitation" in said
    assert "Everybody must know the day of the meeting at least two weeks before." in said
    assert "Write the day like 2026-12-07. You gave next week." in said
    assert "There is no such plan on your list." in said
    assert hidden(preview.text, f"day-{soon}") == good.isoformat()

    case = CasePages(database).find(soon)
    assert case is not None
    assert case.state.review.meeting_on is None, "a preview does nothing"
    send = {
        "csrf": token,
        "step": "send",
        "plans": [soon, far],
        f"day-{soon}": good.isoformat(),
        f"id-{soon}": hidden(preview.text, f"id-{soon}"),
        f"day-{far}": early.isoformat(),
        f"id-{far}": "6d3f8a1e-7d07-4b6b-9a55-0d1f6a4f7a44",
    }
    done = plain(officer.client.post("/plans/invite", data=send).text)
    assert "1 of 2 done" in done
    assert "Not done. Everybody must know the day" in done
    again = plain(officer.client.post("/plans/invite", data=send).text)
    assert "1 of 2 done" in again, "the same ids invite nobody twice"
    case = CasePages(database).find(soon)
    assert case is not None
    assert case.state.review.meeting_on == good
    kinds = [event.kind for event in CasePages(database).timeline(soon)]
    assert kinds.count("review_meeting_arranged") == 1
    assert soon not in options(officer.open("/plans/invite").text, "plans")


def test_the_forecast_names_who_will_miss_its_last_day_and_why(
    visit: Visit, kept: Callable[[str], list[str]]
) -> None:
    kept("F")
    officer = visit(OFFICER)
    page = plain(officer.open("/plans/forecast").text)
    assert "Moves by 15 February" in page
    assert "The review must still be done." in page
    taken = officer.open("/plans/forecast.csv").content.decode("utf-8-sig")
    outlook = {
        row["child"]: row["outlook"]
        for row in csv.DictReader(io.StringIO(taken))
        if row["what"] == "Yearly reviews"
    }
    assert (outlook["Soon F"], outlook["Far F"], outlook["Over F"]) == (
        "At risk",
        "On course",
        "Missed",
    )


def test_a_cell_that_a_program_for_tables_would_run_is_made_harmless(
    visit: Visit, database: Database, cases: CasesInProcess
) -> None:
    words = the_file("G").replace("Soon G", "=HYPERLINK(1)")
    brought_in(visit, words)
    filed(database, cases, words)
    taken = visit(OFFICER).open("/plans/forecast.csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in taken
    assert ",=HYPERLINK" not in taken
