"""Advice, views and papers as a subject of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, Ended, ReminderReached
from cases.command import CommandRefused
from cases.moment import Moment
from cases.notice import Obligation
from cases.plan.advice import commands as c
from cases.plan.advice import events as e
from cases.plan.advice.state import AdviceRequest, ReviewViews
from cases.plan.advice.vocabulary import AdvicePhase
from cases.plan.clock_ids import ADVICE, INVITATIONS, PAPERS
from cases.plan.state import MissedStep, PlanState
from cases.step import Step, Track, step
from cases.subject import Subject, Tell, Watch
from rules import review as law
from rules.calendar import Calendar
from rules.deadline import Deadline, Party

MOST_CONTRIBUTORS = 20
"""More people than this are not asked for one meeting."""


def _phase(state: PlanState) -> StrEnum:
    if state.advice.circulated_on is not None:
        return AdvicePhase.CIRCULATED
    return AdvicePhase.ASKED if state.advice.requests else AdvicePhase.NONE


TRACK = Track("advice", "The papers for the meeting", AdvicePhase, _phase)


def _before_the_meeting(state: PlanState) -> None:
    """Advice and papers belong to a meeting that lies ahead."""
    review = state.review
    if review.meeting_on is None or review.closed_on is not None or review.held_on is not None:
        raise CommandRefused(
            "no_meeting_ahead", "No review meeting lies ahead. Arrange the meeting first.", "R5"
        )


def _invite(state: PlanState, command: c.InviteContributor, now: Moment) -> tuple[Any, ...]:
    _before_the_meeting(state)
    requests = state.advice.requests
    if any(one.contributor_id == command.contributor_id for one in requests):
        raise CommandRefused("contributor_known", "This person is invited already.")
    if len(requests) >= MOST_CONTRIBUTORS:
        raise CommandRefused("too_many_invited", "That many people are invited already.")
    assert state.review.meeting_on is not None
    last_day = law.invitations(state.review.meeting_on, state.calendar).due_on
    number = len(requests) + 1
    return (e.ContributorInvited(number, command.contributor_id, command.part, now.on, last_day),)


def _give(state: PlanState, command: c.GiveAdvice, now: Moment) -> tuple[Any, ...]:
    asked = state.advice.find(command.number)
    if asked is None or state.review.closed_on is not None:
        raise CommandRefused("advice_not_asked", "Nobody asks for this advice any more.")
    if asked.given_on is not None:
        raise CommandRefused(
            "advice_known", "This advice was given before. Tell the council if it must change."
        )
    if not (command.narrative_id or command.document_id):
        raise CommandRefused("no_advice", "Write your advice, or add a file.")
    given = e.AdviceGiven(command.number, command.narrative_id, command.document_id, now.on)
    return (given,)


def _views(state: PlanState, command: c.RecordReviewViews, now: Moment) -> tuple[Any, ...]:
    if not (command.narrative_id or command.document_id):
        raise CommandRefused("no_views", "Write something, or add a picture or a recording.")
    return (
        e.ReviewViewsRecorded(
            command.whose, command.form, command.narrative_id, command.document_id, now.on
        ),
    )


def _circulate(state: PlanState, command: c.CirculatePapers, now: Moment) -> tuple[Any, ...]:
    _before_the_meeting(state)
    if state.advice.circulated_on is not None:
        raise CommandRefused("papers_sent", "The papers went to everybody before.")
    return (e.PapersCirculated(now.on),)


_HOST = {Role.AUTHORITY, Role.SETTING}

STEPS: tuple[Step, ...] = (
    step(
        c.InviteContributor,
        _HOST,
        _invite,
        TRACK,
        "none > asked",
        "asked/circulated > same",
    ),
    step(c.GiveAdvice, _HOST | {Role.ENGINE}, _give, TRACK, "asked/circulated > same"),
    step(
        c.RecordReviewViews,
        _HOST | {Role.FAMILY},
        _views,
        TRACK,
        "none/asked/circulated > same",
    ),
    step(c.CirculatePapers, _HOST, _circulate, TRACK, "none/asked > circulated"),
)


# What the events change


def _invited(state: PlanState, event: e.ContributorInvited) -> PlanState:
    asked = AdviceRequest(event.number, event.contributor_id, event.part, event.invited_on)
    advice = replace(state.advice, requests=(*state.advice.requests, asked))
    state = replace(state, advice=advice)
    if event.invited_on <= event.last_day_on:
        return state
    missed = MissedStep(INVITATIONS, Party.AUTHORITY.value, event.last_day_on, state.review_year)
    return state if missed in state.missed else replace(state, missed=(*state.missed, missed))


def _given(state: PlanState, event: e.AdviceGiven) -> PlanState:
    requests = tuple(
        replace(
            one,
            given_on=event.given_on,
            narrative_id=event.narrative_id,
            document_id=event.document_id,
        )
        if one.number == event.number
        else one
        for one in state.advice.requests
    )
    return replace(state, advice=replace(state.advice, requests=requests))


def _recorded(state: PlanState, event: e.ReviewViewsRecorded) -> PlanState:
    said = ReviewViews(
        event.whose, event.form, event.narrative_id, event.document_id, event.recorded_on
    )
    return replace(state, advice=replace(state.advice, views=(*state.advice.views, said)))


def _circulated(state: PlanState, event: e.PapersCirculated) -> PlanState:
    return replace(state, advice=replace(state.advice, circulated_on=event.circulated_on))


# The clocks: papers and every advice are due two weeks before the meeting (R5).


def _basis(state: PlanState) -> tuple[object, ...] | None:
    meeting_on = state.review.meeting_on
    return (state.review_year, meeting_on) if meeting_on and not state.review.closed_on else None


def _due(state: PlanState, calendar: Calendar) -> Deadline:
    assert state.review.meeting_on is not None
    return law.papers(state.review.meeting_on, calendar)


def _over(state: PlanState) -> Ended | None:
    if state.ended_on is not None:
        return Ended(state.ended_on, False, "plan_ended")
    held_on = state.review.held_on
    return Ended(held_on, False, "meeting_held") if held_on is not None else None


def _papers_ended(state: PlanState) -> Ended | None:
    sent_on = state.advice.circulated_on
    return Ended(sent_on, True, "papers_circulated") if sent_on is not None else _over(state)


def _advice_basis(number: int, state: PlanState) -> tuple[object, ...] | None:
    return _basis(state) if state.advice.find(number) is not None else None


def _advice_ended(number: int, state: PlanState) -> Ended | None:
    asked = state.advice.find(number)
    if asked is not None and asked.given_on is not None:
        return Ended(asked.given_on, True, "advice_given")
    return _over(state)


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    """One for the papers and one for each person who was asked; the next review uses them again, so
    that a plan does not collect clocks over the years."""
    return (
        ClockRule(PAPERS, _basis, _due, _papers_ended, ladder=(7, 2), again=True),
        *(
            ClockRule(
                f"{ADVICE}{one.number}",
                partial(_advice_basis, one.number),
                _due,
                partial(_advice_ended, one.number),
                ladder=(14, 7, 2),
                again=True,
            )
            for one in state.advice.requests
        ),
    )


def _obligations(state: PlanState) -> Iterable[Obligation]:
    review, parties = state.review, state.parties
    ahead = review.meeting_on and not review.closed_on and not review.held_on
    if ahead and state.advice.circulated_on is None:
        host = (parties.setting_id, Role.SETTING) if parties.setting_id else None
        owner, role = host or (parties.authority_id, Role.AUTHORITY)
        yield Obligation("circulate_papers", "circulate_papers", owner, role.value, PAPERS)


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.ContributorInvited():
            yield Tell("advice_asked", f"person:{event.contributor_id}", ground=str(event.number))
        case ReminderReached(clock_id=clock_id) if clock_id.startswith(ADVICE):
            number = clock_id.removeprefix(ADVICE)
            asked = state.advice.find(int(number))
            if asked is not None:
                yield Tell("advice_chased", f"person:{asked.contributor_id}", ground=number)
        case e.AdviceGiven():
            yield from (Tell("advice_given", p) for p in ("authority", "setting"))
        case e.ReviewViewsRecorded():
            yield from (Tell("review_views_recorded", p) for p in ("authority", "setting"))
        case e.PapersCirculated():
            yield from (Tell("papers_circulated", p) for p in ("family", "authority", "setting"))


SUBJECT = Subject(
    "advice",
    STEPS,
    tracks=(TRACK,),
    evolve=MappingProxyType(
        {
            e.ContributorInvited: _invited,
            e.AdviceGiven: _given,
            e.ReviewViewsRecorded: _recorded,
            e.PapersCirculated: _circulated,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType(
        {
            PAPERS: Watch(("setting", "authority"), ("family", "authority", "setting")),
            ADVICE: Watch((), ("authority", "setting")),
        }
    ),
    obligations=_obligations,
    notices=_told,
)
"""The advice and the papers of a plan."""
