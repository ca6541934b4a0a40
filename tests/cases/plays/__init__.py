"""Short plays, one module a subject: together they meet every command, event, move and refusal.

A module has a function `plays` that gives journeys; it is found by itself. What a journey did, the
moves it made and the refusals it heard are compared with the code by `test_every_move.py`,
`test_wire.py`, `test_who_is_who.py` and `test_refusals.py`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from tests.cases.journey import Journey


@cache
def every_play() -> tuple[Journey, ...]:
    """Every journey of every module of this package, played once."""
    return tuple(
        journey
        for module in sorted(found.name for found in pkgutil.iter_modules(__path__))
        for journey in importlib.import_module(f"{__name__}.{module}").plays()
    )


def heard() -> set[str]:
    """The codes of all refusals that the plays met."""
    return {code for journey in every_play() for code in journey.heard}
