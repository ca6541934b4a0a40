"""Whether a process id still belongs to the program we think of."""

from __future__ import annotations

import subprocess
from pathlib import Path


def lives_as(pid: int | None, program: str) -> bool:
    """Whether the process exists, is no zombie, and runs the program.

    After a crash its number may belong to any other process, most easily in a container.
    """
    if pid is None:
        return False
    if Path("/proc/self/stat").exists():
        try:
            line = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        name, _, rest = line.partition("(")[2].rpartition(")")
        return name == program and not rest.strip().startswith("Z")
    told = subprocess.run(
        ["ps", "-o", "stat=,comm=", "-p", str(pid)], capture_output=True, text=True
    ).stdout.split(maxsplit=1)
    return len(told) == 2 and not told[0].startswith("Z") and program in told[1]
