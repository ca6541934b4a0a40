"""The Upper Tribunal: taken there, pending, and what its decision brings (T21)."""

from __future__ import annotations

from dataclasses import replace

from cases.clock import ClockStatus, find
from cases.command import CommandRefused
from cases.dispute import events as de
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.ending import over
from cases.dispute.tribunal.guards import come, may_be_ordered, side_of
from cases.dispute.tribunal.vocabulary import UpperOutcome
from cases.dispute.vocabulary import Side
from cases.moment import Moment

Events = tuple[de.DisputeEvent, ...]


def lodge(state: DisputeState, command: c.LodgeUpperAppeal, now: Moment) -> Events:
    """In the month after the ruling; against the refusal of a late appeal the family alone."""
    side = side_of(command.meta.actor)
    if state.tribunal.not_admitted_on is not None and side is not Side.FAMILY:
        raise CommandRefused(
            "not_against_you", "This ruling is for you, so only the family can go on."
        )
    clock = find(state.clocks, k.UPPER_TRIBUNAL)
    if clock is None or clock.status is not ClockStatus.RUNNING:
        raise CommandRefused(
            "no_way_up",
            "There is no ruling now that can be taken to the Upper Tribunal, or the time for it has "
            "passed. Ask the Upper Tribunal for more time, and say why.",
            "T21",
        )
    return (e.UpperAppealLodged(side, command.narrative_id, now.on),)


def outcome(state: DisputeState, command: c.RecordUpperOutcome, now: Moment) -> Events:
    """The decision stands, is replaced, or the case comes back to be heard again."""
    come(command.decided_on, now)
    pending = state.tribunal.upper
    if pending is None or not state.tribunal.upper_is_pending:
        raise CommandRefused("not_at_upper", "The Upper Tribunal does not have this case.", "T21")
    if command.decided_on < pending.lodged_on:
        raise CommandRefused(
            "decided_too_soon", "The Upper Tribunal cannot have decided before it was asked."
        )
    upheld = command.outcome is UpperOutcome.UPHELD
    late = state.tribunal.not_admitted_on is not None
    if command.orders and (late or not upheld):
        raise CommandRefused(
            "no_orders_here", "Orders come only with an appeal that the Upper Tribunal upheld."
        )
    may_be_ordered(state, command.orders, command.decided_on)
    decided = e.UpperAppealDecided(command.outcome, command.decided_on, command.orders)
    goes_on = command.outcome is UpperOutcome.REMITTED or command.orders or (late and upheld)
    if goes_on:
        return (decided,)
    left = replace(state.tribunal, upper=None)
    if upheld:
        left = replace(left, orders=(), recommendations=())
    return (decided, *over(replace(state, tribunal=left), now))
