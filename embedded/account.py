"""Which account runs PostgreSQL, which refuses to run as root."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from embedded.errors import CannotStart

CANDIDATES = ("postgres", "nobody")
"""Accounts that systems have anyway, in the order of preference; none is ever created."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account of this machine; `switch` says whether we must drop to it from root."""

    name: str
    uid: int
    gid: int
    switch: bool

    def popen_arguments(self) -> dict[str, Any]:
        """Keyword arguments for `subprocess` that run a command under this account."""
        if not self.switch:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def give(self, path: Path) -> None:
        """Make the account the owner of one file or folder that we made ourselves."""
        if self.switch:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        """Whether the account can reach what lies in the folder."""
        if not self.switch:
            return os.access(folder, os.X_OK)
        answer = subprocess.run(
            ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)],
            capture_output=True,
            cwd="/",
            **self.popen_arguments(),
        )
        return answer.returncode == 0


def server_account(existing: Path) -> Account:
    """The account for the server: ourselves, or an existing unprivileged one when we are root.

    When the folder `existing` is there, its owner is kept, so that an account added to the machine
    later does not lock the server out of its own data.
    """
    if os.geteuid() != 0:
        me = pwd.getpwuid(os.geteuid())
        return Account(me.pw_name, me.pw_uid, me.pw_gid, switch=False)
    if existing.exists() and existing.stat().st_uid != 0:
        status = existing.stat()
        try:
            name = pwd.getpwuid(status.st_uid).pw_name
        except KeyError:
            name = str(status.st_uid)
        return Account(name, status.st_uid, status.st_gid, switch=True)
    for candidate in CANDIDATES:
        try:
            entry = pwd.getpwnam(candidate)
        except KeyError:
            continue
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, switch=True)
    raise CannotStart(
        "PostgreSQL refuses to run as root, and this machine has neither an account 'postgres' nor "
        "'nobody' to run it instead. Run the command as an ordinary user, or set DATABASE_URL to a "
        "PostgreSQL server that already runs."
    )
