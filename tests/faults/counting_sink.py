"""A mail server that takes everything and counts it."""

from __future__ import annotations

from collections import Counter
from email import message_from_bytes

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from embedded.ports import LOOPBACK, free_port


class CountingSink:
    """E-mails by their Message-ID: more than one of an id is a double."""

    def __init__(self) -> None:
        """Start the server on a port of its own."""
        self.port = free_port()
        self.taken: Counter[str] = Counter()
        self._controller = Controller(self, hostname=LOOPBACK, port=self.port)
        self._controller.start()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        """Take an e-mail."""
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken[str(message_from_bytes(content)["Message-ID"])] += 1
        return "250 taken"

    @property
    def doubles(self) -> int:
        """E-mails taken more often than once."""
        return self.taken.total() - len(self.taken)

    def stop(self) -> None:
        """Close the server."""
        self._controller.stop()
