"""One dispute from filing to acceptance by the tribunal as commands, for measuring only."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from api.gateway import CaseGateway, Done, StillWorking
from cases.actor import Actor, Role
from cases.command import Meta
from cases.dispute import commands as c
from cases.dispute.vocabulary import AnswerOutcome, SessionOutcome
from rules.appeal import DecisionKind
from store.case_pages import CasePages
from store.inbox import Inbox


@dataclass
class Clerk:
    """Files commands as the web does and keeps two times of each: safe, and answered."""

    inbox: Inbox
    gateway: CaseGateway
    pages: CasePages
    safe: list[float] = field(default_factory=list)
    answered: list[float] = field(default_factory=list)

    async def file(self, command: Any, *, opens_case: bool = False) -> None:
        """Put a command into the inbox, send it, wait for its answer."""
        began = time.perf_counter()
        filing = await asyncio.to_thread(
            self.inbox.receive, command, "dispute", opens_case=opens_case
        )
        self.safe.append((time.perf_counter() - began) * 1000)
        act = self.gateway.open if opens_case else self.gateway.perform
        outcome = await act(filing)
        while isinstance(outcome, StillWorking):
            found = await asyncio.to_thread(self.inbox.find, filing.command_id)
            assert found is not None
            outcome = await self.gateway.perform(found)
        if not isinstance(outcome, Done):
            raise RuntimeError(f"{command.kind} was answered by {outcome}")
        if not opens_case:
            self.answered.append((time.perf_counter() - began) * 1000)


@dataclass
class BenchCase:
    """One dispute whose clock the demonstration moves."""

    clerk: Clerk
    case_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    ahead: timedelta = timedelta(0)
    actions: int = 0

    def meta(self, role: Role) -> Meta:
        """Who, when: a fresh command id each time."""
        self.actions += 1
        now = datetime.now(UTC) + self.ahead
        return Meta(str(uuid.uuid4()), self.case_id, Actor(role, f"bench-{role}"), now)

    async def open(self) -> None:
        """The family files."""
        today = datetime.now(UTC).date()
        command = c.FileDispute(
            self.meta(Role.FAMILY),
            "bench-family",
            "bench-child",
            "bench-authority",
            "bench-service",
            "bench-tribunal",
            DecisionKind.PLAN_FINALISED,
            ("B", "F"),
            today - timedelta(days=2),
            today - timedelta(days=3),
            "none",
            "green-paper-2022",
            clock_offset_seconds=0,
        )
        await self.clerk.file(command, opens_case=True)

    async def file(self, make: Callable[[Meta], Any], role: Role) -> None:
        """One action by somebody."""
        await self.clerk.file(make(self.meta(role)))

    async def to_mediation(self) -> None:
        """Four actions: acknowledged, answered, not satisfied, adviser contacted."""
        await self.file(c.AcknowledgeComplaint, Role.AUTHORITY)
        await self.file(
            lambda m: c.AnswerComplaint(m, AnswerOutcome.NOT_UPHELD, "none"), Role.AUTHORITY
        )
        await self.file(lambda m: c.RespondToAnswer(m, satisfied=False), Role.FAMILY)
        await self.file(lambda m: c.ContactAdviser(m, wants_mediation=True), Role.FAMILY)

    async def to_the_end(self) -> None:
        """Mediator, slot, decision maker, session with no agreement, certificate, withdrawal."""
        await self.file(lambda m: c.AppointMediator(m, "bench-mediator"), Role.MEDIATOR)
        day = datetime.now(UTC).replace(hour=10, minute=0, second=0, microsecond=0)
        slot = day + timedelta(days=14)
        await self.file(lambda m: c.OfferSlots(m, (slot,)), Role.MEDIATOR)
        await self.file(lambda m: c.AgreeSlot(m, slot), Role.FAMILY)
        await self.file(lambda m: c.NameDecisionMaker(m, "bench-decider"), Role.AUTHORITY)
        await self.file(lambda m: c.MoveClock(m, slot + timedelta(hours=4)), Role.MEDIATOR)
        self.ahead = slot + timedelta(hours=4, seconds=2) - datetime.now(UTC)
        await self.file(
            lambda m: c.RecordSession(m, slot.date(), SessionOutcome.NONE), Role.MEDIATOR
        )
        await self.file(c.IssueCertificate, Role.MEDIATOR)
        await self.file(c.Withdraw, Role.FAMILY)


async def many(works: list[Callable[[], Awaitable[None]]], at_once: int) -> float:
    """Run works, so many at once; seconds they took together."""
    turn = asyncio.Semaphore(at_once)

    async def one(work: Callable[[], Awaitable[None]]) -> None:
        async with turn:
            await work()

    began = time.perf_counter()
    await asyncio.gather(*(one(work) for work in works))
    return time.perf_counter() - began
