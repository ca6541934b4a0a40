"""A mail server that delivers nowhere: demonstration e-mails are kept as files and can be read."""

from __future__ import annotations

import email
import email.policy
import email.utils
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from embedded.errors import CannotStart
from embedded.ports import LOOPBACK, in_use

LARGEST_MAIL_BYTES = 60 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail that arrived in the sink."""

    name: str
    """File name in the folder; sorts by arrival."""
    received_at: datetime
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    html: str
    attachments: tuple[str, ...]
    """File names of what was attached."""


class MailSink:
    """Receives mail on a loopback port and stores each message as an .eml file."""

    def __init__(self, port: int, folder: Path) -> None:
        """Nothing happens yet."""
        self.port = port
        self.folder = folder
        self._controller: Controller | None = None

    def start(self) -> None:
        """Listen. Raises `CannotStart` when the port is taken or the folder cannot be made."""
        if in_use(self.port):
            raise CannotStart(
                f"Port {self.port}, which the local mail sink needs, is used by another program. "
                "Stop that program, or set REDRESS_MAIL_SINK_PORT to a free port."
            )
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise CannotStart(
                f"The folder {self.folder} for mail cannot be made: {error.strerror}."
            ) from error
        self._controller = Controller(
            _Keeper(self.folder),
            hostname=LOOPBACK,
            port=self.port,
            data_size_limit=LARGEST_MAIL_BYTES,
            ready_timeout=10,
        )
        self._controller.start()

    def stop(self) -> None:
        """Stop listening; what arrived stays in the folder."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None


class _Keeper:
    """aiosmtpd's handler: writes the message, then answers, so that 250 means it is kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        now = datetime.now(UTC)
        name = f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.eml"
        content = envelope.original_content or b""
        to = ", ".join(envelope.rcpt_tos)
        head = f"X-Envelope-To: {to}\r\nX-Received-At: {now.isoformat()}\r\n"
        unfinished = self._folder / f"{name}.part"
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(head.encode("utf-8") + content)
        unfinished.rename(self._folder / name)
        return "250 Message accepted for delivery"


def list_mail(folder: Path) -> list[Mail]:
    """Every e-mail in the folder, newest first; an empty list when there is no folder."""
    return [read_mail(path) for path in sorted(folder.glob("*.eml"), reverse=True)]


def read_mail(path: Path) -> Mail:
    """One stored e-mail. Raises `FileNotFoundError`."""
    parsed = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    if not isinstance(parsed, EmailMessage):
        raise TypeError(f"{path} is not an e-mail")
    to = str(parsed.get("X-Envelope-To", "") or parsed.get("To", ""))
    return Mail(
        name=path.name,
        received_at=datetime.fromisoformat(str(parsed["X-Received-At"])),
        message_id=str(parsed.get("Message-ID", "")),
        sender=str(parsed.get("From", "")),
        recipients=tuple(address for _, address in email.utils.getaddresses([to])),
        subject=str(parsed.get("Subject", "")),
        text=_body(parsed, "plain"),
        html=_body(parsed, "html"),
        attachments=tuple(part.get_filename("") for part in parsed.iter_attachments()),
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return "" if part is None else str(part.get_content())
