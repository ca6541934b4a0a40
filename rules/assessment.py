"""From a request for an assessment to the first plan: 6, 16 and 20 weeks.

All three run from the day the authority received the request and not from each other. They are
long-stops: the duty is to act as soon as practicable (K20). An `exemption` that the authority
relies on (N11 to N13) moves no date and adds a caution (K21).
"""

from datetime import date

from rules.calendar import Calendar, days, days_beginning_with, weeks
from rules.caution import ONE_DAY_EARLIER
from rules.citation import CFA, CODE_OF_PRACTICE, SR, Citation, Status
from rules.deadline import Allowed, Consequence, Deadline, Party, Refused, Verdict, by_end_of_day
from rules.exemption_ground import ExemptionGround, cautions
from rules.rule import Rule, RuleKind, applies

_LATE = Consequence(
    "The authority has broken its duty. You can complain, then go to the Ombudsman, or ask a "
    "solicitor about judicial review. There is no right to appeal until a decision is made."
)

NOTIFY = Rule(
    Citation("N1", f"{CFA} s 36(7); {SR} reg 4", Status.FROM_MEMORY),
    question="Whom must the authority tell that it is thinking about an assessment?",
    duty_holder=Party.AUTHORITY,
    limit="the family, health, social care and the school or early-years setting, before deciding",
    if_missed=Consequence("The decision was not made in the right way. You can complain."),
    kind=RuleKind.DUTY,
)
DECIDE = Rule(
    Citation("N2", f"{SR} reg 5(1) and (2)", Status.VERIFIED_T),
    question="By when must the authority decide whether to assess?",
    duty_holder=Party.AUTHORITY,
    limit="6 weeks after it received the request",
    if_missed=_LATE,
)
ADVICE = Rule(
    Citation("N4", f"{SR} reg 8(1)", Status.VERIFIED_S),
    question="By when must a body that is asked for advice answer?",
    duty_holder=Party.SETTING,
    limit="6 weeks after it received the authority's request",
    if_missed=Consequence(
        "The body has broken its duty to help. The authority's own dates do not move."
    ),
)
REFUSE_PLAN = Rule(
    Citation("N5", f"{SR} reg 10(1) to (3)", Status.VERIFIED_T),
    question="By when must the authority say that there will be no plan?",
    duty_holder=Party.AUTHORITY,
    limit="16 weeks after it received the request",
    if_missed=_LATE,
)
FINAL_PLAN = Rule(
    Citation("N6", f"{SR} reg 13(2)", Status.VERIFIED_T),
    question="By when must the first final plan be sent?",
    duty_holder=Party.AUTHORITY,
    limit="20 weeks after it received the request",
    if_missed=_LATE,
)
REPRESENTATIONS = Rule(
    Citation("N7", f"{SR} reg 13(1)(a)", Status.VERIFIED_T),
    question="Until when can the family say what it thinks of the draft plan?",
    duty_holder=Party.FAMILY,
    limit=(
        "at least 15 days beginning with the day the draft was served; the authority may not make "
        "the plan final before the 16th day"
    ),
    if_missed=Consequence(
        "The authority may make the plan final without your words. Send them anyway. You can "
        "appeal when the plan is final."
    ),
)
SCHOOLS_LIST = Rule(
    Citation("N8", f"{SR} reg 13(1)(b)", Status.VERIFIED_T),
    question="What must come with the draft plan?",
    duty_holder=Party.AUTHORITY,
    limit="where to find information on schools and colleges",
    if_missed=Consequence("Ask the authority for it. You can complain."),
    kind=RuleKind.CONTENT,
)
SCHOOL_ANSWER = Rule(
    Citation("N9", f"{CODE_OF_PRACTICE} 9.83", Status.PRACTICE),
    question="By when should a school answer when it is asked about a place?",
    duty_holder=Party.SETTING,
    limit="15 days after it was asked",
    if_missed=Consequence("The authority may go on without the answer."),
)
CHANGE_OF_MIND = Rule(
    Citation("N14", "Ombudsman practice, like regs 44 and 45", Status.PRACTICE),
    question="What if the authority first refuses and then decides to assess?",
    duty_holder=Party.AUTHORITY,
    limit="10 weeks to refuse a plan, 14 weeks to send the final plan, from that decision",
    if_missed=Consequence("The Ombudsman treats the delay as fault. You can complain."),
)
TEST = Rule(
    Citation("A3", f"{CFA} s 36(8)", Status.VERIFIED_S),
    question="When must the authority assess?",
    duty_holder=Party.AUTHORITY,
    limit="when there are or may be special needs and a plan may be necessary",
    if_missed=Consequence("A refusal can be appealed."),
    kind=RuleKind.ELIGIBILITY,
)


@applies("N2")
def decide_to_assess(
    request_received_on: date,
    calendar: Calendar,
    *,
    exemption: ExemptionGround | None = None,
) -> Deadline:
    """N2: whether the authority will assess, told to the family."""
    warnings = (*ONE_DAY_EARLIER, *cautions(exemption))
    return by_end_of_day(DECIDE, weeks(request_received_on, 6), calendar, warnings=warnings)


@applies("N4")
def advice(advice_request_received_on: date, calendar: Calendar) -> Deadline:
    """N4: advice from a body, from its own receipt of the request. Holidays count."""
    count = weeks(advice_request_received_on, 6)
    return by_end_of_day(ADVICE, count, calendar, warnings=ONE_DAY_EARLIER)


@applies("N5")
def refuse_plan(
    request_received_on: date,
    calendar: Calendar,
    *,
    exemption: ExemptionGround | None = None,
) -> Deadline:
    """N5: no plan after an assessment, with reasons and rights."""
    warnings = (*ONE_DAY_EARLIER, *cautions(exemption))
    return by_end_of_day(REFUSE_PLAN, weeks(request_received_on, 16), calendar, warnings=warnings)


@applies("N6")
def final_plan(
    request_received_on: date,
    calendar: Calendar,
    *,
    exemption: ExemptionGround | None = None,
) -> Deadline:
    """N6: the first final plan."""
    warnings = (*ONE_DAY_EARLIER, *cautions(exemption))
    return by_end_of_day(FINAL_PLAN, weeks(request_received_on, 20), calendar, warnings=warnings)


@applies("N7")
def draft_representations(draft_served_on: date, calendar: Calendar) -> Deadline:
    """N7: the last of the 15 days. The authority may not make the plan final before the next."""
    return by_end_of_day(REPRESENTATIONS, days_beginning_with(draft_served_on, 15), calendar)


@applies("N9")
def school_answer(school_asked_on: date, calendar: Calendar) -> Deadline:
    """N9: what the Code of Practice expects of a school. Not a regulation."""
    return by_end_of_day(SCHOOL_ANSWER, days(school_asked_on, 15), calendar)


@applies("N14")
def plan_refusal_after_change(decided_to_assess_on: date, calendar: Calendar) -> Deadline:
    """N14: 10 weeks after the authority changed its mind, as the Ombudsman measures it."""
    return by_end_of_day(CHANGE_OF_MIND, weeks(decided_to_assess_on, 10), calendar)


@applies("N14")
def final_plan_after_change(decided_to_assess_on: date, calendar: Calendar) -> Deadline:
    """N14: 14 weeks after the authority changed its mind, as the Ombudsman measures it."""
    return by_end_of_day(CHANGE_OF_MIND, weeks(decided_to_assess_on, 14), calendar)


@applies("A3")
def must_assess(has_or_may_have_needs: bool, plan_may_be_necessary: bool) -> Verdict:
    """A3: the legal test. `Allowed` means that the authority must assess."""
    if has_or_may_have_needs and plan_may_be_necessary:
        return Allowed(TEST.citation)
    return Refused(
        TEST.citation,
        "The authority need not assess: the test asks for needs, or possible needs, and that a "
        "plan may be necessary. You can appeal against its view.",
    )
