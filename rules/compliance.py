"""After an order, an unopposed appeal or a mediation agreement: by when the authority must act.

One table of periods serves all three (M15): they run from the date of the order (O), from the date
on which the authority told the tribunal that it will not oppose (U), or from the date of the
agreement (M). Weeks are calendar weeks and August counts. An `exemption` that the authority relies
on (O8) moves no date and adds a caution (K21).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rules.calendar import Calendar, Count, at_once, fixed, weeks
from rules.caution import ONE_DAY_EARLIER, Caution
from rules.citation import SR, Citation, Status
from rules.dated import Dated, in_force
from rules.deadline import Consequence, Deadline, Party, StepKind, by_end_of_day, day_words
from rules.exemption_ground import ExemptionGround, cautions
from rules.rule import Rule, applies
from rules.tribunal import directed

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
    """The weeks for one kind of act (0: at once), and the rules that say so.

    `unopposed_weeks` holds the weeks after an appeal that is not opposed where the law changed
    them; the day on which the tribunal was told chooses.
    """

    weeks: int
    limit: str
    order: Citation | None
    unopposed: Citation | None
    unopposed_weeks: tuple[Dated[int], ...] = ()


def _s(rule: str, provision: str) -> Citation:
    return Citation(rule, f"{SR} {provision}", Status.VERIFIED_S)


def _t(rule: str, provision: str) -> Citation:
    return Citation(rule, f"{SR} {provision}", Status.VERIFIED_T)


# U2 and U6. The change is read by the day on which the tribunal was told. How the other periods of
# regulation 45 stood before it was not read, so they are held as they are now.
_UNOPPOSED_AMENDMENT = (
    Dated(4, date.min, date(2015, 3, 22)),
    Dated(5, date(2015, 3, 23)),
)
WEEKS_WITH_CONTENT = 5  # O7: when Sections B or F are amended as well

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
            _UNOPPOSED_AMENDMENT,
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
    by_order = citation.rule.startswith("O")
    source = "an order" if by_order else "an appeal that is not opposed"
    limit = PERIODS[kind].limit
    if by_order:
        limit += _WITH_CONTENT.get(kind, "")
    if not by_order and PERIODS[kind].unopposed_weeks:
        before, now = PERIODS[kind].unopposed_weeks
        changed_on = day_words(now.from_on)
        limit += f" ({before.value} weeks when the tribunal was told before {changed_on})"
    return Rule(
        citation,
        question=f"After {source} ({kind.value.replace('_', ' ')}): by when must it be done?",
        duty_holder=Party.AUTHORITY,
        limit=limit,
        if_missed=_BREACH,
    )


_WITH_CONTENT: Mapping[PromiseKind, str] = MappingProxyType(
    {
        PromiseKind.CONTINUE_PLAN: (
            f"; when Sections B or F change too, that change has {WEEKS_WITH_CONTENT} weeks (O5)"
        ),
        PromiseKind.NAME_INSTITUTION: (
            f"; {WEEKS_WITH_CONTENT} weeks when Sections B or F change too"
        ),
    }
)

ORDERS: Mapping[PromiseKind, Rule] = MappingProxyType(
    {kind: _period_rule(kind, row.order) for kind, row in PERIODS.items() if row.order}
)
UNOPPOSED: Mapping[PromiseKind, Rule] = MappingProxyType(
    {kind: _period_rule(kind, row.unopposed) for kind, row in PERIODS.items() if row.unopposed}
)

_NO_PERIOD = "the law sets no period of this sort for {kind}"

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


@applies("M15", "M16")
def promise(
    kind: PromiseKind,
    agreed_on: date,
    calendar: Calendar,
    agreed_due_on: date | None = None,
) -> Deadline:
    """M15, M16: when a promise in a written mediation agreement is due.

    `agreed_due_on` is another date that the parties agreed in writing (M18). Raises ValueError when
    it lies before the agreement.
    """
    if agreed_due_on is not None:
        return agreed_date(agreed_due_on, calendar, agreed_on)
    rule = AGREED_OTHER if kind is PromiseKind.OTHER else AGREED_APPEALABLE
    return by_end_of_day(rule, _count(PERIODS[kind].weeks, agreed_on), calendar)


@applies("M18")
def agreed_date(agreed_due_on: date, calendar: Calendar, agreed_on: date | None = None) -> Deadline:
    """M18: the date that the parties agreed in writing stands in place of any period.

    Raises ValueError when it lies before `agreed_on`, the date of the agreement.
    """
    if agreed_on is not None and agreed_due_on < agreed_on:
        raise ValueError("a promise cannot be due before it was made")
    return by_end_of_day(AGREED_DATE, fixed(StepKind.AGREED_DATE, agreed_due_on), calendar)


@applies("M17")
def health_tells_authority(agreed_on: date, calendar: Calendar) -> Deadline:
    """M17: the authority took no part; the health body tells it what was agreed."""
    return by_end_of_day(HEALTH_TELLS_AUTHORITY, weeks(agreed_on, 1), calendar)


@applies("O1", "O2", "O3", "O4", "O5", "O6", "O7")
def ordered(
    kind: PromiseKind,
    ordered_on: date,
    calendar: Calendar,
    *,
    content_too: bool = False,
    exemption: ExemptionGround | None = None,
    directed_on: date | None = None,
) -> Deadline:
    """O1 to O7: by when the authority does what the tribunal ordered.

    `ordered_on` is the date of the order. Guidance counts from the day it was sent out, which is
    the same day or later, so the date of the order is the safe one. `content_too`: Sections B or F
    are amended as well: a named school then has 5 weeks (O7); a plan that goes on still does so at
    once, and only the change has the 5 weeks of O5 (O6). `directed_on` is another day that the order itself names (O9).
    Raises ValueError for a kind that no order has, and for `content_too` with another kind.
    """
    if kind not in ORDERS:
        raise ValueError(_NO_PERIOD.format(kind=kind.value))
    if content_too and kind not in _WITH_CONTENT:
        raise ValueError("only a plan that goes on or a school that is named can come with content")
    weeks_given = PERIODS[kind].weeks
    goes_on = kind is PromiseKind.CONTINUE_PLAN
    if content_too and not goes_on:
        weeks_given = WEEKS_WITH_CONTENT
    count = _count(weeks_given, ordered_on)
    own_time = (Caution.CHANGE_HAS_OWN_TIME,) if content_too and goes_on else ()
    warnings = (*_warnings(weeks_given, exemption), *own_time)
    computed = by_end_of_day(ORDERS[kind], count, calendar, warnings=warnings)
    return directed(computed, directed_on, calendar)


@applies("U1", "U2", "U3", "U4", "U5")
def unopposed(
    kind: PromiseKind,
    tribunal_told_on: date,
    calendar: Calendar,
    *,
    exemption: ExemptionGround | None = None,
) -> Deadline:
    """U1 to U5: by when the authority acts after telling the tribunal that it will not oppose.

    Raises ValueError for a kind that an unopposed appeal does not have.
    """
    if kind not in UNOPPOSED:
        raise ValueError(_NO_PERIOD.format(kind=kind.value))
    period = PERIODS[kind]
    dated = period.unopposed_weeks
    weeks_given = in_force(dated, tribunal_told_on) if dated else period.weeks
    count = _count(weeks_given, tribunal_told_on)
    warnings = _warnings(weeks_given, exemption)
    return by_end_of_day(UNOPPOSED[kind], count, calendar, warnings=warnings)


def _by_rule(rules: Mapping[PromiseKind, Rule]) -> dict[str, tuple[PromiseKind, ...]]:
    ids = dict.fromkeys(rule.id for rule in rules.values())
    return {found: tuple(kind for kind in rules if rules[kind].id == found) for found in ids}


CHOICES: Mapping[str, tuple[PromiseKind, ...]] = MappingProxyType(
    {
        **_by_rule(ORDERS),
        **_by_rule(UNOPPOSED),
        AGREED_APPEALABLE.id: tuple(kind for kind in PromiseKind if kind is not PromiseKind.OTHER),
        AGREED_OTHER.id: (PromiseKind.OTHER,),
    }
)
"""The kinds of act under each rule, the first limit that the rule names standing first."""


def _warnings(weeks_given: int, exemption: ExemptionGround | None) -> tuple[Caution, ...]:
    """K23 beside weeks, not beside "at once"; K21 for a ground that the authority relies on."""
    return (*(ONE_DAY_EARLIER if weeks_given else ()), *cautions(exemption))


def _count(weeks_given: int, on: date) -> Count:
    return weeks(on, weeks_given) if weeks_given else at_once(on)
