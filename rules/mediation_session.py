"""Who may run, attend and settle a mediation, and what may be said about it afterwards."""

from dataclasses import dataclass
from enum import StrEnum

from rules.citation import CFA, CODE_OF_PRACTICE, SR, Citation, Status
from rules.deadline import Allowed, Consequence, Party, Refused, Verdict
from rules.rule import Rule, RuleKind, applies

AUTHORITY_TO_SETTLE = Rule(
    Citation("M11", f"{SR} reg 37", Status.VERIFIED_S),
    question="Must the authority send somebody who can decide?",
    duty_holder=Party.AUTHORITY,
    limit="yes: its representative must have authority to settle the issues",
    if_missed=Consequence("The authority has broken its duty. It is recorded. You can complain."),
    kind=RuleKind.DUTY,
)
ATTENDANCE = Rule(
    Citation(
        "M12", f"{SR} reg 38; Kumar v LB Hillingdon [2020] EWHC 3326 (Admin)", Status.VERIFIED_T
    ),
    question="Who may come to the session?",
    duty_holder=Party.MEDIATOR,
    limit=(
        "both sides; any one supporter the family chooses, a lawyer too; the child if parent and "
        "mediator agree; the young person; others if all agree or the mediator does"
    ),
    if_missed=Consequence("The authority may not refuse to mediate because of who comes."),
    kind=RuleKind.ELIGIBILITY,
)
WRITTEN_AGREEMENT = Rule(
    Citation("M14", f"{SR} reg 42(1)", Status.VERIFIED_T),
    question="Must an agreement be in writing?",
    duty_holder=Party.MEDIATOR,
    limit="yes, at the end of the mediation",
    if_missed=Consequence("Without writing, the time limits for keeping it do not apply."),
    kind=RuleKind.DUTY,
)
FREE = Rule(
    Citation("M19", f"{CFA} s 56(1)(g); {SR} reg 41", Status.VERIFIED_S),
    question="Does mediation cost the family anything?",
    duty_holder=Party.AUTHORITY,
    limit="no; reasonable expenses are paid",
    if_missed=Consequence("Ask the authority for your expenses. You can complain."),
    kind=RuleKind.DUTY,
)
COMPETENCE = Rule(
    Citation("M20", f"{SR} reg 40; {CODE_OF_PRACTICE} chapter 11", Status.VERIFIED_S),
    question="What must a mediator know?",
    duty_holder=Party.MEDIATOR,
    limit="the law on special needs, health and social care; training and accreditation",
    if_missed=Consequence("Ask for another mediator. You can complain."),
    kind=RuleKind.ELIGIBILITY,
)
CONFIDENTIAL = Rule(
    Citation("M21", f"{CODE_OF_PRACTICE} chapter 11", Status.VERIFIED_S),
    question="May what was said in mediation be used later?",
    duty_holder=Party.MEDIATOR,
    limit="no, unless all agree; the certificate says nothing about it",
    if_missed=Consequence("Tell the mediator and the tribunal. It should be left out."),
    kind=RuleKind.DUTY,
)
NO_PRESSURE = Rule(
    Citation("M22", f"{CODE_OF_PRACTICE} 11.18; {CFA} s 54", Status.VERIFIED_S),
    question="May anybody press the family to mediate?",
    duty_holder=Party.AUTHORITY,
    limit="no; and the authority may not refuse, or ask for a meeting of its own first",
    if_missed=Consequence("Tell the mediation adviser. You can complain."),
    kind=RuleKind.DUTY,
)
ADVISER_INDEPENDENT = Rule(
    Citation("A21", f"{CFA} s 56(2) and (3)", Status.VERIFIED_T),
    question="Who may not be a mediation adviser?",
    duty_holder=Party.ADVISER,
    limit="an employee of an authority in England, a health body or NHS England",
    if_missed=Consequence("Ask for another adviser."),
    kind=RuleKind.ELIGIBILITY,
)
MEDIATOR_INDEPENDENT = Rule(
    Citation("A22", f"{CFA} ss 53 and 54", Status.VERIFIED_S),
    question="Who may not be the mediator?",
    duty_holder=Party.MEDIATOR,
    limit="an employee of the authority or of the health body",
    if_missed=Consequence("Ask for another mediator."),
    kind=RuleKind.ELIGIBILITY,
)


class Employer(StrEnum):
    """Whom an adviser or a mediator works for."""

    ENGLISH_AUTHORITY = "english_authority"
    ICB = "icb"
    NHS_ENGLAND = "nhs_england"
    INDEPENDENT = "independent"


class Attendee(StrEnum):
    """In what part somebody would come to the session."""

    FAMILY = "family"
    AUTHORITY = "authority"
    HEALTH = "health"
    SUPPORTER = "supporter"  # chosen by the family; may be a lawyer
    CHILD = "child"
    YOUNG_PERSON = "young_person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Consent:
    """Who has agreed that somebody comes."""

    parent: bool = False
    mediator: bool = False
    all_parties: bool = False


@applies("A21")
def may_advise(employer: Employer) -> Verdict:
    """A21: whether somebody may be a mediation adviser."""
    return _independent(ADVISER_INDEPENDENT, employer, frozenset(Employer) - {Employer.INDEPENDENT})


@applies("A22")
def may_mediate(employer: Employer) -> Verdict:
    """A22: whether somebody may be the mediator."""
    barred = frozenset({Employer.ENGLISH_AUTHORITY, Employer.ICB})
    return _independent(MEDIATOR_INDEPENDENT, employer, barred)


@applies("M12")
def may_attend(attendee: Attendee, consent: Consent, supporters_already: int = 0) -> Verdict:
    """M12: whether somebody may come. `supporters_already` counts those the family brings."""
    always = (Attendee.FAMILY, Attendee.AUTHORITY, Attendee.HEALTH, Attendee.YOUNG_PERSON)
    agreed = consent.all_parties or consent.mediator
    welcome = {
        Attendee.SUPPORTER: supporters_already == 0 or agreed,
        Attendee.CHILD: consent.parent and consent.mediator,
        Attendee.OTHER: agreed,
    }
    if attendee in always or welcome[attendee]:
        return Allowed(ATTENDANCE.citation)
    reason = (
        "A child may come when the parent and the mediator agree."
        if attendee is Attendee.CHILD
        else "More people may come when both sides agree, or when the mediator does."
    )
    return Refused(ATTENDANCE.citation, reason)


@applies("M11")
def may_settle(has_authority: bool) -> Verdict:
    """M11: whether the authority's representative may take part as the one who decides."""
    if has_authority:
        return Allowed(AUTHORITY_TO_SETTLE.citation)
    return Refused(
        AUTHORITY_TO_SETTLE.citation,
        "The authority must send somebody who can settle the issues on the day.",
    )


def _independent(rule: Rule, employer: Employer, barred: frozenset[Employer]) -> Verdict:
    if employer not in barred:
        return Allowed(rule.citation)
    return Refused(rule.citation, "This person works for one of the bodies and is not independent.")
