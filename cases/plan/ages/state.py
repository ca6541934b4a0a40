"""What a plan knows about ages: days that follow from a date of birth, never the date itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ChildAges:
    """The days that a plan needs (A1, A14, R19); None while they are not known.

    `early_years_until` is the last day of the month before the fifth birthday, `school_age_ends_on`
    the last Friday in June of the school year in which the child turns 16, `may_go_on_until` the last
    day on which a plan may be kept up.
    """

    early_years_until: date | None = None
    school_age_ends_on: date | None = None
    may_go_on_until: date | None = None


@dataclass(frozen=True, slots=True)
class Ages:
    """The days, and what they brought. `parent_id` decided before the young person did.

    `lacks_capacity` is true when the young person cannot decide, so that the parent goes on (P3).
    """

    days: ChildAges = ChildAges()
    parent_id: str = ""
    passed_on: date | None = None
    lacks_capacity: bool = False
    ended_on: date | None = None
