"""The policy pack of a dispute."""

from __future__ import annotations

from cases.dispute.state import DisputeState
from rules.policy import PACKS, Policy


def policy(state: DisputeState) -> Policy:
    """The policy pack frozen on the case."""
    return PACKS[state.pack]
