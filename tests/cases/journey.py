"""A case walked through its life by commands and dates, as the engine would walk it.

Time is drained before every command, each event is recorded and chained, so that every test that
walks a journey also exercises clocks, notices and the record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from cases.actor import ENGINE, Actor, Role
from cases.clock import Clock, find
from cases.command import CommandRefused, Meta
from cases.dispute import decide as dispute
from cases.event import GENESIS, Recorded
from cases.life import CaseKind, Outcome, next_wake, passing, perform
from cases.moment import Moment
from cases.notice import Notice
from cases.plan import decide as plan
from cases.step import Move, Step, Track, made
from cases.wire import record
from rules.calendar import at_london

NOON = time(12, 0)

TABLES: dict[str, tuple[tuple[Step, ...], tuple[Track, ...]]] = {
    "dispute": (dispute.STEPS, dispute.TRACKS),
    "plan": (plan.STEPS, plan.TRACKS),
}
"""The table of each kind of case, and the tracks on which it runs."""


def moment(day: date, hour: time = NOON) -> Moment:
    """An instant of a London day, noon unless told."""
    return Moment(at_london(day, hour))


@dataclass
class Journey:
    """One case and everything that was recorded, said and decided about it so far."""

    kind: CaseKind
    now: Moment
    case_id: str = "case-1"
    state: Any = None
    start: Any = None
    events: list[Any] = field(default_factory=list)
    recorded: list[Recorded] = field(default_factory=list)
    told: list[Notice] = field(default_factory=list)
    commands: list[Any] = field(default_factory=list)
    moves: list[tuple[str, frozenset[Move]]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start = self.kind.fresh(self.case_id)
        self.state = self.start

    def on(self, day: date, hour: time = NOON) -> Journey:
        """Let time pass until that moment, recording what it brings in its order."""
        until = moment(day, hour)
        while (wake := next_wake(self.state)) is not None and wake <= until.at:
            self.now = Moment(max(wake, self.now.at))
            brought = passing(self.kind, self.state, self.now)
            assert brought is not None
            self._take(brought, ENGINE, "")
        self.now = until
        return self

    def do(self, command: type, role: Role, **facts: Any) -> tuple[Any, ...]:
        """Give a command now; the events it brought. Raises `CommandRefused`."""
        return self.give(self.make(command, role, **facts))

    def make(self, command: type, role: Role, **facts: Any) -> Any:
        """The command as it would be given now."""
        actor = Actor(role, f"{role.value}-1")
        command_id = f"command-{len(self.commands) + 1}"
        return command(Meta(command_id, self.case_id, actor, self.now.at), **facts)

    def give(self, command: Any) -> tuple[Any, ...]:
        """Perform a command made before."""
        outcome = perform(self.kind, self.state, command, self.now)
        self.commands.append(command)
        self._take(outcome, command.meta.actor, command.meta.command_id)
        return outcome.events

    def refused(self, command: type, role: Role, **facts: Any) -> CommandRefused:
        """The refusal of a command, which must change nothing and speak plainly."""
        before = self.state
        try:
            self.do(command, role, **facts)
        except CommandRefused as refusal:
            assert self.state == before
            speaks_plainly(refusal)
            self.heard.append(refusal.code)
            return refusal
        raise AssertionError(f"{command.__name__} was allowed")

    def _take(self, outcome: Outcome, actor: Actor, command_id: str) -> None:
        seq = self.recorded[-1].seq if self.recorded else 0
        head = self.recorded[-1].hash if self.recorded else GENESIS
        self.recorded.extend(
            record(self.case_id, outcome.events, self.now, actor, command_id, seq, head)
        )
        state = self.state
        for event in outcome.events:
            state = self.kind.evolve(state, event)
            self.told.extend(self.kind.notices(state, event))
        assert state == outcome.state
        self._note_moves(outcome, command_id)
        self.state = outcome.state
        self.events.extend(outcome.events)

    def _note_moves(self, outcome: Outcome, command_id: str) -> None:
        """Which moves of the process a command, or the end of a clock, made."""
        steps, tracks = TABLES[self.kind.name]
        if command_id:
            row = next(r for r in steps if r.command is type(self.commands[-1]))
            name, own = row.command.__name__, row.track
        else:
            name, own = f"clock {outcome.events[0].clock_id}", None
        self.moves.append((name, made(tracks, self.state, outcome.state, own)))

    # What a test asks

    def kinds(self) -> list[str]:
        """The kinds of all events so far, clocks left out."""
        return [e.kind for e in self.events if not e.kind.startswith(("clock_", "reminder_"))]

    def clock(self, clock_id: str) -> Clock:
        """The clock of that id, which must exist."""
        clock = find(self.state.clocks, clock_id)
        assert clock is not None, f"no clock {clock_id}"
        return clock

    def due(self, clock_id: str) -> date:
        """The last day of a clock."""
        return self.clock(clock_id).deadline.due_on

    def owed(self) -> set[str]:
        """The kinds of what is owed now."""
        return {obligation.kind for obligation in self.kind.obligations(self.state)}

    def said(self, template: str) -> set[str]:
        """Who was told by that template."""
        return {notice.recipient for notice in self.told if notice.template == template}


def speaks_plainly(refusal: CommandRefused) -> None:
    """A refusal is for people: whole sentences, no codes, not too long ones."""
    reason = refusal.reason
    assert reason[0].isupper(), reason
    assert reason[-1] in ".”", reason
    assert "_" not in reason, reason
    assert "None" not in reason, reason
    sentences = reason.replace("?", ".").split(". ")
    assert max(len(sentence.split()) for sentence in sentences) <= 30, reason
    assert refusal.code.replace("_", "").isalnum()


def day(text: str) -> date:
    """A day from its ISO text."""
    return date.fromisoformat(text)


def instant(text: str) -> datetime:
    """An instant (UTC) from a London day and hour: "2026-02-17 10:00"."""
    on, hour = text.split()
    return at_london(date.fromisoformat(on), time.fromisoformat(hour))
