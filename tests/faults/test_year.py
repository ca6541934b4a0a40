"""A year of mixed disputes while workers and servers are killed: the books agree in the end.

Each dispute is planned in memory from a seed and then lived by the running product on its own
demonstration clock. After the last kill every book must agree with the events, and the events with
the plan.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy.exc import SQLAlchemyError

from cases.actor import Actor, Role
from cases.command import Meta
from cases.demo_clock import MoveClock
from cases.moment import Moment
from cases.wire import load_event
from store.case_pages import CasePage
from store.inbox import Filing
from store.people import Person
from tests.faults.books import Books
from tests.faults.launched import Launched, Plan
from tests.faults.planned import Planned, plan, story
from tests.faults.polling import until
from tests.faults.world import World

pytestmark = [pytest.mark.anyio, pytest.mark.fault]

WORKER = Plan(altered=("bundles are built",), quiet=False)
"""Bundles are reported by the plan itself: what one holds is tested elsewhere."""

LONG = 120.0
"""Seconds within which whatever was killed serves everybody again, with other work on the machine."""

AT_ONCE = 8
"""Disputes whose people are at work side by side."""


class Year:
    """The disputes, the worker that serves them, and what is killed meanwhile."""

    def __init__(self, world: World, seed: int, kill_every: tuple[int, int]) -> None:
        self.world = world
        self.kills: Counter[str] = Counter()
        self._random = Random(seed)
        self._kill_every = kill_every
        self._answers = 0
        self._next_kill = self._random.randint(*kill_every)
        self._worker: Launched | None = None
        self._killing = asyncio.Lock()

    async def start(self) -> None:
        """A worker that serves everybody."""
        self._worker = await self.world.worker(WORKER)

    async def lives(self, planned: Planned) -> None:
        """Give a dispute every command of its plan, each on its day."""
        behind = planned.opening.meta.received_at - datetime.now(UTC)
        offset = int(behind.total_seconds())
        opening = replace(planned.opening, clock_offset_seconds=offset)
        await self._give(planned, opening, "0", planned.opening.meta.received_at, "")
        for number, given in enumerate(planned.given, start=1):
            await self._reach(planned, given.at, f"{number}-day")
            await self._give(planned, given.command, str(number), given.at.at, given.refused)
        if not planned.journey.state.is_closed:
            await self._reach(planned, planned.until, "end")

    async def _reach(self, planned: Planned, at: Moment, name: str) -> None:
        """Let the case's own clock come to that moment; its hour may be a little later."""
        if await self._now(planned.case_id) >= at.at:
            return
        await self._give(planned, MoveClock(_nobody(), at.at), name, at.at, "")

    async def _now(self, case_id: str) -> datetime:
        def look() -> CasePage | None:
            with contextlib.suppress(SQLAlchemyError):
                return self.world.pages.find(case_id)
            return None

        page = await until(look, f"a look at {case_id}", LONG)
        assert page is not None
        return datetime.now(UTC) + timedelta(seconds=page.state.clock_offset_seconds or 0)

    async def _give(
        self, planned: Planned, command: Any, name: str, at: datetime, refused: str
    ) -> None:
        meta = Meta(f"{planned.case_id}:{name}", planned.case_id, command.meta.actor, at)
        given = replace(command, meta=meta)
        filing = await self._received(given)
        with contextlib.suppress(SQLAlchemyError):
            await self.world.send(filing, patience=5.0)
        answer = await self._answer(meta.command_id)
        told = (answer.refused_code or "") if answer.status == "refused" else ""
        assert told == refused, (command.kind, told, refused)
        await self._perhaps_kill()

    async def _received(self, command: Any) -> Filing:
        """The page tries again with the same id until it knows that the filing is safe."""

        def post() -> Filing | None:
            with contextlib.suppress(SQLAlchemyError):
                return self.world.receive(command)
            return None

        found = await until(post, "that a filing is received", LONG)
        assert found is not None
        return found

    async def _answer(self, command_id: str) -> Filing:
        def look() -> Filing | None:
            with contextlib.suppress(SQLAlchemyError):
                found = self.world.inbox.find(command_id)
                return found if found is not None and found.status != "received" else None
            return None

        found = await until(look, f"an answer to {command_id}", LONG)
        assert found is not None
        return found

    async def _perhaps_kill(self) -> None:
        self._answers += 1
        if self._answers < self._next_kill or self._killing.locked():
            return
        async with self._killing:
            self._next_kill = self._answers + self._random.randint(*self._kill_every)
            what = self._random.choice(("worker", "worker", "worker", "temporal", "postgres"))
            self.kills[what] += 1
            await self._kill(what)

    async def _kill(self, what: str) -> None:
        servers = self.world.servers
        if what == "worker":
            assert self._worker is not None
            await asyncio.to_thread(self._worker.kill)
            await self.start()
        elif what == "temporal":
            await asyncio.to_thread(servers.temporal.kill)
            await asyncio.to_thread(servers.mend)
        else:
            await asyncio.to_thread(servers.postgres.kill)
            await asyncio.to_thread(servers.mend)
        assert self._worker is not None
        if (
            self._worker.is_dead()
        ):  # a worker may give up when a server is away: its keeper starts it
            await self.start()


def _nobody() -> Meta:
    return Meta("", "", Actor(Role.FAMILY, "family-1"), datetime.now(UTC))


def _make_known(world: World) -> None:
    for person_id, kind, role in (
        ("family-1", "person", "family"),
        ("child-1", "person", "child"),
        ("authority-1", "organisation", "authority"),
        ("service-1", "organisation", "service"),
        ("mediator-1", "person", "mediator"),
        ("mediator-2", "person", "mediator"),
        ("tribunal-1", "organisation", "tribunal"),
    ):
        world.people.save(Person(person_id, kind, role, f"Example {role.title()}"))


async def _lived(year: Year, disputes: list[Planned]) -> None:
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(planned: Planned) -> None:
        async with turn:
            await year.lives(planned)

    async with asyncio.TaskGroup() as together:
        for planned in disputes:
            together.create_task(one(planned))


async def _books_agree(world: World, disputes: list[Planned]) -> None:
    books = Books(world)
    await until(lambda: not books.unanswered(), "that every command is answered", LONG)
    await until(lambda: not world.messages.pending(0), "that no message is left", LONG)
    for planned in disputes:
        assert books.of(planned.case_id) == [], planned.case_id
        lived = [load_event(event.payload) for event in world.record(planned.case_id)]
        assert story(lived) == story(planned.journey.events), planned.case_id


async def _play(
    world: World, *, disputes: int, steps: int, seed: int, kill_every: tuple[int, int]
) -> Counter[str]:
    _make_known(world)
    year = Year(world, seed, kill_every)
    await year.start()
    planned = [plan(seed * 1000 + number, steps, days=365) for number in range(disputes)]
    await _lived(year, planned)
    await _books_agree(world, planned)
    return year.kills


@pytest.mark.timeout(120)
async def test_some_disputes_live_a_year_while_everything_is_killed_and_the_books_agree(
    world: World,
) -> None:
    kills = await _play(world, disputes=3, steps=10, seed=7, kill_every=(9, 14))
    assert kills


@pytest.mark.slow
@pytest.mark.timeout(1800)
async def test_two_hundred_disputes_live_a_year_while_everything_is_killed_and_the_books_agree(
    world: World,
) -> None:
    kills = await _play(world, disputes=200, steps=24, seed=4, kill_every=(60, 140))
    assert set(kills) == {"worker", "temporal", "postgres"}
