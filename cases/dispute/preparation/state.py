"""Which side has prepared, and whether the child was asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class Preparation:
    """What is ready for the session, without a word of what it says."""

    submitted_by: tuple[Side, ...] = ()
    views: ViewsHeard | None = None
    views_on: date | None = None
