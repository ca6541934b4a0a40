"""What is true of a dispute now: the fold of its events, nothing more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from cases.clock import Clock
from cases.dispute.attendees.state import Attendance
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.commands import PromiseMade
from cases.dispute.exceptions.state import Exemption
from cases.dispute.grounds.state import FurtherGrounds
from cases.dispute.health.state import HealthSide
from cases.dispute.links.state import Links
from cases.dispute.mediators.state import Mediators
from cases.dispute.outdated.state import Outdated
from cases.dispute.panel.state import PanelState
from cases.dispute.parties.state import People
from cases.dispute.preparation.state import Preparation
from cases.dispute.register.state import Register
from cases.dispute.screening.state import Screening
from cases.dispute.service_promises.state import Promised
from cases.dispute.slots.state import Negotiation
from cases.dispute.stages.state import LocalResolution, PastStage
from cases.dispute.tribunal.state import TribunalState
from cases.dispute.vocabulary import (
    AnswerOutcome,
    CertificateKind,
    DocumentKind,
    Ending,
    ReferralStatus,
    ReturnReason,
    SessionOutcome,
    SessionReason,
    Side,
    Stage,
)
from cases.places.citing import CitedStandard
from cases.tasks.state import Assignment
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND, Calendar
from rules.mediation_session import Issue
from rules.policy import ComplaintStage
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
    former_authority_id: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What the dispute is about, and the dates of the decision letter.

    `appealable` says whether an appeal lies against it (A15). `sections_before` are the sections of
    the filing once they changed, `certificate_needed_since` the day on which a change made a
    certificate necessary (M23).
    """

    decision: DecisionKind
    sections: tuple[str, ...]
    notice_sent_on: date
    notice_dated_on: date
    narrative_id: str
    plan_id: str = ""
    appealable: bool = True
    sections_before: tuple[str, ...] | None = None
    certificate_needed_since: date | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    """The complaint: the stage it is in, and those that are over.

    `stages` and `extension_working_days` are what the authority had set on the day of the filing;
    empty and None mean what its pack and the Code say (C4, C5). `extended_by` counts the working
    days by which the answer of this stage was put off.
    """

    filed_on: date
    acknowledged_on: date | None = None
    answered_on: date | None = None
    outcome: AnswerOutcome | None = None
    narrative_id: str = ""
    satisfied: bool | None = None
    responded_on: date | None = None
    stages: tuple[ComplaintStage, ...] = ()
    extension_working_days: int | None = None
    stage: int = 1
    escalated_on: date | None = None
    answered_by: str = ""
    extended_by: int = 0
    extension_narrative_id: str = ""
    past: tuple[PastStage, ...] = ()

    @property
    def received_on(self) -> date:
        """The day on which the stage that runs now began."""
        return self.escalated_on or self.filed_on


@dataclass(frozen=True, slots=True)
class Certificate:
    """The mediation certificate."""

    certificate: CertificateKind
    number: str
    issued_on: date
    ground: str
    adviser_id: str = ""
    issue: int = 1
    first_issued_on: date | None = None

    @property
    def counts_from(self) -> date:
        """The day from which the time to appeal counts: that of the first of the same facts."""
        return self.first_issued_on or self.issued_on


@dataclass(frozen=True, slots=True)
class PastCertificate:
    """A certificate that is not in force any more, and why."""

    was: Certificate
    reason: RevokeReason
    revoked_on: date
    revoked_by: str
    is_replaced: bool
    narrative_id: str = ""


@dataclass(frozen=True, slots=True)
class Mediation:
    """The mediation stage: contact, session, certificate."""

    contacted_on: date | None = None
    wanted: bool | None = None
    health: bool = False
    slots: tuple[datetime, ...] = ()
    offered_on: date | None = None
    slot: datetime | None = None
    meeting_on: date | None = None
    decision_maker_id: str = ""
    reported_not_arranged_on: date | None = None
    held_on: date | None = None
    outcome: SessionOutcome | None = None
    rearranged_on: date | None = None
    certificate: Certificate | None = None
    issues: tuple[Issue, ...] = ()
    health_narrative_id: str = ""
    health_told_on: date | None = None
    mandate: tuple[Issue, ...] = ()
    past_certificates: tuple[PastCertificate, ...] = ()
    reason: SessionReason | None = None

    @property
    def counts_from(self) -> date | None:
        """The day from which the 30 days run: the family's wish, or the one re-arrangement.

        For health alone it is the day the authority told the health body (M6), once it did.
        """
        told_on = self.health_told_on if self.is_health_alone else None
        return self.rearranged_on or told_on or self.contacted_on

    @property
    def all_issues(self) -> frozenset[Issue]:
        """What the mediation is about; a contact of before issues were asked is about education."""
        if self.issues:
            return frozenset(self.issues)
        return frozenset({Issue.EDUCATION} | ({Issue.HEALTH} if self.health else set()))

    @property
    def is_health_alone(self) -> bool:
        """Whether the health body arranges it and the authority takes no part (M6, M17)."""
        return self.all_issues == {Issue.HEALTH}

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
    further: FurtherGrounds = field(default_factory=FurtherGrounds)
    tribunal: TribunalState = field(default_factory=TribunalState)
    clocks: tuple[Clock, ...] = ()
    ending: Ending | None = None
    ended_on: date | None = None
    screening: Screening = field(default_factory=Screening)
    health: HealthSide = field(default_factory=HealthSide)
    mediators: Mediators = field(default_factory=Mediators)
    attendees: tuple[Attendance, ...] = ()
    preparation: Preparation = field(default_factory=Preparation)
    slots: Negotiation = field(default_factory=Negotiation)
    register: Register = field(default_factory=Register)
    resolution: LocalResolution = field(default_factory=LocalResolution)
    panel: PanelState = field(default_factory=PanelState)
    links: Links = field(default_factory=Links)
    assignments: tuple[Assignment, ...] = ()
    service_promises: tuple[Promised, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    people: People = field(default_factory=People)
    outdated: tuple[Outdated, ...] = ()
    cited: tuple[CitedStandard, ...] = ()

    @property
    def is_closed(self) -> bool:
        """Whether the case is over."""
        return self.stage is Stage.CLOSED

    @property
    def appealable(self) -> bool:
        """Whether an appeal lies; otherwise there is no time for one and no certificate (A16, A24)."""
        return self.matter is not None and self.matter.appealable

    @property
    def is_for_mediation(self) -> bool:
        """Whether the law gives mediation: for an appealable decision, and for health and social
        care in a plan alone (M25). Anything else has disagreement resolution only (A23, A24)."""
        about_plan = self.matter and self.matter.decision is DecisionKind.PLAN_FINALISED
        return self.appealable or bool(about_plan)
