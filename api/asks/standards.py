"""Naming a national standard, in a dispute or in a decision about a plan."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.scene import Scene
from cases.dispute.standards import commands as d
from cases.dispute.state import DisputeState
from cases.places.standards import StandardSet
from cases.plan.standards import commands as p


def open_sets(scene: Scene) -> tuple[StandardSet, ...]:
    """The sets that may be cited: those of today, and of the day of the decision in dispute."""
    days: list[date] = [scene.now.on]
    state = scene.state
    if isinstance(state, DisputeState) and state.matter is not None:
        days.append(state.matter.notice_dated_on)
    return tuple(
        found for found in scene.stores.standards.sets() if any(found.in_force(on) for on in days)
    )


def _check(scene: Scene, set_id: str, code: str) -> None:
    found = next((one for one in open_sets(scene) if one.set_id == set_id), None)
    if found is None or found.standard(code) is None:
        raise NotUnderstood({"standard": "Choose a standard that holds on the day in question."})


class CiteStandard(Ask):
    """A side names a standard in a dispute."""

    COMMAND: ClassVar[type] = d.CiteStandard
    kind: Literal["cite_standard"] = "cite_standard"
    set_id: str
    code: str
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The citation of a standard that is known and in force."""
        _check(scene, self.set_id, self.code)
        return super().draft(scene, ids)


class CiteStandardInPlan(Ask):
    """The authority names a standard on which a decision about a plan rests."""

    COMMAND: ClassVar[type] = p.CiteStandardInPlan
    kind: Literal["cite_standard_in_plan"] = "cite_standard_in_plan"
    set_id: str
    code: str
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The citation of a standard that is known and in force."""
        _check(scene, self.set_id, self.code)
        return super().draft(scene, ids)
