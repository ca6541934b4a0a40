"""One review of a plan: meeting, report, decision, representations, final plan."""

from __future__ import annotations

from datetime import date, timedelta

from cases.actor import Role
from cases.clock import ClockEnded, ClockStatus, find
from cases.command import CommandRefused
from cases.horizon import carried_on
from cases.moment import Moment
from cases.plan import commands as c
from cases.plan import events as e
from cases.plan.clock_ids import FINAL_PLAN, REVIEW_DUE
from cases.plan.ending.subject import may_end
from cases.plan.evolve import AnyPlanEvent
from cases.plan.letter import letter_is_complete
from cases.plan.record.deciding import final_version, notice_version
from cases.plan.state import PlanState
from cases.plan.tracks import JOURNEY
from cases.plan.vocabulary import ReviewOutcome
from cases.step import Step, step
from rules import review as law
from rules.deadline import day_words

FARTHEST_MEETING = timedelta(days=366)
"""A meeting further away than this is taken for a mistyped year."""


def _arrange(
    state: PlanState, command: c.ArrangeReviewMeeting, now: Moment
) -> tuple[AnyPlanEvent, ...]:
    review = state.review
    unfinished = review.held_on is not None and review.closed_on is None
    if unfinished and review.decision is None:
        raise CommandRefused(
            "decision_owed",
            "The meeting was held. Decide about the plan before you arrange the next meeting.",
            "R8",
        )
    if unfinished and not _is_missed(state, FINAL_PLAN):
        raise CommandRefused(
            "final_plan_owed",
            "The changes to the plan are not final yet. Send the final plan before you arrange "
            "the next meeting.",
            "R11",
        )
    if not review.closed_on and review.meeting_on == command.meeting_on:
        raise CommandRefused("already_arranged", "The meeting is arranged for that day already.")
    if command.meeting_on - now.on > FARTHEST_MEETING:
        raise CommandRefused(
            "meeting_too_far",
            "That day is more than a year away. Check the day, the month and the year.",
        )
    last_day = law.invitations(command.meeting_on, state.calendar).due_on
    if now.on > last_day:
        earliest = now.on + timedelta(weeks=2)
        raise CommandRefused(
            "too_little_notice",
            "Everybody must know the day of the meeting at least two weeks before. Choose "
            f"{day_words(earliest)} or a later day.",
            "R4",
        )
    arranged = e.ReviewMeetingArranged(command.meeting_on, now.on)
    if unfinished:
        return (_year_closed(state, now, finished=False), arranged)
    return (arranged,)


def _is_missed(state: PlanState, clock_id: str) -> bool:
    clock = find(state.clocks, clock_id)
    return clock is not None and clock.status is ClockStatus.MISSED


def _record(
    state: PlanState, command: c.RecordReviewMeeting, now: Moment
) -> tuple[AnyPlanEvent, ...]:
    review = state.review
    if review.meeting_on is None or review.closed_on:
        raise CommandRefused(
            "no_meeting_arranged", "No review meeting is arranged. Arrange one first.", "R4"
        )
    if review.held_on is not None:
        raise CommandRefused("already_held", "This review meeting has been recorded already.")
    if command.held_on > now.on:
        raise CommandRefused("date_in_future", "The review meeting has not taken place yet.")
    if command.held_on < review.meeting_on:
        raise CommandRefused(
            "before_arranged_day",
            f"The meeting was arranged for {day_words(review.meeting_on)}. "
            "The day you gave is earlier.",
            "R4",
        )
    return (e.ReviewMeetingRecorded(command.held_on),)


def _meeting_day(state: PlanState) -> date:
    if state.review.held_on is None:
        raise CommandRefused(
            "meeting_not_held", "The review meeting has not been recorded as held yet.", "R7"
        )
    return state.review.held_on


def _report(state: PlanState, command: c.SendReviewReport, now: Moment) -> tuple[AnyPlanEvent, ...]:
    _meeting_day(state)
    if state.review.report_sent_on is not None:
        raise CommandRefused("report_sent", "The report of this meeting was sent before.")
    return (e.ReviewReportSent(now.on, command.document_id),)


def _decide(state: PlanState, command: c.DecideReview, now: Moment) -> tuple[AnyPlanEvent, ...]:
    """R8. Keeping and ceasing can be appealed at once, so their notice must be complete (R14, R27);
    an amendment notice cannot (A16), so the same words go with the final plan."""
    _meeting_day(state)
    if state.review.decision is not None:
        raise CommandRefused("already_decided", "This review has been decided already.")
    if command.outcome is ReviewOutcome.CEASE:
        may_end(state)
    if command.outcome is not ReviewOutcome.AMEND:
        letter_is_complete(command.notice)
    amends = command.outcome is ReviewOutcome.AMEND
    noticed = notice_version(state, command.version_id, now.on) if amends else ()
    decided = e.ReviewDecided(
        command.outcome,
        command.family_asked_for_amendment,
        command.narrative_id,
        now.on,
        command.version_id if amends else "",
    )
    events: tuple[AnyPlanEvent, ...] = (decided, *_completed(state, now))
    if amends:
        return (*events, *noticed)
    return (*events, _year_closed(state, now, finished=True))


def _completed(state: PlanState, now: Moment) -> tuple[ClockEnded, ...]:
    """The decision notice completes the review (R1, R2): its clock ends before the next starts."""
    clock = find(state.clocks, REVIEW_DUE)
    if clock is None or not clock.is_open:
        return ()
    in_time = now.on <= clock.deadline.due_on
    status = ClockStatus.MET if in_time else ClockStatus.MET_LATE
    return (ClockEnded(REVIEW_DUE, status, now.on, "review_completed"),)


def _amending(state: PlanState) -> date:
    review = state.review
    if review.decision is None or not review.is_amending or review.closed_on:
        raise CommandRefused(
            "no_amendment", "No changes to this plan are proposed, so this step is not open.", "R9"
        )
    return review.decision.decided_on


def _represent(
    state: PlanState, command: c.MakeRepresentations, now: Moment
) -> tuple[AnyPlanEvent, ...]:
    """The 15 days are what the authority must wait at least (R10): words that come later still
    count while the plan is not final."""
    _amending(state)
    if state.review.representations_on is not None:
        raise CommandRefused(
            "already_represented", "The council has your words about the changes already."
        )
    if not command.narrative_id:
        raise CommandRefused("no_words", "Write what you think of the changes.")
    return (e.RepresentationsMade(command.narrative_id, now.on),)


def _final(state: PlanState, command: c.IssueFinalPlan, now: Moment) -> tuple[AnyPlanEvent, ...]:
    noticed_on = _amending(state)
    last_day = law.representations(noticed_on, state.calendar).due_on
    if now.on <= last_day:
        raise CommandRefused(
            "representations_open",
            f"The family has until {day_words(last_day)} to say what it thinks of the changes. "
            "The plan can be made final after that day.",
            "R10",
        )
    finalised = final_version(state, command.version_id, now.on)
    letter_is_complete(command.notice)
    return (
        e.FinalPlanIssued(now.on, command.as_asked, command.document_id, command.version_id),
        *finalised,
        _year_closed(state, now, finished=True),
    )


def _drop(state: PlanState, command: c.DecideNotToAmend, now: Moment) -> tuple[AnyPlanEvent, ...]:
    """R13: the family must have had its 15 days here too, since its words may decide it."""
    noticed_on = _amending(state)
    last_day = law.representations(noticed_on, state.calendar).due_on
    if now.on <= last_day:
        raise CommandRefused(
            "hear_the_family_first",
            f"The family has until {day_words(last_day)} to say what it thinks. Decide after that.",
            "R10",
        )
    if not command.narrative_id:
        raise CommandRefused("why_not_amended", "Give your reasons to the family.", "R13")
    letter_is_complete(command.notice)
    dropped = e.AmendmentDropped(command.narrative_id, now.on)
    return (dropped, _year_closed(state, now, finished=True))


def _year_closed(state: PlanState, now: Moment, *, finished: bool) -> e.ReviewYearClosed:
    return e.ReviewYearClosed(
        state.review_year, finished, now.on, carried_on(state.calendar, now.on)
    )


_HOST = {Role.AUTHORITY, Role.SETTING}

STEPS: tuple[Step, ...] = (
    step(
        c.ArrangeReviewMeeting,
        _HOST,
        _arrange,
        JOURNEY,
        "between_reviews/meeting_arranged/amending/ceasing > meeting_arranged",
        "advice: asked/circulated > none",
    ),
    step(c.RecordReviewMeeting, _HOST, _record, JOURNEY, "meeting_arranged > meeting_held"),
    step(
        c.SendReviewReport,
        _HOST,
        _report,
        JOURNEY,
        "between_reviews/meeting_held/amending/ceasing > same",
    ),
    step(
        c.DecideReview,
        {Role.AUTHORITY},
        _decide,
        JOURNEY,
        "meeting_held > between_reviews",
        "meeting_held > amending",
        "meeting_held > ceasing",
        "record: written > sent",
        "appeal: none/disputed > open",
        "consultation: consulted > none",
    ),
    step(c.MakeRepresentations, {Role.FAMILY}, _represent, JOURNEY, "amending > same"),
    step(
        c.IssueFinalPlan,
        {Role.AUTHORITY},
        _final,
        JOURNEY,
        "amending > between_reviews",
        "appeal: none/disputed > open",
        "phase: expected > none",
        "record: sent > final",
    ),
    step(
        c.DecideNotToAmend,
        {Role.AUTHORITY},
        _drop,
        JOURNEY,
        "amending > between_reviews",
        "record: sent > final",
        "appeal: none/disputed > open",
    ),
)
"""The rows of the table that `decide` executes."""
