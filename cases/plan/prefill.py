"""What a dispute about a plan takes from it, so that the family does not type it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.plan.state import PlanState
from rules.appeal import DecisionKind


@dataclass(frozen=True, slots=True)
class DisputePrefill:
    """The facts of `FileDispute` that the plan knows.

    What is left to the family is its own words; the policy pack is the authority's. `sections`
    are those that can be appealed; the family takes away what it does not dispute.
    """

    plan_id: str
    family_id: str
    child_id: str
    authority_id: str
    service_id: str
    tribunal_id: str
    decision: DecisionKind
    sections: tuple[str, ...]
    notice_sent_on: date
    notice_dated_on: date


def dispute_prefill(state: PlanState) -> DisputePrefill | None:
    """The newest decision about the plan as a dispute already filled in.

    None when there is no decision that can be appealed (A15, A16), or a dispute about it is open.
    """
    decided, parties = state.appealable, state.parties
    if decided is None or decided.dispute_id:
        return None
    return DisputePrefill(
        state.case_id,
        parties.family_id,
        parties.child_id,
        parties.authority_id,
        parties.service_id,
        parties.tribunal_id,
        decided.decision,
        decided.sections,
        decided.notice_sent_on,
        decided.notice_dated_on,
    )
