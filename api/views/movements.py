"""The report of movements into and out of settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.permissions import may_import
from api.stores import Stores
from api.viewer import Viewer
from api.words import places as words
from cases.places.movements import SMALL, Movement, SettingMoves, counted, summary


@dataclass(frozen=True, slots=True)
class MovesLine:
    """What moved at one setting, in words; small numbers are kept back outside the authority."""

    authority_id: str
    authority: str
    setting_id: str
    setting: str
    kind: str
    into: str
    out_of: str
    there: str
    middle_days: str
    came_for: tuple[str, ...]
    left_for: tuple[str, ...]


@dataclass(frozen=True)
class MovesReport:
    """The report of a time: a line for each setting, and to the authority itself each placement."""

    first_on: date
    last_on: date
    lines: tuple[MovesLine, ...]
    movements: tuple[Movement, ...]
    names: dict[tuple[str, str], str]

    def name(self, movement: Movement) -> str:
        """What the setting of a placement is called."""
        return self.names.get((movement.authority_id, movement.setting_id), movement.setting_id)


def report(stores: Stores, viewer: Viewer, first_on: date, last_on: date) -> MovesReport:
    """The movements of a time: all authorities for an administrator, the own one for an officer."""
    everybody = may_import(viewer)
    movements = stores.movements.of(None if everybody else viewer.teams, first_on, last_on)
    found = summary(movements, first_on, last_on)
    authorities = stores.people.named({one.authority_id for one in found})
    names: dict[tuple[str, str], str] = {}
    for authority_id in {movement.authority_id for movement in movements}:
        ids = {m.setting_id for m in movements if m.authority_id == authority_id}
        for setting_id, name in stores.inclusion_plans.names(authority_id, ids).items():
            names[authority_id, setting_id] = name
    lines = tuple(
        _line(one, names, authorities[one.authority_id].display_name, whole=not everybody)
        for one in found
        if one.authority_id in authorities
    )
    return MovesReport(first_on, last_on, lines, () if everybody else movements, names)


def _line(
    one: SettingMoves, names: dict[tuple[str, str], str], authority: str, *, whole: bool
) -> MovesLine:
    # The middle of few lengths would be the length of one child's stay.
    hidden = not whole and one.out_of < SMALL
    middle = "" if one.middle_days is None or hidden else str(one.middle_days)
    return MovesLine(
        one.authority_id,
        authority,
        one.setting_id,
        names.get((one.authority_id, one.setting_id), one.setting_id),
        words.KINDS[one.setting_kind],
        counted(one.into, whole=whole),
        counted(one.out_of, whole=whole),
        counted(one.there, whole=whole),
        middle,
        tuple(
            f"{words.STARTS[reason]}: {counted(count, whole=whole)}"
            for reason, count in one.came_for
        ),
        tuple(
            f"{words.ENDS[reason]}: {counted(count, whole=whole)}" for reason, count in one.left_for
        ),
    )
