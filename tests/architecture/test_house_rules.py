"""Rules of the house that a tool can check."""

from __future__ import annotations

import ast
import re

from tests.architecture.sources import product, text_files

LONGEST = 400
LONGEST_TEST = 500
"""Lines; a longer module gives its reason in its docstring: “Long because …”."""

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "models", "misc"}

# Written in pieces, so that this file does not break its own rule.
FOREIGN = {
    "a path of the machine it was built on": re.compile(r"(?<![\w.])/wor" r"k/"),
    "a folder outside the checkout": re.compile(r"(?<![\w-])(\.\./)?share" r"d/"),
    "the builders' library": re.compile(r"(?<!\w)\.libr" r"ary"),
    "the host of a package index": re.compile(r"pypi\.o" r"rg|pythonhosted\.o" r"rg|/opt/py" r"pi"),
}


def test_a_long_module_gives_its_reason() -> None:
    long = []
    for path, text in text_files():
        if path.suffix != ".py":
            continue
        lines = text.count("\n")
        limit = LONGEST_TEST if path.parts[0] == "tests" else LONGEST
        if lines > limit and "Long because" not in (ast.get_docstring(ast.parse(text)) or ""):
            long.append(f"{path} has {lines} lines")
    assert not long, "\n".join(long)


def test_no_module_has_a_name_that_says_nothing() -> None:
    vague = [str(source.path) for source in product() if VAGUE & set(source.path.parts[:-1])]
    vague += [str(source.path) for source in product() if source.path.stem in VAGUE]
    assert vague == []


def test_the_checkout_stands_alone() -> None:
    found = [
        f"{path}:{number} names {what}"
        for path, text in text_files()
        for number, line in enumerate(text.splitlines(), start=1)
        for what, pattern in FOREIGN.items()
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)


def test_no_exception_from_types_or_lint_comes_without_its_code() -> None:
    bare = re.compile(r"#\s*type:\s*ignore(?!\[)|#\s*noqa(?!:)")
    found = [
        f"{path}:{number}"
        for path, text in text_files()
        if path.suffix == ".py" and "architecture" not in path.parts
        for number, line in enumerate(text.splitlines(), start=1)
        if bare.search(line)
    ]
    assert not found, "\n".join(found)


def test_the_environment_is_read_in_one_place() -> None:
    """`settings.py` reads it; `embedded` hands it on to the processes it starts."""
    found = [
        f"{source.path}:{node.lineno}"
        for source in product()
        if source.package not in {"settings", "embedded"}
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
    ]
    assert not found, "\n".join(found)
