"""What bundle to build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Order:
    """A bundle to build. `facts` are printed on the cover (what, details); `at` is its time.

    `profile` is an id of `profiles.py`; the version in force on the London day of `at` is used.
    `pack` adds the policy pack's statement about itself to the cover.
    """

    case_reference: str
    title: str
    profile: str
    at: datetime
    facts: tuple[tuple[str, str], ...] = ()
    pack: str | None = None
