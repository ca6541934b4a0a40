"""Waiting for a condition, with an end: the only way in which these tests let time pass."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

Found = TypeVar("Found")

PATIENCE_SECONDS = 25.0
PAUSE_SECONDS = 0.05


async def until(look: Callable[[], Found], what: str, seconds: float = PATIENCE_SECONDS) -> Found:
    """Look again and again until something true is seen, and return it; `what` names the wait."""

    async def looking() -> Found:
        return look()

    return await until_seen(looking, what, seconds)


async def until_seen(
    look: Callable[[], Awaitable[Found]], what: str, seconds: float = PATIENCE_SECONDS
) -> Found:
    """The same where looking takes an answer from a server."""
    end = time.monotonic() + seconds
    while True:
        found = await look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:.0f} seconds in vain: {what}")
        await asyncio.sleep(PAUSE_SECONDS)
