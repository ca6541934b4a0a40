"""When the authority need not keep a time limit (K21).

These are exemptions and not pauses: nothing is added to the time, and nothing stops it. Where one
applies and makes the limit impracticable, the authority must still act as soon as it can. The
limit stays visible.
"""

from datetime import date
from enum import StrEnum

from rules.calendar import weeks, weeks_before
from rules.citation import SR, Citation, Status
from rules.deadline import Allowed, Consequence, Party, Refused, Verdict, day_words
from rules.rule import Rule, RuleKind, applies

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
def school_closed(advice_asked_on: date, closed_on: date, reopens_on: date) -> Verdict:
    """N11: `closed_on` is the first day closed, `reopens_on` the first day open again.

    Raises ValueError when the school reopens before it closes.
    """
    if reopens_on < closed_on:
        raise ValueError("a school cannot open again before it closes")
    if reopens_on < weeks(closed_on, 4).result:
        return Refused(
            SCHOOL_CLOSED.citation,
            "The school was closed for less than 4 weeks in a row, so the time limit stands.",
        )
    first = weeks_before(closed_on, 1).result
    last = weeks_before(reopens_on, 1).result
    if first <= advice_asked_on <= last:
        return Allowed(SCHOOL_CLOSED.citation)
    return Refused(
        SCHOOL_CLOSED.citation,
        f"Advice was asked for on {day_words(advice_asked_on)}. Only a request from "
        f"{day_words(first)} to {day_words(last)} would count, so the time limit stands.",
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
