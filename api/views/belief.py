"""What was believed about a deadline, and on which day: every version of it that was ever recorded.

A version is kept when the next one replaces it, so that a letter written on a past day can always be
checked against what was known then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.permissions import may_see_event
from api.scene import Scene
from api.views.case import ROUTINE_EVENTS
from api.views.deadline import DeadlineView, awaited, view
from api.words.happened import sentence
from cases.clock import Why
from cases.event import Recorded
from rules.calendar import end_of_day
from store.case_pages import StoredClock

FACTS_CHANGED = "The facts that it is counted from changed."
CALENDAR_CHANGED = "The calendar of working days changed."
RULE_CORRECTED = "We had the rule wrong and put it right."
RULE_CHANGED = "Another rule gives the day now."
FIRST_KNOWN = "It became known for the first time."


@dataclass(frozen=True, slots=True)
class Belief:
    """One version of a deadline: the day, from when on it was believed, and why it changed.

    `event` is the number of the event that brought the change; 0 when the viewer may not see it.
    """

    version: int
    deadline: DeadlineView
    believed_from: datetime
    why: str
    event: int


def versions_of(clocks: Iterable[StoredClock], clock_id: str) -> tuple[StoredClock, ...]:
    """Every version of a deadline, oldest first; empty when the case never had it."""
    found = (clock for clock in clocks if clock.clock_id == clock_id)
    return tuple(sorted(found, key=lambda clock: clock.version))


def believed_on(versions: Iterable[StoredClock], on: date) -> StoredClock | None:
    """The version of one deadline that was believed at the end of a London day; None before it."""
    until = end_of_day(on)
    known = [clock for clock in versions if clock.believed_from < until]
    return max(known, key=lambda clock: (clock.believed_from, clock.version), default=None)


def as_believed(clocks: Iterable[StoredClock], on: date) -> tuple[StoredClock, ...]:
    """Every deadline of a case as it was believed at the end of a London day."""
    kept = tuple(clocks)
    ids = dict.fromkeys(clock.clock_id for clock in kept)
    found = (believed_on(versions_of(kept, clock_id), on) for clock_id in ids)
    return tuple(clock for clock in found if clock is not None)


def history(scene: Scene, versions: Sequence[StoredClock]) -> tuple[Belief, ...]:
    """The versions of one deadline in words, oldest first."""
    events = scene.stores.cases.timeline(scene.existing.case_id)
    found: list[Belief] = []
    for number, clock in enumerate(versions):
        before = versions[number - 1] if number else None
        cause = _cause(events, clock)
        seen = cause is not None and may_see_event(scene.viewer, cause.kind)
        why = sentence(cause.kind, cause.payload) if cause is not None and seen else ""
        found.append(
            Belief(
                clock.version,
                view(clock, scene.existing.case_id, scene.now.on, awaited(scene.state)),
                clock.believed_from,
                why or _difference(before, clock),
                cause.seq if cause is not None and seen else 0,
            )
        )
    return tuple(found)


def _cause(events: Sequence[Recorded], clock: StoredClock) -> Recorded | None:
    """What happened so that this version began: the last news decided together with it."""
    begun = next(
        (
            event
            for event in events
            if event.kind == "clock_started"
            and event.payload["clock_id"] == clock.clock_id
            and event.payload["version"] == clock.version
        ),
        None,
    )
    if begun is None:
        return None
    together = (
        event
        for event in reversed(events)
        if event.seq < begun.seq
        and event.recorded_at == begun.recorded_at
        and event.command_id == begun.command_id
        and event.kind not in ROUTINE_EVENTS
    )
    return next(together, None)


def _difference(before: StoredClock | None, clock: StoredClock) -> str:
    """Why a version differs from the one before, as far as the two alone can tell."""
    if before is None:
        return FIRST_KNOWN
    if clock.why == Why.CALENDAR:
        return CALENDAR_CHANGED
    if clock.why == Why.CORRECTION:
        return RULE_CORRECTED
    if before.deadline.rule != clock.deadline.rule:
        return RULE_CHANGED
    return FACTS_CHANGED
