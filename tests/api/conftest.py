"""The web application on a real database, with cases decided in the same process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from api.application import create_application
from settings import Settings
from store.database import Database
from store.inbox import Inbox
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.visitor import Visitor

SECRET = "a secret of sessions that only the tests know"


@pytest.fixture(scope="module")
def settings(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Demonstration mode, with a small limit for files."""
    return Settings(
        demo=True,
        data_dir=tmp_path_factory.mktemp("data"),
        database_url=SecretStr(database_url),
        database_pool_size=4,
        upload_limit_bytes=300_000,
    )


@pytest.fixture(scope="module")
def database(database_url: str) -> Iterator[Database]:
    """The database, for what tests look up themselves."""
    opened = Database(database_url, 2)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def in_process(database: Database) -> CasesInProcess:
    """The stand-in for Temporal."""
    return CasesInProcess(database)


@pytest.fixture
def cases(in_process: CasesInProcess) -> Iterator[CasesInProcess]:
    """The stand-in, talking again after each test."""
    yield in_process
    in_process.is_silent = False


@pytest.fixture(scope="module")
def clients(settings: Settings, in_process: CasesInProcess) -> Iterator[Callable[[], TestClient]]:
    """Makes browsers, each with its own cookies, before one application."""
    app = create_application(settings, gateway=in_process, secret=SECRET)
    with TestClient(app):
        yield lambda: TestClient(app, follow_redirects=False, raise_server_exceptions=True)


@pytest.fixture
def visit(clients: Callable[[], TestClient]) -> Callable[[Person | None], Visitor]:
    """Somebody at a browser of their own, signed in when a person is given."""

    def visitor(person: Person | None = None) -> Visitor:
        found = Visitor(clients())
        return found.sign_in(person) if person is not None else found

    return visitor


@pytest.fixture
def inbox(database: Database) -> Inbox:
    """The inbox."""
    return Inbox(database)


@pytest.fixture
def data_dir(settings: Settings) -> Path:
    """The folder of the application."""
    return settings.data_dir
