"""The page of a deadline, and what was believed about it on a past day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

import pytest
from sqlalchemy import select, update
from starlette.testclient import TestClient

from api.demo_people import CLERK, MEDIATOR, OFFICER, PARENT, SECOND_PARENT
from api.views.deadline import STANDING_MARKS
from rules.calendar import LONDON
from rules.citation import STATUS_WORDS, Status
from rules.deadline import day_words, weekday_words
from settings import Settings
from store import tables as t
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.test_json import Program
from tests.api.visitor import Visitor, day, problems

Visit = Callable[[Person | None], Visitor]


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, settings: Settings) -> Story:
    """A dispute whose certificate moved the appeal: the appeal has two versions."""
    files = FolderStore(settings.data_dir / "files")
    told = Story(visit, cases, CasePages(database), files)
    told.filed().answered().passed(20)
    return told.arranged().held().certified()


def without_nonce(page: str) -> str:
    """A page without what differs each time it is shown."""
    return re.sub(r'nonce="[^"]*"', "", page)


def believed_from(database: Database, story: Story, clock_id: str, version: int, at: str) -> None:
    """Set from when on a version was believed, London time."""
    instant = datetime.fromisoformat(at).replace(tzinfo=LONDON)
    with database.begin() as connection:
        connection.execute(
            update(t.clock)
            .where(t.clock.c.case_id == story.case_id)
            .where(t.clock.c.clock_id == clock_id)
            .where(t.clock.c.version == version)
            .values(believed_from=instant)
        )


def versions(database: Database, story: Story, clock_id: str) -> list[date]:
    """The days of the versions of a deadline, oldest first."""
    query = (
        select(t.clock.c.due_on)
        .where(t.clock.c.case_id == story.case_id, t.clock.c.clock_id == clock_id)
        .order_by(t.clock.c.version)
    )
    with database.begin() as connection:
        return list(connection.execute(query).scalars())


def test_the_page_tells_day_duty_count_rule_calendar_and_what_follows(
    visit: Visit, story: Story, database: Database
) -> None:
    page = visit(PARENT).open(f"/cases/{story.case_id}/dates/appeal").text
    stored = [c for c in CasePages(database).clocks(story.case_id) if c.clock_id == "appeal"]
    deadline = stored[-1].deadline
    for words in (
        "Last day to go to the tribunal",
        weekday_words(deadline.due_on),
        "The family",
        f"{deadline.rule}: {deadline.citation.provision}",
        STATUS_WORDS[deadline.citation.status],
        deadline.calendar_version,
        deadline.if_missed.words,
        "2 months after",
        "1 month after",
    ):
        assert words.replace("'", "&#39;") in page, words


def test_the_page_lists_every_belief_newest_first_with_what_changed_it(
    visit: Visit, story: Story, database: Database
) -> None:
    page = visit(PARENT).open(f"/cases/{story.case_id}/dates/appeal").text
    history = page.split('id="history"')[1].split('id="ask"')[0]
    first, second = versions(database, story, "appeal")
    assert first != second
    assert history.index(weekday_words(second)) < history.index(weekday_words(first))
    assert "The mediation certificate" in history
    assert "The family started the dispute" in history


@pytest.mark.parametrize(
    ("on", "known"),
    [
        (date(2026, 3, 1), None),
        (date(2026, 3, 2), 0),
        (date(2026, 6, 9), 0),
        (date(2026, 6, 10), 1),
        (date(2026, 11, 1), 1),
    ],
)
def test_the_version_believed_at_the_end_of_a_day_is_the_one_that_is_told(
    visit: Visit,
    story: Story,
    database: Database,
    program: Callable[[Person], Program],
    on: date,
    known: int | None,
) -> None:
    believed_from(database, story, "appeal", 1, "2026-03-02T23:59:00")
    believed_from(database, story, "appeal", 2, "2026-06-10T00:00:00")
    days = versions(database, story, "appeal")
    page = visit(PARENT).open(f"/cases/{story.case_id}/dates/appeal?on={on.isoformat()}")
    assert page.status_code == 200
    told = page.text.split('role="status"')[1].split("</form>")[0]
    clocks = program(PARENT).get(f"/cases/{story.case_id}/clocks?believed_on={on}").json()
    appeal = [clock for clock in clocks if clock["clock_id"] == "appeal"]
    if known is None:
        assert f"On {day_words(on)} this day was not known yet." in told
        assert appeal == []
        return
    assert f"On {day_words(on)} we believed that the day is" in told
    assert weekday_words(days[known]) in told
    assert ("It changed later." in told) is (known == 0)
    assert [(c["version"], c["due_on"]) for c in appeal] == [(known + 1, days[known].isoformat())]
    assert appeal[0]["is_current"] is (known == 1)


def test_the_three_boxes_ask_the_same_as_the_address(visit: Visit, story: Story) -> None:
    parent, path = visit(PARENT), f"/cases/{story.case_id}/dates/appeal"
    by_boxes = parent.client.get(path, params=day("on", date(2026, 3, 2))).text
    by_address = parent.open(f"{path}?on=2026-03-02").text
    assert without_nonce(by_boxes) == without_nonce(by_address)
    assert 'value="2026"' in by_address


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("on=2026-02-30", "The day must be a real date. There is no day 30 2 2026."),
        ("on=yesterday", "The day must be a real date, like 27 3 2026"),
        ("on=20260310", "The day must be a real date, like 27 3 2026"),
        ("on=1741564800", "The day must be a real date, like 27 3 2026"),
        ("on-day=30&on-month=2&on-year=2026", "The day must be a real date."),
        ("on-day=3&on-month=&on-year=2026", "The day needs a month"),
        ("on-day=&on-month=&on-year=", "Enter the day you want to ask about"),
        ("on=2199-01-01", "The day must be today or in the past"),
    ],
)
def test_a_day_that_cannot_be_asked_about_is_named_in_plain_words(
    visit: Visit, story: Story, query: str, problem: str
) -> None:
    page = visit(PARENT).open(f"/cases/{story.case_id}/dates/appeal?{query}")
    assert page.status_code == 422
    assert problem in " ".join(problems(page.text))
    assert "How the day is counted" in page.text


@pytest.mark.parametrize("text", ["2026-02-30", "1741564800", "now", "2199-01-01"])
def test_programs_are_told_which_answer_cannot_be_used(
    program: Callable[[Person], Program], story: Story, text: str
) -> None:
    answer = program(PARENT).get(f"/cases/{story.case_id}/clocks?believed_on={text}")
    assert answer.status_code == 422
    assert [fault["field"] for fault in answer.json()["fields"]] == ["believed_on"]


def test_without_a_day_programs_get_every_version(
    program: Callable[[Person], Program], story: Story
) -> None:
    clocks = program(PARENT).get(f"/cases/{story.case_id}/clocks").json()
    appeal = [clock for clock in clocks if clock["clock_id"] == "appeal"]
    assert sorted(clock["version"] for clock in appeal) == [1, 2]
    assert all(clock["believed_from"] for clock in appeal)


def test_unknown_and_forbidden_dates_look_alike(visit: Visit, story: Story) -> None:
    path = f"/cases/{story.case_id}/dates"
    unknown = visit(PARENT).open(f"{path}/no-such-date")
    assert unknown.status_code == 404
    for person in (SECOND_PARENT, CLERK):
        stranger = visit(person)
        for asked in (f"{path}/appeal", f"{path}/appeal?on=2026-02-30", "/cases/none/dates/appeal"):
            assert stranger.open(asked).status_code == 404
    assert visit(MEDIATOR).open(f"{path}/appeal").status_code == 200


def test_a_clerk_reads_the_appeal_and_nothing_of_mediation(visit: Visit, story: Story) -> None:
    story.prepared().sent()
    clerk, path = visit(CLERK), f"/cases/{story.case_id}/dates"
    page = clerk.open(f"{path}/appeal")
    assert page.status_code == 200
    assert clerk.open(f"{path}/arrange_mediation").status_code == 404
    assert clerk.open(f"{path}/last_safe_day").status_code == 404
    assert "started the dispute" not in page.text, "a clerk does not read the event behind it"
    forbidden, unknown = clerk.open(f"{path}/arrange_mediation"), clerk.open(f"{path}/nothing")
    assert without_nonce(forbidden.text) == without_nonce(unknown.text)


def test_a_clerks_list_shows_no_date_that_a_clerk_may_not_see(
    visit: Visit, story: Story, database: Database
) -> None:
    story.prepared().sent()
    with database.begin() as connection:
        connection.execute(
            update(t.clock)
            .where(t.clock.c.case_id == story.case_id)
            .where(t.clock.c.clock_id == "adviser_contact")
            .values(status="running", due_on=date(2026, 1, 5))
        )
    assert "5 January 2026" not in visit(CLERK).open("/").text
    assert "5 January 2026" in visit(PARENT).open("/").text


def test_a_rule_from_memory_carries_its_mark(
    visit: Visit, story: Story, database: Database
) -> None:
    for status in (Status.FROM_MEMORY, Status.UNVERIFIED):
        with database.begin() as connection:
            where = (
                (t.clock.c.case_id == story.case_id)
                & (t.clock.c.clock_id == "appeal")
                & (t.clock.c.version == 2)
            )
            kept = dict(connection.execute(select(t.clock.c.deadline).where(where)).scalar_one())
            kept["citation"] = {**kept["citation"], "status": status.value}
            connection.execute(update(t.clock).where(where).values(deadline=kept))
        for path in ("", "/dates/appeal"):
            page = visit(OFFICER).open(f"/cases/{story.case_id}{path}").text
            assert STANDING_MARKS[status] in page
            assert STATUS_WORDS[status] in page


def test_every_status_that_is_not_read_law_has_a_mark() -> None:
    assert set(STANDING_MARKS) == set(Status) - {Status.VERIFIED_T, Status.VERIFIED_S}


def test_the_days_that_can_be_offered_explain_both_their_ends(
    visit: Visit, cases: CasesInProcess, database: Database, settings: Settings
) -> None:
    files = FolderStore(settings.data_dir / "files")
    told = Story(visit, cases, CasePages(database), files).filed().answered().wanted()
    mediator = visit(MEDIATOR)
    for path in (f"/cases/{told.case_id}", f"/cases/{told.case_id}/slots"):
        page = mediator.open(path).text
        assert "5 working days of notice" in page
        assert "(Rule M10.)" in page
        assert "The 30 days in which mediation must take place end on" in page
        assert "(Rule M8.)" in page
        assert f'href="/cases/{told.case_id}/dates/arrange_mediation"' in page


def test_close_to_the_appeal_the_certificate_bounds_the_days_that_can_be_offered(
    visit: Visit, cases: CasesInProcess, database: Database, settings: Settings
) -> None:
    files = FolderStore(settings.data_dir / "files")
    told = Story(visit, cases, CasePages(database), files).filed().answered()
    told.passed(25)
    told.wanted()
    page = visit(MEDIATOR).open(f"/cases/{told.case_id}/slots").text
    assert "3 working days for the certificate" in page
    assert "(Rule M13.)" in page
    assert f'href="/cases/{told.case_id}/dates/appeal"' in page


@pytest.fixture
def program(clients: Callable[[], TestClient]) -> Callable[[Person], Program]:
    """A program for a person."""
    return lambda person: Program(clients(), person)
