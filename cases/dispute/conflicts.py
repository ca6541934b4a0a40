"""The conflicts between the clocks of a dispute: its facts as the law asks for them, and the answer.

Nothing is stored: what is in conflict follows from the state and the day. The law is in
`rules.cross_checks`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cases.clock import find
from cases.dispute.clocks import ACKNOWLEDGE, ANSWER, APPEAL, policy
from cases.dispute.state import DisputeState
from cases.dispute.window_facts import appeal_sent_on, window_facts
from rules import complaint
from rules.conflict import Conflict
from rules.cross_checks import conflicts as conflicts_between
from rules.window import WindowFacts


def conflicts(state: DisputeState, today: date) -> tuple[Conflict, ...]:
    """What does not fit together in the dispute on the day `today`, gravest first.

    Empty when the case ended, when an agreement settled it, and before anything was filed.
    """
    window = find(state.clocks, APPEAL)
    if state.is_closed or window is None or not (window.is_open or appeal_sent_on(state)):
        return ()
    return conflicts_between(facts(state, today), state.calendar)


def facts(state: DisputeState, today: date) -> WindowFacts:
    """All facts of a filed dispute that can be in conflict on the day `today`. Needs its `matter`."""
    return replace(window_facts(state, today), complaint_answer_due_on=_answer_due_on(state))


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
