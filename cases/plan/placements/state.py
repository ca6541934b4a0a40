"""What is true of placements: those that go on. What ended is in the events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.places.vocabulary import SettingKind


@dataclass(frozen=True, slots=True)
class Placement:
    """A placement that goes on."""

    placement_id: str
    setting_id: str
    setting_kind: SettingKind
    team_id: str
    is_main: bool
    started_on: date
    planned_until: date | None = None


@dataclass(frozen=True, slots=True)
class PlacementsState:
    """Placements that go on, the oldest first; `ended` counts the others, `last_main_ended_on` is
    the day on which the child left the last main setting."""

    current: tuple[Placement, ...] = ()
    ended: int = 0
    last_main_ended_on: date | None = None

    @property
    def main(self) -> Placement | None:
        """The main setting, or None when the child is at none that is recorded."""
        return next((placement for placement in self.current if placement.is_main), None)

    def find(self, placement_id: str) -> Placement | None:
        """The placement of that id, if it goes on."""
        return next((p for p in self.current if p.placement_id == placement_id), None)
