"""Who of a team does which task: what people see of it, and that nobody's duty moves."""

from __future__ import annotations

from hypothesis import given, settings

from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.state import DisputeState
from cases.kinds import DISPUTE, PLAN
from cases.tasks.commands import AssignTask, HandOver
from cases.tasks.decide import does
from cases.tasks.state import Assignment
from tests.cases import disputes as d
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.walk import DISPUTE_WALKS, Walk


def _doing(journey: Journey) -> dict[str, str]:
    state = journey.state
    return {item.task_id: does(state, item) for item in DISPUTE.obligations(state)}


def test_a_hand_over_keeps_every_task_and_the_colleague_has_them_all() -> None:
    journey = d.arranged()
    before = DISPUTE.obligations(journey.state)
    mediators = {task for task, person in _doing(journey).items() if person == "mediator-1"}
    assert mediators

    journey.do(
        c.HandOver,
        d.MEDIATOR,
        from_person_id="mediator-1",
        to_person_id="mediator-2",
        narrative_id="note-1",
    )

    assert DISPUTE.obligations(journey.state) == before, "the duty stays where it was"
    doing = _doing(journey)
    assert {task for task, person in doing.items() if person == "mediator-2"} == mediators
    assert "mediator-1" not in doing.values()
    assert {item.narrative_id for item in journey.state.assignments} == {"note-1"}


def test_an_assignment_ends_with_its_task_and_does_not_come_back_with_it() -> None:
    journey = d.filed()
    journey.do(c.AssignTask, d.AUTHORITY, task_id="acknowledge_complaint", person_id="officer-1")
    assert journey.state.assignments == (Assignment("acknowledge_complaint", "officer-1"),)
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert journey.state.assignments == ()
    assert _doing(journey)["answer_complaint"] == "authority-1"


def test_a_team_gives_only_its_own_tasks_away() -> None:
    journey = d.contacted()
    for role, person in ((d.AUTHORITY, "officer-1"), (d.CLERK, "clerk-1")):
        refusal = journey.refused(c.AssignTask, role, task_id="offer_slots", person_id=person)
        assert refusal.code == "no_such_task"
    journey.do(c.AssignTask, d.ADVISER, task_id="offer_slots", person_id="mediator-3")
    assert _doing(journey)["offer_slots"] == "mediator-3"


@settings(max_examples=30, deadline=None)
@given(DISPUTE_WALKS)
def test_whatever_happens_only_open_tasks_are_assigned_and_duties_never_move(walk: Walk) -> None:
    journey = walk.walked()
    state = journey.state
    assert isinstance(state, DisputeState)
    for role in (Role.AUTHORITY, Role.MEDIATOR, Role.CLERK):
        for item in DISPUTE.obligations(journey.state):
            if item.role == role.value:
                journey.do(c.AssignTask, role, task_id=item.task_id, person_id="somebody")
    assert DISPUTE.obligations(journey.state) == DISPUTE.obligations(state)
    journey.on(day("2028-01-01"))
    owed = {item.task_id for item in DISPUTE.obligations(journey.state)}
    assert {item.task_id for item in journey.state.assignments} <= owed


def test_the_tasks_of_a_plan_are_given_and_handed_over_like_those_of_a_dispute() -> None:
    journey = plans.registered()
    before = PLAN.obligations(journey.state)
    task = {"task_id": "arrange_review_meeting"}
    journey.do(AssignTask, plans.AUTHORITY, **task, person_id="officer-1", narrative_id="why-1")
    assert journey.state.assignments == (
        Assignment("arrange_review_meeting", "officer-1", "why-1"),
    )
    handed = {"from_person_id": "officer-1", "to_person_id": "officer-2", "narrative_id": "note-1"}
    journey.do(HandOver, plans.AUTHORITY, **handed)
    assert [does(journey.state, item) for item in PLAN.obligations(journey.state)] == ["officer-2"]
    assert PLAN.obligations(journey.state) == before, "the duty stays where it was"

    journey.on(day("2026-03-02"))
    journey.do(plans.c.ArrangeReviewMeeting, plans.AUTHORITY, meeting_on=day("2026-03-30"))
    assert journey.state.assignments == (), "it ends with its task"


def test_a_school_gives_the_tasks_it_owes_in_a_plan_to_its_people_and_no_others() -> None:
    journey = plans.held()
    journey.do(AssignTask, plans.SETTING, task_id="send_review_report", person_id="teacher-1")
    for role, task_id in (
        (plans.AUTHORITY, "send_review_report"),
        (plans.SETTING, "decide_review"),
    ):
        refusal = journey.refused(AssignTask, role, task_id=task_id, person_id="somebody")
        assert refusal.code == "no_such_task"
    assert journey.refused(AssignTask, Role.MEDIATOR, task_id="decide_review", person_id="m").code
    journey.do(plans.c.SendReviewReport, plans.SETTING, document_id="document-1")
    assert journey.state.assignments == ()
