"""Processes of the product as the tests see them: born with a plan, killed, waited for."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
READY_SECONDS = 40.0
END_SECONDS = 40.0


@dataclass(frozen=True)
class Plan:
    """What goes wrong in a process: see `alterations` and `points` for the names."""

    altered: tuple[str, ...] = ()
    dies_at: str = ""
    dies_the: int = 1
    quiet: bool = True


class Nursery:
    """The process from which the processes under test are forked."""

    def __init__(self) -> None:
        """Start it; births wait until it is ready."""
        self._births, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.nursery", str(theirs.fileno())],
                cwd=CHECKOUT,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )

    def bear(
        self, words: tuple[str, ...], plan: Plan, environment: Mapping[str, str], log_file: Path
    ) -> Launched:
        """A process for `redress WORDS…`; the word TOLD becomes the descriptor of its pipe."""
        stdin, hold = os.pipe()
        ready, told = os.pipe()
        status, tell_status = os.pipe()
        log = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        request = {"words": words, "plan": asdict(plan), "environment": dict(environment)}
        theirs = [stdin, log, told, tell_status]
        socket.send_fds(self._births, [json.dumps(request).encode()], theirs)
        for descriptor in theirs:
            os.close(descriptor)
        return Launched(log_file, hold, ready, status)

    def stop(self) -> None:
        """No more births."""
        self._births.close()
        self._process.wait()


class Launched:
    """One process under test."""

    def __init__(self, log_file: Path, hold: int, ready: int, status: int) -> None:
        """`hold` keeps the process's standard input open; it speaks on the two others."""
        self._log_file = log_file
        self._hold = hold
        self._ready = ready
        self._status = status
        self._said = b""
        self._pid = int(self._status_line(0, READY_SECONDS))
        self._is_open = True

    async def ready(self) -> None:
        """Return when a worker polls; fails with its log when it does not."""
        readable, _, _ = await asyncio.to_thread(
            select.select, [self._ready], [], [], READY_SECONDS
        )
        if not readable or not os.read(self._ready, 1):
            raise AssertionError(f"the process did not become ready:\n{self.log()}")

    def is_dead(self) -> bool:
        """Whether the process has ended by now."""
        readable, _, _ = select.select([self._status], [], [], 0)
        return bool(readable) or self._said.count(b"\n") > 1

    async def dead(self) -> int:
        """Wait until the process has ended; its exit code, or minus the signal that ended it."""
        return int(await asyncio.to_thread(self._status_line, 1, END_SECONDS))

    def kill(self) -> None:
        """`kill -9`, and wait for it; harmless when it is dead."""
        if self._is_open:
            if self._said.count(b"\n") < 2:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self._pid, signal.SIGKILL)
                self._status_line(1, END_SECONDS)
            for descriptor in (self._hold, self._ready, self._status):
                os.close(descriptor)
            self._is_open = False

    async def stop(self) -> None:
        """Ask the process to stop and wait until it has."""
        os.kill(self._pid, signal.SIGTERM)
        assert await self.dead() == 0, self.log()
        self.kill()

    def log(self) -> str:
        """The end of what the process has said."""
        return self._log_file.read_text(encoding="utf-8", errors="replace")[-4000:]

    def _status_line(self, number: int, seconds: float) -> str:
        until = time.monotonic() + seconds
        while self._said.count(b"\n") <= number:
            readable, _, _ = select.select([self._status], [], [], until - time.monotonic())
            said = os.read(self._status, 64) if readable else b""
            if not said:
                raise AssertionError(f"the process does not end:\n{self.log()}")
            self._said += said
        return self._said.decode().splitlines()[number]
