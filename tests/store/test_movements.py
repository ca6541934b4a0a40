"""Movements and citations as PostgreSQL counts them equal a recount of the raw events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.dispute.standards.commands import CiteStandard
from cases.places.vocabulary import SettingKind
from cases.plan.placements import commands as c
from cases.plan.placements import events as e
from cases.plan.placements.vocabulary import EndReason, StartReason
from cases.plan.standards.commands import CiteStandardInPlan
from store.case_log import CaseLog
from store.database import Database
from store.movements import Movements
from store.standards import Standards
from tests.cases import disputes as d
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plan_plays.placements import AUTHORITY, beside, start
from tests.cases.plays.standards import CITED
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres


def _plan(number: int, authority_id: str = "authority-1") -> Journey:
    """A plan of its own: school, a unit besides that ended, then another school."""
    journey = plans.unregistered()
    journey.case_id = f"plan-{number}"
    journey.start = journey.state = journey.kind.fresh(journey.case_id)
    facts = plans.REGISTRATION | {"authority_id": authority_id}
    journey.do(plans.c.RegisterPlan, AUTHORITY, **facts)
    journey.do(c.StartPlacement, AUTHORITY, **start())
    journey.do(c.StartPlacement, AUTHORITY, **beside())
    journey.on(day("2026-02-02"))
    journey.do(
        c.EndPlacement,
        AUTHORITY,
        placement_id="p2",
        ended_on=day("2026-01-30"),
        reason=EndReason.BACK_TO_SCHOOL,
    )
    moved = start("p3", setting_id="setting-b", started_on=day("2026-02-02"))
    journey.do(c.StartPlacement, AUTHORITY, **(moved | {"leaves_for": EndReason.MOVED_HOME}))
    return journey


def test_every_placement_is_found_with_its_beginning_and_its_end(
    log: CaseLog, database: Database
) -> None:
    journeys = [_plan(1), _plan(2), _plan(3, "authority-2")]
    for journey in journeys:
        save(log, journey)
    found = Movements(database).of(["authority-1"])
    assert {movement.case_id for movement in found} == {"plan-1", "plan-2"}
    started = [one for j in journeys for one in j.events if isinstance(one, e.PlacementStarted)]
    ended = [one for j in journeys for one in j.events if isinstance(one, e.PlacementEnded)]
    assert {m.case_id for m in Movements(database).of(case_id="plan-3")} == {"plan-3"}
    everywhere = Movements(database).of()
    assert len(everywhere) == len(started) == 9
    assert sum(movement.ended_on is not None for movement in everywhere) == len(ended) == 6
    unit = next(m for m in found if m.placement_id == "p2")
    assert unit.setting_kind is SettingKind.ALTERNATIVE
    assert unit.start_reason is StartReason.EARLY_HELP
    assert (unit.ended_on, unit.end_reason) == (date(2026, 1, 30), EndReason.BACK_TO_SCHOOL)
    [event] = [one for one in journeys[0].events if isinstance(one, e.PlacementEnded)][:1]
    assert unit.days(date(2026, 12, 31)) == event.days


def test_a_time_takes_what_touches_it_and_nothing_else(log: CaseLog, database: Database) -> None:
    save(log, _plan(1))

    def found(first: date | None, last: date | None) -> set[str]:
        return {m.placement_id for m in Movements(database).of(None, first, last)}

    assert found(None, date(2026, 1, 4)) == set()
    assert found(None, date(2026, 1, 5)) == {"p1", "p2"}
    assert found(date(2026, 1, 31), None) == {"p1", "p3"}
    assert found(date(2026, 2, 3), None) == {"p3"}


def test_each_case_that_names_a_standard_counts_once_for_each_purpose(
    log: CaseLog, database: Database
) -> None:
    for number in (1, 2):
        dispute = d.filed(authority_id="authority-1")
        again = Journey(dispute.kind, dispute.now, case_id=f"case-{number}")
        for command in dispute.commands:
            meta = replace(command.meta, case_id=again.case_id)
            again.on(meta.received_at.date()).give(replace(command, meta=meta))
        again.do(CiteStandard, d.FAMILY, **CITED)
        again.do(CiteStandard, d.AUTHORITY, **CITED)
        save(log, again)
    plan = plans.registered()
    plan.do(CiteStandardInPlan, AUTHORITY, **CITED)
    save(log, plan)
    counts = {
        (one.case_kind, one.purpose): one.cases
        for one in Standards(database).cited(["authority-1"])
    }
    assert counts == {
        ("dispute", "ground"): 2,
        ("dispute", "decision"): 2,
        ("plan", "decision"): 1,
    }
    assert Standards(database).cited(["authority-9"]) == ()
