"""The health side of a mediation: M5 on the authority, M17 on the health body, both as clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, Ended, find
from cases.command import CommandRefused
from cases.dispute.clock_ids import AUTHORITY_TOLD, TELL_HEALTH
from cases.dispute.health import seat
from cases.dispute.health.commands import (
    NameHealthDecisionMaker,
    RecordAuthorityTold,
    RecordHealthSlots,
    TellHealth,
)
from cases.dispute.health.events import (
    AuthorityTold,
    HealthDecisionMakerNamed,
    HealthSlotsAnswered,
    HealthTold,
)
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell, Watch
from cases.dispute.tracks import MEDIATION
from cases.dispute.vocabulary import Stage
from cases.moment import Moment
from cases.notice import Obligation
from rules import compliance, mediation
from rules.calendar import Calendar
from rules.deadline import Deadline
from rules.mediation_session import Issue


def tell(state: DisputeState, command: TellHealth, now: Moment) -> tuple[HealthTold, ...]:
    """The authority told a health body; the day must lie after the family's wish."""
    held = state.mediation
    if not held.wanted or held.contacted_on is None or Issue.HEALTH not in held.all_issues:
        raise CommandRefused(
            "no_health_issue",
            "The family did not ask for mediation about health, so no health body has to be told.",
            "M5",
        )
    if command.icb_id in state.health.icb_ids:
        raise CommandRefused("health_told_already", "This health body was told before.", "M5")
    if not held.contacted_on <= command.told_on <= now.on:
        raise CommandRefused(
            "health_told_day",
            "Enter a day from the day the family asked for mediation until today.",
            "M5",
        )
    return (HealthTold(command.icb_id, command.told_on),)


def authority_told(
    state: DisputeState, command: RecordAuthorityTold, now: Moment
) -> tuple[AuthorityTold, ...]:
    """The health body passed on what was agreed about health alone."""
    accepted_on = _health_alone_agreed(state)
    if accepted_on is None:
        raise CommandRefused(
            "nothing_to_pass_on",
            "This is only for an agreement about health alone that both sides accepted.",
            "M17",
        )
    if state.health.authority_told_on is not None:
        raise CommandRefused("passed_on_already", "The authority was told before.", "M17")
    if command.told_on > now.on:
        raise CommandRefused("passed_on_in_future", "Enter today or a day in the past.")
    return (AuthorityTold(command.told_on),)


def _told_health(state: DisputeState, event: HealthTold) -> DisputeState:
    icbs = (*state.health.icb_ids, event.icb_id)
    first_on = state.mediation.health_told_on or event.told_on
    return replace(
        state,
        health=replace(state.health, icb_ids=icbs),
        mediation=replace(state.mediation, health_told_on=first_on),
    )


def _told_authority(state: DisputeState, event: AuthorityTold) -> DisputeState:
    return replace(state, health=replace(state.health, authority_told_on=event.told_on))


# M5: three working days after the family told the authority.


def _tell_basis(state: DisputeState) -> tuple[object, ...] | None:
    held = state.mediation
    asks = bool(held.wanted) and Issue.HEALTH in held.all_issues
    return (held.contacted_on,) if asks else None


def _tell(state: DisputeState, calendar: Calendar) -> Deadline:
    assert state.mediation.contacted_on is not None
    return mediation.tell_health(state.mediation.contacted_on, calendar)


def _tell_ended(state: DisputeState) -> Ended | None:
    told_on = state.mediation.health_told_on
    return Ended(told_on, True, "health_told") if told_on else _over(state)


# M17: one week from the agreement, where the authority took no part.


def _health_alone_agreed(state: DisputeState) -> Any:
    agreed = state.agreement is not None and state.agreement.is_accepted
    if not agreed or not state.mediation.is_health_alone:
        return None
    assert state.agreement is not None
    return state.agreement.agreed_on


def _pass_on_basis(state: DisputeState) -> tuple[object, ...] | None:
    agreed_on = _health_alone_agreed(state)
    return None if agreed_on is None else (agreed_on,)


def _pass_on(state: DisputeState, calendar: Calendar) -> Deadline:
    assert state.agreement is not None
    return compliance.health_tells_authority(state.agreement.agreed_on, calendar)


def _pass_on_ended(state: DisputeState) -> Ended | None:
    told_on = state.health.authority_told_on
    return Ended(told_on, True, "authority_told") if told_on else _over(state)


def _over(state: DisputeState) -> Ended | None:
    if state.stage is Stage.CLOSED and state.ended_on is not None:
        return Ended(state.ended_on, False, "dispute_ended")
    return None


_CLOCKS = (
    ClockRule(TELL_HEALTH, _tell_basis, _tell, _tell_ended, ladder=(1,)),
    ClockRule(AUTHORITY_TOLD, _pass_on_basis, _pass_on, _pass_on_ended, ladder=(2,)),
)


def _clocks(state: DisputeState) -> tuple[ClockRule[DisputeState], ...]:
    """None before there is a dispute."""
    return _CLOCKS if state.matter is not None else ()


def _owed(state: DisputeState) -> Iterator[Obligation]:
    parties = state.parties
    clock = find(state.clocks, TELL_HEALTH)
    if clock is not None and clock.is_open:
        yield Obligation(
            "tell_health", "tell_health", parties.authority_id, Role.AUTHORITY.value, TELL_HEALTH
        )
    clock = find(state.clocks, AUTHORITY_TOLD)
    if clock is not None and clock.is_open:
        # The health body has no account here, so the mediator asks and records.
        yield Obligation(
            "record_authority_told",
            "record_authority_told",
            parties.mediator_id or parties.service_id,
            Role.MEDIATOR.value,
            AUTHORITY_TOLD,
        )
    yield from seat.owed(state)


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    if isinstance(event, HealthTold):
        return (
            Tell("health_told", "family"),
            Tell("health_told", "service"),
            *seat.told(state, event),
        )
    if isinstance(event, AuthorityTold):
        return (Tell("authority_told", "authority"),)
    return seat.told(state, event)


SUBJECT = Subject(
    name="health",
    steps=(
        step(TellHealth, {Role.AUTHORITY}, tell, None),
        step(RecordAuthorityTold, {Role.MEDIATOR}, authority_told, None),
        step(RecordHealthSlots, {Role.MEDIATOR}, seat.answer, MEDIATION, "offered > offered"),
        step(NameHealthDecisionMaker, {Role.MEDIATOR}, seat.name, None),
    ),
    evolve=MappingProxyType(
        {
            HealthTold: _told_health,
            AuthorityTold: _told_authority,
            HealthSlotsAnswered: seat.answered,
            HealthDecisionMakerNamed: seat.named,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType(
        {
            TELL_HEALTH: Watch(("authority",), ("family", "authority")),
            AUTHORITY_TOLD: Watch(("service",), ("family", "authority", "service")),
        }
    ),
    obligations=_owed,
    notices=_told,
)
