"""The newest request for a re-assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reassessment:
    """Who asked, by role, the answer, and the plan after it."""

    asked_by: str = ""
    asked_on: date | None = None
    narrative_id: str = ""
    agreed: bool | None = None
    answered_on: date | None = None
    answer_id: str = ""
    issued_on: date | None = None
