"""Mediation: adviser, mediator, days, who may decide, the session, the certificate."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, StringConstraints

from api.asks.ask import Ask, Line
from api.asks.sitting import entry_of
from api.draft import Draft, Newcomer, NotUnderstood
from api.ids import Ids
from api.scene import Scene
from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.vocabulary import (
    SessionOutcome,
    SessionReason,
)
from rules.mediation_session import Issue
from store.people import Person


class ContactAdviser(Ask):
    """The family's contact with the mediation adviser, and its choice."""

    COMMAND: ClassVar[type] = c.ContactAdviser
    kind: Literal["contact_adviser"] = "contact_adviser"
    wants_mediation: bool
    health: bool = False
    issues: tuple[Issue, ...] = ()
    words: Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)] = ""
    facts_told: bool = False

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; an adviser says that the family heard the facts both ways (M22)."""
        if scene.viewer.role is not Role.FAMILY and not self.facts_told:
            raise NotUnderstood(
                {"facts_told": "Tell the family the facts for and against first, then say so here."}
            )
        return super().draft(scene, ids)


class AppointMediator(Ask):
    """The mediator for this case, one of the service's own people."""

    COMMAND: ClassVar[type] = c.AppointMediator
    kind: Literal["appoint_mediator"] = "appoint_mediator"
    mediator_id: str

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; the mediator must work for the service of this case."""
        entry = entry_of(scene, self.mediator_id)
        return Draft(c.AppointMediator, {"mediator_id": self.mediator_id, "entry": entry})


class OfferSlots(Ask):
    """Days and times for the session."""

    COMMAND: ClassVar[type] = c.OfferSlots
    kind: Literal["offer_slots"] = "offer_slots"
    slots: tuple[AwareDatetime, ...]
    minutes: int | None = None


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
    mandate: tuple[Issue, ...] = ()

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, and the person it names."""
        person_id = ids.of("decision_maker")
        named = Person(person_id, "person", "decision_maker", f"{self.name}, {self.job_title}")
        facts = {"decision_maker_id": person_id, "mandate": self.mandate}
        return Draft(c.NameDecisionMaker, facts, (), (Newcomer(named),))


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
    reason: SessionReason | None = None


class IssueCertificate(Ask):
    """The certificate that the facts call for."""

    COMMAND: ClassVar[type] = c.IssueCertificate
    kind: Literal["issue_certificate"] = "issue_certificate"
