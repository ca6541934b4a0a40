"""A rule as another release would have it: the code before or after a correction of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from types import ModuleType
from typing import Any
from unittest import mock

from rules.deadline import Deadline

_MISREAD: list[str] = []


def in_force() -> bool:
    """Whether a rule is read otherwise just now."""
    return bool(_MISREAD)


@contextmanager
def counting_from_later(module: ModuleType, function: str, days: int = 3) -> Iterator[None]:
    """While this lasts, a deadline function counts from some days after its trigger."""
    ours = getattr(module, function)

    def theirs(*facts: Any, **named: Any) -> Deadline:
        trigger = next(n for n, fact in enumerate(facts) if isinstance(fact, date))
        later = facts[trigger] + timedelta(days=days)
        found: Deadline = ours(*facts[:trigger], later, *facts[trigger + 1 :], **named)
        return found

    _MISREAD.append(function)
    try:
        with mock.patch.object(module, function, theirs):
            yield
    finally:
        _MISREAD.remove(function)
