"""How much help a clause gives, in words and in minutes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cases.plan.record.content import Funder, Period, Provision

PERIODS: Mapping[Period, str] = MappingProxyType(
    {
        Period.DAY: "a day",
        Period.WEEK: "a week",
        Period.FORTNIGHT: "a fortnight",
        Period.MONTH: "a month",
        Period.HALF_TERM: "a half term",
        Period.TERM: "a term",
        Period.YEAR: "a year",
        Period.ONCE: "in all",
    }
)
"""How each period is said after a number."""

FUNDERS: Mapping[Funder, str] = MappingProxyType(
    {
        Funder.SETTING: "the school or college",
        Funder.AUTHORITY: "the council",
        Funder.HEALTH: "the health service",
        Funder.SOCIAL_CARE: "social care",
        Funder.PERSONAL_BUDGET: "the personal budget",
        Funder.JOINT: "several of them together",
    }
)
"""Who pays, in words."""

_COUNTS = {1: "once", 2: "twice"}


def length_words(minutes: int) -> str:
    """A length of time: "45 minutes", "1 hour", "2 hours and 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(f"{hours} hour{'' if hours == 1 else 's'}")
    if rest:
        parts.append(f"{rest} minute{'' if rest == 1 else 's'}")
    return " and ".join(parts)


def how_much(provision: Provision) -> str:
    """How much and how often, as far as it is said; empty when nothing is."""
    parts = []
    if provision.minutes is not None:
        parts.append(length_words(provision.minutes))
    if provision.times is not None:
        often = _COUNTS.get(provision.times, f"{provision.times} times")
        if provision.per is Period.ONCE:
            parts.append("once, and no more" if provision.times == 1 else f"{often} in all")
        else:
            parts.append(often + (f" {PERIODS[provision.per]}" if provision.per else ""))
    elif provision.per is not None:
        parts.append(
            "once" if provision.per is Period.ONCE else f"each time {PERIODS[provision.per]}"
        )
    if provision.group is not None:
        alone = provision.group == 1
        parts.append("one to one" if alone else f"in a group of {provision.group} at most")
    return ", ".join(parts)


def minutes_in_each(provision: Provision) -> int | None:
    """Minutes of help in each of its periods; None while length or number is not said."""
    if provision.minutes is None or provision.times is None:
        return None
    return provision.minutes * provision.times
