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
    return await Client.connect(
        address,
        namespace=namespace,
        data_converter=data_converter(load_keys(keys_path, make=make_keys)),
        tls=_security(tls or api_key is not None, tls_cert, tls_key),
        api_key=api_key,
        lazy=lazy,
    )


def _security(wanted: bool, cert: Path | None, key: Path | None) -> bool | TLSConfig:
    if cert is None or key is None:
        return wanted
    return TLSConfig(client_cert=cert.read_bytes(), client_private_key=key.read_bytes())
