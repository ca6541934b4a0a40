"""Who owes what to whom now: derived from a plan's state, the source of every worklist."""

from __future__ import annotations

from cases.actor import Role
from cases.clock import ClockStatus
from cases.notice import Obligation
from cases.plan import clock_ids as k
from cases.plan.state import PlanState
from cases.plan.subjects import SUBJECTS
from cases.plan.vocabulary import PlanStage


def obligations(state: PlanState) -> tuple[Obligation, ...]:
    """The open obligations of a plan, soonest step first."""
    if state.stage is PlanStage.NEW or state.is_closed:
        return ()
    return (
        *_review(state),
        *(owed for subject in SUBJECTS for owed in subject.obligations(state)),
    )


def _review(state: PlanState) -> tuple[Obligation, ...]:
    if state.plan_made_on is None:
        return ()  # there is no plan to review yet
    review, parties = state.review, state.parties
    host = (parties.setting_id, Role.SETTING) if parties.setting_id else None
    authority = (parties.authority_id, Role.AUTHORITY)
    owed: list[Obligation] = []
    if review.held_on is not None and review.report_sent_on is None:
        owed.append(_owed("send_review_report", *(host or authority), k.REPORT))
    if review.closed_on is not None or review.meeting_on is None:
        return (*owed, _owed("arrange_review_meeting", *authority, k.REVIEW_DUE))
    if review.held_on is None:
        return (*owed, _owed("record_review_meeting", *(host or authority), k.REVIEW_DUE))
    if review.decision is None:
        return (*owed, _owed("decide_review", *authority, k.DECISION))
    if review.representations_on is None and review.representations_closed_on is None:
        family = (parties.family_id, Role.FAMILY)
        owed.append(_owed("make_representations", *family, k.REPRESENTATIONS))
    return (*owed, _owed("issue_final_plan", *authority, k.FINAL_PLAN))


def _owed(kind: str, owner: str, role: Role, clock_id: str) -> Obligation:
    return Obligation(kind, kind, owner, role.value, clock_id)


def has_next_action(state: PlanState) -> bool:
    """Whether an open plan still has a next action: an obligation, or a clock that runs."""
    if state.is_closed:
        return True
    running = any(clock.status is ClockStatus.RUNNING for clock in state.clocks)
    return running or bool(obligations(state))
