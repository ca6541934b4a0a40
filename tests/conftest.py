"""Real servers for the tests, and a true exit code at the end of them.

Servers start when the first test asks for them and stop with the session. A database is made per
test module from a migrated template, so modules do not see each other's rows. Tests marked
`every_postgres` run once per PostgreSQL found.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings as hypothesis_settings
from psycopg import sql

from embedded.leave import leave
from embedded.ports import free_port
from embedded.postgres import PostgresServer
from embedded.postgres_binaries import binaries_in
from embedded.temporal import TemporalServer

# A slow machine is no failure: speed belongs in the benches.
hypothesis_settings.register_profile("redress", deadline=None)
hypothesis_settings.load_profile("redress")

DEBIAN_15 = Path("/usr/lib/postgresql/15/bin")
EMBEDDED, FIFTEEN, GIVEN = "embedded", "postgres15", "given"
TEMPLATE = "redress_template"

# A test machine that loses power loses nothing of value; a killed process loses nothing either way.
TEST_OPTIONS = {"fsync": "off", "full_page_writes": "off", "max_connections": "200"}


# Which PostgreSQL


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests marked `every_postgres` on each server that this machine can offer."""
    if "postgres_kind" not in metafunc.fixturenames:
        return
    if metafunc.definition.get_closest_marker("every_postgres") is None:
        return
    fifteen = pytest.param(
        FIFTEEN,
        marks=pytest.mark.skipif(
            not DEBIAN_15.exists(), reason="Debian's PostgreSQL 15 is not installed here"
        ),
    )
    kinds: list[object] = [EMBEDDED, fifteen]
    if os.environ.get("REDRESS_TEST_DATABASE_URL"):
        kinds.append(GIVEN)
    metafunc.parametrize("postgres_kind", kinds, indirect=True, scope="module")


@pytest.fixture(scope="module")
def postgres_kind(request: pytest.FixtureRequest) -> str:
    """Which PostgreSQL the module's database lives on; the embedded one unless the test asks."""
    return str(getattr(request, "param", EMBEDDED))


class PostgresServers:
    """The servers of this session, each started at its first use, each with a migrated template."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._servers: dict[str, PostgresServer] = {}
        self._urls: dict[str, str] = {}
        self._numbers = itertools.count(1)

    def url(self, kind: str, database: str) -> str:
        """SQLAlchemy URL of a database on that server."""
        if kind not in self._urls:
            self._urls[kind] = self._start(kind)
            self._make_template(self._urls[kind])
        return _with_database(self._urls[kind], database)

    def fresh_database(self, kind: str, name: str) -> str:
        """URL of a new database with the current tables and nothing in them."""
        plain = re.sub(r"[^a-z0-9]+", "_", name.lower())[-40:]
        database = f"test_{os.getpid()}_{next(self._numbers)}_{plain}"
        template = f"{TEMPLATE}_{os.getpid()}"
        with _administer(self.url(kind, "postgres")) as connection:
            connection.execute(
                sql.SQL("create database {} template {}").format(
                    sql.Identifier(database), sql.Identifier(template)
                )
            )
        return self.url(kind, database)

    def stop(self) -> None:
        """Stop what was started; drop what was made on a server that is not ours."""
        if GIVEN in self._urls:
            with _administer(self.url(GIVEN, "postgres")) as connection:
                found = connection.execute(
                    "select datname from pg_database where datname like %s or datname = %s",
                    (f"test\\_{os.getpid()}\\_%", f"{TEMPLATE}_{os.getpid()}"),
                ).fetchall()
                for (database,) in found:
                    connection.execute(
                        sql.SQL("drop database {} with (force)").format(
                            sql.Identifier(str(database))
                        )
                    )
        for server in self._servers.values():
            server.stop()

    def _start(self, kind: str) -> str:
        if kind == GIVEN:
            return os.environ["REDRESS_TEST_DATABASE_URL"].replace(
                "postgresql://", "postgresql+psycopg://", 1
            )
        binaries = binaries_in(DEBIAN_15) if kind == FIFTEEN else None
        server = PostgresServer(self._folder / kind, binaries=binaries, options=TEST_OPTIONS)
        server.start()
        self._servers[kind] = server
        return server.url()

    def _make_template(self, server_url: str) -> None:
        template = f"{TEMPLATE}_{os.getpid()}"
        with _administer(_with_database(server_url, "postgres")) as connection:
            connection.execute(sql.SQL("create database {}").format(sql.Identifier(template)))
        from migrations import upgrade

        upgrade(_with_database(server_url, template))


def _with_database(url: str, database: str) -> str:
    """The URL with another database; the path is what stands between the host and the query."""
    return re.sub(r"(?<=[^/])/[^/?]*(?=\?|$)", f"/{database}", url, count=1)


def _administer(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True)


@pytest.fixture(scope="session")
def postgres_servers() -> Iterator[PostgresServers]:
    """Every PostgreSQL of this session."""
    # Not pytest's own folder, which is closed to the account that runs the server under root.
    with tempfile.TemporaryDirectory(prefix="redress-tests-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        servers = PostgresServers(folder)
        yield servers
        servers.stop()


@pytest.fixture(scope="module")
def database_url(
    postgres_servers: PostgresServers, postgres_kind: str, request: pytest.FixtureRequest
) -> str:
    """URL of a migrated database that belongs to this test module alone."""
    return postgres_servers.fresh_database(postgres_kind, request.module.__name__)


@pytest.fixture
def empty_database_url(
    postgres_servers: PostgresServers, postgres_kind: str, request: pytest.FixtureRequest
) -> str:
    """URL of a migrated database that belongs to this one test alone."""
    return postgres_servers.fresh_database(postgres_kind, request.node.name)


# Temporal


@pytest.fixture(scope="session")
def temporal_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TemporalServer]:
    """A real Temporal server in real time, as the product runs it, without web pages."""
    server = TemporalServer(tmp_path_factory.mktemp("temporal"), port=free_port(), ui_port=None)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def temporal_address(temporal_server: TemporalServer) -> str:
    """host:port of the real Temporal server."""
    return temporal_server.address


@pytest.fixture(scope="session")
def temporal_test_server() -> str:
    """Path of the time-skipping test server, for `start_time_skipping(test_server_existing_path=)`."""
    return _program("temporal-test-server")


@pytest.fixture(scope="session")
def temporal_cli() -> str:
    """Path of the `temporal` program, for `start_local(dev_server_existing_path=)`."""
    return _program("temporal")


def _program(name: str) -> str:
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}")
    if found is None:
        pytest.skip(f"the program {name} has no build for this machine")
    return found


# Asynchronous tests: the Temporal client must live in one loop, hence one backend for the session


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The loop that the product runs on."""
    return "asyncio"


# The end


_finished: list[pytest.Session] = []


def pytest_configure(config: pytest.Config) -> None:
    """Leave through the one place that keeps the exit code true, after everything was reported."""
    config.add_cleanup(_leave)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Remember the session, whose exit status later hooks may still change.

    A process that runs tests for another one reports to it and has no exit code of its own.
    """
    if not hasattr(session.config, "workerinput"):
        _finished.append(session)


def _leave() -> None:
    if _finished:
        leave(int(_finished[-1].exitstatus))
