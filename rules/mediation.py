"""Mediation: the adviser, the certificate, the 30 days, the session and its notice."""

from dataclasses import dataclass
from datetime import date, timedelta

from rules.appeal import ADVISER_CONTACT
from rules.calendar import (
    Calendar,
    days,
    months,
    then,
    working_days,
    working_days_before,
)
from rules.citation import CFA, CODE_OF_PRACTICE, SR, Citation, Status
from rules.deadline import (
    Allowed,
    Consequence,
    Deadline,
    Party,
    Refused,
    Verdict,
    by_end_of_day,
    weekday_words,
)
from rules.policy import ThirtyDays
from rules.rule import Rule, applies

DAYS_TO_ARRANGE = 30  # M6, M7, M8: calendar days, not working days (M26)
WORKING_DAYS_TO_CERTIFY = 3  # M3, M9, M13
WORKING_DAYS_OF_NOTICE = 5  # M10

_LATE_CERTIFICATE = Consequence(
    "You can complain to the mediation service and to the authority. You can also send the appeal "
    "without the certificate and explain that it is late."
)
_CERTIFICATE_ANYWAY = Consequence(
    "The adviser must be told at once and must give you a certificate within 3 working days. "
    "You can go to the tribunal with it. You can still mediate as well."
)

CERTIFICATE_AFTER_DECLINING = Rule(
    Citation("M3", f"{CFA} s 55(4); {SR} reg 34", Status.VERIFIED_S),
    question="By when must the adviser give the certificate when the family says no?",
    duty_holder=Party.ADVISER,
    limit="3 working days after the family told the adviser",
    if_missed=_LATE_CERTIFICATE,
)
TELL_HEALTH = Rule(
    Citation("M5", f"{SR} reg 35", Status.VERIFIED_S),
    question="By when must the authority tell health about the health issues?",
    duty_holder=Party.AUTHORITY,
    limit="3 working days after the family told the authority",
    if_missed=Consequence("The authority has broken its duty. You can complain."),
)
ARRANGE_HEALTH_ONLY = Rule(
    Citation("M6", f"{SR} reg 35", Status.VERIFIED_S),
    question="By when must health arrange mediation about health alone?",
    duty_holder=Party.ICB,
    limit="30 days after the authority told the health body",
    if_missed=_CERTIFICATE_ANYWAY,
)
ARRANGE_MIXED = Rule(
    Citation("M7", f"{SR} reg 35", Status.VERIFIED_S),
    question="By when must mediation about education and health be arranged?",
    duty_holder=Party.AUTHORITY,
    limit="30 days after the family told the authority",
    if_missed=_CERTIFICATE_ANYWAY,
)
ARRANGE = Rule(
    Citation("M8", f"{SR} reg 36", Status.VERIFIED_S),
    question="By when must the authority arrange mediation?",
    duty_holder=Party.AUTHORITY,
    limit="30 days after the family told the authority",
    if_missed=_CERTIFICATE_ANYWAY,
)
CERTIFICATE_NOT_ARRANGED = Rule(
    Citation("M9", f"{SR} reg 36 and reg 39", Status.VERIFIED_S),
    question="By when must the adviser give the certificate when mediation was not arranged?",
    duty_holder=Party.ADVISER,
    limit="3 working days after the adviser was told",
    if_missed=_LATE_CERTIFICATE,
)
MEETING_NOTICE = Rule(
    Citation("M10", f"{CODE_OF_PRACTICE} 11.38", Status.VERIFIED_S),
    question="By when must the family know the date and place of the session?",
    duty_holder=Party.MEDIATOR,
    limit="at least 5 working days before the session, unless the family agrees to less",
    if_missed=Consequence(
        "You may ask for a later date. The session goes on only if you agree to the short notice."
    ),
)
CERTIFICATE_AFTER_MEDIATION = Rule(
    Citation("M13", f"{CFA} s 55(5); {SR} reg 39", Status.VERIFIED_S),
    question="By when must the adviser give the certificate after mediation?",
    duty_holder=Party.ADVISER,
    limit="3 working days after mediation ended",
    if_missed=_LATE_CERTIFICATE,
)
ROOM = Citation(
    "M8", f"{SR} reg 36 and reg 39 read with the time to appeal (T1)", Status.UNVERIFIED
)


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a session may be held, both ends included."""

    opens_on: date
    closes_on: date

    @property
    def is_empty(self) -> bool:
        """Whether no day is left."""
        return self.closes_on < self.opens_on

    def holds(self, day: date) -> bool:
        """Whether a session may be held on `day`."""
        return self.opens_on <= day <= self.closes_on


@applies("M2")
def adviser_contact(notice_sent_on: date, calendar: Calendar) -> Deadline:
    """M2: the family contacts the adviser. No roll forward and no August extension (H6)."""
    return by_end_of_day(ADVISER_CONTACT, months(notice_sent_on, 2), calendar)


@applies("M3")
def certificate_after_declining(told_on: date, calendar: Calendar) -> Deadline:
    """M3: the adviser certifies that the family had the information and declined."""
    return _certify(CERTIFICATE_AFTER_DECLINING, told_on, calendar)


@applies("M5")
def tell_health(family_told_on: date, calendar: Calendar) -> Deadline:
    """M5: the authority passes the health issues to each responsible health body."""
    return by_end_of_day(TELL_HEALTH, working_days(family_told_on, 3, calendar), calendar)


@applies("M6")
def arrange_health_mediation(health_told_on: date, calendar: Calendar) -> Deadline:
    """M6: health alone is in dispute; the health body arranges."""
    return _arrange(ARRANGE_HEALTH_ONLY, health_told_on, calendar)


@applies("M7")
def arrange_mixed_mediation(family_told_on: date, calendar: Calendar) -> Deadline:
    """M7: education and health are in dispute; authority and health body arrange together."""
    return _arrange(ARRANGE_MIXED, family_told_on, calendar)


@applies("M8")
def arrange_mediation(family_told_on: date, calendar: Calendar) -> Deadline:
    """M8: education or social care is in dispute; the authority arranges."""
    return _arrange(ARRANGE, family_told_on, calendar)


@applies("M9")
def certificate_not_arranged(adviser_told_on: date, calendar: Calendar) -> Deadline:
    """M9: mediation cannot be had within the 30 days; the adviser certifies that."""
    return _certify(CERTIFICATE_NOT_ARRANGED, adviser_told_on, calendar)


@applies("M10")
def meeting_notice(meeting_on: date, calendar: Calendar) -> Deadline:
    """M10: the latest day to tell the family the date and place."""
    count = working_days_before(meeting_on, WORKING_DAYS_OF_NOTICE, calendar)
    return by_end_of_day(MEETING_NOTICE, count, calendar)


@applies("M13")
def certificate_after_mediation(concluded_on: date, calendar: Calendar) -> Deadline:
    """M13: the adviser certifies that mediation was concluded."""
    return _certify(CERTIFICATE_AFTER_MEDIATION, concluded_on, calendar)


@applies("M10", "M8", "M13")
def lawful_window(
    family_told_on: date,
    appeal: Deadline,
    today: date,
    calendar: Calendar,
    *,
    thirty_days: ThirtyDays = ThirtyDays.HELD,
    short_notice_agreed: bool = False,
) -> Window:
    """The days on which a session may be held when its notice goes out `today`.

    It opens on the first working day for which today is notice enough (M10), or today when the
    family agrees to less. It closes with the 30 days (M8) when these are read as days to hold the
    session, and always early enough for a certificate (M13) before the last day of `appeal`.
    """
    opens_on = today if short_notice_agreed else today + timedelta(days=1)
    while not calendar.is_working_day(opens_on) or not (
        short_notice_agreed or meeting_notice(opens_on, calendar).due_on >= today
    ):
        opens_on += timedelta(days=1)
    closes_on = working_days_before(appeal.due_on, WORKING_DAYS_TO_CERTIFY, calendar).result
    if thirty_days is ThirtyDays.HELD:
        closes_on = min(closes_on, arrange_mediation(family_told_on, calendar).due_on)
    return Window(opens_on, closes_on)


@applies("M8", "M13")
def room_for_mediation(today: date, appeal: Deadline, calendar: Calendar) -> Verdict:
    """Whether mediation begun `today` still leaves time to appeal.

    Room means that 30 days to mediate (M8) and then 3 working days for the certificate (M13) end
    on or before the last day of `appeal`.
    """
    mediated = days(today, DAYS_TO_ARRANGE)
    certified = then(mediated, working_days(mediated.result, WORKING_DAYS_TO_CERTIFY, calendar))
    if certified.result <= appeal.due_on:
        return Allowed(ROOM)
    return Refused(
        ROOM,
        f"Mediation may take 30 days and the certificate 3 working days more, which ends on "
        f"{weekday_words(certified.result)}. The last day to appeal is "
        f"{weekday_words(appeal.due_on)}. You can go to the tribunal now.",
    )


def _arrange(rule: Rule, told_on: date, calendar: Calendar) -> Deadline:
    return by_end_of_day(rule, days(told_on, DAYS_TO_ARRANGE), calendar)


def _certify(rule: Rule, told_on: date, calendar: Calendar) -> Deadline:
    return by_end_of_day(rule, working_days(told_on, WORKING_DAYS_TO_CERTIFY, calendar), calendar)
