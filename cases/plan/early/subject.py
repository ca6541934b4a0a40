"""An early review as a subject of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.moment import Moment
from cases.notice import Obligation
from cases.plan.early import commands as c
from cases.plan.early import events as e
from cases.plan.early.state import EarlyReview
from cases.plan.early.vocabulary import EarlyPhase
from cases.plan.state import PlanState
from cases.step import Step, Track, step
from cases.subject import Subject, Tell
from rules.deadline import Refused
from rules.plan_duties import may_ask_for_early_review


def _phase(state: PlanState) -> StrEnum:
    early = state.early
    if early.asked_on is None:
        return EarlyPhase.NONE
    if early.answered_on is None:
        return EarlyPhase.ASKED
    return EarlyPhase.AGREED if early.agreed else EarlyPhase.DECLINED


TRACK = Track("early", "The early review", EarlyPhase, _phase)


def _ask(state: PlanState, command: c.AskEarlyReview, now: Moment) -> tuple[Any, ...]:
    if _phase(state) is EarlyPhase.ASKED:
        raise CommandRefused("early_asked", "Somebody asked already. The council must answer.")
    review = state.review
    if review.meeting_on is not None and review.closed_on is None:
        raise CommandRefused("review_runs", "A review is under way. Say it at the review.", "R20")
    verdict = may_ask_for_early_review(bool(command.narrative_id))
    if isinstance(verdict, Refused):
        raise CommandRefused("why_early", verdict.reason, verdict.citation.rule)
    asked_by = command.meta.actor.role.value
    return (e.EarlyReviewAsked(asked_by, command.narrative_id, now.on),)


def _answer(state: PlanState, command: c.AnswerEarlyReview, now: Moment) -> tuple[Any, ...]:
    if _phase(state) is not EarlyPhase.ASKED:
        raise CommandRefused("early_not_asked", "Nobody waits for an answer about an early review.")
    if not command.narrative_id:
        raise CommandRefused("why_answer", "Give the reason for your answer.", "R20")
    return (e.EarlyReviewAnswered(command.agrees, command.narrative_id, now.on),)


STEPS: tuple[Step, ...] = (
    step(
        c.AskEarlyReview,
        {Role.FAMILY, Role.SETTING, Role.AUTHORITY},
        _ask,
        TRACK,
        "none/agreed/declined > asked",
    ),
    step(
        c.AnswerEarlyReview, {Role.AUTHORITY}, _answer, TRACK, "asked > agreed", "asked > declined"
    ),
)


def _asked(state: PlanState, event: e.EarlyReviewAsked) -> PlanState:
    return replace(state, early=EarlyReview(event.asked_by, event.asked_on, event.narrative_id))


def _answered(state: PlanState, event: e.EarlyReviewAnswered) -> PlanState:
    early = replace(
        state.early,
        agreed=event.agrees,
        answered_on=event.answered_on,
        answer_id=event.narrative_id,
    )
    return replace(state, early=early)


def _obligations(state: PlanState) -> Iterable[Obligation]:
    if _phase(state) is EarlyPhase.ASKED:
        kind, owner = "answer_early_review", state.parties.authority_id
        yield Obligation(kind, kind, owner, Role.AUTHORITY.value)


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.EarlyReviewAsked():
            yield from (Tell("early_review_asked", party) for party in ("authority", "family"))
        case e.EarlyReviewAnswered():
            ground = "yes" if event.agrees else "no"
            for party in ("family", "setting"):
                yield Tell("early_review_answered", party, ground=ground)


SUBJECT = Subject(
    "early",
    STEPS,
    tracks=(TRACK,),
    evolve=MappingProxyType({e.EarlyReviewAsked: _asked, e.EarlyReviewAnswered: _answered}),
    obligations=_obligations,
    notices=_told,
)
"""The early review of a plan."""
