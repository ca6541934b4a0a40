"""A place of its own for a whole machine: started in this process, or apart so that it can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil

from embedded.child import CHECKOUT
from embedded.machine import Machine
from embedded.ports import free_port
from settings import Settings
from store.database import Database


class Home:
    """A data folder and ports, and the machine that lives there."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="redress-journey-")
        Path(self._folder.name).chmod(0o711)  # PostgreSQL runs under another account than root
        self.settings = Settings(
            demo=True,
            data_dir=Path(self._folder.name) / "data",
            web_port=free_port(),
            temporal_port=free_port(),
            temporal_ui_port=free_port(),
            mail_sink_port=free_port(),
            sweep_seconds=3,
            quiet_hours=False,
        )
        self.base_url = f"http://127.0.0.1:{self.settings.web_port}"
        self.mail_dir = self.settings.data_dir / "mail"
        self._machine: Machine | None = None
        self._watching: threading.Thread | None = None
        self._apart: subprocess.Popen[str] | None = None

    @property
    def out(self) -> Path:
        """Where a story leaves its papers."""
        return Path(self._folder.name) / "out"

    def start(self) -> None:
        """Start the machine in this process, watched over."""
        self._machine = Machine(self.settings, lambda line: None)
        self._machine.start()
        self._watching = threading.Thread(target=self._machine.run)
        self._watching.start()

    def stop(self) -> None:
        """Stop whatever runs."""
        if self._machine is not None:
            self._machine.ask_to_stop()
            if self._watching is not None:
                self._watching.join()
            self._machine.stop()
            self._machine = None
        if self._apart is not None:
            self._apart.terminate()
            self._apart.communicate()
            self._apart = None

    def start_apart(self) -> None:
        """Start the machine in a process of its own; returns when everything runs."""
        self._apart = subprocess.Popen(
            [sys.executable, "-m", "cli", "start"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=CHECKOUT,
            env={**os.environ, **self.settings.environment()},
        )
        assert self._apart.stdout is not None
        said = ""
        for line in self._apart.stdout:
            said += line
            if "Everything runs" in line:
                return
        raise AssertionError(f"the machine did not start:\n{said}")

    def run(self, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """A `redress` command about this machine, run in a folder to its end."""
        return subprocess.run(
            [sys.executable, "-m", "cli", *arguments],
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, **self.settings.environment(), "PYTHONPATH": str(CHECKOUT)},
        )

    def kill(self) -> None:
        """Kill the machine and everything it started, all at once, with signal 9."""
        assert self._apart is not None
        process = psutil.Process(self._apart.pid)
        doomed = [process, *process.children(recursive=True)]
        for one in doomed:
            one.kill()
        psutil.wait_procs(doomed, timeout=20)
        self._apart.communicate()
        self._apart = None

    def database(self) -> Database:
        """The database of the machine that runs."""
        from embedded.postgres import running_server_url

        return Database(running_server_url(self.settings.data_dir / "postgres"), pool_size=2)

    def remove(self) -> None:
        """Stop, and leave nothing behind."""
        self.stop()
        self._folder.cleanup()
