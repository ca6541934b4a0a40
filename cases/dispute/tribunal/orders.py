"""Every order is a clock with an owner and evidence; a breach can be taken further (O11)."""

from __future__ import annotations

from cases.command import CommandRefused
from cases.dispute import events as de
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.ending import over
from cases.dispute.tribunal.guards import come, of_the_case
from cases.dispute.tribunal.state import Order
from cases.moment import Moment

Events = tuple[de.DisputeEvent, ...]


def _order(state: DisputeState, order_id: str) -> Order:
    for order in state.tribunal.orders:
        if order.made.order_id == order_id and order.void_on is None:
            return order
    raise CommandRefused("no_such_order", "There is no such order in this case.")


def keep(state: DisputeState, command: c.RecordOrderKept, now: Moment) -> Events:
    """An order was kept, in time or late; the last one may end the dispute."""
    order = _order(state, command.order_id)
    come(command.kept_on, now)
    if order.kept_on is not None:
        raise CommandRefused("order_kept_before", "This order was recorded as kept before.")
    if command.kept_on < order.made_on:
        raise CommandRefused("kept_before_ordered", "It cannot have been kept before it was made.")
    if command.document_id:
        of_the_case(state, (command.document_id,))
    kept = e.OrderKept(command.order_id, command.kept_on, command.document_id)
    return (kept, *over(state, now, order_id=command.order_id))


def escalate(state: DisputeState, command: c.EscalateOrderBreach, now: Moment) -> Events:
    """The family takes a breach further; several ways may be taken, each once."""
    order = _order(state, command.order_id)
    if order.breached_on is None or not order.is_open:
        raise CommandRefused(
            "order_not_broken", "The last day of this order has not passed, or it was kept.", "O11"
        )
    if command.route.value in order.escalated:
        raise CommandRefused("escalated_before", "You have taken this way before. Choose another.")
    return (e.OrderBreachEscalated(command.order_id, command.route, command.narrative_id, now.on),)
