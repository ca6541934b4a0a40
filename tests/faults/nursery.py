"""Where the processes under test are born: everything from other houses is imported once, then forked.

`python -m tests.faults.nursery DESCRIPTOR` waits on a Unix socket for births. Each becomes
`redress WORDS…` in a session of its own, with a plan of what goes wrong: guards and changes by
name, whether messages are left alone, and at which point for the n-th time the process dies. The
product holds no hook for this. Importing afresh would take three seconds a process, and a hundred
a run.
"""

from __future__ import annotations

import functools
import json
import os
import signal
import socket
import sys
from collections.abc import Sequence
from datetime import timedelta
from importlib import import_module
from typing import Any, NoReturn

from tests.faults.points import arm

PRELOADED = (
    "aiosmtpd.controller", "click", "cryptography.hazmat.primitives.ciphers.aead", "jinja2",
    "pikepdf", "psycopg", "pydantic", "pydantic_settings", "sqlalchemy.dialects.postgresql.psycopg",
    "structlog", "temporalio.client", "temporalio.contrib.pydantic", "temporalio.worker", "typst",
)  # fmt: skip
"""Not one module of ours: those are imported after the fork, altered as the plan says."""

OURS = ("cli", "worker")
"""What a ward has imported; everything else of ours comes with these."""

STICKY = timedelta(seconds=0.5)
"""How long Temporal waits for a worker that died before it asks another one; ten in service."""

LONGEST_BIRTH = 65536
"""Bytes of one request."""


def main() -> None:
    """Serve births until the socket closes."""
    for name in PRELOADED:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(fileno=int(sys.argv[1])) as births:
        _Nursery(births).serve()


class _Nursery:
    """Takes births from a socket; those of a plan that alters nothing go on to a ward."""

    def __init__(self, births: socket.socket, quiet: bool | None = None) -> None:
        self._births = births
        self._quiet = quiet
        self._wards: dict[bool, socket.socket] = {}

    def serve(self) -> None:
        """Until the socket closes."""
        while True:
            request, descriptors, _, _ = socket.recv_fds(self._births, LONGEST_BIRTH, 4)
            if not request:
                return
            birth = json.loads(request)
            if self._quiet is None and not birth["plan"]["altered"]:
                socket.send_fds(self._ward(birth["plan"]["quiet"]), [request], descriptors)
            elif os.fork() == 0:
                self._births.close()
                _keep(birth, self._quiet is not None, *descriptors)
            for descriptor in descriptors:
                os.close(descriptor)

    def _ward(self, quiet: bool) -> socket.socket:
        """The ward of quiet or of talking processes, opened at its first birth."""
        if quiet not in self._wards:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            if os.fork() == 0:
                self._births.close()
                ours.close()
                for ward in self._wards.values():
                    ward.close()
                _alter(quiet, ())
                for name in OURS:
                    import_module(name)
                _Nursery(theirs, quiet).serve()
                os._exit(0)
            theirs.close()
            self._wards[quiet] = ours
        return self._wards[quiet]


def _keep(
    birth: dict[str, Any], altered: bool, stdin: int, log: int, told: int, status: int
) -> NoReturn:
    """Give birth, tell its process id, wait for its end, tell how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if pid == 0:
        os.close(status)
        os.setsid()
        os.dup2(stdin, 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        _live(birth, altered, told)
    for descriptor in (stdin, log, told):
        os.close(descriptor)
    os.write(status, f"{pid}\n".encode())
    _, ended = os.waitpid(pid, 0)
    os.write(status, f"{os.waitstatus_to_exitcode(ended)}\n".encode())
    os._exit(0)


def _live(birth: dict[str, Any], altered: bool, told: int) -> NoReturn:
    plan = birth["plan"]
    os.environ.clear()
    os.environ.update(birth["environment"])
    sys.argv = ["redress", *(word.replace("TOLD", str(told)) for word in birth["words"])]
    try:
        if not altered:
            _alter(plan["quiet"], plan["altered"])
        if plan["dies_at"]:
            arm(plan["dies_at"], plan["dies_the"])
        from cli import main as redress

        redress()
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
    os._exit(70)


def _alter(quiet: bool, altered: Sequence[str]) -> None:
    import temporalio.worker

    from tests.faults.alterations import HURRY, QUIET, install, named

    install((*HURRY, *(QUIET if quiet else ()), *named(altered)))
    temporalio.worker.Worker = functools.partial(  # type: ignore[assignment,misc]
        temporalio.worker.Worker,
        sticky_queue_schedule_to_start_timeout=STICKY,
        build_id="under test",  # else the library reads every loaded module to make one: 3 s
    )


if __name__ == "__main__":
    main()
