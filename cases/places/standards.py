"""National standards as dated data: what a ground of a dispute or a decision may cite.

The green paper of 2022 proposed nationally consistent standards for how needs are identified and
met, and standards for how each side takes part in mediation. Their text was never made law, so none
is written here: an administrator imports a set, and each set says whether it is only an illustration.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cases.places.vocabulary import Area


@dataclass(frozen=True, slots=True)
class Standard:
    """One standard of a set; `code` is how it is cited."""

    code: str
    title: str
    text: str
    area: Area


@dataclass(frozen=True, slots=True)
class StandardSet:
    """Standards that were issued together. `is_illustrative`: an example for a demonstration, issued
    by nobody; pages say so beside every standard of it. `until_on` is the last day of the set, None
    while it goes on.
    """

    set_id: str
    title: str
    issued_by: str
    dated_on: date
    effective_from: date
    until_on: date | None
    is_illustrative: bool
    standards: tuple[Standard, ...]
    recorded_by: str
    recorded_at: datetime

    def standard(self, code: str) -> Standard | None:
        """The standard of that code, or None."""
        return next((one for one in self.standards if one.code == code), None)

    def in_force(self, on: date) -> bool:
        """Whether a decision of that day may cite the set."""
        return self.effective_from <= on and (self.until_on is None or on <= self.until_on)
