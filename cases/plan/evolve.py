"""How each event changes what is true of a plan. Pure folding: no rule of law is asked here, so
that yesterday's events mean today what they meant yesterday."""

from __future__ import annotations

from dataclasses import replace

from cases import clock
from cases.change import (
    CalendarAdopted,
    ChangeEvent,
    FactCorrected,
    RulesCorrected,
    evolve_change,
)
from cases.demo_clock import ClockMoved
from cases.plan import events as e
from cases.plan.advice.state import Advice
from cases.plan.clock_ids import PLAN_STAYS, REPRESENTATIONS
from cases.plan.ending.state import Consultation
from cases.plan.facts import FACTS
from cases.plan.registered import PlanRegistered
from cases.plan.state import (
    AppealableDecision,
    MissedStep,
    PlanParties,
    PlanState,
    Review,
    ReviewDecision,
)
from cases.plan.subjects import SUBJECT_OF
from cases.plan.tasks import with_assignments, without_stale
from cases.plan.vocabulary import APPEALABLE_SECTIONS, PlanStage, ReviewOutcome
from cases.tasks.events import TaskAssigned, TasksHandedOver
from rules.appeal import DecisionKind
from rules.deadline import Party

AnyPlanEvent = e.PlanEvent | clock.ClockEvent


def evolve(state: PlanState, event: AnyPlanEvent) -> PlanState:
    """The state after an event."""
    return without_stale(_evolve(state, event))


def _evolve(state: PlanState, event: AnyPlanEvent) -> PlanState:
    subject = SUBJECT_OF.get(type(event))
    if subject is not None:
        after: PlanState = subject.evolve[type(event)](state, event)
        return after
    match event:
        case clock.ClockMissed():
            state = replace(state, clocks=clock.apply(state.clocks, event))
            return _missed(state, event)
        case (
            clock.ClockStarted() | clock.ClockEnded() | clock.ReminderReached() | clock.DayReached()
        ):
            return replace(state, clocks=clock.apply(state.clocks, event))
        case PlanRegistered():
            return _registered(state, event)
        case e.ReviewDecided():
            return _decided(state, event)
        case (
            e.ReviewMeetingArranged()
            | e.ReviewMeetingRecorded()
            | e.ReviewReportSent()
            | e.RepresentationsMade()
            | e.RepresentationsClosed()
        ):
            return _review(state, event)
        case e.FinalPlanIssued():
            return _final_plan(state, event)
        case e.AmendmentDropped():
            return _amendment_dropped(state, event)
        case e.ReviewYearClosed():
            return replace(
                state,
                calendar=event.calendar,
                review_year=event.review_year + 1,
                review=replace(state.review, closed_on=event.closed_on),
                stage=PlanStage.CEASING if _is_ceasing(state) else PlanStage.BETWEEN_REVIEWS,
            )
        case e.PlanDisputeNoted():
            return _dispute_noted(state, event)
        case e.PlanDisputeEnded():
            return _dispute_ended(state, event)
        case e.PlanCeased():
            return replace(state, stage=PlanStage.CEASED, ceased_on=event.ceased_on)
        case CalendarAdopted() | RulesCorrected() | FactCorrected():
            return _changed(state, event)
        case TaskAssigned() | TasksHandedOver():
            return with_assignments(state, event)
        case ClockMoved():
            return replace(state, clock_offset_seconds=event.offset_seconds)
        case _:
            raise TypeError(f"no subject of a plan folds {type(event).__name__}")


def _is_ceasing(state: PlanState) -> bool:
    return state.appealable is not None and state.appealable.decision is DecisionKind.CEASED


def _changed(state: PlanState, event: ChangeEvent) -> PlanState:
    """After a change of calendar, rule or fact: a step whose day lies ahead again was not missed, and
    one that is missed on the new day too was missed on that day."""
    state = evolve_change(state, event, FACTS)
    missed, review = state.missed, state.review
    for item in event.moved:
        kept = []
        for step in missed:
            if (step.clock_id, step.due_on) != (item.clock_id, item.was_on):
                kept.append(step)
            elif item.is_on < event.changed_on:
                kept.append(replace(step, due_on=item.is_on))
        missed = tuple(kept)
        if item.clock_id == REPRESENTATIONS and item.is_on >= event.changed_on:
            review = replace(review, representations_closed_on=None)
    return replace(state, missed=missed, review=review)


def _missed(state: PlanState, event: clock.ClockMissed) -> PlanState:
    """A family that lets a right pass has missed nothing it owed, and a plan that stayed in force
    for as long as it had to (R28) is no breach."""
    if event.duty_holder == Party.FAMILY or event.clock_id == PLAN_STAYS:
        return state
    step = MissedStep(event.clock_id, event.duty_holder, event.due_on, state.review_year)
    return replace(state, missed=(*state.missed, step))


def _registered(state: PlanState, event: PlanRegistered) -> PlanState:
    return replace(
        state,
        calendar=event.calendar,
        clock_offset_seconds=event.clock_offset_seconds,
        stage=PlanStage.BETWEEN_REVIEWS,
        pack=event.pack,
        parties=PlanParties(
            event.family_id,
            event.child_id,
            event.authority_id,
            event.setting_id,
            event.service_id,
            event.tribunal_id,
        ),
        plan_made_on=event.plan_made_on,
        last_review_on=event.last_review_on,
    )


def _review(
    state: PlanState,
    event: e.ReviewMeetingArranged
    | e.ReviewMeetingRecorded
    | e.ReviewReportSent
    | e.RepresentationsMade
    | e.RepresentationsClosed,
) -> PlanState:
    review = state.review
    match event:
        case e.ReviewMeetingArranged():
            if review.closed_on:
                review, state = Review(), replace(state, advice=Advice())
            review = replace(review, meeting_on=event.meeting_on, arranged_on=event.arranged_on)
            return replace(state, review=review, stage=PlanStage.MEETING_ARRANGED)
        case e.ReviewMeetingRecorded():
            review = replace(review, held_on=event.held_on)
            return replace(state, review=review, stage=PlanStage.MEETING_HELD)
        case e.ReviewReportSent():
            review = replace(review, report_sent_on=event.sent_on)
        case e.RepresentationsMade():
            review = replace(
                review,
                representations_on=event.made_on,
                representations_id=event.narrative_id,
            )
        case e.RepresentationsClosed():
            review = replace(review, representations_closed_on=event.closed_on)
    return replace(state, review=review)


def _decided(state: PlanState, event: e.ReviewDecided) -> PlanState:
    """The decision notice completes the review (R1, R2). Keeping and ceasing can be appealed at
    once (R14, R27); an amendment only when the plan is final (A16)."""
    decision = ReviewDecision(
        event.outcome,
        event.decided_on,
        event.family_asked_for_amendment,
        event.narrative_id,
        event.version_id,
    )
    state = replace(
        state,
        last_review_on=event.decided_on,
        review=replace(state.review, decision=decision),
    )
    day = event.decided_on
    match event.outcome:
        case ReviewOutcome.AMEND:
            return replace(state, stage=PlanStage.AMENDING)
        case ReviewOutcome.KEEP:
            kept = AppealableDecision(
                DecisionKind.REFUSED_TO_AMEND,
                APPEALABLE_SECTIONS,
                day,
                day,
                refused_request=event.family_asked_for_amendment,
            )
            return replace(state, appealable=kept)
        case ReviewOutcome.CEASE:
            ceased = AppealableDecision(DecisionKind.CEASED, (), day, day)
            return replace(state, appealable=ceased, consultation=Consultation())


def _final_plan(state: PlanState, event: e.FinalPlanIssued) -> PlanState:
    asked = state.review.decision is not None and state.review.decision.family_asked_for_amendment
    return replace(
        state,
        review=replace(state.review, final_plan_on=event.issued_on),
        phases=state.phases.settled(event.issued_on),
        appealable=AppealableDecision(
            DecisionKind.PLAN_FINALISED,
            APPEALABLE_SECTIONS,
            event.issued_on,
            event.issued_on,
            refused_request=asked and not event.as_asked,
        ),
    )


def _amendment_dropped(state: PlanState, event: e.AmendmentDropped) -> PlanState:
    asked = state.review.decision is not None and state.review.decision.family_asked_for_amendment
    day = event.decided_on
    return replace(
        state,
        review=replace(state.review, dropped_on=day),
        record=state.record.ended(day),
        appealable=AppealableDecision(
            DecisionKind.REFUSED_TO_AMEND, APPEALABLE_SECTIONS, day, day, refused_request=asked
        ),
    )


def _dispute_noted(state: PlanState, event: e.PlanDisputeNoted) -> PlanState:
    appealable = state.appealable
    if appealable is not None and not appealable.dispute_id:
        appealable = replace(appealable, dispute_id=event.dispute_id, disputed_on=event.noted_on)
    disputes = (*state.open_disputes, event.dispute_id)
    return replace(state, open_disputes=disputes, appealable=appealable)


def _dispute_ended(state: PlanState, event: e.PlanDisputeEnded) -> PlanState:
    state = replace(
        state, open_disputes=tuple(d for d in state.open_disputes if d != event.dispute_id)
    )
    appealable = state.appealable
    if appealable is None or appealable.dispute_id != event.dispute_id:
        return state
    if event.decision_stands:
        ended = appealable.disputes_ended + 1
        appealable = replace(appealable, dispute_id="", disputed_on=None, disputes_ended=ended)
        return replace(state, appealable=appealable)
    ceasing = state.stage is PlanStage.CEASING
    stage = PlanStage.BETWEEN_REVIEWS if ceasing else state.stage
    return replace(state, appealable=None, stage=stage)
