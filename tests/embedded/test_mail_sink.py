"""The mail sink keeps what it accepted, and shows it."""

from __future__ import annotations

import smtplib
import socket
import stat
from email.message import EmailMessage
from pathlib import Path

import pytest

from embedded.errors import CannotStart
from embedded.mail_sink import MailSink, list_mail
from embedded.ports import free_port


def _mail(subject: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "redress@example.org"
    mail["To"] = "Example Parent <parent@family.example>"
    mail["Subject"] = subject
    mail["Message-ID"] = f"<{subject.split()[0]}@example.org>"
    mail.set_content("Your complaint has arrived. Zoë will answer.")
    mail.add_alternative("<p>Your complaint has arrived.</p>", subtype="html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="letter.pdf")
    return mail


def test_an_accepted_mail_is_kept_and_listed_newest_first(tmp_path: Path) -> None:
    sink = MailSink(free_port(), tmp_path / "mail")
    sink.start()
    with smtplib.SMTP("127.0.0.1", sink.port) as connection:
        connection.send_message(_mail("first letter"))
        connection.send_message(_mail("second letter – with a dash"))
    sink.stop()
    second, first = list_mail(tmp_path / "mail")
    assert (first.subject, second.subject) == ("first letter", "second letter – with a dash")
    assert first.recipients == ("parent@family.example",)
    assert "Zoë will answer" in first.text
    assert "<p>" in first.html
    assert first.attachments == ("letter.pdf",)
    assert first.message_id == "<first@example.org>"
    kept = tmp_path / "mail" / first.name
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_a_folder_without_mail_lists_nothing(tmp_path: Path) -> None:
    assert list_mail(tmp_path / "nothing") == []


def test_a_port_in_use_is_named_with_the_setting_that_moves_it(tmp_path: Path) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = int(busy.getsockname()[1])
        with pytest.raises(CannotStart, match=rf"Port {port}.*REDRESS_MAIL_SINK_PORT"):
            MailSink(port, tmp_path).start()
