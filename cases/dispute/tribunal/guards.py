"""What the steps of an appeal have in common: who asks, whether the appeal is live, which papers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cases.actor import Actor, Role
from cases.command import CommandRefused
from cases.dispute.pack import policy
from cases.dispute.state import DisputeState
from cases.dispute.tribunal.terms import OrderMade
from cases.dispute.vocabulary import Side
from cases.moment import Moment
from rules import compliance, practice, regime
from rules.compliance import PromiseKind
from rules.deadline import Refused
from rules.policy import Remedy

REMEDY_OF: dict[PromiseKind, tuple[Remedy, ...]] = {
    PromiseKind.ASSESS: (Remedy.ASSESS,),
    PromiseKind.REFUSE_PLAN_AFTER_ASSESSMENT: (Remedy.ASSESS,),
    PromiseKind.PLAN_AFTER_ASSESSMENT: (Remedy.ASSESS,),
    PromiseKind.DRAFT_PLAN: (Remedy.MAKE_PLAN,),
    PromiseKind.MAKE_PLAN: (Remedy.MAKE_PLAN,),
    PromiseKind.AMEND_PLAN: (Remedy.AMEND_PLAN,),
    PromiseKind.NAME_INSTITUTION: (Remedy.NAME_PLACEMENT,),
    PromiseKind.CONTINUE_PLAN: (Remedy.CONTINUE_PLAN,),
    PromiseKind.RECONSIDER: (Remedy.RECONSIDER, Remedy.QUASH_PLACEMENT),
}
"""The power behind what can be ordered (O10); a pack that quashes has the council decide again."""


def side_of(actor: Actor) -> Side:
    """The side for which somebody acts."""
    return Side.FAMILY if actor.role is Role.FAMILY else Side.AUTHORITY


def live(state: DisputeState) -> None:
    """Refuse unless the appeal is registered and neither decided, conceded nor withdrawn."""
    if state.referral.registered_on is None:
        raise CommandRefused("not_registered", "The appeal is not registered yet.")
    if state.tribunal.over_on is not None:
        raise CommandRefused(
            "appeal_over", "The appeal is over, so nothing can be prepared or asked in it any more."
        )


def before_the_tribunal(state: DisputeState) -> None:
    """Refuse unless the tribunal has the papers and has not registered them."""
    if state.referral.status.value not in ("sent", "accepted"):
        raise CommandRefused(
            "nothing_to_rule_on", "There is no referral that waits for a ruling of a judge."
        )


def come(day: date, now: Moment) -> None:
    """Refuse a day that has not come yet."""
    if day > now.on:
        raise CommandRefused(
            "date_in_future", "That day is in the future. Check the day, the month and the year."
        )


def of_the_case(state: DisputeState, document_ids: Iterable[str]) -> None:
    """Refuse papers that are not in the case, or none at all."""
    ids = tuple(document_ids)
    known = {document.document_id for document in state.documents}
    if not ids or not set(ids) <= known:
        raise CommandRefused("not_a_paper", "Choose papers of this case. Add them first.")


def sections(state: DisputeState) -> tuple[str, ...]:
    """The sections of the plan that the appeal is about."""
    assert state.matter is not None
    grounds = state.referral.grounds
    return grounds.sections if grounds is not None else state.matter.sections


def may_be_ordered(
    state: DisputeState, orders: tuple[OrderMade, ...], on: date, *, unopposed: bool = False
) -> None:
    """Refuse what the tribunal has no power to order in this appeal under the pack (O10)."""
    assert state.matter is not None
    open_remedies = regime.remedies(policy(state), state.matter.decision, sections(state))
    periods = compliance.UNOPPOSED if unopposed else compliance.ORDERS
    taken = {order.made.order_id for order in state.tribunal.orders}
    for made in orders:
        powers = REMEDY_OF.get(made.order, ())
        if made.order not in periods or not set(powers) & set(open_remedies):
            verdict = practice.may_order(practice.Order.ANYTHING_ELSE, ())
            assert isinstance(verdict, Refused)
            raise CommandRefused(
                "no_such_power",
                "The tribunal cannot order this in this appeal. Choose what fits the decision "
                "that the appeal is about.",
                verdict.citation.rule,
            )
        if made.content_too and (
            unopposed or made.order not in (PromiseKind.CONTINUE_PLAN, PromiseKind.NAME_INSTITUTION)
        ):
            raise CommandRefused(
                "content_does_not_fit",
                "Only an order that a plan goes on, or that names a school, can change "
                "Section B or F as well.",
                "O7",
            )
        if made.directed_on is not None and (unopposed or made.directed_on < on):
            raise CommandRefused(
                "order_day_wrong",
                "The day that an order names cannot come before the order. Only the tribunal can "
                "name one.",
                "O9",
            )
        if made.order_id in taken:
            raise CommandRefused("order_named_twice", "Each order is recorded once.")
        taken.add(made.order_id)
