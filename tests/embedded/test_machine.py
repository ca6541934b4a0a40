"""Everything on one machine by one command: started, watched, killed, taken over, stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from embedded.child import CHECKOUT
from embedded.fingerprint import code_hash
from embedded.living import lives_as
from embedded.lock import taken
from embedded.ports import free_port
from store.database import Database
from store.deployment import Deployments

pytestmark = [pytest.mark.fault, pytest.mark.timeout(240)]


class Place:
    """A data folder and ports of its own, and `redress` commands run there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ports = {
            name: free_port()
            for name in ("WEB_PORT", "TEMPORAL_PORT", "TEMPORAL_UI_PORT", "MAIL_SINK_PORT")
        }
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("REDRESS_", "TEMPORAL_"))},
            "REDRESS_DATA_DIR": str(folder),
            "PYTHONUNBUFFERED": "1",
            **{f"REDRESS_{name}": str(port) for name, port in self.ports.items()},
        }
        self.environment.pop("DATABASE_URL", None)
        self.started: list[subprocess.Popen[str]] = []

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "cli", *arguments],
            capture_output=True,
            text=True,
            cwd=CHECKOUT,
            env={**self.environment, **variables},
        )

    def demo(self, **variables: str) -> subprocess.Popen[str]:
        """`redress demo`, running; returns when it says that everything runs."""
        process = subprocess.Popen(
            [sys.executable, "-m", "cli", "demo"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=CHECKOUT,
            env={**self.environment, **variables},
        )
        self.started.append(process)
        read_until(process, "Everything runs")
        return process

    def page(self) -> int:
        """Status of the first page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.ports['WEB_PORT']}/") as answer:
            return int(answer.status)


def read_until(process: subprocess.Popen[str], phrase: str) -> str:
    """Read lines until one holds the phrase; the whole text."""
    assert process.stdout is not None
    text = ""
    for line in process.stdout:
        text += line
        if phrase in line:
            return text
    raise AssertionError(f"it ended without saying “{phrase}”:\n{text}")


def _ours(process: subprocess.Popen[str], word: str) -> psutil.Process:
    """The child of the machine whose command line holds the word."""
    (found,) = (
        child for child in psutil.Process(process.pid).children() if word in child.cmdline()
    )
    return found


@pytest.fixture
def place() -> Iterator[Place]:
    """A place of its own; whatever still runs there is ended."""
    with tempfile.TemporaryDirectory(prefix="redress-machine-") as name:
        Path(name).chmod(0o711)
        one = Place(Path(name) / "data")
        yield one
        for process in one.started:
            if process.poll() is None:
                process.terminate()
                process.communicate()
            elif process.stdout is not None:
                process.stdout.close()


def test_one_command_starts_everything_mends_what_is_killed_and_ctrl_c_stops_it(
    place: Place,
) -> None:
    machine = place.demo()
    children = {child.name(): child for child in psutil.Process(machine.pid).children()}
    assert place.page() == 200
    children["postgres"].kill()
    read_until(machine, "PostgreSQL had stopped by itself and runs again")
    children["temporal"].kill()
    read_until(machine, "Temporal had stopped by itself and runs again")
    for name in ("worker", "web"):
        _ours(machine, name).kill()
        read_until(machine, f"{name} process is started again")
    running = psutil.Process(machine.pid).children()
    machine.send_signal(signal.SIGINT)
    said, _ = machine.communicate()
    assert machine.returncode == 0
    assert said.endswith("Stopped. Your cases are kept.\n")
    assert [child for child in running if child.is_running()] == []


def test_after_a_kill_of_the_whole_the_next_start_takes_over(place: Place) -> None:
    machine = place.demo()
    children = {child.pid: child for child in psutil.Process(machine.pid).children()}
    servers = {child for child in children.values() if child.name() in {"postgres", "temporal"}}
    left = {server.name(): server.pid for server in servers}
    machine.kill()
    machine.communicate()
    ended, alive = psutil.wait_procs(set(children.values()) - servers, timeout=40)
    assert len(ended) == 2
    assert alive == []
    assert all(server.is_running() for server in servers)
    heir = place.demo()
    assert place.page() == 200
    heir.terminate()
    heir.communicate()
    assert heir.returncode == 0
    # Where process 1 does not reap, the dead stay listed as zombies.
    assert [name for name, pid in left.items() if lives_as(pid, name)] == []


def test_a_second_start_in_the_same_folder_names_the_first(place: Place) -> None:
    place.folder.mkdir()
    held = taken(place.folder / "machine.lock", "1 http://127.0.0.1:8000\n")
    assert held is not None
    with held:
        refused = place.run("demo")
    assert refused.returncode == 1
    assert "already runs" in refused.stderr
    assert "http://127.0.0.1:8000" in refused.stderr


@pytest.mark.parametrize("name", ["WEB_PORT", "MAIL_SINK_PORT", "TEMPORAL_PORT"])
def test_a_busy_port_is_one_sentence_and_leaves_nothing_running(place: Place, name: str) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", place.ports[name]))
        busy.listen()
        refused = place.run("demo")
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert f"Port {place.ports[name]}" in refused.stderr
    assert f"REDRESS_{name}" in refused.stderr
    left = [
        one.pid
        for one in psutil.process_iter(["cmdline"])
        if any(str(place.folder) in word for word in one.info["cmdline"] or [])
    ]
    assert left == []


def test_unreachable_servers_are_one_sentence(place: Place) -> None:
    nowhere = f"postgresql://u:secretword@127.0.0.1:{free_port()}/d"
    refused = place.run("demo", DATABASE_URL=nowhere)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "DATABASE_URL" in refused.stderr
    assert "secretword" not in refused.stderr


def test_an_unreachable_temporal_server_is_one_sentence(place: Place, database_url: str) -> None:
    refused = place.run(
        "demo", DATABASE_URL=database_url, TEMPORAL_ADDRESS=f"127.0.0.1:{free_port()}"
    )
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "TEMPORAL_ADDRESS" in refused.stderr


def test_given_servers_are_used_and_none_is_started(
    place: Place, empty_database_url: str, temporal_address: str
) -> None:
    given = {"DATABASE_URL": empty_database_url, "TEMPORAL_ADDRESS": temporal_address}
    machine = place.demo(**given)
    assert place.page() == 200
    assert {child.name() for child in psutil.Process(machine.pid).children()} & {
        "postgres",
        "temporal",
    } == set()
    assert not (place.folder / "postgres").exists()
    machine.terminate()
    machine.communicate()
    assert machine.returncode == 0


def test_a_start_with_changed_code_rebuilds_and_remembers_the_code(
    place: Place, empty_database_url: str, temporal_address: str
) -> None:
    given = {"DATABASE_URL": empty_database_url, "TEMPORAL_ADDRESS": temporal_address}
    database = Database(empty_database_url, pool_size=1)
    Deployments(database).record("the code of last month")
    assert place.run("keys", "make").returncode == 0
    assert place.run("rebuild", "--if-needed", **given).returncode == 0
    assert Deployments(database).last() == code_hash(CHECKOUT)
    database.close()


def test_the_hash_of_the_deciding_code_changes_with_a_rule_and_not_with_a_page(
    tmp_path: Path,
) -> None:
    for name in ("rules/a.py", "cases/b.py", "workflows/c.py", "api/d.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("days = 30\n")
    before = code_hash(tmp_path)
    (tmp_path / "api" / "d.py").write_text("days = 31\n")
    assert code_hash(tmp_path) == before
    (tmp_path / "rules" / "a.py").write_text("days = 31\n")
    assert code_hash(tmp_path) != before
