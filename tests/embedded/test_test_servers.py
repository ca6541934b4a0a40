"""The fixtures that all other tests stand on."""

from __future__ import annotations

import psycopg
import pytest

from embedded.temporal import TemporalServer


@pytest.mark.every_postgres
def test_a_module_gets_a_migrated_database_without_rows(database_url: str) -> None:
    with psycopg.connect(database_url.replace("+psycopg", "", 1)) as connection:
        cases = connection.execute("select count(*) from case_row").fetchone()
    assert cases == (0,)


def test_the_owner_of_the_database_is_no_superuser(database_url: str) -> None:
    with psycopg.connect(database_url.replace("+psycopg", "", 1)) as connection:
        found = connection.execute("select rolsuper from pg_roles where rolname = current_user")
        assert found.fetchone() == (False,)


@pytest.mark.anyio
async def test_a_client_reaches_the_temporal_server(temporal_server: TemporalServer) -> None:
    from temporalio.client import Client

    client = await Client.connect(temporal_server.address)
    assert await client.service_client.check_health()
