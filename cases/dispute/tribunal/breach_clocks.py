"""What a family can do about an order not kept, or a recommendation not answered, and until when
(O11, X7, C7, C8, C12, C13)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cases.clock import ClockRule, Ended
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal.state import Recommendation
from cases.dispute.tribunal.vocabulary import AnswerRoute, EscalationRoute
from rules import ombudsman, recommendation
from rules.calendar import Calendar
from rules.deadline import Deadline

Basis = tuple[object, ...] | None
Rules = tuple[ClockRule[DisputeState], ...]


def _closed(state: DisputeState) -> Ended | None:
    return Ended(state.ended_on, False, "dispute_ended") if state.ended_on is not None else None


def _broken_on(state: DisputeState) -> date | None:
    days = [order.breached_on for order in state.tribunal.broken_orders if order.breached_on]
    return min(days, default=None)


def _complained_on(state: DisputeState) -> date | None:
    days = [order.complained_on for order in state.tribunal.broken_orders if order.complained_on]
    return min(days, default=None)


def _order_way(route: EscalationRoute) -> Callable[[DisputeState], Ended | None]:
    def ended(state: DisputeState) -> Ended | None:
        broken = state.tribunal.broken_orders
        days = [order.escalated_on for order in broken if order.escalated_on is not None]
        if days and all(route.value in order.escalated for order in broken):
            return Ended(max(days), True, "way_taken")
        return _closed(state)

    return ended


def _one(on: date | None) -> Basis:
    return None if on is None else (on,)


def _known(on: date | None) -> date:
    assert on is not None
    return on


AFTER_A_BREACH: Rules = (
    ClockRule(
        k.ORDER_REVIEW,
        lambda state: _one(_broken_on(state)),
        lambda state, calendar: ombudsman.judicial_review(_known(_broken_on(state)), calendar),
        _order_way(EscalationRoute.JUDICIAL_REVIEW),
        ladder=(60, 14),
        awaits=True,
    ),
    ClockRule(
        k.ORDER_OMBUDSMAN,
        lambda state: _one(_broken_on(state)),
        lambda state, calendar: ombudsman.ombudsman(_known(_broken_on(state)), calendar),
        _order_way(EscalationRoute.OMBUDSMAN),
        ladder=(60, 14),
        awaits=True,
    ),
    ClockRule(
        k.ORDER_COMPLAINT,
        lambda state: _one(_complained_on(state)),
        lambda state, calendar: ombudsman.ombudsman_not_before(
            _known(_complained_on(state)), calendar
        ),
        _order_way(EscalationRoute.OMBUDSMAN),
        ladder=(7, 1),
        awaits=True,
    ),
)
"""The days that begin when an order is not kept, for all its broken orders together."""


def unanswered_rules(given: Recommendation) -> Rules:
    """The days for a judge and for the ombudsman of a recommendation that got no answer."""
    said = given.made
    of_health = said.subject is recommendation.Subject.HEALTH
    too_late = ombudsman.health_ombudsman if of_health else ombudsman.ombudsman

    def basis(state: DisputeState) -> Basis:
        return _one(given.unanswered_on if given.is_open else None)

    def rule(
        clock_id: str, route: AnswerRoute, compute: Callable[[date, Calendar], Deadline]
    ) -> ClockRule[DisputeState]:
        def ended(state: DisputeState) -> Ended | None:
            if route.value in given.escalated and given.escalated_on is not None:
                return Ended(given.escalated_on, True, "way_taken")
            return _closed(state)

        return ClockRule(
            f"{clock_id}{said.recommendation_id}",
            basis,
            lambda state, calendar: compute(_known(given.unanswered_on), calendar),
            ended,
            ladder=(60, 14),
            awaits=True,
        )

    return (
        rule(k.ANSWER_REVIEW, AnswerRoute.JUDICIAL_REVIEW, ombudsman.judicial_review),
        rule(k.ANSWER_OMBUDSMAN, AnswerRoute.OMBUDSMAN, too_late),
    )
