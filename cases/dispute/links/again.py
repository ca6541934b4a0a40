"""Where a dispute that had ended goes on, and what of its end falls away."""

from __future__ import annotations

from dataclasses import replace

from cases.clock import Clock, ClockStatus
from cases.dispute.links.events import DisputeReopened
from cases.dispute.stages.state import LocalResolution
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import Ending, SessionOutcome, Stage

_BY_THE_END = "dispute_ended"
"""The reason with which the end of a case stops its clocks."""


def stage_again(state: DisputeState) -> Stage:
    """The stage in which the dispute goes on: the one its facts speak of."""
    agreement, referral, held = state.agreement, state.referral, state.mediation
    if referral.registered_on is not None:
        return Stage.TRIBUNAL
    over = held.outcome in (SessionOutcome.PARTIAL, SessionOutcome.NONE)
    gone_to_tribunal = referral.grounds is not None or referral.attempts > 0
    full = held.outcome is SessionOutcome.AGREEMENT
    if full and agreement is not None and agreement.is_accepted and not gone_to_tribunal:
        # What was promised and kept binds nobody any more: the way to the tribunal is open.
        kept = all(promise.kept_on for promise in agreement.promises)
        return Stage.REFERRAL if kept else Stage.COMPLIANCE
    missed = held.outcome is SessionOutcome.NOT_HELD_FAMILY
    if gone_to_tribunal or (held.certificate is not None and (over or not full)) or missed:
        return Stage.REFERRAL
    refused = state.complaint is not None and state.complaint.satisfied is False
    return Stage.MEDIATION if held.contacted_on or refused else Stage.COMPLAINT


def is_open_again(state: DisputeState, event: DisputeReopened) -> DisputeState:
    """The state in which the case goes on.

    Clocks that the end had stopped lose their basis, so that they are decided anew from the facts.
    """
    complaint = state.complaint
    if state.ending is Ending.SETTLED_BY_ANSWER and complaint is not None:
        complaint = replace(complaint, satisfied=None, responded_on=None)
    settled = state.resolution.agreed_on is not None
    return replace(
        state,
        stage=event.stage,
        ending=None,
        ended_on=None,
        complaint=complaint,
        resolution=LocalResolution() if settled else state.resolution,
        clocks=tuple(_anew(clock) for clock in state.clocks),
        links=replace(
            state.links,
            merged_into="",
            reopened_on=event.reopened_on,
            times_reopened=state.links.times_reopened + 1,
        ),
    )


def _anew(clock: Clock) -> Clock:
    if clock.reason != _BY_THE_END:
        return clock
    ended_on = clock.ended_on
    was_missed = ended_on is not None and ended_on > clock.deadline.due_on and not clock.awaits
    # A breach that was told before the end stands, and nobody is told of it twice.
    status = ClockStatus.MISSED if was_missed else clock.status
    return replace(clock, basis="", status=status)
