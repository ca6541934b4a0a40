"""Any command, made from the types of its fields and from what a case knows: most are lawful.

Nothing here knows what a case allows. A command is chosen by the table of moves (mostly one that
could be given where the case stands, sometimes any other), its facts by their types: a day near
today, a member of a closed list, the id of something the case has. A new command needs nothing here.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from random import Random
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from cases.actor import Actor, Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules
from cases.command import CommandRefused, Meta
from cases.demo_clock import MoveClock
from cases.dispute import commands as c
from cases.dispute import exits
from cases.dispute.decide import STEPS
from cases.dispute.facts import FACTS
from cases.dispute.obligations import obligations
from cases.dispute.state import DisputeState
from cases.dispute.step import Step
from cases.dispute.vocabulary import DocumentKind
from rules.calendar import ENGLAND, Calendar, at_london
from rules.regime import NAMED_EXITS
from tests.cases import disputes
from tests.cases.journey import Journey

NOT_CHOSEN = (c.FileDispute, MoveClock, AdoptCalendar, CorrectRules)
"""How a case begins, the demonstration's own clock, and what changes many cases at once."""

RARE = (c.Withdraw, CorrectFact)
"""Lawful at every moment; chosen often they would leave no story."""

LAWFUL_SHARE = 0.85
"""How often a command is chosen that could be given where the case stands."""

OWED_SHARE = 0.6
"""How often a command is chosen that somebody owes, so that stories get far."""

OTHER_NAMES = {
    "prepare_bundle": "request_bundle",
    "mend_referral": "request_bundle",
    "await_bundle": "record_bundle",
    "check_referral": "accept_referral",
    "keep_promise": "record_promise_kept",
    "mend_breach": "record_promise_kept",
}
"""Tasks that are done by a command of another name."""

NEEDED = (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K)
BY_ENGINE = (DocumentKind.LETTER,)

PAUSES = (0, 0, 0, 0, 1, 1, 2, 3, 5, 9, 20)
"""Days that pass between two commands."""


def step_on(journey: Journey, random: Random) -> tuple[Any, CommandRefused | None]:
    """Let some days pass, then give a command; the command, and its refusal if it was refused."""
    journey.on(journey.now.on + timedelta(days=random.choice(PAUSES)))
    command = any_command(journey, random)
    try:
        journey.give(command)
    except CommandRefused as refusal:
        journey.heard.append(refusal.code)
        return command, refusal
    return command, None


def any_command(journey: Journey, random: Random) -> Any:
    """A command as somebody might give it now."""
    row = _row(journey.state, random)
    role = random.choice(sorted(row.roles))
    if random.random() < 0.02:
        role = random.choice(list(Role))
    number = len(journey.commands) + len(journey.heard) + 1
    person = _person(journey.state, role)
    meta = Meta(f"command-{number}", journey.case_id, Actor(role, person), journey.now.at)
    return row.command(meta, **_facts(row.command, journey, random))


def _person(state: DisputeState, role: Role) -> str:
    parties = state.parties
    return {
        Role.FAMILY: parties.family_id,
        Role.AUTHORITY: "officer-1",
        Role.MEDIATOR: parties.mediator_id or "mediator-1",
    }.get(role, f"{role.value}-1")


def _row(state: DisputeState, random: Random) -> Step:
    rows = [row for row in STEPS if row.command not in NOT_CHOSEN]
    if random.random() < OWED_SHARE and (owed := [row for row in rows if _is_owed(row, state)]):
        return random.choice(owed)
    if random.random() < LAWFUL_SHARE:
        rows = [row for row in rows if _could_be_given(row, state)] or rows
    if random.random() < 0.9:
        rows = [row for row in rows if row.command not in RARE] or rows
    return random.choice(rows)


def _is_owed(row: Step, state: DisputeState) -> bool:
    """Whether somebody owes this step now, or the engine does."""
    owed = {OTHER_NAMES.get(task.kind, task.kind) for task in obligations(state)}
    return kind_of(row.command) in owed


def kind_of(command: type) -> str:
    """The name under which a command travels."""
    return str(next(field.default for field in fields(command) if field.name == "kind"))


def _could_be_given(row: Step, state: DisputeState) -> bool:
    if row.track is None:
        return True
    phase = row.track.phase(state).value
    return any(m.track == row.track.name and m.before == phase for m in row.moves)


# Facts by name: what a case knows


def _slots(state: DisputeState) -> list[Any]:
    return list(state.mediation.slots)


def _promises(state: DisputeState) -> list[Any]:
    return [p.made.promise_id for p in state.agreement.promises] if state.agreement else []


def _bundle(state: DisputeState) -> list[Any]:
    return [state.referral.bundle.sha256] if state.referral.bundle else []


KNOWN: Mapping[str, Callable[[DisputeState], list[Any]]] = {
    "slot": _slots,
    "promise_id": _promises,
    "request": lambda state: [state.referral.awaited_request],
    "fact": lambda state: [name for name, fact in FACTS.items() if fact.read(state)],
    "clock_id": lambda state: [clock.clock_id for clock in state.clocks],
    "mediator_id": lambda state: ["mediator-1", "mediator-2"],
}
"""Where the ids of a command come from, by the name of its field."""


def _ids_in(value: Any, name: str) -> Iterable[Any]:
    """Every value that the state holds under a field of that name."""
    if isinstance(value, tuple):
        for item in value:
            yield from _ids_in(item, name)
    elif is_dataclass(value) and not isinstance(value, Calendar):
        for field in fields(value):
            held = getattr(value, field.name)
            if field.name == name and held:
                yield held
            yield from _ids_in(held, name)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _facts(kind: type, journey: Journey, random: Random) -> dict[str, Any]:
    hints = _hints(kind)
    return {
        field.name: _fact(kind, field, hints[field.name], journey, random)
        for field in fields(kind)
        if field.init and field.name not in ("meta", "kind")
    }


def _fact(kind: type, field: Any, hint: Any, journey: Journey, random: Random) -> Any:
    state, name = journey.state, field.name
    if kind is c.StateGrounds and name == "details":
        exit_ = random.choice((None, None, *NAMED_EXITS))
        return (*disputes.DETAILS, *((exits.fact(exit_),) if exit_ else ()))
    if name == "sections":
        return random.choice((("B",), ("B", "F"), ("I",), ("B", "F", "I")))
    if name in KNOWN and (known := KNOWN[name](state)):
        return random.choice(known)
    if name == "sha256" and kind is c.SendReferral and (known := _bundle(state)):
        return known[0]
    if field.default is not MISSING and random.random() < 0.5:
        return field.default
    if name.endswith("_id") and name != "narrative_id":
        held = sorted(set(map(str, _ids_in(state, name))))
        if held and not _is_new(kind, name, random):
            return random.choice(held)
        return f"{name.removesuffix('_id')}-{len(journey.events) + 1}"
    return _of_type(hint, name, journey, random)


def _is_new(kind: type, name: str, random: Random) -> bool:
    """Whether the command makes what the id names, as far as its name tells."""
    return kind.__name__.startswith(("Add", "Raise", "Record", "Propose")) and random.random() < 0.7


def _of_type(hint: Any, name: str, journey: Journey, random: Random) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _of_type(random.choice(arguments), name, journey, random)
    if origin is Literal:
        return random.choice(arguments)
    if origin is tuple:
        return _several(arguments[0], name, journey, random)
    if origin is frozenset:
        return frozenset(_several(arguments[0], name, journey, random))
    return _plain(hint, name, journey, random)


def _several(member: Any, name: str, journey: Journey, random: Random) -> tuple[Any, ...]:
    many = random.choice((1, 1, 2, 2, 3))
    found: list[Any] = []
    for number in range(many):
        value = _of_type(member, name, journey, random)
        if isinstance(value, datetime):
            value += timedelta(days=number)
        if value not in found:
            found.append(value)
    return tuple(found)


def _plain(hint: Any, name: str, journey: Journey, random: Random) -> Any:
    today = journey.now.on
    if hint is type(None):
        return None
    if hint is DocumentKind:
        there = {document.document for document in journey.state.documents}
        missing = [kind for kind in NEEDED if kind not in there]
        return random.choice(missing or [kind for kind in DocumentKind if kind not in BY_ENGINE])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return random.choice(list(hint))
    if is_dataclass(hint) and isinstance(hint, type) and hint is not Calendar:
        made = _facts(hint, journey, random)
        own = f"{len(journey.events)}-{random.randrange(1000)}"
        return hint(**{
            key: own if key.endswith("_id") and key != "narrative_id" else value
            for key, value in made.items()
        })  # fmt: skip
    by_type: dict[Any, Callable[[], Any]] = {
        bool: lambda: random.random() < 0.6,
        int: lambda: random.choice((1, 2, 3, 5, 10)),
        date: lambda: today + timedelta(days=random.choice(_days_of(name))),
        datetime: lambda: at_london(today + timedelta(days=random.choice((8, 9, 14))), time(10)),
        str: lambda: f"{name}-{random.choice((1, 2, 3))}",
        Calendar: lambda: ENGLAND,
    }
    return by_type[hint]()


def _days_of(name: str) -> tuple[int, ...]:
    """How far from today a day of that name tends to lie."""
    ahead = ("due", "until", "listed", "by_", "moved", "directed", "hearing")
    if any(word in name for word in ahead):
        return (5, 10, 20, 30, 60, 0, -1)
    return (0, 0, 0, 0, -1, -3, 1)
