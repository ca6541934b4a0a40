"""Who is in a dispute: people join and leave, capacity, the end of school age, who reads along."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import StringConstraints

from api.asks.ask import Ask, Said
from api.draft import Draft, Newcomer, NotUnderstood
from api.ids import Ids
from api.scene import Scene
from cases.actor import Role
from cases.dispute.parties import commands as c
from cases.dispute.parties.rights import OF_THE_AUTHORITY, OF_THE_FAMILY
from cases.dispute.parties.vocabulary import Basis, DecisionArea, Part, WhoseCapacity
from rules.people import school_age_ends_on
from store.people import Person

Optional = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
"""One line of text, or nothing."""

MAIL = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^([^@\s]+@[^@\s]+)?$"),
]
"""An e-mail address, or nothing."""


def role_of(part: Part) -> str:
    """What somebody of that part is in the register of people."""
    if part in OF_THE_FAMILY:
        return Role.FAMILY.value
    return Role.AUTHORITY.value if part in OF_THE_AUTHORITY else part.value


def choosable(scene: Scene) -> dict[str, str]:
    """Whom this person may add by id, with their names: a parent whose rights passed, or a colleague."""
    people, state = scene.stores.people, scene.dispute
    if scene.viewer.role is Role.AUTHORITY:
        colleagues = people.members(scene.existing.authority_id)
        return {p.person_id: p.display_name for p in colleagues if p.kind == "person"}
    if scene.viewer.role is Role.FAMILY and state.people.parent_id:
        found = people.named((state.people.parent_id,))
        return {person_id: person.display_name for person_id, person in found.items()}
    return {}


class AddPerson(Ask):
    """Somebody joins the case: by id when they are known here, else by name."""

    COMMAND: ClassVar[type] = c.AddPerson
    kind: Literal["add_person"] = "add_person"
    part: Part
    basis: Basis
    person_id: str = ""
    name: Optional = ""
    email: MAIL = ""
    named_on: date | None = None
    copied: bool = False

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, and the person when there was no account for them."""
        facts = {
            "part": self.part,
            "basis": self.basis,
            "named_on": self.named_on or scene.now.on,
            "copied": self.copied,
        }
        if self.person_id:
            if self.person_id not in choosable(scene):
                raise NotUnderstood({"person_id": "Choose somebody from the list, or give a name."})
            return Draft(c.AddPerson, facts | {"person_id": self.person_id})
        if not self.name:
            raise NotUnderstood({"name": "Enter the name of the person."})
        known = self._known(scene)
        if known is not None:
            return Draft(c.AddPerson, facts | {"person_id": known.person_id})
        person_id = ids.of("person")
        person = Person(
            person_id, "person", role_of(self.part), self.name, email=self.email or None
        )
        return Draft(c.AddPerson, facts | {"person_id": person_id}, (), (Newcomer(person),))

    def _known(self, scene: Scene) -> Person | None:
        """Whoever signs in with that address already, so that they find the case in their list."""
        if not self.email or self.part not in OF_THE_FAMILY:
            return None
        return scene.stores.people.with_email(self.email, Role.FAMILY.value)


class RemovePerson(Ask):
    """Somebody leaves the case, with the reason."""

    COMMAND: ClassVar[type] = c.RemovePerson
    kind: Literal["remove_person"] = "remove_person"
    person_id: str
    words: Said


class RecordCapacity(Ask):
    """Somebody cannot make this decision now, and who makes it."""

    COMMAND: ClassVar[type] = c.RecordCapacity
    kind: Literal["record_capacity"] = "record_capacity"
    whose: WhoseCapacity
    area: DecisionArea = DecisionArea.WHOLE_DISPUTE
    person_id: str
    assessed_on: date
    words: Said


class EndCapacity(Ask):
    """They can make the decision again."""

    COMMAND: ClassVar[type] = c.EndCapacity
    kind: Literal["end_capacity"] = "end_capacity"
    whose: WhoseCapacity
    area: DecisionArea | None = None
    words: Said


class RecordSchoolAgeEnd(Ask):
    """The date of birth; only the day that follows from it goes into the case (A1)."""

    COMMAND: ClassVar[type] = c.RecordSchoolAgeEnd
    kind: Literal["record_school_age_end"] = "record_school_age_end"
    born_on: date

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing."""
        if self.born_on > scene.now.on:
            raise NotUnderstood({"born_on": "The date of birth is in the future."})
        return Draft(c.RecordSchoolAgeEnd, {"ends_on": school_age_ends_on(self.born_on)})


class ConsentToShare(Ask):
    """Whether the parent may see the case and get copies."""

    COMMAND: ClassVar[type] = c.ConsentToShare
    kind: Literal["consent_to_share"] = "consent_to_share"
    shares: bool
