"""The way to Temporal, the same for web, worker and command line."""

from __future__ import annotations

from pathlib import Path

from temporalio.client import Client
from temporalio.service import TLSConfig

from workflows.encryption import data_converter, load_keys


async def connect(
    address: str,
    namespace: str,
    keys_path: Path,
    *,
    make_keys: bool = False,
    tls: bool = False,
    tls_cert: Path | None = None,
    tls_key: Path | None = None,
    api_key: str | None = None,
    lazy: bool = False,
) -> Client:
    """A client with the encrypting converter.

    `lazy` lets the web process start while Temporal is away. Raises `KeysMissing` without a key
    file, RuntimeError when the server cannot be reached and `lazy` is false.
    """
    security: bool | TLSConfig = tls or api_key is not None
    if tls_cert is not None and tls_key is not None:
        security = TLSConfig(
            client_cert=tls_cert.read_bytes(), client_private_key=tls_key.read_bytes()
        )
    return await Client.connect(
        address,
        namespace=namespace,
        data_converter=data_converter(load_keys(keys_path, make=make_keys)),
        tls=security,
        api_key=api_key,
        lazy=lazy,
    )
