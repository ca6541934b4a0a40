"""The tailored list: which settings of the inclusion plan fit a child, in which order, and why.

A pure function of the plan's version and the facts of the child, so that the same list can be made
again years later. A full setting stays on the list: that it is full is for the consultation to say.
The order is this service's own: settings with a free place first, then the shorter way, then those
that know fewer needs besides the child's, then the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from types import MappingProxyType

from cases.places.setting import Point, SettingEntry
from cases.places.vocabulary import NeedType, Phase, SettingKind, WhyListed, WhyNot

LONGEST_LIST = 20
"""More settings than this help nobody to choose; the rest is named among those left out."""

_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Way:
    """The way from home to a setting, as somebody measured it: metres, minutes, or both."""

    metres: int | None = None
    minutes: int | None = None


@dataclass(frozen=True)
class ChildFacts:
    """What the list is made from. `ways` are measured ways by the key of the setting; without one
    the straight line from `home` counts. `farthest_metres` and `longest_minutes` are limits that
    the family and the authority agreed on; None: none.
    """

    phase: Phase
    needs: tuple[NeedType, ...]
    home: Point | None = None
    ways: Mapping[str, Way] = field(default_factory=lambda: MappingProxyType({}))
    farthest_metres: int | None = None
    longest_minutes: int | None = None
    with_alternative: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """A setting on the list: its place from 1, and why it is there."""

    rank: int
    setting: SettingEntry
    reasons: tuple[WhyListed, ...]
    way: Way


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A setting of the plan that is not on the list, and every reason for that."""

    setting: SettingEntry
    reasons: tuple[WhyNot, ...]
    unmet: tuple[NeedType, ...]
    way: Way


@dataclass(frozen=True, slots=True)
class Tailored:
    """The list, and what was left out; together they are every setting of the version."""

    listed: tuple[Fit, ...]
    left_out: tuple[LeftOut, ...]


def tailor(settings: Iterable[SettingEntry], child: ChildFacts) -> Tailored:
    """The list for a child. Raises ValueError when no need is given."""
    if not child.needs:
        raise ValueError("a list is made for a child with at least one need")
    fits: list[tuple[SettingEntry, Way]] = []
    out: list[LeftOut] = []
    for setting in settings:
        way = _way(setting, child)
        reasons = tuple(_against(setting, way, child))
        if reasons:
            out.append(LeftOut(setting, reasons, _unmet(setting, child), way))
        else:
            fits.append((setting, way))
    fits.sort(key=lambda fit: _order(fit[0], fit[1], child))
    out.extend(
        LeftOut(setting, (WhyNot.LIST_FULL,), (), way) for setting, way in fits[LONGEST_LIST:]
    )
    out.sort(key=lambda left: (left.setting.name.casefold(), left.setting.setting_id))
    listed = (
        Fit(rank, setting, tuple(_for(setting, way)), way)
        for rank, (setting, way) in enumerate(fits[:LONGEST_LIST], start=1)
    )
    return Tailored(tuple(listed), tuple(out))


def straight_line_metres(one: Point, other: Point) -> int:
    """The straight line over the earth between two points, in whole metres."""
    north, south = radians(one.latitude), radians(other.latitude)
    half_lat = sin((south - north) / 2) ** 2
    half_lon = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return round(2000 * _EARTH_KM * asin(sqrt(half_lat + cos(north) * cos(south) * half_lon)))


def _way(setting: SettingEntry, child: ChildFacts) -> Way:
    measured = child.ways.get(setting.setting_id)
    if measured is not None:
        return measured
    if child.home is None or setting.at is None:
        return Way()
    return Way(metres=straight_line_metres(child.home, setting.at))


def _unmet(setting: SettingEntry, child: ChildFacts) -> tuple[NeedType, ...]:
    return tuple(need for need in child.needs if need not in setting.needs)


def _against(setting: SettingEntry, way: Way, child: ChildFacts) -> Iterable[WhyNot]:
    if child.phase not in setting.phases:
        yield WhyNot.OTHER_PHASE
    if _unmet(setting, child):
        yield WhyNot.NEEDS_NOT_MET
    if _beyond(way.metres, child.farthest_metres) or _beyond(way.minutes, child.longest_minutes):
        yield WhyNot.TOO_FAR
    if setting.kind is SettingKind.ALTERNATIVE and not child.with_alternative:
        yield WhyNot.NOT_ASKED_FOR


def _beyond(measured: int | None, limit: int | None) -> bool:
    """What nobody measured is not too far."""
    return measured is not None and limit is not None and measured > limit


def _for(setting: SettingEntry, way: Way) -> Iterable[WhyListed]:
    yield WhyListed.TEACHES_PHASE
    yield WhyListed.MEETS_NEEDS
    known = way.metres is not None or way.minutes is not None
    yield WhyListed.NEAR if known else WhyListed.DISTANCE_UNKNOWN
    yield WhyListed.HAS_PLACE if setting.places_free else WhyListed.FULL_NOW


def _order(setting: SettingEntry, way: Way, child: ChildFacts) -> tuple[object, ...]:
    return (
        setting.places_free == 0,
        way.metres is None and way.minutes is None,
        # Where both were measured the minutes count: a near school can be a long way off.
        way.minutes if way.minutes is not None else _minutes_guess(way.metres),
        way.metres or 0,
        len(set(setting.needs) - set(child.needs)),
        setting.name.casefold(),
        setting.setting_id,
    )


def _minutes_guess(metres: int | None) -> float:
    """Puts a way known only by its length among those known by time: 30 km an hour."""
    return 0 if metres is None else metres / 500
