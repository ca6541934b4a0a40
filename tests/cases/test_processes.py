"""The page of processes shows what the code does."""

from __future__ import annotations

from tests.cases import generate_processes


def test_the_page_of_processes_is_up_to_date() -> None:
    assert generate_processes.TARGET.read_text(encoding="utf-8") == generate_processes.text(), (
        "docs/processes.md is stale: run python -m tests.cases.generate_processes"
    )
