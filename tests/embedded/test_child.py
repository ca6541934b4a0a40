"""What a watched process says when it ends."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from embedded.child import Child
from embedded.errors import CannotStart
from embedded.ports import free_port
from tests.faults.polling import until


def test_a_child_that_ends_at_once_tells_why_in_one_sentence(tmp_path: Path) -> None:
    log = tmp_path / "logs" / "worker.log"
    environment = {
        "REDRESS_DATA_DIR": str(tmp_path),
        "DATABASE_URL": "postgresql://u:p@127.0.0.1:1/d",
        "TEMPORAL_ADDRESS": f"127.0.0.1:{free_port()}",
    }
    child = Child("worker", ["worker"], environment, log)
    child.start()
    with pytest.raises(CannotStart, match="TEMPORAL_ADDRESS") as refused:
        child.wait_until_ready(50)
    assert str(log) in str(refused.value)
    codes: list[int] = []

    def has_ended() -> bool:
        code = child.ended()
        codes.extend([] if code is None else [code])
        return code is not None

    asyncio.run(until(has_ended, "the end of the process that said why"))
    assert codes == [1]
    child.stop(1)


def test_the_reason_is_found_before_the_farewell_and_not_in_older_lines(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    child = Child("web", ["nonsense"], {}, log)
    log.write_text("ValueError: of yesterday\n")
    child.start()
    with pytest.raises(CannotStart):
        child.wait_until_ready(50)
    assert "yesterday" not in child.last_words()
    with log.open("a") as written:
        written.write("Traceback\nstore.faults.Missing: no table\nERROR: Exiting.\n")
    assert child.last_words() == "store.faults.Missing: no table"
    child.stop(1)
