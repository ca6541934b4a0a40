"""A deadline as it is shown: the day, who must act, and why it is that day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from api.words.steps import CLOCK_STATUS, WHO, clock_words
from rules.citation import STATUS_WORDS, Status
from rules.deadline import Deadline, explain
from store.case_pages import StoredClock

SOON_DAYS = 7
"""A deadline this near is called near."""

WAITED_FOR, NOBODY = "Waited for", "Nobody"
"""What is said of a day that is only waited for: its state, and who must act by it."""

_DUTY = {"tribunal": "clerk", "icb": "authority"}

STANDING_MARKS: Mapping[Status, str] = {
    Status.FROM_MEMORY: "From memory",
    Status.UNVERIFIED: "Unverified",
    Status.PRACTICE: "Practice",
    Status.PROPOSED: "Proposal",
}
"""The mark of a rule whose words are not law that was read; such a rule is never shown without it."""


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A stored clock in words. `mark` is "late", "near" or "running" for one that runs.

    `href` is the page with its derivation; `steps` and `cautions` together are its derivation;
    `standing_mark` is empty for a rule whose words were checked; `is_awaited` is true for a day on
    which nobody has to have done anything.
    """

    clock_id: str
    href: str
    title: str
    due_on: date
    status: str
    status_words: str
    mark: str
    who: str
    steps: tuple[str, ...]
    cautions: tuple[str, ...]
    rule: str
    provision: str
    standing: str
    standing_mark: str
    calendar_version: str
    if_missed: str
    version: int
    started_on: date
    ended_on: date | None
    is_open: bool
    is_awaited: bool = False


def date_address(case_id: str, clock_id: str) -> str:
    """The page that tells why a deadline is on its day; empty when there is no deadline."""
    return f"/cases/{quote(case_id)}/dates/{quote(clock_id)}" if clock_id else ""


def awaited(state: Any) -> frozenset[str]:
    """The clocks of a case that only wait for a day: nobody's duty, and nobody is reminded."""
    return frozenset(c.clock_id for c in state.clocks if c.awaits and not c.ladder)


def view(
    clock: StoredClock, case_id: str, today: date, waiting: Collection[str] = ()
) -> DeadlineView:
    """One deadline of a case in words; `today` is the case's own day, `waiting` see `awaited`."""
    is_awaited = clock.clock_id in waiting
    deadline = clock.deadline
    sentences = explain(deadline)
    counted = len(sentences) - len(deadline.warnings)
    return DeadlineView(
        clock.clock_id,
        date_address(case_id, clock.clock_id),
        clock_words(clock.clock_id),
        deadline.due_on,
        clock.status,
        WAITED_FOR
        if is_awaited and clock.status == "running"
        else CLOCK_STATUS.get(clock.status, clock.status),
        _mark(clock, today),
        NOBODY if is_awaited else who_owes(deadline),
        sentences[:counted],
        sentences[counted:],
        deadline.rule,
        deadline.citation.provision,
        STATUS_WORDS[deadline.citation.status],
        STANDING_MARKS.get(deadline.citation.status, ""),
        deadline.calendar_version,
        deadline.if_missed.words,
        clock.version,
        clock.started_on,
        clock.ended_on,
        clock.status in ("running", "missed"),
        is_awaited,
    )


def who_owes(deadline: Deadline) -> str:
    """Who must act, as a name in a sentence."""
    holder = deadline.duty_holder.value
    return WHO.get(_DUTY.get(holder, holder), holder)


def newest(clocks: Iterable[StoredClock]) -> tuple[StoredClock, ...]:
    """Each deadline as it is believed now; earlier beliefs are left out."""
    latest: dict[str, StoredClock] = {}
    for clock in clocks:
        known = latest.get(clock.clock_id)
        if known is None or known.version < clock.version:
            latest[clock.clock_id] = clock
    return tuple(sorted(latest.values(), key=lambda c: (c.deadline.due_on, c.clock_id)))


def _mark(clock: StoredClock, today: date) -> str:
    if clock.status == "missed":
        return "late"
    if clock.status != "running":
        return ""
    days = (clock.deadline.due_on - today).days
    if days < 0:
        return "late"
    return "near" if days <= SOON_DAYS else "running"
