"""An independent reader: it finds the date of a deadline from its steps and nothing else.

It shares no counting code with rules/: months are counted by walking the calendar, working days by
testing each day against the weekday and the step's own list of skipped days.
"""

from collections import Counter
from datetime import date, timedelta

from rules.step import Step, StepKind

ONE = timedelta(days=1)


def _closed(day: date) -> bool:
    return day.month == 8 or (day.month == 12 and day.day > 24) or (day.month, day.day) == (1, 1)


def _month_length(year: int, month: int) -> int:
    after = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return (after - date(year, month, 1)).days


def _add_months(day: date, amount: int) -> date:
    year, month = day.year, day.month
    for _ in range(abs(amount)):
        month += 1 if amount > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, _month_length(year, month)))


def _working(step: Step, *, back: bool, tribunal: bool, include_start: bool) -> date:
    assert step.from_on is not None
    assert step.amount is not None
    if step.amount == 0:
        return step.from_on
    day = step.from_on if include_start else step.from_on + (-ONE if back else ONE)
    counted = 0
    while True:
        open_day = day.isoweekday() < 6 and day not in step.skipped
        if open_day and not (tribunal and _closed(day)):
            counted += 1
            if counted == step.amount:
                return day
        day += -ONE if back else ONE


def _tribunal_days(step: Step) -> date:
    assert step.from_on is not None
    assert step.amount is not None
    day, counted = step.from_on, 0
    while counted < step.amount:
        day += ONE
        counted += 0 if _closed(day) else 1
    return day


def _tribunal_months(step: Step) -> date:
    assert step.from_on is not None
    assert step.amount is not None
    open_days = (_add_months(step.from_on, step.amount) - step.from_on).days
    day = step.from_on
    while open_days:
        day += ONE
        open_days -= 0 if _closed(day) else 1
    return day


def _next_open(day: date, step: Step) -> date:
    while day.isoweekday() > 5 or day in step.skipped:
        day += ONE
    return day


def _end_of_july(day: date) -> date:
    while (day.month, day.day) != (7, 31):
        day += ONE
    return day


def read(step: Step, results: list[date]) -> date:
    """The date that the step leads to. `results` are those of the steps before it."""
    start, amount = step.from_on, step.amount
    if step.kind in (StepKind.LATER_OF, StepKind.EARLIER_OF):
        choose = max if step.kind is StepKind.LATER_OF else min
        assert start is not None
        assert not Counter((start, step.to_on)) - Counter(results), f"{step} did not choose"
        return choose(start, step.to_on)
    if start is None:
        assert step.kind in (
            StepKind.ORDERED_DATE,
            StepKind.AGREED_DATE,
            StepKind.PUBLISHED_DATE,
        )
        return step.to_on
    if step.kind is StepKind.AT_ONCE:
        return start
    if step.kind is StepKind.END_OF_ACADEMIC_YEAR:
        return _end_of_july(start)
    if step.kind is StepKind.DAY_BEFORE:
        return start - ONE
    if step.kind is StepKind.ROLL_FORWARD:
        assert start.isoweekday() > 5 or start in step.skipped
        return _next_open(start, step)
    if step.kind is StepKind.OUT_OF_CLOSED_WINDOW:
        assert _closed(start)
        reopens = start
        while _closed(reopens):
            reopens += ONE
        return _next_open(reopens, step)
    assert amount is not None
    match step.kind:
        case StepKind.WEEKS_AFTER:
            return start + 7 * amount * ONE
        case StepKind.WEEKS_BEFORE:
            return start - 7 * amount * ONE
        case StepKind.DAYS_AFTER:
            return start + amount * ONE
        case StepKind.DAYS_BEGINNING_WITH:
            return start + (amount - 1) * ONE
        case StepKind.MONTHS_AFTER:
            return _add_months(start, amount)
        case StepKind.YEARS_AFTER:
            return _add_months(start, 12 * amount)
        case StepKind.MONTHS_BEFORE:
            return _add_months(start, -amount)
        case StepKind.MONTHS_BEGINNING_WITH:
            end = _add_months(start, amount)
            return end - ONE if end.day == start.day else end
        case StepKind.WORKING_DAYS_AFTER | StepKind.SCHOOL_DAYS_AFTER:
            return _working(step, back=False, tribunal=False, include_start=False)
        case StepKind.WORKING_DAYS_BEGINNING_WITH:
            return _working(step, back=False, tribunal=False, include_start=True)
        case StepKind.WORKING_DAYS_BEFORE:
            return _working(step, back=True, tribunal=False, include_start=False)
        case StepKind.TRIBUNAL_WORKING_DAYS_AFTER:
            return _working(step, back=False, tribunal=True, include_start=False)
        case StepKind.TRIBUNAL_WORKING_DAYS_BEFORE:
            return _working(step, back=True, tribunal=True, include_start=False)
        case StepKind.TRIBUNAL_DAYS_AFTER:
            return _tribunal_days(step)
        case StepKind.TRIBUNAL_MONTHS_AFTER:
            return _tribunal_months(step)
    raise AssertionError(f"the reader does not know {step.kind}")


def last_day(steps: tuple[Step, ...]) -> date:
    """The date that all steps together lead to; each step must hold on its own."""
    results: list[date] = []
    for step in steps:
        found = read(step, results)
        assert found == step.to_on, f"{step} leads to {found}"
        assert all(day.isoweekday() < 6 for day in step.skipped), f"{step} skips a weekend"
        results.append(found)
    return results[-1]
