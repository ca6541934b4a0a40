"""Checks on the dates of the letter, on the closed days, and on the end of a plan."""

from rules.appeal import DecisionKind
from rules.calendar import (
    Calendar,
    in_closed_window,
    later_of,
    months_beginning_with,
    out_of_closed_window,
)
from rules.caution import Caution
from rules.conflict import Checks, Conflict, ConflictKind, Severity, conflict
from rules.deadline import weekday_words
from rules.window import Span, WindowFacts, plan_kept_until


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
    """K23: some pages count the first day as day 1, which may give an earlier day.

    A note and no more: the last day in law is published as in time, so the safe day stays.
    """
    counted = months_beginning_with(facts.sent_on, 2)
    if facts.certified_on is not None:
        counted = later_of(counted, months_beginning_with(facts.certified_on, 1))
    earlier = out_of_closed_window(counted.result, calendar).result
    if earlier == span.last_on:
        return None
    return conflict(
        ConflictKind.FIRST_DAY_COUNTED,
        Severity.NOTE,
        ("K23",),
        (earlier, span.last_on),
        f"The law gives you until {weekday_words(span.last_on)}. Some official pages count the "
        f"first day as day 1. They come to {weekday_words(earlier)}.",
        "You may read the earlier day elsewhere. It does not change your last safe day, "
        f"{weekday_words(span.safe_on)}.",
    )


def _plan_ends_early(facts: WindowFacts, span: Span, calendar: Calendar) -> Conflict | None:
    """R28: the plan is to end while an appeal is still possible, or runs."""
    ends = facts.plan_ends_on
    if ends is None or facts.decision is not DecisionKind.CEASED:
        return None
    kept = plan_kept_until(facts, calendar)
    if facts.appeal_sent_on is None and ends > kept:
        return None
    until = f"until {weekday_words(kept)} has passed"
    if facts.appeal_sent_on is not None:
        until = "until your appeal is decided"
    return conflict(
        ConflictKind.PLAN_ENDS_TOO_EARLY,
        Severity.STOP,
        ("R28", "A13"),
        (ends, kept),
        f"The council wants to end the plan on {weekday_words(ends)}. "
        f"It must keep the plan going {until}.",
        "Tell the council in writing that the plan must stay. You can complain if it does not.",
    )


CHECKS = Checks(
    always=(_plan_ends_early,),
    still_open=(_moved, _printed_earlier, _received_later, _first_day),
)
