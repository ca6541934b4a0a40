"""The gateway tells the truth also when a case has ended or the database is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

import api.gateway
from api.gateway import CaseGateway, Done, NotAllowed, StillWorking
from cases.actor import Actor, Role
from cases.command import CommandRefused, Meta
from cases.dispute.commands import Withdraw
from cases.dispute.links.commands import Reopen
from cases.dispute.links.vocabulary import ReopenReason
from cases.wire import dump_command
from store.history import Remembered
from store.inbox import Filing
from tests.cases import disputes as d
from workflows import sending
from workflows.sending import NOT_FOUND, Unanswered

pytestmark = pytest.mark.anyio

RECEIVED_AT = datetime(2026, 5, 14, 10, 0, tzinfo=UTC)


class InboxAtThePort:
    """Keeps refusals, or is away."""

    def __init__(self, *, ended: bool = False, away: bool = False) -> None:
        self.ended, self.away = ended, away
        self.refused: list[str] = []

    def refuse(self, command_id: str, refusal: CommandRefused) -> None:
        """Mark a command refused."""
        if self.away:
            raise OperationalError("update command", {}, Exception("server closed the connection"))
        self.refused.append(refusal.code)

    def ended_case(self, case_id: str, kind: str) -> Remembered:
        """The case as its events tell it."""
        journey = d.filed()
        journey.do(Withdraw, Role.FAMILY)
        last = journey.recorded[-1]
        return Remembered(case_id, kind, journey.state, last.seq, last.hash, ())

    def find(self, command_id: str) -> Filing:
        """The filing, applied once its case has begun a new run."""
        return replace(reopening(), status="applied", seq=42)

    def case_has_ended(self, case_id: str) -> bool:
        """Whether the case is over."""
        if self.away:
            raise OperationalError("select", {}, Exception("server closed the connection"))
        return self.ended


def withdrawal() -> Filing:
    command = Withdraw(Meta("command-1", "case-1", Actor(Role.FAMILY, "family-1"), RECEIVED_AT))
    body = dump_command(command)
    return Filing(
        "command-1", "case-1", "dispute", "withdraw", False, RECEIVED_AT, "received",
        None, None, None, None, body,
    )  # fmt: skip


def reopening(narrative_id: str = "why") -> Filing:
    meta = Meta("command-2", "case-1", Actor(Role.FAMILY, "family-1"), RECEIVED_AT)
    command = Reopen(meta, ReopenReason.ENDED_BY_MISTAKE, narrative_id)
    return replace(withdrawal(), command_id="command-2", kind="reopen", body=dump_command(command))


def gateway(inbox: InboxAtThePort, answer: Any, monkeypatch: pytest.MonkeyPatch) -> CaseGateway:
    async def send(*_: object) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(api.gateway, "send", send)
    return CaseGateway(None, inbox, "queue", 1.0)  # type: ignore[arg-type]


async def test_what_reaches_an_ended_case_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inbox = InboxAtThePort(ended=True)
    outcome = await gateway(inbox, Unanswered(NOT_FOUND), monkeypatch).perform(withdrawal())
    assert isinstance(outcome, NotAllowed)
    assert (outcome.code, inbox.refused) == ("case_closed", ["case_closed"])


async def test_a_case_whose_workflow_was_lost_is_still_working(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inbox = InboxAtThePort(ended=False)
    outcome = await gateway(inbox, Unanswered(NOT_FOUND), monkeypatch).perform(withdrawal())
    assert outcome == StillWorking("command-1", RECEIVED_AT)


async def test_a_refusal_that_cannot_be_marked_is_not_shown_yet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refusal = CommandRefused("case_closed", "This case has ended.")
    outcome = await gateway(InboxAtThePort(away=True), refusal, monkeypatch).perform(withdrawal())
    assert outcome == StillWorking("command-1", RECEIVED_AT)


async def test_a_database_that_is_away_never_becomes_a_refusal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inbox = InboxAtThePort(away=True)
    outcome = await gateway(inbox, Unanswered(NOT_FOUND), monkeypatch).perform(withdrawal())
    assert outcome == StillWorking("command-1", RECEIVED_AT)


async def test_a_case_that_has_ended_is_opened_again_by_a_new_run_from_its_events(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    began: list[Any] = []

    async def start(_client: Any, _queue: str, opening: Any, **_: Any) -> None:
        began.append(opening)

    monkeypatch.setattr(sending, "start", start)
    inbox = InboxAtThePort(ended=True)
    outcome = await gateway(inbox, Unanswered(NOT_FOUND), monkeypatch).perform(reopening())
    assert outcome == Done(42)
    assert began[0].first["kind"] == "reopen"
    assert began[0].seq > 1


async def test_a_case_that_may_not_be_opened_again_starts_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inbox = InboxAtThePort(ended=True)
    outcome = await gateway(inbox, Unanswered(NOT_FOUND), monkeypatch).perform(reopening(""))
    assert isinstance(outcome, NotAllowed)
    assert inbox.refused == ["why_reopened"]
