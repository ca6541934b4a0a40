"""A day for the session, its calendar file, and the register of promises, as people meet them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from api.demo_people import ADVISER, CLERK, MEDIATOR, OFFICER, PARENT
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.visitor import Visitor, day, options, problems

Visit = Callable[[Person | None], Visitor]
WHY = {"words": "The room is flooded."}


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path) -> Story:
    """A story that has not begun."""
    return Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))


def test_both_sides_say_what_they_can_do_and_only_that_is_on_offer(
    story: Story, visit: Visit
) -> None:
    story.filed().answered().wanted()
    story.do(ADVISER, "mediator", {"mediator_id": MEDIATOR.person_id})
    first = story.today() + timedelta(days=14)
    while first.weekday() > 3:
        first += timedelta(days=1)
    second = first + timedelta(days=1)
    story.do(
        MEDIATOR,
        "slots",
        {**day("day1", first), "time1": "10:00", **day("day2", second), "time2": "14:00"},
    )
    page = visit(OFFICER).open(f"/cases/{story.case_id}/slot-answers").text
    offered = options(page, "can")
    story.do(OFFICER, "slot-answers", {"can": [offered[1]]})
    assert options(visit(PARENT).open(f"/cases/{story.case_id}/slot").text, "slot") == [offered[1]]
    story.do(PARENT, "slot", {"slot": offered[1]})


def test_a_session_has_a_place_a_calendar_file_and_a_record_of_being_put_off(
    story: Story, visit: Visit
) -> None:
    story.filed().answered().arranged()
    story.do(MEDIATOR, "place", {"place": "video", "words": "https://video.example/session"})
    page = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "https://video.example/session" in page
    file = visit(PARENT).open(f"/cases/{story.case_id}/session.ics")
    assert file.headers["content-type"].startswith("text/calendar")
    assert file.text.startswith("BEGIN:VCALENDAR\r\n")
    assert "Example" not in file.text
    assert visit(CLERK).open(f"/cases/{story.case_id}/session.ics").status_code == 404
    form = visit(OFFICER).open(f"/cases/{story.case_id}/postpone").text
    assert "Putting it off makes neither the 30 days nor the time to appeal longer." in form
    story.do(OFFICER, "postpone", {"reason": "place_or_link", **WHY})
    page = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "The room is flooded." in page
    assert "of the 30 days were used" in page
    assert visit(PARENT).open(f"/cases/{story.case_id}/session.ics").status_code == 404


def test_the_page_of_promises_shows_what_was_said_and_the_letter_is_for_the_family(
    story: Story, visit: Visit
) -> None:
    story.filed().answered().arranged().held("agreement").agreed()
    path = f"/cases/{story.case_id}/promises"
    form = visit(PARENT).open(f"/cases/{story.case_id}/breach").text
    promise = options(form, "promise_id")[0]
    story.do(PARENT, "breach", {"promise_id": promise, "words": "Nothing came so far."})
    story.do(PARENT, "escalate", {"promise_id": promise, "path": "complaint"})
    new = story.today() + timedelta(days=60)
    story.do(OFFICER, "amend-promise", {"promise_id": promise, **day("agreed_due_on", new)})
    for person in (PARENT, OFFICER, MEDIATOR):
        page = visit(person).open(path).text
        assert "Nothing came so far." in page
        assert "complain to the council" in page
        assert "proposes another last day" in page
    assert visit(CLERK).open(path).status_code == 404


def test_a_certificate_that_was_replaced_says_so_to_everybody_and_nothing_else(
    story: Story, visit: Visit
) -> None:
    story.filed().answered().arranged().held("none").certified()
    first = story.state().mediation.certificate.number
    story.do(ADVISER, "reissue-certificate", {"reason": "wrong_details", "words": "A name."})
    second = story.state().mediation.certificate.number
    story.do(ADVISER, "revoke-certificate", {"reason": "issued_in_error", "words": "Not due."})
    story.do(ADVISER, "certificate")
    third = story.state().mediation.certificate.number
    for number, said in ((first, "Replaced"), (second, "Revoked"), (third, "Valid")):
        page = visit(None).open(f"/certificates/{number}")
        assert page.status_code == 200
        main = page.text.split("<main")[1].split("</main")[0]
        assert said in main
        assert "Example" not in main
        assert "Mediation took place" not in main


def test_a_form_that_says_nothing_is_not_sent(story: Story, visit: Visit) -> None:
    story.filed().answered().arranged()
    answer = visit(OFFICER).send(f"/cases/{story.case_id}/postpone", {"reason": "", "words": ""})
    assert answer.status_code == 422
    assert "Say why it must be put off" in problems(answer.text)


def test_somebody_who_took_part_says_how_it_was(story: Story, visit: Visit) -> None:
    story.filed().answered().arranged().held("none")
    typed = {"was_fair": "good", "was_heard": "bad", "was_clear": "mixed", "words": ""}
    story.do(PARENT, "feedback", typed)
    assert story.state().slots.feedback_by == (PARENT.person_id,)
    assert "feedback" not in visit(PARENT).open(f"/cases/{story.case_id}").text.split("<main")[1]
