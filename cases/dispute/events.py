"""What can become true of a dispute. Append-only: a kind is never renamed, new fields have defaults.

`RULE` cites the rule of the law that an event rests on; `effective_on` is the day it counts from
when that differs from the day it was received.

Long because it lists every event of the core with its fields, which read as one page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from cases.change import CalendarAdopted, FactCorrected, RulesCorrected
from cases.demo_clock import ClockMoved as ClockMoved
from cases.dispute.attendees.events import AttendeesEvent
from cases.dispute.certificates.events import CertificatesEvent
from cases.dispute.commands import PromiseMade
from cases.dispute.exceptions import events as exceptions
from cases.dispute.grounds.events import GroundsEvent
from cases.dispute.health.events import HealthEvent
from cases.dispute.links.events import LinksEvent
from cases.dispute.mediators.events import MediatorsEvent
from cases.dispute.mediators.state import RegisterEntry
from cases.dispute.outdated.events import OutdatedEvent
from cases.dispute.panel.events import PanelEvent
from cases.dispute.parties.events import PartiesEvent
from cases.dispute.preparation.events import PreparationEvent
from cases.dispute.register.events import RegisterEvent
from cases.dispute.screening.events import ScreeningEvent
from cases.dispute.service_promises import events as promises
from cases.dispute.slots.events import SlotsEvent
from cases.dispute.stages.events import StagesEvent
from cases.dispute.tribunal.events import TribunalEvent
from cases.dispute.vocabulary import (
    AnswerOutcome,
    CertificateKind,
    DocumentKind,
    Ending,
    ReturnReason,
    SessionOutcome,
    SessionReason,
    Side,
)
from cases.places.citing import StandardCited
from cases.tasks import events as tasks
from rules.appeal import DecisionKind
from rules.calendar import Calendar
from rules.mediation_session import Issue
from rules.policy import ComplaintStage
from rules.referral import NoCertificateReason


@dataclass(frozen=True, slots=True)
class DisputeFiled:
    """A family filed a dispute; the case exists. `appealable` says whether an appeal lies (A15)."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A15"
    family_id: str
    child_id: str
    authority_id: str
    service_id: str
    tribunal_id: str
    decision: DecisionKind
    sections: tuple[str, ...]
    notice_sent_on: date
    notice_dated_on: date
    narrative_id: str
    pack: str
    plan_id: str
    calendar: Calendar
    filed_on: date
    clock_offset_seconds: int | None = None
    appealable: bool = True
    complaint_stages: tuple[ComplaintStage, ...] = ()
    complaint_extension_days: int | None = None
    school_age_ends_on: date | None = None
    kind: Literal["dispute_filed"] = "dispute_filed"


@dataclass(frozen=True, slots=True)
class ComplaintAcknowledged:
    """The authority acknowledged the complaint."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "C4"
    acknowledged_on: date
    kind: Literal["complaint_acknowledged"] = "complaint_acknowledged"


@dataclass(frozen=True, slots=True)
class ComplaintAnswered:
    """The authority answered the complaint."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "C4"
    outcome: AnswerOutcome
    narrative_id: str
    answered_on: date
    answered_by: str = ""
    kind: Literal["complaint_answered"] = "complaint_answered"


@dataclass(frozen=True, slots=True)
class AnswerAccepted:
    """The family is satisfied with the answer."""

    VERSION: ClassVar[int] = 1
    accepted_on: date
    kind: Literal["answer_accepted"] = "answer_accepted"


@dataclass(frozen=True, slots=True)
class AnswerRejected:
    """The family is not satisfied; mediation is next."""

    VERSION: ClassVar[int] = 1
    rejected_on: date
    kind: Literal["answer_rejected"] = "answer_rejected"


@dataclass(frozen=True, slots=True)
class AdviserContacted:
    """The family spoke to the mediation adviser and chose."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M2"
    wants_mediation: bool
    health: bool
    contacted_on: date
    issues: tuple[Issue, ...] = ()
    narrative_id: str = ""
    facts_told: bool = False
    kind: Literal["adviser_contacted"] = "adviser_contacted"


@dataclass(frozen=True, slots=True)
class MediatorAppointed:
    """A mediator has the case."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M20"
    mediator_id: str
    entry: RegisterEntry | None = None
    kind: Literal["mediator_appointed"] = "mediator_appointed"


@dataclass(frozen=True, slots=True)
class SlotsOffered:
    """Days and times for the session were offered, all inside the lawful window.

    `minutes` is the length of the session; None in offers of before it was the mediator's choice.
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M8"
    slots: tuple[datetime, ...]
    opens_on: date
    closes_on: date
    offered_on: date | None = None
    minutes: int | None = None
    kind: Literal["slots_offered"] = "slots_offered"


@dataclass(frozen=True, slots=True)
class SlotAgreed:
    """The session has a day and a time."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M10"
    slot: datetime
    meeting_on: date
    kind: Literal["slot_agreed"] = "slot_agreed"


@dataclass(frozen=True, slots=True)
class DecisionMakerNamed:
    """The authority named who comes with authority to settle."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M11"
    decision_maker_id: str
    mandate: tuple[Issue, ...] = ()
    kind: Literal["decision_maker_named"] = "decision_maker_named"


@dataclass(frozen=True, slots=True)
class NotArrangedReported:
    """The authority said that mediation cannot be held in time."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M9"
    reported_on: date
    kind: Literal["not_arranged_reported"] = "not_arranged_reported"


@dataclass(frozen=True, slots=True)
class SessionRecorded:
    """A session took place, or failed, and how."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M11"
    held_on: date
    outcome: SessionOutcome
    authority_attended: bool
    authority_could_settle: bool
    reason: SessionReason | None = None
    kind: Literal["session_recorded"] = "session_recorded"


@dataclass(frozen=True, slots=True)
class AgreementRecorded:
    """The agreement is in writing; `due_on` dates follow as clocks."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M14"
    agreed_on: date
    promises: tuple[PromiseMade, ...]
    kind: Literal["agreement_recorded"] = "agreement_recorded"


@dataclass(frozen=True, slots=True)
class AgreementAccepted:
    """A side accepted the agreement as written."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M14"
    side: Side
    accepted_on: date
    kind: Literal["agreement_accepted"] = "agreement_accepted"


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """A promise was kept."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M15"
    promise_id: str
    kept_on: date
    document_id: str
    kind: Literal["promise_kept"] = "promise_kept"


@dataclass(frozen=True, slots=True)
class PromiseBreached:
    """The day of a promise passed without it being kept."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M15"
    promise_id: str
    owner: Side
    due_on: date
    kind: Literal["promise_breached"] = "promise_breached"


@dataclass(frozen=True, slots=True)
class CertificateIssued:
    """A mediation certificate exists; its number can be checked on a public page.

    `adviser_id` is who issued it, empty when the engine did; `issue` counts the certificates of its
    kind. `first_issued_on` is the day of the first certificate of the same facts when this one takes
    its place: the time to appeal counts from there, so that a new paper gives no longer time (T1).
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A20"
    certificate: CertificateKind
    number: str
    issued_on: date
    ground: str
    adviser_id: str = ""
    issue: int = 1
    first_issued_on: date | None = None
    kind: Literal["certificate_issued"] = "certificate_issued"


@dataclass(frozen=True, slots=True)
class DocumentAdded:
    """A file belongs to the case."""

    VERSION: ClassVar[int] = 1
    document_id: str
    document: DocumentKind
    sha256: str
    pages: int
    added_by: str
    added_on: date
    kind: Literal["document_added"] = "document_added"


@dataclass(frozen=True, slots=True)
class GroundsStated:
    """The family stated why and about what it appeals."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "F10"
    sections: tuple[str, ...]
    narrative_id: str
    details: tuple[str, ...]
    no_certificate: NoCertificateReason | None
    late_reason_id: str
    kind: Literal["grounds_stated"] = "grounds_stated"


@dataclass(frozen=True, slots=True)
class BundleRequested:
    """A bundle is to be built from the documents the case has now; `request` counts from 1."""

    VERSION: ClassVar[int] = 1
    request: int
    kind: Literal["bundle_requested"] = "bundle_requested"


@dataclass(frozen=True, slots=True)
class BundleBuilt:
    """The referral bundle exists under its hash."""

    VERSION: ClassVar[int] = 1
    request: int
    sha256: str
    pages: int
    kind: Literal["bundle_built"] = "bundle_built"


@dataclass(frozen=True, slots=True)
class BundleFailed:
    """The bundle could not be built; somebody must look."""

    VERSION: ClassVar[int] = 1
    request: int
    code: str
    kind: Literal["bundle_failed"] = "bundle_failed"


@dataclass(frozen=True, slots=True)
class ReferralSent:
    """The applicant signed the bundle and sent it; the tribunal received it at that instant (K19)."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T1"
    sha256: str
    signature_id: str
    sent_at: datetime
    sent_on: date
    in_time: bool
    attempt: int
    kind: Literal["referral_sent"] = "referral_sent"


@dataclass(frozen=True, slots=True)
class ReferralReturned:
    """The tribunal sent the referral back; the appeal has not started."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "F16"
    reasons: tuple[ReturnReason, ...]
    narrative_id: str
    returned_on: date
    kind: Literal["referral_returned"] = "referral_returned"


@dataclass(frozen=True, slots=True)
class ReferralAccepted:
    """The tribunal accepted the referral as complete."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T2"
    accepted_on: date
    kind: Literal["referral_accepted"] = "referral_accepted"


@dataclass(frozen=True, slots=True)
class AppealRegistered:
    """The appeal is registered under its number."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "T5"
    appeal_number: str
    registered_on: date
    kind: Literal["appeal_registered"] = "appeal_registered"


@dataclass(frozen=True, slots=True)
class DisputeEnded:
    """The dispute is over."""

    VERSION: ClassVar[int] = 1
    ending: Ending
    ended_on: date
    reason: str = ""
    narrative_id: str = ""
    kind: Literal["dispute_ended"] = "dispute_ended"


DisputeEvent = (
    DisputeFiled
    | ComplaintAcknowledged
    | ComplaintAnswered
    | AnswerAccepted
    | AnswerRejected
    | AdviserContacted
    | MediatorAppointed
    | SlotsOffered
    | SlotAgreed
    | DecisionMakerNamed
    | NotArrangedReported
    | SessionRecorded
    | AgreementRecorded
    | AgreementAccepted
    | PromiseKept
    | PromiseBreached
    | CertificateIssued
    | DocumentAdded
    | GroundsStated
    | BundleRequested
    | BundleBuilt
    | BundleFailed
    | ReferralSent
    | ReferralReturned
    | ReferralAccepted
    | AppealRegistered
    | DisputeEnded
    | ScreeningEvent
    | StandardCited
    | HealthEvent
    | MediatorsEvent
    | AttendeesEvent
    | PreparationEvent
    | StagesEvent
    | PanelEvent
    | LinksEvent
    | CalendarAdopted
    | RulesCorrected
    | FactCorrected
    | tasks.TaskAssigned
    | tasks.TasksHandedOver
    | promises.ServicePromised
    | promises.ServicePaused
    | promises.ServiceResumed
    | promises.ServicePromiseMissed
    | promises.ServicePromiseAnswered
    | exceptions.ExemptionRecorded
    | exceptions.ExemptionEnded
    | ClockMoved
    | GroundsEvent
    | SlotsEvent
    | RegisterEvent
    | CertificatesEvent
    | TribunalEvent
    | PartiesEvent
    | OutdatedEvent
)
"""Every event of its own that a dispute knows; clock events come from `cases.clock`."""
