"""Short plays, one module a subject: together they meet every command, event, move and refusal.

A module has a function `plays` that gives journeys; it is found by itself. What a journey did, the
moves it made and the refusals it heard are compared with the code by `test_every_move.py`,
`test_wire.py`, `test_who_is_who.py` and `test_refusals.py`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache

from tests.cases.journey import Journey


@cache
def every_play() -> tuple[Journey, ...]:
    """Every journey of every module of this package, played once."""
    return found_in(__path__, __name__)


def found_in(path: Iterable[str], package: str) -> tuple[Journey, ...]:
    """The journeys of every module of a package of plays."""
    return tuple(
        journey
        for module in sorted(found.name for found in pkgutil.iter_modules(path))
        for journey in importlib.import_module(f"{package}.{module}").plays()
    )


def heard() -> set[str]:
    """The codes of all refusals that the plays met."""
    return codes_heard(every_play())


def codes_heard(journeys: Iterable[Journey]) -> set[str]:
    """The codes of all refusals that these journeys met."""
    return {code for journey in journeys for code in journey.heard}
