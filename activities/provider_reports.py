"""Asking GOV.UK Notify what became of the messages that it took.

Notify calls back too, but only where it can reach the service and somebody set it up; so each
message is asked about until it was delivered or came back, or Notify has forgotten it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Protocol

import structlog

from activities.notifications import mail_channel, text_channel
from activities.resources import Resources
from messages.channels import MailUnavailable
from messages.notify import BOUNCES, DELIVERED_THERE, NotifyChannel
from store.attempts import BOUNCED, DELIVERED, EMAIL, TEXT

log = structlog.get_logger()

MESSAGES_A_SWEEP = 20
"""Messages that one sweep asks about; the next sweep goes on after them."""

SECONDS_A_SWEEP = 15.0
"""How long one sweep may ask, so that a slow provider does not hold up the sweeping."""

ASKED_AFTER = 60.0
"""Seconds after which a message that was handed over is asked about."""


class Provider(Protocol):
    """A provider that can be asked."""

    def status(self, reference: str) -> str | None:
        """What it says of a message; None when it does not know it. Raises `MailUnavailable`."""


class ProviderReports:
    """Asks in turn about each message without an end; what it hears goes the way of a report."""

    def __init__(
        self,
        resources: Resources,
        providers: Mapping[str, Provider] | None = None,
        asked_after: float = ASKED_AFTER,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._resources = resources
        self._providers = _of_settings(resources) if providers is None else providers
        self._asked_after = asked_after
        self._clock = clock
        self._after = 0

    def ask(self) -> int:
        """Ask about the next messages; returns how many have come to an end by that."""
        if not self._providers:
            return 0
        attempts = self._resources.attempts
        waiting = attempts.without_end(
            tuple(self._providers), self._after, self._asked_after, MESSAGES_A_SWEEP
        )
        until, ended = self._clock() + SECONDS_A_SWEEP, 0
        for one in waiting:
            if self._clock() > until:
                return ended
            try:
                status = self._providers[one.channel].status(one.reference)
            except MailUnavailable as error:
                log.warning("the provider cannot be asked now", why=str(error))
                return ended
            self._after = one.attempt_id
            if status in DELIVERED_THERE:
                ended += attempts.report(one.reference, DELIVERED)
            elif status in BOUNCES:
                ended += attempts.report(one.reference, BOUNCED, BOUNCES[status])
        if len(waiting) < MESSAGES_A_SWEEP:
            self._after = 0
        return ended


def _of_settings(resources: Resources) -> Mapping[str, Provider]:
    """The channels that go by Notify; a mail server cannot be asked."""
    ways = {EMAIL: mail_channel(resources.settings), TEXT: text_channel(resources.settings)}
    return {name: way for name, way in ways.items() if isinstance(way, NotifyChannel)}
