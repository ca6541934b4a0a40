"""The conflicts between the clocks of a dispute: its facts as the law asks for them, and the answer.

Nothing is stored: what is in conflict follows from the state and the day. The law is in
`rules.cross_checks`.
"""

from __future__ import annotations

from datetime import date

from cases.clock import find
from cases.dispute.clocks import ACKNOWLEDGE, ANSWER, APPEAL, policy
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import ReferralStatus, SessionOutcome
from rules import complaint
from rules.conflict import Conflict
from rules.cross_checks import conflicts as conflicts_between
from rules.window import WindowFacts


def conflicts(state: DisputeState, today: date) -> tuple[Conflict, ...]:
    """What does not fit together in the dispute on the day `today`, gravest first.

    Empty when the case ended, when an agreement settled it, and before anything was filed.
    """
    window = find(state.clocks, APPEAL)
    if state.is_closed or window is None or not (window.is_open or _sent_on(state)):
        return ()
    return conflicts_between(facts(state, today), state.calendar)


def facts(state: DisputeState, today: date) -> WindowFacts:
    """The facts of a filed dispute that matter for the appeal window. Needs its `matter`."""
    assert state.matter is not None
    matter, held, grounds = state.matter, state.mediation, state.referral.grounds
    mediating = held.outcome is None
    before = frozenset(matter.sections)
    sections = frozenset(grounds.sections) if grounds and grounds.sections else before
    absent_on = held.held_on if held.outcome is SessionOutcome.NOT_HELD_AUTHORITY else None
    return WindowFacts(
        today,
        decision=matter.decision,
        sections=sections,
        sections_before=before if sections != before else None,
        notice_sent_on=matter.notice_sent_on,
        notice_dated_on=matter.notice_dated_on,
        adviser_contacted_on=held.contacted_on,
        mediation_wanted=held.wanted,
        authority_told_on=held.counts_from if held.wanted and mediating else None,
        adviser_told_on=held.reported_not_arranged_on or absent_on,
        session_on=held.meeting_on if mediating else None,
        mediation_concluded_on=held.held_on if held.was_held else None,
        certificate_issued_on=held.certificate.issued_on if held.certificate else None,
        complaint_answer_due_on=_answer_due_on(state),
        appeal_sent_on=_sent_on(state),
    )


def _sent_on(state: DisputeState) -> date | None:
    """A form that was sent back has not started the appeal (F16)."""
    returned = state.referral.status is ReferralStatus.RETURNED
    return None if returned else state.referral.sent_on


def _answer_due_on(state: DisputeState) -> date | None:
    """The latest day on which the answer is in time; before the acknowledgement, counted from its
    own last day (C4)."""
    if state.complaint is None or state.complaint.answered_on:
        return None
    answer = find(state.clocks, ANSWER)
    if answer is not None:
        return answer.deadline.due_on if answer.is_open else None
    acknowledge = find(state.clocks, ACKNOWLEDGE)
    if acknowledge is None or not acknowledge.is_open:
        return None
    days = policy(state).complaint_stages[0].answer_working_days
    return complaint.answer(acknowledge.deadline.due_on, state.calendar, days).due_on
