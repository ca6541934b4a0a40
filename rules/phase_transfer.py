"""Moving between phases of education: the plan must name the next place in time."""

from datetime import date

from rules.calendar import (
    Calendar,
    Count,
    day_before,
    fixed,
    months_before,
    then,
    weeks_before,
)
from rules.caution import Caution
from rules.citation import SR, Citation, Status
from rules.deadline import Consequence, Deadline, Party, StepKind, act_earlier, by_end_of_day
from rules.rule import Rule, applies

_BREACH = Consequence(
    "The authority has broken its duty. Ask it for the final plan at once. You can complain, and "
    "ask a solicitor about judicial review."
)

TO_POST_16 = Rule(
    Citation("R16", f"{SR} reg 18(1)(a)", Status.VERIFIED_T),
    question="By when must the plan be ready for a move from school to college?",
    duty_holder=Party.AUTHORITY,
    limit="before 31 March of the year of the move, so by 30 March",
    if_missed=_BREACH,
)
OTHER_PHASE = Rule(
    Citation("R17", f"{SR} reg 18(1)(b) and reg 2", Status.VERIFIED_T),
    question="By when must the plan be ready for any other change of school phase?",
    duty_holder=Party.AUTHORITY,
    limit="before 15 February of the year of the move, so by 14 February",
    if_missed=_BREACH,
)
WITHIN_POST_16 = Rule(
    Citation("R18", f"{SR} reg 18(2)", Status.VERIFIED_T),
    question="By when must the plan be ready for a move between colleges?",
    duty_holder=Party.AUTHORITY,
    limit="at least 5 months before the move",
    if_missed=_BREACH,
)
LAST_MEETINGS = {
    rule: Rule(
        Citation(rule, f"{SR} reg 18 with reg 20(10) and reg 22(3)", Status.VERIFIED_S),
        question=f"What is the last safe day for the review meeting before {move}?",
        duty_holder=Party.AUTHORITY,
        limit="12 weeks before the last day for the plan",
        if_missed=Consequence("The steps that follow the meeting may not fit before the last day."),
    )
    for rule, move in (("R16", "a move to college"), ("R17", "another change of phase"))
}


@applies("R16")
def to_post_16(moves_on: date, calendar: Calendar) -> Deadline:
    """R16: review and amend before 31 March. The published date is `nominal_on` (H7)."""
    return _before(TO_POST_16, moves_on, date(moves_on.year, 3, 31), calendar)


@applies("R17")
def other_phase(moves_on: date, calendar: Calendar) -> Deadline:
    """R17: review and amend before 15 February. The published date is `nominal_on` (H7)."""
    return _before(OTHER_PHASE, moves_on, date(moves_on.year, 2, 15), calendar)


@applies("R18")
def within_post_16(moves_on: date, calendar: Calendar) -> Deadline:
    """R18: review and amend at least five months before the move."""
    count = months_before(moves_on, 5)
    warnings = act_earlier(count.result, calendar)
    return by_end_of_day(WITHIN_POST_16, count, calendar, warnings=warnings)


@applies("R16")
def last_meeting_to_post_16(moves_on: date, calendar: Calendar) -> Deadline:
    """R16: the last safe day for the review meeting."""
    return _last_meeting(to_post_16(moves_on, calendar), calendar)


@applies("R17")
def last_meeting_other_phase(moves_on: date, calendar: Calendar) -> Deadline:
    """R17: the last safe day for the review meeting."""
    return _last_meeting(other_phase(moves_on, calendar), calendar)


def _before(rule: Rule, moves_on: date, published_on: date, calendar: Calendar) -> Deadline:
    count = then(fixed(StepKind.PUBLISHED_DATE, published_on), day_before(published_on))
    warnings = (Caution.MOVE_COMES_FIRST,) if moves_on < published_on else ()
    return by_end_of_day(rule, count, calendar, nominal_on=published_on, warnings=warnings)


def _last_meeting(plan: Deadline, calendar: Calendar) -> Deadline:
    count = then(Count(plan.due_on, plan.steps), weeks_before(plan.due_on, 12))
    return by_end_of_day(LAST_MEETINGS[plan.rule], count, calendar, warnings=plan.warnings)
