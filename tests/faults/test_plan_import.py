"""Forty plans from a file, with workers killed half-way: every one is kept once, nothing doubled."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from api.demo_people import COUNCIL, seed_demo
from store.plan_imports import PlanImports, plan_id_of
from tests.faults.launched import Plan
from tests.faults.polling import until
from tests.faults.world import World
from workflows.addressing import case_workflow

pytestmark = [pytest.mark.anyio, pytest.mark.fault]

PLANS = 40
LONG = 60.0
"""Seconds within which the worker goes on, with other work on the machine."""

KILLS = (
    ("before append", 6),
    ("append committed", 8),
    ("append written, not committed", 3),
    ("lines filed", 1),
)
"""Where each worker dies, and at which time there."""


def the_file(folder: Path) -> Path:
    """Forty plans, two to a family, half of them at the school."""
    lines = ["reference,child,born,parent,plan_made,setting,parent_email"]
    for number in range(PLANS):
        school = "Example School" if number % 2 else ""
        lines.append(
            f"EX-{number:03},Child {number},2015-03-0{1 + number % 9},Parent {number // 2},"
            f"2026-0{1 + number % 6}-15,{school},parent-{number // 2}@example.org"
        )
    path = folder / "plans.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.timeout(300)
async def test_a_file_whose_filing_is_killed_half_way_is_kept_whole_and_once(
    world: World, tmp_path: Path
) -> None:
    seed_demo(world.people)
    words = ("plans", "import", str(the_file(tmp_path)), "--authority", COUNCIL.person_id)
    code, said = await world.redress(*words, "--no-wait")
    assert code == 0, said
    assert f"{PLANS} plans are in import" in said

    for point, times in KILLS:
        await world.dies(world.starting_worker(Plan(dies_at=point, dies_the=times)))
    await world.worker()
    imports = PlanImports(world.database)
    await until(lambda: not imports.unfinished(), "that the import is finished", LONG)

    code, said = await world.redress(*words)
    assert code == 0, said
    assert f"{PLANS} of {PLANS} plans are kept. The import is finished." in said

    [found] = imports.of(None)
    assert (found.waiting, found.kept, found.refused) == (0, PLANS, 0)
    ids = [plan_id_of(COUNCIL.person_id, f"EX-{number:03}") for number in range(PLANS)]
    for case_id in ids:
        kinds = world.kinds(case_id)
        assert kinds[0] == "plan_registered"
        assert set(kinds[1:]) <= {"child_ages_recorded", "phase_move_expected"}
        assert kinds.count("plan_registered") == kinds.count("child_ages_recorded") == 1
        assert not world.verification.case(case_id)
    rows = world.servers.as_owner(world.name, "SELECT case_id FROM case_row WHERE kind = 'plan'")
    assert Counter(case_id for (case_id,) in rows) == Counter(ids)
    families = world.servers.as_owner(
        world.name, "SELECT count(*) FROM contact WHERE email LIKE 'parent-%@example.org'"
    )
    assert families == [(PLANS // 2,)]
    left = world.servers.as_owner(
        world.name, "SELECT count(*) FROM plan_import_row WHERE people <> '[]'"
    )
    assert left == [(0,)], "names are kept with the people alone"
    running = [
        execution.id
        async for execution in world.client.list_workflows(
            "WorkflowType = 'Plan' AND ExecutionStatus = 'Running'"
        )
    ]
    assert Counter(running) == Counter(case_workflow("plan", case_id) for case_id in ids)
