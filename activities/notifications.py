"""Telling people: their message centre exactly once, e-mail once but for one counted case."""

from __future__ import annotations

from typing import Protocol

from temporalio import activity

from activities.documents import Letters
from activities.resources import Resources
from messages.channels import (
    MailRefused,
    MailUnavailable,
    MailUncertain,
    SmtpChannel,
    mail_message,
)
from messages.compose import Composed, compose, role_of
from messages.notify import NotifyChannel
from settings import Settings
from store.messages import Intent


class Notifications:
    """Delivers one message on every channel its recipient has."""

    def __init__(self, resources: Resources, letters: Letters) -> None:
        self._resources = resources
        self._letters = letters
        self._mail = mail_channel(resources.settings)

    @activity.defn(name="deliveries.deliver")
    async def deliver(self, message_id: str) -> str:
        """Deliver a message; returns sent, failed or unknown. Safe to run again at any point."""
        return await self._resources.in_thread(self._deliver, message_id)

    def _deliver(self, message_id: str) -> str:
        messages = self._resources.messages
        intent = messages.intent(message_id)
        if intent is None:
            return "unknown"
        if intent.status == "sent":
            return "sent"
        letter_id = None
        if intent.letter:
            letter_id = self._letters.produce(intent.case_id, intent.seq, intent.letter).document_id
        composed = self._compose(intent)
        messages.deliver(intent, composed.subject, composed.text, composed.html, letter_id)
        return self._send_mail(intent, composed)

    def _compose(self, intent: Intent) -> Composed:
        resources = self._resources
        happened = resources.history.at(intent.case_id, intent.seq)
        people = resources.people.named(happened.people)
        return compose(
            intent.template,
            role_of(happened.state, intent.recipient),
            happened.state,
            ground=intent.ground,
            happened_at=intent.happened_at,
            names={person_id: person.display_name for person_id, person in people.items()},
            words=resources.people.words(intent.case_id),
            base_url=resources.settings.base_url,
            moved=happened.moved,
            recipient=intent.recipient,
        )

    def _send_mail(self, intent: Intent, composed: Composed) -> str:
        messages = self._resources.messages
        recipient = self._resources.people.find(intent.recipient)
        address = recipient.email if recipient is not None else None
        if self._mail is None or not address:
            messages.done(intent.message_id)
            return "sent"
        if messages.start_mail(intent.message_id):
            try:
                reference = self._mail.send(intent.message_id, address, composed)
            except MailUncertain:
                raise  # it may have been taken: the start stands, and a retry counts as a double
            except MailUnavailable:
                messages.mail_refused(intent.message_id)
                raise
            except MailRefused as refused:
                messages.failed(intent.message_id, str(refused))
                return "failed"
            messages.mail_sent(intent.message_id, reference)
        messages.done(intent.message_id)
        return "sent"


class Mail(Protocol):
    """A way for e-mail to leave: by mail server or by GOV.UK Notify."""

    def send(self, message_id: str, address: str, composed: Composed) -> str:
        """Hand a message over; returns the provider's reference.

        Raises `MailRefused`, `MailUnavailable` or `MailUncertain`.
        """


class ServerMail:
    """E-mail through a mail server."""

    def __init__(self, host: str, port: int, sender: str) -> None:
        self._channel = SmtpChannel(host, port, sender)
        self._sender = sender

    def send(self, message_id: str, address: str, composed: Composed) -> str:
        """Write the message and hand it to the server; returns its Message-ID."""
        return self._channel.send(mail_message(message_id, self._sender, address, composed))


def mail_channel(settings: Settings) -> Mail | None:
    """Where e-mail goes: GOV.UK Notify, the mail server, the demonstration's sink, or nowhere."""
    if settings.notify_api_key is not None and settings.notify_template_id:
        return NotifyChannel(
            settings.notify_api_key.get_secret_value(), settings.notify_template_id
        )
    if settings.smtp_host:
        return ServerMail(settings.smtp_host, settings.smtp_port, settings.mail_from)
    if settings.demo:
        return ServerMail("127.0.0.1", settings.mail_sink_port, settings.mail_from)
    return None
