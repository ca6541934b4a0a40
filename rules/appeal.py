"""The appeal: what can be appealed, by when, and whether a mediation certificate is needed."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from rules.calendar import (
    Calendar,
    Count,
    in_closed_window,
    later_of,
    months,
    out_of_closed_window,
    then,
    tribunal_working_days,
)
from rules.caution import Caution
from rules.citation import CFA, SR, TPR, Citation, Status
from rules.claim import ClaimType
from rules.deadline import (
    Allowed,
    Consequence,
    Deadline,
    Party,
    Refused,
    Verdict,
    by_five_pm,
)
from rules.rule import Rule, RuleKind, applies
from rules.tribunal import directed

APPEAL = Rule(
    Citation("T1", f"{TPR} r 20(1)(c) and r 12", Status.VERIFIED_T),
    question="By when must the tribunal have the appeal?",
    duty_holder=Party.FAMILY,
    limit=(
        "the later of 2 months after the notice was sent and 1 month after the certificate was "
        "issued; a day in August or from 25 December to 1 January moves to the first working day "
        "after"
    ),
    if_missed=Consequence(
        "You can still send the appeal. Ask the tribunal for more time and say why it is late. "
        "A judge decides."
    ),
)
SAFE_DAY = Rule(
    Citation("T1", f"{TPR} r 20(1)(c) and r 12; {SR} reg 33: the safe day", Status.UNVERIFIED),
    question="What is the last safe day for the appeal?",
    duty_holder=Party.FAMILY,
    limit="the earliest last day on every reading of the facts that are known",
    if_missed=Consequence(
        "You may still be in time. Send the appeal now. If the tribunal says that it is late, ask "
        "for more time and say why."
    ),
)
ADVISER_CONTACT = Rule(
    Citation("M2", f"{SR} reg 33", Status.VERIFIED_T),
    question="By when must the family speak to a mediation adviser?",
    duty_holder=Party.FAMILY,
    limit="2 months after the notice was sent; August and Christmas do not move it",
    if_missed=Consequence(
        "You can still appeal. Write to the tribunal and say why you could not contact the "
        "adviser in time. A judge decides."
    ),
)
REGISTRATION = Rule(
    Citation("T4", "Tribunal practice: target for registering an appeal", Status.PRACTICE),
    question="By when does the tribunal aim to register the appeal?",
    duty_holder=Party.TRIBUNAL,
    limit="10 tribunal working days after it was received (a target)",
    if_missed=Consequence(
        "This is a target and not a duty. At busy times it can take about 20 working days. "
        "You can ask the tribunal where the appeal is."
    ),
)
APPEALABLE = Rule(
    Citation("A15", f"{CFA} s 51(2)", Status.VERIFIED_T),
    question="Can this decision be appealed?",
    duty_holder=None,
    limit=(
        "refusal to assess, to make a plan, to re-assess or to amend; Sections B, F and I of a "
        "final plan; a decision to end a plan"
    ),
    if_missed=Consequence("Other matters go by complaint, mediation or disagreement resolution."),
    kind=RuleKind.ELIGIBILITY,
)
NOT_APPEALABLE = Rule(
    Citation("A16", f"{CFA} s 51", Status.VERIFIED_S),
    question="What can not be appealed on its own?",
    duty_holder=None,
    limit="Sections A, E and J; Sections C, D, G and H; a proposed change to a plan",
    if_missed=Consequence("Other matters go by complaint, mediation or disagreement resolution."),
    kind=RuleKind.ELIGIBILITY,
)
CERTIFICATE = Rule(
    Citation("A20", f"{CFA} s 55", Status.VERIFIED_S),
    question="Is a mediation certificate needed before the appeal?",
    duty_holder=Party.FAMILY,
    limit="yes, unless the appeal is only about Section I",
    if_missed=Consequence(
        "The tribunal sends the form back, unless you give a reason that a judge accepts."
    ),
    kind=RuleKind.ELIGIBILITY,
)
NO_CERTIFICATE = Rule(
    Citation("M23", f"{CFA} s 55(2); Equality Act 2010 Sch 17", Status.VERIFIED_S),
    question="Which cases need no certificate?",
    duty_holder=None,
    limit="appeals only about Section I, and disability discrimination claims",
    if_missed=Consequence("Adding Section B or F makes a certificate needed."),
    kind=RuleKind.ELIGIBILITY,
)


class DecisionKind(StrEnum):
    """What the authority decided or did (A15, A16)."""

    REFUSED_TO_ASSESS = "refused_to_assess"
    REFUSED_TO_MAKE_PLAN = "refused_to_make_plan"
    PLAN_FINALISED = "plan_finalised"  # first made, amended or replaced
    REFUSED_TO_REASSESS = "refused_to_reassess"
    REFUSED_TO_AMEND = "refused_to_amend"
    CEASED = "ceased"
    AMENDMENT_PROPOSED = "amendment_proposed"
    SOMETHING_ELSE = "something_else"  # delay, conduct, provision not delivered


HEALTH_AND_CARE = frozenset({"C", "D", "G", "H", "H1", "H2"})
"""Sections that need no certificate of their own (X6): they can only come beside an appeal."""

_PLAN_SECTIONS_APPEALABLE = frozenset({"B", "F", "I"})
_APPEALABLE_AS_SUCH = frozenset(
    {
        DecisionKind.REFUSED_TO_ASSESS,
        DecisionKind.REFUSED_TO_MAKE_PLAN,
        DecisionKind.REFUSED_TO_REASSESS,
        DecisionKind.REFUSED_TO_AMEND,
        DecisionKind.CEASED,
    }
)


@applies("A15", "A16")
def appealable(decision: DecisionKind, sections: Iterable[str] = ()) -> Verdict:
    """A15, A16: whether the family may appeal. `sections` are the plan sections it disputes."""
    if decision in _APPEALABLE_AS_SUCH:
        return Allowed(APPEALABLE.citation)
    if decision is DecisionKind.PLAN_FINALISED:
        if _PLAN_SECTIONS_APPEALABLE & frozenset(sections):
            return Allowed(APPEALABLE.citation)
        reason = (
            "An appeal about a plan must be about Section B, F or I. The tribunal can look at "
            "health and social care only together with one of these."
        )
    elif decision is DecisionKind.AMENDMENT_PROPOSED:
        reason = (
            "A proposed change cannot be appealed yet. Tell the authority what you think now. "
            "You can appeal when it sends the final plan or decides not to change it."
        )
    else:
        reason = (
            "This is not a decision that the tribunal can hear. You can complain, or ask for "
            "disagreement resolution."
        )
    return Refused(NOT_APPEALABLE.citation, reason)


@applies("A20", "M23", "X6")
def certificate_needed(sections: Iterable[str], discrimination: bool) -> Verdict:
    """A20, M23, X6: whether the appeal may start without a mediation certificate.

    `Allowed`: no certificate is needed. `Refused`: one is needed, and `reason` says why. Ask again
    whenever the grounds change: adding Section B or F to an appeal about Section I makes a
    certificate needed; health and social care sections beside it change nothing (X6). `sections`
    is empty for an appeal that is not about what a plan says.
    """
    if discrimination or frozenset(sections) - HEALTH_AND_CARE == {"I"}:
        return Allowed(NO_CERTIFICATE.citation)
    return Refused(
        CERTIFICATE.citation,
        "You need a mediation certificate before you can appeal. Only appeals about nothing but "
        "Section I (the school or college) and disability discrimination claims do without one.",
    )


@applies("T1", "K11", "K14")
def appeal(
    notice_sent_on: date,
    certificate_issued_on: date | None,
    calendar: Calendar,
    *,
    notice_dated_on: date | None = None,
    adviser_contacted_on: date | None = None,
    ordered_on: date | None = None,
) -> Deadline:
    """T1, K11, K14: the last day on which the tribunal may receive the appeal in time.

    `notice_dated_on` (the date printed on the letter, K18) and `adviser_contacted_on` (M2) move
    nothing: they add a caution where the date is less safe than it looks. `ordered_on` is a day
    that the tribunal named, which takes the place of the computed one (K13).
    """
    warnings: tuple[str, ...] = ()
    nominal = _nominal(notice_sent_on, certificate_issued_on)
    if notice_dated_on is not None and _printed_is_earlier(
        notice_dated_on, nominal, certificate_issued_on, calendar
    ):
        warnings += (Caution.PRINTED_DATE_EARLIER,)
    if adviser_contacted_on is not None:
        warnings += late_contact_warning(notice_sent_on, adviser_contacted_on)
    elif certificate_issued_on is not None:
        warnings += unknown_contact_warning(notice_sent_on, certificate_issued_on)
    return directed(_effective(nominal, calendar, warnings), ordered_on, calendar)


@applies("K18")
def printed_date_warning(
    dated_on: date,
    notice_sent_on: date,
    certificate_issued_on: date | None,
    calendar: Calendar,
) -> Deadline | None:
    """K18: the earlier date that the printed date of the letter gives, or None when it is not.

    The law counts from the day the notice was sent; the tribunal's form asks for the date printed.
    """
    nominal = _nominal(notice_sent_on, certificate_issued_on)
    if not _printed_is_earlier(dated_on, nominal, certificate_issued_on, calendar):
        return None
    printed = _nominal(dated_on, certificate_issued_on)
    return _effective(printed, calendar, (Caution.PRINTED_DATE_EARLIER,))


@applies("M2", "T1")
def late_contact_warning(notice_sent_on: date, adviser_contacted_on: date) -> tuple[str, ...]:
    """M2, T1: `CERT_AFTER_LATE_CONTACT` when the adviser was contacted after the 2 months.

    A certificate issued then still gives one month in words, but the appeal is not safely in time.
    """
    late = adviser_contacted_on > months(notice_sent_on, 2).result
    return (Caution.CERT_AFTER_LATE_CONTACT,) if late else ()


@applies("M2", "T1")
def unknown_contact_warning(notice_sent_on: date, certificate_issued_on: date) -> tuple[str, ...]:
    """M2, T1: `CONTACT_MUST_HAVE_BEEN_IN_TIME` for a certificate issued after the 2 months.

    It does not show whether the adviser was contacted within them, and the day is not known.
    """
    shown = certificate_issued_on <= months(notice_sent_on, 2).result
    return () if shown else (Caution.CONTACT_MUST_HAVE_BEEN_IN_TIME,)


@applies("T4")
def registration_target(
    received_on: date, calendar: Calendar, *, claim: ClaimType = ClaimType.SEN_APPEAL
) -> Deadline:
    """T4: when the tribunal aims to have registered the case. A target, not a duty."""
    count = tribunal_working_days(received_on, 10, calendar, claim)
    return by_five_pm(REGISTRATION, count, calendar)


def _printed_is_earlier(
    dated_on: date, nominal: Count, certificate_issued_on: date | None, calendar: Calendar
) -> bool:
    printed = _nominal(dated_on, certificate_issued_on).result
    effective = out_of_closed_window(nominal.result, calendar).result
    return out_of_closed_window(printed, calendar).result < effective


def _nominal(notice_sent_on: date, certificate_issued_on: date | None) -> Count:
    after_notice = months(notice_sent_on, 2)
    if certificate_issued_on is None:
        return after_notice
    return later_of(after_notice, months(certificate_issued_on, 1))


def _effective(nominal: Count, calendar: Calendar, warnings: tuple[str, ...]) -> Deadline:
    moved = out_of_closed_window(nominal.result, calendar)
    if in_closed_window(moved.result):  # K15: ended just before a window and rolled into it
        warnings += (Caution.AMBIGUOUS_WINDOW,)
    return by_five_pm(
        APPEAL,
        then(nominal, moved),
        calendar,
        nominal_on=nominal.result,
        warnings=warnings,
    )
