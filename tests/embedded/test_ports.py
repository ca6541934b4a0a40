"""Ports for the servers of a story or a test."""

import socket

from embedded.ports import LOOPBACK, free_port

_FIRST_FOR_OUTGOING_CONNECTIONS = 32_768  # Linux; other systems begin higher


def test_a_free_port_cannot_be_taken_by_an_outgoing_connection_before_its_server_starts() -> None:
    assert all(1024 < free_port() < _FIRST_FOR_OUTGOING_CONNECTIONS for _ in range(50))


def test_a_free_port_can_be_bound() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        server.bind((LOOPBACK, free_port()))
