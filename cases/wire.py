"""How commands, events and states travel and are stored: plain JSON values, told apart by `kind`.

With `cases.plan.record`, the one place in `cases` that knows pydantic. A value read back equals the value written; an
unknown kind or a wrong type raises `pydantic.ValidationError` before anything happens.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from cases import clock
from cases.actor import Actor
from cases.command import Meta
from cases.dispute.commands import DisputeCommand
from cases.dispute.events import DisputeEvent
from cases.dispute.state import DisputeState
from cases.event import GENESIS, Recorded, chain_hash
from cases.moment import Moment
from cases.plan.commands import PlanCommand
from cases.plan.events import PlanEvent
from cases.plan.state import PlanState

Command = Annotated[DisputeCommand | PlanCommand, Field(discriminator="kind")]
"""Any command of any kind of case."""

EventData = Annotated[DisputeEvent | PlanEvent | clock.ClockEvent, Field(discriminator="kind")]
"""Any event of any kind of case."""

_COMMAND: TypeAdapter[Any] = TypeAdapter(Command)
_EVENT: TypeAdapter[Any] = TypeAdapter(EventData)
_STATES: dict[str, TypeAdapter[Any]] = {
    "dispute": TypeAdapter(DisputeState),
    "plan": TypeAdapter(PlanState),
}


def dump_command(command: Any) -> dict[str, Any]:
    """A command as plain JSON values."""
    return _plain(_COMMAND.dump_python(command, mode="json"))


def load_command(values: dict[str, Any]) -> Any:
    """The command that was dumped."""
    return _COMMAND.validate_python(values)


def dump_event(event: Any) -> dict[str, Any]:
    """An event's own facts as plain JSON values."""
    return _plain(_EVENT.dump_python(event, mode="json"))


def load_event(values: dict[str, Any]) -> Any:
    """The event that was dumped."""
    return _EVENT.validate_python(values)


def dump_state(kind: str, state: Any) -> dict[str, Any]:
    """A state as plain JSON values; `kind` is the kind of case."""
    return _plain(_STATES[kind].dump_python(state, mode="json"))


def load_state(kind: str, values: dict[str, Any]) -> Any:
    """The state that was dumped."""
    return _STATES[kind].validate_python(values)


def hash_state(kind: str, state: Any) -> str:
    """SHA-256 of a state's stored form; hexadecimal.

    The workflow sends it with its events and the store compares it with the state it derived.
    """
    return hash_stored(dump_state(kind, state))


def hash_stored(values: Mapping[str, Any]) -> str:
    """The same hash of a state in its stored form, by whichever release it was written."""
    plain = json.dumps(values, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()


def record(
    case_id: str,
    events: tuple[Any, ...],
    now: Moment,
    actor: Actor,
    command_id: str,
    seq: int,
    head: str,
    *,
    judged: Moment | None = None,
) -> tuple[Recorded, ...]:
    """The stored form of events that follow number `seq`, chained onto the hash `head`.

    `judged` is the moment of receipt when the law counts from that and not from `now`: an engine
    that was away for a day decides late, and the event still counts from the day of receipt.
    """
    recorded: list[Recorded] = []
    for number, event in enumerate(events, start=seq + 1):
        unsealed = Recorded(
            case_id,
            number,
            event.kind,
            event.VERSION,
            now.at,
            _effective_on(event, judged or now),
            actor,
            command_id,
            _rule(event),
            dump_event(event),
        )
        head = chain_hash(head, unsealed)
        recorded.append(replace(unsealed, hash=head))
    return tuple(recorded)


def _effective_on(event: Any, now: Moment) -> date:
    for name in ("held_on", "agreed_on", "kept_on", "meeting_held_on", "issued_on", "due_on"):
        day = getattr(event, name, None)
        if isinstance(day, date):
            return day
    return now.on


def _rule(event: Any) -> str:
    return str(getattr(event, "rule", "") or getattr(event, "RULE", ""))


def _plain(values: Any) -> dict[str, Any]:
    assert isinstance(values, dict)
    return values


__all__ = [
    "GENESIS",
    "Command",
    "EventData",
    "Meta",
    "dump_command",
    "dump_event",
    "dump_state",
    "hash_state",
    "hash_stored",
    "load_command",
    "load_event",
    "load_state",
    "record",
]
