"""The choice of a setting: its steps, its clocks, who owes and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, ClockStatus, Ended, ReminderReached, find
from cases.notice import Obligation
from cases.plan.choice import commands as c
from cases.plan.choice import events as e
from cases.plan.choice.decide import (
    CONSULTATION,
    answer,
    asked_team,
    clock_of,
    consult,
    end,
    make_list,
    name,
    rank,
)
from cases.plan.choice.state import ChoiceState, Consultation, ListMade, Named
from cases.plan.choice.vocabulary import ChoicePhase
from cases.plan.state import PlanState
from cases.step import Step, Tick, Track, step, tick
from cases.subject import Subject, Tell, Watch
from rules.assessment import school_answer
from rules.calendar import Calendar
from rules.deadline import Deadline


def _phase(state: PlanState) -> StrEnum:
    return state.choice.phase


CHOICE = Track("choice", "The choice of a school or college", ChoicePhase, _phase)

STEPS: tuple[Step, ...] = (
    step(
        c.MakeTailoredList,
        {Role.AUTHORITY},
        make_list,
        CHOICE,
        "none/listed/ranked/named > listed",
    ),
    step(
        c.RankSettings,
        {Role.FAMILY},
        rank,
        CHOICE,
        "none/listed/ranked/named > ranked",
        "asking > asking",
    ),
    step(
        c.ConsultSetting,
        {Role.AUTHORITY},
        consult,
        CHOICE,
        "none/listed/ranked/asking > asking",
    ),
    step(c.AnswerConsultation, {Role.SETTING, Role.AUTHORITY}, answer, CHOICE, "asking > asking"),
    step(c.NameSetting, {Role.AUTHORITY}, name, CHOICE, "asking > named"),
    step(
        c.EndChoice,
        {Role.FAMILY, Role.AUTHORITY},
        end,
        CHOICE,
        "listed/ranked/asking > none",
    ),
)
"""The rows of the table that `decide` executes."""

TICKS: tuple[Tick, ...] = (tick(CONSULTATION),)
"""An answer that does not come changes nothing by itself: the authority may go on (N9)."""


def _round(choice: ChoiceState, *, keep_list: bool = True) -> ChoiceState:
    """The round that goes on, or the next one."""
    if choice.is_over:
        return ChoiceState(
            choice.number + 1,
            choice.listed if keep_list else None,
            teams_before=tuple(sorted(choice.teams)),
        )
    return replace(choice, number=max(1, choice.number))


def _tidied(state: PlanState) -> PlanState:
    """Without the clocks of rounds before the one that is over: a plan lives for twenty years and
    carries its state all the way. Their rows stay where pages read them."""
    if not state.choice.is_over:
        return state
    last = f"{CONSULTATION}{state.choice.number}:"
    clocks = tuple(
        clock
        for clock in state.clocks
        if clock.is_open
        or not clock.clock_id.startswith(CONSULTATION)
        or clock.clock_id.startswith(last)
    )
    return replace(state, clocks=clocks)


def _listed(state: PlanState, event: e.TailoredListMade) -> PlanState:
    listed = ListMade(
        event.version_id, event.settings, event.left_out, event.narrative_id, event.made_on
    )
    # A wish was about the list of its time; the family ranks the new one.
    return replace(
        _tidied(state),
        choice=replace(
            _round(state.choice, keep_list=False),
            listed=listed,
            ranked=(),
            ranked_on=None,
            ranked_id="",
        ),
    )


def _ranked(state: PlanState, event: e.SettingsRanked) -> PlanState:
    return replace(
        _tidied(state),
        choice=replace(
            _round(state.choice),
            ranked=event.ranked,
            ranked_on=event.ranked_on,
            ranked_id=event.narrative_id,
        ),
    )


def _consulted(state: PlanState, event: e.SettingConsulted) -> PlanState:
    choice = _round(state.choice)
    asked = Consultation(event.setting_id, event.team_id, event.narrative_id, event.asked_on)
    choice = replace(choice, consultations=(*choice.consultations, asked))
    return replace(_tidied(state), choice=choice)


def _answered(state: PlanState, event: e.ConsultationAnswered) -> PlanState:
    choice = state.choice
    consultations = tuple(
        replace(
            asked,
            answer=event.answer,
            objections=event.objections,
            answer_id=event.narrative_id,
            answered_on=event.answered_on,
        )
        if asked.setting_id == event.setting_id
        else asked
        for asked in choice.consultations
    )
    return replace(state, choice=replace(choice, consultations=consultations))


def _named(state: PlanState, event: e.SettingNamed) -> PlanState:
    named = Named(
        event.setting_id, event.institution, event.rank, event.narrative_id, event.named_on
    )
    return replace(state, choice=replace(state.choice, named=named))


def _ended(state: PlanState, event: e.ChoiceEnded) -> PlanState:
    return replace(state, choice=replace(state.choice, ended_on=event.ended_on))


# The 15 days of each setting that was asked (N9).


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    number = state.choice.number
    return tuple(_clock(number, asked.setting_id) for asked in state.choice.consultations)


def _clock(number: int, setting_id: str) -> ClockRule[PlanState]:
    def asked(state: PlanState) -> Consultation:
        found = state.choice.consultation(setting_id)
        assert found is not None
        return found

    def basis(state: PlanState) -> tuple[object, ...] | None:
        return (asked(state).asked_on,)

    def compute(state: PlanState, calendar: Calendar) -> Deadline:
        return school_answer(asked(state).asked_on, calendar)

    def ended(state: PlanState) -> Ended | None:
        answered_on, choice = asked(state).answered_on, state.choice
        if answered_on is not None:
            return Ended(answered_on, True, "answered")
        if choice.named is not None:
            return Ended(choice.named.named_on, False, "setting_named")
        over_on = choice.ended_on or state.ended_on
        return Ended(over_on, False, "choice_ended") if over_on else None

    return ClockRule(clock_of(number, setting_id), basis, compute, ended, ladder=(5, 1))


def _is_waited_for(state: PlanState, asked: Consultation) -> bool:
    """Whether the answer is still to come and its days are not over."""
    clock = find(state.clocks, clock_of(state.choice.number, asked.setting_id))
    missed = clock is not None and clock.status is ClockStatus.MISSED
    return asked.answer is None and not missed


def _owed(state: PlanState) -> Iterable[Obligation]:
    choice, parties = state.choice, state.parties
    if choice.is_over or choice.number == 0:
        return
    if not choice.ranked and not choice.consultations:
        yield Obligation("rank_settings", "rank_settings", parties.family_id, Role.FAMILY.value)
        return
    for asked in choice.consultations:
        if asked.answer is None:
            owner, role = parties.authority_id, Role.AUTHORITY
            if asked.team_id:
                owner, role = asked.team_id, Role.SETTING
            yield Obligation(
                f"answer_consultation:{asked.setting_id}",
                "answer_consultation",
                owner,
                role.value,
                clock_of(choice.number, asked.setting_id),
                asked.setting_id,
            )
    if any(_is_waited_for(state, asked) for asked in choice.consultations):
        return
    kind = "name_setting" if choice.consultations else "consult_setting"
    yield Obligation(kind, kind, parties.authority_id, Role.AUTHORITY.value)


_AS_ASKED = {0: "other", 1: "first_wish"}
"""How far a decision follows the family's wish, by the rank of what was named."""


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case ReminderReached():
            # The setting that is asked is reminded too; the authority is by the watch.
            waiting = asked_team(state, event.clock_id)
            reminder = Tell("clock_reminder", f"person:{waiting}", ground=event.clock_id)
            return (reminder,) if waiting else ()
        case e.TailoredListMade():
            return (Tell("tailored_list_made", "family"),)
        case e.SettingsRanked():
            return (Tell("settings_ranked", "authority"),)
        case e.SettingConsulted():
            team = (Tell("setting_consulted", f"person:{event.team_id}", ground=event.setting_id),)
            family = Tell("setting_consulted", "family", ground=event.setting_id)
            return (*(team if event.team_id else ()), family)
        case e.ConsultationAnswered():
            ground = event.answer.value
            return (
                Tell("consultation_answered", "authority", ground=ground),
                Tell("consultation_answered", "family", ground=ground),
            )
        case e.SettingNamed():
            asked = state.choice.consultation(event.setting_id)
            family = Tell("setting_named", "family", ground=_AS_ASKED.get(event.rank, "later_wish"))
            if asked is None or not asked.team_id:
                return (family,)
            return (family, Tell("setting_named", f"person:{asked.team_id}"))
        case e.ChoiceEnded():
            ground = event.reason.value
            return (
                Tell("choice_ended", "family", ground=ground),
                Tell("choice_ended", "authority", ground=ground),
            )
    return ()


SUBJECT = Subject(
    "choice",
    STEPS,
    TICKS,
    (CHOICE,),
    evolve=MappingProxyType(
        {
            e.TailoredListMade: _listed,
            e.SettingsRanked: _ranked,
            e.SettingConsulted: _consulted,
            e.ConsultationAnswered: _answered,
            e.SettingNamed: _named,
            e.ChoiceEnded: _ended,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType({CONSULTATION: Watch(("authority",), ("authority", "family"))}),
    obligations=_owed,
    notices=_told,
)
"""The choice of a setting."""
