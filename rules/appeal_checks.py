"""Checks between the clocks of an appeal: the contact with the adviser and the certificate."""

from rules.calendar import Calendar, months, out_of_closed_window
from rules.conflict import (
    CERTIFICATE_AFTER_LATE_CONTACT,
    CONTACT_DOES_NOT_MOVE,
    FOR_ANOTHER_DECISION,
    Checks,
    Conflict,
    ConflictKind,
    Severity,
    conflict,
)
from rules.deadline import weekday_words
from rules.window import (
    Span,
    WindowFacts,
    certificate_needed,
    contact_day,
    contact_is_safe,
    contact_was_late,
    waits_for_certificate,
)

# Contact with the adviser (M2)


def _contact_day_passed(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """M2: the two months passed and nobody spoke to the adviser."""
    contact = contact_day(facts)
    spoken = facts.adviser_contacted_on is not None
    if spoken or facts.today <= contact or not waits_for_certificate(facts):
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
    if spoken or not waits_for_certificate(facts) or not facts.today <= contact < span.last_on:
        return None
    return conflict(
        ConflictKind.CONTACT_DAY_DOES_NOT_MOVE,
        Severity.WARN,
        ("M2", CONTACT_DOES_NOT_MOVE),
        (span.safe_on, contact, span.last_on),
        f"You have until {weekday_words(span.last_on)} to appeal. But you must speak to a mediation "
        f"adviser first, by {weekday_words(contact)}. No holiday and no weekend moves that day.",
        f"Speak to the adviser by {weekday_words(span.safe_on)}. You may say no to mediation.",
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
    if before != frozenset({"I"}) or not waits_for_certificate(facts):
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
        ask = f"Speak to a mediation adviser by {weekday_words(span.safe_on)}."
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


CHECKS = Checks(
    always=(_for_another_decision, _now_needed),
    not_sent=(_contact_day_passed, _late_contact),
    still_open=(_contact_does_not_move, _month_is_later),
)
