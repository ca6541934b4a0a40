"""Points on which a date is not as safe as it looks, as codes with words."""

from enum import StrEnum


class Caution(StrEnum):
    """Codes that a deadline carries in `warnings`."""

    AMBIGUOUS_WINDOW = "AMBIGUOUS_WINDOW"  # K15
    CERT_AFTER_LATE_CONTACT = "CERT_AFTER_LATE_CONTACT"  # M2 with T1
    CONTACT_MUST_HAVE_BEEN_IN_TIME = "CONTACT_MUST_HAVE_BEEN_IN_TIME"  # M2 with T1
    CONTACT_COMES_FIRST = "CONTACT_COMES_FIRST"  # M2 with H6
    PRINTED_DATE_EARLIER = "PRINTED_DATE_EARLIER"  # K18
    TWELVE_WEEKS_BREACHED = "TWELVE_WEEKS_BREACHED"  # R12
    ONE_DAY_EARLIER_IS_SAFER = "ONE_DAY_EARLIER_IS_SAFER"  # K23
    FIRST_DAY_NOT_SETTLED = "FIRST_DAY_NOT_SETTLED"  # X4
    ACT_PROMPTLY = "ACT_PROMPTLY"  # C13, O11
    ACT_EARLIER = "ACT_EARLIER"  # K22
    LAST_REVIEW_NOT_KNOWN = "LAST_REVIEW_NOT_KNOWN"  # N18
    MOVE_COMES_FIRST = "MOVE_COMES_FIRST"  # R16, R17
    MONTH_WITH_CLOSED_DAYS = "MONTH_WITH_CLOSED_DAYS"  # T21
    EXEMPTION_CLAIMED = "EXEMPTION_CLAIMED"  # K21
    TERMS_NOT_KNOWN = "TERMS_NOT_KNOWN"  # D7, P10
    ORDERED_DAY_IS_CLOSED = "ORDERED_DAY_IS_CLOSED"  # K10, K13
    CHANGE_HAS_OWN_TIME = "CHANGE_HAS_OWN_TIME"  # O6 with O5
    PLAN_MAY_STAY_LONGER = "PLAN_MAY_STAY_LONGER"  # R28
    PLAN_KEPT_TO_LATER_DAY = "PLAN_KEPT_TO_LATER_DAY"  # R28 with K15


ONE_DAY_EARLIER = (Caution.ONE_DAY_EARLIER_IS_SAFER,)
"""K23: beside a count in weeks of the authority, which official pages count in two ways."""


_WORDS = {
    Caution.AMBIGUOUS_WINDOW: (
        "The law is not clear here: the time ended just before the tribunal's closed time. "
        "Use this date. Do not count on a later one."
    ),
    Caution.CERT_AFTER_LATE_CONTACT: (
        "The mediation adviser was contacted after the 2 months. The tribunal may say no. "
        "Send the appeal now and explain why the contact was late."
    ),
    Caution.CONTACT_MUST_HAVE_BEEN_IN_TIME: (
        "The certificate came more than 2 months after the notice. The month it gives is safe only "
        "if you contacted the mediation adviser within the 2 months. If not, send the appeal now "
        "and explain why."
    ),
    Caution.CONTACT_COMES_FIRST: (
        "You have not contacted the mediation adviser yet. The time for that is not longer "
        "because of August or a weekend."
    ),
    Caution.PRINTED_DATE_EARLIER: (
        "The date printed on the letter is earlier than the day it was sent. "
        "The tribunal's form asks for the printed date, so the earlier date is the safe one."
    ),
    Caution.TWELVE_WEEKS_BREACHED: (
        "The notice was sent late, so the 12-week date from the meeting cannot be relied on and "
        "counts as missed. This is the date that is left: 8 weeks from the notice."
    ),
    Caution.ONE_DAY_EARLIER_IS_SAFER: (
        "Some official pages count the first day as day 1. One day earlier is safe on any count."
    ),
    Caution.FIRST_DAY_NOT_SETTLED: (
        "We could not check whether the day of the recommendation counts as day 1. "
        "If it does, the last day is one day earlier."
    ),
    Caution.ACT_PROMPTLY: ("You must act promptly. A claim on the last day may be too late."),
    Caution.ACT_EARLIER: ("This day is not a working day. Act on the last working day before it."),
    Caution.LAST_REVIEW_NOT_KNOWN: (
        "The day of the last review is not known, so only the 3 months were counted. "
        "The true last day is this one or a later one."
    ),
    Caution.MOVE_COMES_FIRST: (
        "The move is before the day that the law names. "
        "Ask the authority to have the plan ready before the move."
    ),
    Caution.MONTH_WITH_CLOSED_DAYS: (
        "Days in the tribunal's closed time were left out of the month. How to do that is our own "
        "reading. The date without leaving them out is safe."
    ),
    Caution.EXEMPTION_CLAIMED: (
        "The authority says that it has a reason to be late. The date stays the same. It must "
        "still act as soon as it can, and write down the reason, the proof and who decided."
    ),
    Caution.TERMS_NOT_KNOWN: (
        "The term dates of the school are not known, so all working days were counted. "
        "The true last day is this one or a later one."
    ),
    Caution.ORDERED_DAY_IS_CLOSED: (
        "The day that the tribunal named is not a working day. The next working day may be in "
        "time. Do not count on it."
    ),
    Caution.CHANGE_HAS_OWN_TIME: (
        "The plan goes on at once. Only the change to Sections B or F may take 5 weeks (O5)."
    ),
    Caution.PLAN_MAY_STAY_LONGER: (
        "A certificate that was issued elsewhere, or a late appeal, can make this longer. "
        "Ask the family and the tribunal before you end the plan."
    ),
    Caution.PLAN_KEPT_TO_LATER_DAY: (
        "The law is not clear here: the time to appeal ended just before the tribunal's closed "
        "time. The plan is kept to the later day. To appeal, use the earlier one."
    ),
}


def caution_words(code: str) -> str:
    """The caution as plain sentences. Raises ValueError for a code that does not exist."""
    return _WORDS[Caution(code)]
