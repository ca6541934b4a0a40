"""The complaint: a dispute is filed, acknowledged, answered, replied to, or withdrawn."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from api.asks.ask import Ask, Line, Said
from api.asks.grounds import GroundAsked, Section
from api.draft import Draft, Newcomer, NotUnderstood
from api.ids import Ids
from api.organisations import CHILD, children_of, service_of, tribunal_of
from api.scene import Scene
from cases.demo_clock import MoveClock
from cases.dispute import commands as c
from cases.dispute.vocabulary import (
    AnswerOutcome,
    Decision,
    WithdrawReason,
)
from rules.people import is_young_person, school_age_ends_on
from rules.policy import GREEN_PAPER_2022, PACKS
from store.inbox import Words
from store.people import Person


class ChildNamed(BaseModel):
    """A child who is not known here yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    born_on: date


class FileDispute(Ask):
    """Start a dispute about a decision of a council, or about something that went wrong.

    `raised` are further grounds. Where no letter is disputed ("something_else"), both days are the
    day it happened or was known.
    """

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
    raised: tuple[GroundAsked, ...] = ()
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
        elif child_id == family_id:
            if not may_file_alone(people.find(family_id), scene.now.on):
                raise NotUnderstood(
                    {"child_id": "Until school age ends, a parent starts a dispute for you."}
                )
        elif child_id not in {child.person_id for child in children_of(people, family_id)}:
            raise NotUnderstood({"child_id": "Choose your child, or give the name and birth date."})
        if self.plan_id and not _is_own_plan(scene, self.plan_id):
            raise NotUnderstood({"plan_id": "There is no such plan."})
        grounds = [one.raised(ids, number) for number, one in enumerate(self.raised)]
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
            "raised": tuple(ground for ground, _ in grounds),
            "pack": self.pack,
            "plan_id": self.plan_id,
            "clock_offset_seconds": scene.offset_seconds,
            **_stages(scene, self.authority_id),
            "calendar": scene.stores.calendars.for_new_case(scene.now.on),
            "school_age_ends_on": self._school_age_ends_on(people.find(child_id)),
        }
        said = (Words(ids.of("words"), self.words, {}), *(words for _, words in grounds))
        return Draft(c.FileDispute, facts, said, newcomers)

    def _school_age_ends_on(self, known: Person | None) -> date | None:
        """The day is worked out here, so that no date of birth goes into the case (A1)."""
        born_on = self.child.born_on if self.child else known.born_on if known else None
        return school_age_ends_on(born_on) if born_on else None


def may_file_alone(person: Person | None, today: date) -> bool:
    """Whether somebody is a young person with rights of their own (A1)."""
    born_on = person.born_on if person is not None else None
    return born_on is not None and is_young_person(born_on, today)


def _stages(scene: Scene, authority_id: str) -> dict[str, object]:
    """What the council has set for complaints of today; nothing where it set nothing (C4, C5)."""
    own = scene.stores.practices.own_complaints(authority_id, scene.now.on)
    if own is None:
        return {}
    return {
        "complaint_stages": own.stages,
        "complaint_extension_days": own.extension_working_days,
    }


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


class Withdraw(Ask):
    """The family ends the dispute."""

    COMMAND: ClassVar[type] = c.Withdraw
    kind: Literal["withdraw"] = "withdraw"
    reason: WithdrawReason | None = None
    words: str = ""


class MoveClockTo(Ask):
    """Demonstration only: the case's own clock goes forward."""

    COMMAND: ClassVar[type] = MoveClock
    kind: Literal["move_clock"] = "move_clock"
    to: AwareDatetime

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, to the whole second in UTC."""
        to: datetime = self.to
        return Draft(MoveClock, {"to": to.replace(microsecond=0)})
