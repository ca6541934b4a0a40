"""What was written to and by the tribunal in an appeal, for its two sides and the clerk."""

from __future__ import annotations

from dataclasses import dataclass

from api.scene import Scene
from api.words.happened import sentence
from cases.actor import Role

_READERS = frozenset({Role.FAMILY, Role.AUTHORITY, Role.CLERK})

_WRITTEN = frozenset(
    {
        "late_appeal_ruled",
        "no_certificate_ruled",
        "response_sent",
        "supplement_sent",
        "case_review_filed",
        "change_asked",
        "change_ruled",
        "withdrawal_asked",
        "reinstatement_asked",
        "review_asked_for",
    }
)
"""Events whose words belong to the appeal; what a family writes to others about a breach does not."""


@dataclass(frozen=True, slots=True)
class Written:
    """Somebody's words in the appeal, under the sentence of the event they came with."""

    heading: str
    words: str


def written_of(scene: Scene) -> tuple[Written, ...]:
    """The words of an appeal in their order; none for the mediation service (M21)."""
    if scene.viewer.role not in _READERS:
        return ()
    found: list[Written] = []
    for event in scene.stores.cases.timeline(scene.existing.case_id):
        narrative_id = str(event.payload.get("narrative_id") or "")
        if event.kind not in _WRITTEN or not narrative_id:
            continue
        narrative = scene.stores.people.narrative(narrative_id)
        if narrative is not None:
            found.append(Written(sentence(event.kind, event.payload), narrative.words))
    return tuple(found)
