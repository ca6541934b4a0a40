"""Where the story plays: on the machine that runs, or on one of its own that lasts as long as it."""

from __future__ import annotations

import fcntl
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from embedded.machine import Machine
from embedded.ports import LOOPBACK, free_port
from embedded.story.case import Say
from settings import Settings


@dataclass(frozen=True)
class Stage:
    """Address of the service, and the folder in which its mail sink keeps e-mails."""

    base_url: str
    mail_dir: Path


@contextmanager
def stage(settings: Settings, say: Say) -> Iterator[Stage]:
    """The running machine, or a new one. Raises `CannotStart` when none can be started."""
    running = running_address(settings.data_dir)
    if running is not None:
        say(f"The story plays on the machine that runs at {running}.")
        yield Stage(running, settings.mail_dir)
        return
    say("Nothing runs, so the story starts a machine of its own.")
    with tempfile.TemporaryDirectory(prefix="redress-story-") as name:
        # The database server of root runs under another account, which must reach its folder.
        Path(name).chmod(0o711)
        machine = Machine(_apart(settings, Path(name) / "data"), lambda line: None)
        with _stopped_politely():
            machine.start()
            watching = threading.Thread(target=machine.run, name="machine", daemon=True)
            watching.start()
            try:
                yield Stage(machine.settings.base_url, machine.settings.mail_dir)
            finally:
                machine.ask_to_stop()
                watching.join()  # else it would start again what is being stopped
                machine.stop()


def running_address(data_dir: Path) -> str | None:
    """Address of the machine that holds this data folder, None when none does."""
    path = data_dir / "machine.lock"
    try:
        with path.open(encoding="utf-8") as note:
            try:
                fcntl.flock(note, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                told = note.read().split()
                return told[1] if len(told) > 1 else None
    except OSError:
        return None
    return None


def _apart(settings: Settings, folder: Path) -> Settings:
    """Settings of a machine that shares nothing with any other."""
    return settings.model_copy(
        update={
            "demo": True,
            "data_dir": folder,
            "database_url": None,
            "temporal_address": None,
            "temporal_api_key": None,
            "temporal_tls": False,
            "temporal_tls_cert": None,
            "temporal_tls_key": None,
            "keys_file": None,
            "public_url": None,
            "smtp_host": None,
            "web_host": LOOPBACK,
            "web_port": free_port(),
            "temporal_port": free_port(),
            "temporal_ui_port": free_port(),
            "mail_sink_port": free_port(),
            "quiet_hours": False,  # two years pass in minutes, at any hour, and wake nobody
        }
    )


@contextmanager
def _stopped_politely() -> Iterator[None]:
    """A termination signal ends the story as Ctrl-C does, so that its machine is stopped."""

    def asked(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
