"""Which mediator to choose: everybody of the service, best first, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from api.organisations import workers_of
from api.scene import Scene
from api.words.number import counted
from cases.actor import Role
from cases.dispute.mediators.eligibility import faults
from cases.dispute.parties.rights import acting
from cases.dispute.parties.vocabulary import Part
from rules.deadline import day_words
from store.mediators import Registered
from store.people import Person

ENGLISH = "english"
"""The language of everybody in the register; nobody has to ask for it."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A mediator for a case; `faults` say why the law does not let this one take it.

    `needed` are the languages that the family asked for, `lacking` those of them that the mediator
    does not speak; `has_interpreter` is whether an interpreter is in the case already.
    """

    person: Person
    entry: Registered | None
    open_cases: int
    faults: tuple[str, ...]
    was_replaced: bool
    lacking: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()
    has_interpreter: bool = False

    @property
    def is_open(self) -> bool:
        """Whether this mediator can be appointed."""
        return self.entry is not None and not self.faults

    @property
    def words(self) -> str:
        """The reasons for the place in the list, in sentences."""
        if self.entry is None:
            return "Cannot be chosen: there is no entry in the register of mediators."
        if self.faults:
            return f"Cannot be chosen: {' '.join(self.faults)}"
        reasons = [f"{counted(self.open_cases, 'open case')}."]
        if self.entry.accredited_until:
            reasons.append(f"Accredited until {day_words(self.entry.accredited_until)}.")
        if self.entry.languages:
            reasons.append(f"Speaks {', '.join(self.entry.languages)}.")
        reasons += self._language
        if self.was_replaced:
            reasons.append("Had this case before and was replaced.")
        return " ".join(reasons)

    @property
    def _language(self) -> list[str]:
        """What the language of the family means for this mediator; nothing when none was asked for."""
        if not self.needed:
            return []
        if not self.lacking:
            return [f"The family asked for {' and '.join(self.needed)}. No interpreter is needed."]
        asked = " and ".join(self.lacking)
        if self.has_interpreter:
            return [f"The family asked for {asked}. The interpreter in the case must come."]
        return [f"The family asked for {asked}. An interpreter must be found."]


def languages_asked_for(scene: Scene) -> tuple[str, ...]:
    """The languages in which those who decide for the family want to be spoken to.

    The language of an interpreter counts, and so does a language for letters that is not English.
    """
    found: list[str] = []
    for person_id in sorted(acting(scene.dispute)):
        wish = scene.stores.preferences.of(person_id)
        spoken = (wish.interpreter or wish.language).strip()
        known = {one.casefold() for one in found}
        if spoken and spoken.casefold() not in {ENGLISH, *known}:
            found.append(spoken)
    return tuple(found)


def ranking(scene: Scene) -> tuple[Ranked, ...]:
    """Every mediator of the service but the present one: who may take it first, then
    who speaks the language of the family, then the least busy."""
    workers = [
        person
        for person in workers_of(scene.stores.people, scene.existing.service_id)
        if person.role == Role.MEDIATOR.value and person.person_id != scene.existing.mediator_id
    ]
    ids = [person.person_id for person in workers]
    entries, load = scene.stores.mediators.find(ids), scene.stores.mediators.load(ids)
    needed = languages_asked_for(scene)
    found = [
        _ranked(scene, person, entries.get(person.person_id), load.get(person.person_id, 0), needed)
        for person in workers
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not one.is_open,
                one.was_replaced,
                len(one.lacking),
                one.open_cases,
                one.person.display_name,
            ),
        )
    )


def _ranked(
    scene: Scene, person: Person, entry: Registered | None, load: int, needed: tuple[str, ...]
) -> Ranked:
    wrong: tuple[str, ...] = ()
    if entry is not None:
        towards = entry.entry(scene.existing.authority_id)
        wrong = tuple(verdict.reason for verdict in faults(towards, scene.now.on))
    spoken = {one.casefold() for one in entry.languages} if entry is not None else set()
    return Ranked(
        person,
        entry,
        load,
        wrong,
        person.person_id in scene.dispute.mediators.former,
        tuple(one for one in needed if one.casefold() not in spoken),
        needed,
        bool(scene.dispute.people.present(Part.INTERPRETER)),
    )
