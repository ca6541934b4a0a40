"""Everything on one machine: servers, migrations, worker and web, in order, and back again."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import IO

from pydantic import SecretStr

from embedded.child import CHECKOUT, Backoff, Child, redress_command
from embedded.errors import CannotStart
from embedded.lock import taken
from embedded.mail_sink import MailSink
from embedded.ports import LOOPBACK, in_use
from embedded.postgres import PostgresServer
from embedded.reach import reach_database, reach_temporal
from embedded.temporal import TemporalServer
from settings import Settings

READY_SECONDS = 60.0
WORKER_STOP_SECONDS = 30.0
"""Longer than the worker's own patience with running activities, so that it can finish."""

WEB_STOP_SECONDS = 10.0
WATCH_SECONDS = 0.5


class Machine:
    """The whole product on one machine. `start`, then `run` until told to stop, then `stop`."""

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        """Nothing happens yet. `say` gets one line at a time for the person at the keyboard."""
        self.settings = settings
        self._say = say
        self._undo: list[Callable[[], None]] = []
        self._stop_asked = threading.Event()
        self._starting = False
        self._lock: IO[str] | None = None
        self.postgres: PostgresServer | None = None
        self.temporal: TemporalServer | None = None
        self.children: dict[str, Child] = {}
        self._backoff: dict[str, Backoff] = {}

    def start(self) -> None:
        """Start everything in order; returns when each part answers.

        Raises `CannotStart` with everything stopped again.
        """
        self._starting = True
        try:
            self._take_machine()
            self._check_ports()
            self._start_postgres()
            self._command("migrations", "migrate")
            self._start_temporal()
            if self.settings.demo:
                if not self.settings.keys_path.exists():
                    self._command("keys", "keys", "make", "--keep")
                self._start_mail_sink()
            fresh = self.temporal is not None and self.temporal.file_is_new
            said = self._command(
                "rebuild", "rebuild", "--if-needed", *(["--temporal-is-new"] if fresh else [])
            )
            for line in said.splitlines():
                self._say(line)
            for name in ("worker", "web"):  # at once: each takes a second to load
                self._start_child(name)
            for child in self.children.values():
                child.wait_until_ready(READY_SECONDS)
            self._wait_for_web()
        except BaseException:
            self._starting = False
            self.stop()
            raise
        self._starting = False

    def run(self) -> None:
        """Watch over everything until `ask_to_stop`; what ends by itself is started again."""
        while not self._stop_asked.wait(WATCH_SECONDS):
            try:
                self._watch()
            except CannotStart as problem:
                self._say(str(problem))

    def ask_to_stop(self) -> None:
        """Make `run` return, or interrupt `start`; safe in a signal handler."""
        self._stop_asked.set()
        if self._starting:
            self._starting = False
            raise KeyboardInterrupt

    def stop(self) -> None:
        """Stop everything in the reverse order; harmless when nothing runs."""
        while self._undo:
            try:
                self._undo.pop()()
            except (OSError, CannotStart) as problem:  # the rest must be stopped all the same
                self._say(f"While stopping: {problem}")

    # The steps

    def _take_machine(self) -> None:
        folder = self.settings.data_dir
        try:
            # Closed to others; under root the account that runs PostgreSQL must pass through.
            folder.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
            self.settings.files_dir.mkdir(exist_ok=True, mode=0o700)
            self._lock = taken(folder / "machine.lock", f"{os.getpid()} {self.settings.base_url}\n")
        except OSError as error:
            raise CannotStart(
                f"The folder {folder} for data cannot be used: {error.strerror}. Set "
                "REDRESS_DATA_DIR to a folder that you may write to."
            ) from error
        if self._lock is None:
            note = (folder / "machine.lock").read_text(encoding="utf-8").split()
            where = note[1] if len(note) > 1 else "another window"
            raise CannotStart(
                f"Redress already runs on this machine with the data in {folder}: {where}. Use "
                "that one, stop it with Ctrl-C where it was started, or set REDRESS_DATA_DIR to "
                "another folder."
            )
        self._undo.append(self._lock.close)

    def _check_ports(self) -> None:
        settings = self.settings
        wanted = [(settings.web_host, settings.web_port, "the web pages need", "REDRESS_WEB_PORT")]
        if self._needs_mail_sink():
            wanted.append(
                (
                    LOOPBACK,
                    settings.mail_sink_port,
                    "the local mail sink needs",
                    "REDRESS_MAIL_SINK_PORT",
                )
            )
        for host, port, whose, variable in wanted:
            if in_use(port, host):
                raise CannotStart(
                    f"Port {port}, which {whose}, cannot be opened on {host}: another program "
                    f"uses it, or this account may not. Stop that program, or set {variable} to a "
                    "free port."
                )

    def _start_postgres(self) -> None:
        given = self.settings.database_url
        if given is not None:
            version = reach_database(given.get_secret_value())
            self._say(f"PostgreSQL {version} at DATABASE_URL answers.")
            return
        self.postgres = PostgresServer(self.settings.data_dir / "postgres")
        self._undo.append(self.postgres.stop)
        self.postgres.start()
        self.settings = self.settings.model_copy(
            update={"database_url": SecretStr(self.postgres.url())}
        )
        self._say(f"PostgreSQL runs; its data is in {self.postgres.folder}.")

    def _start_temporal(self) -> None:
        settings = self.settings
        if settings.temporal_address is not None:
            asyncio.run(reach_temporal(settings))
            self._say(f"Temporal at {settings.temporal_address} answers.")
            return
        self.temporal = TemporalServer(
            settings.data_dir / "temporal",
            port=settings.temporal_port,
            ui_port=settings.temporal_ui_port,
            namespace=settings.temporal_namespace,
        )
        self._undo.append(self.temporal.stop)
        self.temporal.start()
        self.settings = settings.model_copy(update={"temporal_address": self.temporal.address})
        self._say(f"Temporal runs; its data is in {self.temporal.folder}.")

    def _needs_mail_sink(self) -> bool:
        return self.settings.demo and self.settings.smtp_host is None

    def _start_mail_sink(self) -> None:
        if not self._needs_mail_sink():
            return
        sink = MailSink(self.settings.mail_sink_port, self.settings.mail_dir)
        sink.start()
        self._undo.append(sink.stop)
        self._say("The mail sink runs; e-mails stay on this machine.")

    def _command(self, what: str, *arguments: str) -> str:
        """Run a `redress` command to its end; what it printed. Raises `CannotStart`."""
        answer = subprocess.run(
            redress_command(*arguments),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            cwd=CHECKOUT,
            env=self._environment(),
            start_new_session=True,
        )
        if answer.returncode == 0:
            return answer.stdout.strip()
        log = self.settings.data_dir / "logs" / f"{what}.log"
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        log.write_text(answer.stdout + answer.stderr, encoding="utf-8")
        last = (answer.stderr.strip() or answer.stdout.strip() or "no reason given").splitlines()
        reason = last[-1].removeprefix("redress: ")
        raise CannotStart(f"{what.capitalize()} did not succeed: {reason} All of it is in {log}.")

    def _start_child(self, name: str) -> None:
        child = Child(
            name,
            [name],
            self._environment(),
            self.settings.data_dir / "logs" / f"{name}.log",
        )
        patience = WORKER_STOP_SECONDS if name == "worker" else WEB_STOP_SECONDS
        self._undo.append(lambda: child.stop(patience))
        self.children[name] = child
        self._backoff[name] = Backoff()
        child.start()

    def _environment(self) -> dict[str, str]:
        variables = self.settings.environment(os.environ)
        variables["PYTHONUNBUFFERED"] = "1"  # a log that is complete also after a kill
        return variables

    def _wait_for_web(self) -> None:
        """One page, asked for as a browser would."""
        host = self.settings.web_host
        shown = LOOPBACK if host in {"0.0.0.0", "::", ""} else host
        until = time.monotonic() + READY_SECONDS
        problem = "no answer"
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(
                    f"http://{shown}:{self.settings.web_port}/", timeout=10
                ) as answer:
                    answer.read()
                return
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    return
                problem = f"the first page fails with {error.code}"
                break
            except OSError as error:
                problem = str(error)
                time.sleep(0.1)
        log = self.children["web"].log_file
        raise CannotStart(f"The web process does not answer: {problem}. Its log is {log}.")

    # Watching

    def _watch(self) -> None:
        if self.postgres is not None and self.postgres.restart_if_gone():
            self._say("PostgreSQL had stopped by itself and runs again.")
        if self.temporal is not None and self.temporal.restart_if_gone():
            self._say("Temporal had stopped by itself and runs again.")
        for name, child in self.children.items():
            backoff = self._backoff[name]
            code = child.ended()
            if code is not None:
                wait = backoff.crashed()
                self._say(
                    f"The {name} process stopped by itself (code {code}): {child.last_words()}. "
                    f"It is started again in {wait:.0f} s; its log is {child.log_file}."
                )
                child.stop(0)
            elif child.pid is None and backoff.may_start():
                child.start()
                backoff.started()
                self._say(f"The {name} process is started again.")

    def addresses(self) -> list[str]:
        """What to tell the person at the keyboard, one line each."""
        lines = [f"Redress        {self.settings.base_url}"]
        if self.temporal is not None:
            lines.append(f"Temporal       http://{LOOPBACK}:{self.settings.temporal_ui_port}")
        if self._needs_mail_sink():
            lines.append(f"E-mails        {self.settings.base_url}/mail")
        lines.append(f"Data           {self.settings.data_dir}")
        return lines


@contextmanager
def stopping_on_signals(machine: Machine) -> Iterator[None]:
    """Ctrl-C, a service supervisor's SIGTERM and a closed terminal all end `machine.run`."""

    def asked(number: int, frame: FrameType | None) -> None:
        machine.ask_to_stop()

    before = {
        number: signal.signal(number, asked)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
