"""Promises of a service: who makes which, how they are counted, paused and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from cases.actor import Role
from cases.clock import ClockRule, ClockStatus, Ended, find
from cases.command import CommandRefused
from cases.dispute import clock_ids as k
from cases.dispute.service_promises.commands import (
    AnswerForPromise,
    PauseService,
    PromiseService,
    ResumeService,
)
from cases.dispute.service_promises.events import (
    ServicePaused,
    ServicePromiseAnswered,
    ServicePromised,
    ServicePromiseMissed,
    ServiceResumed,
)
from cases.dispute.service_promises.state import SERVICE, Pause, Promised
from cases.dispute.service_promises.vocabulary import ServicePromise
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell, Watch
from cases.moment import Moment
from cases.notice import Obligation
from rules import service_promise as law
from rules.calendar import Calendar
from rules.deadline import Deadline

MOST_WORKING_DAYS = 30
"""More is no promise: the law's own times are shorter."""

_AT_THE_SERVICE = frozenset({Role.MEDIATOR, Role.ADVISER})

MAKERS = {
    ServicePromise.FIRST_OFFER: _AT_THE_SERVICE,
    ServicePromise.CERTIFICATE: _AT_THE_SERVICE,
    ServicePromise.ANSWER: frozenset({Role.AUTHORITY}),
}
"""Who promises what of itself."""

BESIDE = {
    ServicePromise.FIRST_OFFER: k.ARRANGE,
    ServicePromise.CERTIFICATE: k.CERTIFICATE,
    ServicePromise.ANSWER: k.ANSWER,
}
"""The clock of the law beside which each promise stands; no promise and no pause ever moves it."""


def _called_for_on(state: DisputeState, promise: ServicePromise) -> date | None:
    """The day on which the promised thing was called for, or None while it is not."""
    held = state.mediation
    match promise:
        case ServicePromise.FIRST_OFFER:
            return held.counts_from if held.wanted else None
        case ServicePromise.CERTIFICATE:
            return held.held_on if held.was_held else None
        case ServicePromise.ANSWER:
            return state.complaint.acknowledged_on if state.complaint else None


def _done_on(state: DisputeState, promise: ServicePromise) -> date | None:
    """The day on which the promised thing was done, or None."""
    held = state.mediation
    match promise:
        case ServicePromise.FIRST_OFFER:
            return held.offered_on
        case ServicePromise.CERTIFICATE:
            return held.certificate.issued_on if held.certificate else None
        case ServicePromise.ANSWER:
            return state.complaint.answered_on if state.complaint else None


# Deciding


def _promise(
    state: DisputeState, command: PromiseService, now: Moment
) -> tuple[ServicePromised, ...]:
    _is_maker(command)
    if not 1 <= command.working_days <= MOST_WORKING_DAYS:
        raise CommandRefused(
            "days_out_of_range",
            f"Promise between 1 and {MOST_WORKING_DAYS} working days.",
        )
    if any(one.promise is command.promise for one in state.service_promises):
        raise CommandRefused("already_promised", "This was promised before in this case.")
    if _done_on(state, command.promise) is not None:
        raise CommandRefused("done_before", "This is done already. There is nothing to promise.")
    return (ServicePromised(command.promise, command.working_days, now.on),)


def _is_maker(command: AnswerForPromise | PauseService | PromiseService | ResumeService) -> None:
    if command.meta.actor.role not in MAKERS[command.promise]:
        raise CommandRefused(
            "not_your_promise", "Somebody else makes this promise. You cannot change it for them."
        )


def _made(state: DisputeState, promise: ServicePromise) -> Promised:
    for one in state.service_promises:
        if one.promise is promise:
            return one
    raise CommandRefused("no_such_promise", "Nobody made this promise in this case.")


def _pause(state: DisputeState, command: PauseService, now: Moment) -> tuple[ServicePaused, ...]:
    _is_maker(command)
    made = _made(state, command.promise)
    if made.pause is not None:
        raise CommandRefused("already_paused", "Work on this promise waits already.")
    clock = find(state.clocks, made.clock_id)
    running = clock is not None and clock.status is ClockStatus.RUNNING
    if not running or (clock is not None and clock.deadline.due_on < now.on):
        raise CommandRefused(
            "not_running", "Only a promise that is running can wait. This one is not running."
        )
    if command.document_id and command.document_id not in {d.document_id for d in state.documents}:
        raise CommandRefused("no_such_paper", "Choose a paper of this case as evidence.")
    first, left = _first_day(state, made), made.days_left
    return (
        ServicePaused(
            command.promise,
            command.reason,
            now.on,
            law.working_days_left(first, now.on, left, state.calendar),
            command.narrative_id,
            command.document_id,
        ),
    )


def _first_day(state: DisputeState, made: Promised) -> date:
    """The first day on which work on a promise counts since it began or went on last."""
    if made.pauses and (resumed_on := made.pauses[-1].resumed_on):
        return resumed_on
    return _counts_from(state, made) + timedelta(days=1)


def _counts_from(state: DisputeState, made: Promised) -> date:
    called_for_on = _called_for_on(state, made.promise)
    assert called_for_on is not None
    return max(called_for_on, made.promised_on)


def _resume(state: DisputeState, command: ResumeService, now: Moment) -> tuple[ServiceResumed, ...]:
    _is_maker(command)
    if _made(state, command.promise).pause is None:
        raise CommandRefused("not_paused", "Work on this promise does not wait.")
    return (ServiceResumed(command.promise, now.on),)


def _answer(
    state: DisputeState, command: AnswerForPromise, now: Moment
) -> tuple[ServicePromiseAnswered, ...]:
    _is_maker(command)
    made = _made(state, command.promise)
    if not made.is_unanswered:
        raise CommandRefused(
            "nothing_to_answer_for", "This promise was kept, or you have answered for it already."
        )
    if not command.narrative_id:
        raise CommandRefused("answer_without_words", "Say why it was late and what happens now.")
    return (ServicePromiseAnswered(command.promise, command.narrative_id, now.on),)


def _not_kept(state: DisputeState, clock_id: str, now: Moment) -> tuple[ServicePromiseMissed, ...]:
    """A promise whose day has passed; of a thing that was done meanwhile no clock runs out."""
    missed = (made for made in state.service_promises if made.clock_id == clock_id)
    return tuple(
        ServicePromiseMissed(made.promise, clock.deadline.due_on, now.on)
        for made in missed
        if (clock := find(state.clocks, clock_id)) is not None
    )


# Folding


def _promised(state: DisputeState, event: ServicePromised) -> DisputeState:
    made = Promised(event.promise, event.working_days, event.promised_on)
    return replace(state, service_promises=(*state.service_promises, made))


def _paused(state: DisputeState, event: ServicePaused) -> DisputeState:
    pause = Pause(
        event.reason,
        event.paused_on,
        event.working_days_left,
        event.narrative_id,
        event.document_id,
    )
    return _changed(state, event.promise, lambda made: replace(made, pauses=(*made.pauses, pause)))


def _resumed(state: DisputeState, event: ServiceResumed) -> DisputeState:
    def again(made: Promised) -> Promised:
        *before, last = made.pauses
        return replace(made, pauses=(*before, replace(last, resumed_on=event.resumed_on)))

    return _changed(state, event.promise, again)


def _missed(state: DisputeState, event: ServicePromiseMissed) -> DisputeState:
    return _changed(
        state,
        event.promise,
        lambda made: replace(made, missed_on=event.missed_on, answered_on=None, narrative_id=""),
    )


def _answered(state: DisputeState, event: ServicePromiseAnswered) -> DisputeState:
    return _changed(
        state,
        event.promise,
        lambda made: replace(made, answered_on=event.answered_on, narrative_id=event.narrative_id),
    )


def _changed(
    state: DisputeState, promise: ServicePromise, change: Callable[[Promised], Promised]
) -> DisputeState:
    changed = tuple(
        change(made) if made.promise is promise else made for made in state.service_promises
    )
    return replace(state, service_promises=changed)


# Clocks


def _clocks(state: DisputeState) -> tuple[ClockRule[DisputeState], ...]:
    return tuple(_rule(made.promise, made.clock_id) for made in state.service_promises)


def _rule(promise: ServicePromise, clock_id: str) -> ClockRule[DisputeState]:
    return ClockRule(
        clock_id,
        partial(_basis, promise),
        partial(_due, promise),
        partial(_ended, promise),
        ladder=(1,),
    )


def _basis(promise: ServicePromise, state: DisputeState) -> tuple[object, ...] | None:
    made = _made(state, promise)
    if made.pause is not None or _called_for_on(state, promise) is None:
        return None
    resumed_on = made.pauses[-1].resumed_on if made.pauses else None
    # How often it waited is part of it: after a pause within one day the promise runs again.
    return (_counts_from(state, made), made.days_left, resumed_on, len(made.pauses))


def _due(promise: ServicePromise, state: DisputeState, calendar: Calendar) -> Deadline:
    made = _made(state, promise)
    days = made.days_left
    of_authority = is_of_authority(promise)
    if made.pauses and (resumed_on := made.pauses[-1].resumed_on):
        resumed = law.by_authority_resumed if of_authority else law.by_service_resumed
        return resumed(resumed_on, calendar, days)
    counted = law.by_authority if of_authority else law.by_service
    return counted(_counts_from(state, made), calendar, days)


def _ended(promise: ServicePromise, state: DisputeState) -> Ended | None:
    done_on = _done_on(state, promise)
    if done_on is not None:
        return Ended(done_on, True, "service_promise_kept")
    if state.is_closed and state.ended_on is not None:
        return Ended(state.ended_on, False, "dispute_ended")
    return None


def is_of_authority(promise: ServicePromise) -> bool:
    """Whether the authority makes this promise; the mediation service makes the others."""
    return MAKERS[promise] == {Role.AUTHORITY}


def _owed(state: DisputeState) -> Iterator[Obligation]:
    """Whoever did not keep a promise answers for it, also when the thing was done late."""
    parties = state.parties
    for made in state.service_promises:
        clock = find(state.clocks, made.clock_id)
        runs_again = clock is not None and clock.status is ClockStatus.RUNNING
        if not made.is_unanswered or runs_again:
            continue
        owner, role = parties.mediator_id or parties.service_id, Role.ADVISER
        if is_of_authority(made.promise):
            owner, role = parties.authority_id, Role.AUTHORITY
        task_id = f"answer_for_promise:{made.promise.value}"
        yield Obligation(
            task_id, "answer_for_promise", owner, role.value, ground=made.promise.value
        )


_Event = (
    ServicePromised | ServicePaused | ServiceResumed | ServicePromiseMissed | ServicePromiseAnswered
)


def _notices(state: DisputeState, event: object) -> tuple[Tell, ...]:
    """The family, to whom it was promised; who made a promise hears that it was not kept."""
    if not isinstance(event, _Event):
        return ()
    ground = f"{SERVICE}{event.promise.value}"
    family = Tell(event.kind, "family", ground=ground)
    if not isinstance(event, ServicePromiseMissed):
        return (family,)
    maker = "authority" if is_of_authority(event.promise) else "service"
    return (family, Tell(event.kind, maker, ground=ground))


_ANYBODY = _AT_THE_SERVICE | {Role.AUTHORITY}

SUBJECT = Subject(
    "service promises",
    steps=(
        step(PromiseService, _ANYBODY, _promise, None),
        step(PauseService, _ANYBODY, _pause, None),
        step(ResumeService, _ANYBODY, _resume, None),
        step(AnswerForPromise, _ANYBODY, _answer, None),
    ),
    evolve={
        ServicePromised: _promised,
        ServicePaused: _paused,
        ServiceResumed: _resumed,
        ServicePromiseMissed: _missed,
        ServicePromiseAnswered: _answered,
    },
    clocks=_clocks,
    watches={
        f"{SERVICE}{promise.value}": Watch(
            # That it ran out is told by its consequence: it is no breach of the law.
            ("authority",) if makers == {Role.AUTHORITY} else ("service",),
            (),
        )
        for promise, makers in MAKERS.items()
    },
    obligations=_owed,
    notices=_notices,
    consequences=_not_kept,
)
"""Promises that a service makes of itself."""
