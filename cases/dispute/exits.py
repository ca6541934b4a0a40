"""Which exit from mediation a family names when it states its grounds.

The exit travels as a fact of the form (`StateGrounds.details`), beside the reason "another reason"
that the tribunal's form knows (M24): the judge reads it with the family's own words.
"""

from __future__ import annotations

from collections.abc import Iterable

from rules.policy import Exemption
from rules.regime import NAMED_EXITS

EXIT = "exit:"
"""How a fact of the form begins that names an exit."""


def fact(exit_: Exemption) -> str:
    """The exit as a fact of the form."""
    return f"{EXIT}{exit_.value}"


def named(details: Iterable[str]) -> Exemption | None:
    """The exit that the facts of a form name; None when they name none that people may name."""
    given = frozenset(details)
    return next((exit_ for exit_ in NAMED_EXITS if fact(exit_) in given), None)
