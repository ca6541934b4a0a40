"""The routes of redress that are open in a dispute as it stands."""

from __future__ import annotations

from cases.clock import find
from cases.dispute.clocks import LAST_SAFE_DAY, policy
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import ReferralStatus
from rules.route import Matter, Route, routes


def routes_of(state: DisputeState) -> tuple[Route, ...]:
    """Every route with its standing; none before the dispute is filed or after it has ended."""
    if state.matter is None or state.is_closed:
        return ()
    return routes(policy(state), matter_of(state), state.calendar)


def matter_of(state: DisputeState) -> Matter:
    """What the law reads of a dispute to tell its routes. Raises AssertionError before filing."""
    assert state.matter is not None
    held, grounds = state.mediation, state.referral.grounds
    safe = find(state.clocks, LAST_SAFE_DAY)
    with_tribunal = state.referral.status not in (ReferralStatus.PREPARING, ReferralStatus.RETURNED)
    return Matter(
        decision=state.matter.decision,
        sections=frozenset(grounds.sections if grounds else state.matter.sections),
        has_certificate=held.certificate is not None,
        mediation_over_on=held.held_on if held.was_held else None,
        last_safe_on=safe.deadline.due_on if safe is not None else None,
        appeal_made=with_tribunal,
    )
