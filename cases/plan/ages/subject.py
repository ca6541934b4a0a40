"""The age of a child as a subject of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, DayReached, Ended
from cases.command import CommandRefused
from cases.moment import Moment
from cases.plan.ages import commands as c
from cases.plan.ages import events as e
from cases.plan.ages.vocabulary import PlanRights
from cases.plan.clock_ids import EARLY_YEARS, PLAN_ENDS, RIGHTS_TRANSFER
from cases.plan.state import PlanState
from cases.plan.vocabulary import PlanStage
from cases.step import Step, Track, step, tick
from cases.subject import Subject, Tell, Watch
from rules.calendar import Calendar, fixed, months
from rules.deadline import Deadline, StepKind, by_end_of_day
from rules.people import OWN_RIGHTS
from rules.reassessment import TO_TWENTY_FIVE
from rules.review import under_five_review

TRANSITION = 180
"""Days before the last day at 25 on which everybody is told what comes: half a year."""


def _rights(state: PlanState) -> StrEnum:
    if state.ages.passed_on is None:
        return PlanRights.PARENT
    parent_goes_on = state.parties.family_id == state.ages.parent_id
    return PlanRights.ALTERNATIVE_PERSON if parent_goes_on else PlanRights.YOUNG_PERSON


TRACK = Track("plan_rights", "Whose rights they are", PlanRights, _rights)


def _record(state: PlanState, command: c.RecordChildAges, now: Moment) -> tuple[Any, ...]:
    if command.ages == state.ages.days:
        raise CommandRefused("ages_known", "These days are known here already.")
    return (e.ChildAgesRecorded(command.ages, now.on),)


def _capacity(state: PlanState, command: c.RecordPlanCapacity, now: Moment) -> tuple[Any, ...]:
    if command.can_decide is not state.ages.lacks_capacity:
        raise CommandRefused("capacity_known", "That is what is recorded here already.", "P3")
    if not command.narrative_id:
        raise CommandRefused("why_capacity", "Say how this was found out.", "P3")
    recorded = e.PlanCapacityRecorded(command.can_decide, command.narrative_id, now.on)
    return (recorded,)


STEPS: tuple[Step, ...] = (
    step(c.RecordChildAges, {Role.AUTHORITY}, _record, TRACK, "parent > same"),
    step(
        c.RecordPlanCapacity,
        {Role.AUTHORITY, Role.FAMILY},
        _capacity,
        TRACK,
        "parent > same",
        "young_person > alternative_person",
        "alternative_person > young_person",
    ),
)


def _recorded(state: PlanState, event: e.ChildAgesRecorded) -> PlanState:
    return replace(state, ages=replace(state.ages, days=event.ages))


def _capacity_recorded(state: PlanState, event: e.PlanCapacityRecorded) -> PlanState:
    ages = replace(state.ages, lacks_capacity=not event.can_decide)
    state = replace(state, ages=ages)
    if ages.passed_on is None:
        return state
    holder = state.parties.child_id if event.can_decide else ages.parent_id
    return replace(state, parties=replace(state.parties, family_id=holder))


def _passed(state: PlanState, event: e.PlanRightsPassed) -> PlanState:
    ages = replace(state.ages, passed_on=event.passed_on, parent_id=event.from_id)
    return replace(state, ages=ages, parties=replace(state.parties, family_id=event.to_id))


def _ended(state: PlanState, event: e.PlanEndedByAge) -> PlanState:
    ages = replace(state.ages, ended_on=event.ended_on)
    return replace(state, ages=ages, stage=PlanStage.CEASED, ceased_on=event.ended_on)


# The clocks


def _over(state: PlanState) -> Ended | None:
    return Ended(state.ended_on, False, "plan_ended") if state.ended_on else None


def _rights_basis(state: PlanState) -> tuple[object, ...] | None:
    ends_on = state.ages.days.school_age_ends_on
    own = state.parties.family_id == state.parties.child_id and state.ages.passed_on is None
    return None if ends_on is None or own else (ends_on,)


def _rights_day(state: PlanState, calendar: Calendar) -> Deadline:
    ends_on = state.ages.days.school_age_ends_on
    assert ends_on is not None
    return by_end_of_day(OWN_RIGHTS, fixed(StepKind.PUBLISHED_DATE, ends_on), calendar)


def _end_basis(state: PlanState) -> tuple[object, ...] | None:
    until = state.ages.days.may_go_on_until
    return None if until is None else (until,)


def _end_day(state: PlanState, calendar: Calendar) -> Deadline:
    until = state.ages.days.may_go_on_until
    assert until is not None
    return by_end_of_day(TO_TWENTY_FIVE, fixed(StepKind.PUBLISHED_DATE, until), calendar)


def early_years_day(state: PlanState, calendar: Calendar) -> Deadline | None:
    """R19: when the plan of a child under five should be looked at next; None when it is older."""
    reviewed_on, until = reviewed_last(state), state.ages.days.early_years_until
    if reviewed_on is None or until is None or months(reviewed_on, 3).result > until:
        return None
    return under_five_review(reviewed_on, calendar)


def reviewed_last(state: PlanState) -> date | None:
    """From which day the next review is counted: the last decision, or the making of the plan."""
    return state.last_review_on or state.plan_made_on


def _early_basis(state: PlanState) -> tuple[object, ...] | None:
    found = early_years_day(state, state.calendar)
    return None if found is None else (reviewed_last(state),)


def _early_day(state: PlanState, calendar: Calendar) -> Deadline:
    found = early_years_day(state, calendar)
    assert found is not None
    return found


def _early_ended(state: PlanState) -> Ended | None:
    review = state.review
    if review.meeting_on is not None and review.closed_on is None and review.arranged_on:
        return Ended(review.arranged_on, False, "review_arranged")
    return _over(state)


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    return (
        ClockRule(EARLY_YEARS, _early_basis, _early_day, _early_ended, ladder=(), awaits=True),
        ClockRule(RIGHTS_TRANSFER, _rights_basis, _rights_day, _over, ladder=(), awaits=True),
        ClockRule(PLAN_ENDS, _end_basis, _end_day, _over, ladder=(TRANSITION,), awaits=True),
    )


def _consequences(state: PlanState, clock_id: str, now: Moment) -> tuple[Any, ...]:
    if clock_id == PLAN_ENDS:
        return (e.PlanEndedByAge(now.on),)
    if clock_id != RIGHTS_TRANSFER or state.ages.passed_on is not None:
        return ()
    parties = state.parties
    to_id = parties.family_id if state.ages.lacks_capacity else parties.child_id
    return (e.PlanRightsPassed(parties.family_id, to_id, now.on),)


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case DayReached(clock_id=clock_id) if clock_id == EARLY_YEARS:
            yield from (Tell("early_years_day", p) for p in ("family", "authority", "setting"))
        case e.PlanCapacityRecorded():
            yield from (Tell("plan_capacity_recorded", party) for party in ("family", "authority"))
        case e.PlanRightsPassed():
            # Both hear it by name: the new holder and the one before.
            yield Tell("plan_rights_passed", "family")
            yield Tell("plan_rights_passed", f"person:{event.from_id}")
            yield Tell("plan_rights_passed", "authority")
            yield Tell("plan_rights_passed", "setting")
        case e.PlanEndedByAge():
            yield from (Tell("plan_ended_by_age", p) for p in ("family", "authority", "setting"))


_ENDS = "journey: between_reviews/meeting_arranged/meeting_held/amending/ceasing > ceased"

SUBJECT = Subject(
    "ages",
    STEPS,
    ticks=(
        tick(
            RIGHTS_TRANSFER,
            "plan_rights: parent > young_person",
            "plan_rights: parent > alternative_person",
        ),
        tick(PLAN_ENDS, _ENDS),
        tick(EARLY_YEARS),
    ),
    tracks=(TRACK,),
    evolve=MappingProxyType(
        {
            e.ChildAgesRecorded: _recorded,
            e.PlanCapacityRecorded: _capacity_recorded,
            e.PlanRightsPassed: _passed,
            e.PlanEndedByAge: _ended,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType(
        {
            RIGHTS_TRANSFER: Watch((), ()),
            PLAN_ENDS: Watch(("family", "authority", "setting"), ()),
            EARLY_YEARS: Watch((), ()),
        }
    ),
    notices=_told,
    consequences=_consequences,
)
"""What follows from the age of a child."""
