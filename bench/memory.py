"""Memory of each process of the machine, in MiB, shared pages counted once (PSS where known)."""

from __future__ import annotations

import psutil


def resident(pids: dict[str, int]) -> dict[str, float]:
    """Proportional set size of each process and its children, in MiB."""
    found: dict[str, float] = {}
    for name, pid in pids.items():
        process = psutil.Process(pid)
        family = [process, *process.children(recursive=True)]
        total = 0
        for member in family:
            try:
                full = member.memory_full_info()
                total += int(getattr(full, "pss", full.rss))
            except psutil.NoSuchProcess:
                continue
        found[name] = total / 2**20
    return found
