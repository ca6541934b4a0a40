"""How days are counted (rules K1 to K25).

Two calendars that must never be mixed (H3): the SEND Regulations count plain days, weeks and
months, with no roll forward and no closed times; the tribunal's rules roll to the next working day
and leave out August and 25 December to 1 January. The closed times work in two ways (H4): for
starting an appeal they only move a date that lands in them (`out_of_closed_window`, K11); for any
other act their days are not counted at all (`tribunal_days`, K12).
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from rules.bank_holidays import BANK_HOLIDAYS, FIRST_DAY, LAST_DAY
from rules.claim import ClaimType, has_closed_times
from rules.step import Step, StepKind

LONDON = ZoneInfo("Europe/London")
TRIBUNAL_CLOSES = time(17, 0)  # K9
_DAY = timedelta(days=1)
_SATURDAY = 5


class OutsideCalendar(ValueError):
    """A working day was asked for outside the years that the calendar covers."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days on which England is closed, as known in one version (K16).

    `bank_holidays` is sorted and holds Christmas Day and Good Friday as well. Nothing is guessed
    outside `covers_from` to `covers_to`: asking there raises `OutsideCalendar`.
    """

    version: str
    bank_holidays: tuple[date, ...]
    covers_from: date = FIRST_DAY
    covers_to: date = LAST_DAY

    def __post_init__(self) -> None:
        if any(later <= earlier for earlier, later in pairwise(self.bank_holidays)):
            raise ValueError("bank_holidays must be sorted and hold each day once")

    def is_bank_holiday(self, day: date) -> bool:
        """Whether `day` is a bank holiday, Christmas Day or Good Friday."""
        if not self.covers_from <= day <= self.covers_to:
            raise OutsideCalendar(
                f"calendar {self.version} covers {self.covers_from} to {self.covers_to}, not {day}"
            )
        place = bisect_left(self.bank_holidays, day)
        return place < len(self.bank_holidays) and self.bank_holidays[place] == day

    def is_working_day(self, day: date) -> bool:
        """K7, K8: Monday to Friday, not a bank holiday, Christmas Day or Good Friday."""
        return not self.is_bank_holiday(day) and day.weekday() < _SATURDAY

    def is_tribunal_working_day(self, day: date, claim: ClaimType = ClaimType.SEN_APPEAL) -> bool:
        """K8 with K12: a working day outside the closed times, where the case has them (H5)."""
        closed = has_closed_times(claim, day) and in_closed_window(day)
        return self.is_working_day(day) and not closed

    def with_days(self, version: str, added: Iterable[date]) -> "Calendar":
        """A newer version with proclaimed days added (K16)."""
        days = tuple(sorted({*self.bank_holidays, *added}))
        return Calendar(version, days, self.covers_from, self.covers_to)


ENGLAND = Calendar("england-2026-11", BANK_HOLIDAYS)


@dataclass(frozen=True, slots=True)
class Count:
    """A date and the steps that lead to it."""

    result: date
    steps: tuple[Step, ...]


def in_closed_window(day: date) -> bool:
    """K11, K12: any day in August, or 25 December to 1 January inclusive."""
    return day.month == 8 or (day.month, day.day) == (1, 1) or (day.month == 12 and day.day >= 25)


# Instants and days (K17)


def london_day(instant: datetime) -> date:
    """The day in London at `instant`. Raises ValueError when `instant` has no time zone."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(LONDON).date()


def at_london(day: date, at: time) -> datetime:
    """The instant, in UTC, at which clocks in London show `at` on `day`."""
    return datetime.combine(day, at, LONDON).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The instant, in UTC, at which `day` is over in London: the next midnight there (K24)."""
    return at_london(day + _DAY, time(0, 0))


def five_pm(day: date) -> datetime:
    """The instant, in UTC, by which an act before the tribunal must be done on `day` (K9)."""
    return at_london(day, TRIBUNAL_CLOSES)


# Plain calendar time, as the SEND Regulations count it


def weeks(trigger_on: date, amount: int) -> Count:
    """K1, K3: the same weekday `amount` weeks later. Nothing is left out, nothing rolls."""
    return _step(StepKind.WEEKS_AFTER, trigger_on, amount, trigger_on + timedelta(weeks=amount))


def days(trigger_on: date, amount: int) -> Count:
    """K1, K6: calendar days, the trigger day not counted."""
    return _step(StepKind.DAYS_AFTER, trigger_on, amount, trigger_on + timedelta(days=amount))


def months(trigger_on: date, amount: int) -> Count:
    """K4: the corresponding date, or the last day of a month that does not have it."""
    return _step(StepKind.MONTHS_AFTER, trigger_on, amount, _corresponding(trigger_on, amount))


def days_beginning_with(first_on: date, amount: int) -> Count:
    """K2, K6: calendar days, `first_on` being day 1."""
    last_on = first_on + timedelta(days=amount - 1)
    return _step(StepKind.DAYS_BEGINNING_WITH, first_on, amount, last_on)


def months_beginning_with(first_on: date, amount: int) -> Count:
    """K5: the day before the corresponding date, unless that date was clamped to a month end."""
    corresponding = _corresponding(first_on, amount)
    clamped = corresponding.day != first_on.day
    last_on = corresponding if clamped else corresponding - _DAY
    return _step(StepKind.MONTHS_BEGINNING_WITH, first_on, amount, last_on)


def weeks_before(event_on: date, amount: int) -> Count:
    """K22: the last day that is at least `amount` weeks before the event."""
    return _step(StepKind.WEEKS_BEFORE, event_on, amount, event_on - timedelta(weeks=amount))


def years(trigger_on: date, amount: int) -> Count:
    """K4: the corresponding date `amount` years later; 29 February becomes 28 February."""
    return _step(StepKind.YEARS_AFTER, trigger_on, amount, _corresponding(trigger_on, 12 * amount))


def end_of_academic_year(day: date) -> Count:
    """A14: 31 July, the end of the academic year in which `day` falls."""
    ends_on = date(day.year, 7, 31)
    if ends_on < day:
        ends_on = date(day.year + 1, 7, 31)
    return _step(StepKind.END_OF_ACADEMIC_YEAR, day, None, ends_on)


def months_before(event_on: date, amount: int) -> Count:
    """K4 backwards: the corresponding date `amount` months before the event."""
    return _step(StepKind.MONTHS_BEFORE, event_on, amount, _corresponding(event_on, -amount))


# Working days


def working_days(trigger_on: date, amount: int, calendar: Calendar) -> Count:
    """K1, K7: working days, the trigger day not counted. August and Christmas week count."""
    return _walk(StepKind.WORKING_DAYS_AFTER, trigger_on, amount, calendar)


def working_days_beginning_with(first_on: date, amount: int, calendar: Calendar) -> Count:
    """K2, K7: working days, `first_on` being day 1 when it is a working day."""
    walked = _walk(StepKind.WORKING_DAYS_AFTER, first_on - _DAY, amount, calendar)
    kind, skipped = StepKind.WORKING_DAYS_BEGINNING_WITH, walked.steps[0].skipped
    return _step(kind, first_on, amount, walked.result, skipped)


def working_days_before(event_on: date, amount: int, calendar: Calendar) -> Count:
    """K7, K22: the last day with `amount` working days up to the event, the event not counted."""
    return _walk(StepKind.WORKING_DAYS_BEFORE, event_on, amount, calendar)


# Tribunal time


def tribunal_working_days(
    trigger_on: date, amount: int, calendar: Calendar, claim: ClaimType = ClaimType.SEN_APPEAL
) -> Count:
    """K8, K12: working days, the closed times left out. In a discrimination claim they count."""
    if not has_closed_times(claim, trigger_on):
        return working_days(trigger_on, amount, calendar)
    return _walk(StepKind.TRIBUNAL_WORKING_DAYS_AFTER, trigger_on, amount, calendar)


def tribunal_working_days_before(
    event_on: date, amount: int, calendar: Calendar, claim: ClaimType = ClaimType.SEN_APPEAL
) -> Count:
    """K8, K12 counted back from the event, the event not counted."""
    if not has_closed_times(claim, event_on):
        return working_days_before(event_on, amount, calendar)
    return _walk(StepKind.TRIBUNAL_WORKING_DAYS_BEFORE, event_on, amount, calendar)


def tribunal_days(
    trigger_on: date, amount: int, calendar: Calendar, claim: ClaimType = ClaimType.SEN_APPEAL
) -> Count:
    """K12 then K10: calendar days without the closed times, rolled to a working day.

    In a discrimination claim the closed times count, and only the roll is left.
    """
    if has_closed_times(claim, trigger_on):
        last_on, left = trigger_on, _countable(amount)
        while left:
            last_on += _DAY
            left -= not in_closed_window(last_on)
        counted = _step(StepKind.TRIBUNAL_DAYS_AFTER, trigger_on, amount, last_on)
    else:
        counted = days(trigger_on, _countable(amount))
    return then(counted, roll_forward(counted.result, calendar))


def tribunal_months(
    trigger_on: date, amount: int, calendar: Calendar, claim: ClaimType = ClaimType.SEN_APPEAL
) -> Count:
    """K4 with K12, then K10: months lengthened by each closed day that falls in them.

    How days are left out of a month is not settled anywhere: this is our reading (T21). In a
    discrimination claim the closed times count, and only the roll is left.
    """
    if has_closed_times(claim, trigger_on):
        last_on = _corresponding(trigger_on, amount)
        day = trigger_on
        while day < last_on:
            day += _DAY
            if in_closed_window(day):
                last_on += _DAY
        counted = _step(StepKind.TRIBUNAL_MONTHS_AFTER, trigger_on, amount, last_on)
    else:
        counted = months(trigger_on, amount)
    return then(counted, roll_forward(counted.result, calendar))


def roll_forward(day: date, calendar: Calendar) -> Count:
    """K10: `day` itself when it is a working day (no step), else the next working day."""
    if calendar.is_working_day(day):
        return Count(day, ())
    return _open_day(StepKind.ROLL_FORWARD, day, day, calendar)


def out_of_closed_window(day: date, calendar: Calendar) -> Count:
    """K11 for starting an SEN appeal, else K10.

    A day in a closed window moves to the first working day after 31 August or 1 January.
    """
    if not in_closed_window(day):
        return roll_forward(day, calendar)
    reopens_on = day
    while in_closed_window(reopens_on):
        reopens_on += _DAY
    return _open_day(StepKind.OUT_OF_CLOSED_WINDOW, day, reopens_on, calendar)


# Joining counts


def then(first: Count, second: Count) -> Count:
    """Both counts in a row."""
    return Count(second.result, first.steps + second.steps)


def later_of(first: Count, second: Count) -> Count:
    """The later result of two counts (K14)."""
    return _choice(StepKind.LATER_OF, first, second, max(first.result, second.result))


def earlier_of(first: Count, second: Count) -> Count:
    """The earlier result of two counts (R12)."""
    return _choice(StepKind.EARLIER_OF, first, second, min(first.result, second.result))


def fixed(kind: StepKind, day: date) -> Count:
    """A date that was named and not counted: published, ordered or agreed (K13, M18)."""
    return Count(day, (Step(kind, None, None, day),))


def day_before(day: date) -> Count:
    """H7: "before" a day ends with the day before it."""
    return _step(StepKind.DAY_BEFORE, day, None, day - _DAY)


def at_once(day: date) -> Count:
    """ "Immediately": the day itself (O1, O6)."""
    return _step(StepKind.AT_ONCE, day, None, day)


def _open_day(kind: StepKind, from_on: date, earliest_on: date, calendar: Calendar) -> Count:
    day, skipped = earliest_on, []
    while not calendar.is_working_day(day):
        if day.weekday() < _SATURDAY:
            skipped.append(day)
        day += _DAY
    return _step(kind, from_on, None, day, tuple(skipped))


def _choice(kind: StepKind, first: Count, second: Count, chosen: date) -> Count:
    other = second.result if chosen == first.result else first.result
    return Count(chosen, (*first.steps, *second.steps, Step(kind, other, None, chosen)))


def _step(
    kind: StepKind,
    from_on: date,
    amount: int | None,
    to_on: date,
    skipped: tuple[date, ...] = (),
) -> Count:
    return Count(to_on, (Step(kind, from_on, amount, to_on, skipped),))


def _corresponding(day: date, amount: int) -> date:
    place = day.year * 12 + (day.month - 1) + amount
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _walk(kind: StepKind, from_on: date, amount: int, calendar: Calendar) -> Count:
    back = kind in (StepKind.WORKING_DAYS_BEFORE, StepKind.TRIBUNAL_WORKING_DAYS_BEFORE)
    tribunal = kind in (
        StepKind.TRIBUNAL_WORKING_DAYS_AFTER,
        StepKind.TRIBUNAL_WORKING_DAYS_BEFORE,
    )
    day, left, skipped = from_on, _countable(amount), []
    while left:
        day += -_DAY if back else _DAY
        if day.weekday() >= _SATURDAY or (tribunal and in_closed_window(day)):
            continue
        if calendar.is_bank_holiday(day):
            skipped.append(day)
        else:
            left -= 1
    return _step(kind, from_on, amount, day, tuple(sorted(skipped)))


def _countable(amount: int) -> int:
    if amount < 0:
        raise ValueError(f"cannot count {amount} days: use the function that counts back")
    return amount
