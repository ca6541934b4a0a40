"""E-mail: how a message is put into one, and how it is handed to a mail server."""

from __future__ import annotations

import hashlib
import ipaddress
import smtplib
import ssl
from contextlib import suppress
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from html import escape

from messages.compose import Composed
from messages.session_calendar import as_file

PATIENCE_SECONDS = 20.0
"""How long a mail server may take for one answer, in seconds."""


class MailRefused(Exception):
    """The message will never be taken as it is: a wrong address, or the server says so for good.

    The words hold a code of the server but nothing of the message and no address.
    """


class MailUnavailable(Exception):
    """The server cannot be reached or asks to come back later; it did not take the message."""


class MailUncertain(MailUnavailable):
    """The connection broke after the message was handed over: nobody knows whether it was taken.

    A retry may give a double, so the start that was noted must stand (and be counted).
    """


def mail_id(message_id: str, sender: str) -> str:
    """The Message-ID of a message: the same on every try, and telling nothing of the case."""
    digest = hashlib.sha256(f"mail|{message_id}".encode()).hexdigest()[:32]
    domain = sender.rpartition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"


def mail_message(
    message_id: str,
    sender: str,
    address: str,
    composed: Composed,
    written_at: datetime | None = None,
) -> EmailMessage:
    """The e-mail of a composed message: plain text, with HTML as the alternative.

    No header names a person; To holds the bare address. `written_at` is the Date, now when it is
    None. Raises `MailRefused` when the address is not one.
    """
    mail = EmailMessage(policy=SMTP_POLICY)
    mail["From"] = _address(sender)
    mail["To"] = _address(address)
    mail["Subject"] = composed.subject
    mail["Date"] = written_at or datetime.now(UTC)
    mail["Message-ID"] = mail_id(message_id, sender)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers please
    mail["Content-Language"] = "en-GB"
    mail.set_content(composed.text)
    mail.add_alternative(page(composed), subtype="html")
    if composed.session is not None:
        entry = as_file(composed.session, sender, address)
        method = composed.session.method.value
        mail.add_alternative(entry, subtype="calendar", params={"method": method})
    mail.set_boundary(hashlib.sha256(f"boundary|{message_id}".encode()).hexdigest()[:32])
    return mail


def page(composed: Composed) -> str:
    """The message as a whole HTML page, with a language, a title and one main heading."""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(composed.subject)}</title>\n</head>\n"
        '<body style="font-family: Arial, sans-serif; font-size: 18px; line-height: 1.5; '
        'max-width: 40em">\n'
        f"<h1>{escape(composed.subject)}</h1>\n{composed.html}</body>\n</html>\n"
    )


def _address(text: str) -> Address:
    try:
        address = Address(addr_spec=text.strip())
    except (ValueError, IndexError, HeaderParseError):
        raise MailRefused("The address is not an e-mail address.") from None
    if not address.username or not address.domain or any(char in text for char in "\r\n"):
        raise MailRefused("The address is not an e-mail address.")
    return address


class SmtpChannel:
    """A mail server. The connection is encrypted whenever the server offers it."""

    def __init__(self, host: str, port: int, sender: str) -> None:
        self._host = host
        self._port = port
        self._sender = sender

    def send(self, message: EmailMessage) -> str:
        """Hand a message over; returns its Message-ID as the reference.

        Raises `MailRefused` (for good), `MailUnavailable` (not taken, try later) or
        `MailUncertain` (try later, may be a double).
        """
        try:
            client = smtplib.SMTP(self._host, self._port, timeout=PATIENCE_SECONDS)
        except smtplib.SMTPResponseException as error:
            raise _answer(error.smtp_code) from None
        except (OSError, smtplib.SMTPException) as error:
            raise _unavailable(error) from None
        try:
            self._hand_over(client, message)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                client.quit()
        return str(message["Message-ID"])

    def _hand_over(self, client: smtplib.SMTP, message: EmailMessage) -> None:
        try:
            client.ehlo_or_helo_if_needed()
            self._encrypt(client)
            for code, _ in (client.mail(self._sender), client.rcpt(_recipient(message))):
                _expect(code)
        except (OSError, smtplib.SMTPException) as error:
            raise _unavailable(error) from None
        try:
            code, _ = client.data(message.as_bytes())
        except smtplib.SMTPDataError as error:  # the server did not want to begin
            raise _answer(error.smtp_code) from None
        except (OSError, smtplib.SMTPException) as error:
            name = type(error).__name__
            raise MailUncertain(f"The mail server fell silent after the message: {name}.") from None
        _expect(code)

    def _encrypt(self, client: smtplib.SMTP) -> None:
        if client.has_extn("starttls"):
            context = ssl.create_default_context()
            if _is_this_machine(self._host):
                context.check_hostname = False
                context.verify_mode = ssl.CERT_NONE
            client.starttls(context=context)
            client.ehlo()


def _recipient(message: EmailMessage) -> str:
    return str(message["To"].addresses[0].addr_spec)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _expect(code: int) -> None:
    if not 200 <= code < 300:
        raise _answer(code)


def _answer(code: int) -> Exception:
    if 500 <= code < 600:
        return MailRefused(f"The mail server refused the message for good (code {code}).")
    return MailUnavailable(f"The mail server cannot take the message now (code {code}).")


def _unavailable(error: Exception) -> MailUnavailable:
    return MailUnavailable(f"The mail server cannot be reached: {type(error).__name__}.")
