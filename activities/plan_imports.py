"""Filing the lines of a file of plans, so many at a time that people who act are not kept waiting."""

from __future__ import annotations

import asyncio
import time

from temporalio import activity

from activities.deliveries import resend
from activities.resources import Resources
from store.plan_imports import PlanImports

UNANSWERED_AT_MOST = 24
"""Filed lines that wait for their cases at a time. More starts starve the first actions of others
(performance): a start costs the worker as much as an action."""

AT_ONCE = 8
"""Starts in flight."""

TURN_SECONDS = 30.0
"""How long one turn lasts before the history notes that it goes on."""

PAUSE_SECONDS = 0.05
PATIENCE_SECONDS = 10.0


class PlanImporting:
    """Files lines and starts their plans."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._imports = PlanImports(resources.database)

    @activity.defn(name="plan_imports.file")
    async def file(self, import_id: str) -> bool:
        """File lines for a while; whether every line of the import is filed and answered."""
        until = time.monotonic() + TURN_SECONDS
        # What a worker that died had filed and not started.
        await self._start(await self._resources.in_thread(self._imports.unanswered, import_id))
        while time.monotonic() < until:
            activity.heartbeat()
            filed = await self._resources.in_thread(
                self._imports.file_some, import_id, UNANSWERED_AT_MOST
            )
            await self._start(filed)
            if not filed:
                if await self._resources.in_thread(self._imports.finish, import_id):
                    return True
                await asyncio.sleep(PAUSE_SECONDS)
        return False

    async def _start(self, command_ids: tuple[str, ...]) -> None:
        turn = asyncio.Semaphore(AT_ONCE)

        async def one(command_id: str) -> None:
            async with turn:
                found = await self._resources.in_thread(self._resources.inbox.find, command_id)
                if found is not None and found.status == "received":
                    await resend(self._resources, found, patience_seconds=PATIENCE_SECONDS)

        await asyncio.gather(*(one(command_id) for command_id in command_ids))
