"""Short plays, one module a subject: together they meet every command, event, move and refusal.

A module has a function `plays` that gives journeys; it is found by itself. `test_every_move.py` has
all of them played under every pack that a case can be opened under. What a journey did, the
moves it made and the refusals it heard are compared with the code by `test_every_move.py`,
`test_wire.py`, `test_who_is_who.py` and `test_refusals.py`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from rules.policy import GREEN_PAPER_2022
from tests.cases import disputes
from tests.cases.journey import Journey


@cache
def plays_under(pack: str) -> tuple[Journey, ...]:
    """Every journey of every module of this package, played once under that pack.

    A play that chooses a pack itself is played under that one. Where packs part, a play asks
    `disputes.regime()` which one it is played under.
    """
    with disputes.filing_under(pack):
        return tuple(
            journey
            for module in sorted(found.name for found in pkgutil.iter_modules(__path__))
            for journey in importlib.import_module(f"{__name__}.{module}").plays()
        )


def every_play() -> tuple[Journey, ...]:
    """Every journey of every module of this package, under the pack this product was asked for."""
    return plays_under(GREEN_PAPER_2022.name)


def heard() -> set[str]:
    """The codes of all refusals that the plays met."""
    return {code for journey in every_play() for code in journey.heard}
