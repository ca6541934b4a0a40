"""Ending a plan as a subject of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.moment import Moment
from cases.plan.ending import commands as c
from cases.plan.ending import events as e
from cases.plan.ending.state import Consultation
from cases.plan.ending.vocabulary import ConsultPhase
from cases.plan.letter import letter_is_complete
from cases.plan.state import AppealableDecision, PlanState
from cases.plan.tracks import JOURNEY
from cases.plan.vocabulary import PlanStage
from cases.step import Step, Track, step
from cases.subject import Subject, Tell
from rules.appeal import DecisionKind
from rules.deadline import Refused
from rules.reassessment import EndingGround, may_end_plan


def _phase(state: PlanState) -> StrEnum:
    consulted = state.consultation.consulted_on is not None
    return ConsultPhase.CONSULTED if consulted else ConsultPhase.NONE


TRACK = Track("consultation", "Consulting before the plan ends", ConsultPhase, _phase)


def may_end(state: PlanState) -> None:
    """Refuse to end a plan about which the family and the head were not consulted (A13, R26)."""
    heard = state.consultation
    ground = heard.ground or EndingGround.NOT_NECESSARY
    verdict = may_end_plan(ground, heard.family_consulted, heard.head_consulted)
    if isinstance(verdict, Refused):
        raise CommandRefused("not_consulted", verdict.reason, verdict.citation.rule)


def _consult(state: PlanState, command: c.ConsultBeforeEnding, now: Moment) -> tuple[Any, ...]:
    head = command.head_consulted if state.parties.setting_id else None
    if state.parties.setting_id and head is None:
        head = False
    verdict = may_end_plan(command.ground, command.family_consulted, head)
    if isinstance(verdict, Refused):
        raise CommandRefused("may_not_end", verdict.reason, verdict.citation.rule)
    if not command.narrative_id:
        raise CommandRefused("what_was_said", "Write down what was said about ending the plan.")
    return (
        e.ConsultedBeforeEnding(
            command.ground, command.family_consulted, head, command.narrative_id, now.on
        ),
    )


def _end(state: PlanState, command: c.DecideToEnd, now: Moment) -> tuple[Any, ...]:
    if state.stage is not PlanStage.BETWEEN_REVIEWS:
        raise CommandRefused(
            "end_in_the_review",
            "A review is under way, or the plan is ending already. Decide there.",
            "R27",
        )
    may_end(state)
    if not command.narrative_id:
        raise CommandRefused("why_end", "Give the reasons for ending the plan.", "R27")
    letter_is_complete(command.notice)
    return (e.EndDecided(command.narrative_id, now.on),)


STEPS: tuple[Step, ...] = (
    step(
        c.ConsultBeforeEnding,
        {Role.AUTHORITY},
        _consult,
        TRACK,
        "none > consulted",
        "consulted > same",
    ),
    step(
        c.DecideToEnd,
        {Role.AUTHORITY},
        _end,
        JOURNEY,
        "between_reviews > ceasing",
        "appeal: none/disputed > open",
        "consultation: consulted > none",
    ),
)


def _consulted(state: PlanState, event: e.ConsultedBeforeEnding) -> PlanState:
    heard = Consultation(
        event.ground,
        event.family_consulted,
        event.head_consulted,
        event.narrative_id,
        event.consulted_on,
    )
    return replace(state, consultation=heard)


def _decided(state: PlanState, event: e.EndDecided) -> PlanState:
    day = event.decided_on
    return replace(
        state,
        stage=PlanStage.CEASING,
        appealable=AppealableDecision(DecisionKind.CEASED, (), day, day),
        consultation=Consultation(),
    )


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.ConsultedBeforeEnding():
            yield Tell("consulted_before_ending", "family")
        case e.EndDecided():
            yield from (Tell("end_decided", party) for party in ("family", "setting"))


SUBJECT = Subject(
    "ending",
    STEPS,
    tracks=(TRACK,),
    evolve=MappingProxyType({e.ConsultedBeforeEnding: _consulted, e.EndDecided: _decided}),
    notices=_told,
)
"""The end of a plan."""
