"""An engine in virtual time for every test: its clock cannot be turned back."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.workflows.engine import Engine, virtual


@pytest.fixture
async def idle(temporal_test_server: str, anyio_backend: str) -> AsyncIterator[Engine]:
    """An engine whose worker the test starts and stops."""
    async with virtual(temporal_test_server) as engine:
        yield engine


@pytest.fixture
async def engine(idle: Engine) -> AsyncIterator[Engine]:
    """An engine that works."""
    async with idle.working():
        yield idle
