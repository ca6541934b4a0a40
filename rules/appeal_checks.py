"""Checks between the clocks of an appeal: contact, mediation, certificate, letter, plan."""

from datetime import date

from rules.appeal import DecisionKind
from rules.calendar import (
    Calendar,
    days,
    in_closed_window,
    months,
    months_beginning_with,
    out_of_closed_window,
    working_days,
)
from rules.caution import Caution
from rules.conflict import (
    CERTIFICATE_AFTER_LATE_CONTACT,
    CONTACT_DOES_NOT_MOVE,
    FOR_ANOTHER_DECISION,
    Conflict,
    ConflictKind,
    Severity,
    conflict,
)
from rules.deadline import weekday_words
from rules.mediation import DAYS_TO_ARRANGE, WORKING_DAYS_TO_CERTIFY
from rules.window import (
    Span,
    WindowFacts,
    certificate_needed,
    contact_day,
    contact_is_safe,
    contact_was_late,
    plan_kept_until,
)


def _waits_for_certificate(facts: WindowFacts) -> bool:
    return certificate_needed(facts) and facts.certified_on is None


# Contact with the adviser (M2)


def _contact_day_passed(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M2: the two months passed and nobody spoke to the adviser."""
    contact = contact_day(facts)
    spoken = facts.adviser_contacted_on is not None
    if spoken or facts.today <= contact or not _waits_for_certificate(facts):
        return None
    return conflict(
        ConflictKind.CONTACT_DAY_PASSED,
        Severity.STOP,
        ("M2", "A20"),
        (contact,),
        f"The last day to speak to a mediation adviser was {weekday_words(contact)}. It has passed.",
        "Speak to the adviser today. Then send your appeal and say why you were late. "
        "A judge decides.",
    )


def _late_contact(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M2, T1: the adviser was contacted after the two months, with or without a certificate yet."""
    contacted, certified = facts.adviser_contacted_on, facts.certified_on
    if contacted is None or not contact_was_late(facts) or not certificate_needed(facts):
        return None
    contact = contact_day(facts)
    late = (
        f"You spoke to the mediation adviser on {weekday_words(contacted)}. "
        f"The last day for that was {weekday_words(contact)}."
    )
    if certified is None:
        return conflict(
            ConflictKind.CONTACT_WAS_LATE,
            Severity.STOP,
            ("M2", "A20"),
            (contact, contacted),
            f"{late} The tribunal may say that your certificate comes too late.",
            "Do not wait for the certificate. Send your appeal now and say why you were late. "
            "A judge decides.",
        )
    return conflict(
        ConflictKind.CERTIFICATE_AFTER_LATE_CONTACT,
        Severity.STOP,
        ("M2", "T1", CERTIFICATE_AFTER_LATE_CONTACT),
        (contact, contacted, certified, months(certified, 1).result),
        f"{late} Your certificate is of {weekday_words(certified)}. It may not give you more time.",
        "Send your appeal now. Do not use the month after the certificate. Say why you were late.",
    )


def _contact_does_not_move(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """H6: the day for the appeal moved, the day for the contact did not."""
    contact = contact_day(facts)
    spoken = facts.adviser_contacted_on is not None
    if spoken or not _waits_for_certificate(facts) or not facts.today <= contact < span.last_on:
        return None
    return conflict(
        ConflictKind.CONTACT_DAY_DOES_NOT_MOVE,
        Severity.WARN,
        ("M2", CONTACT_DOES_NOT_MOVE),
        (contact, span.last_on),
        f"You have until {weekday_words(span.last_on)} to appeal. But you must speak to a mediation "
        f"adviser first, by {weekday_words(contact)}. No holiday and no weekend moves that day.",
        "Speak to the adviser soon. You may say no to mediation.",
    )


# The certificate


def _for_another_decision(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """A20: the certificate is older than the letter, so it was given for another decision."""
    issued = facts.certificate_issued_on
    if issued is None or facts.certified_on is not None or not certificate_needed(facts):
        return None
    return conflict(
        ConflictKind.CERTIFICATE_OLDER_THAN_NOTICE,
        Severity.STOP,
        (FOR_ANOTHER_DECISION,),
        (issued, facts.noticed_on),
        f"Your certificate is of {weekday_words(issued)}. The letter is newer, of "
        f"{weekday_words(facts.noticed_on)}. So the certificate is about another decision.",
        "Ask the mediation adviser for a certificate about this letter.",
    )


def _now_needed(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M23, A20: Section B or F was added to Section I, so a certificate is needed now."""
    before = facts.sections_before
    if before != frozenset({"I"}) or not _waits_for_certificate(facts):
        return None
    contact = contact_day(facts)
    spoken = facts.adviser_contacted_on is not None
    gone = not spoken and facts.today > contact
    ask = (
        f"The last day to speak to a mediation adviser was {weekday_words(contact)}. Speak to one "
        "today and tell the tribunal why it is late."
    )
    if spoken:
        ask = "Ask the mediation adviser for the certificate now."
    elif not gone:
        ask = f"Speak to a mediation adviser by {weekday_words(contact)}. Do it soon."
    return conflict(
        ConflictKind.CERTIFICATE_NOW_NEEDED,
        Severity.STOP if gone else Severity.WARN,
        ("M23", "A20", "M2"),
        (contact, span.safe_on),
        "Your appeal was only about the school or college. Now it is about more. So you need a "
        "mediation certificate.",
        ask,
    )


def _month_is_later(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """T1: one month from the certificate ends after two months from the letter."""
    certified = facts.certified_on
    if certified is None:
        return None
    without = out_of_closed_window(months(facts.sent_on, 2).result, calendar).result
    if span.last_on == without or (certificate_needed(facts) and contact_was_late(facts)):
        return None
    safe = contact_is_safe(facts) or not certificate_needed(facts)
    meaning = (
        f"Your letter gives you until {weekday_words(without)}. Your certificate gives you longer, "
        f"until {weekday_words(span.last_on)}."
    )
    if safe:
        return conflict(
            ConflictKind.CERTIFICATE_MONTH_IS_LATER,
            Severity.NOTE,
            ("T1",),
            (without, certified, span.last_on),
            meaning,
            f"You can use this time. Send your appeal by {weekday_words(span.safe_on)} to be safe.",
        )
    return conflict(
        ConflictKind.CERTIFICATE_MONTH_IS_LATER,
        Severity.WARN,
        ("T1", "M2", CERTIFICATE_AFTER_LATE_CONTACT),
        (span.safe_on, without, certified, span.last_on),
        f"{meaning} This is safe only if you spoke to the adviser in time. That is not sure.",
        f"Do not rely on the later day. Send your appeal by {weekday_words(span.safe_on)}.",
    )


def _may_come_too_late(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M3, M9, M13: the certificate is due, but may come after the last safe day."""
    due = _certificate_due(facts, calendar)
    if due is None or not _waits_for_certificate(facts) or due[1] <= span.safe_on:
        return None
    rule, day = due
    return conflict(
        ConflictKind.CERTIFICATE_MAY_COME_TOO_LATE,
        Severity.WARN,
        (rule, "T1"),
        (span.safe_on, day),
        f"The adviser has until {weekday_words(day)} to give you the certificate. "
        f"Your last safe day is {weekday_words(span.safe_on)}.",
        "Ask for the certificate today. If it is not there by the last safe day, send your appeal "
        "without it and say why.",
    )


def _certificate_due(facts: WindowFacts, calendar: Calendar) -> tuple[str, date] | None:
    for rule, from_on in (
        ("M13", facts.mediation_concluded_on),
        ("M9", facts.adviser_told_on),
        ("M3", facts.adviser_contacted_on if facts.mediation_wanted is False else None),
    ):
        if from_on is not None:
            return rule, working_days(from_on, WORKING_DAYS_TO_CERTIFY, calendar).result
    return None


# Mediation and its 30 days (M8)


def _no_time_for_certificate(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M13: the session is in time, but 3 working days for the certificate do not fit after it."""
    session = facts.session_on
    if session is None or facts.mediation_concluded_on or not _waits_for_certificate(facts):
        return None
    certificate = working_days(session, WORKING_DAYS_TO_CERTIFY, calendar).result
    if not session <= span.safe_on < certificate:
        return None
    return conflict(
        ConflictKind.SESSION_LEAVES_NO_TIME_FOR_CERTIFICATE,
        Severity.WARN,
        ("M13", "T1"),
        (session, span.safe_on, certificate),
        f"The mediation session is on {weekday_words(session)}. The certificate may take until "
        f"{weekday_words(certificate)}. Your last safe day is {weekday_words(span.safe_on)}.",
        "Ask for an earlier day. Or ask the mediator to give you the certificate on the same day.",
    )


def _thirty_days_too_late(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M8: the 30 days for mediation end after the last safe day."""
    ends = _thirty_days(facts)
    if ends is None or ends <= span.safe_on:
        return None
    return conflict(
        ConflictKind.THIRTY_DAYS_END_TOO_LATE,
        Severity.WARN,
        ("M8", "T1"),
        (span.safe_on, ends),
        f"The council has until {weekday_words(ends)} to arrange mediation. "
        f"Your last safe day to appeal is {weekday_words(span.safe_on)}.",
        "Do not wait for mediation. You can appeal first and mediate after that.",
    )


def _thirty_days_over(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M9: mediation was not held in its 30 days, or is to be held after them."""
    ends, session = _thirty_days(facts), facts.session_on
    if ends is None or facts.adviser_told_on or not _waits_for_certificate(facts):
        return None
    if max(facts.today, session or facts.today) <= ends:
        return None
    planned = (session,) if session is not None else ()
    return conflict(
        ConflictKind.THIRTY_DAYS_OVER,
        Severity.WARN,
        ("M8", "M9"),
        (ends, *planned, span.safe_on),
        f"Mediation had to be arranged by {weekday_words(ends)}. That is not kept. So you can have "
        "a certificate without it.",
        "Ask the mediation adviser for the certificate now. It must come in 3 working days. "
        f"Your last safe day to appeal is {weekday_words(span.safe_on)}.",
    )


def _thirty_days(facts: WindowFacts) -> date | None:
    told = facts.authority_told_on
    over = facts.mediation_concluded_on is not None or facts.certified_on is not None
    if told is None or over or not facts.mediation_wanted:
        return None
    return days(told, DAYS_TO_ARRANGE).result


# The letter and the calendar


def _moved(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """K11, K10, K15: the time ended on a closed day, so the law moves the last day."""
    nominal = span.legal.nominal_on
    if Caution.AMBIGUOUS_WINDOW in span.legal.warnings:
        return conflict(
            ConflictKind.AMBIGUOUS_WINDOW,
            Severity.WARN,
            ("K15",),
            (nominal, span.last_on),
            f"Your time ends on {weekday_words(nominal)}, just before the tribunal’s closed time. "
            f"The next open day is {weekday_words(span.last_on)}. The law is not clear about later.",
            f"Send your appeal by {weekday_words(span.safe_on)}. Do not count on a later day.",
        )
    if nominal == span.last_on:
        return None
    closed = in_closed_window(nominal)
    return conflict(
        ConflictKind.MOVED_OUT_OF_CLOSED_WINDOW if closed else ConflictKind.OFFICE_CLOSED,
        Severity.NOTE,
        ("K11",) if closed else ("K10",),
        (nominal, span.last_on),
        f"Your time ends on {weekday_words(nominal)}. "
        f"{'That is in the tribunal’s closed time' if closed else 'The tribunal is closed that day'}"
        f". So the last day in law is {weekday_words(span.last_on)}.",
        "You can send your appeal before that. You need not wait.",
    )


def _printed_earlier(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """K18: the date printed on the letter is earlier than the day it was sent."""
    if facts.noticed_on == facts.sent_on:
        return None
    return conflict(
        ConflictKind.PRINTED_DATE_EARLIER,
        Severity.WARN if Caution.PRINTED_DATE_EARLIER in span.safe.warnings else Severity.NOTE,
        ("K18",),
        (facts.noticed_on, facts.sent_on),
        f"The date on the letter is {weekday_words(facts.noticed_on)}. It was sent later, on "
        f"{weekday_words(facts.sent_on)}. The law counts from the day it was sent. The tribunal’s "
        "form asks for the date on the letter.",
        f"Be safe and count from the earlier date. Send your appeal by {weekday_words(span.safe_on)}."
        " Keep the envelope or email.",
    )


def _received_later(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """K18, K25: the letter came later, but the time runs from the day it was sent."""
    received = facts.notice_received_on
    if received is None or received <= facts.sent_on:
        return None
    return conflict(
        ConflictKind.RECEIVED_LATER_THAN_SENT,
        Severity.NOTE,
        ("K18",),
        (facts.sent_on, received),
        f"You got the letter on {weekday_words(received)}. Your time runs from the day it was sent, "
        f"{weekday_words(facts.sent_on)}.",
        "Do not count from the day you got it.",
    )


def _first_day(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """K23: some pages count the first day as day 1, which gives an earlier day."""
    if Caution.ONE_DAY_EARLIER_IS_SAFER not in span.safe.warnings:
        return None
    return conflict(
        ConflictKind.FIRST_DAY_COUNTED,
        Severity.NOTE,
        ("K23",),
        (months_beginning_with(facts.noticed_on, 2).result, span.safe_on, span.last_on),
        f"The law gives you until {weekday_words(span.last_on)}. Some official pages count the "
        "first day as day 1 and come to an earlier day.",
        f"{weekday_words(span.safe_on)} is safe on any count.",
    )


def _plan_ends_early(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """R28: the plan is to end while an appeal is still possible, or runs."""
    ends = facts.plan_ends_on
    if ends is None or facts.decision is not DecisionKind.CEASED:
        return None
    kept = plan_kept_until(facts, calendar)
    if facts.appeal_sent_on is None and ends > kept:
        return None
    until = "your appeal is decided" if facts.appeal_sent_on else weekday_words(kept)
    return conflict(
        ConflictKind.PLAN_ENDS_TOO_EARLY,
        Severity.STOP,
        ("R28", "A13"),
        (ends, kept),
        f"The council wants to end the plan on {weekday_words(ends)}. It must keep the plan going "
        f"until {until} {'' if facts.appeal_sent_on else 'has passed'}".rstrip()
        + ".",
        "Tell the council in writing that the plan must stay. You can complain if it does not.",
    )


ALWAYS = (_for_another_decision, _now_needed, _plan_ends_early)
NOT_SENT = (_contact_day_passed, _late_contact)
STILL_OPEN = (
    _contact_does_not_move,
    _month_is_later,
    _may_come_too_late,
    _no_time_for_certificate,
    _thirty_days_too_late,
    _thirty_days_over,
    _moved,
    _printed_earlier,
    _received_later,
    _first_day,
)
