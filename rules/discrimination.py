"""Claims to the tribunal that a school discriminated against a disabled child."""

from datetime import date
from enum import StrEnum

from rules.calendar import Calendar, months_beginning_with
from rules.citation import EQA, TPR, Citation, Status
from rules.deadline import Allowed, Consequence, Deadline, Party, Refused, Verdict, by_five_pm
from rules.rule import Rule, RuleKind, applies

CLAIM_AGAINST = Rule(
    Citation("D1", f"{EQA} s 116 and Sch 17", Status.VERIFIED_S),
    question="Against whom can the tribunal hear a discrimination claim?",
    duty_holder=None,
    limit="the responsible body of a school; claims against others go to the county court",
    if_missed=Consequence("The tribunal cannot hear the claim. The county court can."),
    kind=RuleKind.ELIGIBILITY,
)
CLAIM = Rule(
    Citation("D2", f"{EQA} Sch 17 para 4; {TPR} r 20(1)(a)", Status.VERIFIED_T),
    question="By when must the tribunal have a discrimination claim?",
    duty_holder=Party.FAMILY,
    limit="6 months beginning with the day it happened; August and Christmas do not move it",
    if_missed=Consequence(
        "You can still send the claim. Say why it is late. The tribunal may hear a late claim (D3)."
    ),
)
CLAIM_DOES_NOT_ROLL = Rule(
    Citation("D2", f"{EQA} Sch 17 para 4: weekends", Status.UNVERIFIED),
    question="Does a claim get longer when its last day is a weekend or a bank holiday?",
    duty_holder=None,
    limit="we take it that it does not: the tribunal's own rules move only the times they set",
    if_missed=Consequence("Send the claim on the last open day before."),
    kind=RuleKind.METHOD,
)
LATE_CLAIM = Rule(
    Citation("D3", f"{EQA} Sch 17 para 4(3) and (4)", Status.VERIFIED_T),
    question="Can the tribunal hear a late claim?",
    duty_holder=Party.TRIBUNAL,
    limit="yes, unless it has refused before",
    if_missed=Consequence("The claim is not heard."),
    kind=RuleKind.ELIGIBILITY,
)
CONCILIATION = Rule(
    Citation("D4", f"{EQA} Sch 17 para 4(2)", Status.VERIFIED_S),
    question="How much time does conciliation by the equality commission give?",
    duty_holder=Party.FAMILY,
    limit="3 months more, so 9 months beginning with the day it happened",
    if_missed=Consequence("You can still send the claim. Say why it is late."),
)
NO_MEDIATION = Rule(
    Citation("D5", f"{EQA} Sch 17", Status.VERIFIED_S),
    question="Is mediation or a certificate needed before a discrimination claim?",
    duty_holder=None,
    limit="no, and there is no right to mediation",
    if_missed=Consequence("Nothing: the claim can be sent at once."),
    kind=RuleKind.ELIGIBILITY,
)


class ResponsibleBody(StrEnum):
    """Whose conduct a claim is about."""

    SCHOOL = "school"
    OTHER = "other"  # a nursery, a college, a service


@applies("D1")
def claim_goes_to_tribunal(body: ResponsibleBody) -> Verdict:
    """D1: whether the tribunal is the right place for the claim."""
    if body is ResponsibleBody.SCHOOL:
        return Allowed(CLAIM_AGAINST.citation)
    return Refused(
        CLAIM_AGAINST.citation,
        "The tribunal hears claims against schools only. A claim against anybody else goes to "
        "the county court.",
    )


@applies("D2", "K5")
def claim(conduct_ended_on: date, calendar: Calendar) -> Deadline:
    """D2, K5: six months, the day of the conduct being the first day.

    Conduct that goes on counts from its end, an omission from the decision. The closed times do
    not move it (H5), and no roll forward is assumed, since the time is set by the Act.
    """
    return by_five_pm(CLAIM, months_beginning_with(conduct_ended_on, 6), calendar)


@applies("D4")
def claim_after_conciliation(conduct_ended_on: date, calendar: Calendar) -> Deadline:
    """D4: nine months where the dispute was referred for conciliation in time."""
    return by_five_pm(CONCILIATION, months_beginning_with(conduct_ended_on, 9), calendar)
