"""The annual review of a plan: when, with what notice, and what follows by when."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from rules.calendar import (
    Calendar,
    Count,
    days_beginning_with,
    earlier_of,
    later_of,
    months,
    months_beginning_with,
    weeks,
    weeks_before,
)
from rules.caution import ONE_DAY_EARLIER, Caution
from rules.citation import CFA, CODE_OF_PRACTICE, SR, Citation, Status
from rules.deadline import Consequence, Deadline, Party, act_earlier, by_end_of_day
from rules.notice import NoticeItem, missing_from_notice
from rules.rule import Rule, RuleKind, applies

__all__ = [
    "MeetingHolder",
    "NoticeItem",
    "amendment_notice",
    "decided_not_to_amend",
    "decision",
    "final_plan",
    "final_plan_outside_review",
    "finished",
    "first_review",
    "invitations",
    "missing_from_notice",
    "next_review",
    "papers",
    "report",
    "representations",
    "representations_outside_review",
    "school_lists",
    "under_five_review",
]

_REVIEW_LATE = Consequence(
    "The authority has broken its duty. You can complain, then go to the Ombudsman. The review "
    "must still happen, even when an appeal is going on."
)
_UNFAIR = Consequence(
    "The review was not done fairly. You can ask for a new meeting, and you can complain."
)
_DECISION_LATE = Consequence(
    "The authority has broken its duty, and your right to appeal is held up. You can complain, "
    "then go to the Ombudsman."
)

FIRST_REVIEW = Rule(
    Citation("R1", f"{CFA} s 44(1)(a)", Status.VERIFIED_S),
    question="By when must the first review be finished?",
    duty_holder=Party.AUTHORITY,
    limit="12 months beginning with the day the plan was first made",
    if_missed=_REVIEW_LATE,
)
NEXT_REVIEW = Rule(
    Citation("R2", f"{CFA} s 44(1)(b)", Status.VERIFIED_S),
    question="By when must the next review be finished?",
    duty_holder=Party.AUTHORITY,
    limit="12 months beginning with the day the last review ended with a decision notice",
    if_missed=_REVIEW_LATE,
)
REVIEW_ANCHOR = Rule(
    Citation("R2", f"{CFA} s 44(1)(b): the day of the last review", Status.UNVERIFIED),
    question="From which day of the last review is the year counted?",
    duty_holder=None,
    limit="from its decision notice; the day on which it had to be finished is the safe one",
    if_missed=Consequence("A review counted from a later day may be late on another reading."),
    kind=RuleKind.METHOD,
)
INVITATIONS = Rule(
    Citation("R4", f"{SR} reg 20(2) and (3)", Status.VERIFIED_T),
    question="By when must people be invited to the review meeting?",
    duty_holder=Party.AUTHORITY,
    limit="at least 2 weeks before the meeting",
    if_missed=_UNFAIR,
)
PAPERS = Rule(
    Citation("R5", f"{SR} reg 20(4)", Status.VERIFIED_T),
    question="By when must everybody have the advice and papers?",
    duty_holder=Party.AUTHORITY,
    limit="at least 2 weeks before the meeting",
    if_missed=_UNFAIR,
)
REPORT = Rule(
    Citation("R7", f"{SR} reg 20(7) to (9)", Status.VERIFIED_S),
    question="By when must the report of the meeting be sent?",
    duty_holder=Party.SETTING,
    limit="2 weeks after the meeting",
    if_missed=Consequence(
        "The authority must still decide within 4 weeks of the meeting. You can complain."
    ),
)
REPORT_OF_AUTHORITY = replace(
    REPORT,
    question="By when must the authority send the report of a meeting that it held?",
    duty_holder=Party.AUTHORITY,
)
DECISION = Rule(
    Citation("R8", f"{SR} reg 20(10)", Status.VERIFIED_S),
    question="By when must the authority decide after the meeting?",
    duty_holder=Party.AUTHORITY,
    limit="4 weeks after the meeting, with the amendment notice when it will amend (R9)",
    if_missed=_DECISION_LATE,
)
AMENDMENT_NOTICE = Rule(
    Citation(
        "R9",
        f"{SR} reg 20(10) with reg 22(2); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
        Status.VERIFIED_S,
    ),
    question="By when must the proposed changes to the plan be sent?",
    duty_holder=Party.AUTHORITY,
    limit="4 weeks after the meeting, together with the decision (R8)",
    if_missed=_DECISION_LATE,
)
REPRESENTATIONS = Rule(
    Citation("R10", f"{SR} reg 22(2)(c)", Status.VERIFIED_T),
    question="Until when can the family say what it thinks of the proposed changes?",
    duty_holder=Party.FAMILY,
    limit=(
        "at least 15 days beginning with the day the notice was served; the authority may not make "
        "the plan final before the 16th day"
    ),
    if_missed=Consequence(
        "The authority may make the plan final without your words. Send them anyway: it may still "
        "read them. You can appeal when the plan is final."
    ),
)
FINAL_PLAN = Rule(
    Citation(
        "R11",
        f"{SR} reg 22(3); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
        Status.VERIFIED_T,
    ),
    question="By when must the final amended plan be sent?",
    duty_holder=Party.AUTHORITY,
    limit="8 weeks after the notice was sent",
    if_missed=_DECISION_LATE,
)
TWELVE_WEEKS = Rule(
    Citation(
        "R12",
        f"{SR} reg 20(10) with reg 22(3); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
        Status.VERIFIED_S,
    ),
    question="By when must everything be finished after the review meeting?",
    duty_holder=Party.AUTHORITY,
    limit="12 weeks after the meeting, or 8 weeks after the notice when that is earlier",
    if_missed=_DECISION_LATE,
)
DECIDED_NOT_TO_AMEND = Rule(
    Citation("R13", f"{SR} reg 22(4) and (5)", Status.VERIFIED_T),
    question="By when must the authority say that it will not change the plan after all?",
    duty_holder=Party.AUTHORITY,
    limit="8 weeks after the notice was sent, with reasons and rights",
    if_missed=_DECISION_LATE,
)
UNDER_FIVE = Rule(
    Citation("R19", f"{CODE_OF_PRACTICE} 9.178", Status.PRACTICE),
    question="How often should the plan of a child under 5 be looked at?",
    duty_holder=Party.AUTHORITY,
    limit="every 3 to 6 months: within 6 months after the last review",
    if_missed=Consequence(
        "This is advice and not a duty. You can ask for a review. The yearly review is a duty."
    ),
)
OUTSIDE_REVIEW = Rule(
    Citation("R22", f"{SR} reg 28", Status.FROM_MEMORY),
    question="By when must the plan be final when it is changed without a review?",
    duty_holder=Party.AUTHORITY,
    limit="8 weeks after the notice was sent",
    if_missed=_DECISION_LATE,
)
REPRESENTATIONS_OUTSIDE_REVIEW = Rule(
    Citation("R22", f"{SR} reg 28 with reg 22(2)(c)", Status.FROM_MEMORY),
    question="Until when can the family say what it thinks of a change without a review?",
    duty_holder=Party.FAMILY,
    limit=REPRESENTATIONS.limit,
    if_missed=REPRESENTATIONS.if_missed,
)
SCHOOL_LISTS = Rule(
    Citation("R21", f"{CODE_OF_PRACTICE} 9.174", Status.PRACTICE),
    question="By when should schools know which reviews are due?",
    duty_holder=Party.AUTHORITY,
    limit="at least 2 weeks before the start of each term",
    if_missed=Consequence("This is advice and not a duty. The reviews are due all the same."),
)


class MeetingHolder(StrEnum):
    """Who held the review meeting (R3, R7)."""

    SETTING = "setting"
    AUTHORITY = "authority"


@applies("R1")
def first_review(plan_made_on: date, calendar: Calendar) -> Deadline:
    """R1: the meeting and the decision notice of the first review."""
    return by_end_of_day(FIRST_REVIEW, months_beginning_with(plan_made_on, 12), calendar)


@applies("R2")
def next_review(last_review_on: date, calendar: Calendar) -> Deadline:
    """R2: the next review. `last_review_on` is the day of the last decision notice."""
    return by_end_of_day(NEXT_REVIEW, months_beginning_with(last_review_on, 12), calendar)


@applies("R4")
def invitations(meeting_on: date, calendar: Calendar) -> Deadline:
    """R4: the latest day to invite. When it is not a working day, act earlier (K22)."""
    return _counted_back(INVITATIONS, weeks_before(meeting_on, 2), calendar)


@applies("R5")
def papers(meeting_on: date, calendar: Calendar) -> Deadline:
    """R5: the latest day to circulate the advice, counted like R4."""
    return _counted_back(PAPERS, weeks_before(meeting_on, 2), calendar)


@applies("R7")
def report(
    meeting_on: date, calendar: Calendar, *, held_by: MeetingHolder = MeetingHolder.SETTING
) -> Deadline:
    """R7: the report with recommended changes and differences of view.

    Who held the meeting sends it: the school or college, else the authority (R15).
    """
    rule = REPORT_OF_AUTHORITY if held_by is MeetingHolder.AUTHORITY else REPORT
    return by_end_of_day(rule, weeks(meeting_on, 2), calendar, warnings=ONE_DAY_EARLIER)


@applies("R8")
def decision(meeting_on: date, calendar: Calendar) -> Deadline:
    """R8: keep, amend or end the plan; the notice carries the proposed changes."""
    return by_end_of_day(DECISION, weeks(meeting_on, 4), calendar, warnings=ONE_DAY_EARLIER)


@applies("R9")
def amendment_notice(meeting_on: date, calendar: Calendar) -> Deadline:
    """R9: the plan, the proposed changes and the evidence, in the same four weeks as R8."""
    return by_end_of_day(AMENDMENT_NOTICE, weeks(meeting_on, 4), calendar, warnings=ONE_DAY_EARLIER)


@applies("R10")
def representations(notice_served_on: date, calendar: Calendar) -> Deadline:
    """R10: the last of the 15 days. The authority may not make the plan final before the next."""
    return by_end_of_day(REPRESENTATIONS, days_beginning_with(notice_served_on, 15), calendar)


@applies("R11")
def final_plan(notice_sent_on: date, calendar: Calendar) -> Deadline:
    """R11: the final amended plan, from the notice alone. After a review meeting see R12."""
    return by_end_of_day(FINAL_PLAN, weeks(notice_sent_on, 8), calendar, warnings=ONE_DAY_EARLIER)


@applies("R12")
def finished(meeting_on: date, calendar: Calendar, notice_sent_on: date | None = None) -> Deadline:
    """R12: the final amended plan after a review meeting.

    The earlier of 12 weeks from the meeting and, once it is known, 8 weeks from the notice. When
    the notice itself was late, the 12 weeks cannot be relied on: `nominal_on` keeps that date,
    `due_on` is the date that is left, and the deadline carries `TWELVE_WEEKS_BREACHED`.
    """
    from_meeting = weeks(meeting_on, 12)
    if notice_sent_on is None:
        return by_end_of_day(TWELVE_WEEKS, from_meeting, calendar, warnings=ONE_DAY_EARLIER)
    from_notice = weeks(notice_sent_on, 8)
    if notice_sent_on <= weeks(meeting_on, 4).result:
        return by_end_of_day(
            TWELVE_WEEKS, earlier_of(from_meeting, from_notice), calendar, warnings=ONE_DAY_EARLIER
        )
    return _residual(from_meeting, from_notice, calendar)


def _residual(from_meeting: Count, from_notice: Count, calendar: Calendar) -> Deadline:
    return by_end_of_day(
        TWELVE_WEEKS,
        later_of(from_meeting, from_notice),
        calendar,
        nominal_on=from_meeting.result,
        warnings=(*ONE_DAY_EARLIER, Caution.TWELVE_WEEKS_BREACHED),
    )


@applies("R13")
def decided_not_to_amend(notice_sent_on: date, calendar: Calendar) -> Deadline:
    """R13: after a notice of proposed changes the authority leaves the plan as it is."""
    return by_end_of_day(
        DECIDED_NOT_TO_AMEND, weeks(notice_sent_on, 8), calendar, warnings=ONE_DAY_EARLIER
    )


@applies("R19")
def under_five_review(last_review_on: date, calendar: Calendar) -> Deadline:
    """R19: advice of the Code of Practice, the longer of its 3 to 6 months."""
    return by_end_of_day(UNDER_FIVE, months(last_review_on, 6), calendar)


@applies("R22")
def final_plan_outside_review(notice_sent_on: date, calendar: Calendar) -> Deadline:
    """R22: the final plan when it is changed without a review, counted like R11."""
    return by_end_of_day(
        OUTSIDE_REVIEW, weeks(notice_sent_on, 8), calendar, warnings=ONE_DAY_EARLIER
    )


@applies("R22")
def representations_outside_review(notice_served_on: date, calendar: Calendar) -> Deadline:
    """R22: the last of the 15 days, counted like R10."""
    count = days_beginning_with(notice_served_on, 15)
    return by_end_of_day(REPRESENTATIONS_OUTSIDE_REVIEW, count, calendar)


@applies("R21")
def school_lists(term_starts_on: date, calendar: Calendar) -> Deadline:
    """R21: heads, health and social care hear which plans are due for review."""
    return _counted_back(SCHOOL_LISTS, weeks_before(term_starts_on, 2), calendar)


def _counted_back(rule: Rule, count: Count, calendar: Calendar) -> Deadline:
    warnings = act_earlier(count.result, calendar)
    return by_end_of_day(rule, count, calendar, warnings=warnings)
