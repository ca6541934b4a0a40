"""A change outside a review as a subject of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, Ended
from cases.command import CommandRefused
from cases.moment import Moment
from cases.notice import Obligation
from cases.plan.clock_ids import CHANGE_FINAL, CHANGE_SAID
from cases.plan.letter import letter_is_complete
from cases.plan.outside import commands as c
from cases.plan.outside import events as e
from cases.plan.outside.state import OutsideChange
from cases.plan.outside.vocabulary import OutsidePhase
from cases.plan.state import AppealableDecision, PlanState
from cases.plan.vocabulary import APPEALABLE_SECTIONS, PlanStage
from cases.step import Step, Track, step
from cases.subject import Subject, Tell, Watch
from rules import review as law
from rules.appeal import DecisionKind
from rules.calendar import Calendar
from rules.deadline import Deadline, day_words


def _phase(state: PlanState) -> StrEnum:
    return OutsidePhase.PROPOSED if state.outside.is_open else OutsidePhase.NONE


TRACK = Track("outside", "A change outside a review", OutsidePhase, _phase)


def _propose(state: PlanState, command: c.ProposeChange, now: Moment) -> tuple[Any, ...]:
    if state.stage is not PlanStage.BETWEEN_REVIEWS:
        raise CommandRefused(
            "change_in_the_review",
            "A review is under way, or the plan is ending. Propose the changes there.",
            "R22",
        )
    if state.outside.is_open:
        raise CommandRefused("change_runs", "Changes are proposed already. Finish them first.")
    if not command.narrative_id:
        raise CommandRefused("which_change", "Write which changes you propose.", "R22")
    return (e.ChangeProposed(command.narrative_id, now.on),)


def _noticed(state: PlanState) -> date:
    if not state.outside.is_open or state.outside.noticed_on is None:
        raise CommandRefused("no_change", "No changes are proposed outside a review.", "R22")
    return state.outside.noticed_on


def _say(state: PlanState, command: c.SayAboutChange, now: Moment) -> tuple[Any, ...]:
    _noticed(state)
    if state.outside.said_on is not None:
        raise CommandRefused("change_answered_before", "The council has your words already.")
    if not command.narrative_id:
        raise CommandRefused("what_about_change", "Write what you think of the changes.")
    return (e.ChangeAnswered(command.narrative_id, now.on),)


def _family_was_heard(state: PlanState, now: Moment) -> None:
    last_day = law.representations_outside_review(_noticed(state), state.calendar).due_on
    if now.on <= last_day:
        raise CommandRefused(
            "change_too_early",
            f"The family has until {day_words(last_day)} to say what it thinks. Go on after that.",
            "R22",
        )


def _finish(state: PlanState, command: c.FinishChange, now: Moment) -> tuple[Any, ...]:
    _family_was_heard(state, now)
    letter_is_complete(command.notice)
    return (e.ChangeFinished(now.on, command.document_id),)


def _drop(state: PlanState, command: c.DropChange, now: Moment) -> tuple[Any, ...]:
    _family_was_heard(state, now)
    if not command.narrative_id:
        raise CommandRefused("why_no_change", "Give your reasons to the family.", "R13")
    letter_is_complete(command.notice)
    return (e.ChangeDropped(command.narrative_id, now.on),)


_AUTHORITY = {Role.AUTHORITY}
_ENDS = ("proposed > none", "appeal: none/disputed > open")

STEPS: tuple[Step, ...] = (
    step(c.ProposeChange, _AUTHORITY, _propose, TRACK, "none > proposed"),
    step(c.SayAboutChange, {Role.FAMILY}, _say, TRACK, "proposed > same"),
    step(c.FinishChange, _AUTHORITY, _finish, TRACK, *_ENDS, "phase: expected > none"),
    step(c.DropChange, _AUTHORITY, _drop, TRACK, *_ENDS),
)


def _proposed(state: PlanState, event: e.ChangeProposed) -> PlanState:
    return replace(state, outside=OutsideChange(event.noticed_on, event.narrative_id))


def _answered(state: PlanState, event: e.ChangeAnswered) -> PlanState:
    said = replace(state.outside, said_on=event.said_on, said_id=event.narrative_id)
    return replace(state, outside=said)


def _finished(state: PlanState, event: e.ChangeFinished) -> PlanState:
    day = event.issued_on
    return replace(
        state,
        outside=replace(state.outside, final_on=day),
        phases=state.phases.settled(day),
        appealable=AppealableDecision(DecisionKind.PLAN_FINALISED, APPEALABLE_SECTIONS, day, day),
    )


def _dropped(state: PlanState, event: e.ChangeDropped) -> PlanState:
    day = event.decided_on
    return replace(
        state,
        outside=replace(state.outside, dropped_on=day),
        appealable=AppealableDecision(DecisionKind.REFUSED_TO_AMEND, APPEALABLE_SECTIONS, day, day),
    )


def _over(state: PlanState) -> Ended | None:
    return Ended(state.ended_on, False, "plan_ended") if state.ended_on else None


def _basis(state: PlanState) -> tuple[object, ...] | None:
    noticed_on = state.outside.noticed_on
    return (noticed_on,) if noticed_on else None


def _said_day(state: PlanState, calendar: Calendar) -> Deadline:
    assert state.outside.noticed_on is not None
    return law.representations_outside_review(state.outside.noticed_on, calendar)


def _said_ended(state: PlanState) -> Ended | None:
    said_on = state.outside.said_on
    return Ended(said_on, True, "change_answered") if said_on else _final_ended(state)


def _final_day(state: PlanState, calendar: Calendar) -> Deadline:
    assert state.outside.noticed_on is not None
    return law.final_plan_outside_review(state.outside.noticed_on, calendar)


def _final_ended(state: PlanState) -> Ended | None:
    done_on = state.outside.final_on or state.outside.dropped_on
    return Ended(done_on, True, "change_decided") if done_on else _over(state)


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    return (
        ClockRule(CHANGE_SAID, _basis, _said_day, _said_ended, ladder=(7, 2), again=True),
        ClockRule(CHANGE_FINAL, _basis, _final_day, _final_ended, ladder=(28, 14, 5), again=True),
    )


def _obligations(state: PlanState) -> Iterable[Obligation]:
    if state.outside.is_open:
        owner, role = state.parties.authority_id, Role.AUTHORITY.value
        yield Obligation("finish_change", "finish_change", owner, role, CHANGE_FINAL)


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.ChangeProposed():
            yield from (Tell("change_proposed", party) for party in ("family", "setting"))
        case e.ChangeAnswered():
            yield Tell("change_answered", "authority")
        case e.ChangeFinished():
            yield from (Tell("change_finished", party) for party in ("family", "setting"))
        case e.ChangeDropped():
            yield from (Tell("amendment_dropped", party) for party in ("family", "setting"))


SUBJECT = Subject(
    "outside",
    STEPS,
    tracks=(TRACK,),
    evolve=MappingProxyType(
        {
            e.ChangeProposed: _proposed,
            e.ChangeAnswered: _answered,
            e.ChangeFinished: _finished,
            e.ChangeDropped: _dropped,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType(
        {
            CHANGE_SAID: Watch(("family",), ()),
            CHANGE_FINAL: Watch(("authority",), ("family", "authority")),
        }
    ),
    obligations=_obligations,
    notices=_told,
)
"""The change of a plan outside a review."""
