"""Statutory clocks of a case: how they start, move, remind, run out and end.

A clock is decided once, by the rule in force when its facts became known, and recorded with its
derivation. It is decided again only when its basis (the facts it counts from) changes, so that a
change of code never moves a date in silence (DESIGN section 4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar, Generic, Literal, TypeVar

from cases.moment import Moment
from rules.calendar import Calendar, at_london
from rules.deadline import Deadline

State = TypeVar("State")

REMINDER_HOUR = time(8, 0)
"""Reminders are decided at eight in the morning, London."""

MIDNIGHT = time(0, 0)

FELL_AWAY = "no_longer_needed"
"""Why a clock ended whose facts are there no more."""

EXPIRY_HOUR = time(6, 0)
"""A missed day is recorded at six the next morning, late enough for the inbox sweep to deliver
what was received in time (temporal-practice: a worker that was away must not cost anyone a day)."""


class Why(StrEnum):
    """Why a deadline is believed in this version."""

    STARTED = "started"
    FACTS = "facts"  # what it counts from changed
    CALENDAR = "calendar"  # a bank holiday was proclaimed or moved (K16)
    CORRECTION = "correction"  # we had the rule wrong


class ClockStatus(StrEnum):
    """What has become of a clock."""

    RUNNING = "running"
    MET = "met"
    MISSED = "missed"
    MET_LATE = "met_late"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline of a case with its derivation and its fate; `version` counts its beliefs."""

    clock_id: str
    version: int
    basis: str
    deadline: Deadline
    started_on: date
    ladder: tuple[int, ...]
    status: ClockStatus = ClockStatus.RUNNING
    reminded: tuple[int, ...] = ()
    ended_on: date | None = None
    reason: str = ""
    why: Why = Why.STARTED
    awaits: bool = False

    @property
    def is_open(self) -> bool:
        """Whether something can still happen to it: it runs, or it was missed and not yet met."""
        return self.status in (ClockStatus.RUNNING, ClockStatus.MISSED)


@dataclass(frozen=True, slots=True)
class ClockStarted:
    """A deadline began to run, or was decided anew for the reason in `why`.

    `status` is missed when it had been missed before and lies in the past on the new belief too: the
    breach stands, and nobody is told of it twice.
    """

    VERSION: ClassVar[int] = 1
    clock_id: str
    version: int
    basis: str
    deadline: Deadline
    started_on: date
    ladder: tuple[int, ...]
    why: Why = Why.STARTED
    status: ClockStatus = ClockStatus.RUNNING
    awaits: bool = False
    kind: Literal["clock_started"] = "clock_started"

    @property
    def rule(self) -> str:
        """The rule that gave the date."""
        return self.deadline.rule


@dataclass(frozen=True, slots=True)
class ClockEnded:
    """A deadline was met, met late, or is no longer needed; `reason` is a stable code."""

    VERSION: ClassVar[int] = 1
    clock_id: str
    status: ClockStatus
    ended_on: date
    reason: str
    kind: Literal["clock_ended"] = "clock_ended"


@dataclass(frozen=True, slots=True)
class ReminderReached:
    """A rung of a clock's ladder was reached: `days_left` calendar days remain."""

    VERSION: ClassVar[int] = 1
    clock_id: str
    days_left: int
    kind: Literal["reminder_reached"] = "reminder_reached"


@dataclass(frozen=True, slots=True)
class ClockMissed:
    """The day passed without the act: a breach with a named duty-holder."""

    VERSION: ClassVar[int] = 1
    clock_id: str
    duty_holder: str
    due_on: date
    kind: Literal["clock_missed"] = "clock_missed"


@dataclass(frozen=True, slots=True)
class DayReached:
    """A day that was awaited has passed; nobody's duty ended on it."""

    VERSION: ClassVar[int] = 1
    clock_id: str
    due_on: date
    kind: Literal["day_reached"] = "day_reached"


ClockEvent = ClockStarted | ClockEnded | ReminderReached | ClockMissed | DayReached


@dataclass(frozen=True, slots=True)
class Ended:
    """When and how the act that a clock waits for was done; `done` is false when it fell away."""

    on: date
    done: bool
    reason: str


@dataclass(frozen=True)
class ClockRule(Generic[State]):
    """How one kind of clock follows from a case's facts.

    `basis` gives the facts it counts from, or None while they are not known; `ended` tells whether
    the act was done or fell away; `ladder` lists reminders in calendar days before the due day.
    `again` is true when new facts make a new duty even though the old one was done: moving a
    meeting calls for new invitations. `awaits` is true for a day that is waited for and on which
    nobody's duty ends: it passes at midnight and is no breach.
    """

    clock_id: str
    basis: Callable[[State], tuple[object, ...] | None]
    compute: Callable[[State, Calendar], Deadline]
    ended: Callable[[State], Ended | None]
    ladder: tuple[int, ...] = (5, 1)
    again: bool = False
    awaits: bool = False


def find(clocks: Iterable[Clock], clock_id: str) -> Clock | None:
    """The clock of that id, or None."""
    return next((clock for clock in clocks if clock.clock_id == clock_id), None)


def basis_text(basis: tuple[object, ...]) -> str:
    """The facts a clock counts from, as one stored text."""
    return "|".join("-" if part is None else str(part) for part in basis)


def changes(
    state: State,
    clocks: tuple[Clock, ...],
    rules: Iterable[ClockRule[State]],
    calendar: Calendar,
    now: Moment,
) -> tuple[ClockEvent, ...]:
    """The clock events that a change of facts calls for: started, decided anew, or ended."""
    found: list[ClockEvent] = []
    for rule in rules:
        clock = find(clocks, rule.clock_id)
        basis = rule.basis(state)
        ended = rule.ended(state) if basis is not None else None
        if basis is None:
            if clock is not None and clock.is_open:
                found.append(ClockEnded(rule.clock_id, ClockStatus.STOPPED, now.on, FELL_AWAY))
            continue
        text = basis_text(basis)
        # What was no longer needed and is needed again begins anew, even on the same facts.
        moved = clock is None or clock.basis != text or clock.reason == FELL_AWAY
        if moved and (ended is None or clock is None or rule.again):
            started = begin(rule, clock, text, rule.compute(state, calendar), Why.FACTS, now)
            found.append(started)
            clock = _begun(started)
        if ended is not None and clock is not None and clock.is_open:
            found.append(ClockEnded(rule.clock_id, _ending(clock, ended), ended.on, ended.reason))
    return tuple(found)


def begin(
    rule: ClockRule[State],
    before: Clock | None,
    basis: str,
    deadline: Deadline,
    why: Why,
    now: Moment,
) -> ClockStarted:
    """The start of a clock, or of its next version when there was one `before`."""
    stays_missed = (
        before is not None and before.status is ClockStatus.MISSED and _expiry(deadline) <= now.at
    )
    return ClockStarted(
        rule.clock_id,
        1 if before is None else before.version + 1,
        basis,
        deadline,
        now.on,
        rule.ladder,
        Why.STARTED if before is None else why,
        ClockStatus.MISSED if stays_missed else ClockStatus.RUNNING,
        rule.awaits,
    )


def _begun(event: ClockStarted) -> Clock:
    return Clock(
        event.clock_id,
        event.version,
        event.basis,
        event.deadline,
        event.started_on,
        event.ladder,
        event.status,
        why=event.why,
        awaits=event.awaits,
    )


def _ending(clock: Clock, ended: Ended) -> ClockStatus:
    if not ended.done:
        return ClockStatus.STOPPED
    in_time = ended.on <= clock.deadline.due_on
    return ClockStatus.MET if in_time else ClockStatus.MET_LATE


def apply(clocks: tuple[Clock, ...], event: ClockEvent) -> tuple[Clock, ...]:
    """The clocks after a clock event."""
    if isinstance(event, ClockStarted):
        return (*(c for c in clocks if c.clock_id != event.clock_id), _begun(event))
    return tuple(_after(c, event) if c.clock_id == event.clock_id else c for c in clocks)


def _after(clock: Clock, event: ClockEnded | ReminderReached | ClockMissed | DayReached) -> Clock:
    if isinstance(event, DayReached):
        return replace(clock, status=ClockStatus.MET, ended_on=event.due_on, reason="day_came")
    if isinstance(event, ClockEnded):
        return replace(clock, status=event.status, ended_on=event.ended_on, reason=event.reason)
    if isinstance(event, ReminderReached):
        return replace(clock, reminded=(*clock.reminded, event.days_left))
    return replace(clock, status=ClockStatus.MISSED)


def expires_at(clock: Clock) -> datetime:
    """The instant at which a missed day is recorded: early the next morning, London.

    A day that is only awaited has passed at midnight.
    """
    if clock.awaits:
        return at_london(clock.deadline.due_on + timedelta(days=1), MIDNIGHT)
    return _expiry(clock.deadline)


def _expiry(deadline: Deadline) -> datetime:
    return at_london(deadline.due_on + timedelta(days=1), EXPIRY_HOUR)


def _reminders(clock: Clock) -> Iterable[tuple[datetime, int]]:
    for days in clock.ladder:
        day = clock.deadline.due_on - timedelta(days=days)
        if day > clock.started_on and days not in clock.reminded:
            yield at_london(day, REMINDER_HOUR), days


def next_wake(clocks: Iterable[Clock]) -> datetime | None:
    """The earliest instant at which time alone brings something; None when nothing is awaited."""
    instants = [
        instant
        for clock in clocks
        if clock.status is ClockStatus.RUNNING
        for instant in (expires_at(clock), *(at for at, _ in _reminders(clock)))
    ]
    return min(instants, default=None)


Brought = ReminderReached | ClockMissed | DayReached
"""What time alone brings."""


def reached(clocks: Iterable[Clock], now: Moment) -> Brought | None:
    """The earliest thing that time has already brought, or None."""
    found: list[tuple[datetime, str, Brought]] = []
    for clock in clocks:
        if clock.status is not ClockStatus.RUNNING:
            continue
        expiry = expires_at(clock)
        for at, days in _reminders(clock):
            if at <= now.at:
                found.append((at, clock.clock_id, ReminderReached(clock.clock_id, days)))
        if expiry <= now.at:
            found.append((expiry, clock.clock_id, _passed(clock)))
    return min(found, key=lambda item: item[:2], default=(None, None, None))[2]


def _passed(clock: Clock) -> ClockMissed | DayReached:
    due_on = clock.deadline.due_on
    if clock.awaits:
        return DayReached(clock.clock_id, due_on)
    return ClockMissed(clock.clock_id, clock.deadline.duty_holder.value, due_on)
