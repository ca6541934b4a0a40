"""Screening for exemption and safeguarding: decided, folded, owed and told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute.clock_ids import APPEAL, ARRANGE
from cases.dispute.pack import policy
from cases.dispute.screening.commands import ScreenFamily
from cases.dispute.screening.events import FamilyScreened
from cases.dispute.screening.state import Screening
from cases.dispute.screening.vocabulary import EXIT_OF
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell
from cases.dispute.tracks import BUNDLE_IS_STALE
from cases.dispute.vocabulary import ReferralStatus, Stage
from cases.dispute.window_facts import sections_in_dispute
from cases.moment import Moment
from cases.notice import Obligation

_OPEN = (ReferralStatus.PREPARING, ReferralStatus.RETURNED)


def screen(state: DisputeState, command: ScreenFamily, now: Moment) -> tuple[FamilyScreened, ...]:
    """A person's finding; whether it exempts is read from the pack, not from the person."""
    if state.referral.status not in _OPEN:
        raise CommandRefused(
            "screening_too_late",
            "The family has sent its appeal. A judge decides now whether it needed mediation.",
            "M24",
        )
    if not command.narrative_id:
        raise CommandRefused(
            "screening_without_reason", "Write down why. Nobody can check a finding without it."
        )
    exit_ = EXIT_OF.get(command.outcome)
    exempts = exit_ is not None and policy(state).exempts(exit_)
    return (
        FamilyScreened(
            command.outcome,
            command.narrative_id,
            command.meta.actor.person_id,
            now.on,
            _sections(state),
            exempts,
        ),
    )


def _screened(state: DisputeState, event: FamilyScreened) -> DisputeState:
    found = Screening(
        event.outcome,
        event.narrative_id,
        event.screened_by,
        event.screened_on,
        event.sections,
        event.exempts,
    )
    return replace(state, screening=found)


def _sections(state: DisputeState) -> tuple[str, ...]:
    return tuple(sorted(sections_in_dispute(state)))


def _owed(state: DisputeState) -> Iterator[Obligation]:
    """The service looks when a family wants mediation, and again when the grounds changed (M23)."""
    held, screening, parties = state.mediation, state.screening, state.parties
    service = parties.mediator_id or parties.service_id
    mediates = held.wanted and held.outcome is None and held.certificate is None
    early = state.stage in (Stage.COMPLAINT, Stage.MEDIATION)
    if mediates and early and screening.outcome is None:
        yield Obligation("screen_family", "screen_family", service, Role.ADVISER.value, ARRANGE)
    with_family = state.referral.status in _OPEN
    if with_family and screening.exempts and screening.sections != _sections(state):
        yield Obligation("screen_again", "screen_again", service, Role.ADVISER.value, APPEAL)
    if screening.exempts and state.stage is Stage.MEDIATION and held.certificate is None:
        yield Obligation(
            "state_grounds", "state_grounds", parties.family_id, Role.FAMILY.value, APPEAL
        )


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    """Only the family hears of it: what makes somebody unsafe is not for the other side."""
    return (Tell("family_screened", "family"),) if isinstance(event, FamilyScreened) else ()


SUBJECT = Subject(
    name="screening",
    steps=(step(ScreenFamily, {Role.ADVISER, Role.MEDIATOR}, screen, None, *BUNDLE_IS_STALE),),
    evolve=MappingProxyType({FamilyScreened: _screened}),
    obligations=_owed,
    notices=_told,
)
