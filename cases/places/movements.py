"""Movements into and out of settings, counted per authority, with small numbers kept back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median_low

from cases.places.vocabulary import SettingKind
from cases.plan.placements.vocabulary import EndReason, StartReason

SMALL = 5
"""Counts from 1 to below this one could point at a child and are kept back outside the authority."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One placement of one child: when it came and why, when it left and why, if it did."""

    case_id: str
    authority_id: str
    placement_id: str
    setting_id: str
    setting_kind: SettingKind
    is_main: bool
    started_on: date
    start_reason: StartReason
    planned_until: date | None
    ended_on: date | None = None
    end_reason: EndReason | None = None

    def days(self, on: date) -> int:
        """How many days it has lasted by the end of `on`, the first and the last counted; 0 when it
        had not begun."""
        until = on if self.ended_on is None else min(self.ended_on, on)
        return max(0, (until - self.started_on).days + 1)

    def goes_on(self, on: date) -> bool:
        """Whether the child is there on that day."""
        return self.started_on <= on and (self.ended_on is None or self.ended_on > on)


@dataclass(frozen=True, slots=True)
class SettingMoves:
    """What moved at one setting between two days: into it, out of it, there on the last day.

    `middle_days` is the length in the middle of those that ended, None when none did.
    """

    authority_id: str
    setting_id: str
    setting_kind: SettingKind
    into: int
    out_of: int
    there: int
    middle_days: int | None
    came_for: tuple[tuple[StartReason, int], ...]
    left_for: tuple[tuple[EndReason, int], ...]


def summary(
    movements: Iterable[Movement], first_on: date, last_on: date
) -> tuple[SettingMoves, ...]:
    """The movements of a time by setting, both days counted, alternative provision first."""
    by_setting: dict[tuple[str, str], list[Movement]] = {}
    for movement in movements:
        by_setting.setdefault((movement.authority_id, movement.setting_id), []).append(movement)
    found = [
        _moves(authority_id, setting_id, of_setting, first_on, last_on)
        for (authority_id, setting_id), of_setting in by_setting.items()
    ]
    return tuple(
        sorted(
            (one for one in found if one.into or one.out_of or one.there),
            key=lambda one: (
                one.authority_id,
                one.setting_kind is not SettingKind.ALTERNATIVE,
                one.setting_id,
            ),
        )
    )


def _moves(
    authority_id: str,
    setting_id: str,
    movements: list[Movement],
    first_on: date,
    last_on: date,
) -> SettingMoves:
    came = [m for m in movements if first_on <= m.started_on <= last_on]
    left = [m for m in movements if m.ended_on and first_on <= m.ended_on <= last_on]
    newest = max(movements, key=lambda m: (m.started_on, m.placement_id))
    lengths = [m.days(last_on) for m in left]
    return SettingMoves(
        authority_id,
        setting_id,
        newest.setting_kind,
        len(came),
        len(left),
        sum(m.goes_on(last_on) for m in movements),
        median_low(lengths) if lengths else None,
        tuple(sorted(Counter(m.start_reason for m in came).items())),
        tuple(sorted(Counter(m.end_reason for m in left if m.end_reason).items())),
    )


def counted(count: int, *, whole: bool) -> str:
    """A number as it may be shown: `whole` to the authority itself; others get no small number.

    Larger ones are rounded for them too, so that no two reports, and no sum with its parts, give a
    small number away by subtraction.
    """
    if whole or count == 0:
        return str(count)
    if count < SMALL:
        return f"fewer than {SMALL}"
    return f"about {SMALL * ((count + SMALL // 2) // SMALL)}"
