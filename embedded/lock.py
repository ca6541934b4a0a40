"""Who uses a server folder: locks that the kernel drops when a process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """Only one process at a time starts or stops the server of this folder; others wait."""
    with _open(folder / "changing.lock") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


class InUse:
    """A share in a running server. The last holder to let go is the one that stops it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "in-use.lock"
        self._handle: IO[str] | None = None

    def take(self) -> None:
        """Hold a share; calling it twice is harmless."""
        if self._handle is None:
            self._handle = _open(self._path)
            fcntl.flock(self._handle, fcntl.LOCK_SH)

    def let_go(self) -> bool:
        """Give the share back; True when nobody else holds one."""
        handle, self._handle = self._handle, None
        if handle is None:
            return False
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True


def taken(path: Path, note: str) -> IO[str] | None:
    """Hold the file for this process alone and write the note into it; None when another does."""
    handle = _open(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        handle.close()
        return None
    handle.truncate(0)
    handle.write(note)
    handle.flush()
    return handle


def _open(path: Path) -> IO[str]:
    # Not "w": opening must not empty the note of the process that holds the file.
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    return os.fdopen(descriptor, "r+", encoding="utf-8")
