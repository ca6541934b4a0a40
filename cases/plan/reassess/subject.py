"""A re-assessment as a subject of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, Ended
from cases.command import CommandRefused
from cases.moment import Moment
from cases.notice import Obligation
from cases.plan.clock_ids import REASSESS_ANSWER, REASSESSED_PLAN
from cases.plan.letter import letter_is_complete
from cases.plan.reassess import commands as c
from cases.plan.reassess import events as e
from cases.plan.reassess.state import Reassessment
from cases.plan.reassess.vocabulary import ReassessPhase
from cases.plan.state import AppealableDecision, PlanState
from cases.plan.vocabulary import APPEALABLE_SECTIONS
from cases.step import Step, Track, step
from cases.subject import Subject, Tell, Watch
from rules import reassessment as law
from rules.appeal import DecisionKind
from rules.calendar import Calendar
from rules.deadline import Deadline, Refused


def _phase(state: PlanState) -> StrEnum:
    found = state.reassessment
    if found.asked_on is None:
        return ReassessPhase.NONE
    if found.answered_on is None:
        return ReassessPhase.ASKED
    if not found.agreed:
        return ReassessPhase.DECLINED
    return ReassessPhase.FINISHED if found.issued_on else ReassessPhase.AGREED


def is_running(state: PlanState) -> bool:
    """Whether a re-assessment was asked for and is not over."""
    return _phase(state) in (ReassessPhase.ASKED, ReassessPhase.AGREED)


TRACK = Track("reassess", "The re-assessment", ReassessPhase, _phase)


def _ask(state: PlanState, command: c.AskReassessment, now: Moment) -> tuple[Any, ...]:
    if is_running(state):
        raise CommandRefused(
            "reassessment_runs", "A new assessment was asked for already and is not over.", "R23"
        )
    if not command.narrative_id:
        raise CommandRefused("why_reassess", "Say why the needs should be assessed anew.", "A12")
    role = command.meta.actor.role.value
    return (e.ReassessmentAsked(role, command.narrative_id, now.on),)


def _answer(state: PlanState, command: c.AnswerReassessment, now: Moment) -> tuple[Any, ...]:
    asked_on = state.reassessment.asked_on
    if _phase(state) is not ReassessPhase.ASKED or asked_on is None:
        raise CommandRefused("reassessment_not_asked", "Nobody waits for this answer.")
    if not command.narrative_id:
        raise CommandRefused("why_reassess_answer", "Give the reason for your answer.", "R23")
    if not command.agrees:
        verdict = law.may_refuse(asked_on, command.last_assessed_on, command.necessary)
        if isinstance(verdict, Refused):
            raise CommandRefused("must_reassess", verdict.reason, verdict.citation.rule)
        letter_is_complete(command.notice)
    return (e.ReassessmentAnswered(command.agrees, command.narrative_id, now.on),)


def _issue(state: PlanState, command: c.IssueReassessedPlan, now: Moment) -> tuple[Any, ...]:
    if _phase(state) is not ReassessPhase.AGREED:
        raise CommandRefused("no_reassessment", "No new assessment is under way.", "R25")
    letter_is_complete(command.notice)
    return (e.ReassessedPlanIssued(now.on, command.document_id),)


STEPS: tuple[Step, ...] = (
    step(
        c.AskReassessment,
        {Role.FAMILY, Role.SETTING, Role.AUTHORITY},
        _ask,
        TRACK,
        "none/declined/finished > asked",
    ),
    step(
        c.AnswerReassessment,
        {Role.AUTHORITY},
        _answer,
        TRACK,
        "asked > agreed",
        "asked > declined",
        "appeal: none/disputed > open",
    ),
    step(
        c.IssueReassessedPlan,
        {Role.AUTHORITY},
        _issue,
        TRACK,
        "agreed > finished",
        "appeal: none/disputed > open",
    ),
)


# What the events change


def _asked(state: PlanState, event: e.ReassessmentAsked) -> PlanState:
    found = Reassessment(event.asked_by, event.asked_on, event.narrative_id)
    return replace(state, reassessment=found)


def _answered(state: PlanState, event: e.ReassessmentAnswered) -> PlanState:
    day = event.answered_on
    found = replace(
        state.reassessment, agreed=event.agrees, answered_on=day, answer_id=event.narrative_id
    )
    state = replace(state, reassessment=found)
    if event.agrees:
        return state
    decided = AppealableDecision(
        DecisionKind.REFUSED_TO_REASSESS, (), day, day, refused_request=True
    )
    return replace(state, appealable=decided)


def _issued(state: PlanState, event: e.ReassessedPlanIssued) -> PlanState:
    day = event.issued_on
    decided = AppealableDecision(DecisionKind.PLAN_FINALISED, APPEALABLE_SECTIONS, day, day)
    found = replace(state.reassessment, issued_on=day)
    return replace(state, reassessment=found, appealable=decided)


# The clocks


def _over(state: PlanState) -> Ended | None:
    return Ended(state.ended_on, False, "plan_ended") if state.ended_on else None


def _answer_basis(state: PlanState) -> tuple[object, ...] | None:
    asked_on = state.reassessment.asked_on
    return (asked_on,) if asked_on else None


def _answer_day(state: PlanState, calendar: Calendar) -> Deadline:
    asked_on = state.reassessment.asked_on
    assert asked_on is not None
    return law.decide_to_reassess(asked_on, calendar)


def _answer_ended(state: PlanState) -> Ended | None:
    answered_on = state.reassessment.answered_on
    return Ended(answered_on, True, "reassessment_answered") if answered_on else _over(state)


def _plan_basis(state: PlanState) -> tuple[object, ...] | None:
    found = state.reassessment
    return (found.answered_on,) if found.agreed else None


def _plan_day(state: PlanState, calendar: Calendar) -> Deadline:
    answered_on = state.reassessment.answered_on
    assert answered_on is not None
    return law.replaced_plan(answered_on, calendar)


def _plan_ended(state: PlanState) -> Ended | None:
    issued_on = state.reassessment.issued_on
    return Ended(issued_on, True, "reassessed_plan_issued") if issued_on else _over(state)


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    return (
        ClockRule(
            REASSESS_ANSWER, _answer_basis, _answer_day, _answer_ended, ladder=(5, 1), again=True
        ),
        ClockRule(
            REASSESSED_PLAN, _plan_basis, _plan_day, _plan_ended, ladder=(28, 14, 5), again=True
        ),
    )


def _obligations(state: PlanState) -> Iterable[Obligation]:
    owner, role = state.parties.authority_id, Role.AUTHORITY.value
    match _phase(state):
        case ReassessPhase.ASKED:
            kind = "answer_reassessment"
            yield Obligation(kind, kind, owner, role, REASSESS_ANSWER)
        case ReassessPhase.AGREED:
            kind = "issue_reassessed_plan"
            yield Obligation(kind, kind, owner, role, REASSESSED_PLAN)


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.ReassessmentAsked():
            yield from (Tell("reassessment_asked", party) for party in ("authority", "family"))
        case e.ReassessmentAnswered():
            ground = "yes" if event.agrees else "no"
            for party in ("family", "setting"):
                yield Tell("reassessment_answered", party, ground=ground)
        case e.ReassessedPlanIssued():
            yield from (Tell("reassessed_plan_issued", party) for party in ("family", "setting"))


SUBJECT = Subject(
    "reassess",
    STEPS,
    tracks=(TRACK,),
    evolve=MappingProxyType(
        {
            e.ReassessmentAsked: _asked,
            e.ReassessmentAnswered: _answered,
            e.ReassessedPlanIssued: _issued,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType(
        {
            REASSESS_ANSWER: Watch(("authority",), ("family", "authority")),
            REASSESSED_PLAN: Watch(("authority",), ("family", "authority")),
        }
    ),
    obligations=_obligations,
    notices=_told,
)
"""The re-assessment of a plan."""
