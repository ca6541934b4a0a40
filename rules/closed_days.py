"""A newer list of the days on which England is closed takes the place of an older one (K16).

Bank holidays can be proclaimed at short notice (19 September 2022, 8 May 2023) and moved. A list has
a version, and the newest is always the right one: it holds for time that runs already.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rules.calendar import Calendar

_DAY = timedelta(days=1)
_VERSION = re.compile(r"england-(\d{4})-(\d{2})(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day proclaimed a bank holiday, or one that is none any more; `reason` says by what."""

    day: date
    is_closed: bool
    reason: str


def version_key(version: str) -> tuple[int, int, int]:
    """Year, month and number of changes of a version: "england-2026-11.1" is (2026, 11, 1).

    Raises ValueError for a text that is no version of the calendar.
    """
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(f"{version} is not a version of the calendar")
    year, month, number = found.groups()
    return int(year), int(month), int(number or 0)


def is_newer(calendar: Calendar, than: Calendar) -> bool:
    """Whether one list was published after another."""
    return version_key(calendar.version) > version_key(than.version)


def changed(base: Calendar, changes: Iterable[DayChange], number: int | None = None) -> Calendar:
    """The list with changes made to it; the list itself when none of them changes anything.

    `number` makes the version; None: the number of changes that have an effect. Raises ValueError
    for a day outside the years that the list covers.
    """
    days, effective = set(base.bank_holidays), 0
    for change in changes:
        if not base.covers_from <= change.day <= base.covers_to:
            raise ValueError(f"the calendar does not cover {change.day}")
        before = len(days)
        if change.is_closed:
            days.add(change.day)
        else:
            days.discard(change.day)
        effective += len(days) != before
    if not effective:
        return base
    version = f"{base.version}.{effective if number is None else number}"
    return replace(base, version=version, bank_holidays=tuple(sorted(days)))


def merged(held: Calendar, newer: Calendar) -> Calendar:
    """The newer list, with the days of the held one for the years that the newer does not cover.

    Raises ValueError when there are years between the two that neither covers.
    """
    if newer.covers_from > held.covers_to + _DAY or held.covers_from > newer.covers_to + _DAY:
        raise ValueError(
            f"calendars {held.version} and {newer.version} leave years out between them"
        )
    kept = (day for day in held.bank_holidays if not newer.covers_from <= day <= newer.covers_to)
    return Calendar(
        newer.version,
        tuple(sorted((*kept, *newer.bank_holidays))),
        min(held.covers_from, newer.covers_from),
        max(held.covers_to, newer.covers_to),
    )
