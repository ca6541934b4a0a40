"""Conflict of interest and change of mediator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute.clock_ids import ARRANGE
from cases.dispute.mediators.commands import DeclareConflict, ReplaceMediator, WaiveConflict
from cases.dispute.mediators.eligibility import check_entry
from cases.dispute.mediators.events import ConflictDeclared, ConflictWaived, MediatorReplaced
from cases.dispute.mediators.state import Conflict, Mediators
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell
from cases.dispute.vocabulary import Side
from cases.moment import Moment
from cases.notice import Obligation

_EVERYBODY = ("family", "authority", "service")


def declare(
    state: DisputeState, command: DeclareConflict, now: Moment
) -> tuple[ConflictDeclared, ...]:
    """The mediator or a side names a conflict; it need not be proved to count."""
    _has_mediator(state)
    if state.mediation.outcome is not None:
        raise CommandRefused("mediation_over", "The session is over. Complain to the service.")
    if state.mediators.conflict is not None:
        raise CommandRefused("conflict_known", "A conflict of this mediator is recorded already.")
    if not command.narrative_id:
        raise CommandRefused("conflict_without_reason", "Say what the conflict is.")
    return (ConflictDeclared(command.meta.actor.role, command.narrative_id, now.on),)


def waive(state: DisputeState, command: WaiveConflict, now: Moment) -> tuple[ConflictWaived, ...]:
    """A side accepts the mediator all the same."""
    conflict = state.mediators.conflict
    if conflict is None:
        raise CommandRefused("no_conflict", "No conflict of interest is recorded.")
    side = Side(command.meta.actor.role.value)
    if side in conflict.waived_by:
        raise CommandRefused("waived_already", "You have accepted this mediator already.")
    return (ConflictWaived(side, now.on),)


def replace_mediator(
    state: DisputeState, command: ReplaceMediator, now: Moment
) -> tuple[MediatorReplaced, ...]:
    """Another mediator, for a reason."""
    _has_mediator(state)
    if state.mediation.outcome is not None:
        raise CommandRefused("session_over", "The session is over. It needs no other mediator.")
    if command.mediator_id == state.parties.mediator_id:
        raise CommandRefused("same_mediator", "Choose somebody else. This mediator has the case.")
    if not command.narrative_id:
        raise CommandRefused("replaced_without_reason", "Say why the mediator changes.")
    check_entry(command.entry, now.on)
    return (MediatorReplaced(command.mediator_id, command.narrative_id, now.on, command.entry),)


def _has_mediator(state: DisputeState) -> None:
    if not state.parties.mediator_id:
        raise CommandRefused("no_mediator", "No mediator has the case yet.")


def _declared(state: DisputeState, event: ConflictDeclared) -> DisputeState:
    conflict = Conflict(event.declared_by, event.narrative_id, event.declared_on)
    return replace(state, mediators=replace(state.mediators, conflict=conflict))


def _waived(state: DisputeState, event: ConflictWaived) -> DisputeState:
    conflict = state.mediators.conflict
    assert conflict is not None
    conflict = replace(conflict, waived_by=(*conflict.waived_by, event.side))
    return replace(state, mediators=replace(state.mediators, conflict=conflict))


def _replaced(state: DisputeState, event: MediatorReplaced) -> DisputeState:
    former = (*state.mediators.former, state.parties.mediator_id)
    return replace(
        state,
        parties=replace(state.parties, mediator_id=event.mediator_id),
        mediators=Mediators(event.entry, None, former),
    )


def _owed(state: DisputeState) -> Iterator[Obligation]:
    if state.mediators.is_blocked and state.mediation.outcome is None:
        yield Obligation(
            "replace_mediator",
            "replace_mediator",
            state.parties.service_id,
            Role.MEDIATOR.value,
            ARRANGE,
        )


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    if isinstance(event, ConflictDeclared):
        return tuple(Tell("conflict_declared", party) for party in _EVERYBODY)
    if isinstance(event, ConflictWaived):
        return tuple(Tell("conflict_waived", party) for party in _EVERYBODY)
    if isinstance(event, MediatorReplaced):
        return tuple(Tell("mediator_replaced", party) for party in _EVERYBODY)
    return ()


SUBJECT = Subject(
    name="mediators",
    steps=(
        step(DeclareConflict, {Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR}, declare, None),
        step(WaiveConflict, {Role.FAMILY, Role.AUTHORITY}, waive, None),
        step(ReplaceMediator, {Role.ADVISER, Role.MEDIATOR}, replace_mediator, None),
    ),
    evolve=MappingProxyType(
        {ConflictDeclared: _declared, ConflictWaived: _waived, MediatorReplaced: _replaced}
    ),
    obligations=_owed,
    notices=_told,
)
