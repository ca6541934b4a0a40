"""A case day by day, and each of its deadlines with the rule and the steps behind it."""

from __future__ import annotations

from typing import Any

from embedded.story.case import Case
from embedded.story.days import read, words

_LEFT_OUT = frozenset({"clock_moved", "clock_ended"})


def timeline(case: Case) -> str:
    """The case as Markdown."""
    lines = [f"## {case.title}", "", "| day | what happened | rule |", "|---|---|---|"]
    lines += [
        f"| {words(read(event['effective_on']))} | {_cell(event['words'])} | {event['rule']} |"
        for event in case.timeline()
        if event["kind"] not in _LEFT_OUT
    ]
    lines += [
        "",
        "| last day | for what, and by whom | how it went | rule | why this day |",
        "|---|---|---|---|---|",
    ]
    clocks = case.family.client.get(f"/cases/{case.case_id}/clocks")
    lines += [_deadline(found) for found in sorted(clocks, key=lambda one: one["started_on"])]
    return "\n".join(lines) + "\n"


def _deadline(found: dict[str, Any]) -> str:
    status = found["status"].replace("_", " ") if found["is_current"] else "replaced by a later one"
    why = " ".join(_cell(step) for step in found["derivation"])
    return (
        f"| {words(read(found['due_on']))} | {_cell(found['title'])} ({found['duty_holder']}) | "
        f"{status} | {found['rule']}, {_cell(found['provision'])} | {why} |"
    )


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")
