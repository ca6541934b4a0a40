"""Checks between mediation (its session, its 30 days, its certificate) and the last safe day."""

from datetime import date

from rules.calendar import Calendar, days, working_days
from rules.conflict import Checks, Conflict, ConflictKind, Severity, conflict
from rules.deadline import weekday_words
from rules.mediation import DAYS_TO_ARRANGE, WORKING_DAYS_TO_CERTIFY
from rules.window import Span, WindowFacts, waits_for_certificate


def _may_come_too_late(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M3, M9, M13: the certificate is due, but may come after the last safe day."""
    due = _certificate_due(facts, calendar)
    if due is None or not waits_for_certificate(facts) or due[1] <= span.safe_on:
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


def _no_time_for_certificate(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M13: the session is in time, but 3 working days for the certificate do not fit after it."""
    session = facts.session_on
    if session is None or facts.mediation_concluded_on or not waits_for_certificate(facts):
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
    if ends is None or facts.adviser_told_on or not waits_for_certificate(facts):
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


CHECKS = Checks(
    still_open=(
        _may_come_too_late,
        _no_time_for_certificate,
        _thirty_days_too_late,
        _thirty_days_over,
    )
)
