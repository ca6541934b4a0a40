"""The other end of `embedded.child`: what a process does that is watched by a machine."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable


def tell_ready(descriptor: int | None) -> None:
    """Say on the pipe that this process is ready; without a pipe nobody asked."""
    if descriptor is not None:
        os.write(descriptor, b"r")
        os.close(descriptor)


def when_orphaned(stop: Callable[[], None]) -> None:
    """Call `stop`, from another thread, when the process that watches us has gone.

    It holds our standard input open and never writes; the kernel closes it, however it dies.
    """

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1024):
            continue
        stop()

    threading.Thread(target=wait, name="orphan-watch", daemon=True).start()
