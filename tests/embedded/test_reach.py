"""Servers that somebody else runs: reached, or refused in one sentence without secrets."""

from __future__ import annotations

import pytest

from embedded.errors import CannotStart
from embedded.ports import free_port
from embedded.reach import reach_database, reach_temporal
from settings import Settings


@pytest.mark.every_postgres
def test_a_database_that_answers_tells_its_major_version(database_url: str) -> None:
    assert reach_database(database_url) >= 15


def test_an_unreachable_database_is_named_without_its_password() -> None:
    with pytest.raises(CannotStart, match="cannot be used") as refused:
        reach_database(f"postgresql://somebody:secretword@127.0.0.1:{free_port()}/redress")
    assert "secretword" not in str(refused.value)
    assert "somebody" in str(refused.value)


def test_a_wrong_password_is_not_a_traceback(database_url: str) -> None:
    head, _, rest = database_url.partition("://redress:")
    wrong = f"{head}://redress:wrong@{rest.partition('@')[2]}"
    with pytest.raises(CannotStart, match="password authentication failed"):
        reach_database(wrong)


@pytest.mark.parametrize("address", ["", "mysql://host/x", "not an address", "postgresql:/"])
def test_something_that_is_no_address_is_explained(address: str) -> None:
    with pytest.raises(CannotStart, match="DATABASE_URL"):
        reach_database(address)


@pytest.mark.anyio
async def test_a_temporal_server_that_answers_is_accepted(temporal_address: str) -> None:
    await reach_temporal(Settings(TEMPORAL_ADDRESS=temporal_address))


@pytest.mark.anyio
async def test_an_unknown_namespace_is_named(temporal_address: str) -> None:
    settings = Settings(TEMPORAL_ADDRESS=temporal_address, TEMPORAL_NAMESPACE="elsewhere")
    with pytest.raises(CannotStart, match="no namespace 'elsewhere'"):
        await reach_temporal(settings)


@pytest.mark.anyio
async def test_an_unreachable_temporal_server_is_named() -> None:
    settings = Settings(TEMPORAL_ADDRESS=f"127.0.0.1:{free_port()}")
    with pytest.raises(CannotStart, match="does not answer"):
        await reach_temporal(settings)
