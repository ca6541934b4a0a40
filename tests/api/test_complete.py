"""Nothing is forgotten: every command has a way in, everything that happens has words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from api.asks.ask import Ask
from api.asks.dispute import AddDocument, DisputeAsk, FileDispute
from api.asks.plan import PlanAsk, RegisterPlan
from api.demo_people import DEMO_PEOPLE
from api.forms.catalogue import ACTIONS, action_for_step, kind_of
from api.forms.opening import REGISTER_PLAN, START_DISPUTE
from api.permissions import may_act
from api.viewer import Viewer
from api.words import appeal, lists
from api.words.happened import KNOWN_EVENTS
from api.words.steps import CLOCKS, STEPS
from cases import clock
from cases.actor import Role
from cases.demo_clock import MoveClock
from cases.dispute import clocks as dispute_clocks
from cases.dispute import obligations as dispute_obligations
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.commands import DisputeCommand
from cases.dispute.decide import WHO_MAY as DISPUTE_ACTIONS
from cases.dispute.events import DisputeEvent
from cases.dispute.mediators.vocabulary import Register
from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.screening.vocabulary import ScreeningOutcome
from cases.dispute.slots.vocabulary import Asker, Place, PostponeReason, Score
from cases.dispute.subjects import SUBJECTS
from cases.dispute.tribunal.vocabulary import (
    ChangeTopic,
    DirectionKind,
    EscalationRoute,
    HearingPaper,
    ReviewAsked,
    ReviewRuling,
)
from cases.dispute.vocabulary import (
    AnswerOutcome,
    CertificateKind,
    Decision,
    DocumentKind,
    Ending,
    ReferralStatus,
    ReturnReason,
    SessionOutcome,
    SessionReason,
    Stage,
)
from cases.plan import clock_ids as plan_clocks
from cases.plan import obligations as plan_obligations
from cases.plan.commands import PlanCommand
from cases.plan.decide import WHO_MAY as PLAN_ACTIONS
from cases.plan.events import PlanEvent
from cases.plan.subjects import SUBJECTS as OF_A_PLAN
from cases.plan.vocabulary import PlanStage, ReviewOutcome
from rules.compliance import PromiseKind
from rules.mediation_session import Attendee, Employer, Issue, LawField
from rules.notice import NoticeItem
from rules.practice import HearingMode
from rules.recommendation import Answer, Subject
from rules.regime import NAMED_EXITS
from rules.route import Standing
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.visitor import Visitor

Visit = Callable[[Person | None], Visitor]


def _of_people(commands: object) -> set[type]:
    """The commands that people give; the engine's own have no form, and what changes many cases at
    once is made from the command line (`redress impact`)."""
    who = {**DISPUTE_ACTIONS, **PLAN_ACTIONS}
    elsewhere = ({Role.ENGINE}, {Role.ADMINISTRATOR})
    return {command for command in get_args(commands) if who[command] not in elsewhere}


def test_every_command_of_people_has_a_form() -> None:
    with_form = {action.command for action in (*ACTIONS.values(), START_DISPUTE, REGISTER_PLAN)}
    wanted = _of_people(DisputeCommand) | _of_people(PlanCommand)
    assert wanted - with_form == {MoveClock}, "the clock has a page of its own"


def test_every_command_of_people_can_be_asked_by_programs() -> None:
    asks: set[type[Ask]] = {*get_args(DisputeAsk), *get_args(PlanAsk)}
    asks |= {FileDispute, RegisterPlan, AddDocument}
    assert {ask.COMMAND for ask in asks} == _of_people(DisputeCommand) | _of_people(PlanCommand)
    for ask in asks:
        assert ask.model_fields["kind"].default == kind_of(ask.COMMAND)


def test_everything_that_can_happen_has_a_sentence() -> None:
    happening = (*get_args(DisputeEvent), *get_args(PlanEvent), *get_args(clock.ClockEvent))
    assert {kind_of(event) for event in happening} == KNOWN_EVENTS


def test_every_standing_clock_has_a_title() -> None:
    ids = {
        value
        for module in (dispute_clocks, plan_clocks)
        for name, value in vars(module).items()
        if name.isupper() and isinstance(value, str) and name != "PROMISE"
    }
    subjects = {
        name for subject in (*SUBJECTS, *OF_A_PLAN) for name in subject.watches if ":" not in name
    }
    assert ids | subjects == set(CLOCKS)


def test_every_task_has_words_and_most_have_a_form() -> None:
    tasks = {
        word
        for module in (dispute_obligations, plan_obligations)
        for file in Path(str(module.__file__)).parent.rglob("*.py")
        for word in file.read_text().replace('"', "\n").split("\n")
        if word in STEPS
    }
    assert tasks == set(STEPS)
    without = {
        task
        for task in STEPS
        if not (action_for_step("dispute", task) or action_for_step("plan", task))
    }
    assert without == {"await_bundle"}, "the engine builds it"


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (lists.STAGES, {*Stage, *PlanStage} - {PlanStage.NEW}),
        (lists.DECISIONS, set(Decision)),
        (lists.DECISION_NAMES, set(Decision)),
        (lists.ANSWERS, set(AnswerOutcome)),
        (lists.ANSWERED, set(AnswerOutcome)),
        (lists.SESSIONS, set(SessionOutcome)),
        (lists.CERTIFICATES, set(CertificateKind)),
        (lists.SESSION_REASONS, set(SessionReason)),
        (lists.ASKERS, set(Asker)),
        (lists.POSTPONE_REASONS, set(PostponeReason)),
        (lists.PLACES, set(Place)),
        (lists.SCORES, set(Score)),
        (lists.REVOKE_REASONS, set(RevokeReason)),
        (lists.BREACH_PATHS, set(BreachPath)),
        (lists.PAPERS, set(DocumentKind) - {DocumentKind.LETTER}),
        (lists.RETURN_REASONS, set(ReturnReason)),
        (lists.REFERRALS, set(ReferralStatus)),
        (lists.PROMISES, set(PromiseKind)),
        (lists.ENDINGS, set(Ending)),
        (lists.REVIEW_OUTCOMES, set(ReviewOutcome)),
        (lists.NOTICE_ITEMS, set(NoticeItem)),
        (lists.SCREENINGS, set(ScreeningOutcome)),
        (lists.ISSUES, set(Issue)),
        (lists.ATTENDEES, set(Attendee)),
        (lists.VIEWS, set(ViewsHeard)),
        (lists.REGISTERS, set(Register)),
        (lists.EMPLOYERS, set(Employer) - {Employer.AUTHORITY_IN_DISPUTE}),
        (lists.LAW_FIELDS, set(LawField)),
        (lists.EXITS, set(NAMED_EXITS)),
        (lists.ROUTE_STANDINGS, set(Standing)),
        (appeal.DIRECTIONS, set(DirectionKind)),
        (appeal.HEARING_PAPERS, set(HearingPaper)),
        (appeal.MODES, set(HearingMode)),
        (appeal.TOPICS, set(ChangeTopic)),
        (appeal.ASKED, set(ReviewAsked)),
        (appeal.RULINGS, set(ReviewRuling)),
        (appeal.ROUTES, set(EscalationRoute)),
        (appeal.SUBJECTS, set(Subject)),
        (appeal.SAYS, set(Answer)),
    ],
)
def test_every_list_is_worded_whole(words: dict[str, str], values: set[str]) -> None:
    assert set(words) >= values


@pytest.mark.parametrize("share", [0.3, pytest.param(1.0, marks=pytest.mark.slow)])
def test_every_form_opens_at_every_stage(
    visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path, share: float
) -> None:
    """Of the forms that the page does not offer, the quick test opens a fixed sample."""
    random = Random(4)
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    people = {person: visit(person) for person in DEMO_PEOPLE}

    def look() -> None:
        for person, visitor in people.items():
            page = visitor.open(f"/cases/{story.case_id}")
            if page.status_code == 404:
                continue
            assert page.status_code == 200
            viewer = Viewer(person.person_id, "", Role(person.role), ())
            for (kind, slug), action in ACTIONS.items():
                offered = f"/cases/{story.case_id}/{slug}" in page.text
                chosen = offered or random.random() < share
                if kind == "dispute" and may_act(viewer, action.command) and chosen:
                    form = visitor.open(f"/cases/{story.case_id}/{slug}")
                    assert form.status_code == 200, (person.display_name, slug)

    for step in (story.filed, story.arranged, story.held, story.certified, story.prepared):
        step()
        look()
    story.sent().registered()
    look()
