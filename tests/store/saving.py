"""Journeys saved as their workflow would save them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cases.event import GENESIS, Recorded
from cases.life import fold
from cases.wire import hash_state, load_event
from store.case_log import Appended, CaseLog
from tests.cases.journey import Journey


@dataclass(frozen=True)
class Entry:
    """What one append takes."""

    kind: str
    events: tuple[Recorded, ...]
    head_before: str
    answers: tuple[tuple[str, int], ...]
    state_hash: str

    def append(self, log: CaseLog) -> Appended:
        """Append it."""
        return log.append(self.kind, self.events, self.head_before, self.answers, self.state_hash)


def entry(journey: Journey, first: int, last: int | None = None) -> Entry:
    """Events `first` to `last` of a journey (to its end when not told), as one append."""
    events = tuple(journey.recorded[first - 1 : last])
    head = journey.recorded[first - 2].hash if first > 1 else GENESIS
    answers = {event.command_id: event.seq for event in events if event.command_id}
    digest = hash_state(journey.kind.name, state_after(journey, events[-1].seq))
    return Entry(journey.kind.name, events, head, tuple(answers.items()), digest)


def state_after(journey: Journey, seq: int) -> Any:
    """The state right after an event."""
    facts = tuple(load_event(event.payload) for event in journey.recorded[:seq])
    return fold(journey.kind, journey.start, facts)


def save(log: CaseLog, journey: Journey, after: int = 0) -> int:
    """Append everything after a number in one go; returns the last number."""
    return entry(journey, after + 1).append(log).seq
