"""Time before the tribunal once an appeal is there: response, bundle, decision, challenge.

Every act in an SEN case leaves August and 25 December to 1 January out of the count (K12); in a
claim of disability discrimination they count (H5). An ordered date always wins (H8, K13): where a
direction can name the day, `ordered_on` is that day, and the computed one stays in `nominal_on`.
When the day ordered is not a working day, the next working day may be in time, since K10 speaks of
time set by a direction as well. The day ordered is kept, as it is safe on every reading, and the
deadline carries `ORDERED_DAY_IS_CLOSED`.
"""

from dataclasses import replace
from datetime import date

from rules.calendar import (
    Calendar,
    Count,
    five_pm,
    fixed,
    in_closed_window,
    months,
    roll_forward,
    tribunal_days,
    tribunal_months,
    tribunal_working_days,
    tribunal_working_days_before,
    weeks_before,
)
from rules.caution import Caution
from rules.citation import PD_BUNDLES, TPR, UTR, Citation, Status
from rules.claim import ClaimType, has_closed_times
from rules.deadline import Consequence, Deadline, Party, StepKind, act_earlier, by_five_pm
from rules.rule import Rule, applies

_SEN = ClaimType.SEN_APPEAL
_AUTHORITY_SILENT = Consequence(
    "The tribunal may stop the authority from taking part, and may decide without it. You can ask "
    "the tribunal for this with its form for changes."
)
_ASK_FOR_MORE_TIME = Consequence(
    "You can still ask, but you must also ask for more time and say why you are late. A judge "
    "decides."
)
_STANDS = Consequence("The decision stands, unless the tribunal gives more time.")
_ONLY_BY_REQUEST = Consequence(
    "It can be used only when the tribunal agrees. Ask with the tribunal's form for changes and "
    "give the reason."
)

RESPONSE = Rule(
    Citation("T6", f"{TPR} r 21", Status.VERIFIED_S),
    question="By when must the authority answer the appeal?",
    duty_holder=Party.AUTHORITY,
    limit="30 tribunal working days after it received the appeal, unless the tribunal named a date",
    if_missed=_AUTHORITY_SILENT,
)
REINSTATEMENT = Rule(
    Citation("T9", f"{TPR} r 17", Status.FROM_MEMORY),
    question="By when can a withdrawn appeal be brought back?",
    duty_holder=Party.FAMILY,
    limit="28 days, without the closed times",
    if_missed=_ASK_FOR_MORE_TIME,
)
EVIDENCE = Rule(
    Citation("T10", f"{TPR} r 15; case directions", Status.VERIFIED_S),
    question="By when must the last evidence be in?",
    duty_holder=Party.FAMILY,
    limit="the date in the directions",
    if_missed=_ONLY_BY_REQUEST,
)
ATTENDANCE_FORM = Rule(
    Citation("T11", "Case directions (form SEND11)", Status.VERIFIED_S),
    question="By when must the attendance form be in?",
    duty_holder=Party.FAMILY,
    limit="the date in the directions",
    if_missed=Consequence("A witness may be refused."),
)
CASE_REVIEW_FORM = Rule(
    Citation("T12", "Case directions (form SEND45)", Status.VERIFIED_S),
    question="By when must the case review form be in?",
    duty_holder=Party.FAMILY,
    limit="the date in the directions",
    if_missed=Consequence("Witnesses may be refused, or the tribunal may take other steps."),
)
WORKING_DOCUMENT = Rule(
    Citation("T13", "Case directions (working document)", Status.PRACTICE),
    question="By when is the working document final?",
    duty_holder=Party.AUTHORITY,
    limit="usually 2 weeks before the hearing; the directions decide",
    if_missed=Consequence("The hearing may have to deal with points that were agreed."),
)
HEARING_BUNDLE = Rule(
    Citation("T14", f"{PD_BUNDLES}; case directions", Status.VERIFIED_S),
    question="By when must the authority send the hearing bundle?",
    duty_holder=Party.AUTHORITY,
    limit="at least 10 tribunal working days before the hearing; the directions decide",
    if_missed=Consequence(
        "The tribunal may refuse the bundle, put off the hearing, stop the authority from taking "
        "part, or order costs."
    ),
)
DECISION_TARGET = Rule(
    Citation("T18", f"{TPR} r 30; tribunal practice", Status.PRACTICE),
    question="When does the decision usually come?",
    duty_holder=Party.TRIBUNAL,
    limit="usually 10 tribunal working days after the hearing",
    if_missed=Consequence("This is usual practice and not a duty. You can ask the tribunal."),
)
FRESH_CONSIDERATION = Rule(
    Citation("T19", f"{TPR} r 4(3)", Status.VERIFIED_T),
    question="By when can a party ask a judge to look again at a decision of staff?",
    duty_holder=Party.FAMILY,
    limit="14 days after the notice of the decision was sent, without the closed times",
    if_missed=_STANDS,
)
CHALLENGE = Rule(
    Citation("T20", f"{TPR} r 45 to 49", Status.VERIFIED_S),
    question="By when can a party challenge the final decision?",
    duty_holder=Party.FAMILY,
    limit="28 days after the decision was sent, without the closed times",
    if_missed=_ASK_FOR_MORE_TIME,
)
UPPER_TRIBUNAL = Rule(
    Citation("T21", f"{UTR} r 12, r 21 and r 23", Status.VERIFIED_S),
    question="By when must the Upper Tribunal be asked?",
    duty_holder=Party.FAMILY,
    limit="1 month after the notice of the First-tier Tribunal, without the closed times",
    if_missed=_ASK_FOR_MORE_TIME,
)


@applies("T6")
def response(
    received_on: date,
    calendar: Calendar,
    *,
    claim: ClaimType = _SEN,
    ordered_on: date | None = None,
) -> Deadline:
    """T6: the authority's response. `received_on` is when the authority received the appeal."""
    count = tribunal_working_days(received_on, 30, calendar, claim)
    return directed(by_five_pm(RESPONSE, count, calendar), ordered_on, calendar)


@applies("T9")
def reinstatement(
    withdrawn_on: date,
    calendar: Calendar,
    *,
    claim: ClaimType = _SEN,
    ordered_on: date | None = None,
) -> Deadline:
    """T9: asking for a withdrawn appeal to be reinstated."""
    computed = _days(REINSTATEMENT, withdrawn_on, 28, calendar, claim)
    return directed(computed, ordered_on, calendar)


@applies("T10")
def evidence(directed_on: date, calendar: Calendar) -> Deadline:
    """T10: the final evidence deadline named in the directions."""
    return _named(EVIDENCE, directed_on, calendar)


@applies("T11")
def attendance_form(directed_on: date, calendar: Calendar) -> Deadline:
    """T11: the attendance form by the date in the directions."""
    return _named(ATTENDANCE_FORM, directed_on, calendar)


@applies("T12")
def case_review_form(directed_on: date, calendar: Calendar) -> Deadline:
    """T12: the case review form by the date in the directions."""
    return _named(CASE_REVIEW_FORM, directed_on, calendar)


@applies("T13")
def working_document(
    hearing_on: date, calendar: Calendar, *, ordered_on: date | None = None
) -> Deadline:
    """T13: the working document, usually two weeks before the hearing. Plain weeks (K22)."""
    count = weeks_before(hearing_on, 2)
    warnings = act_earlier(count.result, calendar)
    computed = by_five_pm(WORKING_DOCUMENT, count, calendar, warnings=warnings)
    return directed(computed, ordered_on, calendar)


@applies("T14")
def hearing_bundle(
    hearing_on: date,
    calendar: Calendar,
    *,
    claim: ClaimType = _SEN,
    ordered_on: date | None = None,
) -> Deadline:
    """T14: the hearing bundle. The directions usually name the day."""
    count = tribunal_working_days_before(hearing_on, 10, calendar, claim)
    return directed(by_five_pm(HEARING_BUNDLE, count, calendar), ordered_on, calendar)


@applies("T18")
def decision_target(hearing_on: date, calendar: Calendar, *, claim: ClaimType = _SEN) -> Deadline:
    """T18: when the written decision usually comes."""
    count = tribunal_working_days(hearing_on, 10, calendar, claim)
    return by_five_pm(DECISION_TARGET, count, calendar)


@applies("T19")
def fresh_consideration(
    notice_sent_on: date,
    calendar: Calendar,
    *,
    claim: ClaimType = _SEN,
    ordered_on: date | None = None,
) -> Deadline:
    """T19: asking a judge to consider afresh what authorised staff decided."""
    computed = _days(FRESH_CONSIDERATION, notice_sent_on, 14, calendar, claim)
    return directed(computed, ordered_on, calendar)


@applies("T20")
def challenge(
    decision_sent_on: date,
    calendar: Calendar,
    *,
    claim: ClaimType = _SEN,
    ordered_on: date | None = None,
) -> Deadline:
    """T20: asking to set aside, review or appeal the final decision: one application."""
    computed = _days(CHALLENGE, decision_sent_on, 28, calendar, claim)
    return directed(computed, ordered_on, calendar)


@applies("T21")
def upper_tribunal(
    notice_sent_on: date,
    calendar: Calendar,
    *,
    claim: ClaimType = _SEN,
    ordered_on: date | None = None,
) -> Deadline:
    """T21: the application or notice to the Upper Tribunal.

    `nominal_on` is the plain month, rolled to a working day, which is safe on every reading.
    """
    count = tribunal_months(notice_sent_on, 1, calendar, claim)
    plain = roll_forward(months(notice_sent_on, 1).result, calendar).result
    longer = (Caution.MONTH_WITH_CLOSED_DAYS,) if count.result > plain else ()
    warnings = (*longer, *_ambiguous(count, has_closed_times(claim, notice_sent_on)))
    computed = by_five_pm(UPPER_TRIBUNAL, count, calendar, nominal_on=plain, warnings=warnings)
    return directed(computed, ordered_on, calendar)


@applies("K13")
def directed(deadline: Deadline, ordered_on: date | None, calendar: Calendar) -> Deadline:
    """H8, K13: the date that the tribunal ordered takes the place of the computed one.

    The closed times do not touch an ordered date (K13); 5 pm ends it (K9). An act done on the next
    working day may be in time when the date is not a working day (K10); nothing is moved for that,
    the deadline carries `ORDERED_DAY_IS_CLOSED`. Without an ordered date it stays as it is. Raises
    OutsideCalendar for a date that the calendar does not cover.
    """
    if ordered_on is None:
        return deadline
    return replace(
        deadline,
        nominal_on=deadline.due_on,
        due_on=ordered_on,
        due_at=five_pm(ordered_on),
        steps=fixed(StepKind.ORDERED_DATE, ordered_on).steps,
        warnings=_closed(ordered_on, calendar),
    )


def _named(rule: Rule, directed_on: date, calendar: Calendar) -> Deadline:
    """A date that directions name and nothing computes; kept when it is closed, as in `directed`."""
    count = fixed(StepKind.ORDERED_DATE, directed_on)
    return by_five_pm(rule, count, calendar, warnings=_closed(directed_on, calendar))


def _closed(ordered_on: date, calendar: Calendar) -> tuple[Caution, ...]:
    return () if calendar.is_working_day(ordered_on) else (Caution.ORDERED_DAY_IS_CLOSED,)


def _days(
    rule: Rule, trigger_on: date, amount: int, calendar: Calendar, claim: ClaimType
) -> Deadline:
    count = tribunal_days(trigger_on, amount, calendar, claim)
    warnings = _ambiguous(count, has_closed_times(claim, trigger_on))
    nominal_on = count.steps[0].to_on
    return by_five_pm(rule, count, calendar, nominal_on=nominal_on, warnings=warnings)


def _ambiguous(count: Count, closed_times: bool) -> tuple[Caution, ...]:
    """K15: the time ended just before a closed time and rolled into it."""
    return (Caution.AMBIGUOUS_WINDOW,) if closed_times and in_closed_window(count.result) else ()
