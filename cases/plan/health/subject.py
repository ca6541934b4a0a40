"""A change of health body as a subject of a plan."""

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
from cases.plan.clock_ids import HEALTH_ASKS, HEALTH_TOLD
from cases.plan.health import commands as c
from cases.plan.health import events as e
from cases.plan.health.state import HealthChange
from cases.plan.health.vocabulary import HealthAsks, HealthPhase
from cases.plan.reassess.events import ReassessmentAnswered, ReassessmentAsked
from cases.plan.reassess.subject import is_running
from cases.plan.state import PlanState
from cases.step import Step, Track, step
from cases.subject import Subject, Tell, Watch
from rules import transfer as law
from rules.calendar import Calendar
from rules.deadline import Deadline

HEALTH_BODY = "health_body"
"""Who asked, when it was the health body."""


def _phase(state: PlanState) -> StrEnum:
    health = state.health
    if health.asked_on is not None:
        return HealthPhase.ASKED
    if health.told_on is not None:
        return HealthPhase.TOLD
    return HealthPhase.CHANGING if health.changes_on else HealthPhase.NONE


TRACK = Track("health", "The change of health body", HealthPhase, _phase)


def _note(state: PlanState, command: c.NoteHealthChange, now: Moment) -> tuple[Any, ...]:
    health = state.health
    if (health.changes_on, health.aware_on) == (command.changes_on, command.aware_on):
        raise CommandRefused("health_change_known", "This change is noted already.")
    if command.aware_on is not None and command.aware_on > now.on:
        raise CommandRefused(
            "aware_ahead", "The day on which the old health body learned of it has not come yet."
        )
    return (e.HealthChangeNoted(command.changes_on, command.aware_on, now.on),)


def _tell(state: PlanState, command: c.RecordHealthTold, now: Moment) -> tuple[Any, ...]:
    if _phase(state) is not HealthPhase.CHANGING:
        raise CommandRefused("no_health_change", "No health body waits to be told.", "N19")
    if command.told_on > now.on:
        raise CommandRefused("told_ahead", "That day has not come yet. Record it when it has.")
    return (e.NewHealthBodyTold(command.told_on),)


def _ask(state: PlanState, command: c.RecordHealthAsks, now: Moment) -> tuple[Any, ...]:
    """N19: the authority must comply, so a re-assessment is agreed at once."""
    if _phase(state) is not HealthPhase.TOLD:
        raise CommandRefused(
            "health_not_told", "First record that the new health body was told.", "N19"
        )
    if not command.narrative_id:
        raise CommandRefused("why_health_asks", "Say what the health body cannot give.", "N19")
    asked = e.HealthBodyAsked(command.asks, command.narrative_id, now.on)
    if command.asks is HealthAsks.REVIEW or is_running(state):
        return (asked,)
    words = command.narrative_id
    return (
        asked,
        ReassessmentAsked(HEALTH_BODY, words, now.on),
        ReassessmentAnswered(True, words, now.on),
    )


STEPS: tuple[Step, ...] = (
    step(
        c.NoteHealthChange,
        {Role.AUTHORITY},
        _note,
        TRACK,
        "none/told/asked > changing",
        "changing > same",
    ),
    step(c.RecordHealthTold, {Role.AUTHORITY}, _tell, TRACK, "changing > told"),
    step(
        c.RecordHealthAsks,
        {Role.AUTHORITY},
        _ask,
        TRACK,
        "told > asked",
        "reassess: none > agreed",
    ),
)


def _noted(state: PlanState, event: e.HealthChangeNoted) -> PlanState:
    return replace(state, health=HealthChange(event.changes_on, event.aware_on))


def _was_told(state: PlanState, event: e.NewHealthBodyTold) -> PlanState:
    return replace(state, health=replace(state.health, told_on=event.told_on))


def _asked(state: PlanState, event: e.HealthBodyAsked) -> PlanState:
    return replace(state, health=replace(state.health, asks=event.asks, asked_on=event.asked_on))


def _over(state: PlanState) -> Ended | None:
    return Ended(state.ended_on, False, "plan_ended") if state.ended_on else None


def _told_basis(state: PlanState) -> tuple[object, ...] | None:
    health = state.health
    return (health.changes_on, health.aware_on) if health.changes_on else None


def _told_day(state: PlanState, calendar: Calendar) -> Deadline:
    changes_on = state.health.changes_on
    assert changes_on is not None
    return law.health_body_change(changes_on, state.health.aware_on, calendar)


def _told_ended(state: PlanState) -> Ended | None:
    told_on = state.health.told_on
    return Ended(told_on, True, "health_body_told") if told_on else _over(state)


def _asks_basis(state: PlanState) -> tuple[object, ...] | None:
    return (state.health.told_on,) if state.health.told_on else None


def _asks_day(state: PlanState, calendar: Calendar) -> Deadline:
    told_on = state.health.told_on
    assert told_on is not None
    return law.health_body_request(told_on, calendar)


def _asks_ended(state: PlanState) -> Ended | None:
    asked_on = state.health.asked_on
    return Ended(asked_on, True, "health_body_asked") if asked_on else _over(state)


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    """The second is the end of a right, and nobody's duty: it is waited for."""
    return (
        ClockRule(HEALTH_TOLD, _told_basis, _told_day, _told_ended, ladder=(5, 1), again=True),
        ClockRule(
            HEALTH_ASKS, _asks_basis, _asks_day, _asks_ended, ladder=(), again=True, awaits=True
        ),
    )


def _obligations(state: PlanState) -> Iterable[Obligation]:
    if _phase(state) is HealthPhase.CHANGING:
        owner, role = state.parties.authority_id, Role.AUTHORITY.value
        yield Obligation("record_health_told", "record_health_told", owner, role, HEALTH_TOLD)


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.HealthChangeNoted():
            yield from (Tell("health_change_noted", p) for p in ("family", "authority"))
        case e.NewHealthBodyTold():
            yield Tell("new_health_body_told", "family")
        case e.HealthBodyAsked():
            for party in ("family", "authority"):
                yield Tell("health_body_asked", party, ground=event.asks.value)


SUBJECT = Subject(
    "health",
    STEPS,
    tracks=(TRACK,),
    evolve=MappingProxyType(
        {
            e.HealthChangeNoted: _noted,
            e.NewHealthBodyTold: _was_told,
            e.HealthBodyAsked: _asked,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType(
        {
            HEALTH_TOLD: Watch(("authority",), ("family", "authority")),
            HEALTH_ASKS: Watch((), ()),
        }
    ),
    obligations=_obligations,
    notices=_told,
)
"""The change of the health body of a plan."""
