"""Changes to a plan that are proposed outside a review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OutsideChange:
    """The newest notice of changes outside a review, what the family says, and how it ended."""

    noticed_on: date | None = None
    narrative_id: str = ""
    said_on: date | None = None
    said_id: str = ""
    final_on: date | None = None
    dropped_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether changes are proposed and neither final nor dropped."""
        return self.noticed_on is not None and not self.final_on and not self.dropped_on
