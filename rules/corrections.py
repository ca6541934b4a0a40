"""Rules that we had wrong, and when we put them right.

A rule starts at version 1. When we find that we read or coded it wrongly, its `Rule` gets the next
version and a line is added here, so that `redress impact` can show whose dates move, and so that the
people affected are told that the mistake was ours. A change made by Parliament is no correction: it
is a law value with the date from which it holds.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: the rule, its version since then, the day we found out, and what was wrong.

    `was` and `now` finish the sentence "We counted ..." in plain words for the people affected.
    """

    rule: str
    version: int
    found_on: date
    was: str
    now: str


CORRECTIONS: tuple[Correction, ...] = ()
"""In the order in which they were made. None so far."""


def latest(rule: str) -> Correction | None:
    """The newest correction of a rule, or None."""
    return next((found for found in reversed(CORRECTIONS) if found.rule == rule), None)
