"""One step of a computation of a date, as a value that people and programs can read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


class StepKind(StrEnum):
    """The ways in which one date leads to another."""

    WEEKS_AFTER = "weeks_after"  # K1, K3
    DAYS_AFTER = "days_after"  # K1, K6
    MONTHS_AFTER = "months_after"  # K1, K4
    YEARS_AFTER = "years_after"  # K1, K4
    DAYS_BEGINNING_WITH = "days_beginning_with"  # K2
    MONTHS_BEGINNING_WITH = "months_beginning_with"  # K2, K5
    WORKING_DAYS_AFTER = "working_days_after"  # K7
    WORKING_DAYS_BEGINNING_WITH = "working_days_beginning_with"  # K2, K7
    TRIBUNAL_WORKING_DAYS_AFTER = "tribunal_working_days_after"  # K8, K12
    TRIBUNAL_DAYS_AFTER = "tribunal_days_after"  # K12
    TRIBUNAL_MONTHS_AFTER = "tribunal_months_after"  # K4, K12
    SCHOOL_DAYS_AFTER = "school_days_after"  # D7
    WEEKS_BEFORE = "weeks_before"  # K22
    MONTHS_BEFORE = "months_before"  # K4, K22
    WORKING_DAYS_BEFORE = "working_days_before"  # K7, K22
    TRIBUNAL_WORKING_DAYS_BEFORE = "tribunal_working_days_before"  # K8, K12
    DAY_BEFORE = "day_before"  # "before 15 February" ends on 14 February (H7)
    ROLL_FORWARD = "roll_forward"  # K10
    OUT_OF_CLOSED_WINDOW = "out_of_closed_window"  # K11
    LATER_OF = "later_of"  # K14
    EARLIER_OF = "earlier_of"  # R12
    AT_ONCE = "at_once"  # O1, O6
    END_OF_ACADEMIC_YEAR = "end_of_academic_year"  # A14
    PUBLISHED_DATE = "published_date"  # a date written in the law itself (R16, R17)
    ORDERED_DATE = "ordered_date"  # a date that a tribunal ordered (H8, K13)
    AGREED_DATE = "agreed_date"  # a date that the parties agreed in writing (M18)


@dataclass(frozen=True, slots=True)
class Step:
    """`amount` units from `from_on` lead to `to_on`.

    `skipped` holds the bank holidays (or days without school) on weekdays that were not counted,
    so that the step can be recomputed without any calendar; weekends and the closed windows follow from the kind. For
    `LATER_OF` and `EARLIER_OF`, `from_on` is the date that was not chosen. `from_on` is None where
    the date does not come from another date.
    """

    kind: StepKind
    from_on: date | None
    amount: int | None
    to_on: date
    skipped: tuple[date, ...] = ()


def day_words(day: date) -> str:
    """ "10 June 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """ "Wednesday 10 June 2026"."""
    return f"{_WEEKDAYS[day.weekday()]} {day_words(day)}"


_COUNTED = {
    StepKind.WEEKS_AFTER: ("week", "after"),
    StepKind.DAYS_AFTER: ("day", "after"),
    StepKind.MONTHS_AFTER: ("month", "after"),
    StepKind.YEARS_AFTER: ("year", "after"),
    StepKind.DAYS_BEGINNING_WITH: ("day", "beginning with"),
    StepKind.MONTHS_BEGINNING_WITH: ("month", "beginning with"),
    StepKind.WORKING_DAYS_AFTER: ("working day", "after"),
    StepKind.WORKING_DAYS_BEGINNING_WITH: ("working day", "beginning with"),
    StepKind.SCHOOL_DAYS_AFTER: ("school day", "after"),
    StepKind.TRIBUNAL_WORKING_DAYS_AFTER: ("tribunal working day", "after"),
    StepKind.TRIBUNAL_DAYS_AFTER: ("day", "after"),
    StepKind.TRIBUNAL_MONTHS_AFTER: ("month", "after"),
    StepKind.WEEKS_BEFORE: ("week", "before"),
    StepKind.MONTHS_BEFORE: ("month", "before"),
    StepKind.WORKING_DAYS_BEFORE: ("working day", "before"),
    StepKind.TRIBUNAL_WORKING_DAYS_BEFORE: ("tribunal working day", "before"),
}
_WINDOWS_LEFT_OUT = frozenset(
    {
        StepKind.TRIBUNAL_WORKING_DAYS_AFTER,
        StepKind.TRIBUNAL_DAYS_AFTER,
        StepKind.TRIBUNAL_MONTHS_AFTER,
        StepKind.TRIBUNAL_WORKING_DAYS_BEFORE,
    }
)


def words(step: Step) -> str:
    """The step as a sentence part: "2 months after 10 June 2026 is 10 August 2026"."""
    to = day_words(step.to_on)
    if step.kind in _COUNTED:
        return _counted_words(step, to)
    if step.from_on is None:
        return {
            StepKind.PUBLISHED_DATE: f"the law names {to}",
            StepKind.ORDERED_DATE: f"the tribunal ordered {to}",
            StepKind.AGREED_DATE: f"the two sides agreed {to} in writing",
        }[step.kind]
    start = day_words(step.from_on)
    return {
        StepKind.DAY_BEFORE: f"the last day before {start} is {to}",
        StepKind.ROLL_FORWARD: f"{start} is not a working day; the next working day is {to}",
        StepKind.OUT_OF_CLOSED_WINDOW: (
            f"{start} falls in a closed time (August, or 25 December to 1 January); "
            f"the first working day after it is {to}"
        ),
        StepKind.LATER_OF: f"the later of {start} and {to} is {to}",
        StepKind.EARLIER_OF: f"the earlier of {start} and {to} is {to}",
        StepKind.AT_ONCE: f"at once means on the day itself, {to}",
        StepKind.END_OF_ACADEMIC_YEAR: f"the academic year that {start} is in ends on {to}",
    }[step.kind]


def _counted_words(step: Step, to: str) -> str:
    unit, direction = _COUNTED[step.kind]
    if step.from_on is None or step.amount is None:
        raise ValueError(f"a step of kind {step.kind} needs a start and an amount")
    plural = unit if step.amount == 1 else f"{unit}s"
    verb = "ends on" if direction == "beginning with" and step.amount == 1 else "is"
    if direction == "beginning with" and step.amount != 1:
        verb = "end on"
    left_out = []
    if step.kind in _WINDOWS_LEFT_OUT:
        left_out.append("August and 25 December to 1 January")
    if step.skipped and step.kind is StepKind.SCHOOL_DAYS_AFTER:
        left_out.append("days on which the school is closed")
    elif step.skipped:
        noun = "bank holiday" if len(step.skipped) == 1 else "bank holidays"
        left_out.append(f"the {noun} {_listed(step.skipped)}")
    note = f" (not counting {' or '.join(left_out)})" if left_out else ""
    return f"{step.amount} {plural} {direction} {day_words(step.from_on)}{note} {verb} {to}"


def _listed(days: tuple[date, ...]) -> str:
    named = [day_words(day) for day in days]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"
