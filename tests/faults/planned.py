"""Whole disputes planned in memory from a seed: what people do on which day, and what comes of it.

The plan is played by the pure functions alone. The same commands are then given to the running
product, and its books must say what the plan says.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

from cases.actor import Role
from cases.dispute import commands as c
from cases.moment import Moment
from cases.wire import dump_event
from rules.appeal import DecisionKind
from tests.cases import disputes
from tests.cases.anything import step_on
from tests.cases.journey import Journey

PACKS = ("green-paper-2022", "law-2014")
LETTERS = (
    (DecisionKind.PLAN_FINALISED, ("B", "F")),
    (DecisionKind.PLAN_FINALISED, ("I",)),
    (DecisionKind.PLAN_FINALISED, ("B", "F", "I")),
    (DecisionKind.REFUSED_TO_ASSESS, ()),
    (DecisionKind.REFUSED_TO_AMEND, ()),
    (DecisionKind.CEASED, ()),
)
CLOCK_ONLY = "clock_moved"


@dataclass(frozen=True)
class Given:
    """A command, the moment of the case at which it is given, and its refusal code if any."""

    at: Moment
    command: Any
    refused: str


@dataclass(frozen=True)
class Planned:
    """One dispute: what is given when, when it is left alone until, and the journey it makes."""

    case_id: str
    opening: c.FileDispute
    given: tuple[Given, ...]
    until: Moment
    journey: Journey


def plan(seed: int, steps: int, days: int) -> Planned:
    """The dispute of a seed: at most so many steps, and so many days from its filing to its end."""
    random = Random(seed)
    case_id = str(uuid.UUID(int=random.getrandbits(128), version=4))
    journey = replace(disputes.begun(), case_id=case_id)
    decision, sections = random.choice(LETTERS)
    changes = {
        "decision": decision,
        "sections": sections,
        "pack": random.choice(PACKS),
        "clock_offset_seconds": 0,
    }
    journey.do(c.FileDispute, Role.FAMILY, **(disputes.FILING | changes))
    opening = journey.commands[0]
    filed_on = journey.now.on
    given: list[Given] = []
    for _ in range(steps):
        command, refusal = step_on(journey, random)
        given.append(Given(journey.now, command, refusal.code if refusal else ""))
        if journey.state.is_closed or journey.now.on > filed_on + timedelta(days=days):
            break
    if not journey.state.is_closed:
        journey.on(max(journey.now.on, filed_on + timedelta(days=days)))
    return Planned(case_id, opening, tuple(given), journey.now, journey)


def story(events: list[Any]) -> list[tuple[str, str]]:
    """What became true, without what depends on the hour or the run."""
    return [
        (event.kind, str(_plain(dump_event(event)))) for event in events if event.kind != CLOCK_ONLY
    ]


def _plain(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _plain(part, name) for name, part in sorted(value.items())}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return "" if key.endswith("_at") or key == "clock_offset_seconds" else value
