"""The mediation agreement of a dispute: in writing, accepted by both sides, kept or breached."""

from __future__ import annotations

from typing import assert_never

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute import events as e
from cases.dispute.state import Agreement, DisputeState
from cases.dispute.step import Step, step
from cases.dispute.tracks import AGREEMENT
from cases.dispute.tribunal.ending import over
from cases.dispute.vocabulary import Ending, SessionOutcome, Side, Stage
from cases.moment import Moment


def decide_agreement(
    state: DisputeState,
    command: c.RecordAgreement | c.AcceptAgreement | c.RecordPromiseKept,
    now: Moment,
) -> tuple[e.DisputeEvent, ...]:
    """What a command about the agreement brings; raises `CommandRefused`."""
    match command:
        case c.RecordAgreement():
            return _record(state, command, now)
        case c.AcceptAgreement():
            return _accept(_existing(state), command, now)
        case c.RecordPromiseKept():
            return _kept(state, _existing(state), command, now)
        case _:
            assert_never(command)


def _existing(state: DisputeState) -> Agreement:
    if state.agreement is None:
        raise CommandRefused("no_agreement", "No agreement has been recorded in this case.")
    return state.agreement


def _record(
    state: DisputeState, command: c.RecordAgreement, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    if state.mediation.outcome not in (SessionOutcome.AGREEMENT, SessionOutcome.PARTIAL):
        raise CommandRefused(
            "no_agreement_reached",
            "Record first that the session ended with an agreement.",
            "M14",
        )
    if state.agreement is not None:
        raise CommandRefused("agreement_exists", "The agreement has been recorded already.")
    if not command.promises:
        raise CommandRefused("no_promises", "An agreement needs at least one promise.", "M14")
    if len({promise.promise_id for promise in command.promises}) != len(command.promises):
        raise CommandRefused("promise_twice", "The same promise was sent twice.")
    if command.agreed_on > now.on:
        raise CommandRefused("date_in_future", "The date of the agreement is in the future.")
    assert state.mediation.held_on is not None
    if command.agreed_on < state.mediation.held_on:
        raise CommandRefused(
            "before_session", "The date of the agreement is before the mediation session."
        )
    for promise in command.promises:
        if promise.agreed_due_on is None and not state.is_for_mediation:
            raise CommandRefused(
                "promise_needs_a_day",
                "The law sets no times for what is agreed outside mediation. Say for every promise "
                "by which day it will be kept.",
                "A24",
            )
        if promise.agreed_due_on and promise.agreed_due_on < command.agreed_on:
            raise CommandRefused(
                "due_before_agreed", "A promise is due before the agreement was made.", "M18"
            )
    return (e.AgreementRecorded(command.agreed_on, command.promises),)


def _accept(
    agreement: Agreement, command: c.AcceptAgreement, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    side = Side.FAMILY if command.meta.actor.role is Role.FAMILY else Side.AUTHORITY
    if side in agreement.accepted_by:
        raise CommandRefused("already_accepted", "You accepted the agreement before.")
    return (e.AgreementAccepted(side, now.on),)


def _kept(
    state: DisputeState, agreement: Agreement, command: c.RecordPromiseKept, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    if not agreement.is_accepted:
        raise CommandRefused(
            "not_accepted_yet", "Both sides must accept the agreement before promises can be kept."
        )
    promise = next((p for p in agreement.promises if p.made.promise_id == command.promise_id), None)
    if promise is None:
        raise CommandRefused("unknown_promise", "There is no such promise in this agreement.")
    if promise.kept_on:
        raise CommandRefused("already_kept", "This promise is recorded as kept already.")
    if command.kept_on > now.on:
        raise CommandRefused("date_in_future", "The day the promise was kept is in the future.")
    if command.kept_on < agreement.agreed_on:
        raise CommandRefused(
            "kept_before_agreed", "The promise cannot have been kept before it was made."
        )
    kept = e.PromiseKept(command.promise_id, command.kept_on, command.document_id)
    others = [p for p in agreement.promises if p is not promise]
    if state.stage is Stage.COMPLIANCE and all(p.kept_on for p in others):
        if state.tribunal.result is not None:
            # The appeal went on beside the agreement: both have to be done.
            return (kept, *over(state, now, promise_id=command.promise_id))
        return (kept, e.DisputeEnded(Ending.AGREEMENT_KEPT, now.on))
    return (kept,)


STEPS: tuple[Step, ...] = (
    step(c.RecordAgreement, {Role.MEDIATOR}, decide_agreement, AGREEMENT, "none > written"),
    step(
        c.AcceptAgreement,
        {Role.FAMILY, Role.AUTHORITY},
        decide_agreement,
        AGREEMENT,
        "written > half_accepted",
        "half_accepted > in_force",
        "journey: mediation/referral > compliance",
    ),
    step(
        c.RecordPromiseKept,
        {Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR},
        decide_agreement,
        AGREEMENT,
        "in_force > in_force",
        "in_force > kept",
        "broken > broken",
        "broken > in_force",
        "broken > kept",
        "journey: compliance > closed",
    ),
)
"""The rows of the table that `decide` executes."""
