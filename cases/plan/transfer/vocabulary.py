"""Where a move between authorities stands."""

from __future__ import annotations

from enum import StrEnum


class TransferPhase(StrEnum):
    """Where the plan stands between two authorities."""

    NONE = "none"
    LEAVING = "leaving"
    LEFT = "left"
    RECEIVED = "received"
    TOLD = "told"
