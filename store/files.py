"""The content-addressed store of files: the same bytes lie once, under their SHA-256.

On one machine it is a folder. `FileStore` is the whole interface an S3-compatible store must
offer, so that production can put one in its place.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Protocol


class FileStore(Protocol):
    """Bytes by their hash."""

    def put(self, data: bytes) -> str:
        """Keep the bytes; returns their SHA-256 in hexadecimal."""

    def get(self, sha256: str) -> bytes:
        """The bytes; raises `FileMissing` when they are not there or no longer match their hash."""


class FileMissing(Exception):
    """A file that should be stored is gone, or its bytes changed."""


class FolderStore:
    """Files in a folder, two levels deep, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep the bytes; returns their SHA-256 in hexadecimal."""
        digest = hashlib.sha256(data).hexdigest()
        target = self._path(digest)
        if target.exists():
            return digest
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
        return digest

    def get(self, sha256: str) -> bytes:
        """The bytes; raises `FileMissing` when they are not there or no longer match their hash."""
        try:
            data = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise FileMissing(f"the file {sha256[:12]} is not in the store") from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise FileMissing(f"the file {sha256[:12]} was changed after it was stored")
        return data

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256[2:4] / sha256
