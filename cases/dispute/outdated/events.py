"""What becomes true of a bundle when something under it changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.outdated.vocabulary import Cause


@dataclass(frozen=True, slots=True)
class BundleOutdated:
    """A bundle does not show the case any more as it stands, because somebody else changed it.

    `sha256` is empty for one that was still being made. `is_sent` is whether the tribunal has that bundle; one that it does not have cannot be signed now.
    """

    VERSION: ClassVar[int] = 1
    sha256: str
    cause: Cause
    is_sent: bool
    outdated_on: date
    kind: Literal["bundle_outdated"] = "bundle_outdated"


OutdatedEvent = BundleOutdated
