"""The law and the cases see no clock, no chance and no outside world: so they can be replayed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.sources import Source, sources_of

PURE = ("rules", "cases")

IMPURE_MODULES = {
    "asyncio", "concurrent", "ctypes", "http", "io", "locale", "logging", "multiprocessing", "os",
    "pathlib", "platform", "random", "secrets", "selectors", "shutil", "signal", "socket",
    "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib",
}  # fmt: skip

IMPURE_NAMES = {
    "uuid.uuid1", "uuid.uuid4", "uuid.getnode", "os.environ", "os.urandom",
}  # fmt: skip

IMPURE_METHODS = {"now", "today", "utcnow", "localtime", "gmtime", "time_ns", "uuid1", "uuid4"}
"""Attributes that ask a clock or chance, on whatever they are called."""

IMPURE_CALLS = {"open", "input", "print", "eval", "exec", "breakpoint", "id", "hash"}
"""`hash` of a string and `id` differ from process to process."""


def _breaches(source: Source) -> list[str]:
    found = []
    for name, line in source.imports():
        if name.partition(".")[0] in IMPURE_MODULES or name in IMPURE_NAMES:
            found.append(f"{source.path}:{line} imports {name}")
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Attribute) and called.attr in IMPURE_METHODS:
            found.append(f"{source.path}:{node.lineno} calls .{called.attr}()")
        if isinstance(called, ast.Name) and called.id in IMPURE_CALLS | IMPURE_METHODS:
            found.append(f"{source.path}:{node.lineno} calls {called.id}()")
        if (
            isinstance(called, ast.Attribute)
            and called.attr == "fromtimestamp"
            and len(node.args) + len(node.keywords) < 2
        ):
            found.append(f"{source.path}:{node.lineno} uses the zone of the machine")
    return found


@pytest.mark.parametrize("package", PURE)
def test_the_package_sees_no_clock_no_chance_and_no_outside_world(package: str) -> None:
    breaches = [breach for source in sources_of(package) for breach in _breaches(source)]
    assert not breaches, "\n".join(breaches)


@pytest.mark.parametrize(
    "planted",
    [
        "import random",
        "from datetime import date\ndate.today()",
        "import datetime as d\nd.datetime.now(d.UTC)",
        "def f():\n    from uuid import uuid4",
        "open('x')",
        "import os.path",
    ],
)
def test_a_planted_impurity_is_found(planted: str) -> None:
    assert _breaches(Source(Path("rules/planted.py"), ast.parse(planted)))


def test_workflows_do_not_ask_the_machine_for_the_time() -> None:
    """Temporal's sandbox forbids it too, but not in modules that are passed through."""
    breaches = []
    for source in sources_of("workflows"):
        for node in ast.walk(source.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"now", "today", "utcnow", "uuid4", "uuid1"}
                and not (isinstance(node.func.value, ast.Name) and node.func.value.id == "workflow")
            ):
                breaches.append(f"{source.path}:{node.lineno} calls .{node.func.attr}()")
    assert not breaches, "\n".join(breaches)
