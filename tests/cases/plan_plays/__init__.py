"""Short plays of a plan, one module a subject, found as those of a dispute are (`tests.cases.plays`)."""

from __future__ import annotations

from functools import cache

from tests.cases.journey import Journey
from tests.cases.plays import codes_heard, found_in


@cache
def every_play() -> tuple[Journey, ...]:
    """Every journey of every module of this package, played once."""
    return found_in(__path__, __name__)


def heard() -> set[str]:
    """The codes of all refusals that the plays met."""
    return codes_heard(every_play())
