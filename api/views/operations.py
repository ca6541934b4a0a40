"""How the engine does: numbers and ids for the people who run it, never a name or a word."""

from __future__ import annotations

from dataclasses import dataclass

from api.stores import Stores
from store.attempts import Undelivered
from store.faults import Fault
from store.inbox import Filing
from store.verification import DayRoot, Verification

PATIENCE_SECONDS = 30.0
"""Older than this, something unanswered or undelivered is worth a look."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What an operator looks at first."""

    faults: tuple[Fault, ...]
    unanswered: tuple[Filing, ...]
    undelivered: tuple[str, ...]
    lost: tuple[Undelivered, ...]
    possible_doubles: int
    roots: tuple[DayRoot, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing stands still."""
        return not (self.faults or self.unanswered or self.undelivered or self.lost)


def overview(stores: Stores) -> Overview:
    """The overview as of now."""
    return Overview(
        stores.faults.open(),
        stores.inbox.unanswered(PATIENCE_SECONDS),
        stores.messages.pending(PATIENCE_SECONDS),
        stores.attempts.undelivered(),
        stores.messages.possible_doubles(),
        Verification(stores.database).newest_roots(),
    )
