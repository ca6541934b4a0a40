"""What is true of a plan now: the fold of its events, nothing more."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from cases.clock import Clock
from cases.places.citing import CitedStandard
from cases.plan.advice.state import Advice
from cases.plan.ages.state import Ages
from cases.plan.choice.state import ChoiceState
from cases.plan.early.state import EarlyReview
from cases.plan.ending.state import Consultation
from cases.plan.health.state import HealthChange
from cases.plan.outside.state import OutsideChange
from cases.plan.phase.state import Phases
from cases.plan.placements.state import PlacementsState
from cases.plan.reassess.state import Reassessment
from cases.plan.record.state import RecordState
from cases.plan.transfer.state import Transfer
from cases.plan.vocabulary import PlanStage, ReviewOutcome
from cases.tasks.state import Assignment
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND, Calendar
from rules.policy import GREEN_PAPER_2022


@dataclass(frozen=True, slots=True)
class PlanParties:
    """Who takes part, by id; organisations are named by the id of their team.

    `setting_id` is empty when the child is at no school or college (R15).
    """

    family_id: str = ""
    child_id: str = ""
    authority_id: str = ""
    setting_id: str = ""
    service_id: str = ""
    tribunal_id: str = ""


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """What was decided after the meeting, in the notice of that day.

    `version_id` is the draft that an amendment notice sent, empty for a plan kept on paper.
    """

    outcome: ReviewOutcome
    decided_on: date
    family_asked_for_amendment: bool
    narrative_id: str
    version_id: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The newest review. It stays readable after its year closed, until the next is arranged."""

    meeting_on: date | None = None
    arranged_on: date | None = None
    held_on: date | None = None
    report_sent_on: date | None = None
    decision: ReviewDecision | None = None
    representations_on: date | None = None
    representations_id: str = ""
    representations_closed_on: date | None = None
    final_plan_on: date | None = None
    dropped_on: date | None = None
    closed_on: date | None = None

    @property
    def is_amending(self) -> bool:
        """Whether changes were proposed and the final plan is still to come."""
        amend = self.decision is not None and self.decision.outcome is ReviewOutcome.AMEND
        return amend and self.final_plan_on is None and self.dropped_on is None


@dataclass(frozen=True, slots=True)
class AppealableDecision:
    """The newest decision about the plan that the family may appeal.

    `refused_request` is true when the family asked for a change and did not get it. `dispute_id`
    is the open dispute about it, empty when there is none; `disputes_ended` counts those before.
    """

    decision: DecisionKind
    sections: tuple[str, ...]
    notice_sent_on: date
    notice_dated_on: date
    refused_request: bool = False
    dispute_id: str = ""
    disputed_on: date | None = None
    disputes_ended: int = 0


@dataclass(frozen=True, slots=True)
class MissedStep:
    """A step of a review that was not done in time, and who owed it."""

    clock_id: str
    duty_holder: str
    due_on: date
    review_year: int


@dataclass(frozen=True, slots=True)
class PlanState:
    """One plan. `clock_offset_seconds` exists only in demonstration mode.

    `last_review_on` is the day of the last decision notice, from which the next review is counted
    (R2); `review_year` counts the years kept here from 1. `plan_made_on` is None while the first
    plan is still to be made. `pack` is the policy pack, frozen at the beginning.
    """

    case_id: str
    calendar: Calendar = ENGLAND
    clock_offset_seconds: int | None = None
    stage: PlanStage = PlanStage.NEW
    pack: str = GREEN_PAPER_2022.name
    parties: PlanParties = field(default_factory=PlanParties)
    plan_made_on: date | None = None
    last_review_on: date | None = None
    review_year: int = 1
    review: Review = field(default_factory=Review)
    appealable: AppealableDecision | None = None
    open_disputes: tuple[str, ...] = ()
    missed: tuple[MissedStep, ...] = ()
    record: RecordState = field(default_factory=RecordState)
    clocks: tuple[Clock, ...] = ()
    ceased_on: date | None = None
    assignments: tuple[Assignment, ...] = ()
    choice: ChoiceState = field(default_factory=ChoiceState)
    placements: PlacementsState = field(default_factory=PlacementsState)
    cited: tuple[CitedStandard, ...] = ()
    phases: Phases = field(default_factory=Phases)
    early: EarlyReview = field(default_factory=EarlyReview)
    transfer: Transfer = field(default_factory=Transfer)
    reassessment: Reassessment = field(default_factory=Reassessment)
    health: HealthChange = field(default_factory=HealthChange)
    consultation: Consultation = field(default_factory=Consultation)
    outside: OutsideChange = field(default_factory=OutsideChange)
    advice: Advice = field(default_factory=Advice)
    ages: Ages = field(default_factory=Ages)

    @property
    def ended_on(self) -> date | None:
        """The day on which the plan ended here, ceased or passed on."""
        return self.ceased_on or self.transfer.passed_on

    @property
    def is_closed(self) -> bool:
        """Whether the plan was ceased, or is maintained by another authority now."""
        return self.stage in (PlanStage.CEASED, PlanStage.MOVED)


def year_is_over(before: PlanState, after: PlanState) -> bool:
    """Whether a review year closed between two states, so that the next begins afresh."""
    return after.review_year > before.review_year
