"""When the authority need not keep a time limit (K21).

These are exemptions and not pauses: nothing is added to the time, and nothing stops it. Where one
applies and makes the limit impracticable, the authority must still act as soon as it can. The
limit stays visible.
"""

from datetime import date, timedelta
from enum import StrEnum

from rules.calendar import weeks
from rules.citation import SR, Citation, Status
from rules.deadline import Allowed, Consequence, Party, Refused, Verdict, day_words
from rules.rule import Rule, RuleKind, applies
from rules.school_calendar import Closure, SchoolCalendar

_WEEK = timedelta(weeks=1)
_STILL_DUE = Consequence("The authority must still act as soon as it can, and say why it is late.")

SCHOOL_CLOSED = Rule(
    Citation("N11", f"{SR} regs 5(4), 10(4), 13(3) and 27(3)", Status.VERIFIED_T),
    question="May the authority be late because the school was closed?",
    duty_holder=Party.AUTHORITY,
    limit=(
        "advice was asked for from 1 week before a closure of 4 weeks or more until 1 week before "
        "the school opens again"
    ),
    if_missed=_STILL_DUE,
    kind=RuleKind.ELIGIBILITY,
)
PERSONAL = Rule(
    Citation("N12", f"{SR} regs 5(4), 10(4)(c), 13(3) and 27(3)", Status.VERIFIED_S),
    question="May the authority be late because of personal circumstances?",
    duty_holder=Party.AUTHORITY,
    limit="exceptional circumstances of the child, the parent or the young person",
    if_missed=_STILL_DUE,
    kind=RuleKind.ELIGIBILITY,
)
ABSENT = Rule(
    Citation("N13", f"{SR} regs 5(4), 10(4)(d), 13(3) and 27(3)", Status.VERIFIED_S),
    question="May the authority be late because the family was away?",
    duty_holder=Party.AUTHORITY,
    limit="away from the area for 4 weeks in a row or more",
    if_missed=_STILL_DUE,
    kind=RuleKind.ELIGIBILITY,
)
ABSENT_AFTER_ORDER = Rule(
    Citation("O8", f"{SR} reg 44(3)", Status.VERIFIED_S),
    question="May the authority be late with an order because the family was away?",
    duty_holder=Party.AUTHORITY,
    limit="away for 2 weeks in a row or more, or anything that excuses a first plan",
    if_missed=_STILL_DUE,
    kind=RuleKind.ELIGIBILITY,
)


class Circumstance(StrEnum):
    """Whose exceptional circumstances the authority relies on."""

    CHILD = "child"
    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    STAFF_SHORTAGE = "staff_shortage"  # for example too few educational psychologists


@applies("N11")
def school_closed(advice_asked_on: date, school: SchoolCalendar) -> Verdict:
    """N11: whether a closure of the school excuses the authority, from the term dates known.

    A closure runs from the day after a term to the day before the next; days on which only staff
    come belong to the term that they stand in. `closure_relied_on` gives the closure behind an
    `Allowed`. Nothing is guessed about days outside the known terms.
    """
    if closure_relied_on(advice_asked_on, school) is not None:
        return Allowed(SCHOOL_CLOSED.citation)
    return Refused(SCHOOL_CLOSED.citation, _why_not(advice_asked_on, school))


@applies("N11")
def closure_relied_on(advice_asked_on: date, school: SchoolCalendar) -> Closure | None:
    """N11: the closure of 4 weeks or more that makes the request for advice count, or None."""
    for closure in school.long_closures():
        if closure.asked_from_on <= advice_asked_on <= closure.asked_until_on:
            return closure
    return None


def closure_words(closure: Closure) -> str:
    """The closure as a sentence: its dates, and which requests for advice count because of it."""
    return (
        f"The school is closed from {day_words(closure.closed_on)} and opens again on "
        f"{day_words(closure.reopens_on)}, so a request for advice from "
        f"{day_words(closure.asked_from_on)} to {day_words(closure.asked_until_on)} counts."
    )


@applies("N11")
def closure_excuses(advice_asked_on: date, closed_on: date, reopens_on: date) -> Verdict:
    """N11 for one closure: `closed_on` is its first day, `reopens_on` the first day open again.

    Raises ValueError when the school reopens before it closes.
    """
    if reopens_on < closed_on:
        raise ValueError("a school cannot open again before it closes")
    closure = Closure(closed_on, reopens_on)
    if closure.is_long and closure.asked_from_on <= advice_asked_on <= closure.asked_until_on:
        return Allowed(SCHOOL_CLOSED.citation)
    return Refused(SCHOOL_CLOSED.citation, _does_not_excuse(advice_asked_on, closure))


def _why_not(asked_on: date, school: SchoolCalendar) -> str:
    if not school.terms:
        return f"The term dates of {school.name} are not known, so the time limit stands."
    first, last = school.terms[0].opens_on, school.terms[-1].closes_on
    if asked_on > last - _WEEK:
        return (
            f"The term dates of {school.name} after {day_words(last)} are not known, so nobody can "
            "say yet whether a long closure follows. The time limit stands until they are."
        )
    if asked_on <= first - _WEEK:
        return (
            f"The term dates of {school.name} before {day_words(first)} are not known, so nobody "
            "can say whether a long closure came before. The time limit stands until they are."
        )
    for gap in school.unknown():
        if gap.asked_from_on <= asked_on < gap.reopens_on:
            return (
                f"The term dates of {school.name} from {day_words(gap.closed_on)} until "
                f"{day_words(gap.reopens_on)} lack a term, so nobody can say whether the school "
                "was closed. The time limit stands until they are known."
            )
    near = _nearest(asked_on, school)
    if near is None:
        return "The school was not closed, so the time limit stands."
    return _does_not_excuse(asked_on, near)


def _nearest(asked_on: date, school: SchoolCalendar) -> Closure | None:
    """The closure that the request falls in or touches; otherwise the nearest long one, or any."""
    touched = [
        closure
        for closure in school.closures()
        if closure.asked_from_on <= asked_on < closure.reopens_on
    ]
    candidates = touched or school.long_closures() or school.closures()
    return min(candidates, key=lambda closure: _distance(asked_on, closure), default=None)


def _distance(asked_on: date, closure: Closure) -> timedelta:
    return max(closure.closed_on - asked_on, asked_on - closure.reopens_on, timedelta())


def _does_not_excuse(asked_on: date, closure: Closure) -> str:
    if not closure.is_long:
        return (
            f"The school was closed from {day_words(closure.closed_on)} and opened again on "
            f"{day_words(closure.reopens_on)}: less than 4 weeks in a row, so the time limit "
            "stands."
        )
    return (
        f"The school was closed from {day_words(closure.closed_on)} and opened again on "
        f"{day_words(closure.reopens_on)}. Advice was asked for on {day_words(asked_on)}. Only a "
        f"request from {day_words(closure.asked_from_on)} to {day_words(closure.asked_until_on)} "
        "would count, so the time limit stands."
    )


@applies("N12")
def personal_circumstances(circumstance: Circumstance) -> Verdict:
    """N12: a shortage of staff is not a personal circumstance of the family."""
    if circumstance is Circumstance.STAFF_SHORTAGE:
        return Refused(
            PERSONAL.citation,
            "Too few staff is not a reason that the law accepts. The time limit stands.",
        )
    return Allowed(PERSONAL.citation)


@applies("N13")
def absent(away_from_on: date, back_on: date) -> Verdict:
    """N13: away for at least 4 weeks in a row; `back_on` is the first day back."""
    return _absent(ABSENT, away_from_on, back_on, 4)


@applies("O8")
def absent_after_order(away_from_on: date, back_on: date) -> Verdict:
    """O8: away for at least 2 weeks in a row; `back_on` is the first day back."""
    return _absent(ABSENT_AFTER_ORDER, away_from_on, back_on, 2)


def _absent(rule: Rule, away_from_on: date, back_on: date, least_weeks: int) -> Verdict:
    if back_on < away_from_on:
        raise ValueError("nobody can be back before going away")
    if back_on >= weeks(away_from_on, least_weeks).result:
        return Allowed(rule.citation)
    return Refused(
        rule.citation,
        f"The family was away for less than {least_weeks} weeks in a row, so the time limit "
        "stands.",
    )
