"""The kinds of case this engine runs, by name."""

from __future__ import annotations

from cases.dispute.clocks import clock_rules as dispute_clocks
from cases.dispute.decide import decide as decide_dispute
from cases.dispute.evolve import evolve as evolve_dispute
from cases.dispute.expiry import consequences as dispute_consequences
from cases.dispute.notices import notices as dispute_notices
from cases.dispute.obligations import obligations as dispute_obligations
from cases.dispute.state import DisputeState
from cases.life import CaseKind

DISPUTE = CaseKind(
    "dispute",
    DisputeState,
    decide_dispute,
    evolve_dispute,
    dispute_clocks,
    dispute_consequences,
    dispute_obligations,
    dispute_notices,
)

KINDS: dict[str, CaseKind] = {"dispute": DISPUTE}
"""Every kind of case by the name its rows carry."""
