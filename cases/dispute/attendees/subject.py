"""Who comes to the session, by the law and not by who says no (M12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute.attendees.commands import ConsentToAttendee, ProposeAttendee, RefuseAttendee
from cases.dispute.attendees.events import AttendeeAgreed, AttendeeProposed, AttendeeRefused
from cases.dispute.attendees.state import Attendance
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell
from cases.moment import Moment
from cases.notice import Obligation
from rules.deadline import Allowed
from rules.mediation_session import Attendee, Consent, may_attend

_WHO = (Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR)
_SIDES = frozenset({Role.FAMILY, Role.AUTHORITY})


def propose(
    state: DisputeState, command: ProposeAttendee, now: Moment
) -> tuple[AttendeeProposed, ...]:
    """Somebody should come."""
    _is_before_the_session(state)
    if any(one.attendee_id == command.attendee_id for one in state.attendees):
        raise CommandRefused("attendee_known", "This person is on the list already.")
    by = command.meta.actor.role
    if command.attendee is Attendee.SUPPORTER and by is not Role.FAMILY:
        raise CommandRefused(
            "not_your_supporter", "Only the family chooses who supports it in the session.", "M12"
        )
    may_come = _may_come(state, command.attendee_id, command.attendee, (by,))
    return (AttendeeProposed(command.attendee_id, command.attendee, by, may_come),)


def consent(
    state: DisputeState, command: ConsentToAttendee, now: Moment
) -> tuple[AttendeeAgreed, ...]:
    """A side or the mediator agrees."""
    one, by = _on_the_list(state, command.attendee_id), command.meta.actor.role
    if by in one.consents:
        raise CommandRefused("agreed_already", "You have agreed already that this person comes.")
    may_come = _may_come(state, one.attendee_id, one.attendee, (*one.consents, by))
    return (AttendeeAgreed(one.attendee_id, by, may_come),)


def refuse(
    state: DisputeState, command: RefuseAttendee, now: Moment
) -> tuple[AttendeeRefused, ...]:
    """A side or the mediator says no. Where the law lets the person come, the no changes nothing."""
    one, by = _on_the_list(state, command.attendee_id), command.meta.actor.role
    if by in one.refused_by:
        raise CommandRefused("refused_already", "You have said no to this person already.")
    if not command.narrative_id:
        raise CommandRefused("refused_without_reason", "Say why this person should not come.")
    kept = tuple(role for role in one.consents if role is not by)
    may_come = _may_come(state, one.attendee_id, one.attendee, kept)
    by_authority = by is Role.AUTHORITY
    return (
        AttendeeRefused(
            one.attendee_id,
            by,
            command.narrative_id,
            may_come,
            by_authority and command.refuses_to_mediate,
            # Not to mediate because of who comes is unlawful, whoever it is (M12).
            by_authority and (may_come or command.refuses_to_mediate),
        ),
    )


def _is_before_the_session(state: DisputeState) -> None:
    held = state.mediation
    if not held.wanted or held.outcome is not None:
        raise CommandRefused("no_session_ahead", "No mediation session lies ahead.")


def _on_the_list(state: DisputeState, attendee_id: str) -> Attendance:
    _is_before_the_session(state)
    for one in state.attendees:
        if one.attendee_id == attendee_id:
            return one
    raise CommandRefused("attendee_unknown", "This person is not on the list. Propose them first.")


def _may_come(
    state: DisputeState, attendee_id: str, attendee: Attendee, consents: tuple[Role, ...]
) -> bool:
    given = frozenset(consents)
    consent_ = Consent(Role.FAMILY in given, Role.MEDIATOR in given, given >= _SIDES)
    supporters = sum(
        one.attendee is Attendee.SUPPORTER and one.may_come and one.attendee_id != attendee_id
        for one in state.attendees
    )
    return isinstance(may_attend(attendee, consent_, supporters), Allowed)


def _proposed(state: DisputeState, event: AttendeeProposed) -> DisputeState:
    by = event.proposed_by
    one = Attendance(event.attendee_id, event.attendee, by, (by,), (), event.may_come)
    return replace(state, attendees=(*state.attendees, one))


def _agreed(state: DisputeState, event: AttendeeAgreed) -> DisputeState:
    def change(one: Attendance) -> Attendance:
        refused = tuple(role for role in one.refused_by if role is not event.agreed_by)
        consents = (*one.consents, event.agreed_by)
        return replace(
            one,
            consents=consents,
            refused_by=refused,
            may_come=event.may_come,
            reason_id=one.reason_id if refused else "",
        )

    return _changed(state, event.attendee_id, change)


def _refused(state: DisputeState, event: AttendeeRefused) -> DisputeState:
    def change(one: Attendance) -> Attendance:
        consents = tuple(role for role in one.consents if role is not event.refused_by)
        refused = (*one.refused_by, event.refused_by)
        return replace(
            one,
            consents=consents,
            refused_by=refused,
            may_come=event.may_come,
            reason_id=event.narrative_id,
        )

    return _changed(state, event.attendee_id, change)


def _changed(state: DisputeState, attendee_id: str, change: Any) -> DisputeState:
    attendees = tuple(
        change(one) if one.attendee_id == attendee_id else one for one in state.attendees
    )
    return replace(state, attendees=attendees)


def _owed(state: DisputeState) -> Iterator[Obligation]:
    """An authority that says no without a right to takes it back."""
    if not state.mediation.wanted or state.mediation.outcome is not None:
        return
    for one in state.attendees:
        if one.is_refused_unlawfully:
            yield Obligation(
                f"withdraw_refusal:{one.attendee_id}",
                "withdraw_refusal",
                state.parties.authority_id,
                Role.AUTHORITY.value,
                "",
                one.attendee_id,
            )


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    if isinstance(event, AttendeeProposed | AttendeeAgreed | AttendeeRefused):
        ground = event.attendee_id
        parties = ("family", "authority", "service")
        return tuple(Tell(event.kind, party, ground=ground) for party in parties)
    return ()


SUBJECT = Subject(
    name="attendees",
    steps=(
        step(ProposeAttendee, _WHO, propose, None),
        step(ConsentToAttendee, _WHO, consent, None),
        step(RefuseAttendee, _WHO, refuse, None),
    ),
    evolve=MappingProxyType(
        {AttendeeProposed: _proposed, AttendeeAgreed: _agreed, AttendeeRefused: _refused}
    ),
    obligations=_owed,
    notices=_told,
)
