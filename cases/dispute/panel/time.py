"""How long a panel may take, and until when a family waits for it.

The panel has the days of its pack from the end of mediation. Where these would end after the last
safe day there is no panel at all, and on the last safe day itself nobody waits any more.
"""

from __future__ import annotations

from datetime import date

from cases.dispute.pack import policy
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import SessionOutcome
from cases.dispute.window_facts import window_facts
from rules.calendar import Calendar
from rules.deadline import Consequence, Deadline, by_end_of_day
from rules.policy import PanelMode
from rules.regime import GREEN_PAPER, panel_answers_by
from rules.rule import Party, Rule
from rules.window import last_safe_day

RULE = Rule(
    GREEN_PAPER,
    question="By when does the independent panel say what it thinks?",
    duty_holder=Party.ADVISER,
    limit="the days that the pack gives, from the end of mediation",
    if_missed=Consequence("Nobody waits for the panel any longer."),
)
"""The time limit of the panel; each pack sets the number of days."""


def mediation_over_on(state: DisputeState) -> date | None:
    """The day on which mediation ended without settling everything; None before."""
    held = state.mediation
    ended = held.outcome in (SessionOutcome.NONE, SessionOutcome.PARTIAL)
    return held.held_on if ended else None


def safe_until(state: DisputeState) -> date:
    """The last safe day to go to the tribunal. Needs a filed dispute."""
    return last_safe_day(window_facts(state), state.calendar).due_on


def answers_by(state: DisputeState, calendar: Calendar) -> Deadline | None:
    """The time limit of the panel; None without a panel, before mediation ended, or when its days
    would go past the last safe day."""
    panel, over_on = policy(state).panel, mediation_over_on(state)
    if panel.mode is PanelMode.OFF or over_on is None:
        return None
    deadline = by_end_of_day(RULE, panel_answers_by(panel, over_on, calendar), calendar)
    return deadline if deadline.due_on <= safe_until(state) else None


def holds_until(state: DisputeState, on: date) -> date | None:
    """The last day on which a required panel still holds the referral; None when nothing holds it.

    It holds until it answered or its time is over, and never on the last safe day itself.
    """
    if state.matter is None or policy(state).panel.mode is not PanelMode.REQUIRED:
        return None
    if state.panel.viewed_on is not None or state.panel.time_ended_on is not None:
        return None
    limit = answers_by(state, state.calendar)
    if limit is None or on > limit.due_on or on >= safe_until(state):
        return None
    return limit.due_on
