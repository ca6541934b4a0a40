"""Which command a plan allows now, and what becomes true by it.

`decide` judges timeliness by the moment of receipt. It never changes anything: it returns events,
or raises `CommandRefused` with a reason in plain words.
"""

from __future__ import annotations

from cases.actor import Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules, decide_change
from cases.command import CommandRefused
from cases.demo_clock import MoveClock, moved
from cases.horizon import horizon
from cases.moment import Moment
from cases.plan import commands as c
from cases.plan import events as e
from cases.plan.clocks import clock_rules
from cases.plan.evolve import AnyPlanEvent
from cases.plan.facts import CORRECTABLE
from cases.plan.review import decide_review
from cases.plan.state import PlanState
from cases.plan.tasks import IN_A_PLAN, decide_assignment
from cases.tasks.commands import AssignTask, HandOver

WHO_MAY: dict[type, frozenset[Role]] = {
    c.RegisterPlan: frozenset({Role.AUTHORITY, Role.ADMINISTRATOR}),
    c.ArrangeReviewMeeting: frozenset({Role.AUTHORITY, Role.SETTING}),
    c.RecordReviewMeeting: frozenset({Role.AUTHORITY, Role.SETTING}),
    c.SendReviewReport: frozenset({Role.AUTHORITY, Role.SETTING}),
    c.DecideReview: frozenset({Role.AUTHORITY}),
    c.MakeRepresentations: frozenset({Role.FAMILY}),
    c.IssueFinalPlan: frozenset({Role.AUTHORITY}),
    c.NoteDispute: frozenset({Role.ENGINE}),
    c.NoteDisputeEnded: frozenset({Role.ENGINE}),
    AdoptCalendar: frozenset({Role.ADMINISTRATOR}),
    CorrectRules: frozenset({Role.ADMINISTRATOR}),
    CorrectFact: frozenset({role for fact in CORRECTABLE.facts.values() for role in fact.roles}),
    MoveClock: frozenset(Role),
    AssignTask: IN_A_PLAN,
    HandOver: IN_A_PLAN,
}
"""Which roles may give which command; a test fails when a command is missing here."""


def decide(state: PlanState, command: c.PlanCommand, now: Moment) -> tuple[AnyPlanEvent, ...]:
    """The events that the command brings.

    Raises `CommandRefused` when the plan or the law does not allow it.
    """
    if command.meta.actor.role not in WHO_MAY[type(command)]:
        raise CommandRefused(
            "not_your_action", "This step is taken by somebody else. You cannot do it for them."
        )
    if isinstance(command, MoveClock):
        return (moved(state.clock_offset_seconds, command, now),)
    if isinstance(command, c.RegisterPlan):
        return _register(state, command, now)
    if state.plan_made_on is None:
        raise CommandRefused("unknown_case", "There is no such case.")
    if state.is_closed:
        raise CommandRefused("case_closed", "This plan has ended. Nothing more can be done in it.")
    match command:
        case AdoptCalendar() | CorrectRules() | CorrectFact():
            return decide_change(state, command, clock_rules, CORRECTABLE, now)
        case AssignTask() | HandOver():
            return decide_assignment(state, command, now)
        case c.NoteDispute():
            return _note(state, command, now)
        case c.NoteDisputeEnded():
            return _note_ended(state, command, now)
        case _:
            return decide_review(state, command, now)


def _register(state: PlanState, command: c.RegisterPlan, now: Moment) -> tuple[AnyPlanEvent, ...]:
    if state.plan_made_on is not None:
        raise CommandRefused("already_registered", "This plan is kept here already.")
    if command.plan_made_on > now.on:
        raise CommandRefused(
            "date_in_future",
            "The day the plan was made is in the future. Check the day, the month and the year.",
        )
    reviewed_on = command.last_review_on
    if reviewed_on is not None and reviewed_on > now.on:
        raise CommandRefused(
            "date_in_future",
            "The day of the last review is in the future. Check the day, the month and the year.",
        )
    if reviewed_on is not None and reviewed_on < command.plan_made_on:
        raise CommandRefused(
            "reviewed_before_made",
            "The last review is dated before the plan was made. Check both dates.",
            "R2",
        )
    return (
        e.PlanRegistered(
            command.family_id,
            command.child_id,
            command.authority_id,
            command.setting_id,
            command.service_id,
            command.tribunal_id,
            command.plan_made_on,
            reviewed_on,
            horizon(command.calendar or state.calendar, now.on),
            now.on,
            command.clock_offset_seconds,
        ),
    )


def _note(state: PlanState, command: c.NoteDispute, now: Moment) -> tuple[AnyPlanEvent, ...]:
    if command.dispute_id in state.open_disputes:
        raise CommandRefused("already_noted", "This dispute is noted on the plan already.")
    return (e.PlanDisputeNoted(command.dispute_id, now.on),)


def _note_ended(
    state: PlanState, command: c.NoteDisputeEnded, now: Moment
) -> tuple[AnyPlanEvent, ...]:
    if command.dispute_id not in state.open_disputes:
        raise CommandRefused("unknown_dispute", "No such dispute is open about this plan.")
    return (e.PlanDisputeEnded(command.dispute_id, command.decision_stands, now.on),)
