"""Ports of this machine: is one taken, and which one is free."""

from __future__ import annotations

import socket

LOOPBACK = "127.0.0.1"


def in_use(port: int, host: str = LOOPBACK) -> bool:
    """Whether a process already listens on the port, so that binding it would fail."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def free_port() -> int:
    """A loopback port that was free a moment ago."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def answers(port: int, host: str = LOOPBACK, seconds: float = 0.5) -> bool:
    """Whether a connection to the port succeeds."""
    try:
        with socket.create_connection((host, port), timeout=seconds):
            return True
    except OSError:
        return False
