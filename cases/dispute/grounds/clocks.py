"""The clocks of a discrimination claim: its own time, which no closed time moves (D2, D4, H5).

Where the last day in law is one on which the tribunal's office is closed, an earlier day is the safe
one and has a clock of its own: nobody says that such a day moves (D2).
"""

from __future__ import annotations

from functools import partial

from cases.clock import ClockRule, Ended
from cases.dispute.clock_ids import CLAIM, SAFE_CLAIM
from cases.dispute.grounds.state import Ground
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.state import DisputeState
from rules.calendar import Calendar
from rules.claim import ClaimType
from rules.deadline import Allowed, Deadline
from rules.discrimination import claim_goes_to_tribunal
from rules.window import WindowFacts, last_day, last_safe_day, span


def clock_rules(state: DisputeState) -> tuple[ClockRule[DisputeState], ...]:
    """The clocks of every claim that was ever raised, the dropped ones included, which end them."""
    return tuple(
        rule
        for ground in state.further.raised
        if is_claim(ground)
        for rule in (_rule(ground), _safe_rule(ground))
    )


def is_claim(ground: Ground) -> bool:
    """Whether the ground can become a claim to the tribunal (D1)."""
    at_tribunal = isinstance(claim_goes_to_tribunal(ground.responsible_body), Allowed)
    return ground.ground is GroundKind.DISCRIMINATION and at_tribunal


def claim_facts(ground: Ground) -> WindowFacts:
    """What the law asks about the time for a claim."""
    return WindowFacts(
        ground.raised_on,
        claim=ClaimType.DISCRIMINATION_CLAIM,
        conduct_ended_on=ground.happened_on,
        conciliation_began_on=ground.conciliation_began_on,
        responsible_body=ground.responsible_body,
    )


def _rule(ground: Ground) -> ClockRule[DisputeState]:
    ground_id = ground.ground_id
    return ClockRule(
        f"{CLAIM}{ground_id}",
        partial(_basis, ground_id),
        partial(_compute, ground_id),
        partial(_ended, ground_id),
        ladder=(60, 30, 14, 7, 2),
    )


def _safe_rule(ground: Ground) -> ClockRule[DisputeState]:
    ground_id = ground.ground_id
    return ClockRule(
        f"{SAFE_CLAIM}{ground_id}",
        partial(_safe_basis, ground_id),
        partial(_safe, ground_id),
        partial(_ended, ground_id),
        ladder=(),
    )


def _safe_basis(ground_id: str, state: DisputeState) -> tuple[object, ...] | None:
    ground = state.further.find(ground_id)
    if ground is None:
        return None
    days = span(claim_facts(ground), state.calendar)
    return _basis(ground_id, state) if days.safe_on != days.last_on else None


def _safe(ground_id: str, state: DisputeState, calendar: Calendar) -> Deadline:
    ground = state.further.find(ground_id)
    assert ground is not None
    return last_safe_day(claim_facts(ground), calendar)


def _basis(ground_id: str, state: DisputeState) -> tuple[object, ...] | None:
    ground = state.further.find(ground_id)
    if ground is None:
        return None
    conciliation = ground.conciliation_began_on
    return (ground.happened_on, *((conciliation,) if conciliation else ()))


def _compute(ground_id: str, state: DisputeState, calendar: Calendar) -> Deadline:
    ground = state.further.find(ground_id)
    assert ground is not None
    return last_day(claim_facts(ground), calendar)


def _ended(ground_id: str, state: DisputeState) -> Ended | None:
    ground = state.further.find(ground_id)
    assert ground is not None
    if ground.claim_sent_on is not None:
        return Ended(ground.claim_sent_on, True, "claim_sent")
    if state.is_closed and state.ended_on is not None:
        return Ended(state.ended_on, False, "dispute_ended")
    return None
