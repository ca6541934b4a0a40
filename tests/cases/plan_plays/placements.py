"""Plays of placements and of standards: every move, and every refusal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cases.actor import Role
from cases.places.vocabulary import SettingKind
from cases.plan.placements import commands as c
from cases.plan.placements.vocabulary import EndReason, StartReason
from cases.plan.standards.commands import CiteStandardInPlan
from tests.cases import plans
from tests.cases.journey import Journey, day

AUTHORITY = Role.AUTHORITY


def start(placement_id: str = "p1", **facts: Any) -> dict[str, Any]:
    """The facts of a child who came to setting-a, a mainstream school, on 5 January."""
    given: dict[str, Any] = {
        "placement_id": placement_id,
        "setting_id": "setting-a",
        "setting_kind": SettingKind.MAINSTREAM,
        "is_main": True,
        "started_on": day("2026-01-05"),
        "reason": StartReason.NAMED_IN_PLAN,
        "team_id": "team-a",
    }
    return given | facts


def beside(placement_id: str = "p2", **facts: Any) -> dict[str, Any]:
    """The facts of alternative provision besides, planned to 27 February."""
    given: dict[str, Any] = {
        "setting_id": "unit-1",
        "setting_kind": SettingKind.ALTERNATIVE,
        "is_main": False,
        "reason": StartReason.EARLY_HELP,
        "team_id": "",
        "planned_until": day("2026-02-27"),
    }
    return start(placement_id, **(given | facts))


def placed(**facts: Any) -> Journey:
    """The child is at setting-a."""
    journey = plans.registered()
    journey.do(c.StartPlacement, AUTHORITY, **start(**facts))
    return journey


def both() -> Journey:
    """And goes to unit-1 besides."""
    journey = placed()
    journey.do(c.StartPlacement, AUTHORITY, **beside())
    return journey


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _moves()
    yield _refusals()
    yield both().on(day("2026-03-02"))
    journey = both()
    new = {"placement_id": "p2", "planned_until": day("2026-03-27")}
    journey.do(c.PlanPlacementEnd, AUTHORITY, **new)
    journey.refused(c.PlanPlacementEnd, AUTHORITY, **new)
    journey.refused(c.PlanPlacementEnd, AUTHORITY, **(new | {"planned_until": day("2026-01-02")}))
    yield journey
    journey = plans.registered()
    cited = {"set_id": "set-1", "code": "X1", "narrative_id": "words"}
    journey.refused(CiteStandardInPlan, AUTHORITY, **(cited | {"code": ""}))
    journey.refused(CiteStandardInPlan, AUTHORITY, **(cited | {"narrative_id": ""}))
    journey.do(CiteStandardInPlan, AUTHORITY, **cited)
    journey.refused(CiteStandardInPlan, AUTHORITY, **cited)
    yield journey


def _moves() -> Journey:
    journey = both()
    leaving = {"ended_on": day("2026-01-12"), "reason": EndReason.BACK_TO_SCHOOL}
    journey.do(c.EndPlacement, AUTHORITY, placement_id="p2", **leaving)
    journey.do(
        c.EndPlacement,
        AUTHORITY,
        placement_id="p1",
        ended_on=day("2026-01-12"),
        reason=EndReason.EXCLUDED,
    )
    return journey


def _refusals() -> Journey:
    journey = plans.registered()
    later = day("2026-01-13")
    journey.refused(c.StartPlacement, AUTHORITY, **start(started_on=later))
    journey.refused(c.StartPlacement, AUTHORITY, **beside(planned_until=None))
    journey.refused(c.StartPlacement, AUTHORITY, **beside(planned_until=day("2026-01-01")))
    journey.do(c.StartPlacement, AUTHORITY, **start())
    journey.refused(c.StartPlacement, AUTHORITY, **start())
    journey.refused(c.StartPlacement, AUTHORITY, **start("p3"))
    other = start("p3", setting_id="setting-b")
    journey.refused(c.StartPlacement, AUTHORITY, **other)
    early = other | {"started_on": day("2026-01-02"), "leaves_for": EndReason.MOVED_HOME}
    journey.refused(c.StartPlacement, AUTHORITY, **early)
    journey.do(c.StartPlacement, AUTHORITY, **(other | {"leaves_for": EndReason.MOVED_HOME}))
    leaving = {"placement_id": "p3", "reason": EndReason.OTHER}
    journey.refused(c.EndPlacement, AUTHORITY, **leaving, ended_on=later)
    journey.refused(c.EndPlacement, AUTHORITY, placement_id="p1", ended_on=later,
                    reason=EndReason.OTHER)  # fmt: skip
    return journey
