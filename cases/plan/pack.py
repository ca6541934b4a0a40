"""The policy pack of a plan."""

from __future__ import annotations

from cases.plan.state import PlanState
from rules.policy import PACKS, Policy


def policy(state: PlanState) -> Policy:
    """The policy pack frozen on the plan when it was registered."""
    return PACKS[state.pack]
