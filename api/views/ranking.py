"""Which mediator to choose: everybody of the service, best first, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from api.organisations import workers_of
from api.scene import Scene
from api.words.number import counted
from cases.actor import Role
from cases.dispute.mediators.eligibility import faults
from rules.deadline import day_words
from store.mediators import Registered
from store.people import Person


@dataclass(frozen=True, slots=True)
class Ranked:
    """A mediator for a case; `faults` say why the law does not let this one take it."""

    person: Person
    entry: Registered | None
    open_cases: int
    faults: tuple[str, ...]
    was_replaced: bool

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
        if self.was_replaced:
            reasons.append("Had this case before and was replaced.")
        return " ".join(reasons)


def ranking(scene: Scene) -> tuple[Ranked, ...]:
    """Every mediator of the service but the present one: who may take it first, then the least busy."""
    workers = [
        person
        for person in workers_of(scene.stores.people, scene.existing.service_id)
        if person.role == Role.MEDIATOR.value and person.person_id != scene.existing.mediator_id
    ]
    ids = [person.person_id for person in workers]
    entries, load = scene.stores.mediators.find(ids), scene.stores.mediators.load(ids)
    former = scene.dispute.mediators.former
    found = [
        _ranked(scene, person, entries.get(person.person_id), load.get(person.person_id, 0), former)
        for person in workers
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                not one.is_open,
                one.was_replaced,
                one.open_cases,
                one.person.display_name,
            ),
        )
    )


def _ranked(
    scene: Scene, person: Person, entry: Registered | None, load: int, former: tuple[str, ...]
) -> Ranked:
    wrong: tuple[str, ...] = ()
    if entry is not None:
        towards = entry.entry(scene.existing.authority_id)
        wrong = tuple(verdict.reason for verdict in faults(towards, scene.now.on))
    return Ranked(person, entry, load, wrong, person.person_id in former)
