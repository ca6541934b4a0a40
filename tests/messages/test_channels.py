"""E-mail through a real conversation with a local server: taken, refused, later, unknown."""

from __future__ import annotations

import email
import email.policy
import socket
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from messages.channels import (
    MailRefused,
    MailUnavailable,
    MailUncertain,
    SmtpChannel,
    mail_id,
    mail_message,
)
from messages.compose import Composed

COMPOSED = Composed(
    "We have your complaint (RD-1F3C-92AB)",
    "Dear Example Parent,\n\nWhat happened\n-------------\n\nWe got it. – “Yes”\n",
    "<p>Dear Example Parent,</p>\n<h2>What happened</h2>\n<p>We got it. – “Yes”</p>\n",
)
SENDER = "redress@example.org"


def a_mail(message_id: str = "m1", to: str = "parent@example.org") -> EmailMessage:
    return mail_message(message_id, SENDER, to, COMPOSED)


class Keeper:
    """A mail server that keeps what it takes, and answers as it is told."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.to_recipient = ""
        self.to_data = ""

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_recipient:
            return self.to_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.to_data:
            return self.to_data
        self.taken.append(envelope)
        return "250 taken"


@pytest.fixture
def keeper() -> Iterator[tuple[Keeper, SmtpChannel]]:
    handler = Keeper()
    controller: Any = Controller(handler, hostname="127.0.0.1", port=_free_port())
    controller.start()
    yield handler, SmtpChannel("127.0.0.1", controller.port, SENDER)
    controller.stop()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def test_a_mail_arrives_with_both_forms_and_its_id_as_the_reference(
    keeper: tuple[Keeper, SmtpChannel],
) -> None:
    handler, channel = keeper
    reference = channel.send(a_mail())
    (envelope,) = handler.taken
    assert isinstance(envelope.content, bytes)
    read = email.message_from_bytes(envelope.content, policy=email.policy.default)
    assert isinstance(read, EmailMessage)
    assert envelope.rcpt_tos == ["parent@example.org"]
    assert reference == read["Message-ID"] == mail_id("m1", SENDER)
    plain, html = read.get_body(("plain",)), read.get_body(("html",))
    assert plain is not None
    assert html is not None
    assert plain.get_content().replace("\r\n", "\n") == COMPOSED.text
    assert COMPOSED.html in html.get_content().replace("\r\n", "\n")
    assert '<html lang="en-GB">' in html.get_content()


def test_a_retry_has_the_same_id_and_another_message_has_another() -> None:
    assert a_mail("m1")["Message-ID"] == a_mail("m1")["Message-ID"]
    assert a_mail("m1")["Message-ID"] != a_mail("m2")["Message-ID"]
    assert "m1" not in str(a_mail("m1")["Message-ID"]).split("@")[0]


def test_no_header_names_a_person_besides_the_address() -> None:
    mail = a_mail()
    assert str(mail["To"]) == "parent@example.org"
    assert str(mail["From"]) == SENDER
    assert not any("Example Parent" in str(value) for value in mail.values())
    assert str(mail["Auto-Submitted"]) == "auto-generated"


@pytest.mark.parametrize(
    "address",
    ["", "parent", "parent@", "@example.org", "a b@example.org", "a@example.org\r\nBcc: b@c.org"],
)
def test_an_address_that_is_none_is_refused_before_anything_is_sent(address: str) -> None:
    with pytest.raises(MailRefused, match="not an e-mail address"):
        a_mail(to=address)


@pytest.mark.parametrize("where", ["to_recipient", "to_data"])
def test_a_permanent_answer_is_a_refusal_that_names_only_the_code(
    keeper: tuple[Keeper, SmtpChannel], where: str
) -> None:
    handler, channel = keeper
    setattr(handler, where, "550 No such user parent@example.org")
    with pytest.raises(MailRefused) as refusal:
        channel.send(a_mail())
    assert "550" in str(refusal.value)
    assert "parent" not in str(refusal.value)


@pytest.mark.parametrize("where", ["to_recipient", "to_data"])
def test_a_temporary_answer_means_come_back_later(
    keeper: tuple[Keeper, SmtpChannel], where: str
) -> None:
    handler, channel = keeper
    setattr(handler, where, "451 Try again later")
    with pytest.raises(MailUnavailable) as answer:
        channel.send(a_mail())
    assert not isinstance(answer.value, MailUncertain)
    setattr(handler, where, "")
    channel.send(a_mail())
    assert len(handler.taken) == 1


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(MailUnavailable):
        SmtpChannel("127.0.0.1", _free_port(), SENDER).send(a_mail())


def test_silence_after_the_message_is_not_taken_for_a_refusal() -> None:
    answers = (b"250 OK\r\n", b"250 OK\r\n", b"250 OK\r\n", b"354 go on\r\n")
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection, connection.makefile("rb") as incoming:
            connection.sendall(b"220 ready\r\n")
            for answer in answers:
                incoming.readline()
                connection.sendall(answer)
            while incoming.readline().strip() != b".":
                pass

    server = threading.Thread(target=serve)
    server.start()
    try:
        with pytest.raises(MailUncertain):
            SmtpChannel("127.0.0.1", listener.getsockname()[1], SENDER).send(a_mail())
    finally:
        server.join()
        listener.close()
