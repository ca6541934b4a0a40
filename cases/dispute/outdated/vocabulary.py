"""What can change under a bundle."""

from __future__ import annotations

from enum import StrEnum


class Cause(StrEnum):
    """What the bundle was built on and is not so any more."""

    SCREENING = "screening"
    CERTIFICATE = "certificate"
    GROUNDS = "grounds"
    PAPERS = "papers"
    PEOPLE = "people"
