"""When something happened: an instant, and the London day it falls on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rules.calendar import london_day


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant in UTC; the law reads it as a day in London (K17)."""

    at: datetime

    @property
    def on(self) -> date:
        """The London calendar day of the instant."""
        return london_day(self.at)
