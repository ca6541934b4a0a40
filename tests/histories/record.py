"""Record the golden histories again: `python -m tests.histories.record [name …]`.

Each path of `tests/workflows/paths.py` is lived in virtual time under the fixed test key, and the
history of each of its runs is written beside this file. See README.md for when this is right.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import shutil
import sys
from pathlib import Path

from embedded.leave import leave
from tests.workflows.engine import virtual
from tests.workflows.paths import PATHS

FOLDER = Path(__file__).parent / "recorded"


async def record(name: str, test_server: str) -> list[Path]:
    """Live one path and write the histories of its runs; returns the files."""
    async with virtual(test_server) as engine, engine.working():
        case = await PATHS[name](engine)
        await case.handle.query("snapshot")  # nothing is under way when it has answered
        histories = await case.runs()
    files: list[Path] = []
    for number, history in enumerate(histories, start=1):
        target = FOLDER / f"{name}.{number}.json.gz"
        whole = {"workflow_id": history.workflow_id, "history": history.to_json_dict()}
        # No time and no name in the header, so that only the history itself makes a difference.
        text = json.dumps(whole, separators=(",", ":"))
        target.write_bytes(gzip.compress(text.encode(), mtime=0))
        files.append(target)
    return files


async def main(names: list[str]) -> None:
    """Record the named paths, or all."""
    server = shutil.which("temporal-test-server", path=str(Path(sys.executable).parent))
    if server is None:
        raise SystemExit("The program temporal-test-server is missing. Run “make setup”.")
    FOLDER.mkdir(exist_ok=True)
    for name in names or sorted(PATHS):
        for old in FOLDER.glob(f"{name}.*.json.gz"):
            old.unlink()
        for file in await record(name, server):
            sys.stdout.write(f"{file.name} {file.stat().st_size} bytes\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
    leave(0)
