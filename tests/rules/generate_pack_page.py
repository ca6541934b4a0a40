"""Writes docs/packs.md: the packs side by side, and the routes of redress under each.

Run it as a module (`python -m tests.rules.generate_pack_page`) after a change to a pack or its words.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.policy import PACKS, Policy
from rules.policy_words import AXES, compare, in_force
from rules.route import Matter, Route, routes

TARGET = Path(__file__).resolve().parents[2] / "docs" / "packs.md"

_INTRODUCTION = """\
# Policy packs

Generated from `rules/` by `python -m tests.rules.generate_pack_page`; a test fails when it is stale.
Do not edit it by hand.

A pack is chosen when a dispute opens and stays with it. `redress policy diff A B` shows how two of
them differ. Which code reads which axis is in `docs/decisions/0009-policy-axes.md`.
"""

MATTERS: tuple[tuple[str, Matter], ...] = (
    ("A refusal to assess, at the start", Matter(DecisionKind.REFUSED_TO_ASSESS)),
    (
        "What a final plan says in Sections B, F and I; mediation brought nothing and there is time",
        Matter(
            DecisionKind.PLAN_FINALISED,
            frozenset({"B", "F", "I"}),
            mediation_over_on=date(2026, 2, 17),
            last_safe_on=date(2026, 4, 1),
        ),
    ),
    (
        "The school or college alone (Section I), with little time left after mediation",
        Matter(
            DecisionKind.PLAN_FINALISED,
            frozenset({"I"}),
            mediation_over_on=date(2026, 2, 17),
            last_safe_on=date(2026, 3, 12),
        ),
    ),
    (
        "A refusal to change a plan, with a certificate",
        Matter(DecisionKind.REFUSED_TO_AMEND, has_certificate=True),
    ),
    ("The end of a plan; the appeal is with the tribunal",
     Matter(DecisionKind.CEASED, has_certificate=True, appeal_made=True)),
    ("Something that is not a decision: delay, or help not given",
     Matter(DecisionKind.SOMETHING_ELSE)),
)  # fmt: skip


def text() -> str:
    """The whole page as Markdown."""
    return "\n".join(
        [
            _INTRODUCTION,
            *_packs(),
            *_side_by_side(),
            *_differences(),
            *(line for title, matter in MATTERS for line in _routes(title, matter)),
        ]
    )


def _packs() -> Iterator[str]:
    yield "| pack | title | since when | what it says of itself |\n|---|---|---|---|"
    for pack in PACKS.values():
        yield f"| `{pack.name}` | {pack.title} | {in_force(pack)} | {pack.standing} |"
    yield ""


def _side_by_side() -> Iterator[str]:
    yield "## Axis by axis\n"
    yield f"| point | field | {' | '.join(f'`{name}`' for name in PACKS)} |"
    yield f"|---|---{'|---' * len(PACKS)}|"
    for axis in AXES:
        cells = (f"{axis.says(pack)} *{axis.means(pack)}*" for pack in PACKS.values())
        yield f"| {axis.title} | `{axis.field}` | {' | '.join(cells)} |"
    yield ""


def _differences() -> Iterator[str]:
    yield "## Where two packs differ\n"
    for first, second in combinations(PACKS.values(), 2):
        found = compare(first, second)
        titles = "; ".join(one.title for one in found.differences)
        yield f"- `{first.name}` and `{second.name}`: {titles}. Alike on {found.alike}."
    yield ""


def _routes(title: str, matter: Matter) -> Iterator[str]:
    yield f"## Routes: {title[0].lower()}{title[1:]}\n"
    for pack in PACKS.values():
        yield from _under(pack, matter)


def _under(pack: Policy, matter: Matter) -> Iterator[str]:
    yield f"### `{pack.name}`\n"
    yield "| route | standing | why | what it does to the others | rule |\n|---|---|---|---|---|"
    yield from (_row(route) for route in routes(pack, matter, ENGLAND))
    yield ""


def _row(route: Route) -> str:
    rule = f"{route.citation.rule}: {route.citation.provision} ({route.citation.status.value})"
    standing = route.standing.value.replace("_", " ")
    effects = " ".join(route.effects)
    return f"| {route.title} | {standing} | {route.why} | {effects} | {rule} |"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
