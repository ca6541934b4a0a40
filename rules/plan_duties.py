"""What an authority owes a child or young person with special needs, without a number of days.

Long because every duty stands beside the function that applies it.
"""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from rules import review
from rules.calendar import Calendar, at_once, months
from rules.citation import CFA, CODE_OF_PRACTICE, SR, Citation, Status
from rules.deadline import (
    Allowed,
    Consequence,
    Deadline,
    Party,
    Refused,
    Verdict,
    by_end_of_day,
    day_words,
)
from rules.missing import MissingItem
from rules.people import year_group
from rules.rule import Rule, RuleKind, applies

_S, _T, _M, _P = Status.VERIFIED_S, Status.VERIFIED_T, Status.FROM_MEMORY, Status.PRACTICE
_COMPLAIN = "You can complain, then go to the Ombudsman."
_APPEAL = "You can appeal."
_ADVICE = "This is advice and not a duty."


def _duty(
    rule: str,
    provision: str,
    status: Status,
    question: str,
    limit: str,
    if_missed: str = _COMPLAIN,
    holder: Party = Party.AUTHORITY,
    kind: RuleKind = RuleKind.DUTY,
) -> Rule:
    consequence = Consequence(if_missed)
    return Rule(Citation(rule, provision, status), question, holder, limit, consequence, kind)


REQUEST = _duty(
    "A2", f"{CFA} s 36(1)", _S, "Who may ask for an assessment?",
    "the parent, the young person, or a person who acts for a school or college",
    kind=RuleKind.ELIGIBILITY,
)  # fmt: skip
BROUGHT_TO_NOTICE = _duty(
    "A2", f"{CFA} s 23 and s 24", _M, "Who may tell the authority about a child?",
    "anybody: health, social care or anybody else", kind=RuleKind.ELIGIBILITY,
)  # fmt: skip
HEARD = _duty(
    "A4", f"{CFA} s 36(4) to (7) and (9)", _M,
    "Must the authority hear the family before it decides to assess?",
    "yes: it consults, says that views and evidence may be given, then tells the outcome",
)  # fmt: skip
MAKE = _duty(
    "A5", f"{CFA} s 37(1)", _S, "When must there be a plan?",
    "when the assessment shows that one is necessary", _APPEAL,
)  # fmt: skip
NAMING = _duty(
    "A7", f"{CFA} s 39", _S, "When must the authority name the school the family asks for?",
    "always, unless it does not suit the child, or would harm the education of others or the "
    "efficient use of resources", _APPEAL, kind=RuleKind.ELIGIBILITY,
)  # fmt: skip
NAMING_OTHERWISE = _duty(
    "A8", f"{CFA} s 40; Education Act 1996 s 9", _M,
    "What if no school was asked for, or a wholly independent one?",
    "the authority names what it thinks right, with regard to what parents prefer", _APPEAL,
)  # fmt: skip
SECURE = _duty(
    "A9", f"{CFA} s 42", _S, "Must the help in the plan be given?",
    "yes: the authority makes sure of Section F, and the health body arranges Section G",
)  # fmt: skip
PROVISION = _duty(
    "A9", f"{CFA} s 42: no lead time", _M, "From when must the help in the plan be given?",
    "from the day the plan is final, all of it",
    "You can complain at once, or ask a solicitor about judicial review.", kind=RuleKind.LIMIT,
)  # fmt: skip
ADMIT = _duty(
    "A10", f"{CFA} s 43", _S, "Must the named school take the child?",
    "yes, a maintained school",
    "Tell the authority at once. You can complain.", Party.SETTING,
)  # fmt: skip
ADMIT_OTHERS = _duty(
    "A10", f"{CFA} s 43: other schools and colleges", _M, "Which others must take the child?",
    "academies, non-maintained special schools, and section 41 schools and colleges",
    "Tell the authority at once. You can complain.", Party.SETTING,
)  # fmt: skip
EVERY_YEAR = _duty(
    "A11", f"{CFA} s 44(1)", _S, "How often is a plan reviewed?",
    "within 12 months of being made, then every 12 months (R1, R2)",
)  # fmt: skip
REASSESSMENT = _duty(
    "A12", f"{CFA} s 44(2) and (3)", _S, "Who may ask for a re-assessment?",
    "the parent, the young person, the school or college, or the health body", _APPEAL,
)  # fmt: skip
TO_25 = _duty(
    "A14", f"{CFA} s 46; {SR} reg 46", _S, "May a plan go on after 25?",
    "yes: to the end of the academic year in which the young person turns 25",
)  # fmt: skip
DETAINED = _duty(
    "A25", "SI 2015/62", _T, "Do these rules hold for detained persons?",
    "no: they have rules of their own, which are not in this rule book",
    "Ask a solicitor or the advice service.", kind=RuleKind.ELIGIBILITY,
)  # fmt: skip
MEETING = _duty(
    "R3", f"{SR} reg 20(1)", _T, "Who holds the review meeting?",
    "the authority makes sure of it; it may ask some schools to hold it",
)  # fmt: skip
TOPICS = _duty(
    "R6", f"{SR} reg 20(5)", _T, "What does the meeting look at?",
    "progress towards the aims of the plan", kind=RuleKind.CONTENT,
)  # fmt: skip
ADULT_LIFE = _duty(
    "R6", f"{SR} reg 20(6)", _M, "What else does the meeting look at from Year 9?",
    "the step into adult life", kind=RuleKind.CONTENT,
)  # fmt: skip
NO_SCHOOL = _duty(
    "R15", f"{SR} reg 21", _M, "And when the child is at no school?",
    "the authority does everything itself, in the same time",
)  # fmt: skip
UNDER_FIVE = _duty(
    "R19", f"{CODE_OF_PRACTICE} 9.178", _P, "And for children under 5?",
    "consider a review every 3 to 6 months", _ADVICE,
)  # fmt: skip
EARLY = _duty(
    "R20", CODE_OF_PRACTICE, _P, "Can a review be early?",
    "anybody may ask; it should be early when there is good reason", _ADVICE,
)  # fmt: skip
OUTSIDE_REVIEW = _duty(
    "R22", f"{SR} reg 28", _M, "May a plan be changed without a review?",
    "yes, with the same notice, 15 days and 8 weeks (R9 to R13)",
)  # fmt: skip
OLD_PLAN = _duty(
    "R29", f"{CFA} s 42", _S, "What holds until the new plan is final?",
    "the old plan, all of it",
)  # fmt: skip


class Requester(StrEnum):
    """Who asks for an assessment, a re-assessment or an early review."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    SCHOOL_OR_COLLEGE = "school_or_college"
    HEALTH_BODY = "health_body"
    ANYBODY_ELSE = "anybody_else"


class Objection(StrEnum):
    """Why an authority may not want to name the school asked for (A7)."""

    UNSUITABLE = "unsuitable"  # for age, ability, aptitude or needs
    OTHERS_EDUCATION = "others_education"
    RESOURCES = "resources"


class Finding(StrEnum):
    """What the authority found when an assessment ended (A5)."""

    PLAN_NECESSARY = "plan_necessary"
    PLAN_NOT_NECESSARY = "plan_not_necessary"


class Institution(StrEnum):
    """The kinds of school and college that the rules tell apart (A7, A8, A10)."""

    MAINTAINED_SCHOOL = "maintained_school"
    ACADEMY = "academy"
    NON_MAINTAINED_SPECIAL = "non_maintained_special"
    SECTION_41 = "section_41"  # an independent school or college approved under section 41
    WHOLLY_INDEPENDENT = "wholly_independent"
    OTHER = "other"  # the rule book says nothing about it


class Topic(StrEnum):
    """What a review meeting looks at (R6)."""

    PROGRESS = "progress"
    ADULT_LIFE = "adult_life"


_ASSESSMENT = (Requester.PARENT, Requester.YOUNG_PERSON, Requester.SCHOOL_OR_COLLEGE)
_BOUND = frozenset(
    {
        Institution.MAINTAINED_SCHOOL,
        Institution.ACADEMY,
        Institution.NON_MAINTAINED_SPECIAL,
        Institution.SECTION_41,
    }
)
_NOT_KNOWN_HERE = (
    "What the law says about this kind of school or college is not known here. Ask the advice "
    "service."
)
_ADULT_LIFE_FROM_YEAR = 9  # R6
_EARLY_YEARS_END_AT = 5  # R19


@applies("A2")
def may_request_assessment(requester: Requester) -> Verdict:
    """A2: whose request starts the 6 weeks. Anybody may tell the authority about a child."""
    if requester in _ASSESSMENT:
        return Allowed(REQUEST.citation)
    return Refused(
        REQUEST.citation,
        "Only a parent, the young person, or somebody for the school or college can ask. Anybody "
        "may tell the authority about a child who may need help.",
    )


@applies("A12")
def may_request_reassessment(requester: Requester) -> Verdict:
    """A12: whose request for a re-assessment the authority must answer. Health may ask too."""
    if requester is not Requester.ANYBODY_ELSE:
        return Allowed(REASSESSMENT.citation)
    return Refused(
        REASSESSMENT.citation,
        "Only a parent, the young person, the school or college, or the health body can ask for a "
        "re-assessment. The authority may also do one without being asked.",
    )


@applies("A4")
def family_was_heard(views_invited_on: date | None, decided_on: date) -> Verdict:
    """A4: whether the authority asked for views and evidence before it decided to assess or not."""
    if views_invited_on is not None and views_invited_on < decided_on:
        return Allowed(HEARD.citation)
    return Refused(
        HEARD.citation,
        "The authority must first tell the family that it may give its views and evidence, and "
        "only then decide.",
    )


@applies("A5")
def must_make_plan(assessment_ended_on: date | None, finding: Finding | None) -> Verdict:
    """A5: `Allowed` when the authority must make a plan; `finding` is what the assessment showed.

    None stands for an assessment that has not ended, or has not led to a finding yet.
    """
    if assessment_ended_on is None or finding is None:
        return Refused(MAKE.citation, "The assessment has not ended, so nothing is decided yet.")
    if finding is Finding.PLAN_NECESSARY:
        return Allowed(MAKE.citation)
    return Refused(
        MAKE.citation,
        "The authority found that no plan is necessary. It must tell you so, and you can appeal.",
    )


@applies("A7")
def must_name(objections: Collection[Objection]) -> Verdict:
    """A7: `Allowed` when the authority must name the school that the family asked for."""
    if not objections:
        return Allowed(NAMING.citation)
    return Refused(
        NAMING.citation,
        "The authority need not name this school, because it says that the school does not suit "
        "or would harm others or cost too much. You can appeal against that.",
    )


@applies("A7", "A8")
def request_binds(asked_for: Institution | None) -> Verdict:
    """A7, A8: whether the authority must name the school asked for, if it has no objection (A7).

    None: no school was asked for. `Refused` means that the authority chooses, and must have regard
    to what the parents prefer, or that the rule book does not say (`Institution.OTHER`).
    """
    if asked_for in _BOUND:
        return Allowed(NAMING.citation)
    if asked_for is Institution.OTHER:
        return Refused(NAMING_OTHERWISE.citation, _NOT_KNOWN_HERE)
    return Refused(
        NAMING_OTHERWISE.citation,
        "The authority names the school or college that it thinks right. It must look at what the "
        "parents would prefer. You can appeal against its choice.",
    )


@applies("A10")
def must_admit(named: Institution) -> Verdict:
    """A10: whether the school or college named in a final plan must take the child."""
    if named is Institution.MAINTAINED_SCHOOL:
        return Allowed(ADMIT.citation)
    if named in _BOUND:
        return Allowed(ADMIT_OTHERS.citation)
    if named is Institution.OTHER:
        return Refused(ADMIT_OTHERS.citation, _NOT_KNOWN_HERE)
    return Refused(
        ADMIT_OTHERS.citation,
        "This kind of school or college need not take a child only because a plan names it. Ask "
        "it to offer the place in writing.",
    )


@applies("A9")
def provision_due(plan_final_on: date, calendar: Calendar) -> Deadline:
    """A9: the help in Section F is owed in full from the day the plan is final: no lead time."""
    return by_end_of_day(PROVISION, at_once(plan_final_on), calendar)


@applies("R29")
def plan_owed(day: date, finals_on: Iterable[date]) -> date:
    """R29: the day on which the plan that is owed on `day` was made final.

    Until a new plan is final the old one is owed in full. Raises ValueError before the first.
    """
    made = [final_on for final_on in finals_on if final_on <= day]
    if not made:
        raise ValueError(f"no plan was final on {day}")
    return max(made)


@applies("A11")
def reviewed_in_time(
    plan_made_on: date, last_review_on: date | None, reviewed_on: date, calendar: Calendar
) -> Verdict:
    """A11: whether a review that ended on `reviewed_on` kept the 12 months (R1, R2)."""
    due = (
        review.first_review(plan_made_on, calendar)
        if last_review_on is None
        else review.next_review(last_review_on, calendar)
    )
    if reviewed_on <= due.due_on:
        return Allowed(EVERY_YEAR.citation)
    return Refused(
        EVERY_YEAR.citation,
        f"The review had to be finished by {day_words(due.due_on)}. It was finished on "
        f"{day_words(reviewed_on)}. {due.if_missed.words}",
    )


@applies("A14")
def may_go_on(born_on: date, academic_year_began_on: date) -> Verdict:
    """A14: whether a plan may go on in the academic year that began on the day given.

    It may while the young person turns 25 in that year or later. When a year begins is a fact of
    the school or college.
    """
    if months(born_on, 25 * 12).result >= academic_year_began_on:
        return Allowed(TO_25.citation)
    return Refused(
        TO_25.citation,
        "A plan ends at the latest with the academic year in which the young person turns 25.",
    )


@applies("A25")
def rules_apply(detained: bool) -> Verdict:
    """A25: detained persons are refused and not treated as if these rules held for them."""
    if detained:
        return Refused(
            DETAINED.citation,
            "Other rules hold for a young person in custody. This service cannot work out the "
            "dates. Ask a solicitor or the advice service.",
        )
    return Allowed(REQUEST.citation)


@applies("R3", "R15")
def may_hold_review(holder: Party, attends: Institution | None) -> Verdict:
    """R3, R15: whether that body may hold the review meeting; None: the child is at no school.

    The authority always may and stays responsible. Which schools it may ask is in regulation
    20(12), which the rule book does not list: here they are those that must admit (A10).
    """
    if holder is Party.AUTHORITY or (holder is Party.SETTING and attends in _BOUND):
        return Allowed(MEETING.citation)
    return Refused(
        (NO_SCHOOL if attends is None else MEETING).citation,
        "The authority must hold this review meeting itself.",
    )


@applies("R6")
def topics_missing(
    discussed: Iterable[Topic], born_on: date, meeting_on: date, taught_in_year: int | None = None
) -> tuple[MissingItem, ...]:
    """R6: what the meeting left out. From Year 9 it also looks at the step into adult life.

    `taught_in_year` is the school year in which the child is taught; None: that of its age.
    """
    year = year_group(born_on, meeting_on) if taught_in_year is None else taught_in_year
    wanted = [Topic.PROGRESS, *([Topic.ADULT_LIFE] if year >= _ADULT_LIFE_FROM_YEAR else [])]
    covered = frozenset(discussed)
    return tuple(
        MissingItem(
            TOPICS.id,
            (ADULT_LIFE if topic is Topic.ADULT_LIFE else TOPICS).citation,
            f"The meeting did not talk about {_TOPIC_WORDS[topic]}.",
            f"Talk about {_TOPIC_WORDS[topic]}, and write down what was said.",
        )
        for topic in wanted
        if topic not in covered
    )


_TOPIC_WORDS = {
    Topic.PROGRESS: "progress towards the aims of the plan",
    Topic.ADULT_LIFE: "getting ready for adult life",
}


@applies("R19")
def early_years_review(born_on: date, last_review_on: date) -> tuple[date, date] | None:
    """R19: first and last day on which a review should be considered for a child under 5.

    3 to 6 months after the last one; None when the child is 5 by the first of these days.
    """
    first = months(last_review_on, 3).result
    if first >= months(born_on, _EARLY_YEARS_END_AT * 12).result:
        return None
    return first, months(last_review_on, 6).result


@applies("R20")
def may_ask_for_early_review(reason_given: bool) -> Verdict:
    """R20: anybody may ask. Whether the reason is good is for the authority to judge."""
    if reason_given:
        return Allowed(EARLY.citation)
    return Refused(EARLY.citation, "Say why the review should be early. Anybody may ask.")


@applies("R22")
def rules_of_change(in_review: bool) -> tuple[str, ...]:
    """R22: the ids of the rules that govern a change to a plan, in order.

    Outside a review the same notice, 15 days and 8 weeks hold; what counts from a meeting does not.
    """
    return ("R8", "R9", "R10", "R11", "R12", "R13") if in_review else ("R9", "R10", "R11", "R13")
