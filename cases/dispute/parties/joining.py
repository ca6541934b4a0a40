"""Who may bring whom into a dispute, and how people leave it."""

from __future__ import annotations

from collections.abc import Mapping

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute.parties.commands import AddPerson, RemovePerson
from cases.dispute.parties.events import PersonAdded, PersonRemoved
from cases.dispute.parties.vocabulary import Basis, Part
from cases.dispute.state import DisputeState
from cases.moment import Moment

BROUGHT_BY: Mapping[Part, frozenset[Role]] = {
    Part.PARENT: frozenset({Role.FAMILY, Role.AUTHORITY}),
    Part.REPRESENTATIVE: frozenset({Role.FAMILY}),
    Part.ADVOCATE: frozenset({Role.FAMILY, Role.ADVISER}),
    Part.ALTERNATIVE_PERSON: frozenset({Role.FAMILY, Role.ADVISER}),
    Part.SOCIAL_WORKER: frozenset({Role.AUTHORITY}),
    Part.OFFICER: frozenset({Role.AUTHORITY}),
    Part.SETTLER: frozenset({Role.AUTHORITY}),
    Part.SETTING: frozenset({Role.AUTHORITY, Role.ADVISER, Role.MEDIATOR}),
    Part.HEALTH_BOARD: frozenset({Role.AUTHORITY, Role.ADVISER, Role.MEDIATOR}),
    Part.INTERPRETER: frozenset({Role.FAMILY, Role.AUTHORITY, Role.ADVISER, Role.MEDIATOR}),
}
"""Which roles may add, and take out, which part: nobody chooses the other side's helpers."""

BASES: Mapping[Part, frozenset[Basis]] = {
    Part.PARENT: frozenset({Basis.PARENTAL_RESPONSIBILITY, Basis.CARES_FOR_CHILD}),
    Part.REPRESENTATIVE: frozenset({Basis.NAMED_IN_WRITING}),
    Part.ADVOCATE: frozenset({Basis.ASKED_BY_FAMILY}),
    Part.ALTERNATIVE_PERSON: frozenset(
        {Basis.DEPUTY_OR_ATTORNEY, Basis.PARENT_OF_YOUNG_PERSON, Basis.ACTS_FOR_PARENT}
    ),
    Part.SOCIAL_WORKER: frozenset({Basis.LOOKED_AFTER}),
    Part.OFFICER: frozenset({Basis.EMPLOYED}),
    Part.SETTLER: frozenset({Basis.EMPLOYED}),
    Part.SETTING: frozenset({Basis.CONCERNED}),
    Part.HEALTH_BOARD: frozenset({Basis.CONCERNED}),
    Part.INTERPRETER: frozenset({Basis.CONCERNED}),
}
"""The footings on which somebody can play a part."""


def add(state: DisputeState, command: AddPerson, now: Moment) -> tuple[PersonAdded, ...]:
    """Somebody joins, brought by their own side, on a footing that gives them the part."""
    if command.meta.actor.role not in BROUGHT_BY[command.part]:
        raise CommandRefused(
            "not_yours_to_add",
            "This person is added by somebody else. Ask the other side to add them.",
        )
    if command.basis not in BASES[command.part]:
        raise CommandRefused(
            "no_basis",
            "That is no reason to take part in this way. Choose the reason that fits.",
            "P6" if command.part is Part.REPRESENTATIVE else "P1",
        )
    if command.named_on > now.on:
        raise CommandRefused(
            "date_in_future", "The day since when this person takes part is in the future."
        )
    parties, people = state.parties, state.people
    known = {parties.family_id, *(p.person_id for p in people.present())}
    if command.person_id in known:
        raise CommandRefused("already_in_the_case", "This person is in the case already.")
    if command.part is Part.REPRESENTATIVE and people.present(Part.REPRESENTATIVE):
        raise CommandRefused(
            "one_representative",
            "There is a representative already. Take that person out first, then name the new one.",
            "P6",
        )
    return (
        PersonAdded(
            command.person_id,
            command.part,
            command.basis,
            command.named_on,
            command.copied,
            now.on,
        ),
    )


def remove(state: DisputeState, command: RemovePerson, now: Moment) -> tuple[PersonRemoved, ...]:
    """Somebody leaves; whoever may bring a part may take it out."""
    people = state.people
    found = next((p for p in people.present() if p.person_id == command.person_id), None)
    if found is None:
        raise CommandRefused("not_in_the_case", "This person is not in the case.")
    if command.meta.actor.role not in BROUGHT_BY[found.part]:
        raise CommandRefused(
            "not_yours_to_remove",
            "This person was brought in by somebody else, who can take them out again.",
        )
    if any(r.person_id == command.person_id and r.ended_on is None for r in people.capacity):
        raise CommandRefused(
            "decides_now",
            "This person decides for somebody in the case. Record first that this has ended.",
            "P3",
        )
    return (PersonRemoved(command.person_id, command.narrative_id, now.on),)
