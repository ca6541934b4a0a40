"""The time a family has to go to the tribunal: told in every message until the appeal is sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.clock import Clock, ClockStatus, find
from cases.dispute.clocks import APPEAL, LAST_SAFE_DAY
from cases.dispute.window_facts import window_facts
from cases.plan.state import PlanState
from messages.clock_words import CaseState, derivation
from messages.wording import day
from rules.caution import caution_words
from rules.deadline import Deadline
from rules.window import WindowFacts, certificate_needed, last_safe_day, waits_for_certificate


@dataclass(frozen=True, slots=True)
class AppealTime:
    """The last day and how it was counted; the last safe day when that is earlier, and why.

    `passed` is true when the last day lies behind. `clock_id` and `safe_clock_id` are the deadlines
    whose pages tell more.
    """

    clock_id: str
    rule: str
    last_day: str
    derivation: str
    safe_clock_id: str
    safe_day: str
    safe_reason: str
    passed: bool
    needs_certificate: bool


def appeal_time(state: CaseState, on: date) -> AppealTime | None:
    """What a family is told on a day; None when nothing can be appealed or the appeal is there."""
    clock = find(state.clocks, APPEAL)
    if clock is None or clock.status in (ClockStatus.MET, ClockStatus.MET_LATE):
        return None
    if state.is_closed and on > clock.deadline.due_on:
        return None  # a case that ended has no use for a day that passed
    safe, needed = _safe(state, clock)
    earlier = safe.due_on < clock.deadline.due_on and on <= safe.due_on
    return AppealTime(
        APPEAL,
        clock.deadline.rule,
        day(clock.deadline.due_on),
        derivation(clock.deadline),
        _safe_clock(state, safe),
        day(safe.due_on) if earlier else "",
        _reason(safe) if earlier else "",
        on > clock.deadline.due_on,
        needed,
    )


def _safe_clock(state: CaseState, safe: Deadline) -> str:
    """The kept deadline whose page tells why the last safe day is that day.

    A plan keeps no last safe day of its own: there it is the deadline that falls on that day, the
    contact with the adviser (M2), or else the appeal that it is counted with.
    """
    if find(state.clocks, LAST_SAFE_DAY) is not None:
        return LAST_SAFE_DAY
    same = (clock for clock in state.clocks if clock.deadline.due_on == safe.due_on)
    return next((clock.clock_id for clock in same), APPEAL)


def _reason(safe: Deadline) -> str:
    return " ".join(caution_words(code) for code in safe.warnings)


def _safe(state: CaseState, clock: Clock) -> tuple[Deadline, bool]:
    """The last safe day (T1 read with K18, M2 and H6), and whether a certificate is needed."""
    if isinstance(state, PlanState):
        return _safe_in_plan(state, clock)
    if state.matter is None:
        return clock.deadline, True
    stored = find(state.clocks, LAST_SAFE_DAY)
    safe = stored.deadline if stored is not None else clock.deadline
    return safe, waits_for_certificate(window_facts(state))


def _safe_in_plan(state: PlanState, clock: Clock) -> tuple[Deadline, bool]:
    decided = state.appealable
    if decided is None:
        return clock.deadline, True
    facts = WindowFacts(
        decided.notice_sent_on,
        decision=decided.decision,
        sections=frozenset(decided.sections),
        notice_sent_on=decided.notice_sent_on,
        notice_dated_on=decided.notice_dated_on,
    )
    return last_safe_day(facts, state.calendar), certificate_needed(facts)
