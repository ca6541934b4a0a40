"""The hearing: listed, put off, held."""

from __future__ import annotations

from cases.clock import find
from cases.command import CommandRefused
from cases.dispute import events as de
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.guards import come, live, sections
from cases.moment import Moment
from rules.deadline import Refused
from rules.practice import HearingMode, may_be_listed

Events = tuple[de.DisputeEvent, ...]

_DIRECTED = (
    k.EVIDENCE,
    k.ATTENDANCE_FORM,
    k.CASE_REVIEW,
    k.WORKING_DOCUMENT,
    k.HEARING_BUNDLE,
)


def list_it(state: DisputeState, command: c.ListHearing, now: Moment) -> Events:
    """A day for the hearing; listing again moves it."""
    live(state)
    if state.tribunal.heard_on is not None:
        raise CommandRefused("already_heard", "The hearing has taken place.")
    if command.hearing_on < now.on:
        raise CommandRefused("hearing_past", "The hearing needs a day that still lies ahead.")
    assert state.referral.registered_on is not None
    open_ = [clock for each in _DIRECTED if (clock := find(state.clocks, each)) and clock.is_open]
    verdict = may_be_listed(
        state.referral.registered_on, sections(state), command.at_phase_transfer, not open_
    )
    if isinstance(verdict, Refused):
        raise CommandRefused("not_ready_for_hearing", verdict.reason, verdict.citation.rule)
    return (e.HearingListed(command.hearing_on, command.mode),)


def record(state: DisputeState, command: c.RecordHearing, now: Moment) -> Events:
    """The hearing as it was; an appeal decided on paper is recorded in the same way."""
    live(state)
    come(command.held_on, now)
    if state.tribunal.heard_on is not None:
        raise CommandRefused("already_heard", "The hearing has taken place.")
    if state.tribunal.hearing_on is None:
        raise CommandRefused("not_listed", "Set the day and the mode of the hearing first.", "T15")
    in_person = state.tribunal.mode is not HearingMode.ON_PAPER
    if in_person and not command.adjourned and command.held_on < state.tribunal.hearing_on:
        raise CommandRefused("held_before_listed", "The hearing is on a later day. Check the day.")
    return (e.HearingRecorded(command.held_on, command.adjourned),)
