"""Promises of a service or the council that were not kept, and what was said about it since."""

from __future__ import annotations

from dataclasses import dataclass

from api.scene import Scene
from api.views.deadline import date_address
from api.words.lists import SERVICE_PROMISES
from cases.dispute.service_promises.subject import is_of_authority


@dataclass(frozen=True, slots=True)
class LatePromise:
    """A promise that was not kept: what, whose, its date page, and the answer; empty before it."""

    title: str
    who: str
    href: str
    answer: str


def late_promises(scene: Scene) -> tuple[LatePromise, ...]:
    """The promises of a dispute that were not kept, in the order in which they were made."""
    people = scene.stores.people
    found = []
    for made in scene.dispute.service_promises:
        if made.missed_on is None:
            continue
        said = people.narrative(made.narrative_id) if made.narrative_id else None
        found.append(
            LatePromise(
                SERVICE_PROMISES[made.promise],
                "the council" if is_of_authority(made.promise) else "the mediation service",
                date_address(scene.existing.case_id, made.clock_id),
                said.words if said is not None else "",
            )
        )
    return tuple(found)
