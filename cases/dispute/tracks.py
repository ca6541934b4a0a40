"""The tracks on which every dispute runs, and where a state stands on each.

Nothing here decides: a phase is told from what the events made true.
"""

from __future__ import annotations

from enum import StrEnum

from cases.dispute.state import DisputeState
from cases.dispute.step import Track
from cases.dispute.vocabulary import ReferralStatus, Stage


class ComplaintPhase(StrEnum):
    """Where the complaint stands."""

    NONE = "none"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    SATISFIED = "satisfied"
    NOT_SATISFIED = "not_satisfied"


class ResolutionPhase(StrEnum):
    """Whether the two sides settle it between themselves."""

    NONE = "none"
    PROPOSED = "proposed"
    AGREED = "agreed"


class PanelPhase(StrEnum):
    """Where the independent panel stands."""

    NONE = "none"
    REFERRED = "referred"
    SITTING = "sitting"
    ANSWERED = "answered"


class MediationPhase(StrEnum):
    """Where mediation stands."""

    NOT_CHOSEN = "not_chosen"
    DECLINED = "declined"
    WANTED = "wanted"
    OFFERED = "offered"
    FIXED = "fixed"
    HELD = "held"
    NOT_HELD = "not_held"


class CertificatePhase(StrEnum):
    """Whether there is a certificate."""

    NONE = "none"
    ISSUED = "issued"
    REVOKED = "revoked"


class AgreementPhase(StrEnum):
    """Where the agreement stands."""

    NONE = "none"
    WRITTEN = "written"
    HALF_ACCEPTED = "half_accepted"
    IN_FORCE = "in_force"
    BROKEN = "broken"
    KEPT = "kept"


class ReferralPhase(StrEnum):
    """Where the referral stands, its bundle included."""

    NOT_BEGUN = "not_begun"
    GROUNDS_STATED = "grounds_stated"
    BUILDING = "building"
    BUILT = "built"
    RETURNED = "returned"
    SENT = "sent"
    ACCEPTED = "accepted"
    REGISTERED = "registered"
    NOT_ADMITTED = "not_admitted"


def _journey(state: DisputeState) -> StrEnum:
    return state.stage


def _complaint(state: DisputeState) -> StrEnum:
    complaint = state.complaint
    if complaint is None:
        return ComplaintPhase.NONE
    if complaint.satisfied is not None:
        return ComplaintPhase.SATISFIED if complaint.satisfied else ComplaintPhase.NOT_SATISFIED
    if complaint.answered_on:
        return ComplaintPhase.ANSWERED
    return ComplaintPhase.ACKNOWLEDGED if complaint.acknowledged_on else ComplaintPhase.RECEIVED


def _resolution(state: DisputeState) -> StrEnum:
    if state.resolution.agreed_on is not None:
        return ResolutionPhase.AGREED
    offered = state.resolution.proposed_by is not None
    return ResolutionPhase.PROPOSED if offered else ResolutionPhase.NONE


def _panel(state: DisputeState) -> StrEnum:
    panel = state.panel
    if panel.viewed_on is not None:
        return PanelPhase.ANSWERED
    if panel.members:
        return PanelPhase.SITTING
    return PanelPhase.REFERRED if panel.referred_on else PanelPhase.NONE


def _mediation(state: DisputeState) -> StrEnum:
    held = state.mediation
    if held.outcome is not None:
        return MediationPhase.HELD if held.was_held else MediationPhase.NOT_HELD
    if held.contacted_on is None:
        return MediationPhase.NOT_CHOSEN
    if not held.wanted:
        return MediationPhase.DECLINED
    if held.slot is not None:
        return MediationPhase.FIXED
    return MediationPhase.OFFERED if held.slots else MediationPhase.WANTED


def _certificate(state: DisputeState) -> StrEnum:
    if state.mediation.certificate is not None:
        return CertificatePhase.ISSUED
    revoked = bool(state.mediation.past_certificates)
    return CertificatePhase.REVOKED if revoked else CertificatePhase.NONE


def _agreement(state: DisputeState) -> StrEnum:
    agreement = state.agreement
    if agreement is None:
        return AgreementPhase.NONE
    if not agreement.is_accepted:
        half = bool(agreement.accepted_by)
        return AgreementPhase.HALF_ACCEPTED if half else AgreementPhase.WRITTEN
    if all(promise.kept_on for promise in agreement.promises):
        return AgreementPhase.KEPT
    broken = any(p.breached_on and not p.kept_on for p in agreement.promises)
    return AgreementPhase.BROKEN if broken else AgreementPhase.IN_FORCE


_WITH_TRIBUNAL = {
    ReferralStatus.SENT: ReferralPhase.SENT,
    ReferralStatus.ACCEPTED: ReferralPhase.ACCEPTED,
    ReferralStatus.REGISTERED: ReferralPhase.REGISTERED,
    ReferralStatus.NOT_ADMITTED: ReferralPhase.NOT_ADMITTED,
}


def _referral(state: DisputeState) -> StrEnum:
    referral = state.referral
    if referral.status in _WITH_TRIBUNAL:
        return _WITH_TRIBUNAL[referral.status]
    if referral.awaited_request:
        return ReferralPhase.BUILDING
    if referral.bundle is not None:
        return ReferralPhase.BUILT
    if referral.status is ReferralStatus.RETURNED:
        return ReferralPhase.RETURNED
    return ReferralPhase.GROUNDS_STATED if referral.grounds else ReferralPhase.NOT_BEGUN


JOURNEY = Track("journey", "The journey", Stage, _journey)
COMPLAINT = Track("complaint", "The complaint", ComplaintPhase, _complaint)
MEDIATION = Track("mediation", "Mediation", MediationPhase, _mediation)
RESOLUTION = Track("resolution", "Settling between the two sides", ResolutionPhase, _resolution)
PANEL = Track("panel", "The independent panel", PanelPhase, _panel)
CERTIFICATE = Track("certificate", "The certificate", CertificatePhase, _certificate)
AGREEMENT = Track("agreement", "The agreement", AgreementPhase, _agreement)
REFERRAL = Track("referral", "The referral", ReferralPhase, _referral)

TRACKS: tuple[Track, ...] = (JOURNEY, COMPLAINT, MEDIATION, CERTIFICATE, AGREEMENT, REFERRAL)
"""In the order in which a family meets them."""

BUNDLE_IS_STALE = (
    "referral: built/building > grounds_stated",
    "referral: built/building > returned",
)
"""A bundle that no longer reflects the case cannot be signed; it is built anew."""
