"""School days: the terms of a school or an authority, and what runs in them."""

from dataclasses import dataclass
from datetime import date, timedelta

from rules.calendar import Calendar, Count
from rules.citation import Citation, Status
from rules.deadline import Consequence, Deadline, Party, by_end_of_day
from rules.rule import Rule, applies
from rules.step import Step, StepKind

_DAY = timedelta(days=1)
_CLOSURE = timedelta(weeks=4)  # N11
_EXCLUSIONS = "School Discipline (Pupil Exclusions and Reviews) (England) Regulations 2012"

GOVERNORS = Rule(
    Citation("D7", f"{_EXCLUSIONS}: governing board", Status.VERIFIED_S),
    question="By when must the governing board look at a permanent exclusion?",
    duty_holder=Party.SETTING,
    limit="15 school days after it was told",
    if_missed=Consequence("Ask the board to meet at once. You can complain."),
)
PANEL_REQUEST = Rule(
    Citation("D7", f"{_EXCLUSIONS}: request for a panel", Status.VERIFIED_S),
    question="By when can a family ask for an independent review panel?",
    duty_holder=Party.FAMILY,
    limit="15 school days after notice of the board's decision",
    if_missed=Consequence("There is no panel. A discrimination claim has its own time (D8)."),
)
PANEL_MEETING = Rule(
    Citation("D7", f"{_EXCLUSIONS}: panel meeting", Status.FROM_MEMORY),
    question="By when must the independent review panel meet?",
    duty_holder=Party.AUTHORITY,
    limit="15 school days after it was asked for",
    if_missed=Consequence("Ask for the meeting at once. You can complain."),
)


class OutsideTerms(ValueError):
    """A count of school days left the terms that are known."""


@dataclass(frozen=True, slots=True)
class Term:
    """One unbroken stretch of school, first and last day included: half-terms are gaps."""

    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The terms of a school, with their source. Raises ValueError unless in order and apart."""

    name: str
    source: str
    terms: tuple[Term, ...]
    training_days: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        edges = [day for term in self.terms for day in (term.opens_on, term.closes_on)]
        if edges != sorted(edges):
            raise ValueError("the terms of a school must be in order and must not overlap")

    def is_school_day(self, day: date, calendar: Calendar) -> bool:
        """Whether pupils are expected on `day`."""
        in_term = any(term.opens_on <= day <= term.closes_on for term in self.terms)
        return in_term and calendar.is_working_day(day) and day not in self.training_days

    def long_closures(self) -> tuple[tuple[date, date], ...]:
        """N11: the closures of 4 weeks or more, as first day closed and day of reopening."""
        gaps = (
            (before.closes_on + _DAY, after.opens_on)
            for before, after in zip(self.terms, self.terms[1:], strict=False)
        )
        return tuple(
            (closed_on, opens_on)
            for closed_on, opens_on in gaps
            if opens_on - closed_on >= _CLOSURE
        )


def school_days(trigger_on: date, amount: int, school: SchoolCalendar, calendar: Calendar) -> Count:
    """Days on which the school meets, the trigger day not counted.

    Raises OutsideTerms when the known terms end before the count does.
    """
    day, left, skipped = trigger_on, amount, []
    while left:
        day += _DAY
        if not school.terms or day > school.terms[-1].closes_on:
            raise OutsideTerms(f"the term dates of {school.name} end before the count does")
        if school.is_school_day(day, calendar):
            left -= 1
        elif day.weekday() < 5:
            skipped.append(day)
    step = Step(StepKind.SCHOOL_DAYS_AFTER, trigger_on, amount, day, tuple(skipped))
    return Count(day, (step,))


@applies("D7")
def governors_consider(told_on: date, school: SchoolCalendar, calendar: Calendar) -> Deadline:
    """D7: the governing board considers a permanent exclusion."""
    return by_end_of_day(GOVERNORS, school_days(told_on, 15, school, calendar), calendar)


@applies("D7")
def panel_request(decision_told_on: date, school: SchoolCalendar, calendar: Calendar) -> Deadline:
    """D7: the family asks for an independent review panel."""
    count = school_days(decision_told_on, 15, school, calendar)
    return by_end_of_day(PANEL_REQUEST, count, calendar)


@applies("D7")
def panel_meets(requested_on: date, school: SchoolCalendar, calendar: Calendar) -> Deadline:
    """D7: the independent review panel meets."""
    return by_end_of_day(PANEL_MEETING, school_days(requested_on, 15, school, calendar), calendar)
