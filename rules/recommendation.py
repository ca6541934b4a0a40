"""Recommendations of the tribunal on health and social care ("extended appeals")."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from rules.appeal import HEALTH_AND_CARE, DecisionKind, certificate_needed
from rules.calendar import Calendar, weeks
from rules.caution import Caution
from rules.citation import RECOMMENDATIONS, Citation, Status
from rules.deadline import Allowed, Consequence, Deadline, Party, Refused, Verdict, by_end_of_day
from rules.rule import Rule, RuleKind, applies

ALONGSIDE = Rule(
    Citation("X1", f"{RECOMMENDATIONS} regs 4 and 5", Status.VERIFIED_T),
    question="When can the tribunal look at health and social care?",
    duty_holder=None,
    limit="together with a live appeal on education, but not a refusal to assess",
    if_missed=Consequence("Complain to the health body or to social care instead."),
    kind=RuleKind.ELIGIBILITY,
)
NOT_BINDING = Rule(
    Citation("X2", f"{RECOMMENDATIONS} regs 4 and 5", Status.VERIFIED_T),
    question="Must health and social care follow a recommendation?",
    duty_holder=Party.ICB,
    limit="no, but they must give detailed reasons when they do not",
    if_missed=Consequence("You can complain, or ask a solicitor about judicial review."),
    kind=RuleKind.DUTY,
)
SENT = Rule(
    Citation("X3", f"{RECOMMENDATIONS} reg 6", Status.VERIFIED_T),
    question="To whom does the tribunal send a recommendation?",
    duty_holder=Party.TRIBUNAL,
    limit="to health or social care, with the decision",
    if_missed=Consequence("Ask the tribunal for a copy."),
    kind=RuleKind.DUTY,
)
ANSWER = Rule(
    Citation("X4", f"{RECOMMENDATIONS} reg 7", Status.VERIFIED_S),
    question="By when must the health body answer a recommendation?",
    duty_holder=Party.ICB,
    limit="5 weeks after the recommendation was made",
    if_missed=Consequence(
        "You can complain to the health body, then to the health ombudsman, or ask a solicitor "
        "about judicial review."
    ),
)
CARE_ANSWER = Rule(
    ANSWER.citation,
    question="By when must social care answer a recommendation?",
    duty_holder=Party.AUTHORITY,
    limit=ANSWER.limit,
    if_missed=Consequence(
        "You can complain to the authority, then to the Ombudsman, or ask a solicitor about "
        "judicial review."
    ),
)
PASSED_ON = Rule(
    Citation("X5", "Sending the answer to the Secretary of State", Status.FROM_MEMORY),
    question="By when does the authority send the answer to the Secretary of State?",
    duty_holder=Party.AUTHORITY,
    limit="1 week after the answer (doubtful: an optional task)",
    if_missed=Consequence("Nothing follows for the family."),
)
NO_MEDIATION = Rule(
    Citation("X6", RECOMMENDATIONS, Status.VERIFIED_S),
    question="Is mediation needed on the health or social care part?",
    duty_holder=None,
    limit="no; the education part still needs its certificate",
    if_missed=Consequence("The education part cannot start without its certificate."),
    kind=RuleKind.ELIGIBILITY,
)
NO_ANSWER = Rule(
    Citation("X7", RECOMMENDATIONS, Status.VERIFIED_S),
    question="What if health or social care does not answer?",
    duty_holder=None,
    limit="ask the tribunal during the appeal; complain afterwards",
    if_missed=Consequence("They need good reasons to depart from a recommendation."),
    kind=RuleKind.DUTY,
)
TOLD = Rule(
    Citation("X8", RECOMMENDATIONS, Status.VERIFIED_S),
    question="Must the decision notice name this right?",
    duty_holder=Party.AUTHORITY,
    limit="in the decision notice",
    if_missed=Consequence("The notice is defective. You can still ask the tribunal."),
    kind=RuleKind.CONTENT,
)


class Subject(StrEnum):
    """What a recommendation is about."""

    HEALTH = "health"
    SOCIAL_CARE = "social_care"


class Answer(StrEnum):
    """What health or social care says to a recommendation."""

    STEPS = "steps"  # what it will do
    REASONS = "reasons"  # in detail, why it does not do it


class NextStep(StrEnum):
    """What a family can do while there is no answer (X7)."""

    WAIT = "wait"
    ASK_TRIBUNAL = "ask_tribunal"  # with its form for changes, while the appeal goes on
    COMPLAIN = "complain"


@applies("X1")
def may_be_asked(decision: DecisionKind, appeal_ended_on: date | None, day: date) -> Verdict:
    """X1: whether the tribunal can make recommendations in this appeal on that day.

    `appeal_ended_on`: when the appeal on education was decided, conceded or withdrawn; None: it
    goes on.
    """
    hopeless = (
        DecisionKind.REFUSED_TO_ASSESS,
        DecisionKind.AMENDMENT_PROPOSED,
        DecisionKind.SOMETHING_ELSE,
    )
    is_live = appeal_ended_on is None or day < appeal_ended_on
    if is_live and decision not in hopeless:
        return Allowed(ALONGSIDE.citation)
    return Refused(
        ALONGSIDE.citation,
        "The tribunal can look at health and social care only together with an appeal on "
        "education that is still going on, and not with a refusal to assess.",
    )


@applies("X2")
def answer_is_complete(says: Iterable[Answer], in_writing: bool) -> Verdict:
    """X2: whether an answer will do. Nobody must follow, but who does not must give reasons."""
    if in_writing and frozenset(says):
        return Allowed(NOT_BINDING.citation)
    return Refused(
        NOT_BINDING.citation,
        "The answer must say in writing what will be done, or give detailed reasons why not.",
    )


@applies("X3")
def sent_to(subjects: Iterable[Subject]) -> frozenset[Party]:
    """X3: who must be sent the recommendation with the decision; social care is the authority's."""
    bodies = {Subject.HEALTH: Party.ICB, Subject.SOCIAL_CARE: Party.AUTHORITY}
    return frozenset(bodies[subject] for subject in subjects)


@applies("X6")
def certificate_needed_beside(sections: Iterable[str]) -> Verdict:
    """X6: whether an appeal on these plan sections may start without a mediation certificate.

    The health and social care sections (C, D, G, H) never need one and change nothing; the rest is
    asked of `rules.appeal.certificate_needed`.
    """
    education = frozenset(sections) - HEALTH_AND_CARE
    needed = certificate_needed(education, discrimination=False)
    return Allowed(NO_MEDIATION.citation) if isinstance(needed, Allowed) else needed


@applies("X7")
def without_answer(answer_due_on: date, day: date, appeal_ended_on: date | None) -> NextStep:
    """X7: what to do on `day` while no answer has come; `appeal_ended_on` as in `may_be_asked`."""
    if day <= answer_due_on:
        return NextStep.WAIT
    is_live = appeal_ended_on is None or day < appeal_ended_on
    return NextStep.ASK_TRIBUNAL if is_live else NextStep.COMPLAIN


@applies("X4")
def answer(
    recommended_on: date, calendar: Calendar, *, subject: Subject = Subject.HEALTH
) -> Deadline:
    """X4: the written answer, of the health body or of the authority's social care.

    Whether the day of the recommendation counts is not settled, so a day earlier is safer.
    """
    rule = CARE_ANSWER if subject is Subject.SOCIAL_CARE else ANSWER
    warnings = (Caution.FIRST_DAY_NOT_SETTLED,)
    return by_end_of_day(rule, weeks(recommended_on, 5), calendar, warnings=warnings)


@applies("X5")
def passed_on(answered_on: date, calendar: Calendar) -> Deadline:
    """X5: doubtful; shown as an optional task."""
    return by_end_of_day(PASSED_ON, weeks(answered_on, 1), calendar)
