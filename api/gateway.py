"""The web's way to the cases: four honest outcomes of every command (DESIGN section 1).

The one module of `api` that knows workflows. A command is in the inbox before it comes here.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError
from temporalio.client import Client
from temporalio.service import RPCError

from cases.command import CommandRefused
from cases.wire import dump_state
from settings import Settings
from store.inbox import Filing, Inbox
from workflows.connection import connect as connect_client
from workflows.ports import Opening, Receipt
from workflows.sending import ENDED, NOT_FOUND, REOPEN, open_again, open_case_of, send

OPENING_CHECK_SECONDS = 0.02
"""First pause between looks at whether a new case is saved; doubles up to half a second."""


@dataclass(frozen=True, slots=True)
class Done:
    """The command was applied; `seq` is the last event it brought."""

    seq: int


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """The command was refused; nothing was changed. `rule` cites the provision or is empty."""

    code: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class StillWorking:
    """The command was received and will be decided; its answer is not here yet."""

    command_id: str
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Unknown:
    """We cannot tell whether the command was received; the same id may be sent again."""

    command_id: str


Outcome = Done | NotAllowed | StillWorking | Unknown


class Gateway(Protocol):
    """What forms and JSON actions need of the cases; tests put a fake here."""

    async def perform(self, filing: Filing) -> Outcome:
        """Send a received command to its open case."""

    async def open(self, filing: Filing) -> Outcome:
        """Open a case with the received command that files it."""


class CaseGateway:
    """Sends commands through Temporal and marks refusals before anybody sees them."""

    def __init__(self, client: Client, inbox: Inbox, task_queue: str, patience: float) -> None:
        self._client = client
        self._inbox = inbox
        self._task_queue = task_queue
        self._patience = patience

    async def perform(self, filing: Filing) -> Outcome:
        """Send a received command to its open case and wait a few seconds for the answer."""
        answered = _answered(filing)
        if answered is not None:
            return answered
        try:
            answer = await send(self._client, filing.case_kind, filing.command(), self._patience)
        except CommandRefused as refusal:
            return await self._refused(filing, refusal)
        if isinstance(answer, Receipt):
            return Done(answer.seq)
        if answer.why == NOT_FOUND and await self._has_ended(filing):
            if filing.kind == REOPEN:
                return await self._open_again(filing)
            return await self._refused(filing, ENDED)
        return StillWorking(filing.command_id, filing.received_at)

    async def _open_again(self, filing: Filing) -> Outcome:
        """Begin a new run of a case that had ended, from its events, and wait until it is saved."""
        try:
            async with asyncio.timeout(self._patience):
                found = await asyncio.to_thread(
                    self._inbox.ended_case, filing.case_id, filing.case_kind
                )
                opening = Opening(
                    found.case_id,
                    found.kind,
                    dump_state(found.kind, found.state),
                    found.seq,
                    found.head,
                    found.applied,
                )
                await open_again(self._client, self._task_queue, opening, filing.command())
                return await self._saved(filing)
        except CommandRefused as refusal:
            return await self._refused(filing, refusal)
        except (TimeoutError, RPCError, SQLAlchemyError):
            return StillWorking(filing.command_id, filing.received_at)

    async def _refused(self, filing: Filing, refusal: CommandRefused) -> Outcome:
        """A refusal is shown only once it is marked; until then the answer is still to come."""
        try:
            await asyncio.to_thread(self._inbox.refuse, filing.command_id, refusal)
        except SQLAlchemyError:
            return StillWorking(filing.command_id, filing.received_at)
        return NotAllowed(refusal.code, refusal.reason, refusal.rule)

    async def _has_ended(self, filing: Filing) -> bool:
        try:
            return await asyncio.to_thread(self._inbox.case_has_ended, filing.case_id)
        except SQLAlchemyError:
            return False

    async def open(self, filing: Filing) -> Outcome:
        """Open a case with the received command that files it, and wait until it is saved."""
        answered = _answered(filing)
        if answered is not None:
            return answered
        try:
            async with asyncio.timeout(self._patience):
                await open_case_of(
                    self._client, self._task_queue, filing.case_kind, filing.command()
                )
                return await self._saved(filing)
        except (TimeoutError, RPCError):
            return StillWorking(filing.command_id, filing.received_at)

    async def _saved(self, filing: Filing) -> Outcome:
        pause = OPENING_CHECK_SECONDS
        while True:
            await asyncio.sleep(pause)
            current = await asyncio.to_thread(self._inbox.find, filing.command_id)
            answered = _answered(current) if current is not None else None
            if answered is not None:
                return answered
            pause = min(pause * 1.5, 0.5)


def _answered(filing: Filing) -> Outcome | None:
    if filing.status == "applied" and filing.seq is not None:
        return Done(filing.seq)
    if filing.status == "refused":
        return NotAllowed(
            filing.refused_code or "", filing.refused_reason or "", filing.refused_rule or ""
        )
    return None


async def connect(settings: Settings, inbox: Inbox) -> CaseGateway:
    """The gateway of a web process; Temporal may still be away."""
    client = await connect_client(
        settings.temporal_address or f"127.0.0.1:{settings.temporal_port}",
        settings.temporal_namespace,
        settings.keys_path,
        make_keys=settings.demo,
        tls=settings.temporal_tls,
        tls_cert=settings.temporal_tls_cert,
        tls_key=settings.temporal_tls_key,
        api_key=(
            settings.temporal_api_key.get_secret_value() if settings.temporal_api_key else None
        ),
        lazy=True,
    )
    return CaseGateway(client, inbox, settings.task_queue, settings.patience_seconds)
