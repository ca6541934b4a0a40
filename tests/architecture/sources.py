"""The sources of the product as syntax trees, and every text file of the checkout."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PACKAGES = (
    "rules",
    "cases",
    "workflows",
    "activities",
    "store",
    "documents",
    "messages",
    "api",
    "console",
    "embedded",
    "migrations",
)
"""Packages of the product."""

WIRING = ("worker", "web", "cli")
"""Top-level modules that connect packages and may import all of them."""

NOT_OURS = {
    ".git",
    ".venv",
    "__pycache__",
    "out",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}
NOT_TEXT = {".ttf", ".otf", ".woff", ".woff2", ".png", ".jpg", ".jpeg", ".pdf", ".ico", ".bin"}


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the root, its dotted name and its tree."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """Dotted name, without `__init__`."""
        parts = list(self.path.with_suffix("").parts)
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def package(self) -> str:
        """First part of the name."""
        return self.name.partition(".")[0]

    def imports(self) -> Iterator[tuple[str, int]]:
        """Every imported module by dotted name, with the line; also inside functions and blocks.

        `from a.b import c` counts as `a.b.c`, because `c` may be a module.
        """
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                if node.level:
                    base = self.name.split(".")[: -node.level or None]
                    start = ".".join([*base, *([node.module] if node.module else [])])
                else:
                    start = node.module or ""
                yield from ((f"{start}.{alias.name}", node.lineno) for alias in node.names)


@cache
def sources_of(package: str) -> tuple[Source, ...]:
    """The sources of a package or of a top-level module; empty only when it does not exist."""
    folder = ROOT / package
    paths = sorted(folder.rglob("*.py")) if folder.is_dir() else [ROOT / f"{package}.py"]
    return tuple(
        Source(path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"), str(path)))
        for path in paths
        if path.exists() and not NOT_OURS & set(path.relative_to(ROOT).parts)
    )


def product() -> Iterator[Source]:
    """Every source of the product, without tests and bench."""
    for package in (*PACKAGES, *WIRING, "settings"):
        yield from sources_of(package)


def text_files() -> Iterator[tuple[Path, str]]:
    """Every text file of the checkout, by its path from the root."""
    for path in sorted(ROOT.rglob("*")):
        relative = path.relative_to(ROOT)
        if NOT_OURS & set(relative.parts) or not path.is_file() or path.suffix in NOT_TEXT:
            continue
        try:
            yield relative, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
