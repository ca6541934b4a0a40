"""A process of ours that is watched: the worker and the web process."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from embedded.errors import CannotStart

CHECKOUT = Path(__file__).resolve().parent.parent
TELLING = re.compile(r"redress: |[\w.]*(Error|Exception|Missing|Refused)\b")
"""A sentence of ours, or the last line of a traceback; what follows it is often only a farewell."""

LARGEST_LOG_BYTES = 10 * 1024 * 1024


class Child:
    """One `redress` command in a process of its own.

    It says on a pipe when it is ready, and it stops by itself when its standard input closes: so it
    never outlives us, not even when we are killed. It does not get the terminal's Ctrl-C, because
    the order in which things stop matters.
    """

    def __init__(
        self, name: str, arguments: Sequence[str], environment: Mapping[str, str], log_file: Path
    ) -> None:
        """Nothing happens yet. `arguments` follow the word `redress`."""
        self.name = name
        self._arguments = tuple(arguments)
        self._environment = dict(environment)
        self.log_file = log_file
        self._process: subprocess.Popen[bytes] | None = None
        self._ready: int | None = None
        self._log_begin = 0

    @property
    def pid(self) -> int | None:
        """Id of the process, while there is one."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the process; `wait_until_ready` tells how that went."""
        self._forget()
        self.log_file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self.log_file.exists() and self.log_file.stat().st_size > LARGEST_LOG_BYTES:
            self.log_file.replace(self.log_file.with_suffix(".log.old"))
        self._ready, told = os.pipe()
        try:
            with self.log_file.open("ab") as log:
                self._log_begin = log.tell()
                self._process = subprocess.Popen(
                    redress_command(*self._arguments, "--supervised", str(told)),
                    stdin=subprocess.PIPE,
                    stdout=log,
                    stderr=log,
                    cwd=CHECKOUT,
                    env=self._environment,
                    pass_fds=(told,),
                    start_new_session=True,
                )
        finally:
            os.close(told)

    def wait_until_ready(self, seconds: float) -> None:
        """Return when the process has said that it is ready. Raises `CannotStart`."""
        if self._ready is None:
            raise CannotStart(f"The {self.name} process has not been started.")
        readable, _, _ = select.select([self._ready], [], [], seconds)
        if readable and os.read(self._ready, 1):
            return
        ended = self.ended()
        reason = "ended" if readable or ended is not None else f"was not ready in {seconds:.0f} s"
        raise CannotStart(
            f"The {self.name} process {reason}: {self.last_words()}. Its log is {self.log_file}."
        )

    def ended(self) -> int | None:
        """Exit code when the process has ended, else None."""
        return None if self._process is None else self._process.poll()

    def stop(self, seconds: float) -> None:
        """Ask the process to stop, wait for it, and insist when it does not."""
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(seconds)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._forget()

    def last_words(self) -> str:
        """The line of its log, since it was started, that best says why it ended."""
        try:
            with self.log_file.open("rb") as log:
                log.seek(self._log_begin)
                lines = log.read().decode("utf-8", errors="replace").strip().splitlines()
        except OSError:
            lines = []
        telling = [line for line in lines if TELLING.match(line)] or lines or ["it said nothing"]
        return telling[-1].removeprefix("redress: ").strip().rstrip(".:")

    def _forget(self) -> None:
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        if self._ready is not None:
            os.close(self._ready)
        self._process = None
        self._ready = None


def redress_command(*arguments: str) -> list[str]:
    """The command line of a `redress` command under this same Python."""
    return [sys.executable, "-m", "cli", *arguments]


class Backoff:
    """How long to wait before a crashed process is started again: 1 second, doubling up to 30."""

    def __init__(self) -> None:
        self._seconds = 1.0
        self._started = time.monotonic()
        self._not_before = 0.0

    def crashed(self) -> float:
        """Note a crash; returns the seconds until the next start."""
        now = time.monotonic()
        if now - self._started > 60:  # it had run well for a while
            self._seconds = 1.0
        wait, self._seconds = self._seconds, min(self._seconds * 2, 30.0)
        self._not_before = now + wait
        return wait

    def may_start(self) -> bool:
        """Whether the wait is over."""
        return time.monotonic() >= self._not_before

    def started(self) -> None:
        """Note a start."""
        self._started = time.monotonic()
