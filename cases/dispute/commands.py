"""What people may ask of a dispute. Every command carries dates, enumerations, ids and hashes only:
names, words and files lie in PostgreSQL and are referred to by id (DESIGN section 1).

Long because it lists every command of the core with its fields, which read as one page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from cases.change import AdoptCalendar, CorrectFact, CorrectRules
from cases.command import Meta
from cases.demo_clock import MoveClock as MoveClock
from cases.dispute.attendees.commands import AttendeesCommand
from cases.dispute.certificates.commands import CertificatesCommand
from cases.dispute.exceptions.commands import EndExemption as EndExemption
from cases.dispute.exceptions.commands import RecordExemption as RecordExemption
from cases.dispute.grounds.commands import GroundsCommand, Raised
from cases.dispute.health.commands import HealthCommand
from cases.dispute.links.commands import LinksCommand
from cases.dispute.mediators.commands import MediatorsCommand
from cases.dispute.mediators.state import RegisterEntry
from cases.dispute.panel.commands import PanelCommand
from cases.dispute.parties.commands import PartiesCommand
from cases.dispute.preparation.commands import PreparationCommand
from cases.dispute.register.commands import RegisterCommand
from cases.dispute.screening.commands import ScreeningCommand
from cases.dispute.service_promises.commands import (
    AnswerForPromise as AnswerForPromise,
)
from cases.dispute.service_promises.commands import (
    PauseService as PauseService,
)
from cases.dispute.service_promises.commands import (
    PromiseService as PromiseService,
)
from cases.dispute.service_promises.commands import (
    ResumeService as ResumeService,
)
from cases.dispute.slots.commands import SlotsCommand
from cases.dispute.stages.commands import StagesCommand
from cases.dispute.standards.commands import CiteStandard
from cases.dispute.tribunal.commands import TribunalCommand
from cases.dispute.vocabulary import (
    AnswerOutcome,
    DocumentKind,
    ReturnReason,
    SessionOutcome,
    SessionReason,
    Side,
    WithdrawReason,
)
from cases.tasks.commands import AssignTask as AssignTask
from cases.tasks.commands import HandOver as HandOver
from rules.appeal import DecisionKind
from rules.calendar import Calendar
from rules.compliance import PromiseKind
from rules.mediation_session import Issue
from rules.policy import ComplaintStage
from rules.referral import NoCertificateReason


@dataclass(frozen=True, slots=True)
class FileDispute:
    """The family disagrees with a decision or with what was done; opens the case.

    `notice_sent_on` is the day the decision letter was sent (the law counts from it, K18),
    `notice_dated_on` the date printed on it. `narrative_id` holds the family's own words.
    `clock_offset_seconds` exists in demonstration mode only: how far the case's clock is ahead of
    real time. `raised` are further grounds. Where no letter is disputed (`SOMETHING_ELSE`), both days
    are the day it happened or was known. `complaint_stages` and `complaint_extension_days` are what
    the authority has set for that day (C4, C5); without them the pack and the Code hold. `calendar`
    is the list of bank holidays in force when it is newer than the one that the code knows.
    `school_age_ends_on` is the last day of compulsory school age, when the date of
    birth is known (A1).
    """

    meta: Meta
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
    plan_id: str = ""
    clock_offset_seconds: int | None = None
    calendar: Calendar | None = None
    raised: tuple[Raised, ...] = ()
    complaint_stages: tuple[ComplaintStage, ...] = ()
    complaint_extension_days: int | None = None
    school_age_ends_on: date | None = None
    kind: Literal["file_dispute"] = "file_dispute"


@dataclass(frozen=True, slots=True)
class AcknowledgeComplaint:
    """The authority tells the family that it has the complaint and who looks at it."""

    meta: Meta
    kind: Literal["acknowledge_complaint"] = "acknowledge_complaint"


@dataclass(frozen=True, slots=True)
class AnswerComplaint:
    """The authority answers the complaint; the words lie under `narrative_id`."""

    meta: Meta
    outcome: AnswerOutcome
    narrative_id: str
    kind: Literal["answer_complaint"] = "answer_complaint"


@dataclass(frozen=True, slots=True)
class RespondToAnswer:
    """The family says whether the answer settles the matter."""

    meta: Meta
    satisfied: bool
    kind: Literal["respond_to_answer"] = "respond_to_answer"


@dataclass(frozen=True, slots=True)
class ContactAdviser:
    """The family contacts the mediation adviser and says whether it wants mediation (M2, M4).

    `facts_told` says that an adviser told the facts for and against it first (M22).
    `health` is true when health provision is among the issues. `issues` says what the mediation is
    about, empty when that was not asked; `narrative_id` holds the health care that is wanted.
    """

    meta: Meta
    wants_mediation: bool
    health: bool = False
    issues: tuple[Issue, ...] = ()
    narrative_id: str = ""
    facts_told: bool = False
    kind: Literal["contact_adviser"] = "contact_adviser"


@dataclass(frozen=True, slots=True)
class AppointMediator:
    """The mediation service gives the case to a mediator; `entry` is what the register says."""

    meta: Meta
    mediator_id: str
    entry: RegisterEntry | None = None
    kind: Literal["appoint_mediator"] = "appoint_mediator"


@dataclass(frozen=True, slots=True)
class OfferSlots:
    """The mediator offers instants (UTC) for the session; each must lie in the lawful window.

    `minutes` is how long the session is to be; None takes the usual length.
    """

    meta: Meta
    slots: tuple[datetime, ...]
    minutes: int | None = None
    kind: Literal["offer_slots"] = "offer_slots"


@dataclass(frozen=True, slots=True)
class AgreeSlot:
    """The family takes one of the offered instants."""

    meta: Meta
    slot: datetime
    kind: Literal["agree_slot"] = "agree_slot"


@dataclass(frozen=True, slots=True)
class NameDecisionMaker:
    """The authority names the person who comes with authority to settle (M11).

    `mandate` holds the issues that this person may settle without asking, empty when not said.
    """

    meta: Meta
    decision_maker_id: str
    mandate: tuple[Issue, ...] = ()
    kind: Literal["name_decision_maker"] = "name_decision_maker"


@dataclass(frozen=True, slots=True)
class ReportNotArranged:
    """The authority says that mediation cannot be held in time (M9)."""

    meta: Meta
    kind: Literal["report_not_arranged"] = "report_not_arranged"


@dataclass(frozen=True, slots=True)
class RecordSession:
    """The mediator records that the session took place, who came, and how it ended;
    `reason` says why it failed, as far as that may be known outside (M21)."""

    meta: Meta
    held_on: date
    outcome: SessionOutcome
    authority_attended: bool = True
    authority_could_settle: bool = True
    reason: SessionReason | None = None
    kind: Literal["record_session"] = "record_session"


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """One promise of an agreement. `narrative_id` holds its words; `agreed_due_on` is another
    time agreed in writing (M18), empty when the period of the law applies."""

    promise_id: str
    promise: PromiseKind
    owner: Side
    narrative_id: str
    agreed_due_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecordAgreement:
    """The mediator records the written agreement (M14)."""

    meta: Meta
    agreed_on: date
    promises: tuple[PromiseMade, ...]
    kind: Literal["record_agreement"] = "record_agreement"


@dataclass(frozen=True, slots=True)
class AcceptAgreement:
    """A side accepts the agreement as written; the actor's role says which side."""

    meta: Meta
    kind: Literal["accept_agreement"] = "accept_agreement"


@dataclass(frozen=True, slots=True)
class RecordPromiseKept:
    """A promise was kept on a day; `document_id` is the evidence, empty when there is none."""

    meta: Meta
    promise_id: str
    kept_on: date
    document_id: str = ""
    kind: Literal["record_promise_kept"] = "record_promise_kept"


@dataclass(frozen=True, slots=True)
class IssueCertificate:
    """The adviser issues the mediation certificate the facts call for (M3, M9, M13)."""

    meta: Meta
    kind: Literal["issue_certificate"] = "issue_certificate"


@dataclass(frozen=True, slots=True)
class AddDocument:
    """A file was added to the case; its title and bytes lie in the document register."""

    meta: Meta
    document_id: str
    document: DocumentKind
    sha256: str
    pages: int
    kind: Literal["add_document"] = "add_document"


@dataclass(frozen=True, slots=True)
class StateGrounds:
    """The family states the grounds of the appeal (F8 to F13); the words lie under `narrative_id`.

    `details` lists the ids of the form's facts that are filled in. `no_certificate` gives the
    reason for coming without a certificate (M24), judged by the tribunal.
    """

    meta: Meta
    sections: tuple[str, ...]
    narrative_id: str
    details: tuple[str, ...] = ()
    no_certificate: NoCertificateReason | None = None
    late_reason_id: str = ""
    kind: Literal["state_grounds"] = "state_grounds"


@dataclass(frozen=True, slots=True)
class RequestBundle:
    """Whoever helps the family asks for the referral bundle to be put together."""

    meta: Meta
    kind: Literal["request_bundle"] = "request_bundle"


@dataclass(frozen=True, slots=True)
class RecordBundle:
    """The engine reports the bundle it built: its hash and its pages."""

    meta: Meta
    request: int
    sha256: str
    pages: int
    kind: Literal["record_bundle"] = "record_bundle"


@dataclass(frozen=True, slots=True)
class RecordBundleFailure:
    """The engine reports why the bundle could not be built; details lie in the job's report."""

    meta: Meta
    request: int
    code: str
    kind: Literal["record_bundle_failure"] = "record_bundle_failure"


@dataclass(frozen=True, slots=True)
class SendReferral:
    """The applicant signs and sends the bundle it has seen; `sha256` is what was signed."""

    meta: Meta
    sha256: str
    signature_id: str
    kind: Literal["send_referral"] = "send_referral"


@dataclass(frozen=True, slots=True)
class ReturnReferral:
    """The clerk sends the referral back: it has not started (F16). The words lie under
    `narrative_id`."""

    meta: Meta
    reasons: tuple[ReturnReason, ...]
    narrative_id: str
    kind: Literal["return_referral"] = "return_referral"


@dataclass(frozen=True, slots=True)
class AcceptReferral:
    """The clerk accepts the referral as complete."""

    meta: Meta
    kind: Literal["accept_referral"] = "accept_referral"


@dataclass(frozen=True, slots=True)
class RegisterAppeal:
    """The clerk registers the appeal under its number (T5)."""

    meta: Meta
    appeal_number: str
    kind: Literal["register_appeal"] = "register_appeal"


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The family ends its dispute; why, in a word of the list and in its own words."""

    meta: Meta
    reason: WithdrawReason | None = None
    narrative_id: str = ""
    kind: Literal["withdraw"] = "withdraw"


DisputeCommand = (
    FileDispute
    | AcknowledgeComplaint
    | AnswerComplaint
    | RespondToAnswer
    | ContactAdviser
    | AppointMediator
    | OfferSlots
    | AgreeSlot
    | NameDecisionMaker
    | ReportNotArranged
    | RecordSession
    | RecordAgreement
    | AcceptAgreement
    | RecordPromiseKept
    | IssueCertificate
    | AddDocument
    | StateGrounds
    | RequestBundle
    | RecordBundle
    | RecordBundleFailure
    | SendReferral
    | ReturnReferral
    | AcceptReferral
    | RegisterAppeal
    | Withdraw
    | ScreeningCommand
    | CiteStandard
    | HealthCommand
    | MediatorsCommand
    | AttendeesCommand
    | PreparationCommand
    | StagesCommand
    | PanelCommand
    | LinksCommand
    | AdoptCalendar
    | CorrectRules
    | CorrectFact
    | AssignTask
    | HandOver
    | PromiseService
    | PauseService
    | ResumeService
    | AnswerForPromise
    | RecordExemption
    | EndExemption
    | MoveClock
    | GroundsCommand
    | SlotsCommand
    | RegisterCommand
    | CertificatesCommand
    | TribunalCommand
    | PartiesCommand
)
"""Every command a dispute knows."""
