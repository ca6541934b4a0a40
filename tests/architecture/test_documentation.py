"""What is public says what it means; what can be set is written down."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from settings import Settings
from tests.architecture.sources import ROOT, Source, product, sources_of

DOCUMENTED = ("rules", "cases", "workflows", "store", "console", "embedded")

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def _public(tree: ast.Module | ast.ClassDef, inside: str = "") -> Iterator[tuple[str, Definition]]:
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name.startswith("_"):
            continue
        name = f"{inside}{node.name}"
        yield name, node
        if isinstance(node, ast.ClassDef):
            yield from _public(node, f"{name}.")


def _undocumented(source: Source) -> list[str]:
    missing = [f"{source.path}: the module"] if not ast.get_docstring(source.tree) else []
    return missing + [
        f"{source.path}:{node.lineno} {name}"
        for name, node in _public(source.tree)
        if not ast.get_docstring(node) and not _continues(node)
    ]


def _continues(node: Definition) -> bool:
    """Whether it goes on with something documented: a setter or an overload."""
    words = [ast.unparse(one) for one in node.decorator_list]
    return any(word.endswith((".setter", "overload")) for word in words)


@pytest.mark.parametrize("package", DOCUMENTED)
def test_everything_public_says_what_it_means(package: str) -> None:
    missing = [line for source in sources_of(package) for line in _undocumented(source)]
    assert not missing, "\n".join(missing)


def test_an_undocumented_function_is_found() -> None:
    planted = Source(Path("rules/planted.py"), ast.parse('"""A module."""\ndef f():\n    pass\n'))
    assert _undocumented(planted) == ["rules/planted.py:2 f"]


def test_every_module_of_the_product_says_what_it_is_for() -> None:
    missing = [str(source.path) for source in product() if not ast.get_docstring(source.tree)]
    assert not missing, "\n".join(missing)


def test_every_setting_is_in_the_operations_guide_under_the_name_it_is_set_by() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    names = [variables[0] for variables in Settings.variables().values()]
    assert [name for name in names if f"`{name}`" not in guide] == []


def test_every_setting_says_what_it_is() -> None:
    (source,) = sources_of("settings")
    settings = next(
        node
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    )
    missing = [
        ast.unparse(node.target)
        for node, following in zip(settings.body, [*settings.body[1:], None], strict=True)
        if isinstance(node, ast.AnnAssign)
        and not (
            isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
            and isinstance(following.value.value, str)
        )
    ]
    assert missing == []
