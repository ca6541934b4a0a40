"""The newest request for an early review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EarlyReview:
    """Who asked, by role, and the answer; reasons lie under their ids."""

    asked_by: str = ""
    asked_on: date | None = None
    narrative_id: str = ""
    agreed: bool | None = None
    answered_on: date | None = None
    answer_id: str = ""
