"""Checks that an appeal and a discrimination claim share. `cross_checks` asks them."""

from rules.calendar import Calendar
from rules.conflict import (
    ROUTES_RUN_TOGETHER,
    Checks,
    Conflict,
    ConflictKind,
    Severity,
    conflict,
)
from rules.deadline import weekday_words
from rules.window import Span, WindowFacts, certificate_needed, without_certificate


def _last_day_passed(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """T3, D3: it was sent after the last day in law, or was not sent by then. Never a dead end."""
    sent, last = facts.appeal_sent_on, days.last_on
    if (sent or facts.today) <= last:
        return None
    rules = ("D2", "D3") if facts.is_claim else ("T1", "T3")
    if sent is not None:
        return conflict(
            ConflictKind.LAST_DAY_PASSED,
            Severity.WARN,
            rules,
            (last, sent),
            f"It was sent on {weekday_words(sent)}. The last day was {weekday_words(last)}.",
            "Tell the tribunal why it was late. A judge decides whether it can still be heard.",
        )
    return conflict(
        ConflictKind.LAST_DAY_PASSED,
        Severity.STOP,
        rules,
        (last,),
        f"The last day was {weekday_words(last)}. It has passed.",
        "You can still send it. Send it now, ask for more time and say why it is late. "
        "A judge decides.",
    )


def _safe_day_passed(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """K18: in time on one reading of the dates, late on another."""
    if not days.safe_on < facts.today <= days.last_on:
        return None
    return conflict(
        ConflictKind.LAST_SAFE_DAY_PASSED,
        Severity.STOP,
        ("D2",) if facts.is_claim else ("T1", "K18"),
        (days.safe_on, days.last_on),
        f"The last safe day was {weekday_words(days.safe_on)}. The law may still give you until "
        f"{weekday_words(days.last_on)}, but that is not sure.",
        "Send it today. Say why you think it is in time.",
    )


def _session_too_late(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """M8, T1: the mediation session is after the last safe day."""
    session = facts.session_on
    if session is None or facts.mediation_concluded_on or session <= days.safe_on:
        return None
    go = "Do not wait for it. Send your claim by then. You can still meet."
    if not facts.is_claim:
        go = (
            "Do not wait for it. Ask for an earlier day, or send your appeal by the last safe day. "
            "You can still mediate after that."
        )
    return conflict(
        ConflictKind.SESSION_AFTER_LAST_SAFE_DAY,
        Severity.STOP if session > days.last_on else Severity.WARN,
        ("D2", "D5") if facts.is_claim else ("M8", "T1"),
        (days.safe_on, session),
        f"The mediation session is on {weekday_words(session)}. "
        f"Your last safe day is before it: {weekday_words(days.safe_on)}.",
        go,
    )


def _complaint_too_late(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """H2, C14: the answer to the complaint is due after the last safe day."""
    answer = facts.complaint_answer_due_on
    if answer is None or answer <= days.safe_on:
        return None
    return conflict(
        ConflictKind.COMPLAINT_ANSWER_TOO_LATE,
        Severity.WARN,
        (ROUTES_RUN_TOGETHER, "C14", *(("D2",) if facts.is_claim else ("T1",))),
        (days.safe_on, answer),
        f"The answer to your complaint may come as late as {weekday_words(answer)}. Your last safe "
        f"day for the tribunal is {weekday_words(days.safe_on)}. A complaint does not stop that time.",
        "Do not wait for the answer. Your complaint can go on while you go to the tribunal.",
    )


def _certificate_not_needed(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """M23, or the pack: somebody waits for a certificate that is not needed."""
    waits = facts.mediation_wanted is not None or facts.adviser_contacted_on is not None
    if certificate_needed(facts) or facts.certificate_issued_on is not None or not waits:
        return None
    why = "You need no mediation certificate to appeal."
    if facts.is_claim:
        why = "A discrimination claim needs no mediation certificate."
    elif facts.sections == {"I"}:
        why = "You need no mediation certificate to appeal only about the school or college."
    return conflict(
        ConflictKind.CERTIFICATE_NOT_NEEDED,
        Severity.WARN,
        (without_certificate(facts).citation,),
        (days.safe_on,),
        f"{why} The last safe day stays {weekday_words(days.safe_on)}.",
        "Do not wait for a certificate. You can go to the tribunal now.",
    )


CHECKS = Checks(
    always=(_last_day_passed,),
    not_sent=(_certificate_not_needed,),
    still_open=(_safe_day_passed, _session_too_late, _complaint_too_late),
)
