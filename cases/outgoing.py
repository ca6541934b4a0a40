"""Commands that one case sends to another; they travel through the inbox like any filing."""

from __future__ import annotations

from typing import Any

from cases.event import Recorded


def outgoing(event: Recorded, facts: Any) -> tuple[tuple[Any, str], ...]:
    """The commands an event sends to other cases, each with the kind of case that gets it.

    Their ids follow from the event, so that a repeated append sends nothing twice.
    """
    return ()
