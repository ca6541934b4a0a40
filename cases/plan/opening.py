"""How a plan comes here, what is put right in it, and the disputes that open and end about it."""

from __future__ import annotations

from cases.actor import Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules, decide_change
from cases.command import CommandRefused
from cases.demo_clock import MoveClock, moved
from cases.horizon import horizon
from cases.moment import Moment
from cases.plan import commands as c
from cases.plan import events as e
from cases.plan.ages.events import ChildAgesRecorded
from cases.plan.clocks import clock_rules
from cases.plan.evolve import AnyPlanEvent
from cases.plan.facts import CORRECTABLE
from cases.plan.phase.subject import expected
from cases.plan.registered import PlanRegistered
from cases.plan.state import PlanState
from cases.plan.tracks import APPEAL, JOURNEY
from cases.plan.vocabulary import PlanStage
from cases.step import Step, step
from rules.policy import PACKS


def _register(state: PlanState, command: c.RegisterPlan, now: Moment) -> tuple[AnyPlanEvent, ...]:
    if state.stage is not PlanStage.NEW:
        raise CommandRefused("already_registered", "This plan is kept here already.")
    if command.pack not in PACKS:
        raise CommandRefused("unknown_pack", "The policy pack is not known here.")
    if not PACKS[command.pack].is_open and command.clock_offset_seconds is None:
        raise CommandRefused(
            "pack_is_off",
            "These rules are a proposal and are switched off. They can only be tried out with a "
            "demonstration clock.",
        )
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
    registered = (
        PlanRegistered(
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
            command.pack,
            command.from_file,
        ),
    )
    ages = (ChildAgesRecorded(command.ages, now.on),) if command.ages is not None else ()
    return (*registered, *ages, *expected(command.moves, now))


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


def _change(
    state: PlanState, command: AdoptCalendar | CorrectRules | CorrectFact, now: Moment
) -> tuple[AnyPlanEvent, ...]:
    return decide_change(state, command, clock_rules, CORRECTABLE, now)


def _move_clock(state: PlanState, command: MoveClock, now: Moment) -> tuple[AnyPlanEvent, ...]:
    return (moved(state.clock_offset_seconds, command, now),)


_ADMINISTRATOR = {Role.ADMINISTRATOR}
_WHO_CORRECTS = {role for fact in CORRECTABLE.facts.values() for role in fact.roles}

STEPS: tuple[Step, ...] = (
    step(
        c.RegisterPlan,
        {Role.AUTHORITY, Role.ADMINISTRATOR},
        _register,
        JOURNEY,
        "new > between_reviews",
        "phase: none > expected",
    ),
    step(
        c.NoteDispute,
        {Role.ENGINE},
        _note,
        APPEAL,
        "none/disputed > same",
        "open > disputed",
    ),
    step(
        c.NoteDisputeEnded,
        {Role.ENGINE},
        _note_ended,
        APPEAL,
        "none/open/disputed > same",
        "disputed > open",
        "disputed > none",
        "journey: ceasing > between_reviews",
    ),
    step(AdoptCalendar, _ADMINISTRATOR, _change, None),
    step(CorrectRules, _ADMINISTRATOR, _change, None),
    step(CorrectFact, _WHO_CORRECTS, _change, None),
    step(MoveClock, set(Role), _move_clock, None),
)
"""The rows of the table that `decide` executes."""
