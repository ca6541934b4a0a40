"""What people ask of a plan and its review."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from api.asks.advice import AdviceAsk
from api.asks.ask import Ask, Line, Said
from api.asks.choice import ChoiceAsk
from api.asks.correction import CorrectFact
from api.asks.early import EarlyAsk
from api.asks.ending import EndingAsk
from api.asks.health_change import HealthAsk
from api.asks.outside import OutsideAsk
from api.asks.placements import PlacementAsk
from api.asks.plan_record import RecordAsk
from api.asks.plan_years import PlanYearsAsk
from api.asks.reassess import ReassessAsk
from api.asks.standards import CiteStandardInPlan
from api.asks.tasks import AssignTask, HandOver
from api.asks.transfer import TransferAsk
from api.draft import Draft, Newcomer, NotUnderstood
from api.ids import Ids
from api.organisations import CHILD, SETTING, children_of, service_of, tribunal_of
from api.scene import Scene
from cases.actor import Role
from cases.plan import commands as c
from cases.plan.birth import child_ages, expected_moves
from cases.plan.vocabulary import ReviewOutcome
from rules.calendar import ENGLAND
from rules.notice import NoticeItem
from store.people import Person


class PlanChild(BaseModel):
    """A child who is not known here yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    born_on: date


class RegisterPlan(Ask):
    """Keep a plan here that the council maintains."""

    COMMAND: ClassVar[type] = c.RegisterPlan
    kind: Literal["register_plan"] = "register_plan"
    family_id: str
    child_id: str = ""
    child: PlanChild | None = None
    setting_id: str = ""
    plan_made_on: date
    last_review_on: date | None = None

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing that opens the plan."""
        people = scene.stores.people
        authority_id = next(
            (
                team.person_id
                for team in people.named(scene.viewer.teams).values()
                if team.role == "authority"
            ),
            "",
        )
        if not authority_id:
            raise NotUnderstood({"family_id": "Only a council can register a plan."})
        family = people.find(self.family_id)
        if family is None or family.role != Role.FAMILY.value:
            raise NotUnderstood({"family_id": "Choose the family from the list."})
        service, tribunal = service_of(people, authority_id), tribunal_of(people)
        if service is None or tribunal is None:
            raise NotUnderstood({"family_id": "Your council has no mediation service here yet."})
        if self.setting_id:
            setting = people.find(self.setting_id)
            if setting is None or setting.role != SETTING or setting.kind != "organisation":
                raise NotUnderstood({"setting_id": "Choose the school or college from the list."})
        newcomers: tuple[Newcomer, ...] = ()
        child_id = self.child_id
        if self.child is not None:
            child_id = ids.of("child")
            child = Person(child_id, "person", CHILD, self.child.name, self.child.born_on)
            newcomers = (Newcomer(child, self.family_id),)
        elif child_id not in {child.person_id for child in children_of(people, self.family_id)}:
            raise NotUnderstood({"child_id": "Choose a child of this family."})
        facts: dict[str, Any] = {
            "family_id": self.family_id,
            "child_id": child_id,
            "authority_id": authority_id,
            "setting_id": self.setting_id,
            "service_id": service.person_id,
            "tribunal_id": tribunal.person_id,
            "plan_made_on": self.plan_made_on,
            "last_review_on": self.last_review_on,
            "clock_offset_seconds": scene.offset_seconds,
            "calendar": scene.stores.calendars.for_new_case(scene.now.on),
        }
        known = None if self.child is not None else people.find(child_id)
        born_on = self.child.born_on if self.child else known.born_on if known else None
        if born_on is not None:
            facts["ages"] = child_ages(born_on, ENGLAND)
            facts["moves"] = expected_moves(born_on, scene.now.on)
        return Draft(c.RegisterPlan, facts, (), newcomers)


class ArrangeReviewMeeting(Ask):
    """The day of the review meeting."""

    COMMAND: ClassVar[type] = c.ArrangeReviewMeeting
    kind: Literal["arrange_review_meeting"] = "arrange_review_meeting"
    meeting_on: date


class RecordReviewMeeting(Ask):
    """The meeting was held."""

    COMMAND: ClassVar[type] = c.RecordReviewMeeting
    kind: Literal["record_review_meeting"] = "record_review_meeting"
    held_on: date


class SendReviewReport(Ask):
    """The report went to everybody who was invited."""

    COMMAND: ClassVar[type] = c.SendReviewReport
    kind: Literal["send_review_report"] = "send_review_report"


class DecideReview(Ask):
    """Keep, change or end the plan; what the notice to the family says (M1, R14)."""

    COMMAND: ClassVar[type] = c.DecideReview
    kind: Literal["decide_review"] = "decide_review"
    outcome: ReviewOutcome
    notice: tuple[NoticeItem, ...] = ()
    family_asked_for_amendment: bool = False
    words: Said
    version_id: str = ""


class MakeRepresentations(Ask):
    """What the family thinks of the proposed changes (R10)."""

    COMMAND: ClassVar[type] = c.MakeRepresentations
    kind: Literal["make_representations"] = "make_representations"
    words: Said


class IssueFinalPlan(Ask):
    """The final plan, and what the letter with it says (A17)."""

    COMMAND: ClassVar[type] = c.IssueFinalPlan
    kind: Literal["issue_final_plan"] = "issue_final_plan"
    notice: tuple[NoticeItem, ...] = ()
    as_asked: bool = True
    version_id: str = ""


class DecideNotToAmend(Ask):
    """Leave the plan as it is after all, and why; what the letter says (R13)."""

    COMMAND: ClassVar[type] = c.DecideNotToAmend
    kind: Literal["decide_not_to_amend"] = "decide_not_to_amend"
    notice: tuple[NoticeItem, ...] = ()
    words: Said


PlanAsk = (
    ArrangeReviewMeeting
    | RecordReviewMeeting
    | SendReviewReport
    | DecideReview
    | MakeRepresentations
    | IssueFinalPlan
    | DecideNotToAmend
    | RecordAsk
    | CorrectFact
    | AssignTask
    | HandOver
    | ChoiceAsk
    | PlacementAsk
    | CiteStandardInPlan
    | AdviceAsk
    | OutsideAsk
    | EndingAsk
    | HealthAsk
    | ReassessAsk
    | TransferAsk
    | EarlyAsk
    | PlanYearsAsk
)
"""Everything that can be asked of a plan that is there."""
