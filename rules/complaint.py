"""Complaints to the authority and about schools: when "we have it", when an answer.

How many stages a complaint to the authority has, and how many working days each, is local
configuration (C5): dated values of `rules.authority_practice`, which are those of the Ombudsman's
Complaint Handling Code when nothing else is set. A complaint never stops the time for an appeal
(H2).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules import calendar as counting
from rules.appeal import DecisionKind, appeal, appealable, certificate_needed
from rules.authority_practice import ComplaintPractice
from rules.calendar import Calendar
from rules.citation import COMPLAINT_CODE, Citation, Status
from rules.deadline import (
    Allowed,
    Consequence,
    Deadline,
    Party,
    Refused,
    Verdict,
    by_end_of_day,
)
from rules.mediation import adviser_contact
from rules.missing import MissingItem
from rules.rule import Rule, RuleKind, applies

_OMBUDSMAN = Consequence(
    "You can ask the authority's complaints team to step in, and you can complain to the Local "
    "Government and Social Care Ombudsman about the delay."
)

ACKNOWLEDGE = Rule(
    Citation("C4", f"{COMPLAINT_CODE}, stage 1 (acknowledgement)", Status.PRACTICE),
    question="By when must the authority say that it has the complaint?",
    duty_holder=Party.AUTHORITY,
    limit="5 working days after it was received, or the days the authority has set",
    if_missed=_OMBUDSMAN,
)
ANSWER = Rule(
    Citation("C4", f"{COMPLAINT_CODE}, stage 1 and stage 2 (answer)", Status.PRACTICE),
    question="By when must the authority answer the complaint?",
    duty_holder=Party.AUTHORITY,
    limit=(
        "10 working days (stage 1) or 20 (stage 2) after it was acknowledged, "
        "or the days the authority has set"
    ),
    if_missed=_OMBUDSMAN,
)
MAINTAINED_SCHOOL = Rule(
    Citation("C1", "Education Act 2002 s 29", Status.VERIFIED_S),
    question="How do I complain about a school?",
    duty_holder=Party.SETTING,
    limit="by the procedure that the school must publish",
    if_missed=Consequence("Go to the Department for Education."),
    kind=RuleKind.DUTY,
)
OTHER_SCHOOL = Rule(
    Citation("C2", "Independent School Standards Regulations 2014 Part 7", Status.VERIFIED_S),
    question="And about an academy or independent school?",
    duty_holder=Party.SETTING,
    limit="it has a written procedure",
    if_missed=Consequence("Go to the Department for Education."),
    kind=RuleKind.DUTY,
)
OTHER_SCHOOL_STAGES = Rule(
    Citation(
        "C2", "Independent School Standards Regulations 2014 Part 7: stages", Status.FROM_MEMORY
    ),
    question="What stages does a complaint about an academy or independent school have?",
    duty_holder=Party.SETTING,
    limit="informal, formal and panel stages, one panel member from outside",
    if_missed=Consequence("Go to the Department for Education."),
    kind=RuleKind.DUTY,
)
LOCAL_DAYS = Rule(
    Citation("C5", COMPLAINT_CODE, Status.PRACTICE),
    question="Are the days the same everywhere?",
    duty_holder=Party.AUTHORITY,
    limit="no: stages and days are set by each authority, with dates",
    if_missed=Consequence("You can complain, then go to the Ombudsman."),
    kind=RuleKind.DUTY,
)
APPEAL_GOES_ON = Rule(
    Citation("C14", "Design of this service", Status.PRACTICE),
    question="Does a complaint stop the appeal time?",
    duty_holder=None,
    limit="no: the appeal date and the adviser date are shown at once",
    if_missed=Consequence("The appeal may be late."),
    kind=RuleKind.DUTY,
)
COMPLAINTS: tuple[Rule, ...] = (MAINTAINED_SCHOOL, OTHER_SCHOOL, LOCAL_DAYS, APPEAL_GOES_ON)
"""What holds for complaints besides the days."""


class School(StrEnum):
    """Which law governs complaints about a school."""

    MAINTAINED = "maintained"  # C1
    ACADEMY_OR_INDEPENDENT = "academy_or_independent"  # C2


class SchoolStage(StrEnum):
    """A stage of a complaint about an academy or an independent school (C2)."""

    INFORMAL = "informal"
    FORMAL = "formal"
    PANEL = "panel"


@dataclass(frozen=True, slots=True)
class Procedure:
    """What is known of a school's complaints procedure."""

    is_written: bool
    is_published: bool
    stages: frozenset[SchoolStage] = frozenset()
    panel_members_from_outside: int = 0


@applies("C4")
def acknowledge(received_on: date, calendar: Calendar, working_days: int = 5) -> Deadline:
    """C4: the authority logs and acknowledges the complaint."""
    return by_end_of_day(
        ACKNOWLEDGE,
        counting.working_days(received_on, working_days, calendar),
        calendar,
    )


@applies("C4", "C5")
def answer(acknowledged_on: date, calendar: Calendar, working_days: int = 10) -> Deadline:
    """C4, C5: the authority answers, counted from the acknowledgement and not from receipt."""
    return by_end_of_day(
        ANSWER, counting.working_days(acknowledged_on, working_days, calendar), calendar
    )


@applies("C4", "C5")
def stage_days(practice: ComplaintPractice, stage: int) -> tuple[int, int]:
    """C4, C5: working days to acknowledge, and then to answer, in a stage; the first is 1.

    Raises ValueError for a stage that the authority does not have.
    """
    if not 1 <= stage <= len(practice.stages):
        raise ValueError(f"there is no stage {stage}: this authority has {len(practice.stages)}")
    days = practice.stages[stage - 1]
    return days.acknowledge_working_days, days.answer_working_days


@applies("C4")
def may_put_off(
    practice: ComplaintPractice, stage: int, extra_working_days: int, reasons_given: bool
) -> Verdict:
    """C4: whether the authority may answer that many working days later, with its reasons.

    The Code sets a most for the first stage only; later stages need reasons alone.
    """
    stage_days(practice, stage)
    longest = practice.extension_working_days
    if not reasons_given:
        reason = "The authority must give its reasons when it needs longer."
    elif stage == 1 and extra_working_days > longest:
        reason = f"The answer may come at most {longest} working days later."
    else:
        return Allowed(ANSWER.citation)
    return Refused(ANSWER.citation, reason)


@applies("C4")
def may_answer(stage: int, officer: str, earlier_officers: Collection[str]) -> Verdict:
    """C4: whether an officer (an id) may answer: after the first stage it is somebody else."""
    if stage == 1 or officer not in earlier_officers:
        return Allowed(ANSWER.citation)
    return Refused(
        ANSWER.citation, "Somebody else must answer at this stage than the person who did before."
    )


@applies("C1", "C2")
def procedure_missing(school: School, procedure: Procedure) -> tuple[MissingItem, ...]:
    """C1, C2: what a school's complaints procedure lacks."""
    if school is School.MAINTAINED:
        gaps = [] if procedure.is_published else [(MAINTAINED_SCHOOL, "a published procedure")]
    else:
        gaps = list(_independent_gaps(procedure))
    return tuple(
        MissingItem(
            rule.id,
            rule.citation,
            f"The school does not have {what}.",
            f"Ask the school for {what}, then the Department for Education.",
        )
        for rule, what in gaps
    )


@applies("C14")
def dates_at_intake(
    decision: DecisionKind, sections: Iterable[str], notice_sent_on: date, calendar: Calendar
) -> tuple[Deadline, ...]:
    """C14: the dates that run beside a complaint about something that can be appealed.

    The appeal, then the contact with the adviser where a certificate is needed; nothing for what
    cannot be appealed.
    """
    disputed = frozenset(sections)
    if isinstance(appealable(decision, disputed), Refused):
        return ()
    last_day = appeal(notice_sent_on, None, calendar)
    if isinstance(certificate_needed(disputed, discrimination=False), Allowed):
        return (last_day,)
    return (last_day, adviser_contact(notice_sent_on, calendar))


def _independent_gaps(procedure: Procedure) -> Iterable[tuple[Rule, str]]:
    if not procedure.is_written:
        yield OTHER_SCHOOL, "a written procedure"
    for stage in SchoolStage:
        if stage not in procedure.stages:
            article = "an" if stage is SchoolStage.INFORMAL else "a"
            yield OTHER_SCHOOL_STAGES, f"{article} {stage.value} stage"
    if SchoolStage.PANEL in procedure.stages and procedure.panel_members_from_outside < 1:
        yield OTHER_SCHOOL_STAGES, "a panel member from outside the school"
