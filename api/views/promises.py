"""The register of an agreement: every promise with owner, rule, day, proof and state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.forms.agreement import promise_words
from api.scene import Scene
from api.views.deadline import DeadlineView
from api.words import lists
from cases.dispute.state import DisputeState, Promise
from rules.compliance import PERIODS


@dataclass(frozen=True, slots=True)
class Said:
    """What a side wrote about a promise that is not kept."""

    side: str
    words: str
    noted_on: date


@dataclass(frozen=True, slots=True)
class Entry:
    """One promise. `period` is what the law allows, or that both sides agreed another day (M18);
    `proof` is the id of the paper that shows that it was kept;
    `amended` are the other last days that both sides agreed, with the day and what they wrote."""

    promise: Promise
    words: str
    sort: str
    owner: str
    period: str
    deadline: DeadlineView | None
    state: str
    proof: str
    said: tuple[Said, ...]
    taken: tuple[tuple[str, date], ...]
    proposed: tuple[str, date, str] | None
    amended: tuple[tuple[date, date, tuple[str, ...]], ...]


def register(scene: Scene, deadlines: tuple[DeadlineView, ...]) -> tuple[Entry, ...]:
    """Every promise of the agreement of a dispute, in its order."""
    state = scene.dispute
    by_id = {deadline.clock_id: deadline for deadline in deadlines}
    promises = state.agreement.promises if state.agreement else ()
    return tuple(
        _entry(scene, state, promise, by_id.get(f"promise:{promise.made.promise_id}"))
        for promise in promises
    )


def _entry(
    scene: Scene, state: DisputeState, promise: Promise, deadline: DeadlineView | None
) -> Entry:
    made, found = promise.made, state.register
    mine = [noted for noted in found.noted if noted.promise_id == made.promise_id]
    asked = next((p for p in found.proposals if p.promise_id == made.promise_id), None)
    agreed = "Another day, agreed in writing by both sides (M18)"
    return Entry(
        promise,
        promise_words(scene, promise),
        lists.PROMISES[made.promise],
        lists.SIDES[made.owner],
        agreed if made.agreed_due_on else PERIODS[made.promise].limit.capitalize(),
        deadline,
        _state(promise, bool(mine)),
        promise.document_id,
        tuple(
            Said(lists.SIDES[one.side], _words(scene, one.narrative_id), one.noted_on)
            for one in mine
        ),
        tuple(
            (lists.BREACH_PATHS[one.path], one.escalated_on)
            for one in found.escalations
            if one.promise_id == made.promise_id
        ),
        (lists.SIDES[asked.side], asked.agreed_due_on, _words(scene, asked.narrative_id))
        if asked
        else None,
        tuple(
            (
                one.amended_on,
                one.agreed_due_on,
                tuple(_words(scene, narrative_id) for narrative_id in one.narrative_ids),
            )
            for one in found.amendments
            if one.promise_id == made.promise_id
        ),
    )


def _state(promise: Promise, noted: bool) -> str:
    if promise.kept_on:
        return "Kept"
    if promise.breached_on:
        return "Late"
    return "Said not to be kept" if noted else "To be kept"


def _words(scene: Scene, narrative_id: str) -> str:
    found = scene.stores.people.narrative(narrative_id) if narrative_id else None
    return found.words if found else ""
