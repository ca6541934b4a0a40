"""The last safe day of an appeal, asked with plain dates. `rules.window` holds the law of it."""

from datetime import date

from rules import window
from rules.appeal import DecisionKind
from rules.calendar import Calendar
from rules.deadline import Deadline
from rules.rule import applies

_NO_CERTIFICATE = frozenset({"I"})  # M23: an appeal about the school or college alone


@applies("T1", "K18")
def last_safe_day(
    notice_sent_on: date,
    calendar: Calendar,
    *,
    notice_dated_on: date | None = None,
    certificate_issued_on: date | None = None,
    certificate_dated_on: date | None = None,
    adviser_contacted_on: date | None = None,
    certificate_is_needed: bool = True,
) -> Deadline:
    """T1, K18: the last day on which the family loses nothing, on every reading of the facts known.

    It counts from the earlier of the printed and the sent date (K18). It gives the month after a
    certificate only when the adviser is known to have been contacted in time (M2); a certificate
    issued within the two months shows that. While a certificate is needed and the adviser has not
    been contacted, it is not later than the last open day for that contact, which August does not
    move (H6).
    """
    facts = window.WindowFacts(
        notice_sent_on,
        decision=DecisionKind.PLAN_FINALISED,
        sections=frozenset({"B", "F"}) if certificate_is_needed else _NO_CERTIFICATE,
        notice_sent_on=notice_sent_on,
        notice_dated_on=notice_dated_on,
        adviser_contacted_on=adviser_contacted_on,
        certificate_issued_on=certificate_issued_on,
        certificate_dated_on=certificate_dated_on,
    )
    return window.last_safe_day(facts, calendar)
