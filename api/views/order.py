"""The order of a worklist, by a formula that is told, and why each row stands where it does.

Tasks of your own and of nobody come first, those that a colleague does come last. Then: a day that
has passed before a day ahead, and that before no day at all; fewer days left first; a duty before
a target; a family that must soon go to the tribunal first; a family that waiting hits harder than
others, as far as the reader may know; what is owed for longest first. Nothing else counts.
`store.work_order` is the same formula in SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rules.calendar import LONDON
from rules.step import day_words
from store.vulnerability import Concern
from store.work_order import URGENT_DAYS

FORMULA = (
    "Late tasks come first, then those with the fewest days left. On the same day a legal duty "
    "comes before a target. Then comes the family that must go to the tribunal soonest. Then comes "
    "a family that waiting may hit harder, and the row says why. Then comes what is owed for "
    "longest. What a colleague does comes last."
)
"""The order in words, as the page tells it."""

CONCERNS: Mapping[Concern, str] = {
    Concern.LOOKED_AFTER: "The council looks after the child.",
    Concern.NO_SETTING: "The child is at no school or college.",
    Concern.SCREENED: "The family was found to be unsafe.",
    Concern.REACHED_WITH_CARE: "The family must be reached with care.",
    Concern.LANGUAGE: "The family needs another language or an interpreter.",
}
"""Why waiting may hit a family harder, as a reason of a row."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Everything that counts for the place of a task.

    `days_left` is negative when the day has passed, None when there is no day. `safe_days` are the
    days until the family's last safe day for the tribunal, None when that day no longer matters.
    `concerns` are those that the reader may know.
    """

    case_id: str
    task_id: str
    days_left: int | None
    is_duty: bool
    safe_days: int | None
    since: datetime
    is_colleagues: bool = False
    concerns: tuple[Concern, ...] = ()

    @property
    def is_urgent(self) -> bool:
        """Whether the family's time for the tribunal runs out soon."""
        return self.safe_days is not None and 0 <= self.safe_days <= URGENT_DAYS


def place(weight: Weight) -> tuple[object, ...]:
    """The key by which a worklist is sorted, smallest first."""
    days = weight.days_left
    return (
        weight.is_colleagues,
        2 if days is None else int(days >= 0),
        0 if days is None else days,
        not weight.is_duty,
        weight.safe_days if weight.is_urgent else URGENT_DAYS + 1,
        not weight.concerns,
        weight.since,
        weight.case_id,
        weight.task_id,
    )


def reasons(weight: Weight, safe_on: date | None) -> tuple[str, ...]:
    """Why a task stands where it does, in the order in which the reasons count."""
    found = ["A colleague does it."] if weight.is_colleagues else []
    found.append(_days(weight.days_left))
    if weight.days_left is not None:
        found.append("A legal duty." if weight.is_duty else "A target, not a legal duty.")
    if weight.is_urgent and safe_on is not None:
        found.append(f"The family’s last safe day for the tribunal is {day_words(safe_on)}.")
    found += [CONCERNS[concern] for concern in weight.concerns]
    found.append(f"Owed since {day_words(weight.since.astimezone(LONDON).date())}.")
    return tuple(found)


def _days(days: int | None) -> str:
    if days is None:
        return "No set day."
    if days == 0:
        return "The last day is today."
    count = abs(days)
    noun = "day" if count == 1 else "days"
    return f"{count} {noun} late." if days < 0 else f"{count} {noun} left."
