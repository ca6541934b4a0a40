"""The data of a complaint about promises or orders that are not kept."""

from __future__ import annotations

from collections.abc import Iterable

from cases.clock import Clock, ClockStatus, find
from cases.dispute import clocks as d
from cases.dispute.state import DisputeState, Promise
from cases.dispute.tribunal.clock_ids import ORDER, ORDER_REVIEW
from cases.dispute.tribunal.state import Order
from cases.dispute.tribunal.vocabulary import OrderSource
from cases.dispute.vocabulary import Side
from documents.case_dates import dated_rules, row
from documents.case_facts import Facts, FactsMissing, authority, family
from documents.case_people import party
from documents.case_wording import PROMISES
from documents.mediation_papers import promise_deadline, promise_row
from rules.deadline import Deadline


def breach_complaint(state: DisputeState, facts: Facts) -> dict[str, object]:
    """The family's complaint to the authority (M15, O11); `letter_data.BreachComplaint`."""
    agreement, broken = state.agreement, _broken(state)
    orders = state.tribunal.broken_orders
    if not broken and not orders:
        raise FactsMissing("every promise and order is kept or not due")
    parties = state.parties
    writer = party(facts.people, parties.family_id, "Parent or young person")
    review = _review(state.clocks)
    return {
        "sender": writer,
        "recipient": party(facts.people, parties.authority_id, "The authority"),
        "contact": writer,
        "to_young_person": False,
        "applicant": family(state, facts),
        "authority": authority(state, facts),
        "agreed_on": agreement.agreed_on if agreement is not None and broken else None,
        "promises": [
            {
                **promise_row(state, agreement, promise, facts),
                "is_late": promise.breached_on is not None,
            }
            for promise in broken
            if agreement is not None
        ],
        "orders": [_order_row(state, order, facts) for order in orders],
        "judicial_review_by": review.deadline.due_on if review is not None else None,
        "dates": [
            *(
                row(f"Promise {number}", promise_deadline(state, agreement, promise))
                for number, promise in enumerate(broken, start=1)
                if agreement is not None
            ),
            *(
                row(f"Order {number}", _order_deadline(state, order))
                for number, order in enumerate(orders, start=1)
            ),
            *(dated_rules(state.clocks, review.clock_id) if review is not None else ()),
        ],
    }


def _broken(state: DisputeState) -> list[Promise]:
    """Promises of the authority that are late, or that a side says are not being kept."""
    noted = {found.promise_id for found in state.register.noted}
    promises = state.agreement.promises if state.agreement else ()
    return [
        promise
        for promise in promises
        if promise.made.owner is Side.AUTHORITY
        and promise.kept_on is None
        and (promise.breached_on or promise.made.promise_id in noted)
    ]


def _order_row(state: DisputeState, order: Order, facts: Facts) -> dict[str, object]:
    deadline = _order_deadline(state, order)
    return {
        "promise": f"{PROMISES[order.made.order].capitalize()}.",
        "owner": authority(state, facts),
        "due_on": deadline.due_on,
        "rule": deadline.rule,
        "provision": deadline.citation.provision,
        "is_late": True,
        "made_on": order.made_on,
        "is_order": order.source is OrderSource.ORDER,
    }


def _order_deadline(state: DisputeState, order: Order) -> Deadline:
    clock = find(state.clocks, f"{ORDER}{order.made.order_id}")
    if clock is None:
        raise FactsMissing("the order has no last day yet")
    return clock.deadline


def _review(clocks: Iterable[Clock]) -> Clock | None:
    """The clock for judicial review that runs; the earlier one when promises and orders are broken."""
    kept = tuple(clocks)
    found = [find(kept, clock_id) for clock_id in (d.JUDICIAL_REVIEW, ORDER_REVIEW)]
    runs = [c for c in found if c is not None and c.status is ClockStatus.RUNNING]
    return min(runs, key=lambda clock: clock.deadline.due_on, default=None)
