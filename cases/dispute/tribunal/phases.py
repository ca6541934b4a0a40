"""Where an appeal and its orders stand."""

from __future__ import annotations

from enum import StrEnum

from cases.dispute.state import DisputeState
from cases.dispute.step import Track
from cases.dispute.tribunal.vocabulary import Result


class AppealPhase(StrEnum):
    """Where the appeal stands before the tribunal."""

    NONE = "none"
    OPEN = "open"
    LISTED = "listed"
    HEARD = "heard"
    WITHDRAWN = "withdrawn"
    DECIDED = "decided"
    CONCEDED = "conceded"
    CONSENT_ORDER = "consent_order"
    UPPER = "upper"


class OrdersPhase(StrEnum):
    """Where the orders stand."""

    NONE = "none"
    RUNNING = "running"
    BROKEN = "broken"
    KEPT = "kept"


_RESULTS = {
    Result.DECIDED: AppealPhase.DECIDED,
    Result.CONCEDED: AppealPhase.CONCEDED,
    Result.CONSENT_ORDER: AppealPhase.CONSENT_ORDER,
}


def _appeal(state: DisputeState) -> StrEnum:
    appeal = state.tribunal
    if state.referral.registered_on is None:
        return AppealPhase.NONE
    if appeal.upper_is_pending:
        return AppealPhase.UPPER
    if appeal.result is not None:
        return _RESULTS[appeal.result]
    if appeal.withdrawn_on is not None:
        return AppealPhase.WITHDRAWN
    if appeal.heard_on is not None:
        return AppealPhase.HEARD
    return AppealPhase.OPEN if appeal.hearing_on is None else AppealPhase.LISTED


def _orders(state: DisputeState) -> StrEnum:
    orders = [order for order in state.tribunal.orders if order.void_on is None]
    if not orders:
        return OrdersPhase.NONE
    if all(order.kept_on for order in orders):
        return OrdersPhase.KEPT
    broken = any(order.breached_on for order in orders if order.is_open)
    return OrdersPhase.BROKEN if broken else OrdersPhase.RUNNING


APPEAL = Track("tribunal", "Before the tribunal", AppealPhase, _appeal)
ORDERS = Track("orders", "The orders", OrdersPhase, _orders)
