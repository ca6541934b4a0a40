"""What people may ask of a plan. Every command carries dates, enumerations and ids only: names,
words and files lie in PostgreSQL and are referred to by id (DESIGN section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.change import AdoptCalendar, CorrectFact, CorrectRules
from cases.command import Meta
from cases.demo_clock import MoveClock
from cases.plan.advice.commands import AdviceCommand
from cases.plan.ages.commands import AgesCommand
from cases.plan.ages.state import ChildAges
from cases.plan.choice.commands import ChoiceCommand
from cases.plan.early.commands import EarlyCommand
from cases.plan.ending.commands import EndingCommand
from cases.plan.health.commands import HealthCommand
from cases.plan.outside.commands import OutsideCommand
from cases.plan.phase.commands import PhaseCommand
from cases.plan.phase.state import ExpectedMove
from cases.plan.placements.commands import PlacementCommand
from cases.plan.reassess.commands import ReassessCommand
from cases.plan.record.commands import RecordCommand
from cases.plan.standards.commands import CiteStandardInPlan
from cases.plan.transfer.commands import TransferCommand
from cases.plan.vocabulary import ReviewOutcome
from cases.tasks.commands import TasksCommand
from rules.calendar import Calendar
from rules.policy import GREEN_PAPER_2022
from rules.review import NoticeItem


@dataclass(frozen=True, slots=True)
class RegisterPlan:
    """The authority brings a plan that it maintains into the engine; opens the case.

    `plan_made_on` is the day the plan was first made, `last_review_on` the day of the last
    decision notice after a review, None before the first review (R1, R2). `clock_offset_seconds`
    exists in demonstration mode only: how far the case's clock is ahead of real time. `calendar` is
    the list of bank holidays in force when it is newer than the one that the code knows. `ages` and
    `moves` are days that follow from the date of birth, which itself stays outside the case.
    `from_file` says that it came with many others in one file, whose report tells the staff.
    """

    meta: Meta
    family_id: str
    child_id: str
    authority_id: str
    setting_id: str
    service_id: str
    tribunal_id: str
    plan_made_on: date
    last_review_on: date | None = None
    clock_offset_seconds: int | None = None
    calendar: Calendar | None = None
    pack: str = GREEN_PAPER_2022.name
    ages: ChildAges | None = None
    moves: tuple[ExpectedMove, ...] = ()
    from_file: bool = False
    kind: Literal["register_plan"] = "register_plan"


@dataclass(frozen=True, slots=True)
class ArrangeReviewMeeting:
    """The day of the review meeting; giving another day moves it (R3, R4)."""

    meta: Meta
    meeting_on: date
    kind: Literal["arrange_review_meeting"] = "arrange_review_meeting"


@dataclass(frozen=True, slots=True)
class RecordReviewMeeting:
    """The review meeting was held on a day (R6)."""

    meta: Meta
    held_on: date
    kind: Literal["record_review_meeting"] = "record_review_meeting"


@dataclass(frozen=True, slots=True)
class SendReviewReport:
    """The report of the meeting goes to everybody who was invited (R7); `document_id` is the
    report, empty when it was sent on paper."""

    meta: Meta
    document_id: str = ""
    kind: Literal["send_review_report"] = "send_review_report"


@dataclass(frozen=True, slots=True)
class DecideReview:
    """The authority keeps, amends or ceases the plan and sends the family its notice (R8, R9).

    `notice` lists what the notice tells the family (M1, R14); it must be complete when the
    decision can be appealed. `family_asked_for_amendment` is true when the family asked for a
    change at the review. The reasons, or the proposed changes, lie under `narrative_id`. An
    amendment notice names the draft that it sends, `version_id`; empty for a plan kept on paper.
    """

    meta: Meta
    outcome: ReviewOutcome
    notice: tuple[NoticeItem, ...]
    family_asked_for_amendment: bool
    narrative_id: str = ""
    version_id: str = ""
    kind: Literal["decide_review"] = "decide_review"


@dataclass(frozen=True, slots=True)
class MakeRepresentations:
    """The family says what it thinks of the proposed changes (R10); the words lie under
    `narrative_id`."""

    meta: Meta
    narrative_id: str
    kind: Literal["make_representations"] = "make_representations"


@dataclass(frozen=True, slots=True)
class IssueFinalPlan:
    """The authority sends the final amended plan (R11, R12).

    `notice` lists what the letter with it tells the family (M1, A17). `as_asked` is false when
    the plan was amended without the change that the family asked for. `version_id` is the version
    that becomes the plan, one that the family was sent; for a plan kept on paper `document_id` is
    the plan.
    """

    meta: Meta
    notice: tuple[NoticeItem, ...]
    as_asked: bool = True
    document_id: str = ""
    version_id: str = ""
    kind: Literal["issue_final_plan"] = "issue_final_plan"


@dataclass(frozen=True, slots=True)
class DecideNotToAmend:
    """After its notice of changes the authority leaves the plan as it is (R13).

    `notice` lists what the letter tells the family; the reasons lie under `narrative_id`.
    """

    meta: Meta
    notice: tuple[NoticeItem, ...]
    narrative_id: str
    kind: Literal["decide_not_to_amend"] = "decide_not_to_amend"


@dataclass(frozen=True, slots=True)
class NoteDispute:
    """The engine reports that the family opened a dispute about this plan."""

    meta: Meta
    dispute_id: str
    kind: Literal["note_dispute"] = "note_dispute"


@dataclass(frozen=True, slots=True)
class NoteDisputeEnded:
    """The engine reports that such a dispute ended; `decision_stands` is true when the decision
    that it was about was left as it was, for example because the family withdrew."""

    meta: Meta
    dispute_id: str
    decision_stands: bool
    kind: Literal["note_dispute_ended"] = "note_dispute_ended"


PlanCommand = (
    RegisterPlan
    | ArrangeReviewMeeting
    | RecordReviewMeeting
    | SendReviewReport
    | DecideReview
    | MakeRepresentations
    | IssueFinalPlan
    | DecideNotToAmend
    | NoteDispute
    | NoteDisputeEnded
    | ChoiceCommand
    | PlacementCommand
    | CiteStandardInPlan
    | AdviceCommand
    | OutsideCommand
    | EndingCommand
    | HealthCommand
    | ReassessCommand
    | TransferCommand
    | EarlyCommand
    | PhaseCommand
    | AgesCommand
    | RecordCommand
    | AdoptCalendar
    | CorrectRules
    | CorrectFact
    | MoveClock
    | TasksCommand
)
"""Every command a plan knows."""
