"""What a newer calendar, a corrected rule or a corrected fact does to the deadlines of a case.

A deadline that was decided stays as it is until one of these three commands decides it again, so
that no date moves in silence (DESIGN section 4). The old belief is kept: the new one is the clock's
next version. Everybody who has to do with a date that moves is told the old day and the new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, Generic, Literal, TypeVar

from cases import clock as ck
from cases.actor import Role
from cases.clock import Clock, ClockRule, ClockStarted, Why
from cases.command import CommandRefused, Meta
from cases.moment import Moment
from rules.calendar import Calendar, OutsideCalendar
from rules.closed_days import is_newer, merged
from rules.deadline import Deadline
from rules.rule import Party

State = TypeVar("State", bound=Any)


@dataclass(frozen=True, slots=True)
class Moved:
    """A deadline that moves: from which day to which."""

    clock_id: str
    was_on: date
    is_on: date


# Commands


@dataclass(frozen=True, slots=True)
class AdoptCalendar:
    """A newer list of bank holidays takes the place of the one the case holds (K16).

    `calendar` needs to cover only the years around today: older and later ones stay as they are.
    """

    meta: Meta
    calendar: Calendar
    kind: Literal["adopt_calendar"] = "adopt_calendar"


@dataclass(frozen=True, slots=True)
class CorrectRules:
    """Rules that we had wrong are put right; `rules` names them by id, or is ALL_RULES.

    Every open deadline by one of them is decided again by the rule as the code has it now.
    """

    meta: Meta
    rules: tuple[str, ...]
    kind: Literal["correct_rules"] = "correct_rules"


@dataclass(frozen=True, slots=True)
class CorrectFact:
    """A day that was entered wrongly is put right, for example the day a letter was really sent.

    `fact` is the name of a fact of the case without "_on"; `narrative_id` leads to the reason.
    """

    meta: Meta
    fact: str
    is_on: date
    narrative_id: str
    kind: Literal["correct_fact"] = "correct_fact"


Change = AdoptCalendar | CorrectRules | CorrectFact

CHANGES = (AdoptCalendar, CorrectRules, CorrectFact)
"""The commands of this module, which every kind of case knows."""


# Events


@dataclass(frozen=True, slots=True)
class CalendarAdopted:
    """The case counts by a newer list of bank holidays; `moved` are the deadlines that move by it."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "K16"
    calendar: Calendar
    moved: tuple[Moved, ...]
    changed_on: date
    kind: Literal["calendar_adopted"] = "calendar_adopted"


@dataclass(frozen=True, slots=True)
class RulesCorrected:
    """We had rules wrong; `moved` are the deadlines that move because they were put right."""

    VERSION: ClassVar[int] = 1
    rules: tuple[str, ...]
    moved: tuple[Moved, ...]
    changed_on: date
    kind: Literal["rules_corrected"] = "rules_corrected"


@dataclass(frozen=True, slots=True)
class FactCorrected:
    """A day was entered wrongly and is right now; `moved` are the deadlines that move by it."""

    VERSION: ClassVar[int] = 1
    fact: str
    was_on: date
    is_on: date
    narrative_id: str
    moved: tuple[Moved, ...]
    changed_on: date
    kind: Literal["fact_corrected"] = "fact_corrected"


ChangeEvent = CalendarAdopted | RulesCorrected | FactCorrected


# Facts


@dataclass(frozen=True)
class Fact(Generic[State]):
    """A day of a case that may be corrected: how it is read and written, and who may correct it.

    `read` gives None while the day is not known. `what` names it for people, as in "the day ...";
    `told_by` is the kind of event that first told it; `told_to` are the parties who
    hear of a correction, besides those whose dates move.
    """

    name: str
    what: str
    told_by: str
    roles: frozenset[Role]
    told_to: tuple[str, ...]
    read: Callable[[State], date | None]
    write: Callable[[State, date], State]


@dataclass(frozen=True)
class Correctable(Generic[State]):
    """The facts of one kind of case, and the check that a corrected state makes sense.

    `check` raises `CommandRefused` with the reason when days contradict each other.
    """

    facts: Mapping[str, Fact[State]]
    check: Callable[[State], None]


# Decisions


def decide_change(
    state: State,
    command: Change,
    rules: Callable[[State], Iterable[ClockRule[State]]],
    correctable: Correctable[State],
    now: Moment,
) -> tuple[Any, ...]:
    """The events that a change brings: what changed, and the clocks decided anew.

    Raises `CommandRefused` when nothing is to be changed, or the change makes no sense.
    """
    match command:
        case AdoptCalendar():
            return _adopt(state, command, rules(state), now)
        case CorrectRules():
            return _correct_rules(state, command, rules(state), now)
        case CorrectFact():
            return _correct_fact(state, command, rules, correctable, now)


def evolve_change(state: State, event: ChangeEvent, facts: Mapping[str, Fact[State]]) -> State:
    """The state after a change; the clocks follow by events of their own."""
    match event:
        case CalendarAdopted():
            changed: State = replace(state, calendar=event.calendar)
            return changed
        case FactCorrected():
            return facts[event.fact].write(state, event.is_on)
        case RulesCorrected():
            return state


def in_order(*days: tuple[date | None, date | None, str]) -> None:
    """Refuse a day that lies before the one it follows; each triple names the earlier one last.

    Days that are not known yet contradict nothing. Raises `CommandRefused`.
    """
    for later, earlier, what in days:
        if later is not None and earlier is not None and later < earlier:
            raise CommandRefused(
                "out_of_order",
                f"That day would lie before the {what}, or after what followed it. Check the day.",
            )


def correctable_now(state: State, facts: Mapping[str, Fact[State]]) -> tuple[Fact[State], ...]:
    """The facts that are known by now, so that they can be corrected."""
    return tuple(fact for fact in facts.values() if fact.read(state) is not None)


def reason_for_moving(event: CalendarAdopted | RulesCorrected) -> str:
    """Why dates move, as the ground of the messages that tell of it."""
    return (Why.CALENDAR if isinstance(event, CalendarAdopted) else Why.CORRECTION).value


def moving(
    state: State, rules: Iterable[ClockRule[State]], calendar: Calendar
) -> tuple[tuple[ClockRule[State], Clock, Deadline], ...]:
    """The open clocks whose day is another one when it is worked out now, by that calendar.

    Each comes with its rule and with the deadline as it comes out now. A newer calendar than the
    one held moves only what the calendar itself moves: a rule that the code counts differently by
    now waits for its own correction. Clocks that have ended keep the day by which they were judged.
    """
    found = []
    for rule in rules:
        clock = ck.find(state.clocks, rule.clock_id)
        if clock is None or not clock.is_open:
            continue
        basis = rule.basis(state)
        if basis is None or ck.basis_text(basis) != clock.basis:
            continue
        deadline = rule.compute(state, calendar)
        moves = _another_day(deadline, clock.deadline)
        if moves and calendar is not state.calendar:
            moves = _another_day(deadline, rule.compute(state, state.calendar))
        if moves:
            found.append((rule, clock, deadline))
    return tuple(found)


ALL_RULES = "ALL"
"""In place of the id of a rule: every rule that the code counts differently by now."""


def names(rules: Iterable[str], *deadlines: Deadline) -> bool:
    """Whether rules, given by id, name the rule of one of the deadlines."""
    wanted = set(rules)
    return ALL_RULES in wanted or any(deadline.rule in wanted for deadline in deadlines)


def _another_day(one: Deadline, other: Deadline) -> bool:
    return (one.due_on, one.due_at) != (other.due_on, other.due_at)


def moved(found: Iterable[tuple[Any, Clock, Deadline]]) -> tuple[Moved, ...]:
    """The old and the new day of clocks that move."""
    return tuple(
        Moved(clock.clock_id, clock.deadline.due_on, deadline.due_on)
        for _, clock, deadline in found
    )


def _adopt(
    state: State, command: AdoptCalendar, rules: Iterable[ClockRule[State]], now: Moment
) -> tuple[Any, ...]:
    if not is_newer(command.calendar, state.calendar):
        raise CommandRefused(
            "calendar_not_newer",
            f"The case counts by calendar {state.calendar.version} already.",
            "K16",
        )
    try:
        calendar = merged(state.calendar, command.calendar)
    except ValueError as gap:
        raise CommandRefused(
            "calendar_apart",
            "That list of bank holidays is about other years than those of the case.",
            "K16",
        ) from gap
    found = moving(state, rules, calendar)
    adopted = CalendarAdopted(calendar, moved(found), now.on)
    return (adopted, *_begun(found, Why.CALENDAR, now))


def _correct_rules(
    state: State, command: CorrectRules, rules: Iterable[ClockRule[State]], now: Moment
) -> tuple[Any, ...]:
    found = tuple(
        (rule, clock, deadline)
        for rule, clock, deadline in moving(state, rules, state.calendar)
        if names(command.rules, clock.deadline, deadline)
    )
    if not found:
        raise CommandRefused("nothing_moves", "No open date of this case moves by that.")
    corrected = RulesCorrected(command.rules, moved(found), now.on)
    return (corrected, *_begun(found, Why.CORRECTION, now))


def _correct_fact(
    state: State,
    command: CorrectFact,
    rules: Callable[[State], Iterable[ClockRule[State]]],
    correctable: Correctable[State],
    now: Moment,
) -> tuple[Any, ...]:
    fact = correctable.facts.get(command.fact)
    was_on = fact.read(state) if fact is not None else None
    role = command.meta.actor.role
    if fact is None or was_on is None:
        raise CommandRefused("unknown_fact", "That day is not known in this case yet.")
    if role not in fact.roles:
        raise CommandRefused(
            "not_your_action", f"You cannot correct {fact.what}. Ask somebody who can."
        )
    if command.is_on == was_on:
        raise CommandRefused("same_day", "That is the day we have already. Nothing was changed.")
    if command.is_on > now.on:
        raise CommandRefused(
            "date_in_future",
            f"The date of {fact.what} is in the future. Check the day, the month and the year.",
        )
    corrected = fact.write(state, command.is_on)
    correctable.check(corrected)
    try:
        follow = ck.changes(corrected, corrected.clocks, rules(corrected), corrected.calendar, now)
    except OutsideCalendar as outside:
        raise CommandRefused(
            "date_too_old", "No dates can be worked out from so long ago. Check the year."
        ) from outside
    before = {clock.clock_id: clock.deadline for clock in state.clocks}
    begun = [
        event
        for event in follow
        if isinstance(event, ClockStarted)
        and event.clock_id in before
        and before[event.clock_id].due_on != event.deadline.due_on
    ]
    for event in begun:
        _not_in_ones_own_favour(role, before[event.clock_id], event.deadline)
    moves = tuple(
        Moved(event.clock_id, before[event.clock_id].due_on, event.deadline.due_on)
        for event in begun
    )
    return (
        FactCorrected(command.fact, was_on, command.is_on, command.narrative_id, moves, now.on),
    )


_DUTIES: Mapping[Role, frozenset[Party]] = MappingProxyType(
    {
        Role.AUTHORITY: frozenset({Party.AUTHORITY}),
        Role.SETTING: frozenset({Party.SETTING, Party.AUTHORITY}),
        Role.MEDIATOR: frozenset({Party.ADVISER, Party.MEDIATOR}),
        Role.ADVISER: frozenset({Party.ADVISER, Party.MEDIATOR}),
        Role.CLERK: frozenset({Party.TRIBUNAL}),
    }
)
"""Whose duties a role must not lengthen by a correction of its own. What a family says about its
letter is judged by the tribunal."""


def _not_in_ones_own_favour(role: Role, was: Deadline, now: Deadline) -> None:
    """Nobody gives themselves more time, or undoes a breach of theirs, by correcting a day."""
    if now.due_on > was.due_on and now.duty_holder in _DUTIES.get(role, frozenset()):
        raise CommandRefused(
            "in_your_favour",
            "That would give your own side more time. Ask somebody else in the case, or whoever "
            "runs this service, to put the day right.",
        )


def _begun(
    found: Iterable[tuple[ClockRule[State], Clock, Deadline]], why: Why, now: Moment
) -> tuple[ClockStarted, ...]:
    return tuple(
        ck.begin(rule, clock, clock.basis, deadline, why, now) for rule, clock, deadline in found
    )
