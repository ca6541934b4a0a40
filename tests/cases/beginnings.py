"""Beginnings of journeys, walked once and shared: every caller goes on with its own copy."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from cases.dispute import pack
from tests.cases import misreading
from tests.cases.journey import Journey

Begin = Callable[..., Journey]

FACTS: dict[str, Any] = {}
"""The facts of a filing that are not said otherwise; `plays_under` changes the pack among them."""


def shared(begin: Begin) -> Begin:
    """Walk a beginning once for each set of facts; what is asked for again is a copy.

    It is walked anew where a test changed a pack or a rule: the same facts lead elsewhere then.
    """
    kept: dict[Any, tuple[Any, Journey]] = {}

    @wraps(begin)
    def again(*facts: Any, **named: Any) -> Journey:
        if misreading.in_force():
            return begin(*facts, **named)
        packs = vars(pack)["PACKS"]
        key = (facts, tuple(sorted(named.items())), FACTS["pack"], id(packs))
        try:
            known = kept.get(key)
        except TypeError:  # facts that cannot be compared, such as lists
            return begin(*facts, **named)
        if known is None:
            # The packs are kept with it, so that no other packs can have the same identity.
            known = kept[key] = (packs, begin(*facts, **named))
        return known[1].copied()

    return again
