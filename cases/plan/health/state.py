"""The newest change of the health body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.plan.health.vocabulary import HealthAsks


@dataclass(frozen=True, slots=True)
class HealthChange:
    """When it changes, when the new body was told, and what it asked for.

    `aware_on` is the day on which the old body learned of the move; None: long before it.
    """

    changes_on: date | None = None
    aware_on: date | None = None
    told_on: date | None = None
    asks: HealthAsks | None = None
    asked_on: date | None = None
