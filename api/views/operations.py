"""How the engine does: numbers and ids for the people who run it, never a name or a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from api.stores import Stores
from store import tables as t
from store.faults import Fault
from store.inbox import Filing

PATIENCE_SECONDS = 30.0
"""Older than this, something unanswered or undelivered is worth a look."""


@dataclass(frozen=True, slots=True)
class DayRoot:
    """The hash over all chains of a day."""

    day: date
    root: str
    cases: int
    events: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Overview:
    """What an operator looks at first."""

    faults: tuple[Fault, ...]
    unanswered: tuple[Filing, ...]
    undelivered: tuple[str, ...]
    possible_doubles: int
    roots: tuple[DayRoot, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing stands still."""
        return not (self.faults or self.unanswered or self.undelivered)


def overview(stores: Stores) -> Overview:
    """The overview as of now."""
    query = select(
        t.day_root.c.day,
        t.day_root.c.root,
        t.day_root.c.cases,
        t.day_root.c.events,
        t.day_root.c.made_at,
    ).order_by(t.day_root.c.day.desc())
    with stores.database.begin() as connection:
        roots = tuple(DayRoot(*row) for row in connection.execute(query.limit(14)))
    return Overview(
        stores.faults.open(),
        stores.inbox.unanswered(PATIENCE_SECONDS),
        stores.messages.pending(PATIENCE_SECONDS),
        stores.messages.possible_doubles(),
        roots,
    )
