"""The kinds of case this engine runs, by name."""

from __future__ import annotations

from typing import Any

from cases.dispute.clocks import clock_rules as dispute_clocks
from cases.dispute.decide import decide as decide_dispute
from cases.dispute.evolve import evolve as evolve_dispute
from cases.dispute.expiry import consequences as dispute_consequences
from cases.dispute.notices import notices as dispute_notices
from cases.dispute.obligations import obligations as dispute_obligations
from cases.dispute.state import DisputeState
from cases.life import CaseKind, perform
from cases.moment import Moment
from cases.plan.clocks import clock_rules as plan_clocks
from cases.plan.decide import decide as decide_plan
from cases.plan.evolve import evolve as evolve_plan
from cases.plan.expiry import consequences as plan_consequences
from cases.plan.notices import notices as plan_notices
from cases.plan.obligations import obligations as plan_obligations
from cases.plan.state import PlanState

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

PLAN = CaseKind(
    "plan",
    PlanState,
    decide_plan,
    evolve_plan,
    plan_clocks,
    plan_consequences,
    plan_obligations,
    plan_notices,
)

KINDS: dict[str, CaseKind] = {kind.name: kind for kind in (DISPUTE, PLAN)}
"""Every kind of case by the name its rows carry."""


def opens(kind: str, command: Any) -> None:
    """Decide the command that opens a case, before anything is started for it.

    Raises `CommandRefused` when there will be no such case.
    """
    case_kind = KINDS[kind]
    state = case_kind.fresh(command.meta.case_id)
    perform(case_kind, state, command, Moment(command.meta.received_at))
