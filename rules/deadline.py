"""A deadline that explains itself, and the verdict on whether something is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from rules.calendar import LONDON, TRIBUNAL_CLOSES, Calendar, Count, end_of_day, five_pm
from rules.caution import Caution, caution_words
from rules.citation import Citation, Status
from rules.rule import Consequence, Party, Rule
from rules.step import Step, StepKind, day_words, weekday_words, words

__all__ = [
    "Allowed",
    "Consequence",
    "Deadline",
    "Party",
    "Refused",
    "Step",
    "StepKind",
    "Verdict",
    "act_earlier",
    "by_end_of_day",
    "by_five_pm",
    "day_words",
    "explain",
    "weekday_words",
    "words",
]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day for something, why it is that day, and what follows if it is missed.

    `nominal_on` is the day before any roll or extension, `due_on` the last day on which the act is
    in time, `due_at` the instant in UTC at which time is up: 5 pm in London for acts before the
    tribunal (K9), midnight at the end of `due_on` otherwise (K24). `warnings` are codes of
    `rules.caution`. `calendar_version` and `rule_version` say by which list of bank holidays and by
    which of our readings of the rule it was worked out.
    """

    rule: str
    citation: Citation
    duty_holder: Party
    nominal_on: date
    due_on: date
    due_at: datetime | None
    steps: tuple[Step, ...]
    warnings: tuple[str, ...]
    calendar_version: str
    if_missed: Consequence
    rule_version: int = 1


@dataclass(frozen=True, slots=True)
class Allowed:
    """The law allows it, and says so in `citation`."""

    citation: Citation


@dataclass(frozen=True, slots=True)
class Refused:
    """The law does not allow it. `reason` is one or two plain sentences for the person asking."""

    citation: Citation
    reason: str


Verdict = Allowed | Refused


def by_end_of_day(
    rule: Rule,
    count: Count,
    calendar: Calendar,
    *,
    nominal_on: date | None = None,
    warnings: Iterable[str] = (),
) -> Deadline:
    """A deadline under the SEND Regulations or a code: the whole last day is in time (K24)."""
    due_at = end_of_day(count.result)
    return _deadline(rule, count, calendar, nominal_on, due_at, warnings)


def act_earlier(on: date, calendar: Calendar) -> tuple[str, ...]:
    """K22: the caution for a day counted back that is not a working day; it does not roll."""
    return () if calendar.is_working_day(on) else (Caution.ACT_EARLIER,)


def by_five_pm(
    rule: Rule,
    count: Count,
    calendar: Calendar,
    *,
    nominal_on: date | None = None,
    warnings: Iterable[str] = (),
) -> Deadline:
    """A deadline before the tribunal: 5 pm in London on the last day (K9)."""
    return _deadline(rule, count, calendar, nominal_on, five_pm(count.result), warnings)


def explain(deadline: Deadline) -> tuple[str, ...]:
    """The deadline in sentences: each step, the last day and hour, each warning."""
    steps = tuple(_sentence(words(step)) for step in deadline.steps)
    return (
        *steps,
        *_our_working_days(deadline),
        _last_day(deadline),
        *(caution_words(code) for code in deadline.warnings),
    )


def _our_working_days(deadline: Deadline) -> tuple[str, ...]:
    """K7: no definition of the working day was found; a code of practice names its own days."""
    counted = any(step.kind in _WORKING_DAYS for step in deadline.steps)
    if not counted or deadline.citation.status is Status.PRACTICE:
        return ()
    return ("A working day is Monday to Friday and no bank holiday: that is our own reading (K7).",)


_WORKING_DAYS = (
    StepKind.WORKING_DAYS_AFTER,
    StepKind.WORKING_DAYS_BEGINNING_WITH,
    StepKind.WORKING_DAYS_BEFORE,
)


def _last_day(deadline: Deadline) -> str:
    day = weekday_words(deadline.due_on)
    at_five = (
        deadline.due_at is not None and deadline.due_at.astimezone(LONDON).time() == TRIBUNAL_CLOSES
    )
    return f"The last day is {day}, until 5 pm." if at_five else f"The last day is {day}."


def _sentence(part: str) -> str:
    return f"{part[0].upper()}{part[1:]}."


def _deadline(
    rule: Rule,
    count: Count,
    calendar: Calendar,
    nominal_on: date | None,
    due_at: datetime,
    warnings: Iterable[str],
) -> Deadline:
    if rule.duty_holder is None:
        raise ValueError(f"rule {rule.id} has no duty-holder, so it cannot have a deadline")
    return Deadline(
        rule=rule.id,
        citation=rule.citation,
        duty_holder=rule.duty_holder,
        nominal_on=count.result if nominal_on is None else nominal_on,
        due_on=count.result,
        due_at=due_at,
        steps=count.steps,
        warnings=tuple(warnings),
        calendar_version=calendar.version,
        if_missed=rule.if_missed,
        rule_version=rule.version,
    )
