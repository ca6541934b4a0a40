"""Telling people: their message centre exactly once, then one channel after the other until one
takes it; each hand-over once but for one counted case, each with its proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from temporalio import activity

from activities.documents import Letters
from activities.resources import Resources
from cases.actor import Role
from cases.reference import case_reference
from messages.advice_link import ADVICE_TEMPLATES
from messages.channels import (
    MailRefused,
    MailUnavailable,
    MailUncertain,
    SmtpChannel,
    mail_message,
)
from messages.compose import Composed, compose, role_of, template_version
from messages.notify import NotifyChannel
from messages.quiet import may_leave_at
from messages.reach import EMAIL, LETTER, TEXT, Known, channels_to
from messages.text_sink import TextSink
from messages.texts import text_message, text_version
from settings import Settings, signing_secret
from store.attempts import Made
from store.messages import Intent
from store.people import Person
from store.preferences import Preference
from workflows.ports import WAITS_UNTIL

NO_WAY = "There is no way to reach this person outside the message centre."
NONE_LEFT = "Every way to reach this person failed."


class Notifications:
    """Delivers one message: to the message centre, and on the first channel that takes it."""

    def __init__(
        self,
        resources: Resources,
        letters: Letters,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._resources = resources
        self._letters = letters
        self._mail = mail_channel(resources.settings)
        self._text = text_channel(resources.settings)
        self._now = now

    @activity.defn(name="deliveries.deliver")
    async def deliver(self, message_id: str) -> str:
        """Deliver a message; returns sent, failed, unknown or until when it must wait.

        Safe to run again at any point.
        """
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
        composed, made = self._compose(intent)
        messages.deliver(intent, composed.subject, composed.text, composed.html, letter_id, made)
        return self._reach(intent, composed, made)

    def _compose(self, intent: Intent) -> tuple[Composed, Made]:
        resources = self._resources
        happened = resources.history.at(intent.case_id, intent.seq)
        people = resources.people.named(happened.people)
        role = role_of(happened.state, intent.recipient)
        composed = compose(
            intent.template,
            role,
            happened.state,
            ground=intent.ground,
            happened_at=intent.happened_at,
            names={person_id: person.display_name for person_id, person in people.items()},
            words=resources.people.words(intent.case_id),
            base_url=resources.settings.base_url,
            moved=happened.moved,
            recipient=intent.recipient,
            link_secret=self._link_secret(intent.template),
        )
        version = template_version(intent.template, role)
        return composed, Made(f"{intent.template}.{role}", version)

    def _link_secret(self, template: str) -> str:
        """What signs the link of somebody without an account; only their messages need it."""
        keys_path = self._resources.settings.keys_path
        return signing_secret(keys_path) if template.startswith(ADVICE_TEMPLATES) else ""

    def _reach(self, intent: Intent, composed: Composed, made: Made) -> str:
        resources = self._resources
        messages = resources.messages
        person = resources.people.find(intent.recipient)
        wish = resources.preferences.of(intent.recipient)
        ways = channels_to(_known(person, wish), self._connected()) if person is not None else ()
        over = resources.attempts.over(intent.message_id, intent.round)
        for channel in ways:
            if channel in over:
                continue
            if channel != LETTER:
                leaves_at = self._leaves_at()
                if leaves_at is not None:
                    messages.waits(intent.message_id, leaves_at)
                    return f"{WAITS_UNTIL}{leaves_at.isoformat()}"
            if self._send(channel, intent, person, composed, made):
                messages.done(intent.message_id, intent.run)
                return "sent"
            over = over | {channel}
        if over or (not ways and _must_be_reached(person, wish)):
            messages.failed(intent.message_id, NONE_LEFT if over else NO_WAY, intent.run)
            return "failed"
        messages.done(intent.message_id, intent.run)
        return "sent"

    def _connected(self) -> tuple[str, ...]:
        """The channels that lead out of here; a letter is printed and posted by staff."""
        connected = {EMAIL: self._mail, TEXT: self._text}
        return (*(name for name, way in connected.items() if way is not None), LETTER)

    def _leaves_at(self) -> datetime | None:
        """The morning until which a message must wait, or None when it may leave."""
        now = self._now()
        leaves_at = may_leave_at(now)
        return leaves_at if self._resources.settings.quiet_hours and leaves_at > now else None

    def _send(
        self, channel: str, intent: Intent, person: Person | None, composed: Composed, made: Made
    ) -> bool:
        """Hand a message over on a channel; False when it was refused there for good."""
        try:
            if channel == EMAIL:
                self._send_mail(intent, person.email or "" if person else "", composed, made)
            elif channel == TEXT:
                self._send_text(intent, person.phone or "" if person else "")
            else:
                self._resources.letter_queue.add(intent, made)
        except MailRefused as refused:
            made = _text_made(intent) if channel == TEXT else made
            self._resources.attempts.failed(
                intent.message_id, intent.round, channel, made, str(refused)
            )
            return False
        return True

    def _send_mail(self, intent: Intent, address: str, composed: Composed, made: Made) -> None:
        messages = self._resources.messages
        if self._mail is None or not messages.start_mail(intent.message_id, made):
            return
        try:
            reference = self._mail.send(sending_id(intent), address, composed)
        except MailUncertain:
            raise  # it may have been taken: the start stands, and a retry counts as a double
        except (MailUnavailable, MailRefused):
            messages.mail_refused(intent.message_id)
            raise
        messages.mail_sent(intent.message_id, reference, made)

    def _send_text(self, intent: Intent, phone: str) -> None:
        messages = self._resources.messages
        made = _text_made(intent)
        if self._text is None or not messages.start_text(intent.message_id, made):
            return
        link = f"{self._resources.settings.base_url}/cases/{intent.case_id}"
        words = text_message(intent.template, case_reference(intent.case_id), link)
        try:
            reference = self._text.send_text(sending_id(intent), phone, words)
        except MailUncertain:
            raise
        except (MailUnavailable, MailRefused):
            messages.text_refused(intent.message_id)
            raise
        messages.text_sent(intent.message_id, reference, made)


def sending_id(intent: Intent) -> str:
    """What a provider knows a message by: its id, and another for each time it is sent anew."""
    return f"{intent.message_id}|{intent.round}" if intent.round else intent.message_id


def _text_made(intent: Intent) -> Made:
    return Made(f"{intent.template}.text", text_version(intent.template))


def _known(person: Person, wish: Preference) -> Known:
    return Known(
        person.kind == "person" and person.role == Role.FAMILY.value,
        person.email,
        person.phone,
        bool(person.address_lines),
        wish.channels,
        wish.not_to_address,
        wish.not_by_phone,
        wish.not_by_email,
    )


def _must_be_reached(person: Person | None, wish: Preference) -> bool:
    """Whether the message centre alone is not enough: families are told outside it, unless they
    asked for the message centre and nothing else."""
    if person is None or person.role != Role.FAMILY.value:
        return False
    return bool(wish.channels)


class Mail(Protocol):
    """A way for e-mail to leave: by mail server or by GOV.UK Notify."""

    def send(self, message_id: str, address: str, composed: Composed) -> str:
        """Hand a message over; returns the provider's reference.

        Raises `MailRefused`, `MailUnavailable` or `MailUncertain`.
        """


class Text(Protocol):
    """A way for text messages to leave: by GOV.UK Notify, or into a folder."""

    def send_text(self, message_id: str, phone: str, words: str) -> str:
        """Hand a text message over; returns the provider's reference. Raises as `Mail`."""


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


def text_channel(settings: Settings) -> Text | None:
    """Where text messages go: GOV.UK Notify, the demonstration's folder, or nowhere."""
    if settings.notify_api_key is not None and settings.notify_sms_template_id:
        return NotifyChannel(
            settings.notify_api_key.get_secret_value(), settings.notify_sms_template_id
        )
    return TextSink(settings.texts_dir) if settings.demo else None
