"""Checks on the clock of a discrimination claim, which the Act sets and nothing moves (D2, H5)."""

from rules.calendar import Calendar, in_closed_window, months_beginning_with
from rules.conflict import (
    CLAIM_DOES_NOT_ROLL,
    CONCILIATION_IN_TIME,
    NO_CLOSED_TIMES,
    Checks,
    Conflict,
    ConflictKind,
    Severity,
    conflict,
)
from rules.deadline import weekday_words
from rules.window import Span, WindowFacts, conciliation_counts


def _closed_window(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """H5: the last day is in August or from 25 December to 1 January, and stays there."""
    if not in_closed_window(days.last_on):
        return None
    return conflict(
        ConflictKind.CLOSED_WINDOW_DOES_NOT_HELP,
        Severity.WARN,
        (NO_CLOSED_TIMES, "D2"),
        (days.last_on,),
        f"The last day for your claim is {weekday_words(days.last_on)}. That is in the tribunal’s "
        "quiet time. An appeal would get more time then. A claim does not.",
        f"Send your claim by {weekday_words(days.safe_on)}.",
    )


def _weekend(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """D2: the last day is no working day, and is not taken to move to the next one."""
    if calendar.is_working_day(days.last_on):
        return None
    return conflict(
        ConflictKind.WEEKEND_DOES_NOT_ROLL,
        Severity.WARN,
        (CLAIM_DOES_NOT_ROLL,),
        (days.safe_on, days.last_on),
        f"The last day for your claim is {weekday_words(days.last_on)}. The office is closed that "
        "day. It may not count if your claim comes on the next open day.",
        f"Send your claim by {weekday_words(days.safe_on)}. That is the last open day before.",
    )


def _nothing_stops(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """D5: mediation or a complaint is under way, and the time for the claim runs on."""
    mediates = facts.mediation_wanted or facts.session_on is not None
    if not mediates and facts.complaint_answer_due_on is None:
        return None
    return conflict(
        ConflictKind.NOTHING_STOPS_THE_CLAIM,
        Severity.WARN,
        ("D5", "D2"),
        (days.safe_on,),
        "Talks and complaints do not stop the time for a discrimination claim. "
        f"Your last safe day is {weekday_words(days.safe_on)}.",
        "You can talk or complain and send your claim at the same time.",
    )


def _conciliation(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """D4: conciliation makes six months nine, when it began in time."""
    began = facts.conciliation_began_on
    if began is None:
        return None
    six = months_beginning_with(facts.happened_on, 6).result
    if not conciliation_counts(facts):
        return conflict(
            ConflictKind.CONCILIATION_CAME_TOO_LATE,
            Severity.WARN,
            (CONCILIATION_IN_TIME,),
            (six, began),
            f"Conciliation began on {weekday_words(began)}. The 6 months ended before that, on "
            f"{weekday_words(six)}. So the 3 extra months may not count.",
            "Send your claim now and say why it is late.",
        )
    return conflict(
        ConflictKind.CONCILIATION_GIVES_NINE_MONTHS,
        Severity.NOTE,
        ("D4",),
        (six, days.last_on),
        f"Without conciliation the last day was {weekday_words(six)}. Conciliation gives 3 months "
        f"more, until {weekday_words(days.last_on)}.",
        "Keep the letter that shows when conciliation began.",
    )


def _exclusion(facts: WindowFacts, days: Span, calendar: Calendar) -> Conflict | None:
    """D8: a review panel about an exclusion and a claim are separate clocks."""
    if not facts.exclusion_panel:
        return None
    return conflict(
        ConflictKind.EXCLUSION_PANEL_IS_SEPARATE,
        Severity.NOTE,
        ("D8", "D2"),
        (days.safe_on,),
        "The panel that looks at an exclusion has its own time, and it is short. Your claim has "
        f"its own time too, until {weekday_words(days.safe_on)}. One does not stop the other.",
        "Ask for the panel and send the claim. Do each in its own time.",
    )


CHECKS = Checks(
    not_sent=(_conciliation,),
    still_open=(_closed_window, _weekend, _nothing_stops, _exclusion),
)
