"""The people of a case as letters and bundles print them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

PartyData = dict[str, object]
"""The data of `letter_data.Party`."""


class CasePerson(Protocol):
    """What is printed of a person or a team; whoever keeps people can hand them in."""

    @property
    def display_name(self) -> str:
        """The name as it is written on a letter."""

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The postal address, line by line; empty when it is not known."""

    @property
    def email(self) -> str | None:
        """The e-mail address, or None."""

    @property
    def phone(self) -> str | None:
        """The phone number, or None."""


People = Mapping[str, CasePerson]
"""People by id. Who was erased is missing, and a plain word stands in."""


def name(people: People, person_id: str, otherwise: str) -> str:
    """The display name, or the plain word when nobody of that id is known."""
    person = people.get(person_id)
    return person.display_name.strip() or otherwise if person is not None else otherwise


def party(people: People, person_id: str, otherwise: str) -> PartyData:
    """Name, address and ways to reach somebody; only the name when no more is known."""
    person = people.get(person_id)
    found: PartyData = {"name": name(people, person_id, otherwise)}
    if person is None:
        return found
    lines = [line.strip() for line in person.address_lines if line.strip()]
    if lines:
        found["lines"] = lines
    if person.email:
        found["email"] = person.email
    if person.phone:
        found["telephone"] = person.phone
    return found
