"""The people of a dispute as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.forms.parties import name_of
from api.scene import Scene
from api.words.people import AREAS, BASES, HOLDERS, PARTS
from cases.dispute.parties.rights import (
    acting,
    holder,
    is_over_school_age,
    parent_is_copied,
    told_for_family,
)
from cases.dispute.parties.vocabulary import WhoseCapacity


@dataclass(frozen=True, slots=True)
class Shown:
    """One person beside the parties: what they are, why, since when, and what they may do."""

    person_id: str
    part: str
    basis: str
    since: date
    decides: bool
    gets_papers: bool


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Who decides, who else is there; `parent` says how the parent stands once the rights passed.

    `cannot_decide` says which decision the holder cannot make now, and who makes it.
    """

    holder: str
    holder_id: str
    viewer_decides: bool
    is_over_school_age: bool
    parent_id: str
    parent: str
    cannot_decide: tuple[str, ...]
    others: tuple[Shown, ...]


def people_view(scene: Scene) -> PeopleView:
    """The people of the case as it is now."""
    state = scene.dispute
    people, may, told = state.people, acting(state), told_for_family(state)
    over = is_over_school_age(state)
    parent = ""
    if over and people.parent_id and people.parent_id != state.parties.family_id:
        parent = "reads along" if parent_is_copied(state) else "does not read along"
    records = people.in_force(WhoseCapacity.YOUNG_PERSON if over else WhoseCapacity.PARENT)
    return PeopleView(
        HOLDERS[holder(state)],
        state.parties.family_id,
        scene.viewer.person_id in may,
        over,
        people.parent_id,
        parent,
        tuple(f"{AREAS[one.area]}: {name_of(scene, one.person_id)}" for one in records),
        tuple(
            Shown(
                person.person_id,
                PARTS[person.part],
                BASES[person.basis],
                person.named_on,
                person.person_id in may,
                person.person_id in told,
            )
            for person in people.present()
        ),
    )
