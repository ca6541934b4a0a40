"""The duty meter: what public bodies owe by a day, what is due soon, broken, or was kept late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from api.ids import case_reference
from api.permissions import may_operate, may_see_clock
from api.scene import case_now
from api.stores import Stores
from api.viewer import Viewer
from api.views.deadline import SOON_DAYS, date_address
from api.words.steps import WHO, clock_words
from rules.citation import Status
from store.duties import Breach, Duty


class Standing(StrEnum):
    """How a duty stands."""

    BREACHED = "breached"
    DUE_SOON = "due_soon"
    OPEN = "open"
    KEPT_LATE = "kept_late"
    KEPT = "kept"
    FELL_AWAY = "fell_away"


_ENDED = {"met": Standing.KEPT, "met_late": Standing.KEPT_LATE, "missed": Standing.BREACHED}
_HOLDERS = {"tribunal": "clerk", "icb": "authority"}


def standing(status: str, due_on: date, today: date) -> Standing:
    """How a duty stands on a day, from the status of its clock."""
    if status == "running":
        return Standing.DUE_SOON if (due_on - today).days <= SOON_DAYS else Standing.OPEN
    return _ENDED.get(status, Standing.FELL_AWAY)


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty in words; `href` leads to its derivation, empty for those who see no case."""

    case_id: str
    reference: str
    clock_id: str
    title: str
    who: str
    due_on: date
    standing: Standing
    is_law: bool
    ended_on: date | None
    href: str


@dataclass(frozen=True, slots=True)
class Meter:
    """The duties of one authority's cases. `breaches` is the log, newest first."""

    authority_id: str
    authority: str
    lines: tuple[DutyLine, ...]
    breaches: tuple[DutyLine, ...]

    def count(self, standing: Standing) -> int:
        """How many duties stand so."""
        return sum(line.standing is standing for line in self.lines)

    def those(self, *standings: Standing) -> tuple[DutyLine, ...]:
        """The duties that stand so, in the order of the standings."""
        return tuple(line for one in standings for line in self.lines if line.standing is one)


def meters(stores: Stores, viewer: Viewer, at: datetime) -> tuple[Meter, ...]:
    """One meter an authority: those of the viewer's cases, or all for who runs the service."""
    teams = None if may_operate(viewer) else viewer.reach
    duties = stores.duties.of(teams)
    breaches = stores.duties.breaches(teams)
    by_authority: dict[str, tuple[list[DutyLine], list[DutyLine]]] = {}
    linked = teams is not None
    for duty in _seen(viewer, duties):
        today = case_now(duty.clock_offset_seconds, at).on
        lines, _ = by_authority.setdefault(duty.authority_id, ([], []))
        is_law = duty.standing != Status.PRACTICE.value
        now = standing(duty.status, duty.due_on, today)
        lines.append(_line(duty, now, is_law, linked))
    for breach in _seen(viewer, breaches):
        _, log = by_authority.setdefault(breach.authority_id, ([], []))
        log.append(_line(breach, standing(breach.status, breach.due_on, at.date()), True, linked))
    names = stores.people.named(by_authority)
    found = [
        Meter(
            authority_id,
            names[authority_id].display_name if authority_id in names else "Not known",
            tuple(lines),
            tuple(log),
        )
        for authority_id, (lines, log) in by_authority.items()
    ]
    return tuple(sorted(found, key=lambda meter: meter.authority))


Kept = TypeVar("Kept", Duty, Breach)


def _seen(viewer: Viewer, found: Iterable[Kept]) -> Iterable[Kept]:
    return (one for one in found if may_see_clock(viewer, one.clock_id))


def _line(found: Duty | Breach, now: Standing, is_law: bool, linked: bool) -> DutyLine:
    return DutyLine(
        found.case_id,
        case_reference(found.case_id),
        found.clock_id,
        clock_words(found.clock_id),
        WHO.get(_HOLDERS.get(found.duty_holder, found.duty_holder), found.duty_holder),
        found.due_on,
        now,
        is_law,
        found.ended_on,
        date_address(found.case_id, found.clock_id) if linked else "",
    )
