"""The `redress` command: true exit codes, and a sentence for every mistake."""

from __future__ import annotations

import json
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from embedded.child import CHECKOUT
from embedded.ports import free_port


def _redress(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "REDRESS_DATA_DIR": str(folder),
            "DATABASE_URL": f"postgresql://u:p@127.0.0.1:{free_port()}/d",
            "TEMPORAL_ADDRESS": f"127.0.0.1:{free_port()}",
            **variables,
        },
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--help"], 0), (["--version"], 0), (["nonsense"], 2), (["demo", "--nonsense"], 2)],
)
def test_the_exit_code_says_how_the_command_was_called(
    tmp_path: Path, arguments: list[str], code: int
) -> None:
    assert _redress(tmp_path, *arguments).returncode == code


@pytest.mark.parametrize(
    ("variable", "value"), [("REDRESS_WEB_PORT", "eight thousand"), ("TEMPORAL_TLS", "perhaps")]
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, variable: str, value: str) -> None:
    refused = _redress(tmp_path, "doctor", **{variable: value})
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"redress: {variable} is set to something")
    assert "Traceback" not in refused.stderr


def test_the_key_file_is_made_once_for_its_owner_only_and_rotated(tmp_path: Path) -> None:
    assert _redress(tmp_path, "keys", "make").returncode == 0
    path = tmp_path / "keys.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = json.loads(path.read_text())
    again = _redress(tmp_path, "keys", "make")
    assert again.returncode == 1
    assert "already there" in again.stderr
    assert _redress(tmp_path, "keys", "make", "--keep").returncode == 0
    assert json.loads(path.read_text()) == first
    assert _redress(tmp_path, "keys", "rotate").returncode == 0
    rotated = json.loads(path.read_text())
    assert rotated["current"] != first["current"]
    assert first["keys"].items() <= rotated["keys"].items()


def test_rotating_without_a_key_file_is_a_sentence(tmp_path: Path) -> None:
    refused = _redress(tmp_path, "keys", "rotate")
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert "keys make" in refused.stderr


@pytest.mark.parametrize("command", ["migrate", "verify", "doctor"])
def test_an_unreachable_database_fails_with_a_sentence(tmp_path: Path, command: str) -> None:
    refused = _redress(tmp_path, command)
    assert refused.returncode == 1
    assert "DATABASE_URL" in refused.stdout + refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_database_newer_than_the_code_is_left_alone_and_named(
    tmp_path: Path, empty_database_url: str
) -> None:
    with psycopg.connect(empty_database_url.replace("+psycopg", "", 1)) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    refused = _redress(tmp_path, "migrate", DATABASE_URL=empty_database_url)
    assert refused.returncode == 1
    assert "another version of Redress" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_doctor_is_content_with_a_machine_that_has_everything(
    tmp_path: Path, database_url: str, temporal_address: str
) -> None:
    looked = _redress(
        tmp_path,
        "doctor",
        DATABASE_URL=database_url,
        TEMPORAL_ADDRESS=temporal_address,
        REDRESS_WEB_PORT=str(free_port()),
        REDRESS_MAIL_SINK_PORT=str(free_port()),
    )
    assert "fail" not in looked.stdout
    assert looked.returncode == 0


def test_doctor_names_a_busy_port_and_fails(
    tmp_path: Path, database_url: str, temporal_address: str
) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = str(busy.getsockname()[1])
        looked = _redress(
            tmp_path,
            "doctor",
            DATABASE_URL=database_url,
            TEMPORAL_ADDRESS=temporal_address,
            REDRESS_WEB_PORT=port,
        )
    assert looked.returncode == 1
    assert f"port {port}" in looked.stdout
    assert "REDRESS_WEB_PORT" in looked.stdout


def test_a_process_that_used_temporal_leaves_with_its_own_exit_code(temporal_address: str) -> None:
    script = (
        "import asyncio, sys\n"
        "from temporalio.client import Client\n"
        "from embedded.leave import leave\n"
        "asyncio.run(Client.connect(sys.argv[1]))\n"
        "print('said before leaving')\n"
        "leave(3)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, temporal_address],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
    )
    assert ended.returncode == 3
    assert ended.stdout == "said before leaving\n"
