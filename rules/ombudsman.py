"""The Ombudsman, and complaints that have their own route."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.authority_practice import REGIME_BEGAN_ON
from rules.calendar import (
    Calendar,
    days,
    months,
    months_beginning_with,
    weeks,
    working_days,
)
from rules.caution import Caution
from rules.citation import Citation, Status
from rules.dated import Dated, in_force
from rules.deadline import Allowed, Consequence, Deadline, Party, Refused, Verdict, by_end_of_day
from rules.rule import Rule, RuleKind, applies

_LGA = "Local Government Act 1974"
_OWN_ROUTE = Consequence("Go to the next stage of the complaint.")

EARLY_YEARS = Rule(
    Citation("C3", "Early years foundation stage framework: complaints", Status.VERIFIED_S),
    question="By when must an early-years setting answer a complaint?",
    duty_holder=Party.SETTING,
    limit="28 days after it had the complaint",
    if_missed=Consequence("Tell Ofsted."),
)
SOCIAL_CARE_1 = Rule(
    Citation("C6", "Children Act 1989 s 26; 2006 Regulations, stage 1", Status.FROM_MEMORY),
    question="By when must a social care complaint be answered at stage 1?",
    duty_holder=Party.AUTHORITY,
    limit="10 working days, 20 at most",
    if_missed=_OWN_ROUTE,
)
SOCIAL_CARE_2 = Rule(
    Citation("C6", "Children Act 1989 s 26; 2006 Regulations, stage 2", Status.FROM_MEMORY),
    question="By when must a social care complaint be investigated at stage 2?",
    duty_holder=Party.AUTHORITY,
    limit="25 working days, 65 at most",
    if_missed=_OWN_ROUTE,
)
SOCIAL_CARE_3 = Rule(
    Citation("C6", "Children Act 1989 s 26; 2006 Regulations, stage 3", Status.FROM_MEMORY),
    question="By when must the panel on a social care complaint meet?",
    duty_holder=Party.AUTHORITY,
    limit="30 working days",
    if_missed=Consequence("Go to the Ombudsman."),
)
NOT_TOO_EARLY = Rule(
    Citation("C7", "Ombudsman practice", Status.PRACTICE),
    question="How long does the authority have before the Ombudsman looks at a complaint?",
    duty_holder=Party.AUTHORITY,
    limit="about 12 weeks after the complaint was made",
    if_missed=Consequence("You can go to the Ombudsman now, with or without an answer."),
)
NOT_TOO_LATE = Rule(
    Citation("C8", f"{_LGA} s 26B and s 34D", Status.VERIFIED_S),
    question="By when must the Ombudsman have the complaint?",
    duty_holder=Party.FAMILY,
    limit="12 months after you knew of the matter; counted here with that day, which is safe",
    if_missed=Consequence("The Ombudsman may still look at it when there is a good reason."),
)
NOT_TOO_LATE_COUNT = Rule(
    Citation("C8", f"{_LGA} s 26B and s 34D: counting", Status.FROM_MEMORY),
    question="Does the day on which you knew of the matter count?",
    duty_holder=None,
    limit="we count it as day 1, so the date is a day earlier; the words of the law were not read",
    if_missed=Consequence("The date that we give is the safe one."),
    kind=RuleKind.METHOD,
)
JURISDICTION = Rule(
    Citation(
        "C9", f"{_LGA} s 26(6)(a); R (Milburn) v LGSCO [2023] EWCA Civ 207", Status.VERIFIED_S
    ),
    question="What can the Ombudsman look at?",
    duty_holder=None,
    limit="delay, missed reviews, help not given, orders not kept; not what an appeal covers",
    if_missed=Consequence("Use the appeal for what can be appealed."),
    kind=RuleKind.ELIGIBILITY,
)
NOT_INSIDE_SCHOOLS = Rule(
    Citation("C10", _LGA, Status.VERIFIED_S),
    question="Can the Ombudsman look at what happens inside a school?",
    duty_holder=None,
    limit="no, but it can look at the authority's duty to secure what the plan says",
    if_missed=Consequence("Complain to the school, then to its governors or trust."),
    kind=RuleKind.ELIGIBILITY,
)
TYPICAL_REMEDY = Rule(
    Citation("C11", "Ombudsman decisions", Status.PRACTICE),
    question="What may a late assessment bring?",
    duty_holder=Party.AUTHORITY,
    limit="often £100 for each month",
    if_missed=Consequence("Ask for it in the complaint."),
    kind=RuleKind.DUTY,
)
HEALTH_OMBUDSMAN = Rule(
    Citation("C12", "Health Service Commissioners Act 1993", Status.FROM_MEMORY),
    question="By when must the health ombudsman have a complaint?",
    duty_holder=Party.FAMILY,
    limit="12 months beginning with the day you knew of the matter",
    if_missed=Consequence("The health ombudsman may still look at it when there is a good reason."),
)
JUDICIAL_REVIEW = Rule(
    Citation(
        "C13", "Civil Procedure Rules Part 54; Education Act 1996 ss 496 and 497", Status.VERIFIED_S
    ),
    question="By when must judicial review be asked for?",
    duty_holder=Party.FAMILY,
    limit="promptly, and within 3 months",
    if_missed=Consequence("The court may refuse to hear it. See a solicitor early."),
)


@dataclass(frozen=True, slots=True)
class SocialCareDays:
    """C6: working days of each stage of a statutory social care complaint, and the most."""

    stage_1: int
    stage_1_at_most: int
    stage_2: int
    stage_2_at_most: int
    panel: int


SOCIAL_CARE_DAYS: tuple[Dated[SocialCareDays], ...] = (
    Dated(SocialCareDays(10, 20, 25, 65, 30), date(2006, 9, 1)),
)
"""C6: by the day from which the stage runs. Numbers and first day are from memory."""
POUNDS_A_MONTH: tuple[Dated[int], ...] = (Dated(100, REGIME_BEGAN_ON),)
"""C11: what the Ombudsman often recommends for each month of a late assessment, in pounds.

Seen several times for one authority. No day is published from which it holds.
"""


class Matter(StrEnum):
    """What a complaint is about."""

    DELAY_BEFORE_DECISION = "delay_before_decision"
    MISSED_REVIEW = "missed_review"
    PROVISION_NOT_DELIVERED = "provision_not_delivered"
    ORDER_OR_AGREEMENT_NOT_KEPT = "order_or_agreement_not_kept"
    APPEALABLE_DECISION = "appealable_decision"
    INSIDE_SCHOOL = "inside_school"


@applies("C3")
def early_years_answer(complaint_received_on: date, calendar: Calendar) -> Deadline:
    """C3: a registered early-years setting answers in writing."""
    return by_end_of_day(EARLY_YEARS, days(complaint_received_on, 28), calendar)


@applies("C6")
def social_care_stage_1(received_on: date, calendar: Calendar, extended: bool = False) -> Deadline:
    """C6: the first stage of a statutory complaint about children's social care."""
    stages = in_force(SOCIAL_CARE_DAYS, received_on)
    amount = stages.stage_1_at_most if extended else stages.stage_1
    return by_end_of_day(SOCIAL_CARE_1, working_days(received_on, amount, calendar), calendar)


@applies("C6")
def social_care_stage_2(started_on: date, calendar: Calendar, extended: bool = False) -> Deadline:
    """C6: the investigation."""
    stages = in_force(SOCIAL_CARE_DAYS, started_on)
    amount = stages.stage_2_at_most if extended else stages.stage_2
    return by_end_of_day(SOCIAL_CARE_2, working_days(started_on, amount, calendar), calendar)


@applies("C6")
def social_care_stage_3(requested_on: date, calendar: Calendar) -> Deadline:
    """C6: the review panel."""
    amount = in_force(SOCIAL_CARE_DAYS, requested_on).panel
    return by_end_of_day(SOCIAL_CARE_3, working_days(requested_on, amount, calendar), calendar)


@applies("C7")
def ombudsman_not_before(complained_on: date, calendar: Calendar) -> Deadline:
    """C7: until when the Ombudsman usually gives the authority to answer."""
    return by_end_of_day(NOT_TOO_EARLY, weeks(complained_on, 12), calendar)


@applies("C8")
def ombudsman(known_on: date, calendar: Calendar) -> Deadline:
    """C8: counted as "beginning with", which is a day earlier and so the safe reading already."""
    return by_end_of_day(NOT_TOO_LATE, months_beginning_with(known_on, 12), calendar)


@applies("C11")
def typical_remedy(due_on: date, done_on: date) -> int:
    """C11: pounds that the Ombudsman often recommends when an assessment came late.

    Whole months from the last lawful day to the day on which it was done (K4); the amount is that
    in force on the day it was done. How parts of a month count is not published: they do not here.
    """
    whole = 0
    while months(due_on, whole + 1).result <= done_on:
        whole += 1
    return whole * in_force(POUNDS_A_MONTH, done_on)


@applies("C12")
def health_ombudsman(known_on: date, calendar: Calendar) -> Deadline:
    """C12: complaints about health."""
    return by_end_of_day(HEALTH_OMBUDSMAN, months_beginning_with(known_on, 12), calendar)


@applies("C13", "O11")
def judicial_review(grounds_arose_on: date, calendar: Calendar) -> Deadline:
    """C13, O11: the outer limit. The duty is to act promptly, so earlier is always safer."""
    warnings = (Caution.ACT_PROMPTLY,)
    count = months(grounds_arose_on, 3)
    return by_end_of_day(JUDICIAL_REVIEW, count, calendar, warnings=warnings)


@applies("C9", "C10")
def ombudsman_may_look(matter: Matter, appeal_was_made: bool) -> Verdict:
    """C9, C10: whether the Ombudsman can look into the matter.

    `appeal_was_made` says whether an appeal was made that the matter was, or could have been, part
    of.
    """
    if matter is Matter.INSIDE_SCHOOL:
        return Refused(
            NOT_INSIDE_SCHOOLS.citation,
            "The Ombudsman cannot look at what happens inside a school. It can look at whether "
            "the authority made sure that you get what the plan says.",
        )
    covered = matter in (Matter.APPEALABLE_DECISION, Matter.PROVISION_NOT_DELIVERED)
    if appeal_was_made and covered:
        return Refused(
            JURISDICTION.citation,
            "This was, or could have been, part of an appeal that was made. The Ombudsman cannot "
            "look at it.",
        )
    if matter is Matter.APPEALABLE_DECISION:
        return Refused(
            JURISDICTION.citation,
            "This can be appealed. The Ombudsman normally will not look at it when it is "
            "reasonable to appeal.",
        )
    return Allowed(JURISDICTION.citation)
