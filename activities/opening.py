"""What a run of a case begins with when it starts from the events of the case."""

from __future__ import annotations

from cases.wire import dump_state
from store.history import Remembered
from workflows.ports import Opening


def opening_of(found: Remembered) -> Opening:
    """What a run of a case begins with, as its events tell it."""
    return Opening(
        found.case_id,
        found.kind,
        dump_state(found.kind, found.state),
        found.seq,
        found.head,
        found.applied,
    )
