"""School days: the terms of a school or an authority, and what runs in them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from rules.calendar import Calendar, Count, working_days
from rules.caution import Caution
from rules.citation import Citation, Status
from rules.deadline import Consequence, Deadline, Party, by_end_of_day
from rules.rule import Rule, applies
from rules.step import Step, StepKind

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)  # N11
_CLOSURE = timedelta(weeks=4)  # N11
_LONGEST_SUMMER = timedelta(weeks=10)  # a longer gap lacks a term
_AUGUST = 8
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
EDUCATIONAL_RECORD = Rule(
    Citation(
        "P10",
        "Education (Pupil Information) (England) Regulations 2005",
        Status.FROM_MEMORY,
    ),
    question="By when must a maintained school show me the educational record?",
    duty_holder=Party.SETTING,
    limit="15 school days after it was asked",
    if_missed=Consequence("Complain to the governors, then to the Information Commissioner."),
)


class OutsideTerms(ValueError):
    """A count of school days left the terms that are known."""


@dataclass(frozen=True, slots=True)
class Term:
    """One unbroken stretch of school, first and last day included: half-terms are gaps."""

    opens_on: date
    closes_on: date


class Closure(NamedTuple):
    """An unbroken time without school: `closed_on` is its first day, `reopens_on` the day after."""

    closed_on: date
    reopens_on: date

    @property
    def is_long(self) -> bool:
        """N11: whether it lasts 4 weeks in a row or more."""
        return self.reopens_on - self.closed_on >= _CLOSURE

    @property
    def is_plausible(self) -> bool:
        """Whether it can be a holiday: only the summer is long (N11), else a term is missing."""
        days = (self.reopens_on - self.closed_on).days
        august = any((self.closed_on + n * _DAY).month == _AUGUST for n in range(days))
        return not self.is_long or (august and self.reopens_on - self.closed_on <= _LONGEST_SUMMER)

    @property
    def asked_from_on(self) -> date:
        """N11: the first day on which a request for advice counts, a week before the closure."""
        return self.closed_on - _WEEK

    @property
    def asked_until_on(self) -> date:
        """N11: the last day on which a request for advice counts, a week before the reopening."""
        return self.reopens_on - _WEEK


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The terms of a school, with their source. Raises ValueError unless in order and apart.

    `source` says who published them, `published_on` when; None: the source does not say.
    """

    name: str
    source: str
    terms: tuple[Term, ...]
    training_days: tuple[date, ...] = ()
    published_on: date | None = None

    def __post_init__(self) -> None:
        edges = [day for term in self.terms for day in (term.opens_on, term.closes_on)]
        if edges != sorted(edges):
            raise ValueError("the terms of a school must be in order and must not overlap")

    def is_school_day(self, day: date, calendar: Calendar) -> bool:
        """Whether pupils are expected on `day`."""
        in_term = any(term.opens_on <= day <= term.closes_on for term in self.terms)
        return in_term and calendar.is_working_day(day) and day not in self.training_days

    def closures(self) -> tuple[Closure, ...]:
        """Every time without school between two terms, half-terms too, in order.

        What lies before the first term, after the last and in `unknown` is not known and not here.
        """
        return tuple(gap for gap in self._gaps() if gap.is_plausible)

    def unknown(self) -> tuple[Closure, ...]:
        """Times between two terms in which a term must be missing, in order."""
        return tuple(gap for gap in self._gaps() if not gap.is_plausible)

    def long_closures(self) -> tuple[Closure, ...]:
        """N11: the closures of 4 weeks or more."""
        return tuple(closure for closure in self.closures() if closure.is_long)

    def _gaps(self) -> Iterator[Closure]:
        for before, after in pairwise(self.terms):
            if after.opens_on > before.closes_on + _DAY:
                yield Closure(before.closes_on + _DAY, after.opens_on)


def school_days(trigger_on: date, amount: int, school: SchoolCalendar, calendar: Calendar) -> Count:
    """Days on which the school meets, the trigger day not counted.

    Raises OutsideTerms when the known terms begin after the count does, end before it, or lack a
    term in between.
    """
    if not school.terms or trigger_on + _DAY < school.terms[0].opens_on:
        raise OutsideTerms(f"the term dates of {school.name} begin after the count does")
    day, left, skipped = trigger_on, amount, []
    unknown = school.unknown()
    while left:
        day += _DAY
        if day > school.terms[-1].closes_on:
            raise OutsideTerms(f"the term dates of {school.name} end before the count does")
        if any(gap.closed_on <= day < gap.reopens_on for gap in unknown):
            raise OutsideTerms(f"the term dates of {school.name} lack a term around {day}")
        if school.is_school_day(day, calendar):
            left -= 1
        elif day.weekday() < 5:
            skipped.append(day)
    step = Step(StepKind.SCHOOL_DAYS_AFTER, trigger_on, amount, day, tuple(skipped))
    return Count(day, (step,))


@applies("D7")
def governors_consider(
    told_on: date, calendar: Calendar, school: SchoolCalendar | None = None
) -> Deadline:
    """D7: the governing board considers a permanent exclusion."""
    return _within_15_school_days(GOVERNORS, told_on, calendar, school)


@applies("D7")
def panel_request(
    decision_told_on: date, calendar: Calendar, school: SchoolCalendar | None = None
) -> Deadline:
    """D7: the family asks for an independent review panel."""
    return _within_15_school_days(PANEL_REQUEST, decision_told_on, calendar, school)


@applies("D7")
def panel_meets(
    requested_on: date, calendar: Calendar, school: SchoolCalendar | None = None
) -> Deadline:
    """D7: the independent review panel meets."""
    return _within_15_school_days(PANEL_MEETING, requested_on, calendar, school)


@applies("P10")
def educational_record(
    requested_on: date, calendar: Calendar, school: SchoolCalendar | None = None
) -> Deadline:
    """P10: the educational record of a pupil of a maintained school."""
    return _within_15_school_days(EDUCATIONAL_RECORD, requested_on, calendar, school)


def _within_15_school_days(
    rule: Rule, trigger_on: date, calendar: Calendar, school: SchoolCalendar | None
) -> Deadline:
    """Without term dates for the whole count: working days, never later than the true date."""
    if school is not None:
        try:
            count = school_days(trigger_on, 15, school, calendar)
        except OutsideTerms:
            pass
        else:
            return by_end_of_day(rule, count, calendar)
    count = working_days(trigger_on, 15, calendar)
    return by_end_of_day(rule, count, calendar, warnings=(Caution.TERMS_NOT_KNOWN,))
