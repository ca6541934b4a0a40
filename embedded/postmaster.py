"""What PostgreSQL writes about its running server into `postmaster.pid`, read with suspicion."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from embedded.living import lives_as


@dataclass(frozen=True, slots=True)
class Postmaster:
    """The server process that a data folder names; it may be long gone."""

    file: Path
    pid: int
    port: int | None

    def alive(self) -> bool:
        """Whether that process lives and is PostgreSQL at all."""
        return lives_as(self.pid, "postgres")

    def disown(self) -> None:
        """Tell the next server that the named process is not its rival.

        PostgreSQL takes the id of its own parent for a left-over and goes on to its second check,
        whether old backends still hold the shared memory. Deleting the file would skip that check.
        """
        lines = self.file.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[0] = f"{os.getpid()}\n"
        self.file.write_text("".join(lines), encoding="utf-8")

    def stop(self, seconds: float) -> None:
        """Stop a server that another process started, and wait until it has gone."""
        for how, patience in ((signal.SIGINT, seconds), (signal.SIGQUIT, 5.0)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, how)
            until = time.monotonic() + patience
            while time.monotonic() < until:
                if not self.alive():
                    return
                time.sleep(0.02)


def read_postmaster(cluster: Path) -> Postmaster | None:
    """The server that the data folder names; None when there is no such file."""
    file = cluster / "postmaster.pid"
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        return Postmaster(file, int(lines[0]), int(lines[3]) if len(lines) > 3 else None)
    except (OSError, IndexError, ValueError):
        return None
