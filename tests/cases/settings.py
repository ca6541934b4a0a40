"""Settings of an example plan, and children for whom lists are made."""

from __future__ import annotations

from typing import Any

from cases.places.setting import Point, SettingEntry
from cases.places.tailor import ChildFacts
from cases.places.vocabulary import NeedType, Phase, SettingKind
from rules.plan_duties import Institution

HOME = Point(51.5, -0.1)
AUTISM = (NeedType.ASD, NeedType.SLCN)


def a_setting(setting_id: str, **facts: Any) -> SettingEntry:
    """A maintained primary school for autism and speech with two free places of ten."""
    given: dict[str, Any] = {
        "name": f"Setting {setting_id}",
        "kind": SettingKind.MAINSTREAM,
        "institution": Institution.MAINTAINED_SCHOOL,
        "phases": (Phase.PRIMARY,),
        "needs": AUTISM,
        "places": 10,
        "places_free": 2,
        "at": Point(51.51, -0.1),
    }
    return SettingEntry(setting_id, **(given | facts))


def a_child(**facts: Any) -> ChildFacts:
    """A primary school child with autism and speech needs, whose home is known."""
    given: dict[str, Any] = {"phase": Phase.PRIMARY, "needs": AUTISM, "home": HOME}
    return ChildFacts(**(given | facts))
