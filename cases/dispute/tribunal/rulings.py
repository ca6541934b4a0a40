"""Before registration: a judge rules on an appeal that is late, or comes without a certificate.

Neither is a dead end (T3). The refusal of a late appeal is a final decision, which can be challenged
(T20) and taken to the Upper Tribunal (T21); only then does the dispute end, with the routes that are
left. Without a certificate the papers go back to the family, which can get one and send them again.
"""

from __future__ import annotations

from cases.command import CommandRefused
from cases.dispute import events as de
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.guards import before_the_tribunal
from cases.dispute.tribunal.state import Ruling
from cases.dispute.vocabulary import ReturnReason
from cases.moment import Moment
from rules.referral import NoCertificateReason

Events = tuple[de.DisputeEvent, ...]


def _ruled(state: DisputeState, ruling: Ruling | None) -> bool:
    return ruling is not None and ruling.attempt == state.referral.attempts


def late_waits(state: DisputeState) -> bool:
    """Whether a judge has to rule because the appeal came late."""
    sent = state.referral.sent_on is not None and not state.referral.in_time
    return sent and not _ruled(state, state.tribunal.late)


def certificate_waits(state: DisputeState) -> bool:
    """Whether a judge has to rule because there is another reason for having no certificate."""
    grounds = state.referral.grounds
    other = grounds is not None and grounds.no_certificate is NoCertificateReason.OTHER_REASON
    without = other and state.mediation.certificate is None
    return without and not _ruled(state, state.tribunal.certificate)


def late(state: DisputeState, command: c.RuleOnLateAppeal, now: Moment) -> Events:
    """A late appeal goes on, or the time to challenge the judge's refusal runs."""
    before_the_tribunal(state)
    if not late_waits(state):
        raise CommandRefused(
            "not_late", "This appeal does not wait for a ruling on lateness.", "T3"
        )
    attempt = state.referral.attempts
    return (
        e.LateAppealRuled(
            command.admitted, command.narrative_id, attempt, now.on, not command.admitted
        ),
    )


def certificate(state: DisputeState, command: c.RuleOnCertificate, now: Moment) -> Events:
    """The appeal goes on without a certificate, or the papers go back for one."""
    before_the_tribunal(state)
    if not certificate_waits(state):
        raise CommandRefused(
            "no_certificate_ruling",
            "This appeal does not wait for a ruling on a certificate.",
            "M24",
        )
    ruled = e.NoCertificateRuled(
        command.admitted, command.narrative_id, state.referral.attempts, now.on
    )
    if command.admitted:
        return (ruled,)
    reasons = (ReturnReason.MISSING_CERTIFICATE,)
    return (ruled, de.ReferralReturned(reasons, command.narrative_id, now.on))


def may_register(state: DisputeState) -> None:
    """Refuse to register while a judge has to rule."""
    if late_waits(state):
        raise CommandRefused(
            "late_not_ruled",
            "The appeal came late. Record first whether the judge gives more time.",
            "T3",
        )
    if certificate_waits(state):
        raise CommandRefused(
            "certificate_not_ruled",
            "The appeal has no certificate. Record first whether the judge lets it go on.",
            "M24",
        )
