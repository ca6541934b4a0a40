"""Taking a certificate back, or putting another in its place.

The law says nothing about a certificate that is taken back. A replacement counts from the day of the
first one, so it gives no longer time. While there is none, the last day is the one without it, which
is the earliest and so the safe one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from cases.actor import Role
from cases.clock import find
from cases.command import CommandRefused
from cases.dispute import clock_ids
from cases.dispute.certificate import issued
from cases.dispute.certificates import commands as c
from cases.dispute.certificates.events import CertificateRevoked
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.state import Certificate, DisputeState, PastCertificate
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell
from cases.dispute.tracks import BUNDLE_IS_STALE, CERTIFICATE
from cases.dispute.vocabulary import ReferralStatus, SessionOutcome
from cases.moment import Moment
from cases.notice import Obligation

_WITH_TRIBUNAL = (ReferralStatus.SENT, ReferralStatus.ACCEPTED, ReferralStatus.REGISTERED)


def _in_force(state: DisputeState) -> Certificate:
    if state.mediation.certificate is None:
        raise CommandRefused("no_certificate", "There is no certificate in force in this case.")
    if state.referral.status in _WITH_TRIBUNAL:
        raise CommandRefused(
            "with_tribunal",
            "The appeal was sent with this certificate. Write to the tribunal if it is wrong.",
        )
    return state.mediation.certificate


def revoke(
    state: DisputeState, command: c.RevokeCertificate, now: Moment
) -> tuple[CertificateRevoked, ...]:
    """The certificate is taken back, and none takes its place."""
    held = _in_force(state)
    return (_revoked(held, command, now, is_replaced=False),)


def reissue(state: DisputeState, command: c.ReissueCertificate, now: Moment) -> tuple[object, ...]:
    """The certificate is replaced by one of the same facts."""
    held = _in_force(state)
    if command.reason is RevokeReason.ISSUED_IN_ERROR:
        raise CommandRefused(
            "take_it_back",
            "A certificate that should not exist cannot be replaced. Take it back instead.",
        )
    by = command.meta.actor.person_id
    return (
        _revoked(held, command, now, is_replaced=True),
        issued(state, held.certificate, held.ground, now, by),
    )


def _revoked(
    held: Certificate,
    command: c.RevokeCertificate | c.ReissueCertificate,
    now: Moment,
    *,
    is_replaced: bool,
) -> CertificateRevoked:
    by = command.meta.actor.person_id
    return CertificateRevoked(
        held.number, command.reason, command.narrative_id, now.on, by, is_replaced
    )


def _taken_back(state: DisputeState, event: CertificateRevoked) -> DisputeState:
    held = state.mediation
    assert held.certificate is not None
    past = PastCertificate(
        held.certificate,
        event.reason,
        event.revoked_on,
        event.adviser_id,
        event.is_replaced,
        event.narrative_id,
    )
    return replace(
        state,
        mediation=replace(
            held, certificate=None, past_certificates=(*held.past_certificates, past)
        ),
        referral=replace(state.referral, bundle=None, awaited_request=0),
    )


def is_due(state: DisputeState) -> bool:
    """Whether the facts call for a certificate (M3, M9, M13)."""
    held = state.mediation
    return (
        held.was_held
        or held.outcome is SessionOutcome.NOT_HELD_AUTHORITY
        or held.reported_not_arranged_on is not None
        or (held.contacted_on is not None and held.wanted is False)
    )


def obligations(state: DisputeState) -> Iterable[Obligation]:
    """After one was taken back: another, when the facts call for it."""
    held, parties = state.mediation, state.parties
    clock = find(state.clocks, clock_ids.CERTIFICATE)
    owed = clock is not None and clock.is_open  # then the clock has the task
    if held.certificate is None and held.past_certificates and is_due(state) and not owed:
        yield Obligation(
            "issue_certificate:again",
            "issue_certificate",
            parties.mediator_id or parties.service_id,
            Role.MEDIATOR.value,
        )


def notices(state: DisputeState, event: object) -> Iterable[Tell]:
    """Both sides hear that a certificate is taken back; a replacement is told by its own message."""
    if isinstance(event, CertificateRevoked):
        for party in ("family", "authority"):
            yield Tell("certificate_revoked", party, ground=event.number)


SUBJECT = Subject(
    "certificates",
    steps=(
        step(
            c.RevokeCertificate,
            {Role.ADVISER, Role.MEDIATOR},
            revoke,
            CERTIFICATE,
            "issued > revoked",
            *BUNDLE_IS_STALE,
        ),
        step(
            c.ReissueCertificate,
            {Role.ADVISER, Role.MEDIATOR},
            reissue,
            CERTIFICATE,
            "issued > issued",
            *BUNDLE_IS_STALE,
        ),
    ),
    evolve=MappingProxyType({CertificateRevoked: _taken_back}),
    obligations=obligations,
    notices=notices,
)
"""Certificates after their first issue, whole."""
