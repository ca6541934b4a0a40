"""How an appeal ends without a decision, and when a dispute before the tribunal is over.

A withdrawn appeal can be brought back for 28 days (T9). The dispute stays open until then.
"""

from __future__ import annotations

from cases.clock import ClockStatus
from cases.command import CommandRefused
from cases.dispute import events as de
from cases.dispute.grounds.events import RoutesTold
from cases.dispute.routes import standing_routes
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.guards import come, live, may_be_ordered, side_of
from cases.dispute.tribunal.vocabulary import Result
from cases.dispute.vocabulary import Ending
from cases.moment import Moment
from rules import practice
from rules.route import RouteKind, Standing

Events = tuple[de.DisputeEvent, ...]


def ask_to_withdraw(state: DisputeState, command: c.AskToWithdraw, now: Moment) -> Events:
    """The family wants to stop; the tribunal has to consent."""
    live(state)
    if state.tribunal.withdrawal_asked_on is not None:
        raise CommandRefused("withdrawal_asked", "You have asked for this. The tribunal answers.")
    return (e.WithdrawalAsked(command.narrative_id, now.on),)


def consent_to_withdrawal(
    state: DisputeState, command: c.ConsentToWithdrawal, now: Moment
) -> Events:
    """The tribunal's answer to a withdrawal."""
    live(state)
    if state.tribunal.withdrawal_asked_on is None:
        raise CommandRefused("no_withdrawal_asked", "The family has not asked to withdraw.", "T9")
    return (e.WithdrawalRuled(command.consents, now.on),)


def ask_to_reinstate(state: DisputeState, command: c.AskToReinstate, now: Moment) -> Events:
    """The family wants its appeal back."""
    if state.tribunal.withdrawn_on is None:
        raise CommandRefused("not_withdrawn", "The appeal is not withdrawn.", "T9")
    if state.tribunal.reinstatement_asked_on is not None:
        raise CommandRefused("reinstatement_asked", "You have asked for this. A judge answers.")
    return (e.ReinstatementAsked(command.narrative_id, now.on),)


def rule_on_reinstatement(
    state: DisputeState, command: c.RuleOnReinstatement, now: Moment
) -> Events:
    """The appeal comes back, or the dispute ends."""
    if state.tribunal.reinstatement_asked_on is None:
        raise CommandRefused("no_reinstatement_asked", "Nobody has asked to bring the appeal back.")
    ruled = e.ReinstatementRuled(command.granted, now.on)
    if command.granted:
        return (ruled,)
    return (ruled, de.DisputeEnded(Ending.WITHDRAWN_WITH_CONSENT, now.on))


def concede(state: DisputeState, command: c.Concede, now: Moment) -> Events:
    """The authority gives way before its response: the periods of the U rules run (T7)."""
    live(state)
    how = practice.ending(now.on, state.tribunal.responded_on)
    if how is practice.Ending.CONSENT_ORDER or state.tribunal.responded_on is not None:
        raise CommandRefused(
            "responded_before",
            "You have answered the appeal. Agree a consent order with the family instead.",
            "T8",
        )
    if not command.orders:
        raise CommandRefused("nothing_conceded", "Say what you will do now.", "T7")
    may_be_ordered(state, command.orders, now.on, unopposed=True)
    return (e.AppealConceded(command.orders, now.on),)


def agree(state: DisputeState, command: c.AgreeConsentOrder, now: Moment) -> Events:
    """A side writes down the order it would agree to, or agrees to what the other wrote."""
    live(state)
    side, terms = side_of(command.meta.actor), state.tribunal.consent
    orders = command.orders or (terms.orders if terms is not None else ())
    if not orders:
        raise CommandRefused("no_consent_terms", "Write down first what should be ordered.", "T8")
    if terms is not None and terms.orders == orders and side in terms.agreed_by:
        raise CommandRefused("agreed_before", "You have agreed to this before.")
    may_be_ordered(state, orders, now.on)
    return (e.ConsentOrderAgreed(side, orders),)


def make(state: DisputeState, command: c.MakeConsentOrder, now: Moment) -> Events:
    """The tribunal makes the order that both sides agreed."""
    live(state)
    come(command.made_on, now)
    terms = state.tribunal.consent
    if terms is None or len(terms.agreed_by) < 2:
        raise CommandRefused(
            "not_both_agreed", "Both sides have to agree to the order first.", "T8"
        )
    return (e.ConsentOrderMade(terms.orders, command.made_on),)


# When everything is done


def over(
    state: DisputeState,
    now: Moment,
    *,
    order_id: str = "",
    promise_id: str = "",
    recommendation_id: str = "",
) -> Events:
    """The end of the dispute when nothing is left to do; the ids name what is being done now."""
    appeal = state.tribunal
    if appeal.challenge is not None or appeal.upper_is_pending:
        return ()
    running = {c.clock_id for c in state.clocks if c.status is ClockStatus.RUNNING}
    if running & {k.CHALLENGE, k.UPPER_TRIBUNAL}:
        return ()
    if appeal.not_admitted_on is not None:
        return (_routes_left(state, now), de.DisputeEnded(Ending.LATE_APPEAL_REFUSED, now.on))
    if appeal.result is None:
        return ()
    if any(order.made.order_id != order_id for order in appeal.open_orders):
        return ()
    promises = state.agreement.promises if state.agreement is not None else ()
    accepted = state.agreement is not None and state.agreement.is_accepted
    if accepted and any(p.kept_on is None and p.made.promise_id != promise_id for p in promises):
        return ()
    waiting = (given.made.recommendation_id for given in appeal.open_recommendations)
    if any(found != recommendation_id for found in waiting):
        return ()
    return (de.DisputeEnded(_ending(state), now.on),)


def _routes_left(state: DisputeState, now: Moment) -> RoutesTold:
    """The routes that are open without an appeal, so that the family finds them with their dates."""
    left = (
        route.kind
        for route in standing_routes(state)
        if route.standing is not Standing.NOT_OPEN
        and route.kind not in (RouteKind.TRIBUNAL, RouteKind.MEDIATION)
    )
    return RoutesTold(tuple(kind.value for kind in left), now.on)


def _ending(state: DisputeState) -> Ending:
    appeal = state.tribunal
    if appeal.result is Result.CONCEDED:
        return Ending.CONCEDED_AND_KEPT
    if appeal.result is Result.CONSENT_ORDER:
        return Ending.CONSENT_ORDER_KEPT
    live_orders = [order for order in appeal.orders if order.void_on is None]
    live_words = [given for given in appeal.recommendations if given.void_on is None]
    return Ending.DECIDED_AND_KEPT if live_orders or live_words else Ending.DISMISSED
