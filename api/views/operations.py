"""How the engine does: numbers and ids for the people who run it, never a name or a word."""

from __future__ import annotations

from dataclasses import dataclass

from api.stores import Stores
from store.attempts import Undelivered
from store.faults import Fault
from store.impact import Impact
from store.inbox import Filing
from store.verification import DayRoot, Verification

ORPHAN = frozenset({"no_next_action", "not_running"})
"""Kinds of fault that say that nobody, not even a clock, will take the case further."""

PATIENCE_SECONDS = 30.0
"""Older than this, something unanswered or undelivered is worth a look."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What an operator looks at first.

    `orphans` are open cases that lost their next action, `faults` other cases that stand still;
    `behind` counts open cases that count by an older list of bank holidays.
    """

    orphans: tuple[Fault, ...]
    faults: tuple[Fault, ...]
    unanswered: tuple[Filing, ...]
    undelivered: tuple[str, ...]
    lost: tuple[Undelivered, ...]
    possible_doubles: int
    roots: tuple[DayRoot, ...]
    behind: int
    calendar_version: str

    @property
    def is_well(self) -> bool:
        """Whether nothing stands still."""
        return not (self.orphans or self.faults or self.unanswered or self.undelivered or self.lost)


def overview(stores: Stores) -> Overview:
    """The overview as of now."""
    standing = stores.faults.open()
    calendar = stores.calendars.in_force()
    return Overview(
        tuple(fault for fault in standing if fault.kind in ORPHAN),
        tuple(fault for fault in standing if fault.kind not in ORPHAN),
        stores.inbox.unanswered(PATIENCE_SECONDS),
        stores.messages.pending(PATIENCE_SECONDS),
        stores.attempts.undelivered(),
        stores.messages.possible_doubles(),
        Verification(stores.database).newest_roots(),
        Impact(stores.database).behind(calendar),
        calendar.version,
    )
