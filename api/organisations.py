"""Which teams serve whom: a mediation service belongs to the authority that commissions it, a
child to the family that cares for it. Both are memberships of the people register."""

from __future__ import annotations

from store.people import People, Person

AUTHORITY = "authority"
SERVICE = "mediation_service"
TRIBUNAL = "tribunal"
SETTING = "setting"
CHILD = "child"


def teams_of_kind(people: People, role: str) -> tuple[Person, ...]:
    """The organisations of one kind, by name."""
    return tuple(team for team in people.everybody("organisation") if team.role == role)


def service_of(people: People, authority_id: str) -> Person | None:
    """The mediation service that an authority commissions, or None."""
    members = people.members(authority_id)
    return next((team for team in members if team.role == SERVICE), None)


def tribunal_of(people: People) -> Person | None:
    """The tribunal's office, or None."""
    return next(iter(teams_of_kind(people, TRIBUNAL)), None)


def children_of(people: People, family_id: str) -> tuple[Person, ...]:
    """The children a family cares for."""
    return tuple(person for person in people.members(family_id) if person.role == CHILD)


def workers_of(people: People, team_id: str) -> tuple[Person, ...]:
    """The people who work in a team."""
    return tuple(person for person in people.members(team_id) if person.kind == "person")
