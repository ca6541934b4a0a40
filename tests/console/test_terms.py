"""`redress terms`: taken from a file and shown, against a real database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import redress

GOOD = (
    "authority,opens,closes,source,published,training_days\n"
    "authority-1,2026-06-01,2026-07-21,Council page,2025-03-03,\n"
    "authority-1,2026-09-02,2026-10-23,Council page,2025-03-03,2026-09-02\n"
)


@pytest.fixture
def run(
    empty_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Runs the command on a database of its own."""
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    monkeypatch.setenv("REDRESS_DATA_DIR", str(tmp_path))
    return lambda *arguments: CliRunner().invoke(redress, ["terms", *arguments])


def written(folder: Path, words: str) -> str:
    """Path of a file with these words."""
    path = folder / "terms.csv"
    path.write_text(words, encoding="utf-8-sig")
    return str(path)


def test_terms_are_imported_and_shown_with_source_and_long_closure(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    imported = run("import", written(tmp_path, GOOD), "--authority", "authority-1")
    assert (imported.exit_code, imported.output) == (0, "Imported 2 terms of authority-1.\n")
    shown = run("show", "--authority", "authority-1")
    assert shown.exit_code == 0
    assert shown.output.splitlines() == [
        "Terms of authority-1 (source: Council page, published on 3 March 2025)",
        "  1 June 2026 to 21 July 2026",
        "  2 September 2026 to 23 October 2026",
        "  without pupils: 2 September 2026",
        "  The school is closed from 22 July 2026 and opens again on 2 September 2026, so a "
        "request for advice from 15 July 2026 to 26 August 2026 counts.",
        "  What comes after 23 October 2026 is not known.",
    ]


def test_a_file_with_one_bad_line_leaves_nothing_behind(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    bad = f"{GOOD}authority-1,2026-11-31,2026-12-18,Council page,,\n"
    refused = run("import", written(tmp_path, bad), "--authority", "authority-1")
    assert refused.exit_code == 1
    assert "Nothing was imported." in refused.output
    assert "line 4: opens is “2026-11-31”, which is not a day." in refused.output
    shown = run("show", "--authority", "authority-1", "--setting", "school-1")
    assert shown.output == "No term dates of school-1 are known.\n"


def test_a_missing_term_is_pointed_out(run: Callable[..., Result], tmp_path: Path) -> None:
    later = "authority-1,2027-02-22,2027-03-25,Council page,,\n"
    assert (
        run("import", written(tmp_path, GOOD + later), "--authority", "authority-1").exit_code == 0
    )
    shown = run("show", "--authority", "authority-1").output
    assert "A term is missing from 24 October 2026 until 22 February 2027." in shown


def test_a_file_in_another_encoding_is_refused_in_a_sentence(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes(
        "authority,opens,closes,source\na,2026-06-01,2026-07-21,Café\n".encode("cp1252")
    )
    refused = run("import", str(path), "--authority", "a")
    assert refused.exit_code == 1
    assert "CSV in UTF-8" in refused.output


@pytest.mark.parametrize(
    "arguments", [["import", "no-such-file", "--authority", "a"], ["show"], ["nonsense"]]
)
def test_a_call_that_is_wrong_has_exit_code_two(
    run: Callable[..., Result], arguments: list[str]
) -> None:
    assert run(*arguments).exit_code == 2
