"""A case day by day, and each of its deadlines with the rule and the steps behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from embedded.story.case import Case
from embedded.story.days import read, words

_LEFT_OUT = frozenset({"clock_moved", "clock_ended"})


@dataclass(frozen=True)
class Timeline:
    """A case as it was lived: its events in order, its deadlines by the day they began."""

    title: str
    events: tuple[dict[str, Any], ...]
    deadlines: tuple[dict[str, Any], ...]

    def for_screen(self) -> str:
        """One line a day, the rule behind it in brackets."""
        lines = [self.title]
        for event in self.events:
            rule = f" [{event['rule']}]" if event["rule"] else ""
            lines.append(f"  {words(read(event['effective_on'])):>17}  {event['words']}{rule}")
        return "\n".join(lines) + "\n"

    def as_markdown(self) -> str:
        """Two tables: what happened, and why each last day is that day."""
        lines = [f"## {self.title}", "", "| day | what happened | rule |", "|---|---|---|"]
        lines += [
            f"| {words(read(event['effective_on']))} | {_cell(event['words'])} | {event['rule']} |"
            for event in self.events
        ]
        lines += [
            "",
            "| last day | for what, and by whom | how it went | rule | why this day |",
            "|---|---|---|---|---|",
            *(_deadline(found) for found in self.deadlines),
        ]
        return "\n".join(lines) + "\n"


def timeline(case: Case) -> Timeline:
    """The timeline of a case. A deadline that was decided anew without moving stands once."""
    events = [event for event in case.timeline() if event["kind"] not in _LEFT_OUT]
    clocks = case.family.client.get(f"/cases/{case.case_id}/clocks")
    now = {(found["clock_id"], found["due_on"]) for found in clocks if found["is_current"]}
    kept = [
        found
        for found in clocks
        if found["is_current"] or (found["clock_id"], found["due_on"]) not in now
    ]
    kept.sort(key=lambda found: (found["started_on"], found["due_on"]))
    return Timeline(case.title, tuple(events), tuple(kept))


def _deadline(found: dict[str, Any]) -> str:
    status = found["status"].replace("_", " ") if found["is_current"] else "replaced by a later one"
    why = " ".join(_cell(step) for step in found["derivation"])
    return (
        f"| {words(read(found['due_on']))} | {_cell(found['title'])} ({found['duty_holder']}) | "
        f"{status} | {found['rule']}, {_cell(found['provision'])} | {why} |"
    )


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
