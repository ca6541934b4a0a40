"""A move between authorities as a subject of a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, Ended
from cases.command import CommandRefused
from cases.horizon import horizon
from cases.moment import Moment
from cases.notice import Obligation
from cases.plan.ages.events import ChildAgesRecorded
from cases.plan.clock_ids import PASS_ON, TELL_TRANSFER
from cases.plan.phase.subject import expected
from cases.plan.registered import PlanRegistered
from cases.plan.state import PlanState
from cases.plan.transfer import commands as c
from cases.plan.transfer import events as e
from cases.plan.transfer.state import Transfer
from cases.plan.transfer.vocabulary import TransferPhase
from cases.plan.vocabulary import PlanStage
from cases.step import Step, Track, step
from cases.subject import Subject, Tell, Watch
from rules import transfer as law
from rules.calendar import Calendar
from rules.deadline import Deadline


def _phase(state: PlanState) -> StrEnum:
    transfer = state.transfer
    if transfer.passed_on is not None:
        return TransferPhase.LEFT
    if transfer.moves_on is not None:
        return TransferPhase.LEAVING
    if transfer.told_on is not None:
        return TransferPhase.TOLD
    return TransferPhase.RECEIVED if transfer.received_on else TransferPhase.NONE


TRACK = Track("transfer", "The move between authorities", TransferPhase, _phase)


def _note(state: PlanState, command: c.NoteMove, now: Moment) -> tuple[Any, ...]:
    if command.to_authority_id == state.parties.authority_id:
        raise CommandRefused("same_council", "That is the council that has the plan now.")
    if (state.transfer.moves_on, state.transfer.to_authority_id) == (
        command.moves_on,
        command.to_authority_id,
    ):
        raise CommandRefused("move_noted", "This move is noted already.")
    aware_on = state.transfer.aware_on or now.on
    return (
        e.MoveNoted(command.moves_on, aware_on, command.to_authority_id, command.to_service_id),
    )


def _pass_on(state: PlanState, command: c.PassPlanOn, now: Moment) -> tuple[Any, ...]:
    moves_on = state.transfer.moves_on
    if moves_on is None:
        raise CommandRefused("no_move_noted", "No move is noted. Enter the move first.", "N16")
    if now.on < moves_on:
        raise CommandRefused(
            "move_ahead", "The move lies ahead. Pass the plan on from the day of the move.", "N16"
        )
    return (e.PlanPassedOn(state.transfer.to_authority_id, now.on),)


def _receive(state: PlanState, command: c.ReceivePlan, now: Moment) -> tuple[Any, ...]:
    if state.stage is not PlanStage.NEW:
        raise CommandRefused("plan_here", "This plan is kept here already.")
    registered = PlanRegistered(
        command.family_id,
        command.child_id,
        command.authority_id,
        command.setting_id,
        command.service_id,
        command.tribunal_id,
        command.plan_made_on,
        command.last_review_on,
        horizon(command.calendar, now.on),
        now.on,
        command.clock_offset_seconds,
        command.pack,
    )
    return (
        registered,
        e.PlanReceived(command.from_case_id, command.transferred_on),
        ChildAgesRecorded(command.ages, now.on),
        *expected(command.moves, now),
    )


def _tell(state: PlanState, command: c.TellAfterTransfer, now: Moment) -> tuple[Any, ...]:
    if state.transfer.received_on is None:
        raise CommandRefused("not_received", "This plan did not come from another council.")
    if state.transfer.told_on is not None:
        raise CommandRefused("transfer_was_told", "The family was told before.")
    return (e.TransferTold(command.will_assess, now.on),)


STEPS: tuple[Step, ...] = (
    step(
        c.NoteMove,
        {Role.AUTHORITY},
        _note,
        TRACK,
        "none/received/told > leaving",
        "leaving > same",
    ),
    step(
        c.PassPlanOn,
        {Role.AUTHORITY},
        _pass_on,
        TRACK,
        "leaving > left",
        "journey: between_reviews/meeting_arranged/meeting_held/amending/ceasing > moved",
    ),
    step(
        c.ReceivePlan,
        {Role.ENGINE},
        _receive,
        TRACK,
        "none > received",
        "journey: new > between_reviews",
        "phase: none > expected",
    ),
    step(
        c.TellAfterTransfer,
        {Role.AUTHORITY},
        _tell,
        TRACK,
        "received > told",
        "leaving > same",
    ),
)


# What the events change


def _noted(state: PlanState, event: e.MoveNoted) -> PlanState:
    transfer = replace(
        state.transfer,
        moves_on=event.moves_on,
        aware_on=event.aware_on,
        to_authority_id=event.to_authority_id,
        to_service_id=event.to_service_id,
    )
    return replace(state, transfer=transfer)


def _passed(state: PlanState, event: e.PlanPassedOn) -> PlanState:
    transfer = replace(state.transfer, passed_on=event.passed_on)
    return replace(state, transfer=transfer, stage=PlanStage.MOVED)


def _received(state: PlanState, event: e.PlanReceived) -> PlanState:
    transfer = Transfer(from_case_id=event.from_case_id, received_on=event.received_on)
    return replace(state, transfer=transfer)


def _told_family(state: PlanState, event: e.TransferTold) -> PlanState:
    return replace(state, transfer=replace(state.transfer, told_on=event.told_on))


# The clocks


def _over(state: PlanState) -> Ended | None:
    return Ended(state.ended_on, False, "plan_ended") if state.ended_on else None


def _pass_basis(state: PlanState) -> tuple[object, ...] | None:
    moves_on = state.transfer.moves_on
    return (moves_on, state.transfer.aware_on) if moves_on else None


def _pass_day(state: PlanState, calendar: Calendar) -> Deadline:
    moves_on = state.transfer.moves_on
    assert moves_on is not None
    return law.plan_transfer(moves_on, state.transfer.aware_on, calendar)


def _pass_ended(state: PlanState) -> Ended | None:
    passed_on = state.transfer.passed_on
    return Ended(passed_on, True, "plan_passed_on") if passed_on else _over(state)


def _tell_basis(state: PlanState) -> tuple[object, ...] | None:
    received_on = state.transfer.received_on
    return (received_on,) if received_on else None


def _tell_day(state: PlanState, calendar: Calendar) -> Deadline:
    received_on = state.transfer.received_on
    assert received_on is not None
    return law.new_authority_tells(received_on, calendar)


def _tell_ended(state: PlanState) -> Ended | None:
    told_on = state.transfer.told_on
    return Ended(told_on, True, "family_told") if told_on else _over(state)


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    return (
        ClockRule(PASS_ON, _pass_basis, _pass_day, _pass_ended, ladder=(5, 1)),
        ClockRule(TELL_TRANSFER, _tell_basis, _tell_day, _tell_ended, ladder=(14, 5)),
    )


def _obligations(state: PlanState) -> Iterable[Obligation]:
    transfer, owner = state.transfer, state.parties.authority_id
    role = Role.AUTHORITY.value
    if transfer.moves_on is not None:
        yield Obligation("pass_plan_on", "pass_plan_on", owner, role, PASS_ON)
    if transfer.received_on is not None and transfer.told_on is None:
        yield Obligation("tell_after_transfer", "tell_after_transfer", owner, role, TELL_TRANSFER)


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.MoveNoted():
            yield from (Tell("move_noted", party) for party in ("family", "authority"))
        case e.PlanPassedOn():
            yield from (Tell("plan_passed_on", p) for p in ("family", "authority", "setting"))
        case e.PlanReceived():
            yield from (Tell("plan_received", party) for party in ("family", "authority"))
        case e.TransferTold():
            ground = "yes" if event.will_assess else "no"
            yield Tell("transfer_told", "family", ground=ground)


SUBJECT = Subject(
    "transfer",
    STEPS,
    tracks=(TRACK,),
    evolve=MappingProxyType(
        {
            e.MoveNoted: _noted,
            e.PlanPassedOn: _passed,
            e.PlanReceived: _received,
            e.TransferTold: _told_family,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType(
        {
            PASS_ON: Watch(("authority",), ("family", "authority")),
            TELL_TRANSFER: Watch(("authority",), ("family", "authority")),
        }
    ),
    obligations=_obligations,
    notices=_told,
)
"""The move of a plan between authorities."""
