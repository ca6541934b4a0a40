"""Whether servers that somebody else runs can be reached, and if not, why, in one sentence."""

from __future__ import annotations

import asyncio

import psycopg
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from embedded.errors import CannotStart
from embedded.ports import LOOPBACK
from settings import Settings

OLDEST_POSTGRES = 15
PATIENCE_SECONDS = 10


def reach_database(url: str) -> int:
    """Major version of the PostgreSQL server at the address. Raises `CannotStart`."""
    address = _parsed(url)
    shown = address.render_as_string(hide_password=True)
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(plain, connect_timeout=PATIENCE_SECONDS) as connection:
            version = connection.info.server_version // 10000
    except psycopg.Error as error:
        reason = str(error).strip().splitlines()[-1] if str(error).strip() else "no answer"
        raise CannotStart(
            f"The database at DATABASE_URL ({shown}) cannot be used: {reason}. Start that server "
            "or correct DATABASE_URL; without DATABASE_URL Redress starts its own PostgreSQL."
        ) from error
    if version < OLDEST_POSTGRES:
        raise CannotStart(
            f"The database at DATABASE_URL ({shown}) is PostgreSQL {version}; Redress needs "
            f"{OLDEST_POSTGRES} or newer. Upgrade that server, or unset DATABASE_URL."
        )
    return version


async def reach_temporal(settings: Settings) -> None:
    """Return when the Temporal server of the settings answers and knows the namespace.

    Raises `CannotStart`.
    """
    from temporalio.api.workflowservice.v1 import DescribeNamespaceRequest
    from temporalio.client import Client
    from temporalio.service import RPCError, RPCStatusCode, TLSConfig

    address = settings.temporal_address or f"{LOOPBACK}:{settings.temporal_port}"
    key = settings.temporal_api_key
    tls: bool | TLSConfig = settings.temporal_tls or key is not None
    try:
        if settings.temporal_tls_cert is not None and settings.temporal_tls_key is not None:
            tls = TLSConfig(
                client_cert=settings.temporal_tls_cert.read_bytes(),
                client_private_key=settings.temporal_tls_key.read_bytes(),
            )
    except OSError as error:
        raise CannotStart(
            f"The certificate for Temporal cannot be read: {error}. Correct TEMPORAL_TLS_CERT and "
            "TEMPORAL_TLS_KEY."
        ) from error
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            client = await Client.connect(
                address,
                namespace=settings.temporal_namespace,
                tls=tls,
                api_key=None if key is None else key.get_secret_value(),
            )
            await client.workflow_service.describe_namespace(
                DescribeNamespaceRequest(namespace=settings.temporal_namespace)
            )
    except RPCError as error:
        if error.status == RPCStatusCode.NOT_FOUND:
            raise CannotStart(
                f"The Temporal server at TEMPORAL_ADDRESS ({address}) has no namespace "
                f"'{settings.temporal_namespace}'. Create it there, or set TEMPORAL_NAMESPACE."
            ) from error
        raise CannotStart(
            f"The Temporal server at TEMPORAL_ADDRESS ({address}) refuses us: {error.message}. "
            "Check TEMPORAL_API_KEY, the certificate, and TEMPORAL_NAMESPACE."
        ) from error
    except (TimeoutError, RuntimeError, OSError, ValueError) as error:
        raise CannotStart(
            f"The Temporal server at TEMPORAL_ADDRESS ({address}) does not answer. Start that "
            "server, or correct TEMPORAL_ADDRESS and the TEMPORAL_TLS settings; without "
            "TEMPORAL_ADDRESS Redress starts its own server."
        ) from error
    finally:
        await asyncio.sleep(0.05)  # see embedded/leave.py


def _parsed(url: str) -> URL:
    try:
        address = make_url(url)
        if not address.drivername.startswith("postgres"):
            raise ArgumentError("not PostgreSQL")
    except ArgumentError as error:
        raise CannotStart(
            "DATABASE_URL is not the address of a PostgreSQL database. It looks like "
            "postgresql://user:password@host:5432/database."
        ) from error
    return address
