"""An axis of a policy pack that nothing reads may not exist."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from pathlib import Path

from tests.architecture.sources import Source, product, sources_of

POLICY = "rules.policy"
NOT_READERS = {POLICY, "rules.policy_words", "console.policy"}
"""Where packs are made, worded and listed: a field that only these know decides nothing."""

SAYS_WHAT_IT_IS = {"name", "title", "dated_on", "effective_from", "effective_to"}
"""Fields that are told and decide nothing; these may be read by the wording alone."""


def _fields(tree: ast.Module) -> dict[str, set[str]]:
    """The fields of every frozen value of the module, by class."""
    return {
        node.name: {
            item.target.id
            for item in node.body
            if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
        }
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.decorator_list
    }


def _attributes(tree: ast.AST) -> set[str]:
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }


def _behind_methods(tree: ast.Module) -> dict[str, set[str]]:
    """What each method of the module's classes reads."""
    return {
        item.name: _attributes(item)
        for node in tree.body
        if isinstance(node, ast.ClassDef)
        for item in node.body
        if isinstance(item, ast.FunctionDef)
    }


def _unread(policy: Source, others: Iterable[Source]) -> set[str]:
    """The fields that no other source reads, directly or through a method of the pack."""
    read: set[str] = set()
    for source in others:
        if source.name not in NOT_READERS and _knows_packs(source):
            read |= _attributes(source.tree)
    for method, attributes in _behind_methods(policy.tree).items():
        if method in read:
            read |= attributes
    fields = set().union(*_fields(policy.tree).values())
    return fields - read - SAYS_WHAT_IT_IS


def _knows_packs(source: Source) -> bool:
    """Whether the source has to do with packs, so that an equal name elsewhere does not count."""
    doors = (
        POLICY,
        "rules.regime",
        "cases.dispute.pack",
        "cases.dispute.clocks.policy",
        "cases.dispute.clocks.clock_rules",
    )
    is_door = source.name == "cases.dispute.clocks"
    return is_door or any(name.startswith(doors) for name, _ in source.imports())


def test_every_axis_of_a_pack_is_read_where_a_case_is_decided_or_told() -> None:
    (policy,) = (source for source in sources_of("rules") if source.name == POLICY)
    assert _unread(policy, product()) == set()


def test_an_axis_that_nothing_reads_is_found() -> None:
    """The guard itself: an axis is planted, read by nothing, by the wording, and by a rule."""
    planted = Source(
        Path("rules/policy.py"),
        ast.parse("@dataclass\nclass Policy:\n    name: str\n    colour: str\n    shade: str\n"
                  "    def is_dark(self):\n        return self.shade\n"),
    )  # fmt: skip
    words = Source(Path("rules/policy_words.py"), ast.parse("def f(p):\n    return p.colour\n"))
    stranger = Source(Path("api/page.py"), ast.parse("def f(p):\n    return p.colour, p.shade\n"))
    assert _unread(planted, (words, stranger)) == {"colour", "shade"}
    reader = Source(
        Path("cases/dispute/x.py"),
        ast.parse("from rules.policy import PACKS\ndef f(p):\n    return p.is_dark()\n"),
    )
    assert _unread(planted, (words, reader)) == {"colour"}


def test_a_field_that_is_written_and_never_read_does_not_count_as_read() -> None:
    planted = Source(
        Path("rules/policy.py"), ast.parse("@dataclass\nclass Policy:\n    colour: str\n")
    )
    writer = Source(
        Path("cases/x.py"),
        ast.parse("from rules.policy import PACKS\ndef f(p):\n    p.colour = 1\n"),
    )
    assert _unread(planted, (writer,)) == {"colour"}
