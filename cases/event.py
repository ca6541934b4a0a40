"""A recorded event, and the chain that makes a missing or edited record visible."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from cases.actor import Actor

GENESIS = "0" * 64
"""Hash before the first event of a case."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event of a case as it is stored: what became true, when, by whom, on what ground.

    `payload` is the event itself in plain JSON values; `kind` and `version` say how to read it.
    `recorded_at` is when the engine decided (UTC); `effective_on` is the day the law counts from.
    """

    case_id: str
    seq: int
    kind: str
    version: int
    recorded_at: datetime
    effective_on: date
    actor: Actor
    command_id: str
    rule: str
    payload: dict[str, Any]
    hash: str = ""


def canonical(event: Recorded) -> str:
    """The text over which an event's hash is taken; equal for a value and its stored row."""
    return json.dumps(
        {
            "case_id": event.case_id,
            "seq": event.seq,
            "kind": event.kind,
            "version": event.version,
            "recorded_at": event.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "effective_on": event.effective_on.isoformat(),
            "actor": [event.actor.role.value, event.actor.person_id],
            "command_id": event.command_id,
            "rule": event.rule,
            "payload": event.payload,
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=True,
    )


def chain_hash(previous: str, event: Recorded) -> str:
    """SHA-256 over the previous event's hash and this event; hexadecimal."""
    return hashlib.sha256(f"{previous}\n{canonical(event)}".encode("ascii")).hexdigest()
