"""Where a request for an early review stands."""

from __future__ import annotations

from enum import StrEnum


class EarlyPhase(StrEnum):
    """Where the newest request stands."""

    NONE = "none"
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
