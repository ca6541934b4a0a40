"""What can become true of a plan. Append-only: a kind is never renamed, new fields have defaults.

`RULE` cites the rule of the law that an event rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.change import CalendarAdopted, FactCorrected, RulesCorrected
from cases.demo_clock import ClockMoved
from cases.plan.vocabulary import ReviewOutcome
from rules.calendar import Calendar
from rules.policy import GREEN_PAPER_2022


@dataclass(frozen=True, slots=True)
class PlanRegistered:
    """A plan is kept here; the case exists."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A11"
    family_id: str
    child_id: str
    authority_id: str
    setting_id: str
    service_id: str
    tribunal_id: str
    plan_made_on: date
    last_review_on: date | None
    calendar: Calendar
    registered_on: date
    clock_offset_seconds: int | None = None
    pack: str = GREEN_PAPER_2022.name
    from_file: bool = False
    kind: Literal["plan_registered"] = "plan_registered"


@dataclass(frozen=True, slots=True)
class ReviewMeetingArranged:
    """The review meeting has a day, and everybody is invited by this record (R4)."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R4"
    meeting_on: date
    arranged_on: date
    kind: Literal["review_meeting_arranged"] = "review_meeting_arranged"


@dataclass(frozen=True, slots=True)
class ReviewMeetingRecorded:
    """The review meeting was held."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R6"
    held_on: date
    kind: Literal["review_meeting_recorded"] = "review_meeting_recorded"


@dataclass(frozen=True, slots=True)
class ReviewReportSent:
    """The report of the meeting was sent."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R7"
    sent_on: date
    document_id: str
    kind: Literal["review_report_sent"] = "review_report_sent"


@dataclass(frozen=True, slots=True)
class ReviewDecided:
    """The authority decided and sent its notice; with an amendment, the proposed changes."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R8"
    outcome: ReviewOutcome
    family_asked_for_amendment: bool
    narrative_id: str
    decided_on: date
    kind: Literal["review_decided"] = "review_decided"


@dataclass(frozen=True, slots=True)
class RepresentationsMade:
    """The family said what it thinks of the proposed changes."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R10"
    narrative_id: str
    made_on: date
    kind: Literal["representations_made"] = "representations_made"


@dataclass(frozen=True, slots=True)
class RepresentationsClosed:
    """The 15 days for representations have run; the plan may now be made final."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R10"
    closed_on: date
    kind: Literal["representations_closed"] = "representations_closed"


@dataclass(frozen=True, slots=True)
class FinalPlanIssued:
    """The final amended plan was sent; the right to appeal about it arises now."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R11"
    issued_on: date
    as_asked: bool
    document_id: str
    kind: Literal["final_plan_issued"] = "final_plan_issued"


@dataclass(frozen=True, slots=True)
class ReviewYearClosed:
    """A review year is over; `calendar` is the slice of the newest calendar for the next one.

    `finished` is false when the next review began before the last one was finished.
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R2"
    review_year: int
    finished: bool
    closed_on: date
    calendar: Calendar
    kind: Literal["review_year_closed"] = "review_year_closed"


@dataclass(frozen=True, slots=True)
class PlanDisputeNoted:
    """The family opened a dispute about this plan."""

    VERSION: ClassVar[int] = 1
    dispute_id: str
    noted_on: date
    kind: Literal["plan_dispute_noted"] = "plan_dispute_noted"


@dataclass(frozen=True, slots=True)
class PlanDisputeEnded:
    """A dispute about this plan is over."""

    VERSION: ClassVar[int] = 1
    dispute_id: str
    decision_stands: bool
    ended_on: date
    kind: Literal["plan_dispute_ended"] = "plan_dispute_ended"


@dataclass(frozen=True, slots=True)
class PlanCeased:
    """The plan is no longer maintained: the time to appeal passed without a dispute."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R28"
    ceased_on: date
    kind: Literal["plan_ceased"] = "plan_ceased"


PlanEvent = (
    PlanRegistered
    | ReviewMeetingArranged
    | ReviewMeetingRecorded
    | ReviewReportSent
    | ReviewDecided
    | RepresentationsMade
    | RepresentationsClosed
    | FinalPlanIssued
    | ReviewYearClosed
    | PlanDisputeNoted
    | PlanDisputeEnded
    | PlanCeased
    | CalendarAdopted
    | RulesCorrected
    | FactCorrected
    | ClockMoved
)
"""Every event of its own that a plan knows; clock events come from `cases.clock`."""
