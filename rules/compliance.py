"""After an order, an unopposed appeal or a mediation agreement: by when the authority must act.

One table of periods serves all three (M15): they run from the date of the order (O), from the date
on which the authority told the tribunal that it will not oppose (U), or from the date of the
agreement (M). Weeks are calendar weeks and August counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rules.calendar import Calendar, Count, at_once, fixed, weeks
from rules.citation import SR, Citation, Status
from rules.deadline import Consequence, Deadline, Party, StepKind, by_end_of_day
from rules.rule import Rule, applies

_BREACH = Consequence(
    "The authority has broken its duty. You can complain, go to the Ombudsman about the delay, "
    "and ask a solicitor about judicial review. Act quickly: judicial review must be asked for "
    "promptly and within 3 months."
)


class PromiseKind(StrEnum):
    """What the authority has to do."""

    ASSESS = "assess"  # tell the family that the assessment (or re-assessment) starts
    REFUSE_PLAN_AFTER_ASSESSMENT = "refuse_plan_after_assessment"
    PLAN_AFTER_ASSESSMENT = "plan_after_assessment"
    DRAFT_PLAN = "draft_plan"
    MAKE_PLAN = "make_plan"  # the final plan
    AMEND_PLAN = "amend_plan"  # Sections B and F
    NAME_INSTITUTION = "name_institution"  # Section I and nothing else
    CONTINUE_PLAN = "continue_plan"
    RECONSIDER = "reconsider"
    CEASE_PLAN = "cease_plan"
    OTHER = "other"  # anything that cannot be appealed (M16)


@dataclass(frozen=True, slots=True)
class Period:
    """The weeks for one kind of act (0: at once), and the rules that say so."""

    weeks: int
    limit: str
    order: Citation | None
    unopposed: Citation | None


def _s(rule: str, provision: str) -> Citation:
    return Citation(rule, f"{SR} {provision}", Status.VERIFIED_S)


def _t(rule: str, provision: str) -> Citation:
    return Citation(rule, f"{SR} {provision}", Status.VERIFIED_T)


PERIODS: Mapping[PromiseKind, Period] = MappingProxyType(
    {
        PromiseKind.ASSESS: Period(
            2,
            "2 weeks to tell the family that it will assess",
            _s("O2", "reg 44(2)(b)"),
            _t("U1", "reg 45(3) and (3A)"),
        ),
        PromiseKind.REFUSE_PLAN_AFTER_ASSESSMENT: Period(
            10,
            "10 weeks to say that there will be no plan",
            _s("O2", "reg 44(2)(b)"),
            _t("U1", "reg 45(3) and (3A)"),
        ),
        PromiseKind.PLAN_AFTER_ASSESSMENT: Period(
            14,
            "14 weeks to send the final plan after an assessment",
            _s("O2", "reg 44(2)(b)"),
            _t("U1", "reg 45(3) and (3A)"),
        ),
        PromiseKind.DRAFT_PLAN: Period(
            5,
            "5 weeks to send the draft plan",
            _s("O3", "reg 44(2)(c)"),
            _s("U4", "reg 45(6)"),
        ),
        PromiseKind.MAKE_PLAN: Period(
            11,
            "11 weeks to send the final plan",
            _s("O3", "reg 44(2)(c)"),
            _s("U4", "reg 45(6)"),
        ),
        PromiseKind.AMEND_PLAN: Period(
            5,
            "5 weeks to send the amended plan",
            _s("O5", "reg 44(2)(e)"),
            _t("U2", "reg 45(4)"),
        ),
        PromiseKind.NAME_INSTITUTION: Period(
            2,
            "2 weeks to name the school or college",
            _s("O7", "reg 44(2)(g) and (h)"),
            _s("U3", "reg 45(5)"),
        ),
        PromiseKind.CONTINUE_PLAN: Period(
            0,
            "the plan goes on, at once",
            _s("O6", "reg 44(2)(f)"),
            _s("U5", "reg 45"),
        ),
        PromiseKind.RECONSIDER: Period(
            2,
            "2 weeks to decide again",
            Citation("O4", f"{SR} reg 44(2)(d)", Status.FROM_MEMORY),
            None,
        ),
        PromiseKind.CEASE_PLAN: Period(
            0,
            "the plan ends, at once",
            _s("O1", "reg 44(2)(a)"),
            None,
        ),
        PromiseKind.OTHER: Period(
            2,
            "2 weeks to do what was promised",
            None,
            None,
        ),
    }
)


def _period_rule(kind: PromiseKind, citation: Citation) -> Rule:
    source = "an order" if citation.rule.startswith("O") else "an appeal that is not opposed"
    limit = PERIODS[kind].limit
    return Rule(
        citation,
        question=f"After {source} ({kind.value.replace('_', ' ')}): by when must it be done?",
        duty_holder=Party.AUTHORITY,
        limit=limit,
        if_missed=_BREACH,
    )


ORDERS: Mapping[PromiseKind, Rule] = MappingProxyType(
    {kind: _period_rule(kind, row.order) for kind, row in PERIODS.items() if row.order}
)
UNOPPOSED: Mapping[PromiseKind, Rule] = MappingProxyType(
    {kind: _period_rule(kind, row.unopposed) for kind, row in PERIODS.items() if row.unopposed}
)

AGREED_APPEALABLE = Rule(
    _t("M15", "reg 42(2)"),
    question="By when must the authority do what was agreed at mediation?",
    duty_holder=Party.AUTHORITY,
    limit="the same time as after a tribunal order, from the date of the agreement",
    if_missed=_BREACH,
)
AGREED_OTHER = Rule(
    _t("M16", "reg 42(3)"),
    question="By when must other things agreed at mediation be done?",
    duty_holder=Party.AUTHORITY,
    limit="2 weeks after the date of the agreement",
    if_missed=_BREACH,
)
AGREED_DATE = Rule(
    _t("M18", "reg 42(5)"),
    question="What if the two sides agreed another date in writing?",
    duty_holder=Party.AUTHORITY,
    limit="the date that was agreed in writing",
    if_missed=_BREACH,
)
HEALTH_TELLS_AUTHORITY = Rule(
    _t("M17", "reg 42(4)"),
    question="By when must health tell the authority about an agreement it made without it?",
    duty_holder=Party.ICB,
    limit="1 week after the date of the agreement",
    if_missed=Consequence("The health body has broken its duty. You can complain to it."),
)


@applies("M15", "M16", "M18")
def promise(
    kind: PromiseKind,
    agreed_on: date,
    calendar: Calendar,
    agreed_due_on: date | None = None,
) -> Deadline:
    """M15, M16, M18: when a promise in a written mediation agreement is due.

    `agreed_due_on` is another date that the parties agreed in writing. Raises ValueError when it
    lies before the agreement.
    """
    if agreed_due_on is not None:
        if agreed_due_on < agreed_on:
            raise ValueError("a promise cannot be due before it was made")
        return by_end_of_day(AGREED_DATE, fixed(StepKind.AGREED_DATE, agreed_due_on), calendar)
    rule = AGREED_OTHER if kind is PromiseKind.OTHER else AGREED_APPEALABLE
    return by_end_of_day(rule, _count(PERIODS[kind], agreed_on), calendar)


@applies("M17")
def health_tells_authority(agreed_on: date, calendar: Calendar) -> Deadline:
    """M17: the authority took no part; the health body tells it what was agreed."""
    return by_end_of_day(HEALTH_TELLS_AUTHORITY, weeks(agreed_on, 1), calendar)


@applies("O1", "O2", "O3", "O4", "O5", "O6", "O7")
def ordered(kind: PromiseKind, ordered_on: date, calendar: Calendar) -> Deadline:
    """O1 to O7: by when the authority does what the tribunal ordered.

    `ordered_on` is the date of the order. Guidance counts from the day it was sent out, which is
    the same day or later, so the date of the order is the safe one. Raises ValueError for a kind
    that no order has.
    """
    return _under(ORDERS, kind, ordered_on, calendar)


@applies("U1", "U2", "U3", "U4", "U5")
def unopposed(kind: PromiseKind, tribunal_told_on: date, calendar: Calendar) -> Deadline:
    """U1 to U5: by when the authority acts after telling the tribunal that it will not oppose.

    Raises ValueError for a kind that an unopposed appeal does not have.
    """
    return _under(UNOPPOSED, kind, tribunal_told_on, calendar)


def _under(
    rules: Mapping[PromiseKind, Rule], kind: PromiseKind, on: date, calendar: Calendar
) -> Deadline:
    if kind not in rules:
        raise ValueError(f"the law sets no period of this sort for {kind}")
    return by_end_of_day(rules[kind], _count(PERIODS[kind], on), calendar)


def _count(period: Period, on: date) -> Count:
    return weeks(on, period.weeks) if period.weeks else at_once(on)
