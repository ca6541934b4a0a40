"""What the plays of a plan tell people, each template and role once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from cases.notice import Notice
from cases.wire import load_event
from tests.cases.journey import Journey
from tests.cases.plan_plays import every_play

ToldOnce = tuple[Any, Any, Notice, datetime]
"""The state right after the event, the state when all that followed was true, the notice, when."""


def told_once() -> Iterator[ToldOnce]:
    """The first message of each template to each party."""
    seen: set[tuple[str, str, str]] = set()
    for journey in every_play():
        for told in _told(journey):
            notice = told[2]
            key = (notice.template, notice.recipient, notice.letter)
            if key not in seen:
                seen.add(key)
                yield told


def _told(journey: Journey) -> Iterator[ToldOnce]:
    state = replace(journey.start, case_id="2b4d92ab-0000-4000-8000-000000000003")
    for _, batch in groupby(journey.recorded, key=lambda r: (r.recorded_at, r.command_id)):
        called = []
        for recorded in batch:
            event = load_event(recorded.payload)
            state = journey.kind.evolve(state, event)
            called += [(state, n, recorded.recorded_at) for n in journey.kind.notices(state, event)]
        for after, notice, at in called:
            yield after, state, notice, at
