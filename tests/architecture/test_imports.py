"""Who may import whom."""

from __future__ import annotations

import sys

import pytest

from tests.architecture.sources import PACKAGES, ROOT, WIRING, Source, product, sources_of

STANDARD_LIBRARY = set(sys.stdlib_module_names) | {"__future__"}
OURS = {*PACKAGES, *WIRING, "settings", "bench", "tests"}

MAY_IMPORT: dict[str, set[str]] = {
    "settings": set(),
    "rules": set(),
    "cases": {"rules"},
    "workflows": {"cases", "rules"},
    "activities": {
        # Of workflows only how they are addressed and reached, never how they decide.
        "workflows.ports",
        "workflows.addressing",
        "workflows.delivery",
        "workflows.bundle",
        "workflows.connection",
        "workflows.encryption",
        "workflows.sending",
        "cases",
        "rules",
        "store",
        "documents",
        "messages",
        "settings",
    },
    "store": {"cases", "rules", "settings"},
    "documents": {"cases", "rules"},
    "messages": {"cases", "rules", "settings"},
    "api": {"cases", "rules", "store", "documents", "messages", "settings"},
    # Wiring, like cli.py: the command, by subject.
    "console": {*PACKAGES, *WIRING, "settings"},
    "embedded": {"settings"},
    "migrations": {"store"},
}
"""Every package of ours, and what of ours it may import besides itself."""

EXCEPTIONS: dict[str, set[str]] = {
    # The one door from the web to the engine.
    "api.gateway": {"workflows"},
}

FORBIDDEN_LIBRARIES: dict[str, set[str]] = {
    "workflows": {"sqlalchemy", "psycopg", "fastapi", "jinja2", "pikepdf", "typst"},
    "store": {"temporalio", "fastapi"},
    "documents": {
        "sqlalchemy", "psycopg", "temporalio", "httpx2", "urllib.request", "http.client", "socket",
    },
    "messages": {"temporalio", "sqlalchemy", "psycopg"},
    "api": {"temporalio", "sqlalchemy", "psycopg"},
    "embedded": {"fastapi"},
}  # fmt: skip
"""What a package never touches, of other people's code."""

HARMLESS = {"sqlalchemy.exc"}
"""What a page may know of a database: the names of its failures."""

ONLY_STANDARD_LIBRARY: dict[str, set[str]] = {
    "rules": set(),
    "cases": {"pydantic"},  # turns values into stored form and back, nothing else
}
"""Packages that need nothing but Python, and what each may have besides."""


def _within(name: str, allowed: set[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


def _breaches(source: Source) -> list[str]:
    allowed = MAY_IMPORT[source.package] | EXCEPTIONS.get(source.name, set()) | {source.package}
    found = []
    for name, line in source.imports():
        top = name.partition(".")[0]
        if top in OURS and not _within(name, allowed):
            found.append(f"{source.path}:{line} imports {name}")
        if (
            _within(name, FORBIDDEN_LIBRARIES.get(source.package, set()))
            and not _within(name, HARMLESS)
            and source.name not in EXCEPTIONS
        ):
            found.append(f"{source.path}:{line} uses {name}")
        if (
            source.package in ONLY_STANDARD_LIBRARY
            and top not in OURS
            and top not in STANDARD_LIBRARY | ONLY_STANDARD_LIBRARY[source.package]
        ):
            found.append(f"{source.path}:{line} needs {name}, which is not in Python itself")
    return found


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_its_row_of_the_table_allows(package: str) -> None:
    breaches = [breach for source in sources_of(package) for breach in _breaches(source)]
    assert not breaches, "\n".join(breaches)


def test_every_package_and_module_of_the_checkout_is_in_the_table() -> None:
    known = {*MAY_IMPORT, *WIRING, "bench", "tests", "docs"}
    found = {
        path.stem
        for path in ROOT.iterdir()
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))
    }
    assert found <= known, f"not in the table: {sorted(found - known)}"


def test_nothing_in_the_product_imports_tests_or_bench() -> None:
    breaches = [
        f"{source.path}:{line}"
        for source in product()
        for name, line in source.imports()
        if name.partition(".")[0] in {"tests", "bench"}
    ]
    assert not breaches, "\n".join(breaches)


def test_an_import_that_the_table_forbids_is_found() -> None:
    """The guard itself: each kind of breach, planted."""
    import ast
    from pathlib import Path

    planted = Source(
        Path("rules/planted.py"),
        ast.parse("def f():\n    import store.tables\n    from pydantic import BaseModel\n"),
    )
    assert [breach.split()[1] for breach in _breaches(planted)] == ["imports", "needs"]
    page = Source(Path("api/page.py"), ast.parse("from workflows import sending\n"))
    assert _breaches(page)
    gateway = Source(Path("api/gateway.py"), ast.parse("from workflows import sending\n"))
    assert not _breaches(gateway)
