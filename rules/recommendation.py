"""Recommendations of the tribunal on health and social care ("extended appeals")."""

from datetime import date

from rules.appeal import DecisionKind
from rules.calendar import Calendar, weeks
from rules.caution import Caution
from rules.citation import RECOMMENDATIONS, Citation, Status
from rules.deadline import Allowed, Consequence, Deadline, Party, Refused, Verdict, by_end_of_day
from rules.rule import Rule, RuleKind, applies

ALONGSIDE = Rule(
    Citation("X1", f"{RECOMMENDATIONS} regs 4 and 5", Status.VERIFIED_T),
    question="When can the tribunal look at health and social care?",
    duty_holder=None,
    limit="together with a live appeal on education, but not a refusal to assess",
    if_missed=Consequence("Complain to the health body or to social care instead."),
    kind=RuleKind.ELIGIBILITY,
)
NOT_BINDING = Rule(
    Citation("X2", f"{RECOMMENDATIONS} regs 4 and 5", Status.VERIFIED_T),
    question="Must health and social care follow a recommendation?",
    duty_holder=Party.ICB,
    limit="no, but they must give detailed reasons when they do not",
    if_missed=Consequence("You can complain, or ask a solicitor about judicial review."),
    kind=RuleKind.DUTY,
)
SENT = Rule(
    Citation("X3", f"{RECOMMENDATIONS} reg 6", Status.VERIFIED_T),
    question="To whom does the tribunal send a recommendation?",
    duty_holder=Party.TRIBUNAL,
    limit="to health or social care, with the decision",
    if_missed=Consequence("Ask the tribunal for a copy."),
    kind=RuleKind.DUTY,
)
ANSWER = Rule(
    Citation("X4", f"{RECOMMENDATIONS} reg 7", Status.VERIFIED_S),
    question="By when must health or social care answer a recommendation?",
    duty_holder=Party.ICB,
    limit="5 weeks after the recommendation was made",
    if_missed=Consequence(
        "You can complain to the health body or the authority, then to the Ombudsman, or ask a "
        "solicitor about judicial review."
    ),
)
PASSED_ON = Rule(
    Citation("X5", "Sending the answer to the Secretary of State", Status.FROM_MEMORY),
    question="By when does the authority send the answer to the Secretary of State?",
    duty_holder=Party.AUTHORITY,
    limit="1 week after the answer (doubtful: an optional task)",
    if_missed=Consequence("Nothing follows for the family."),
)
NO_MEDIATION = Rule(
    Citation("X6", RECOMMENDATIONS, Status.VERIFIED_S),
    question="Is mediation needed on the health or social care part?",
    duty_holder=None,
    limit="no; the education part still needs its certificate",
    if_missed=Consequence("The education part cannot start without its certificate."),
    kind=RuleKind.ELIGIBILITY,
)
TOLD = Rule(
    Citation("X8", RECOMMENDATIONS, Status.VERIFIED_S),
    question="Must the decision notice name this right?",
    duty_holder=Party.AUTHORITY,
    limit="in the decision notice",
    if_missed=Consequence("The notice is defective. You can still ask the tribunal."),
    kind=RuleKind.CONTENT,
)


@applies("X1")
def may_be_asked(decision: DecisionKind, education_issue_is_live: bool) -> Verdict:
    """X1: whether the tribunal can make recommendations in this appeal."""
    hopeless = (
        DecisionKind.REFUSED_TO_ASSESS,
        DecisionKind.AMENDMENT_PROPOSED,
        DecisionKind.SOMETHING_ELSE,
    )
    if education_issue_is_live and decision not in hopeless:
        return Allowed(ALONGSIDE.citation)
    return Refused(
        ALONGSIDE.citation,
        "The tribunal can look at health and social care only together with an appeal on "
        "education that is still going on, and not with a refusal to assess.",
    )


@applies("X4")
def answer(recommended_on: date, calendar: Calendar) -> Deadline:
    """X4: the written answer. Whether day 1 counts is not settled, so a day earlier is safer."""
    warnings = (Caution.ONE_DAY_EARLIER_IS_SAFER,)
    return by_end_of_day(ANSWER, weeks(recommended_on, 5), calendar, warnings=warnings)


@applies("X5")
def passed_on(answered_on: date, calendar: Calendar) -> Deadline:
    """X5: doubtful; shown as an optional task."""
    return by_end_of_day(PASSED_ON, weeks(answered_on, 1), calendar)
