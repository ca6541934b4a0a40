"""The product's own workers in a thread of this process, and a way to wait for what they do."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

from temporalio.client import Client

from activities.deliveries import Starter
from activities.register import Activities, all_activities
from activities.temporal import connect
from settings import Settings
from worker import build_workers

Result = TypeVar("Result")
WAIT_SECONDS = 60


class Serving:
    """Both workers, serving until told to stop. Use as a context manager."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._begun: Future[None] = Future()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)
        self.client: Client
        self.activities: Activities
        self._loop: asyncio.AbstractEventLoop
        self._stop: asyncio.Event

    def __enter__(self) -> Serving:
        self._thread.start()
        self._begun.result(WAIT_SECONDS)
        return self

    def __exit__(self, *_exception: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(WAIT_SECONDS)
        assert not self._thread.is_alive()

    def wait(self, work: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
        """Run something in the workers' loop and wait for its result."""
        return asyncio.run_coroutine_threadsafe(work(), self._loop).result(WAIT_SECONDS)

    def bundle(self, case_id: str, request: int) -> None:
        """Wait until a bundle was built and its case was told."""
        starter = Starter(self.activities.resources)
        self._finished(f"bundle:{case_id}:{request}", lambda: starter.bundle(case_id, request))

    def delivered(self) -> None:
        """Wait until every message that is wanted was delivered."""
        starter = Starter(self.activities.resources)
        for message_id in self.activities.resources.messages.pending(0, limit=2000):
            self._finished(f"message:{message_id}", _delivery(starter, message_id))

    def _finished(self, workflow_id: str, begin: Callable[[], Awaitable[None]]) -> None:
        async def finish() -> None:
            await begin()  # begins nothing when it has begun
            await self.client.get_workflow_handle(workflow_id).result()

        self.wait(finish)

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        try:
            self.client = await connect(self._settings)
            self.activities = all_activities(self._settings, self.client)
            cases, errands = build_workers(self._settings, self.client, self.activities)
            async with cases, errands:
                self._begun.set_result(None)
                await self._stop.wait()
            await self.activities.finish()
        except BaseException as problem:
            if not self._begun.done():
                self._begun.set_exception(problem)
            raise


def _delivery(starter: Starter, message_id: str) -> Callable[[], Awaitable[None]]:
    return lambda: starter.delivery(message_id)
