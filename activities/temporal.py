"""The worker's and the command line's way to Temporal, from the settings."""

from __future__ import annotations

from temporalio.client import Client

from settings import Settings
from workflows.connection import connect as connect_client


async def connect(settings: Settings, *, lazy: bool = False) -> Client:
    """A client for these settings; raises `workflows.encryption.KeysMissing` in production
    without a key file, RuntimeError when Temporal does not answer."""
    return await connect_client(
        settings.temporal_address or f"127.0.0.1:{settings.temporal_port}",
        settings.temporal_namespace,
        settings.keys_path,
        make_keys=settings.demo,
        tls=settings.temporal_tls,
        tls_cert=settings.temporal_tls_cert,
        tls_key=settings.temporal_tls_key,
        api_key=(
            settings.temporal_api_key.get_secret_value() if settings.temporal_api_key else None
        ),
        lazy=lazy,
    )
