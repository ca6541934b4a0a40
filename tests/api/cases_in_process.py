"""Cases decided in this process: a stand-in for Temporal at the gateway, on a real database.

It decides with the real functions and appends with the real case log, so that pages show what they
would show; a test can also tell it to stay silent, as when the worker is away.
"""

from __future__ import annotations

from typing import Any

from anyio import to_thread

from api.gateway import Done, NotAllowed, Outcome, StillWorking
from api.scene import case_now, real_now
from cases.actor import ENGINE, Actor
from cases.command import CommandRefused, Meta
from cases.demo_clock import MoveClock
from cases.dispute.commands import RecordBundle
from cases.event import GENESIS
from cases.kinds import KINDS
from cases.life import passing, perform
from cases.moment import Moment
from cases.wire import hash_state, record
from store.case_log import CaseLog
from store.database import Database
from store.files import FileStore
from store.history import History
from store.inbox import Filing, Inbox


class CasesInProcess:
    """A gateway without Temporal. `is_silent` makes it answer that it is still working."""

    def __init__(self, database: Database) -> None:
        self._log = CaseLog(database)
        self._history = History(database)
        self._inbox = Inbox(database)
        self.is_silent = False
        self.sent: list[str] = []

    async def perform(self, filing: Filing) -> Outcome:
        """Decide a received command."""
        return await to_thread.run_sync(self.decide, filing)

    async def open(self, filing: Filing) -> Outcome:
        """Open a case with its first command."""
        return await to_thread.run_sync(self.decide, filing)

    def decide(self, filing: Filing) -> Outcome:
        """Decide a received command now."""
        self.sent.append(filing.command_id)
        if self.is_silent:
            return StillWorking(filing.command_id, filing.received_at)
        command = filing.command()
        try:
            return Done(self._apply(filing.case_kind, command))
        except CommandRefused as refusal:
            self._inbox.refuse(filing.command_id, refusal)
            return NotAllowed(refusal.code, refusal.reason, refusal.rule)

    def answer_waiting(self) -> None:
        """The worker is back: decide what nobody answered."""
        self.is_silent = False
        for filing in self._inbox.unanswered(0):
            self.decide(filing)

    def bundle_built(
        self, case_id: str, data: bytes, files: FileStore, offset_seconds: int | None
    ) -> None:
        """The engine built the bundle that the case waits for."""
        state, _, _ = self._load(case_id, "dispute")
        request, now = state.referral.awaited_request, case_now(offset_seconds, real_now())
        meta = Meta(f"bundle:{case_id}:{request}", case_id, ENGINE, now.at)
        command = RecordBundle(meta, request, files.put(data), 1)
        self._inbox.receive(command, "dispute", source="engine")
        self._apply("dispute", command)

    def _apply(self, kind_name: str, command: Any) -> int:
        kind, now = KINDS[kind_name], Moment(command.meta.received_at)
        case_id = command.meta.case_id
        state, seq, head = self._load(case_id, kind_name)
        until = Moment(command.to) if isinstance(command, MoveClock) else now
        while (brought := passing(kind, state, until)) is not None:
            state = brought.state
            seq, head = self._save(kind_name, case_id, brought, until, ENGINE, "", seq, head)
        outcome = perform(kind, state, command, now)
        meta = command.meta
        seq, head = self._save(
            kind_name, case_id, outcome, now, meta.actor, meta.command_id, seq, head
        )
        return seq

    def _load(self, case_id: str, kind_name: str) -> tuple[Any, int, str]:
        try:
            known = self._history.remember(case_id, kind_name)
        except LookupError:
            return KINDS[kind_name].fresh(case_id), 0, GENESIS
        return known.state, known.seq, known.head

    def _save(
        self,
        kind_name: str,
        case_id: str,
        outcome: Any,
        now: Moment,
        actor: Actor,
        command_id: str,
        seq: int,
        head: str,
    ) -> tuple[int, str]:
        events = record(case_id, outcome.events, now, actor, command_id, seq, head)
        last = events[-1]
        answers = ((command_id, last.seq),) if command_id else ()
        self._log.append(kind_name, events, head, answers, hash_state(kind_name, outcome.state))
        return last.seq, last.hash
