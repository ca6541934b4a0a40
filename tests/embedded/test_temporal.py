"""The Temporal server of one machine, with real servers and real kills."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from temporalio.client import Client

from embedded.errors import CannotStart
from embedded.living import lives_as
from embedded.ports import free_port
from embedded.temporal import TemporalServer, temporal_program

pytestmark = pytest.mark.fault


def _server(folder: Path, port: int) -> TemporalServer:
    return TemporalServer(folder, port=port, ui_port=None)


@pytest.mark.anyio
async def test_open_workflows_are_there_after_a_stop_and_after_a_kill(tmp_path: Path) -> None:
    port = free_port()
    first = _server(tmp_path, port)
    first.start()
    assert first.file_is_new
    client = await Client.connect(first.address)
    await client.start_workflow("Nothing", id="kept", task_queue="nobody")
    first.stop()
    second = _server(tmp_path, port)
    second.start()
    assert not second.file_is_new
    second.kill()
    assert second.restart_if_gone()
    client = await Client.connect(second.address)
    assert (await client.get_workflow_handle("kept").describe()).id == "kept"
    second.stop()


def test_a_server_left_by_a_killed_parent_is_taken_over_and_stopped(tmp_path: Path) -> None:
    port = free_port()
    script = (
        "import pathlib, os, sys, signal\n"
        "from embedded.temporal import TemporalServer\n"
        "TemporalServer(pathlib.Path(sys.argv[1]), port=int(sys.argv[2]), ui_port=None).start()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    gone = subprocess.run([sys.executable, "-c", script, str(tmp_path), str(port)])
    assert gone.returncode == -signal.SIGKILL
    heir = _server(tmp_path, port)
    left = heir.pid
    heir.start()
    assert heir.pid == left
    heir.stop()
    assert not lives_as(left, "temporal")


def test_a_port_in_use_is_named_with_the_setting_that_moves_it(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = int(busy.getsockname()[1])
        with pytest.raises(CannotStart, match=rf"Port {port}.*REDRESS_TEMPORAL_PORT"):
            _server(tmp_path, port).start()


def test_a_damaged_file_is_a_sentence_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "temporal.db").write_bytes(b"this is no database, and was none before" * 100)
    with pytest.raises(CannotStart, match=r"move .*temporal\.db away"):
        _server(tmp_path, free_port()).start()


def test_a_missing_program_is_a_sentence_with_a_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotStart, match="TEMPORAL_ADDRESS"):
        temporal_program()
