"""Placements: their steps, the day that was planned as the last, who owes and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, ClockStatus, Ended, find
from cases.command import CommandRefused
from cases.moment import Moment
from cases.notice import Obligation
from cases.places.vocabulary import SettingKind
from cases.plan.placements import commands as c
from cases.plan.placements import events as e
from cases.plan.placements.state import Placement
from cases.plan.placements.vocabulary import EndReason, PlacementPhase
from cases.plan.state import PlanState
from cases.step import Step, Tick, Track, step, tick
from cases.subject import Subject, Tell, Watch
from rules.calendar import Calendar, at_once
from rules.citation import Citation, Status
from rules.deadline import Consequence, Deadline, by_end_of_day, day_words
from rules.rule import Party, Rule

PLANNED_END = "placement_end:"
"""Begins the id of the clock of a planned last day; the id of the placement follows."""

RULE = Rule(
    Citation("Z8", "a day that the authority set itself", Status.PRACTICE),
    question="When is the authority asked what comes after a placement?",
    duty_holder=Party.AUTHORITY,
    limit="on the last day that it planned itself",
    if_missed=Consequence("The authority says what comes next."),
)
"""The green paper asks for oversight of placements in alternative provision and names no number of
days: the day is the one that the authority planned."""


def _phase(state: PlanState) -> StrEnum:
    return PlacementPhase.PLACED if state.placements.current else PlacementPhase.NOWHERE


PLACEMENT = Track("placement", "Where the child learns", PlacementPhase, _phase)


def _start(state: PlanState, command: c.StartPlacement, now: Moment) -> tuple[Any, ...]:
    placements = state.placements
    if command.started_on > now.on:
        raise CommandRefused(
            "date_in_future", "Record the move when the child has come. That day is in the future."
        )
    if not command.placement_id or placements.find(command.placement_id) is not None:
        raise CommandRefused("placement_known", "This placement has been recorded already.")
    if any(p.setting_id == command.setting_id for p in placements.current):
        raise CommandRefused("placed_already", "The child is at this school or college already.")
    if command.setting_kind is SettingKind.ALTERNATIVE and command.planned_until is None:
        raise CommandRefused(
            "planned_end_missing", "Alternative provision is for a time. Say until which day.", "Z8"
        )
    _check_planned(command.planned_until, command.started_on)
    left: tuple[Any, ...] = ()
    main = placements.main
    if command.is_main and main is not None:
        if command.leaves_for is None:
            raise CommandRefused(
                "main_setting_goes_on",
                "The child has a main school or college. Say why it leaves, or record this one "
                "beside it.",
            )
        left = _left(main, command.started_on, command.leaves_for, now)
    began = e.PlacementStarted(
        command.placement_id,
        command.setting_id,
        command.setting_kind,
        command.team_id,
        command.is_main,
        command.started_on,
        command.reason,
        command.planned_until,
        now.on,
    )
    return (*left, began)


def _check_planned(planned_until: date | None, started_on: date) -> None:
    if planned_until is not None and planned_until < started_on:
        raise CommandRefused(
            "planned_before_start",
            f"The placement began on {day_words(started_on)}. Its last day cannot be earlier.",
        )


def _left(placement: Placement, on: date, reason: EndReason, now: Moment) -> tuple[Any, ...]:
    if on < placement.started_on:
        raise CommandRefused(
            "ended_before_start",
            f"The child came on {day_words(placement.started_on)}. It cannot leave before.",
        )
    return (
        e.PlacementEnded(
            placement.placement_id,
            placement.setting_id,
            placement.setting_kind,
            placement.is_main,
            placement.started_on,
            on,
            (on - placement.started_on).days + 1,
            reason,
            now.on,
        ),
    )


def _one(state: PlanState, placement_id: str) -> Placement:
    found = state.placements.find(placement_id)
    if found is None:
        raise CommandRefused(
            "no_such_placement", "This placement has ended, or there is none. Look at the plan."
        )
    return found


def _replan(
    state: PlanState, command: c.PlanPlacementEnd, now: Moment
) -> tuple[e.PlacementEndPlanned, ...]:
    placement = _one(state, command.placement_id)
    if command.planned_until < now.on:
        raise CommandRefused(
            "planned_in_past", "That day has passed. Give a later day, or record that it ended."
        )
    if command.planned_until == placement.planned_until:
        raise CommandRefused("planned_so", "That day is planned already.")
    return (e.PlacementEndPlanned(command.placement_id, command.planned_until, now.on),)


def _end(state: PlanState, command: c.EndPlacement, now: Moment) -> tuple[Any, ...]:
    placement = _one(state, command.placement_id)
    if command.ended_on > now.on:
        raise CommandRefused(
            "date_in_future", "Record it when the child has left. That day is in the future."
        )
    return _left(placement, command.ended_on, command.reason, now)


STEPS: tuple[Step, ...] = (
    step(
        c.StartPlacement,
        {Role.AUTHORITY},
        _start,
        PLACEMENT,
        "nowhere > placed",
        "placed > placed",
    ),
    step(c.PlanPlacementEnd, {Role.AUTHORITY}, _replan, PLACEMENT, "placed > placed"),
    step(
        c.EndPlacement,
        {Role.AUTHORITY},
        _end,
        PLACEMENT,
        "placed > placed",
        "placed > nowhere",
    ),
)
"""The rows of the table that `decide` executes."""

TICKS: tuple[Tick, ...] = (tick(PLANNED_END),)
"""A planned last day that comes ends nothing by itself: somebody says what happened."""


def _tidied(state: PlanState) -> PlanState:
    """Without the clocks of placements that ended: a plan carries its state for twenty years. Their
    rows stay where pages read them."""
    clocks = tuple(
        clock
        for clock in state.clocks
        if clock.is_open
        or not clock.clock_id.startswith(PLANNED_END)
        or state.placements.find(clock.clock_id.removeprefix(PLANNED_END)) is not None
    )
    return replace(state, clocks=clocks)


def _started(state: PlanState, event: e.PlacementStarted) -> PlanState:
    state = _tidied(state)
    placement = Placement(
        event.placement_id,
        event.setting_id,
        event.setting_kind,
        event.team_id,
        event.is_main,
        event.started_on,
        event.planned_until,
    )
    placements = state.placements
    state = replace(state, placements=replace(placements, current=(*placements.current, placement)))
    return _with_main(state, event.team_id) if event.is_main else state


def _replanned(state: PlanState, event: e.PlacementEndPlanned) -> PlanState:
    current = tuple(
        replace(placement, planned_until=event.planned_until)
        if placement.placement_id == event.placement_id
        else placement
        for placement in state.placements.current
    )
    return replace(state, placements=replace(state.placements, current=current))


def _ended(state: PlanState, event: e.PlacementEnded) -> PlanState:
    placements = state.placements
    current = tuple(p for p in placements.current if p.placement_id != event.placement_id)
    after = replace(placements, current=current, ended=placements.ended + 1)
    if not event.is_main:
        return replace(state, placements=after)
    after = replace(after, last_main_ended_on=event.ended_on)
    return _with_main(replace(state, placements=after), "")


def _with_main(state: PlanState, team_id: str) -> PlanState:
    """The school or college that holds the reviews and sees the plan is where the child is (R15)."""
    return replace(state, parties=replace(state.parties, setting_id=team_id))


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    """Also of placements that ended, as long as their clock still runs, so that it stops."""
    ids = [placement.placement_id for placement in state.placements.current]
    running = [
        clock.clock_id.removeprefix(PLANNED_END)
        for clock in state.clocks
        if clock.is_open and clock.clock_id.startswith(PLANNED_END)
    ]
    return tuple(_clock(placement_id) for placement_id in dict.fromkeys((*ids, *running)))


def _clock(placement_id: str) -> ClockRule[PlanState]:
    def planned(state: PlanState) -> date | None:
        found = state.placements.find(placement_id)
        return found.planned_until if found is not None else None

    def basis(state: PlanState) -> tuple[object, ...] | None:
        until = planned(state)
        return (until,) if until is not None else None

    def compute(state: PlanState, calendar: Calendar) -> Deadline:
        until = planned(state)
        assert until is not None
        return by_end_of_day(RULE, at_once(until), calendar)

    def ended(state: PlanState) -> Ended | None:
        return Ended(state.ended_on, False, "plan_ceased") if state.ended_on else None

    return ClockRule(
        f"{PLANNED_END}{placement_id}", basis, compute, ended, ladder=(14,), awaits=True
    )


def _owed(state: PlanState) -> Iterable[Obligation]:
    for placement in state.placements.current:
        clock = find(state.clocks, f"{PLANNED_END}{placement.placement_id}")
        if clock is not None and clock.status is ClockStatus.MET:
            yield Obligation(
                f"decide_after_placement:{placement.placement_id}",
                "decide_after_placement",
                state.parties.authority_id,
                Role.AUTHORITY.value,
                "",
                placement.placement_id,
            )


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.PlacementStarted():
            return (Tell("placement_started", "family"),)
        case e.PlacementEndPlanned():
            return (Tell("placement_end_planned", "family"),)
        case e.PlacementEnded():
            return (Tell("placement_ended", "family"),)
    return ()


SUBJECT = Subject(
    "placements",
    STEPS,
    TICKS,
    (PLACEMENT,),
    evolve=MappingProxyType(
        {
            e.PlacementStarted: _started,
            e.PlacementEndPlanned: _replanned,
            e.PlacementEnded: _ended,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType({PLANNED_END: Watch(("authority",), ())}),
    obligations=_owed,
    notices=_told,
)
"""Placements."""
