"""Making a confirmed change in every case it concerns, through each case's own workflow.

Every command is committed to the inbox before the first is sent, so that a run that was interrupted
goes on by itself: what no case answers now, the sweeper sends again. A second run asks again, and a
case that has made the change refuses it, so nothing happens twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from activities.deliveries import resend
from activities.resources import Resources
from cases.actor import Actor, Role
from cases.change import AdoptCalendar, CorrectRules
from cases.command import Meta
from cases.horizon import horizon
from rules.calendar import Calendar, london_day
from store.impact import OpenCase
from store.inbox import Filing

AT_ONCE = 8
"""Cases that are asked side by side: more gains nothing on two cores."""

PATIENCE_SECONDS = 10.0
"""How long one case may take to answer before it is left to the sweeper."""

OPERATOR = Actor(Role.ADMINISTRATOR, "operator")
"""Who changes a calendar or corrects a rule: whoever runs the service."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A command for a case, with the kind of the case."""

    kind: str
    command: Any


@dataclass
class Progress:
    """How far a change has come: cases that made it, that refused it, that have not answered yet."""

    made: int = 0
    refused: int = 0
    waiting: int = 0

    def joined_with(self, other: Progress) -> Progress:
        """Both together."""
        return Progress(
            self.made + other.made, self.refused + other.refused, self.waiting + other.waiting
        )


def adoptions(
    cases: Sequence[OpenCase], calendar: Calendar, run: str, at: datetime | None = None
) -> tuple[Asked, ...]:
    """The commands by which cases adopt a calendar, each with the years around its own day.

    `run` names this run of the command, so that a refusal of an earlier one says nothing about it.
    """
    around: dict[int, Calendar] = {}
    asked = []
    for case in cases:
        if case.calendar_version == calendar.version:
            continue
        meta = _meta(f"adopt:{calendar.version}:{run}", case, at)
        day = london_day(meta.received_at)
        kept = around.setdefault(day.year, horizon(calendar, day))
        asked.append(Asked(case.kind, AdoptCalendar(meta, kept)))
    return tuple(asked)


def corrections(
    cases: Sequence[OpenCase], rules: Sequence[str], run: str, at: datetime | None = None
) -> tuple[Asked, ...]:
    """The commands by which cases work out their dates again by corrected rules."""
    return tuple(
        Asked(case.kind, CorrectRules(_meta(f"correct:{run}", case, at), tuple(rules)))
        for case in cases
    )


async def make(
    resources: Resources, asked: Sequence[Asked], tell: Callable[[Progress], None]
) -> Progress:
    """Give each case its command and wait for the answers; `tell` hears of every answer."""
    progress = Progress(waiting=len(asked))
    turn = asyncio.Semaphore(AT_ONCE)
    filings = [await resources.in_thread(_receive, resources, item) for item in asked]

    async def one(filing: Filing) -> None:
        async with turn:
            answer = filing.status
            if answer == "received":
                answer = await resend(resources, filing, patience_seconds=PATIENCE_SECONDS)
            if answer == "applied":
                progress.made += 1
            elif answer == "refused":
                progress.refused += 1
            else:
                return
            progress.waiting -= 1
            tell(progress)

    await asyncio.gather(*(one(filing) for filing in filings))
    return progress


def _receive(resources: Resources, item: Asked) -> Filing:
    return resources.inbox.receive(item.command, item.kind, source="operator")


def _meta(change: str, case: OpenCase, at: datetime | None) -> Meta:
    now = datetime.now(UTC) if at is None else at
    received_at = now + timedelta(seconds=case.offset_seconds or 0)
    return Meta(f"{change}:{case.case_id}", case.case_id, OPERATOR, received_at)
