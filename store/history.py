"""Reading a case back from its events alone."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import select

from cases.actor import Actor, Role
from cases.change import Moved
from cases.dispute.state import DisputeState
from cases.event import Recorded
from cases.kinds import KINDS
from cases.life import fold
from cases.wire import load_event
from store import tables as t
from store.database import Database


@dataclass(frozen=True, slots=True)
class Remembered:
    """An open case as its events tell it: state, head of the chain, commands applied."""

    case_id: str
    kind: str
    state: Any
    seq: int
    head: str
    applied: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """A case as one of its events left it; `people` are the ids that take part, `moved` the dates
    that the event moved."""

    case_id: str
    kind: str
    seq: int
    recorded_at: datetime
    effective_on: date
    state: Any
    people: tuple[str, ...]
    moved: tuple[Moved, ...] = ()


class History:
    """The events of cases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def events(self, case_id: str) -> tuple[Recorded, ...]:
        """All events of a case in order."""
        query = (
            select(t.case_event)
            .where(t.case_event.c.case_id == case_id)
            .order_by(t.case_event.c.seq)
        )
        with self._database.begin() as connection:
            return tuple(recorded(row) for row in connection.execute(query))

    def open_cases(self) -> tuple[tuple[str, str], ...]:
        """Id and kind of every open case."""
        query = (
            select(t.case_row.c.case_id, t.case_row.c.kind)
            .where(~t.case_row.c.is_closed)
            .order_by(t.case_row.c.case_id)
        )
        with self._database.begin() as connection:
            return tuple((row.case_id, row.kind) for row in connection.execute(query))

    def at(self, case_id: str, seq: int) -> Happened:
        """The case as event `seq` left it; raises LookupError when there is no such event.

        What was recorded with the event belongs to it: above all its clocks, which follow it in
        the chain, so that letters and messages can name the dates.
        """
        stored = self.events(case_id)
        if len(stored) < seq or seq < 1:
            raise LookupError(f"case {case_id} has no event {seq}")
        asked = stored[seq - 1]
        recorded_with_it = takewhile(
            lambda event: (
                (event.command_id, event.recorded_at) == (asked.command_id, asked.recorded_at)
            ),
            stored[seq:],
        )
        events = (*stored[:seq], *recorded_with_it)
        with self._database.begin() as connection:
            kind = connection.execute(
                select(t.case_row.c.kind).where(t.case_row.c.case_id == case_id)
            ).scalar_one()
        state = fold(
            KINDS[kind],
            KINDS[kind].fresh(case_id),
            tuple(load_event(event.payload) for event in events),
        )
        parties = state.parties
        ids = {str(getattr(parties, field.name)) for field in fields(parties)}
        ids.update(event.actor.person_id for event in events)
        decider = getattr(getattr(state, "mediation", None), "decision_maker_id", "")
        beside = getattr(state, "people", None)
        if beside is not None:
            ids.update((beside.parent_id, *(p.person_id for p in beside.everybody)))
        health = state.health if isinstance(state, DisputeState) else None
        if health is not None:
            ids.update((*health.icb_ids, *(one.decision_maker_id for one in health.deciders)))
        people = tuple(sorted(person_id for person_id in {*ids, decider} if person_id))
        moved = getattr(load_event(asked.payload), "moved", ())
        return Happened(
            case_id, kind, seq, asked.recorded_at, asked.effective_on, state, people, moved
        )

    def last(self, case_id: str, event_kind: str) -> Happened | None:
        """The case right after the newest event of a kind, or None when there is none."""
        found = [event.seq for event in self.events(case_id) if event.kind == event_kind]
        return self.at(case_id, found[-1]) if found else None

    def remember(self, case_id: str, kind: str) -> Remembered:
        """Fold a case from its events; raises LookupError when it has none."""
        events = self.events(case_id)
        if not events:
            raise LookupError(f"case {case_id} has no events")
        case_kind = KINDS[kind]
        state = case_kind.fresh(case_id)
        applied: dict[str, int] = {}
        for event in events:
            state = case_kind.evolve(state, load_event(event.payload))
            if event.command_id:
                applied[event.command_id] = event.seq
        last = events[-1]
        return Remembered(case_id, kind, state, last.seq, last.hash, tuple(applied.items()))


def recorded(row: Any) -> Recorded:
    """The event that a row of `case_event` holds."""
    return Recorded(
        row.case_id,
        row.seq,
        row.kind,
        row.version,
        row.recorded_at,
        row.effective_on,
        Actor(Role(row.actor_role), row.actor_id),
        row.command_id,
        row.rule,
        row.payload,
        row.hash,
    )
