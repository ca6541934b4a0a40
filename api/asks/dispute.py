"""What people ask of a dispute."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from api.asks.ask import Ask, Line, Said
from api.draft import Draft, Newcomer, NotUnderstood, Paper
from api.ids import Ids
from api.organisations import CHILD, children_of, service_of, tribunal_of, workers_of
from api.scene import Scene
from api.uploading import Kept
from cases.demo_clock import MoveClock
from cases.dispute import commands as c
from cases.dispute.vocabulary import (
    AnswerOutcome,
    Decision,
    DocumentKind,
    ReturnReason,
    SessionOutcome,
    Side,
)
from documents.send35_fields import FIELDS, chosen, details_given, text, unanswered
from rules.compliance import PromiseKind
from rules.policy import GREEN_PAPER_2022, PACKS
from rules.referral import NoCertificateReason
from store.inbox import Words
from store.people import Person

Section = Literal["B", "F", "I"]


class ChildNamed(BaseModel):
    """A child who is not known here yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    born_on: date


class FileDispute(Ask):
    """Start a dispute about a decision of a council."""

    COMMAND: ClassVar[type] = c.FileDispute
    kind: Literal["file_dispute"] = "file_dispute"
    authority_id: str
    child_id: str = ""
    child: ChildNamed | None = None
    decision: Decision
    sections: tuple[Section, ...] = ()
    notice_sent_on: date
    notice_dated_on: date
    words: Said
    pack: str = GREEN_PAPER_2022.name
    plan_id: str = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing that opens the case, with the child when it is named for the first time."""
        people = scene.stores.people
        family_id = scene.viewer.person_id
        authority = people.find(self.authority_id)
        if authority is None or authority.role != "authority" or authority.kind != "organisation":
            raise NotUnderstood({"authority_id": "Choose the council from the list."})
        service, tribunal = service_of(people, self.authority_id), tribunal_of(people)
        if service is None or tribunal is None:
            raise NotUnderstood(
                {
                    "authority_id": "This council has no mediation service here yet. Tell the council."
                }
            )
        if self.pack not in PACKS:
            raise NotUnderstood({"pack": "The policy pack is not known here."})
        newcomers: tuple[Newcomer, ...] = ()
        child_id = self.child_id
        if self.child is not None:
            child_id = ids.of("child")
            child = Person(child_id, "person", CHILD, self.child.name, self.child.born_on)
            newcomers = (Newcomer(child, family_id),)
        elif child_id not in {child.person_id for child in children_of(people, family_id)}:
            raise NotUnderstood({"child_id": "Choose your child, or give the name and birth date."})
        if self.plan_id and not _is_own_plan(scene, self.plan_id):
            raise NotUnderstood({"plan_id": "There is no such plan."})
        facts = {
            "family_id": family_id,
            "child_id": child_id,
            "authority_id": self.authority_id,
            "service_id": service.person_id,
            "tribunal_id": tribunal.person_id,
            "decision": self.decision,
            "sections": tuple(self.sections),
            "notice_sent_on": self.notice_sent_on,
            "notice_dated_on": self.notice_dated_on,
            "narrative_id": ids.of("words"),
            "pack": self.pack,
            "plan_id": self.plan_id,
            "clock_offset_seconds": scene.offset_seconds,
        }
        said = (Words(ids.of("words"), self.words, {}),)
        return Draft(c.FileDispute, facts, said, newcomers)


def _is_own_plan(scene: Scene, plan_id: str) -> bool:
    plan = scene.stores.cases.find(plan_id)
    return plan is not None and plan.kind == "plan" and plan.family_id == scene.viewer.person_id


class AcknowledgeComplaint(Ask):
    """The council has the complaint."""

    COMMAND: ClassVar[type] = c.AcknowledgeComplaint
    kind: Literal["acknowledge_complaint"] = "acknowledge_complaint"


class AnswerComplaint(Ask):
    """The council's answer, with its reasons."""

    COMMAND: ClassVar[type] = c.AnswerComplaint
    kind: Literal["answer_complaint"] = "answer_complaint"
    outcome: AnswerOutcome
    words: Said


class RespondToAnswer(Ask):
    """Whether the answer settles the matter for the family."""

    COMMAND: ClassVar[type] = c.RespondToAnswer
    kind: Literal["respond_to_answer"] = "respond_to_answer"
    satisfied: bool


class ContactAdviser(Ask):
    """The family's contact with the mediation adviser, and its choice."""

    COMMAND: ClassVar[type] = c.ContactAdviser
    kind: Literal["contact_adviser"] = "contact_adviser"
    wants_mediation: bool
    health: bool = False


class AppointMediator(Ask):
    """The mediator for this case, one of the service's own people."""

    COMMAND: ClassVar[type] = c.AppointMediator
    kind: Literal["appoint_mediator"] = "appoint_mediator"
    mediator_id: str

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; the mediator must work for the service of this case."""
        service_id = scene.existing.service_id
        workers = workers_of(scene.stores.people, service_id)
        if self.mediator_id not in {person.person_id for person in workers}:
            raise NotUnderstood({"mediator_id": "Choose a mediator of this service."})
        return super().draft(scene, ids)


class OfferSlots(Ask):
    """Days and times for the session."""

    COMMAND: ClassVar[type] = c.OfferSlots
    kind: Literal["offer_slots"] = "offer_slots"
    slots: tuple[AwareDatetime, ...]


class AgreeSlot(Ask):
    """One of the offered days and times."""

    COMMAND: ClassVar[type] = c.AgreeSlot
    kind: Literal["agree_slot"] = "agree_slot"
    slot: AwareDatetime


class NameDecisionMaker(Ask):
    """Who comes for the council and may settle there and then (M11)."""

    COMMAND: ClassVar[type] = c.NameDecisionMaker
    kind: Literal["name_decision_maker"] = "name_decision_maker"
    name: Line
    job_title: Line

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, and the person it names."""
        person_id = ids.of("decision_maker")
        named = Person(person_id, "person", "decision_maker", f"{self.name}, {self.job_title}")
        return Draft(c.NameDecisionMaker, {"decision_maker_id": person_id}, (), (Newcomer(named),))


class ReportNotArranged(Ask):
    """Mediation cannot be held in time (M9)."""

    COMMAND: ClassVar[type] = c.ReportNotArranged
    kind: Literal["report_not_arranged"] = "report_not_arranged"


class RecordSession(Ask):
    """A session, who came, and how it ended."""

    COMMAND: ClassVar[type] = c.RecordSession
    kind: Literal["record_session"] = "record_session"
    held_on: date
    outcome: SessionOutcome
    authority_attended: bool = True
    authority_could_settle: bool = True


class PromiseAsked(BaseModel):
    """One promise in words, whose it is, and another time agreed in writing (M18)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    promise: PromiseKind
    owner: Side
    words: Said
    agreed_due_on: date | None = None


class RecordAgreement(Ask):
    """The agreement in writing (M14)."""

    COMMAND: ClassVar[type] = c.RecordAgreement
    kind: Literal["record_agreement"] = "record_agreement"
    agreed_on: date
    promises: tuple[PromiseAsked, ...]

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; each promise gets an id and keeps its words apart."""
        made: list[c.PromiseMade] = []
        said: list[Words] = []
        for number, promise in enumerate(self.promises, start=1):
            narrative_id = ids.of(f"promise {number} words")
            said.append(Words(narrative_id, promise.words, {}))
            made.append(
                c.PromiseMade(
                    ids.of(f"promise {number}"),
                    promise.promise,
                    promise.owner,
                    narrative_id,
                    promise.agreed_due_on,
                )
            )
        facts = {"agreed_on": self.agreed_on, "promises": tuple(made)}
        return Draft(c.RecordAgreement, facts, tuple(said))


class AcceptAgreement(Ask):
    """A side accepts the agreement as it is written."""

    COMMAND: ClassVar[type] = c.AcceptAgreement
    kind: Literal["accept_agreement"] = "accept_agreement"


class RecordPromiseKept(Ask):
    """A promise was kept on a day; the proof is a document of this case."""

    COMMAND: ClassVar[type] = c.RecordPromiseKept
    kind: Literal["record_promise_kept"] = "record_promise_kept"
    promise_id: str
    kept_on: date
    document_id: str = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; a proof must be a paper of this case."""
        papers = {document.document_id for document in scene.dispute.documents}
        if self.document_id and self.document_id not in papers:
            raise NotUnderstood({"document_id": "Choose a paper of this case."})
        return super().draft(scene, ids)


class IssueCertificate(Ask):
    """The certificate that the facts call for."""

    COMMAND: ClassVar[type] = c.IssueCertificate
    kind: Literal["issue_certificate"] = "issue_certificate"


class AddDocument(Ask):
    """A paper for the case, from a file that was looked into and kept."""

    COMMAND: ClassVar[type] = c.AddDocument
    kind: Literal["add_document"] = "add_document"
    document: DocumentKind
    title: Line
    dated_on: date | None = None
    file: Kept

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; title and file go to the document register."""
        if self.document is DocumentKind.LETTER:
            raise NotUnderstood({"document": "Choose what the paper is."})
        if self.dated_on is not None and self.dated_on > scene.now.on:
            raise NotUnderstood({"dated_on": "The date of the paper is in the future."})
        document_id = ids.of("document")
        facts = {
            "document_id": document_id,
            "document": self.document,
            "sha256": self.file.sha256,
            "pages": self.file.pages,
        }
        paper = Paper(
            document_id,
            self.file.sha256,
            self.file.media_type,
            self.file.pages,
            self.document.value,
            self.title,
            self.file.name,
            self.dated_on,
        )
        return Draft(c.AddDocument, facts, (), (), (paper,))


class StateGrounds(Ask):
    """The answers to the questions of the appeal form, by the ids of its fields."""

    COMMAND: ClassVar[type] = c.StateGrounds
    kind: Literal["state_grounds"] = "state_grounds"
    answers: dict[str, str | list[str]]

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing: which facts are given goes to the case, what was typed stays beside it."""
        answers = self.answers
        known = {field.field_id for field in FIELDS}
        errors = {name: "The form has no such question." for name in answers if name not in known}
        for field in unanswered(answers):
            errors[field.field_id] = f"Answer: {field.label}"
        reason = text(answers, "no_certificate")
        if reason and reason not in set(NoCertificateReason):
            errors["no_certificate"] = "Choose one of the reasons."
        sections = chosen(answers, "sections")
        if not set(sections) <= {"B", "F", "I"}:
            errors["sections"] = "Choose from Section B, F and I."
        if errors:
            raise NotUnderstood(errors)
        late = text(answers, "late_reason")
        said = [Words(ids.of("words"), text(answers, "reasons"), answers)]
        if late:
            said.append(Words(ids.of("late"), late, {}))
        facts: dict[str, Any] = {
            "sections": sections,
            "narrative_id": ids.of("words"),
            "details": details_given(answers),
            "no_certificate": NoCertificateReason(reason) if reason else None,
            "late_reason_id": ids.of("late") if late else "",
        }
        return Draft(c.StateGrounds, facts, tuple(said))


class RequestBundle(Ask):
    """Make the referral bundle."""

    COMMAND: ClassVar[type] = c.RequestBundle
    kind: Literal["request_bundle"] = "request_bundle"


class SendReferral(Ask):
    """Sign the bundle that was looked at, by typing a name, and send it."""

    COMMAND: ClassVar[type] = c.SendReferral
    kind: Literal["send_referral"] = "send_referral"
    sha256: str
    signature: Line

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; the typed name is kept beside it (F14)."""
        said = (Words(ids.of("signature"), self.signature, {"sha256": self.sha256}),)
        facts = {"sha256": self.sha256, "signature_id": ids.of("signature")}
        return Draft(c.SendReferral, facts, said)


class ReturnReferral(Ask):
    """The papers go back to the family, with reasons."""

    COMMAND: ClassVar[type] = c.ReturnReferral
    kind: Literal["return_referral"] = "return_referral"
    reasons: tuple[ReturnReason, ...]
    words: Said


class AcceptReferral(Ask):
    """The papers are complete."""

    COMMAND: ClassVar[type] = c.AcceptReferral
    kind: Literal["accept_referral"] = "accept_referral"


class RegisterAppeal(Ask):
    """The appeal gets its number."""

    COMMAND: ClassVar[type] = c.RegisterAppeal
    kind: Literal["register_appeal"] = "register_appeal"
    appeal_number: Annotated[Line, Field(max_length=40)]


class Withdraw(Ask):
    """The family ends the dispute."""

    COMMAND: ClassVar[type] = c.Withdraw
    kind: Literal["withdraw"] = "withdraw"


class MoveClockTo(Ask):
    """Demonstration only: the case's own clock goes forward."""

    COMMAND: ClassVar[type] = MoveClock
    kind: Literal["move_clock"] = "move_clock"
    to: AwareDatetime

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, to the whole second in UTC."""
        to: datetime = self.to
        return Draft(MoveClock, {"to": to.replace(microsecond=0)})


DisputeAsk = (
    AcknowledgeComplaint
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
    | StateGrounds
    | RequestBundle
    | SendReferral
    | ReturnReferral
    | AcceptReferral
    | RegisterAppeal
    | Withdraw
    | MoveClockTo
)
"""Everything that can be asked of a dispute that is there; filing one and adding papers apart."""
