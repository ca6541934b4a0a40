"""`redress policy`: the packs that are known here, and how two of them differ, in plain words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rules.policy import Policy
    from rules.policy_words import Comparison


class UnknownPack(click.ClickException):
    """A pack that nobody knows was named: one sentence, exit code 2."""

    exit_code = 2


@click.group()
def policy() -> None:
    """See which policy packs there are and how they differ."""


@policy.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def list_packs(as_json: bool) -> None:
    """List the policy packs: name, title, what each is, and since when."""
    from rules.policy import PACKS
    from rules.policy_words import in_force

    if as_json:
        click.echo(json.dumps([_facts(pack) for pack in PACKS.values()], indent=2))
        return
    for pack in PACKS.values():
        click.echo(f"{pack.name}: {pack.title}")
        click.echo(f"  {in_force(pack)}")
        click.echo(f"  {pack.standing}\n")


@policy.command("diff")
@click.argument("first")
@click.argument("second")
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def diff(first: str, second: str, as_json: bool) -> None:
    """Say in plain words how pack SECOND differs from pack FIRST."""
    from rules.policy_words import compare

    comparison = compare(_pack(first), _pack(second))
    if as_json:
        click.echo(json.dumps(_comparison(comparison), indent=2, ensure_ascii=False))
        return
    for line in _lines(comparison):
        click.echo(line)


def _pack(name: str) -> Policy:
    from rules.policy import PACKS

    if name not in PACKS:
        known = ", ".join(sorted(PACKS))
        raise UnknownPack(f"There is no policy pack called {name}; there are {known}.")
    return PACKS[name]


def _lines(comparison: Comparison) -> list[str]:
    from rules.policy_words import in_force

    packs = (comparison.first, comparison.second)
    lines = [f"{pack.name}: {pack.title}. {in_force(pack)}" for pack in packs]
    first, second = (pack.name for pack in packs)
    for found in comparison.differences:
        lines += [
            "",
            found.title,
            f"  {first}: {found.first_says}",
            f"  {second}: {found.second_says}",
            f"  For a family under {first}: {found.first_means}",
            f"  For a family under {second}: {found.second_means}",
        ]
    alike = comparison.alike
    word = "is 1 more point" if alike == 1 else f"are {alike} more points"
    return [*lines, "", f"There {word} on which both say the same."]


def _comparison(comparison: Comparison) -> dict[str, object]:
    return {
        "first": _facts(comparison.first),
        "second": _facts(comparison.second),
        "differences": [
            {
                "axis": found.axis,
                "title": found.title,
                "first": {"says": found.first_says, "for_a_family": found.first_means},
                "second": {"says": found.second_says, "for_a_family": found.second_means},
            }
            for found in comparison.differences
        ],
        "alike": comparison.alike,
    }


def _facts(pack: Policy) -> dict[str, object]:
    return {
        "name": pack.name,
        "title": pack.title,
        "standing": pack.standing,
        "is_law": pack.is_law,
        "is_open": pack.is_open,
        "dated_on": pack.dated_on.isoformat(),
        "effective_from": pack.effective_from.isoformat() if pack.effective_from else None,
        "effective_to": pack.effective_to.isoformat() if pack.effective_to else None,
    }
