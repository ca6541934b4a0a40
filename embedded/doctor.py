"""`redress doctor`: is everything there that a start needs? Looks, changes nothing."""

from __future__ import annotations

import asyncio
import importlib.metadata
import os
import platform
import re
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from embedded.account import server_account
from embedded.child import CHECKOUT
from embedded.errors import CannotStart
from embedded.ports import LOOPBACK, in_use
from embedded.postgres_binaries import wheel_binaries
from embedded.reach import reach_database, reach_temporal
from embedded.temporal import temporal_program
from settings import Settings

OLDEST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 1_000_000_000


class Level(StrEnum):
    """How a finding stands."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in words for the person at the keyboard."""

    level: Level
    subject: str
    words: str


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything, one finding after the other."""
    running = _machine_runs(settings)
    looks: tuple[Callable[[], Finding], ...] = (
        _python,
        _packages,
        lambda: _data_folder(settings),
        lambda: _disk(settings),
        lambda: _database(settings),
        lambda: _temporal(settings),
        lambda: _keys(settings),
        *(_port_look(settings, running, *port) for port in _ports(settings)),
        _chromium,
    )
    for look in looks:
        yield look()


def _python() -> Finding:
    words = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    if tuple(map(int, platform.python_version_tuple()[:2])) < OLDEST_PYTHON:
        return Finding(Level.FAIL, "Python", f"{words} is too old; install 3.11 or newer")
    return Finding(Level.OK, "Python", words)


def _packages() -> Finding:
    lock = CHECKOUT / "requirements.lock"
    if not lock.exists():
        return Finding(Level.OK, "packages", "installed without a lock file")
    wrong = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        found = re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)\s*(;)?", line)
        if found is None or found.group(3):  # a marker: not for every machine
            continue
        try:
            installed = importlib.metadata.version(found.group(1))
        except importlib.metadata.PackageNotFoundError:
            installed = "missing"
        if installed != found.group(2):
            wrong.append(f"{found.group(1)} is {installed}, should be {found.group(2)}")
    if wrong:
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        return Finding(Level.FAIL, "packages", f"{'; '.join(wrong[:3])}{more}: run make setup")
    return Finding(Level.OK, "packages", "as in requirements.lock")


def _nearest_existing(folder: Path) -> Path:
    while not folder.exists():
        folder = folder.parent
    return folder


def _data_folder(settings: Settings) -> Finding:
    folder = settings.data_dir
    place = _nearest_existing(folder)
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        return Finding(
            Level.FAIL, "data folder", f"{folder} cannot be written to; set REDRESS_DATA_DIR"
        )
    if settings.database_url is None:
        try:
            account = server_account(place)
        except CannotStart as problem:
            return Finding(Level.FAIL, "data folder", str(problem))
        if account.switch and not account.can_enter(place):
            return Finding(
                Level.FAIL,
                "data folder",
                f"the account '{account.name}', which runs PostgreSQL for root, cannot enter "
                f"{place}; set REDRESS_DATA_DIR to a folder outside /root",
            )
    return Finding(
        Level.OK, "data folder", f"{folder}{'' if folder.exists() else ' (made at the start)'}"
    )


def _disk(settings: Settings) -> Finding:
    free = shutil.disk_usage(_nearest_existing(settings.data_dir)).free
    words = f"{free / 1e9:.1f} GB free for {settings.data_dir}"
    if free < LEAST_FREE_BYTES:
        return Finding(Level.WARN, "disk", f"{words}; a thousand disputes need about 1 GB")
    return Finding(Level.OK, "disk", words)


def _database(settings: Settings) -> Finding:
    try:
        if settings.database_url is None:
            binaries = wheel_binaries()
            return Finding(
                Level.OK, "database", f"embedded PostgreSQL {binaries.major} ({binaries.folder})"
            )
        version = reach_database(settings.database_url.get_secret_value())
    except CannotStart as problem:
        return Finding(Level.FAIL, "database", str(problem))
    return Finding(Level.OK, "database", f"PostgreSQL {version} at DATABASE_URL")


def _temporal(settings: Settings) -> Finding:
    try:
        if settings.temporal_address is None:
            program = temporal_program()
            told = subprocess.run([str(program), "--version"], capture_output=True, text=True)
            if told.returncode != 0:
                return Finding(Level.FAIL, "Temporal", f"{program} does not run on this machine")
            return Finding(Level.OK, "Temporal", f"embedded: {told.stdout.strip()}")
        asyncio.run(reach_temporal(settings))
    except (CannotStart, OSError) as problem:
        return Finding(Level.FAIL, "Temporal", str(problem))
    return Finding(Level.OK, "Temporal", f"{settings.temporal_address} answers")


def _keys(settings: Settings) -> Finding:
    path = settings.keys_path
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        if settings.demo:
            return Finding(Level.OK, "keys", f"{path} is made at the first demo start")
        return Finding(
            Level.WARN,
            "keys",
            f"{path} is missing: the first `redress demo` makes it; for production run "
            "`redress keys make`",
        )
    if mode & 0o077:
        return Finding(Level.FAIL, "keys", f"others can read {path}: chmod 600 {path}")
    return Finding(Level.OK, "keys", f"{path}, for its owner only")


def _ports(settings: Settings) -> list[tuple[str, int, str]]:
    ports = [(settings.web_host, settings.web_port, "REDRESS_WEB_PORT")]
    if settings.temporal_address is None:
        ports.append((LOOPBACK, settings.temporal_port, "REDRESS_TEMPORAL_PORT"))
        ports.append((LOOPBACK, settings.temporal_ui_port, "REDRESS_TEMPORAL_UI_PORT"))
    if settings.smtp_host is None:
        ports.append((LOOPBACK, settings.mail_sink_port, "REDRESS_MAIL_SINK_PORT"))
    return ports


def _port_look(
    settings: Settings, running: bool, host: str, port: int, variable: str
) -> Callable[[], Finding]:
    def look() -> Finding:
        if not in_use(port, host):
            return Finding(Level.OK, f"port {port}", f"free on {host}")
        if running:
            return Finding(Level.OK, f"port {port}", "used by Redress, which runs")
        return Finding(
            Level.FAIL,
            f"port {port}",
            f"used by another program; stop it or set {variable} to a free port",
        )

    return look


def _machine_runs(settings: Settings) -> bool:
    import fcntl

    try:
        with (settings.data_dir / "machine.lock").open("r+") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _chromium() -> Finding:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found is not None:
            return Finding(Level.OK, "Chromium", f"{found} (for make test-browser)")
    return Finding(
        Level.WARN, "Chromium", "not found; only the browser tests need it, and they are skipped"
    )
