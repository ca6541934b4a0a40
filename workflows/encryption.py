"""Everything in Temporal's payloads is encrypted, failures included; keys have ids and can rotate.

AES-256-GCM; the ciphertext is bound to the id of its key, so that an altered payload or a swapped
key fails instead of giving nonsense.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from temporalio.api.common.v1 import Payload
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import (
    DataConverter,
    DefaultFailureConverterWithEncodedAttributes,
    PayloadCodec,
)

ENCODING = b"binary/redress-aes-gcm"


class KeysMissing(Exception):
    """There is no usable key file; the message says what to do."""


@dataclass(frozen=True)
class Keys:
    """Encryption keys by id, the id of the one in use, and the secret of browser sessions."""

    current: str
    by_id: dict[str, bytes]
    session_secret: str


def load_keys(path: Path, *, make: bool) -> Keys:
    """Read the key file; when `make` is true a missing one is made, readable by its owner only.

    Raises `KeysMissing` when there is none, or when others may read it.
    """
    if not path.exists():
        if not make:
            raise KeysMissing(
                f"The key file {path} is missing. Make one with “redress keys make” and keep a "
                "copy in a safe place: without it no open case can be read from Temporal."
            )
        _write_first(path, Keys("k1", {"k1": AESGCM.generate_key(256)}, secrets.token_urlsafe(48)))
    if path.stat().st_mode & 0o077:
        raise KeysMissing(
            f"Others can read the key file {path}. Allow only its owner: chmod 600 {path}"
        )
    try:
        raw = json.loads(path.read_text())
        by_id = {name: base64.b64decode(key) for name, key in raw["keys"].items()}
        keys = Keys(raw["current"], by_id, raw["session_secret"])
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise KeysMissing(f"The key file {path} cannot be read: {error}") from error
    if keys.current not in keys.by_id:
        raise KeysMissing(f"The key file {path} does not hold its current key {keys.current}.")
    return keys


def write_keys(path: Path, keys: Keys) -> None:
    """Write the key file whole, with mode 0600."""
    os.replace(_written_beside(path, keys), path)


def _write_first(path: Path, keys: Keys) -> None:
    """Write the key file unless another process was faster: two keys of one name would each make
    unreadable what the other encrypted."""
    written = _written_beside(path, keys)
    try:
        os.link(written, path)
    except FileExistsError:
        return
    finally:
        written.unlink()


def _written_beside(path: Path, keys: Keys) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = {
        "current": keys.current,
        "keys": {name: base64.b64encode(key).decode() for name, key in keys.by_id.items()},
        "session_secret": keys.session_secret,
    }
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    with os.fdopen(handle, "w") as file:
        json.dump(raw, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    return Path(name)


def rotate(keys: Keys) -> Keys:
    """The same keys with a new one in use; older payloads stay readable."""
    number = 1 + max(int(name.removeprefix("k")) for name in keys.by_id)
    name = f"k{number}"
    return replace(keys, current=name, by_id={**keys.by_id, name: AESGCM.generate_key(256)})


class EncryptionCodec(PayloadCodec):
    """Encrypts every payload with the current key; decrypts with the key a payload names."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    async def encode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """The encrypted payloads."""
        return [self._encrypt(payload) for payload in payloads]

    async def decode(self, payloads: Sequence[Payload]) -> list[Payload]:
        """The payloads in clear; raises `KeysMissing` for an unknown key or an altered payload."""
        return [self._decrypt(payload) for payload in payloads]

    def _encrypt(self, payload: Payload) -> Payload:
        nonce = os.urandom(12)
        key_id = self._keys.current
        sealed = AESGCM(self._keys.by_id[key_id]).encrypt(
            nonce, payload.SerializeToString(), key_id.encode()
        )
        return Payload(
            metadata={"encoding": ENCODING, "key-id": key_id.encode()}, data=nonce + sealed
        )

    def _decrypt(self, payload: Payload) -> Payload:
        if payload.metadata.get("encoding") != ENCODING:
            return payload
        key_id = payload.metadata["key-id"].decode()
        key = self._keys.by_id.get(key_id)
        if key is None:
            raise KeysMissing(f"The encryption key {key_id} is not in the key file.")
        try:
            plain = AESGCM(key).decrypt(payload.data[:12], payload.data[12:], key_id.encode())
        except InvalidTag:
            raise KeysMissing(
                f"A payload under key {key_id} was altered, or the key is another one."
            ) from None
        opened = Payload()
        opened.ParseFromString(plain)
        return opened


def data_converter(keys: Keys) -> DataConverter:
    """The converter of every client, worker and replayer."""
    return replace(
        pydantic_data_converter,
        payload_codec=EncryptionCodec(keys),
        failure_converter_class=DefaultFailureConverterWithEncodedAttributes,
    )


__all__ = [
    "EncryptionCodec",
    "Keys",
    "KeysMissing",
    "data_converter",
    "load_keys",
    "rotate",
    "write_keys",
]
