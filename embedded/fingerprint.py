"""Which code decides cases: one hash over the sources of the law, the cases and the workflows."""

from __future__ import annotations

import hashlib
from pathlib import Path

DECIDING = ("rules", "cases", "workflows")
"""Packages whose change can make a replay decide differently."""


def code_hash(root: Path) -> str:
    """SHA-256 in hexadecimal over every file of those packages, by path and content."""
    total = hashlib.sha256()
    for package in DECIDING:
        for path in sorted((root / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                total.update(f"{path.relative_to(root).as_posix()}\0".encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
