"""Before and around the session: screening, health, the mediator, who comes, what is prepared."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import AwareDatetime

from api.asks.ask import Ask, Line, Said
from api.draft import Draft, Newcomer, NotUnderstood, Walled
from api.ids import Ids
from api.organisations import workers_of
from api.scene import Scene
from cases.actor import Role
from cases.dispute.attendees import commands as a
from cases.dispute.health import commands as h
from cases.dispute.mediators import commands as m
from cases.dispute.mediators.state import RegisterEntry
from cases.dispute.preparation import commands as p
from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.screening import commands as s
from cases.dispute.screening.vocabulary import ScreeningOutcome
from rules.mediation_session import Attendee
from store.compartment import ItemKind
from store.people import Person


class ScreenFamily(Ask):
    """What a person found about mediation for this family, and why."""

    COMMAND: ClassVar[type] = s.ScreenFamily
    kind: Literal["screen_family"] = "screen_family"
    outcome: ScreeningOutcome
    words: Said


class TellHealth(Ask):
    """Which health body was told about the health issues, and when (M5)."""

    COMMAND: ClassVar[type] = h.TellHealth
    kind: Literal["tell_health"] = "tell_health"
    name: Line
    told_on: date

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, and the health body it names; the same name is the same body."""
        known = scene.stores.people.everybody("organisation")
        named = next(
            (body for body in known if (body.role, body.display_name) == ("icb", self.name)), None
        )
        icb = named or Person(ids.of("icb"), "organisation", "icb", self.name)
        facts = {"icb_id": icb.person_id, "told_on": self.told_on}
        return Draft(h.TellHealth, facts, (), () if named else (Newcomer(icb),))


class RecordAuthorityTold(Ask):
    """The health body told the authority what was agreed (M17)."""

    COMMAND: ClassVar[type] = h.RecordAuthorityTold
    kind: Literal["record_authority_told"] = "record_authority_told"
    told_on: date


class RecordHealthSlots(Ask):
    """Which of the offered days and times the health body can do; none of them when empty (M7)."""

    COMMAND: ClassVar[type] = h.RecordHealthSlots
    kind: Literal["record_health_slots"] = "record_health_slots"
    icb_id: str
    can: tuple[AwareDatetime, ...]


class NameHealthDecisionMaker(Ask):
    """Who comes for the health body and may settle the health issues (M11)."""

    COMMAND: ClassVar[type] = h.NameHealthDecisionMaker
    kind: Literal["name_health_decision_maker"] = "name_health_decision_maker"
    icb_id: str
    name: Line
    job_title: Line
    may_settle: bool

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, and the person it names."""
        person_id = ids.of("health_decision_maker")
        named = Person(person_id, "person", "decision_maker", f"{self.name}, {self.job_title}")
        facts = {
            "icb_id": self.icb_id,
            "decision_maker_id": person_id,
            "may_settle": self.may_settle,
        }
        return Draft(h.NameHealthDecisionMaker, facts, (), (Newcomer(named),))


class DeclareConflict(Ask):
    """Why the mediator is too near to one side."""

    COMMAND: ClassVar[type] = m.DeclareConflict
    kind: Literal["declare_conflict"] = "declare_conflict"
    words: Said


class WaiveConflict(Ask):
    """This side accepts the mediator in spite of the conflict."""

    COMMAND: ClassVar[type] = m.WaiveConflict
    kind: Literal["waive_conflict"] = "waive_conflict"


class ReplaceMediator(Ask):
    """Another mediator of the service, and why."""

    COMMAND: ClassVar[type] = m.ReplaceMediator
    kind: Literal["replace_mediator"] = "replace_mediator"
    mediator_id: str
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, with what the register says of the mediator."""
        entry = entry_of(scene, self.mediator_id)
        draft = super().draft(scene, ids)
        return Draft(draft.command, {**draft.facts, "entry": entry}, draft.words)


def entry_of(scene: Scene, mediator_id: str) -> RegisterEntry:
    """The register entry of a mediator of this service; raises `NotUnderstood` without one."""
    service_id = scene.existing.service_id
    workers = workers_of(scene.stores.people, service_id)
    if mediator_id not in {person.person_id for person in workers}:
        raise NotUnderstood({"mediator_id": "Choose a mediator of this service."})
    entry = scene.stores.mediators.find([mediator_id]).get(mediator_id)
    if entry is None:
        raise NotUnderstood(
            {"mediator_id": "Enter this mediator into the register of mediators first."}
        )
    return entry.entry(scene.existing.authority_id)


class ProposeAttendee(Ask):
    """Somebody who should come to the session."""

    COMMAND: ClassVar[type] = a.ProposeAttendee
    kind: Literal["propose_attendee"] = "propose_attendee"
    name: Line
    attendee: Attendee

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, and the person it names."""
        person_id = ids.of("attendee")
        named = Person(person_id, "person", "attendee", self.name)
        facts = {"attendee_id": person_id, "attendee": self.attendee}
        return Draft(a.ProposeAttendee, facts, (), (Newcomer(named),))


class ConsentToAttendee(Ask):
    """This side, or the mediator, agrees that somebody comes."""

    COMMAND: ClassVar[type] = a.ConsentToAttendee
    kind: Literal["consent_to_attendee"] = "consent_to_attendee"
    attendee_id: str


class RefuseAttendee(Ask):
    """This side, or the mediator, does not agree, and why."""

    COMMAND: ClassVar[type] = a.RefuseAttendee
    kind: Literal["refuse_attendee"] = "refuse_attendee"
    attendee_id: str
    words: Said
    refuses_to_mediate: bool = False


class SubmitPreparation(Ask):
    """What the session is about for this side; the words go behind the wall (M21)."""

    COMMAND: ClassVar[type] = p.SubmitPreparation
    kind: Literal["submit_preparation"] = "submit_preparation"
    words: Said
    is_shared: bool = False

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing without a word of it, and the words for the compartment."""
        side = "family" if scene.viewer.role is Role.FAMILY else "authority"
        kept = Walled(ids.of("walled"), ItemKind.PREPARATION, side, self.words, self.is_shared)
        return Draft(p.SubmitPreparation, walled=(kept,))


class RecordViews(Ask):
    """How the child's views were asked for; what the child said goes behind the wall (M12, M21)."""

    COMMAND: ClassVar[type] = p.RecordViews
    kind: Literal["record_views"] = "record_views"
    heard: ViewsHeard
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing without a word of it, and the words for the compartment."""
        kept = Walled(ids.of("walled"), ItemKind.VIEWS, "mediator", self.words)
        return Draft(p.RecordViews, {"heard": self.heard}, walled=(kept,))
