"""Where a change outside a review stands."""

from __future__ import annotations

from enum import StrEnum


class OutsidePhase(StrEnum):
    """Whether changes are proposed outside a review."""

    NONE = "none"
    PROPOSED = "proposed"
