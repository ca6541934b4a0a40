"""Complaints to the authority: when it must say "we have it", and when it must answer.

How many stages there are and how many working days each has is local configuration (C5): the
numbers here are those of the Ombudsman's Complaint Handling Code, used when nothing else is set.
A complaint never stops the time for an appeal (H2).
"""

from datetime import date

from rules import calendar as counting
from rules.calendar import Calendar
from rules.citation import COMPLAINT_CODE, Citation, Status
from rules.deadline import Consequence, Deadline, Party, by_end_of_day
from rules.rule import Rule, applies

_OMBUDSMAN = Consequence(
    "You can ask the authority's complaints team to step in, and you can complain to the Local "
    "Government and Social Care Ombudsman about the delay."
)

ACKNOWLEDGE = Rule(
    Citation("C4", f"{COMPLAINT_CODE}, stage 1 (acknowledgement)", Status.PRACTICE),
    question="By when must the authority say that it has the complaint?",
    duty_holder=Party.AUTHORITY,
    limit="5 working days after it was received, or the days the authority has set",
    if_missed=_OMBUDSMAN,
)
ANSWER = Rule(
    Citation("C4", f"{COMPLAINT_CODE}, stage 1 and stage 2 (answer)", Status.PRACTICE),
    question="By when must the authority answer the complaint?",
    duty_holder=Party.AUTHORITY,
    limit=(
        "10 working days (stage 1) or 20 (stage 2) after it was acknowledged, "
        "or the days the authority has set"
    ),
    if_missed=_OMBUDSMAN,
)


@applies("C4")
def acknowledge(received_on: date, calendar: Calendar, working_days: int = 5) -> Deadline:
    """C4: the authority logs and acknowledges the complaint."""
    return by_end_of_day(
        ACKNOWLEDGE,
        counting.working_days(received_on, working_days, calendar),
        calendar,
    )


@applies("C4", "C5")
def answer(acknowledged_on: date, calendar: Calendar, working_days: int = 10) -> Deadline:
    """C4, C5: the authority answers, counted from the acknowledgement and not from receipt."""
    return by_end_of_day(
        ANSWER, counting.working_days(acknowledged_on, working_days, calendar), calendar
    )
