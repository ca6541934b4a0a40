"""The servers of these tests, which no other test uses, and one world for each."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.faults.dispute import Dispute
from tests.faults.servers import Servers
from tests.faults.world import World, make_world


@pytest.fixture(scope="session")
def fault_servers() -> Iterator[Servers]:
    """PostgreSQL and Temporal that may be killed."""
    # Not pytest's own folder, which is closed to the account that runs the server under root.
    with tempfile.TemporaryDirectory(prefix="redress-faults-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        servers = Servers(folder)
        yield servers
        servers.stop()


@pytest.fixture
async def world(fault_servers: Servers, tmp_path: Path, anyio_backend: str) -> AsyncIterator[World]:
    """A world of its own for one test; afterwards both servers run again."""
    fault_servers.mend()
    made = await make_world(fault_servers, tmp_path)
    yield made
    made.end()
    fault_servers.mend()


@pytest.fixture
def dispute(world: World) -> Dispute:
    """A dispute that nobody has filed yet."""
    return Dispute(world)
