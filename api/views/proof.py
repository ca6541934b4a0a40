"""Proof of service: for each message of a case who was told, how, by which template, and when."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from api.stores import Stores
from api.viewer import Viewer
from api.words.contact import ALL_CHANNELS, OUTCOMES, STATUSES, TOLD
from cases.actor import Role
from store.attempts import LETTER, OTHERWISE, QUEUED, Attempt, Served

COLUMNS = (
    "message", "event", "to", "outcome", "channel", "status", "at", "template",
    "template_version", "provider_reference", "failure", "read_at",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ProofItem:
    """One message; `record` leads to the event it tells of, `waits_until` is set at night."""

    message_id: str
    to: str
    outcome: str
    is_failed: bool
    failure: str
    record: str
    happened_at: datetime
    waits_until: datetime | None
    read_at: datetime | None
    lines: tuple[ProofLine, ...]


@dataclass(frozen=True, slots=True)
class ProofLine:
    """What became of it on a channel."""

    channel: str
    status: str
    made: str
    reference: str
    failure: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LostItem:
    """A message that reached nobody, on the worklist of those who can mend it."""

    case_id: str
    to: str
    failure: str
    owner: str
    since: datetime


def served(stores: Stores, viewer: Viewer, case_id: str) -> tuple[Served, ...]:
    """The messages of a case that a person may see: staff all of them, others their own."""
    mine = () if viewer.role in STAFF else viewer.reach
    return stores.attempts.of_case(case_id, mine)


STAFF = frozenset({Role.AUTHORITY, Role.MEDIATOR, Role.ADVISER})
"""Who mends what did not arrive, and proves what did."""


def proof(stores: Stores, messages: Iterable[Served]) -> tuple[ProofItem, ...]:
    """The messages in words, in the order of the events."""
    found = tuple(messages)
    people = stores.people.named(message.recipient for message in found)
    return tuple(
        ProofItem(
            message.message_id,
            people[message.recipient].display_name if message.recipient in people else "Erased",
            _outcome(message),
            message.status == "failed",
            message.failure,
            f"/cases/{message.case_id}#event-{message.seq}",
            message.happened_at,
            message.not_before,
            message.read_at,
            tuple(_line(attempt) for attempt in message.attempts),
        )
        for message in found
    )


def _outcome(message: Served) -> str:
    """A letter that nobody has posted has told nobody."""
    last = message.attempts[-1] if message.attempts else None
    if message.status == "sent" and last and (last.channel, last.status) == (LETTER, QUEUED):
        return "Waits to be posted"
    return OUTCOMES[message.status]


def _line(attempt: Attempt) -> ProofLine:
    made = f"{attempt.template} {attempt.template_version}".strip()
    return ProofLine(
        ALL_CHANNELS[attempt.channel],
        _how_told(attempt) or STATUSES[attempt.status],
        made,
        attempt.provider_reference,
        attempt.failure,
        attempt.at,
    )


def _how_told(attempt: Attempt) -> str:
    how = attempt.provider_reference.partition(":")[0]
    return TOLD.get(how, "") if attempt.channel == OTHERWISE else ""


def lost_items(stores: Stores, viewer: Viewer) -> tuple[LostItem, ...]:
    """The messages that reached nobody in the cases of somebody's teams."""
    if viewer.role not in STAFF:
        return ()
    lost = stores.attempts.undelivered(viewer.reach)
    if not lost:
        return ()
    ids = {person_id for item in lost for person_id in (item.recipient, item.owner)}
    people = stores.people.named(ids)
    mine_first = sorted(lost, key=lambda item: item.owner not in viewer.reach)
    return tuple(
        LostItem(
            item.case_id,
            people[item.recipient].display_name if item.recipient in people else "Erased",
            item.failure,
            people[item.owner].display_name if item.owner in people else "",
            item.happened_at,
        )
        for item in mine_first
    )


def as_csv(stores: Stores, messages: Iterable[Served]) -> str:
    """The proof as a table: one line for each occurrence, times in UTC."""
    found = tuple(messages)
    people = stores.people.named(message.recipient for message in found)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for message in found:
        person = people.get(message.recipient)
        for attempt in message.attempts:
            row = (
                message.message_id,
                str(message.seq),
                person.display_name if person is not None else "",
                message.status,
                attempt.channel,
                attempt.status,
                _iso(attempt.at),
                attempt.template,
                attempt.template_version,
                attempt.provider_reference,
                attempt.failure,
                _iso(message.read_at) if message.read_at is not None else "",
            )
            writer.writerow([_plain(cell) for cell in row])
    return out.getvalue()


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
