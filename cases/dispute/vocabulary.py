"""The closed lists of a dispute: stages, decisions, outcomes, kinds of document."""

from __future__ import annotations

from enum import StrEnum

from rules.appeal import DecisionKind
from rules.referral import NoCertificateReason as NoCertificateReason

Decision = DecisionKind
"""What the authority decided; the law's own list (A15)."""


class Stage(StrEnum):
    """Where a dispute stands, in the order a family meets the stages."""

    NEW = "new"
    COMPLAINT = "complaint"
    MEDIATION = "mediation"
    REFERRAL = "referral"
    TRIBUNAL = "tribunal"
    COMPLIANCE = "compliance"
    CLOSED = "closed"


WITHOUT_PLAN = frozenset({DecisionKind.REFUSED_TO_ASSESS, DecisionKind.REFUSED_TO_MAKE_PLAN})
"""Decisions taken before there is a plan (F2)."""


class Side(StrEnum):
    """The two sides of a dispute."""

    FAMILY = "family"
    AUTHORITY = "authority"


class AnswerOutcome(StrEnum):
    """How the authority answers a complaint."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly_upheld"
    NOT_UPHELD = "not_upheld"


class SessionOutcome(StrEnum):
    """How a mediation session ended."""

    AGREEMENT = "agreement"
    PARTIAL = "partial"
    NONE = "none"
    NOT_HELD_AUTHORITY = "not_held_authority"
    NOT_HELD_FAMILY = "not_held_family"


class SessionReason(StrEnum):
    """Why a session brought no agreement or was not held; nothing of what was said (M21)."""

    NO_POWER_TO_SETTLE = "no_power_to_settle"
    TOO_FAR_APART = "too_far_apart"
    MORE_EVIDENCE_NEEDED = "more_evidence_needed"
    LAW_IN_DISPUTE = "law_in_dispute"
    RAN_OUT_OF_TIME = "ran_out_of_time"
    DID_NOT_COME = "did_not_come"
    CALLED_OFF_ON_THE_DAY = "called_off_on_the_day"
    REFUSED_TO_MEDIATE = "refused_to_mediate"
    OTHER = "other"


class CertificateKind(StrEnum):
    """The three kinds of mediation certificate."""

    DECLINED = "declined"
    AFTER_MEDIATION = "after_mediation"
    NOT_ARRANGED_IN_TIME = "not_arranged_in_time"


class DocumentKind(StrEnum):
    """What a file is for; it decides the section of the bundle."""

    DECISION_LETTER = "decision_letter"
    PLAN = "plan"
    SECTION_K = "section_k"
    EVIDENCE = "evidence"
    PROMISE_EVIDENCE = "promise_evidence"
    LETTER = "letter"


class ReturnReason(StrEnum):
    """Why the tribunal sends a referral back (F16)."""

    MISSING_DECISION_LETTER = "missing_decision_letter"
    MISSING_CERTIFICATE = "missing_certificate"
    MISSING_PLAN = "missing_plan"
    MISSING_SECTION_K = "missing_section_k"
    MISSING_REASONS = "missing_reasons"
    NOT_SIGNED = "not_signed"
    UNREADABLE = "unreadable"


class ReferralStatus(StrEnum):
    """Where a referral stands with the tribunal."""

    PREPARING = "preparing"
    SENT = "sent"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    REGISTERED = "registered"
    NOT_ADMITTED = "not_admitted"  # it came late, and no judge gave more time (T3)


WITH_TRIBUNAL = (ReferralStatus.SENT, ReferralStatus.ACCEPTED, ReferralStatus.REGISTERED)
"""While the tribunal has the papers, before or after it registered them."""


class Ending(StrEnum):
    """How a dispute ended."""

    SETTLED_BY_ANSWER = "settled_by_answer"
    AGREEMENT_KEPT = "agreement_kept"
    WITHDRAWN = "withdrawn"
    SIGNPOSTED = "signposted"  # it cannot be appealed; the family was told the other routes
    SETTLED_LOCALLY = "settled_locally"
    MERGED = "merged"
    LATE_APPEAL_REFUSED = "late_appeal_refused"
    WITHDRAWN_WITH_CONSENT = "withdrawn_with_consent"
    CONCEDED_AND_KEPT = "conceded_and_kept"
    CONSENT_ORDER_KEPT = "consent_order_kept"
    DECIDED_AND_KEPT = "decided_and_kept"
    DISMISSED = "dismissed"


class WithdrawReason(StrEnum):
    """Why a family ends its dispute."""

    SETTLED = "settled"
    BETTER_NOT = "better_not"
    MOVED = "moved"
    BY_MISTAKE = "by_mistake"
    OTHER = "other"
