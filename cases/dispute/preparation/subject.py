"""Preparing the session: each side for itself, the child's views by the mediator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute.preparation.commands import RecordViews, SubmitPreparation
from cases.dispute.preparation.events import PreparationSubmitted, ViewsRecorded
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell
from cases.dispute.vocabulary import Side
from cases.moment import Moment
from cases.notice import Obligation


def submit(
    state: DisputeState, command: SubmitPreparation, now: Moment
) -> tuple[PreparationSubmitted, ...]:
    """A side prepares; it may do so again until the session, the later words are added."""
    _session_is_ahead(state)
    return (PreparationSubmitted(Side(command.meta.actor.role.value), now.on),)


def views(state: DisputeState, command: RecordViews, now: Moment) -> tuple[ViewsRecorded, ...]:
    """How the child was asked; asked again, the later answer stands."""
    _session_is_ahead(state)
    return (ViewsRecorded(command.heard, now.on),)


def _session_is_ahead(state: DisputeState) -> None:
    held = state.mediation
    if not held.wanted or held.outcome is not None:
        raise CommandRefused("nothing_to_prepare", "No mediation session lies ahead.")


def _submitted(state: DisputeState, event: PreparationSubmitted) -> DisputeState:
    before = state.preparation.submitted_by
    after = before if event.side in before else (*before, event.side)
    return replace(state, preparation=replace(state.preparation, submitted_by=after))


def _recorded(state: DisputeState, event: ViewsRecorded) -> DisputeState:
    prepared = replace(state.preparation, views=event.heard, views_on=event.recorded_on)
    return replace(state, preparation=prepared)


def _owed(state: DisputeState) -> Iterator[Obligation]:
    """Before the session the mediator takes reasonable steps to learn the child's views (M12)."""
    held, parties = state.mediation, state.parties
    ahead = held.wanted and held.slot is not None and held.outcome is None
    if ahead and held.certificate is None and state.preparation.views is None:
        service = parties.mediator_id or parties.service_id
        yield Obligation("record_views", "record_views", service, Role.MEDIATOR.value)


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    if isinstance(event, PreparationSubmitted):
        return (Tell("preparation_submitted", "service"),)
    return (Tell("views_recorded", "family"),) if isinstance(event, ViewsRecorded) else ()


SUBJECT = Subject(
    name="preparation",
    steps=(
        step(SubmitPreparation, {Role.FAMILY, Role.AUTHORITY}, submit, None),
        step(RecordViews, {Role.MEDIATOR}, views, None),
    ),
    evolve=MappingProxyType({PreparationSubmitted: _submitted, ViewsRecorded: _recorded}),
    obligations=_owed,
    notices=_told,
)
