"""Writes docs/processes.md: the journeys as pictures and tables, from the tables of the code.

Run it as a module (`python -m tests.cases.generate_processes`) after a change to cases/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

from cases.clock import ClockEvent
from cases.dispute import decide as dispute
from cases.dispute.events import DisputeEvent
from cases.kinds import KINDS
from cases.plan import decide as plan
from cases.plan.events import PlanEvent
from cases.step import Step, Tick, Track
from tests.cases import disputes, plan_plays, plans
from tests.cases.disputes import ASSESS, OTHER
from tests.cases.journey import Journey
from tests.cases.plays import every_play

TARGET = Path(__file__).resolve().parents[2] / "docs" / "processes.md"

_INTRODUCTION = """\
# Processes

Generated from the code by `python -m tests.cases.generate_processes`; a test fails when it is stale.
Do not edit it by hand. A test plays every arrow and fails on any other.
"""


def text() -> str:
    """The whole page as Markdown."""
    return "\n".join(
        [
            _INTRODUCTION,
            *_kind("dispute", dispute, _disputes(), DisputeEvent, ClockEvent),
            *_kind("plan", plan, _plans(), PlanEvent),
        ]
    )


def _disputes() -> tuple[Journey, ...]:
    """Every journey that a test plays: together they start every clock."""
    return (*every_play(), disputes.registered(), disputes.agreed(ASSESS, OTHER))


def _plans() -> tuple[Journey, ...]:
    left_alone = plans.registered()
    left_alone.on(left_alone.now.on + timedelta(days=500))
    return (*plan_plays.every_play(), left_alone)


def _kind(kind: str, table: Any, played: tuple[Journey, ...], *unions: Any) -> Iterator[str]:
    yield f"## A {kind}\n"
    yield (
        f"Drawn from the table that `decide` executes (`cases/{kind}/decide.py`): a move that is not "
        f"here is refused. A {kind} runs on all these tracks at once.\n"
    )
    for track in table.TRACKS:
        yield from _track(kind, track, table.STEPS, table.TICKS)
    yield from _roles(table.WHO_MAY)
    yield from _happenings(*unions)
    yield from _clocks(played)


def _track(
    kind: str, track: Track, steps: tuple[Step, ...], ticks: tuple[Tick, ...]
) -> Iterator[str]:
    arrows: dict[tuple[str, str], list[str]] = {}
    rows = [(_spaced(row.command.__name__), row.moves) for row in steps]
    rows += [(f"time: {_words(row.clock_id.rstrip(':'))}", row.moves) for row in ticks]
    for name, moves in rows:
        for move in moves:
            if move.track == track.name:
                arrows.setdefault((move.before, move.after), []).append(name)
    yield f"### {track.title}\n"
    yield "```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {track.phase(KINDS[kind].fresh('case')).value}"
    for (before, after), names in sorted(arrows.items()):
        yield f"    {before} --> {after}: {', '.join(sorted(names))}"
    yield from (f"    {phase} --> [*]" for phase in _ends(arrows))
    yield "```\n"


def _happenings(*unions: Any) -> Iterator[str]:
    yield "\n### What can become true\n"
    yield "| event | what it means | rule |"
    yield "|---|---|---|"
    for event in (member for union in unions for member in get_args(union)):
        rule = getattr(event, "RULE", "")
        yield f"| {_spaced(event.__name__)} | {_first_sentence(event)} | {rule} |"


def _roles(roles: dict[type, Any]) -> Iterator[str]:
    yield "### Who may do what\n"
    yield "| action | who |"
    yield "|---|---|"
    for command, allowed in roles.items():
        if command.__name__ != "MoveClock":
            who = ", ".join(sorted(role.value for role in allowed))
            yield f"| {_spaced(command.__name__)}: {_first_sentence(command)} | {who} |"


def _clocks(walked: Iterable[Journey]) -> Iterator[str]:
    clocks: dict[str, tuple[str, str, str]] = {}
    for journey in walked:
        for event in journey.events:
            if event.kind == "clock_started":
                deadline = event.deadline
                clocks[event.clock_id.partition(":")[0]] = (
                    deadline.rule,
                    deadline.duty_holder.value,
                    deadline.citation.provision,
                )
    yield "\n### Its clocks\n"
    yield "| clock | rule | who must act | provision |"
    yield "|---|---|---|---|"
    for clock_id, (rule, holder, provision) in sorted(clocks.items()):
        yield f"| {_words(clock_id)} | {rule} | {holder} | {provision} |"
    yield ""


def _ends(arrows: dict[tuple[str, str], list[str]]) -> list[str]:
    starts = {before for before, after in arrows if before != after}
    return sorted({after for _, after in arrows} - starts)


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def _first_sentence(command: Callable[..., Any]) -> str:
    doc = " ".join((command.__doc__ or "").split())
    return doc.split(". ")[0].rstrip(".")


def main() -> None:
    """Write the page."""
    TARGET.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
