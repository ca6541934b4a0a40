"""An appeal after its registration, told by forms alone; what each side and the clerk see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from api.demo_people import CLERK, DEMO_PEOPLE, OFFICER, PARENT
from api.forms.catalogue import ACTIONS
from api.permissions import may_act
from api.viewer import Viewer
from cases.actor import Role
from cases.dispute.vocabulary import Ending, Stage
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.dates_on_page import Element, broken_references, read, unexplained
from tests.api.story import Story
from tests.api.visitor import Visitor, day, options

Visit = Callable[[Person | None], Visitor]


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path) -> Story:
    """A registered appeal against a refusal to assess."""
    begun = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    return begun.filed().answered().arranged().held().certified().prepared().sent().registered()


def look_everywhere(story: Story, visit: Visit) -> None:
    """Open every form of everybody who may ever use it."""
    case = story.pages.find(story.case_id)
    for person in DEMO_PEOPLE:
        visitor = visit(person)
        if visitor.open(f"/cases/{story.case_id}").status_code == 404:
            continue
        viewer = Viewer(person.person_id, "", Role(person.role), ())
        for (kind, slug), action in ACTIONS.items():
            if kind == "dispute" and may_act(viewer, action.command, case):
                form = visitor.open(f"/cases/{story.case_id}/{slug}")
                assert form.status_code == 200, (person.display_name, slug)


def of_the_clock(element: Element) -> bool:
    """Whether it tells the time of the demonstration clock, which exists in no real case."""
    return any(here.has_class("redress-demo-time") for here in element.around())


def dates_lead_to_their_reason(story: Story, visit: Visit) -> None:
    """No date on the page of the case stands without where it comes from."""
    for person in (PARENT, OFFICER, CLERK):
        page = read(visit(person).open(f"/cases/{story.case_id}").text)
        shown = [date for date, element in unexplained(page) if not of_the_clock(element)]
        assert shown == []
        assert broken_references(page) == []


def heard(story: Story) -> None:
    """Listed for today and heard."""
    today = story.today()
    listed = {**day("hearing_on", today), "mode": "on_paper", "at_phase_transfer": "no"}
    story.do(CLERK, "list-hearing", listed)
    story.do(CLERK, "hearing", {**day("held_on", today), "adjourned": "no"})


def test_an_appeal_is_prepared_by_both_sides_and_the_tribunal(story: Story, visit: Visit) -> None:
    soon = story.today() + timedelta(days=30)
    set_days = {**day("day_evidence", soon), **day("day_case_review", soon)}
    story.do(CLERK, "directions", set_days | day("day_hearing_bundle", soon))
    story.do(OFFICER, "response", {"opposes": "yes", "words": "We keep our decision."})
    page = visit(PARENT).open(f"/cases/{story.case_id}/send-evidence").text
    papers = options(page, "document_ids")
    story.do(PARENT, "send-evidence", {"document_ids": papers[:1]})
    story.do(PARENT, "attendance", {"witnesses": "2"})
    form = f"/cases/{story.case_id}/documents/{papers[-1]}"
    assert visit(CLERK).open(form).status_code == 404, "not sent to the tribunal yet"
    review = {"words": "Section F is not agreed.", "document_id": papers[-1]}
    story.do(PARENT, "case-review", review)
    assert visit(CLERK).open(form).status_code == 200
    story.do(OFFICER, "hearing-paper", {"paper": "hearing_bundle", "document_id": papers[0]})
    asked = {"topic": "more_time", "direction": "evidence", "words": "A report comes late."}
    story.do(PARENT, "ask-for-change", asked | {"other_side_asked": "yes", "copied": "yes"})
    granted = {"granted": "yes", "by_staff": "yes", "words": "There is time."}
    later = day("due_on", soon + timedelta(days=7))
    story.do(CLERK, "rule-on-change", granted | later)
    look_everywhere(story, visit)
    clerk = visit(CLERK).open(f"/cases/{story.case_id}").text
    family = visit(PARENT).open(f"/cases/{story.case_id}").text
    for page in (clerk, family):
        assert "The tribunal granted the change." in page
        assert "Last day for evidence" in page
        assert "There is time." in page
        assert "sent its case review form, with a paper of this case" in page
        assert f'href="{form}"' in page
    assert "mediation session" not in clerk
    dates_lead_to_their_reason(story, visit)


def test_a_decision_is_recorded_broken_taken_further_and_kept(story: Story, visit: Visit) -> None:
    heard(story)
    story.do(CLERK, "decision", {**day("decided_on", story.today()), "order1": "assess"})
    assert story.state().stage is Stage.COMPLIANCE
    assert "An order is kept" in visit(PARENT).open(f"/cases/{story.case_id}").text
    story.passed(20)
    look_everywhere(story, visit)
    order_id = story.state().tribunal.orders[0].made.order_id
    story.do(PARENT, "escalate-order", {"order_id": order_id, "route": "ombudsman", "words": ""})
    dates_lead_to_their_reason(story, visit)
    kept = {"order_id": order_id, **day("kept_on", story.today())}
    story.do(OFFICER, "order-kept", kept)
    dates_lead_to_their_reason(story, visit)
    assert "Kept on" in visit(CLERK).open(f"/cases/{story.case_id}").text
    story.passed(60)
    assert story.state().ending is Ending.DECIDED_AND_KEPT


def test_the_council_gives_way(story: Story, visit: Visit) -> None:
    story.do(OFFICER, "concede", {"order1": "assess"})
    assert "It counts as won" in visit(PARENT).open(f"/cases/{story.case_id}").text
    look_everywhere(story, visit)


def test_both_sides_agree_an_order(story: Story, visit: Visit) -> None:
    story.do(PARENT, "consent-order", {"order1": "assess"})
    look_everywhere(story, visit)
    story.do(OFFICER, "consent-order")
    story.do(CLERK, "make-consent-order", day("made_on", story.today()))
    assert len(story.state().tribunal.orders) == 1


def test_a_withdrawn_appeal_comes_back(story: Story, visit: Visit) -> None:
    page = visit(PARENT).open(f"/cases/{story.case_id}").text
    assert "End my dispute" not in page
    story.do(PARENT, "ask-to-withdraw", {"words": ""})
    story.do(CLERK, "rule-on-withdrawal", {"consents": "yes"})
    look_everywhere(story, visit)
    dates_lead_to_their_reason(story, visit)
    story.do(PARENT, "bring-back", {"words": "The council broke its word."})
    story.do(CLERK, "rule-on-bringing-back", {"granted": "yes"})
    assert story.state().tribunal.withdrawn_on is None


def test_a_decision_is_challenged_and_set_aside(story: Story, visit: Visit) -> None:
    heard(story)
    story.do(CLERK, "decision", day("decided_on", story.today()))
    story.do(PARENT, "challenge", {"asked": "set_aside", "words": "A paper was overlooked."})
    look_everywhere(story, visit)
    story.do(CLERK, "rule-on-challenge", {"ruling": "set_aside"})
    assert story.state().stage is Stage.TRIBUNAL


def test_a_council_is_warned_and_barred_and_let_in_again(story: Story, visit: Visit) -> None:
    for sanction in ("warning", "barred", "bar_lifted"):
        facts = {"sanction": sanction, "side": "authority", "words": "Nothing was sent."}
        story.do(CLERK, "sanction", facts)
        look_everywhere(story, visit)
    assert story.state().tribunal.barred_on is None


def test_a_decision_goes_to_the_upper_tribunal_and_stands(story: Story, visit: Visit) -> None:
    heard(story)
    story.do(CLERK, "decision", day("decided_on", story.today()))
    story.do(PARENT, "challenge", {"asked": "permission", "words": "The law was misread."})
    story.do(CLERK, "rule-on-challenge", {"ruling": "permission_granted"})
    story.do(PARENT, "upper-tribunal", {"words": "The law was misread."})
    look_everywhere(story, visit)
    outcome = {"outcome": "dismissed", **day("decided_on", story.today())}
    story.do(CLERK, "upper-outcome", outcome)
    assert story.state().ending is Ending.DISMISSED
    dates_lead_to_their_reason(story, visit)
