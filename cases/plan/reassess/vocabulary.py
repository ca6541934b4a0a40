"""Where a re-assessment stands."""

from __future__ import annotations

from enum import StrEnum


class ReassessPhase(StrEnum):
    """Where the newest request stands."""

    NONE = "none"
    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    FINISHED = "finished"
