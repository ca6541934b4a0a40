"""Ports of this machine: is one taken, and which one is free."""

from __future__ import annotations

import secrets
import socket

LOOPBACK = "127.0.0.1"
_FOR_SERVERS = range(20_000, 32_000)
_given: set[int] = set()  # so that two servers of one process never get the same port


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
    """A loopback port that was free a moment ago.

    It lies below the ports that systems give to outgoing connections (from 32768 on): one of those
    can be taken by any connection of any program before the server that is to have it has started.
    """
    while True:
        port = secrets.choice(_FOR_SERVERS)
        if port not in _given and not in_use(port):
            _given.add(port)
            return port


def answers(port: int, host: str = LOOPBACK, seconds: float = 0.5) -> bool:
    """Whether a connection to the port succeeds."""
    try:
        with socket.create_connection((host, port), timeout=seconds):
            return True
    except OSError:
        return False
