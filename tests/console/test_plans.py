"""`redress plans`: a file checked, refused with every bad line, and shown in the log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.demo_people import COUNCIL, seed_demo
from cli import redress
from store.database import Database
from store.people import People
from store.plan_imports import PlanImports

GOOD = (
    "reference,child,born,parent,plan_made,setting\n"
    "EX-1,Example Child,2016-05-12,Example Parent,2025-06-10,Example School\n"
)


@pytest.fixture
def run(
    empty_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Runs the command on a database of its own, with the demonstration people in it."""
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    monkeypatch.setenv("REDRESS_DATA_DIR", str(tmp_path))
    database = Database(empty_database_url, 1)
    seed_demo(People(database))
    database.close()
    return lambda *arguments: CliRunner().invoke(redress, ["plans", *arguments])


def written(folder: Path, words: str) -> str:
    """Path of a file with these words."""
    path = folder / "plans.csv"
    path.write_text(words, encoding="utf-8-sig")
    return str(path)


def test_a_file_is_checked_without_keeping_anything(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = written(tmp_path, GOOD)
    checked = run("import", path, "--authority", COUNCIL.person_id, "--check")
    assert (checked.exit_code, checked.output) == (0, "Every line is good. Nothing was kept.\n")
    assert run("imports").output == "No file of plans was brought in yet.\n"


def test_every_bad_line_is_printed_and_nothing_is_kept(
    run: Callable[..., Result], tmp_path: Path, empty_database_url: str
) -> None:
    bad = f"{GOOD}EX-2,,2016-05-12,Example Parent,2025-06-31,No Such School\n"
    refused = run("import", written(tmp_path, bad), "--authority", COUNCIL.person_id)
    assert refused.exit_code == 1
    assert "Nothing was kept: 2 lines are bad." in refused.output
    assert "line 3: child is empty. Fill it in." in refused.output
    assert "line 3: plan_made is “2025-06-31”, which is not a day." in refused.output
    database = Database(empty_database_url, 1)
    assert PlanImports(database).of(None) == ()
    database.close()


def test_plans_of_an_authority_that_is_not_known_are_refused(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    refused = run("import", written(tmp_path, GOOD), "--authority", "nobody")
    assert refused.exit_code == 2
    assert "There is no authority with that id." in refused.output
