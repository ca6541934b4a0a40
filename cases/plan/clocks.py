"""Which statutory clocks a plan keeps: from which facts each starts, and what ends it."""

from __future__ import annotations

from cases.clock import ClockRule, Ended
from cases.plan.clock_ids import (
    ADVISER_CONTACT,
    APPEAL,
    DECISION,
    FINAL_PLAN,
    INVITATIONS,
    PLAN_STAYS,
    REPORT,
    REPRESENTATIONS,
    REVIEW_DUE,
)
from cases.plan.state import AppealableDecision, PlanState
from cases.plan.subjects import SUBJECTS
from cases.plan.vocabulary import ReviewOutcome
from rules import appeal, mediation, reassessment, review
from rules.appeal import DecisionKind
from rules.calendar import Calendar
from rules.deadline import Deadline
from rules.review import MeetingHolder


def _over(state: PlanState) -> Ended | None:
    """A plan that was ceased needs no clock."""
    return Ended(state.ceased_on, False, "plan_ceased") if state.ceased_on else None


# The review (R1, R2). It is complete with the decision notice, which `decide` records by ending
# this clock; from that notice the next year is counted, so the clock starts anew at once.


def _due_basis(state: PlanState) -> tuple[object, ...] | None:
    if state.last_review_on is not None:
        return ("R2", state.last_review_on)
    return ("R1", state.plan_made_on) if state.plan_made_on else None


def _due(state: PlanState, calendar: Calendar) -> Deadline:
    if state.last_review_on is not None:
        return review.next_review(state.last_review_on, calendar)
    assert state.plan_made_on is not None
    return review.first_review(state.plan_made_on, calendar)


# The invitations (R4). The engine invites everybody when the meeting is arranged, so this clock
# keeps the last lawful day beside the day they went out.


def _invitations_basis(state: PlanState) -> tuple[object, ...] | None:
    return (state.review.meeting_on,) if state.review.meeting_on else None


def _invitations(state: PlanState, calendar: Calendar) -> Deadline:
    assert state.review.meeting_on is not None
    return review.invitations(state.review.meeting_on, calendar)


def _invitations_ended(state: PlanState) -> Ended | None:
    assert state.review.arranged_on is not None
    return Ended(state.review.arranged_on, True, "invited")


# After the meeting: report (R7), decision (R8), final plan (R11, R12).


def _held_basis(state: PlanState) -> tuple[object, ...] | None:
    return (state.review.held_on,) if state.review.held_on else None


def _report(state: PlanState, calendar: Calendar) -> Deadline:
    assert state.review.held_on is not None
    host = MeetingHolder.SETTING if state.parties.setting_id else MeetingHolder.AUTHORITY  # R15
    return review.report(state.review.held_on, calendar, held_by=host)


def _report_ended(state: PlanState) -> Ended | None:
    sent_on = state.review.report_sent_on
    return Ended(sent_on, True, "report_sent") if sent_on else _over(state)


def _decision(state: PlanState, calendar: Calendar) -> Deadline:
    assert state.review.held_on is not None
    return review.decision(state.review.held_on, calendar)


def _decision_ended(state: PlanState) -> Ended | None:
    decision = state.review.decision
    return Ended(decision.decided_on, True, "decided") if decision else _over(state)


def _final_basis(state: PlanState) -> tuple[object, ...] | None:
    held_on, decision = state.review.held_on, state.review.decision
    if held_on is None:
        return None
    amend = decision is not None and decision.outcome is ReviewOutcome.AMEND
    return (held_on, decision.decided_on if decision and amend else None)


def _final(state: PlanState, calendar: Calendar) -> Deadline:
    """Until the notice is sent, the 12 weeks count as if it went out on its last day (R12)."""
    held_on, decision = state.review.held_on, state.review.decision
    assert held_on is not None
    if decision is not None and decision.outcome is ReviewOutcome.AMEND:
        return review.finished(held_on, calendar, decision.decided_on)
    return review.finished(held_on, calendar, review.decision(held_on, calendar).due_on)


def _final_ended(state: PlanState) -> Ended | None:
    if state.review.final_plan_on:
        return Ended(state.review.final_plan_on, True, "final_plan_issued")
    decision = state.review.decision
    if decision is not None and decision.outcome is not ReviewOutcome.AMEND:
        return Ended(decision.decided_on, False, "no_amendment")
    return _over(state)


def _representations_basis(state: PlanState) -> tuple[object, ...] | None:
    decision = state.review.decision
    amend = decision is not None and decision.outcome is ReviewOutcome.AMEND
    return (decision.decided_on,) if decision and amend else None


def _representations(state: PlanState, calendar: Calendar) -> Deadline:
    assert state.review.decision is not None
    return review.representations(state.review.decision.decided_on, calendar)


def _representations_ended(state: PlanState) -> Ended | None:
    made_on = state.review.representations_on
    return Ended(made_on, True, "representations_made") if made_on else _over(state)


# The family's way to the tribunal (M2, T1), and the plan that stays in force so long (R28). A dispute
# carries these clocks on, so they stop here; they run again when it ends and the decision stands.


def _appealable(state: PlanState) -> AppealableDecision:
    assert state.appealable is not None
    return state.appealable


def _appeal_basis(state: PlanState) -> tuple[object, ...] | None:
    appealable = state.appealable
    if appealable is None:
        return None
    again = (f"disputes {appealable.disputes_ended}",) if appealable.disputes_ended else ()
    return (appealable.decision.value, appealable.notice_sent_on, *again)


def _appeal(state: PlanState, calendar: Calendar) -> Deadline:
    return appeal.appeal(_appealable(state).notice_sent_on, None, calendar)


def _stays_basis(state: PlanState) -> tuple[object, ...] | None:
    """R28 with K15: a clock of its own only where the plan is kept longer than an appeal is safe."""
    appealable = state.appealable
    if appealable is None or appealable.decision is not DecisionKind.CEASED:
        return None
    kept_until = _stays(state, state.calendar).due_on
    longer = kept_until > _appeal(state, state.calendar).due_on
    return _appeal_basis(state) if longer else None


def _stays(state: PlanState, calendar: Calendar) -> Deadline:
    return reassessment.plan_stays_until(_appealable(state).notice_sent_on, None, calendar)


def _contact(state: PlanState, calendar: Calendar) -> Deadline:
    return mediation.adviser_contact(_appealable(state).notice_sent_on, calendar)


def _appeal_ended(state: PlanState) -> Ended | None:
    disputed_on = _appealable(state).disputed_on
    return Ended(disputed_on, True, "dispute_opened") if disputed_on else _over(state)


def appeal_matters(state: PlanState) -> bool:
    """Whether the family is likely to want to appeal: it was refused a change, or loses the plan.

    The dates are kept for every appealable decision; only these are reminded of.
    """
    appealable = state.appealable
    return appealable is not None and (
        appealable.refused_request or appealable.decision is DecisionKind.CEASED
    )


_STANDING: tuple[ClockRule[PlanState], ...] = (
    ClockRule(REVIEW_DUE, _due_basis, _due, _over, ladder=(84, 28)),
    ClockRule(
        INVITATIONS, _invitations_basis, _invitations, _invitations_ended, ladder=(), again=True
    ),
    ClockRule(REPORT, _held_basis, _report, _report_ended, ladder=(5, 1)),
    ClockRule(DECISION, _held_basis, _decision, _decision_ended, ladder=(14, 5, 1)),
    ClockRule(
        REPRESENTATIONS,
        _representations_basis,
        _representations,
        _representations_ended,
        ladder=(7, 2),
    ),
    ClockRule(FINAL_PLAN, _final_basis, _final, _final_ended, ladder=(28, 14, 5, 1)),
)


def clock_rules(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    """Every clock that the plan may keep now, those of its subjects included."""
    matters = appeal_matters(state)
    return (
        *_STANDING,
        ClockRule(
            ADVISER_CONTACT,
            _appeal_basis,
            _contact,
            _appeal_ended,
            ladder=(14, 5, 1) if matters else (),
        ),
        ClockRule(
            APPEAL,
            _appeal_basis,
            _appeal,
            _appeal_ended,
            ladder=(30, 14, 7, 2) if matters else (),
        ),
        ClockRule(PLAN_STAYS, _stays_basis, _stays, _appeal_ended, ladder=()),
        *(rule for subject in SUBJECTS for rule in subject.clocks(state)),
    )
