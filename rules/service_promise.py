"""What a service or an authority promises of itself: its own number of working days, not the law.

The number is a setting of whoever promises. A pause keeps the working days that are left; it never
touches a limit of the law, which runs on beside the promise.

S1 and S2 are practice: the rule book of the law has no such rule, so the register does not list them.
"""

from datetime import date, timedelta

from rules import calendar as counting
from rules.calendar import Calendar
from rules.citation import Citation, Status
from rules.deadline import Consequence, Deadline, Party, by_end_of_day
from rules.rule import Rule, applies

_DAY = timedelta(days=1)

SERVICE = Rule(
    Citation("S1", "The mediation service's own setting", Status.PRACTICE),
    question="By when does the mediation service do what it promises of itself?",
    duty_holder=Party.MEDIATOR,
    limit="the working days that it promised, less those it was at work before a pause",
    if_missed=Consequence("The time in the law stays as it is. You can ask the service why."),
)
AUTHORITY = Rule(
    Citation("S2", "The authority's own setting", Status.PRACTICE),
    question="By when does the authority do what it promises of itself?",
    duty_holder=Party.AUTHORITY,
    limit="the working days that it promised, less those it was at work before a pause",
    if_missed=Consequence("The time in the law stays as it is. You can ask the authority why."),
)


@applies("S1")
def by_service(asked_on: date, calendar: Calendar, working_days: int = 3) -> Deadline:
    """S1: the promise of the mediation service, counted from the day after it was called for."""
    return by_end_of_day(SERVICE, counting.working_days(asked_on, working_days, calendar), calendar)


@applies("S1")
def by_service_resumed(resumed_on: date, calendar: Calendar, working_days: int = 3) -> Deadline:
    """S1: the working days left after a pause; the day on which work goes on is the first."""
    left = counting.working_days_beginning_with(resumed_on, working_days, calendar)
    return by_end_of_day(SERVICE, left, calendar)


@applies("S2")
def by_authority(asked_on: date, calendar: Calendar, working_days: int = 5) -> Deadline:
    """S2: the promise of the authority, counted from the day after it was called for."""
    count = counting.working_days(asked_on, working_days, calendar)
    return by_end_of_day(AUTHORITY, count, calendar)


@applies("S2")
def by_authority_resumed(resumed_on: date, calendar: Calendar, working_days: int = 5) -> Deadline:
    """S2: the working days left after a pause; the day on which work goes on is the first."""
    left = counting.working_days_beginning_with(resumed_on, working_days, calendar)
    return by_end_of_day(AUTHORITY, left, calendar)


@applies("S1", "S2")
def working_days_left(from_on: date, paused_on: date, days: int, calendar: Calendar) -> int:
    """S1, S2: how many of `days` are left when a pause begins on `paused_on`, that day not used.

    `from_on` is the first day that counts. Never less than none.
    """
    used = 0
    while used < days and from_on < paused_on:
        reached = counting.working_days_beginning_with(from_on, 1, calendar).result
        if reached >= paused_on:
            break
        used += 1
        from_on = reached + _DAY
    return days - used
