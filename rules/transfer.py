"""A child or young person moves to the area of another authority or health body."""

from datetime import date

from rules.calendar import (
    Calendar,
    Count,
    at_once,
    later_of,
    months,
    months_beginning_with,
    weeks,
    working_days,
    working_days_before,
    working_days_beginning_with,
)
from rules.caution import Caution
from rules.citation import SR, Citation, Status
from rules.deadline import Consequence, Deadline, Party, by_end_of_day
from rules.rule import Rule, applies

_BREACH = Consequence("The authority has broken its duty. You can complain, then the Ombudsman.")

PLAN_TRANSFER = Rule(
    Citation("N16", f"{SR} reg 15(2)", Status.VERIFIED_T),
    question="By when must the old authority pass on the plan?",
    duty_holder=Party.AUTHORITY,
    limit=(
        "the day of the move; or 15 working days beginning with the day it learned of the move, "
        "when it did not know 15 working days ahead"
    ),
    if_missed=_BREACH,
)
NEW_AUTHORITY = Rule(
    Citation("N17", f"{SR} reg 15(4)", Status.VERIFIED_T),
    question="By when must the new authority tell the family what it will do?",
    duty_holder=Party.AUTHORITY,
    limit="6 weeks after the transfer",
    if_missed=_BREACH,
)
REVIEW_AFTER_TRANSFER = Rule(
    Citation("N18", f"{SR} reg 15(5)", Status.FROM_MEMORY),
    question="By when must the new authority review the plan?",
    duty_holder=Party.AUTHORITY,
    limit="the later of 12 months from the last review and 3 months from the transfer",
    if_missed=_BREACH,
)
HEALTH_CHANGE = Rule(
    Citation("N19", f"{SR} reg 16", Status.VERIFIED_S),
    question="By when must the old health body tell the new one?",
    duty_holder=Party.ICB,
    limit=(
        "the day of the move, or 15 working days of learning of it; that the day it learned of it "
        "counts is our reading"
    ),
    if_missed=Consequence("The health body has broken its duty. You can complain to it."),
)
HEALTH_REQUEST = Rule(
    Citation("N19", f"{SR} reg 16", Status.VERIFIED_S),
    question="By when may the new health body ask for a re-assessment or review?",
    duty_holder=Party.ICB,
    limit="15 working days after it was told; the authority must then do it",
    if_missed=Consequence("The health body must arrange what the plan says."),
)


@applies("N16")
def plan_transfer(moved_on: date, aware_on: date | None, calendar: Calendar) -> Deadline:
    """N16: `aware_on` is when the old authority learned of the move; None: long before it."""
    return by_end_of_day(PLAN_TRANSFER, _on_the_move(moved_on, aware_on, calendar), calendar)


@applies("N17")
def new_authority_tells(transferred_on: date, calendar: Calendar) -> Deadline:
    """N17: that the plan came over, whether there will be an assessment, when it is reviewed."""
    return by_end_of_day(NEW_AUTHORITY, weeks(transferred_on, 6), calendar)


@applies("N18")
def review_after_transfer(
    transferred_on: date, last_review_on: date | None, calendar: Calendar
) -> Deadline:
    """N18: `last_review_on` is the last review, or the making of a plan never reviewed.

    While it is not known only the three months count, and the true day may be later.
    """
    count = months(transferred_on, 3)
    if last_review_on is None:
        warnings = (Caution.LAST_REVIEW_NOT_KNOWN,)
        return by_end_of_day(REVIEW_AFTER_TRANSFER, count, calendar, warnings=warnings)
    count = later_of(months_beginning_with(last_review_on, 12), count)
    return by_end_of_day(REVIEW_AFTER_TRANSFER, count, calendar)


@applies("N19")
def health_body_change(moved_on: date, aware_on: date | None, calendar: Calendar) -> Deadline:
    """N19: the old health body tells the new one, counted like N16.

    The rule book does not say "beginning with" here: that the first day counts is our own reading,
    taken from regulation 15(2) and the safe one.
    """
    return by_end_of_day(HEALTH_CHANGE, _on_the_move(moved_on, aware_on, calendar), calendar)


@applies("N19")
def health_body_request(told_on: date, calendar: Calendar) -> Deadline:
    """N19: the new health body asks the authority for a re-assessment or a review."""
    return by_end_of_day(HEALTH_REQUEST, working_days(told_on, 15, calendar), calendar)


def _on_the_move(moved_on: date, aware_on: date | None, calendar: Calendar) -> Count:
    if aware_on is None or aware_on <= working_days_before(moved_on, 15, calendar).result:
        return at_once(moved_on)
    return working_days_beginning_with(aware_on, 15, calendar)
