"""PostgreSQL and Temporal that these tests may kill, with one database and one namespace a test."""

from __future__ import annotations

import itertools
from pathlib import Path

import psycopg
from google.protobuf.duration_pb2 import Duration
from psycopg import sql
from temporalio.api.workflowservice.v1 import (
    ListWorkflowExecutionsRequest,
    RegisterNamespaceRequest,
)
from temporalio.client import Client
from temporalio.service import RPCError

from embedded.ports import free_port
from embedded.postgres import PostgresServer
from embedded.temporal import TemporalServer
from migrations import upgrade
from tests.faults.launched import Nursery
from tests.faults.polling import until_seen

TEMPLATE = "faults_template"

# A killed process loses nothing that it gave to the system; only a lost machine would.
OPTIONS = {"fsync": "off", "full_page_writes": "off", "max_connections": "200"}


class Servers:
    """Both servers, and what they have in them."""

    def __init__(self, folder: Path) -> None:
        """Start both; PostgreSQL gets a migrated template."""
        self.nursery = Nursery()
        self.postgres = PostgresServer(folder / "postgres", options=OPTIONS)
        self.postgres.start()
        self.temporal = TemporalServer(folder / "temporal", port=free_port(), ui_port=None)
        self.temporal.start()
        self._numbers = itertools.count(1)
        self._administer("create database {}", TEMPLATE)
        upgrade(self.postgres.url(TEMPLATE))

    def stop(self) -> None:
        """Stop both."""
        self.nursery.stop()
        self.mend()
        self.temporal.kill()  # it would wait for the polls of workers that were killed
        self.temporal.stop()
        self.postgres.stop()

    def mend(self) -> None:
        """Start again what a test left dead."""
        self.temporal.restart_if_gone()
        self.postgres.restart_if_gone()

    def next_name(self) -> str:
        """A name for the database and the namespace of one test."""
        return f"fault{next(self._numbers)}"

    def make_database(self, name: str) -> str:
        """A migrated database with nothing in it; its SQLAlchemy URL."""
        self._administer("create database {} template {}", name, TEMPLATE)
        return self.postgres.url(name)

    def copy_database(self, name: str, copy: str) -> None:
        """A backup: the database as it is now, under another name. Nobody may be connected."""
        self._administer("create database {} template {}", copy, name)

    def restore_database(self, name: str, copy: str) -> None:
        """Put the backup in the place of the database, whoever is connected to that."""
        self._administer("drop database {} with (force)", name)
        self._administer("alter database {} rename to {}", copy, name)

    def as_owner(self, name: str, statement: str, *values: object) -> list[tuple[object, ...]]:
        """What somebody with the owner's password can do to a database."""
        with psycopg.connect(
            self.postgres.url(name).replace("+psycopg", "", 1), autocommit=True
        ) as connection:
            done = connection.execute(statement.encode(), values or None)
            return done.fetchall() if done.description else []

    def unguarded(self, name: str, *statements: tuple[str, tuple[object, ...]]) -> None:
        """The same with the guard of the record switched off meanwhile, all in one transaction."""
        with psycopg.connect(self.postgres.url(name).replace("+psycopg", "", 1)) as connection:
            connection.execute("ALTER TABLE case_event DISABLE TRIGGER case_event_append_only")
            for statement, values in statements:
                connection.execute(statement.encode(), values)
            connection.execute("ALTER TABLE case_event ENABLE TRIGGER case_event_append_only")

    async def make_namespace(self, name: str) -> None:
        """A namespace of Temporal; returns when it can be used."""
        client = await Client.connect(self.temporal.address)
        service = client.workflow_service
        await service.register_namespace(
            RegisterNamespaceRequest(
                namespace=name, workflow_execution_retention_period=Duration(seconds=86400)
            )
        )

        async def known() -> bool:
            try:
                await service.list_workflow_executions(
                    ListWorkflowExecutionsRequest(namespace=name)
                )
            except RPCError:
                return False
            return True

        await until_seen(known, f"namespace {name} can be used")

    def _administer(self, statement: str, *names: str) -> None:
        with psycopg.connect(
            self.postgres.url("redress").replace("+psycopg", "", 1), autocommit=True
        ) as connection:
            identifiers = [sql.Identifier(name) for name in names]
            connection.execute(sql.SQL(statement).format(*identifiers))
