"""Beside a date of the law: a service's own promise with its pauses, exemptions; and the duty meter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from api.demo_people import ADMINISTRATOR, MEDIATOR, OFFICER, PARENT
from settings import Settings
from store.case_pages import CasePages
from store.database import Database
from store.faults import Faults
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.papers import pdf
from tests.api.story import Story
from tests.api.visitor import Visitor, day, problems

Visit = Callable[[Person | None], Visitor]


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, settings: Settings) -> Story:
    """A dispute that was just filed."""
    files = FolderStore(Path(settings.files_dir))
    return Story(visit, cases, CasePages(database), files).filed()


def test_a_promise_and_its_pauses_are_shown_beside_the_date_of_the_law_and_the_other_way_round(
    story: Story,
) -> None:
    story.wanted()
    before = story.visit(PARENT).open(f"/cases/{story.case_id}/dates/arrange_mediation").text
    assert "Beside this date" not in before
    story.do(MEDIATOR, "own-promise", {"promise": "first_offer", "working_days": "5"})
    story.do(
        MEDIATOR,
        "pause-promise",
        {
            "promise": "first_offer",
            "reason": "family_asked",
            "words": "The family is away until Monday and wrote so.",
        },
    )
    waiting = story.visit(PARENT).open(f"/cases/{story.case_id}/dates/arrange_mediation").text
    assert "Our own promise: offer the first days for mediation" in waiting
    assert "The family asked to wait" in waiting
    assert "is away until Monday" in waiting
    story.do(MEDIATOR, "resume-promise", {"promise": "first_offer"})

    own = story.visit(PARENT).open(f"/cases/{story.case_id}/dates/service:first_offer").text
    assert "Mediation is arranged" in own
    assert "Guidance or usual practice, not law." in own
    law = story.pages.clocks(story.case_id)
    assert len([one for one in law if one.clock_id == "arrange_mediation"]) == 1


def test_an_exemption_is_shown_beside_the_date_that_it_does_not_move(story: Story) -> None:
    story.arranged().held("agreement").agreed()
    story.do(
        OFFICER,
        "papers",
        {"document": "promise_evidence", "title": "Letter about the journey"},
        files={"file": ("letter.pdf", pdf("Away"), "application/pdf")},
    )
    clocks = story.pages.clocks(story.case_id)
    clock = next(one for one in clocks if one.deadline.rule == "M15")
    paper = story.state().documents[-1].document_id
    today = story.today()
    typed = {
        "clock_id": clock.clock_id,
        "ground": "absence",
        **day("from_on", today),
        **day("until_on", today + timedelta(days=20)),
        "document_id": paper,
        "decided_by": "Example Manager, head of service",
        "words": "The family was abroad for a treatment.",
    }
    short = {**typed, **day("until_on", today + timedelta(days=5))}
    refused = story.visit(OFFICER).send(f"/cases/{story.case_id}/exemption", short)
    assert refused.status_code == 409
    assert "less than 2 weeks" in " ".join(problems(refused.text))
    story.do(OFFICER, "exemption", typed)

    page = story.visit(PARENT).open(f"/cases/{story.case_id}/dates/{clock.clock_id}").text
    assert "The family was away for 2 weeks or more" in page
    assert "Example Manager, head of service" in page
    assert "abroad for a treatment" in page
    assert story.pages.clocks(story.case_id) == clocks, "no date moved"
    exemption_id = story.state().exemptions[0].exemption_id
    story.do(OFFICER, "end-exemption", {"exemption_id": exemption_id})
    assert story.pages.clocks(story.case_id) == clocks


def test_the_duty_meter_shows_officers_their_duties_and_breaches_and_families_nothing(
    story: Story,
) -> None:
    story.passed(40)
    page = story.visit(OFFICER).open("/duties").text
    assert "Duty meter" in page
    assert "Late, not done" in page
    assert f"/cases/{story.case_id}" in page
    assert story.visit(PARENT).open("/duties").status_code == 404
    everywhere = story.visit(ADMINISTRATOR).open("/duties").text
    assert "Every missed day" in everywhere
    assert f"/cases/{story.case_id}" not in everywhere


def test_operations_name_a_case_without_a_next_action_and_what_to_do(
    story: Story, database: Database
) -> None:
    page = story.visit(ADMINISTRATOR).open("/operations").text
    assert "Cases without a next action" in page
    assert "Every open case counts by it." in page
    Faults(database).report(story.case_id, "no_next_action", "Nobody owes anything in it.")
    page = story.visit(ADMINISTRATOR).open("/operations").text
    assert story.case_id in page.split("Cases that stand still")[0]
    assert "redress rebuild" in page
    Faults(database).resolve(story.case_id, "no_next_action")
