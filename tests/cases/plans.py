"""Plans brought to the point where a test begins. The plan was made on 10 June 2025."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.actor import Role
from cases.kinds import PLAN
from cases.plan import commands as c
from cases.plan.advice.commands import CirculatePapers
from cases.plan.vocabulary import ReviewOutcome
from rules.review import NoticeItem
from tests.cases.journey import Journey, day, moment

FAMILY, AUTHORITY, SETTING, ENGINE = Role.FAMILY, Role.AUTHORITY, Role.SETTING, Role.ENGINE

REGISTRATION: dict[str, Any] = {
    "family_id": "family-1",
    "child_id": "child-1",
    "authority_id": "authority-1",
    "setting_id": "setting-1",
    "service_id": "service-1",
    "tribunal_id": "tribunal-1",
    "plan_made_on": day("2025-06-10"),
}

EVERY_ITEM = tuple(NoticeItem)

MEETING = day("2026-03-30")


def unregistered() -> Journey:
    """A plan that nobody has registered yet, on 12 January 2026."""
    return Journey(PLAN, moment(day("2026-01-12")), case_id="plan-1")


def registered(**changes: Any) -> Journey:
    """Registered on 12 January 2026, seven months after the plan was made."""
    journey = unregistered()
    journey.do(c.RegisterPlan, AUTHORITY, **(REGISTRATION | changes))
    return journey


def arrange(journey: Journey, meeting_on: date = MEETING) -> Journey:
    """The meeting is arranged for 30 March unless told."""
    journey.do(c.ArrangeReviewMeeting, SETTING, meeting_on=meeting_on)
    return journey


def hold(journey: Journey, meeting_on: date = MEETING) -> Journey:
    """The papers went out in time, and the meeting was held on its day."""
    if journey.state.advice.circulated_on is None:
        journey.do(CirculatePapers, SETTING)
    journey.on(meeting_on).do(c.RecordReviewMeeting, SETTING, held_on=meeting_on)
    return journey


def report(journey: Journey) -> Journey:
    """The report of the meeting of 30 March was sent on 8 April."""
    journey.on(day("2026-04-08")).do(c.SendReviewReport, SETTING, document_id="document-1")
    return journey


def decide(journey: Journey, outcome: ReviewOutcome, *, asked: bool = False) -> Journey:
    """The authority decides now, in a complete letter."""
    journey.do(
        c.DecideReview,
        AUTHORITY,
        outcome=outcome,
        notice=EVERY_ITEM,
        family_asked_for_amendment=asked,
        narrative_id="words-1",
    )
    return journey


def arranged(**changes: Any) -> Journey:
    """On 2 March the meeting is arranged for 30 March."""
    return arrange(registered(**changes).on(day("2026-03-02")))


def held(**changes: Any) -> Journey:
    """The meeting was held on 30 March."""
    return hold(arranged(**changes))


def reported(**changes: Any) -> Journey:
    """The report was sent on 8 April."""
    return report(held(**changes))


def decided(outcome: ReviewOutcome, *, asked: bool = False, **changes: Any) -> Journey:
    """The authority decided on 20 April."""
    return decide(reported(**changes).on(day("2026-04-20")), outcome, asked=asked)


def amended(*, asked: bool = True, as_asked: bool = True) -> Journey:
    """The final amended plan was sent on 1 June."""
    journey = decided(ReviewOutcome.AMEND, asked=asked).on(day("2026-06-01"))
    journey.do(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM, as_asked=as_asked)
    return journey
