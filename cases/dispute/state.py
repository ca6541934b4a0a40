"""What is true of a dispute now: the fold of its events, nothing more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from cases.clock import Clock
from cases.dispute.commands import PromiseMade
from cases.dispute.parties.state import People
from cases.dispute.vocabulary import (
    AnswerOutcome,
    CertificateKind,
    DocumentKind,
    Ending,
    ReferralStatus,
    ReturnReason,
    SessionOutcome,
    Side,
    Stage,
)
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND, Calendar
from rules.referral import NoCertificateReason


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part, by id; organisations are named by the id of their team."""

    family_id: str = ""
    child_id: str = ""
    authority_id: str = ""
    service_id: str = ""
    tribunal_id: str = ""
    mediator_id: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What the dispute is about, and the dates of the decision letter."""

    decision: DecisionKind
    sections: tuple[str, ...]
    notice_sent_on: date
    notice_dated_on: date
    narrative_id: str
    plan_id: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """The complaint stage."""

    filed_on: date
    acknowledged_on: date | None = None
    answered_on: date | None = None
    outcome: AnswerOutcome | None = None
    narrative_id: str = ""
    satisfied: bool | None = None
    responded_on: date | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """The mediation certificate."""

    certificate: CertificateKind
    number: str
    issued_on: date
    ground: str


@dataclass(frozen=True, slots=True)
class Mediation:
    """The mediation stage: contact, session, certificate."""

    contacted_on: date | None = None
    wanted: bool | None = None
    health: bool = False
    slots: tuple[datetime, ...] = ()
    slot: datetime | None = None
    meeting_on: date | None = None
    decision_maker_id: str = ""
    reported_not_arranged_on: date | None = None
    held_on: date | None = None
    outcome: SessionOutcome | None = None
    rearranged_on: date | None = None
    certificate: Certificate | None = None

    @property
    def counts_from(self) -> date | None:
        """The day from which the 30 days run: the family's wish, or the one re-arrangement."""
        return self.rearranged_on or self.contacted_on

    @property
    def was_held(self) -> bool:
        """Whether a session took place with both sides."""
        return self.outcome in (
            SessionOutcome.AGREEMENT,
            SessionOutcome.PARTIAL,
            SessionOutcome.NONE,
        )


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of the agreement and what became of it."""

    made: PromiseMade
    kept_on: date | None = None
    document_id: str = ""
    breached_on: date | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The written agreement."""

    agreed_on: date
    promises: tuple[Promise, ...]
    accepted_by: tuple[Side, ...] = ()
    accepted_on: date | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether both sides accepted it."""
        return len(self.accepted_by) == 2


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the case, by id and hash."""

    document_id: str
    document: DocumentKind
    sha256: str
    pages: int
    added_by: str
    added_on: date


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why and about what the family appeals."""

    sections: tuple[str, ...]
    narrative_id: str
    details: tuple[str, ...]
    no_certificate: NoCertificateReason | None
    late_reason_id: str


@dataclass(frozen=True, slots=True)
class BuiltBundle:
    """A bundle that reflects the documents and grounds as they stand."""

    request: int
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class Referral:
    """The referral to the tribunal."""

    status: ReferralStatus = ReferralStatus.PREPARING
    grounds: Grounds | None = None
    requests: int = 0
    awaited_request: int = 0
    failure: str = ""
    bundle: BuiltBundle | None = None
    sent_bundle: BuiltBundle | None = None
    sent_at: datetime | None = None
    sent_on: date | None = None
    signature_id: str = ""
    in_time: bool = True
    attempts: int = 0
    returned_on: date | None = None
    return_reasons: tuple[ReturnReason, ...] = ()
    return_narrative_id: str = ""
    accepted_on: date | None = None
    registered_on: date | None = None
    appeal_number: str = ""


@dataclass(frozen=True, slots=True)
class DisputeState:
    """One dispute. `clock_offset_seconds` exists only in demonstration mode."""

    case_id: str
    calendar: Calendar = ENGLAND
    clock_offset_seconds: int | None = None
    pack: str = ""
    stage: Stage = Stage.NEW
    parties: Parties = field(default_factory=Parties)
    matter: Matter | None = None
    complaint: Complaint | None = None
    mediation: Mediation = field(default_factory=Mediation)
    agreement: Agreement | None = None
    documents: tuple[Document, ...] = ()
    referral: Referral = field(default_factory=Referral)
    clocks: tuple[Clock, ...] = ()
    ending: Ending | None = None
    ended_on: date | None = None
    people: People = field(default_factory=People)

    @property
    def is_closed(self) -> bool:
        """Whether the case is over."""
        return self.stage is Stage.CLOSED
