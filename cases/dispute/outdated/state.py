"""The bundles of a case that do not show it any more as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.outdated.vocabulary import Cause


@dataclass(frozen=True, slots=True)
class Outdated:
    """A bundle by its hash, what changed under it, and whether the tribunal has it."""

    sha256: str
    cause: Cause
    outdated_on: date
    is_sent: bool = False
