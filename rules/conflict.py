"""A conflict between the clocks of one matter, and the points of law that such conflicts rest on.

A conflict is told to the family: what it means and what to do. Whoever else reads it reads the
same words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.calendar import Calendar
from rules.citation import CFA, EQA, SR, TPR, Citation, Status
from rules.register import RULES
from rules.window import Span, WindowFacts


class Severity(StrEnum):
    """How much depends on it, the gravest first."""

    STOP = "stop"  # something is lost, or will be, unless somebody acts now
    WARN = "warn"  # a date is not as safe as it looks
    NOTE = "note"  # good to know


class ConflictKind(StrEnum):
    """What is in conflict, in the order in which conflicts of one severity are told."""

    NOT_APPEALABLE = "not_appealable"
    LAST_DAY_PASSED = "last_day_passed"
    LAST_SAFE_DAY_PASSED = "last_safe_day_passed"
    CONTACT_DAY_PASSED = "contact_day_passed"
    CONTACT_WAS_LATE = "contact_was_late"
    CERTIFICATE_AFTER_LATE_CONTACT = "certificate_after_late_contact"
    CERTIFICATE_OLDER_THAN_NOTICE = "certificate_older_than_notice"
    CERTIFICATE_NOW_NEEDED = "certificate_now_needed"
    SESSION_AFTER_LAST_SAFE_DAY = "session_after_last_safe_day"
    SESSION_LEAVES_NO_TIME_FOR_CERTIFICATE = "session_leaves_no_time_for_certificate"
    THIRTY_DAYS_END_TOO_LATE = "thirty_days_end_too_late"
    THIRTY_DAYS_OVER = "thirty_days_over"
    CERTIFICATE_MAY_COME_TOO_LATE = "certificate_may_come_too_late"
    CERTIFICATE_NOT_NEEDED = "certificate_not_needed"
    CERTIFICATE_MONTH_IS_LATER = "certificate_month_is_later"
    CONTACT_DAY_DOES_NOT_MOVE = "contact_day_does_not_move"
    COMPLAINT_ANSWER_TOO_LATE = "complaint_answer_too_late"
    PLAN_ENDS_TOO_EARLY = "plan_ends_too_early"
    AMBIGUOUS_WINDOW = "ambiguous_window"
    MOVED_OUT_OF_CLOSED_WINDOW = "moved_out_of_closed_window"
    OFFICE_CLOSED = "office_closed"
    PRINTED_DATE_EARLIER = "printed_date_earlier"
    RECEIVED_LATER_THAN_SENT = "received_later_than_sent"
    FIRST_DAY_COUNTED = "first_day_counted"
    CLOSED_WINDOW_DOES_NOT_HELP = "closed_window_does_not_help"
    WEEKEND_DOES_NOT_ROLL = "weekend_does_not_roll"
    NOTHING_STOPS_THE_CLAIM = "nothing_stops_the_claim"
    CONCILIATION_GIVES_NINE_MONTHS = "conciliation_gives_nine_months"
    CONCILIATION_CAME_TOO_LATE = "conciliation_came_too_late"
    EXCLUSION_PANEL_IS_SEPARATE = "exclusion_panel_is_separate"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two facts or clocks that do not fit together.

    `days` are the days involved, earliest first. `meaning` and `action` are plain sentences for the
    family; `citations` say what they rest on, with its mark when it is our own reading.
    """

    kind: ConflictKind
    severity: Severity
    citations: tuple[Citation, ...]
    days: tuple[date, ...]
    meaning: str
    action: str


Check = Callable[[WindowFacts, Span, Calendar], Conflict | None]
"""Looks at two facts or clocks; None when they fit."""


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of one subject: asked always, until it is sent, or while time is left as well."""

    always: tuple[Check, ...] = ()
    not_sent: tuple[Check, ...] = ()
    still_open: tuple[Check, ...] = ()


ROUTES_RUN_TOGETHER = Citation(
    "H2", f"{CFA} s 51 and {TPR} r 20, which have no such step", Status.VERIFIED_T
)
NO_CLOSED_TIMES = Citation("H5", f"{TPR} r 12(3) since 21 July 2020", Status.VERIFIED_T)
CONTACT_DOES_NOT_MOVE = Citation("H6", f"{SR} reg 33 read with {TPR} r 12(3)", Status.UNVERIFIED)
CERTIFICATE_AFTER_LATE_CONTACT = Citation(
    "M2", f"{SR} reg 33 read with {TPR} r 20(1)(c)(ii)", Status.UNVERIFIED
)
FOR_ANOTHER_DECISION = Citation("A20", f"{CFA} s 55 read with r 20(1)(c)", Status.UNVERIFIED)
CLAIM_DOES_NOT_ROLL = Citation(
    "D2", f"{EQA} Sch 17 para 4; {TPR} r 12(2) covers only time set by the Rules", Status.UNVERIFIED
)
CONCILIATION_IN_TIME = Citation("D4", f"{EQA} Sch 17 para 4(2)", Status.UNVERIFIED)
"""Points that are our own reading, or that the rule book lists apart (H2, H5, H6)."""


def cited(*rules: str | Citation) -> tuple[Citation, ...]:
    """The citations of these rules; a rule id stands for its first entry in the register."""
    return tuple(RULES[rule].rules[0].citation if isinstance(rule, str) else rule for rule in rules)


def conflict(
    kind: ConflictKind,
    severity: Severity,
    rests_on: tuple[str | Citation, ...],
    days: tuple[date, ...],
    meaning: str,
    action: str,
) -> Conflict:
    """A conflict with its citations looked up and its days in order, each once."""
    return Conflict(kind, severity, cited(*rests_on), tuple(sorted({*days})), meaning, action)
