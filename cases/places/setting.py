"""A setting of a local inclusion plan, and the versions of that plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cases.places.vocabulary import NeedType, Part, Phase, SettingKind
from rules.plan_duties import Institution

NEEDED_PARTS = (Part.EDUCATION, Part.HEALTH, Part.CARE)
"""Without these a local SEND partnership is not complete."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees north and east."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class SettingEntry:
    """One school, college or other provider as a version of the plan describes it.

    `setting_id` is the authority's own key and stays the same from version to version; `team_id` is
    the team that answers here, empty when the setting has no account. `places` and `places_free`
    count places for children with special needs. `institution` is what the law calls it (A7, A10).
    """

    setting_id: str
    name: str
    kind: SettingKind
    institution: Institution
    phases: tuple[Phase, ...]
    needs: tuple[NeedType, ...]
    places: int
    places_free: int
    at: Point | None = None
    team_id: str = ""


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation of the local SEND partnership, and for whom it sits there."""

    name: str
    part: Part


@dataclass(frozen=True, slots=True)
class PlanText:
    """What an import says of a version: its title, its days, its partners and its settings.

    `dated_on` is the day of the text, `effective_from` the first day on which lists are drawn from
    it.
    """

    title: str
    dated_on: date
    effective_from: date
    partners: tuple[Partner, ...]
    settings: tuple[SettingEntry, ...]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of an authority's local inclusion plan. Versions are added and never changed."""

    version_id: str
    authority_id: str
    number: int
    text: PlanText
    recorded_by: str
    recorded_at: datetime

    def setting(self, setting_id: str) -> SettingEntry | None:
        """The setting of that key, or None when this version does not know it."""
        found = (entry for entry in self.text.settings if entry.setting_id == setting_id)
        return next(found, None)


def missing_parts(partners: tuple[Partner, ...]) -> tuple[Part, ...]:
    """Who is missing for a complete partnership: education, health and care."""
    there = {partner.part for partner in partners}
    return tuple(part for part in NEEDED_PARTS if part not in there)
