"""The referral: papers, grounds, bundle, signature, and the tribunal's answers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from api.asks.ask import Ask, Line, Said
from api.draft import Draft, NotUnderstood, Paper
from api.ids import Ids
from api.scene import Scene
from api.uploading import Kept
from cases.dispute import commands as c
from cases.dispute import exits
from cases.dispute.vocabulary import (
    DocumentKind,
    ReturnReason,
)
from documents.send35_fields import FIELDS, chosen, details_given, text, unanswered
from rules.policy import Exemption
from rules.referral import NoCertificateReason
from store.inbox import Words


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
    """The answers to the questions of the appeal form, by the ids of its fields.

    `exemption` is the exit of the pack that the family names beside "another reason" (M24).
    """

    COMMAND: ClassVar[type] = c.StateGrounds
    kind: Literal["state_grounds"] = "state_grounds"
    answers: dict[str, str | list[str]]
    exemption: Exemption | None = None

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
            "details": (
                *details_given(answers),
                *((exits.fact(self.exemption),) if self.exemption else ()),
            ),
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
