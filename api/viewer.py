"""The person who looks: role, teams, and what to call them."""

from __future__ import annotations

from dataclasses import dataclass

from api.organisations import CHILD
from cases.actor import Actor, Role
from store.people import People


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody signed in. `teams` are ids of the organisations they work for."""

    person_id: str
    name: str
    role: Role
    teams: tuple[str, ...]

    @property
    def actor(self) -> Actor:
        """How this person acts on a case."""
        return Actor(self.role, self.person_id)

    @property
    def reach(self) -> tuple[str, ...]:
        """The ids under which tasks, cases and messages reach this person."""
        return (self.person_id, *self.teams)


def find_viewer(people: People, person_id: str) -> Viewer | None:
    """The person of that id as a viewer, or None when nobody by that id may sign in."""
    person = people.find(person_id)
    if person is None or person.kind != "person":
        return None
    try:
        # A child has a place of their own, and sees a case once its rights are theirs (A1, P2).
        role = Role.FAMILY if person.role == CHILD else Role(person.role)
    except ValueError:
        return None
    if role is Role.ENGINE:
        return None
    return Viewer(person.person_id, person.display_name, role, people.teams(person_id))
