"""Re-assessing a plan, and ending one."""

from datetime import date
from enum import StrEnum

from rules.appeal import appeal
from rules.calendar import (
    Calendar,
    Count,
    days,
    end_of_academic_year,
    months,
    out_of_closed_window,
    then,
    weeks,
    years,
)
from rules.caution import ONE_DAY_EARLIER, Caution
from rules.citation import CFA, SR, Citation, Status
from rules.deadline import (
    Allowed,
    Consequence,
    Deadline,
    Party,
    Refused,
    Verdict,
    by_end_of_day,
)
from rules.exemption_ground import ExemptionGround, cautions
from rules.rule import Rule, RuleKind, applies

_BREACH = Consequence(
    "The authority has broken its duty. You can complain, then go to the Ombudsman."
)

DECIDE = Rule(
    Citation("R23", f"{SR} reg 25(1)", Status.FROM_MEMORY),
    question="By when must the authority decide whether to re-assess?",
    duty_holder=Party.AUTHORITY,
    limit="15 days after it received the request",
    if_missed=_BREACH,
)
REFUSAL = Rule(
    Citation("R24", f"{SR} reg 24", Status.FROM_MEMORY),
    question="When may the authority refuse to re-assess?",
    duty_holder=Party.AUTHORITY,
    limit="it assessed within the last 6 months, or it is not necessary",
    if_missed=Consequence("A refusal can be appealed."),
    kind=RuleKind.ELIGIBILITY,
)
REPLACED_PLAN = Rule(
    Citation("R25", f"{SR} reg 27(2) and (3)", Status.VERIFIED_T),
    question="By when must the plan be final after a re-assessment?",
    duty_holder=Party.AUTHORITY,
    limit="14 weeks after the notice that it will re-assess",
    if_missed=_BREACH,
)
CONSULT_BEFORE_ENDING = Rule(
    Citation("R26", f"{SR} reg 31(1)", Status.VERIFIED_T),
    question="What must happen before a plan is ended?",
    duty_holder=Party.AUTHORITY,
    limit="tell and consult the family, and consult the head of the school or college named",
    if_missed=Consequence("The decision to end the plan is unlawful. You can appeal."),
    kind=RuleKind.DUTY,
)
ENDING_NOTICE = Rule(
    Citation("R27", f"{SR} reg 31(2) and (3)", Status.VERIFIED_T),
    question="Whom must the authority tell that a plan ends, and what?",
    duty_holder=Party.AUTHORITY,
    limit="the family, the school or college and health; with the rights and their time",
    if_missed=Consequence("The notice is defective. You can appeal."),
    kind=RuleKind.CONTENT,
)
PLAN_STAYS = Rule(
    Citation("R28", f"{CFA} s 45(4)", Status.VERIFIED_S),
    question="Until when does a plan stay in force after the decision to end it?",
    duty_holder=Party.AUTHORITY,
    limit="until the time to appeal has passed, or the appeal is decided",
    if_missed=Consequence("Stopping the help earlier is unlawful. You can complain at once."),
)
MAY_END = Rule(
    Citation("A13", f"{CFA} s 45(1)", Status.VERIFIED_S),
    question="When may a plan be ended?",
    duty_holder=Party.AUTHORITY,
    limit="only when the authority is no longer responsible, or the plan is no longer necessary",
    if_missed=Consequence("The decision can be appealed."),
    kind=RuleKind.ELIGIBILITY,
)

TO_TWENTY_FIVE = Rule(
    Citation("A14", f"{CFA} s 46; {SR} reg 46: the day", Status.UNVERIFIED),
    question="Until when may a plan go on after the young person turns 25?",
    duty_holder=Party.AUTHORITY,
    limit="31 July of the academic year in which the young person turns 25",
    if_missed=Consequence(
        "The plan cannot go on after that day. Ask adult social care and health what comes next."
    ),
)


class EndingGround(StrEnum):
    """Why an authority wants to end a plan."""

    NOT_RESPONSIBLE = "not_responsible"
    NOT_NECESSARY = "not_necessary"
    OTHER = "other"


@applies("R23")
def decide_to_reassess(request_received_on: date, calendar: Calendar) -> Deadline:
    """R23: whether the authority will re-assess."""
    return by_end_of_day(DECIDE, days(request_received_on, 15), calendar)


@applies("R25")
def replaced_plan(
    reassessment_notice_on: date,
    calendar: Calendar,
    *,
    exemption: ExemptionGround | None = None,
) -> Deadline:
    """R25: the final plan, amended or replaced. An `exemption` moves no date (K21)."""
    count = weeks(reassessment_notice_on, 14)
    warnings = (*ONE_DAY_EARLIER, *cautions(exemption))
    return by_end_of_day(REPLACED_PLAN, count, calendar, warnings=warnings)


@applies("R24")
def may_refuse(requested_on: date, last_assessed_on: date | None, necessary: bool) -> Verdict:
    """R24: `Allowed` when the authority may refuse to re-assess."""
    recent = last_assessed_on is not None and requested_on <= months(last_assessed_on, 6).result
    if recent or not necessary:
        return Allowed(REFUSAL.citation)
    return Refused(
        REFUSAL.citation,
        "The last assessment is more than 6 months old and another one is necessary, so the "
        "authority must re-assess.",
    )


@applies("A13", "R26")
def may_end_plan(
    ground: EndingGround, family_consulted: bool, head_consulted: bool | None
) -> Verdict:
    """A13, R26: whether the authority may decide to end the plan.

    `head_consulted` is None when the plan names no school or college, so that nobody is to be asked.
    """
    if ground is EndingGround.OTHER:
        return Refused(
            MAY_END.citation,
            "A plan may end only when the authority is no longer responsible for the young "
            "person, or when the plan is no longer necessary.",
        )
    if not family_consulted or head_consulted is False:
        return Refused(
            CONSULT_BEFORE_ENDING.citation,
            "Before it ends a plan the authority must consult the family, and the head of the "
            "school or college that the plan names.",
        )
    return Allowed(MAY_END.citation)


@applies("R28")
def plan_stays_until(
    notice_sent_on: date, certificate_issued_on: date | None, calendar: Calendar
) -> Deadline:
    """R28: the plan stays in force to the end of this day, and longer when there is an appeal.

    Where it is not settled when the time to appeal ends (K15), the family is told the earlier day
    and the plan is kept to the later one: each side acts on the reading that costs no right.
    """
    last = appeal(notice_sent_on, certificate_issued_on, calendar)
    count = Count(last.due_on, last.steps)
    warnings: tuple[str, ...] = (Caution.PLAN_MAY_STAY_LONGER,)
    if Caution.AMBIGUOUS_WINDOW in last.warnings:
        count = then(count, out_of_closed_window(last.due_on, calendar))
        warnings = (Caution.PLAN_KEPT_TO_LATER_DAY, *warnings)
    return by_end_of_day(PLAN_STAYS, count, calendar, nominal_on=last.nominal_on, warnings=warnings)


@applies("A14")
def may_continue_until(born_on: date, calendar: Calendar) -> Deadline:
    """A14: the last day to which the authority may keep a plan up.

    The law names the end of the academic year. That an academic year ends on 31 July is our own
    reading: regulation 46 was not read.
    """
    birthday = years(born_on, 25)
    count = then(birthday, end_of_academic_year(birthday.result))
    return by_end_of_day(TO_TWENTY_FIVE, count, calendar)
