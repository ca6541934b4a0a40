"""The register of an agreement: promises said to be broken, changed in writing, taken further."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from cases.actor import Role
from cases.clock import ClockRule, Ended, find
from cases.command import CommandRefused
from cases.dispute.clock_ids import APPEAL, JUDICIAL_REVIEW
from cases.dispute.register import commands as c
from cases.dispute.register import events as e
from cases.dispute.register.state import Amendment, Escalation, NotedBreach, Proposal
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.state import DisputeState, Promise
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell, Watch
from cases.dispute.tracks import AGREEMENT
from cases.dispute.vocabulary import Side, Stage
from cases.moment import Moment
from cases.notice import Obligation
from rules.calendar import Calendar
from rules.deadline import Deadline
from rules.ombudsman import judicial_review

_SIDES = {Role.FAMILY: Side.FAMILY, Role.AUTHORITY: Side.AUTHORITY}


def _open(state: DisputeState, promise_id: str) -> Promise:
    agreement = state.agreement
    if agreement is None or not agreement.is_accepted:
        raise CommandRefused(
            "not_in_force", "Both sides must accept the agreement first. Look at it again."
        )
    promise = next((p for p in agreement.promises if p.made.promise_id == promise_id), None)
    if promise is None:
        raise CommandRefused("unknown_promise", "There is no such promise in this agreement.")
    if promise.kept_on:
        raise CommandRefused(
            "already_kept",
            "This promise is recorded as kept. If that is wrong, tell the mediator.",
        )
    return promise


def note(state: DisputeState, command: c.NoteBreach, now: Moment) -> tuple[e.RegisterEvent, ...]:
    """A promise said not to be kept; no last day moves because of it."""
    _open(state, command.promise_id)
    side = _SIDES[command.meta.actor.role]
    if any((n.promise_id, n.side) == (command.promise_id, side) for n in state.register.noted):
        raise CommandRefused("already_noted", "You said before that this promise is not kept.")
    return (e.BreachNoted(command.promise_id, side, command.narrative_id, now.on),)


def escalate(
    state: DisputeState, command: c.EscalateBreach, now: Moment
) -> tuple[e.RegisterEvent, ...]:
    """The family's way further; back to the tribunal only while there is time to appeal (T1)."""
    promise = _open(state, command.promise_id)
    noted = any(n.promise_id == command.promise_id for n in state.register.noted)
    if promise.made.owner is not Side.AUTHORITY:
        raise CommandRefused("own_promise", "This promise is yours. You can still keep it.", "M15")
    if not (promise.breached_on or noted):
        raise CommandRefused(
            "not_broken",
            "The last day of this promise has not passed. If it is not being kept, say so first.",
            "M15",
        )
    taken = {(x.promise_id, x.path) for x in state.register.escalations}
    if (command.promise_id, command.path) in taken:
        raise CommandRefused("already_escalated", "You chose this way before.")
    if command.path is BreachPath.TRIBUNAL:
        _may_appeal(state, now)
    return (e.BreachEscalated(command.promise_id, command.path, now.on),)


def _may_appeal(state: DisputeState, now: Moment) -> None:
    if state.stage is not Stage.COMPLIANCE:
        raise CommandRefused(
            "on_its_way", "Your case is on its way to the tribunal already. Go on there."
        )
    clock = find(state.clocks, APPEAL)
    if clock is not None and clock.deadline.due_on < now.on:
        raise CommandRefused(
            "appeal_time_over",
            "The time to appeal against the decision has passed. You can complain, ask a "
            "solicitor about judicial review, or give reasons for a late appeal.",
            "T1",
        )


def amend(state: DisputeState, command: c.AmendPromise, now: Moment) -> tuple[e.RegisterEvent, ...]:
    """Another last day: proposed by the first side, agreed when the second names the same (M18)."""
    promise = _open(state, command.promise_id)
    side = _SIDES[command.meta.actor.role]
    if command.agreed_due_on < now.on:
        raise CommandRefused("day_past", "The new last day has passed. Name a later one.", "M18")
    if command.agreed_due_on == promise.made.agreed_due_on:
        raise CommandRefused("same_day", "That is the last day already.", "M18")
    asked = next((p for p in state.register.proposals if p.promise_id == command.promise_id), None)
    if asked is not None and asked.agreed_due_on == command.agreed_due_on:
        if asked.side is side:
            raise CommandRefused(
                "already_proposed", "You proposed this day. The other side must agree to it.", "M18"
            )
        written = tuple(found for found in (asked.narrative_id, command.narrative_id) if found)
        return (e.PromiseAmended(command.promise_id, command.agreed_due_on, now.on, written),)
    return (
        e.AmendmentProposed(
            command.promise_id, side, command.agreed_due_on, now.on, command.narrative_id
        ),
    )


# What becomes true


def _noted(state: DisputeState, event: e.BreachNoted) -> DisputeState:
    found = NotedBreach(event.promise_id, event.side, event.narrative_id, event.noted_on)
    noted = (*state.register.noted, found)
    return replace(state, register=replace(state.register, noted=noted))


def _escalated(state: DisputeState, event: e.BreachEscalated) -> DisputeState:
    found = Escalation(event.promise_id, event.path, event.escalated_on)
    taken = (*state.register.escalations, found)
    state = replace(state, register=replace(state.register, escalations=taken))
    if event.path is BreachPath.TRIBUNAL and state.stage is Stage.COMPLIANCE:
        return replace(state, stage=Stage.REFERRAL)
    return state


def _without(proposals: Iterable[Proposal], promise_id: str) -> tuple[Proposal, ...]:
    return tuple(p for p in proposals if p.promise_id != promise_id)


def _proposed(state: DisputeState, event: e.AmendmentProposed) -> DisputeState:
    found = Proposal(event.promise_id, event.side, event.agreed_due_on, event.narrative_id)
    proposals = (*_without(state.register.proposals, event.promise_id), found)
    return replace(state, register=replace(state.register, proposals=proposals))


def _amended(state: DisputeState, event: e.PromiseAmended) -> DisputeState:
    assert state.agreement is not None
    written = Amendment(
        event.promise_id, event.agreed_due_on, event.amended_on, event.narrative_ids
    )
    promises = tuple(
        replace(
            promise,
            made=replace(promise.made, agreed_due_on=event.agreed_due_on),
            breached_on=None,
        )
        if promise.made.promise_id == event.promise_id
        else promise
        for promise in state.agreement.promises
    )
    return replace(
        state,
        agreement=replace(state.agreement, promises=promises),
        register=replace(
            state.register,
            proposals=_without(state.register.proposals, event.promise_id),
            amendments=(*state.register.amendments, written),
        ),
    )


# Judicial review must be asked for promptly and within 3 months of the first broken promise


def _first_breach(state: DisputeState) -> date | None:
    """The last day of the first promise of the authority that is broken and still not kept."""
    promises = state.agreement.promises if state.agreement else ()
    broken = [
        p.breached_on
        for p in promises
        if p.breached_on and not p.kept_on and p.made.owner is Side.AUTHORITY
    ]
    return min(broken, default=None)


def _review_basis(state: DisputeState) -> tuple[object, ...] | None:
    broken_on = _first_breach(state)
    return None if broken_on is None else (broken_on,)


def _review(state: DisputeState, calendar: Calendar) -> Deadline:
    broken_on = _first_breach(state)
    assert broken_on is not None
    return judicial_review(broken_on, calendar)


def _review_ended(state: DisputeState) -> Ended | None:
    for taken in state.register.escalations:
        if taken.path is BreachPath.JUDICIAL_REVIEW:
            return Ended(taken.escalated_on, True, "solicitor_asked")
    if state.is_closed and state.ended_on is not None:
        return Ended(state.ended_on, False, "dispute_ended")
    return None


def clocks(state: DisputeState) -> tuple[ClockRule[DisputeState], ...]:
    """The day after which judicial review of a broken promise is out of time."""
    if state.agreement is None:
        return ()
    return (
        ClockRule(
            JUDICIAL_REVIEW, _review_basis, _review, _review_ended, ladder=(60, 14), awaits=True
        ),
    )


# Who owes, who is told


def obligations(state: DisputeState) -> Iterable[Obligation]:
    """The other side answers a new last day; the family looks at what it can do about a breach."""
    parties = state.parties
    owners = {
        Side.FAMILY: (parties.authority_id, Role.AUTHORITY),
        Side.AUTHORITY: (parties.family_id, Role.FAMILY),
    }
    for proposal in state.register.proposals:
        owner, role = owners[proposal.side]
        task_id = f"answer_amendment:{proposal.promise_id}"
        yield Obligation(
            task_id,
            "answer_amendment",
            owner,
            role.value,
            f"promise:{proposal.promise_id}",
            proposal.promise_id,
        )


def notices(state: DisputeState, event: object) -> Iterable[Tell]:
    """Every side hears what the other says about a promise."""
    match event:
        case e.BreachNoted():
            for party in ("family", "authority", "service"):
                if party != event.side.value:
                    yield Tell("breach_noted", party, ground=event.promise_id)
        case e.BreachEscalated():
            letter = "breach_complaint" if event.path is BreachPath.COMPLAINT else ""
            yield Tell("breach_escalated", "family", letter, event.promise_id)
            yield Tell("breach_escalated", "authority", "", event.promise_id)
            yield Tell("breach_escalated", "service", "", event.promise_id)
        case e.AmendmentProposed():
            other = "authority" if event.side is Side.FAMILY else "family"
            yield Tell("amendment_proposed", other, ground=event.promise_id)
        case e.PromiseAmended():
            for party in ("family", "authority", "service"):
                yield Tell("promise_amended", party, ground=event.promise_id)


SUBJECT = Subject(
    "register",
    steps=(
        step(
            c.NoteBreach,
            {Role.FAMILY, Role.AUTHORITY},
            note,
            AGREEMENT,
            "in_force/broken > same",
        ),
        step(
            c.EscalateBreach,
            {Role.FAMILY},
            escalate,
            AGREEMENT,
            "in_force/broken > same",
            "journey: compliance > referral",
        ),
        step(
            c.AmendPromise,
            {Role.FAMILY, Role.AUTHORITY},
            amend,
            AGREEMENT,
            "in_force/broken > same",
            "broken > in_force",
        ),
    ),
    evolve=MappingProxyType(
        {
            e.BreachNoted: _noted,
            e.BreachEscalated: _escalated,
            e.AmendmentProposed: _proposed,
            e.PromiseAmended: _amended,
        }
    ),
    clocks=clocks,
    watches=MappingProxyType({JUDICIAL_REVIEW: Watch(("family",), ("family",))}),
    obligations=obligations,
    notices=notices,
)
"""The register, whole."""
