"""What mediation is there for, who runs, attends and settles it, what may be said afterwards.

Long because every rule stands beside the function that applies it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.citation import CFA, CODE_OF_PRACTICE, SR, Citation, Status
from rules.deadline import Allowed, Consequence, Party, Refused, Verdict
from rules.missing import MissingItem
from rules.rule import Rule, RuleKind, applies

HEALTH_ISSUES = Rule(
    Citation("A18", f"{CFA} s 53; {SR} reg 35", Status.VERIFIED_S),
    question="Who arranges mediation about health?",
    duty_holder=Party.AUTHORITY,
    limit="the health body, or authority and health body together",
    if_missed=Consequence("You can complain, then go to the Ombudsman."),
    kind=RuleKind.DUTY,
)
MUST_TAKE_PART = Rule(
    Citation("A19", f"{CFA} s 54; {SR} reg 36", Status.VERIFIED_S),
    question="Must the authority take part in mediation?",
    duty_holder=Party.AUTHORITY,
    limit="yes: it arranges it, makes it independent and takes part",
    if_missed=Consequence("You can complain, then go to the Ombudsman."),
    kind=RuleKind.DUTY,
)
DISAGREEMENT = Rule(
    Citation("A23", f"{CFA} s 57", Status.VERIFIED_S),
    question="What is disagreement resolution?",
    duty_holder=Party.AUTHORITY,
    limit="an independent service for other disputes; nobody has to use it; it has no clock",
    if_missed=Consequence("You can complain, then go to the Ombudsman."),
    kind=RuleKind.DUTY,
)
DIFFERENCE = Rule(
    Citation("A24", f"{CFA} ss 52 to 57", Status.VERIFIED_S),
    question="How does it differ from mediation?",
    duty_holder=Party.AUTHORITY,
    limit="mediation gives a certificate and time limits for what was agreed; the other gives none",
    if_missed=Consequence("You can complain, then go to the Ombudsman."),
    kind=RuleKind.DUTY,
)
REQUEST = Rule(
    Citation("M4", f"{CFA} s 53; {SR} reg 32(e)", Status.VERIFIED_T),
    question="What does a family that wants mediation tell the authority?",
    duty_holder=Party.FAMILY,
    limit="that it wants it, about what, and any health care it asks for",
    if_missed=Consequence("The 30 days start only when the authority is told."),
    kind=RuleKind.DUTY,
)
NO_APPEAL = Rule(
    Citation("M25", f"{CFA} ss 52 and 53", Status.VERIFIED_S),
    question="What if only health or social care is disputed?",
    duty_holder=None,
    limit="mediation is there, appeal is not",
    if_missed=Consequence("Use mediation or a complaint."),
    kind=RuleKind.ELIGIBILITY,
)

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
    Citation("M19", f"{CFA} s 56(1)(g)", Status.VERIFIED_S),
    question="Does mediation cost the family anything?",
    duty_holder=Party.AUTHORITY,
    limit="no",
    if_missed=Consequence("Do not pay. You can complain."),
    kind=RuleKind.DUTY,
)
EXPENSES = Rule(
    Citation("M19", f"{SR} reg 41", Status.FROM_MEMORY),
    question="Are the family's expenses for mediation paid?",
    duty_holder=Party.AUTHORITY,
    limit="yes, reasonable ones",
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
    question="Is what was said in mediation confidential?",
    duty_holder=Party.MEDIATOR,
    limit="yes: it stays there",
    if_missed=Consequence("Tell the mediator. You can complain."),
    kind=RuleKind.DUTY,
)
OUT_OF_BUNDLE = Rule(
    Citation("M21", f"{CODE_OF_PRACTICE} chapter 11: bundle and certificate", Status.FROM_MEMORY),
    question="May what was said in mediation be used in the bundle or the certificate?",
    duty_holder=Party.MEDIATOR,
    limit="not in the bundle, unless all agree; the certificate says nothing about it",
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
    limit="an employee of the authority that is in the dispute",
    if_missed=Consequence("Ask for another mediator."),
    kind=RuleKind.ELIGIBILITY,
)
MEDIATOR_OUTSIDE_HEALTH = Rule(
    Citation("A22", f"{CFA} ss 53 and 54: the health body", Status.FROM_MEMORY),
    question="May somebody from the health body be the mediator?",
    duty_holder=Party.MEDIATOR,
    limit="no: not an employee of the health body",
    if_missed=Consequence("Ask for another mediator."),
    kind=RuleKind.ELIGIBILITY,
)


class Employer(StrEnum):
    """Whom an adviser or a mediator works for."""

    AUTHORITY_IN_DISPUTE = "authority_in_dispute"
    ENGLISH_AUTHORITY = "english_authority"  # another one
    ICB = "icb"
    NHS_ENGLAND = "nhs_england"
    INDEPENDENT = "independent"


class Issue(StrEnum):
    """What a mediation is about."""

    EDUCATION = "education"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"


class Demand(StrEnum):
    """What an authority may try before or instead of mediation (M22)."""

    OFFER_A_MEETING = "offer_a_meeting"
    INSIST_ON_A_MEETING_FIRST = "insist_on_a_meeting_first"
    PRESS_THE_FAMILY = "press_the_family"
    REFUSE_MEDIATION = "refuse_mediation"


class Disputed(StrEnum):
    """What a dispute is about, as far as the ways out of it differ."""

    APPEALABLE_DECISION = "appealable_decision"
    HEALTH_OR_CARE_ONLY = "health_or_care_only"  # in a plan: M25
    HOW_DUTIES_ARE_DONE = "how_duties_are_done"  # by authority or setting: A23
    PROVISION_BY_SETTING = "provision_by_setting"
    WITH_HEALTH_BODY = "with_health_body"  # also authority and health body among themselves
    DISCRIMINATION = "discrimination"  # D5


class Way(StrEnum):
    """A way to settle a dispute, besides complaint."""

    APPEAL = "appeal"
    MEDIATION = "mediation"
    DISAGREEMENT_RESOLUTION = "disagreement_resolution"
    CLAIM = "claim"  # before the tribunal, for discrimination


class RequestItem(StrEnum):
    """What a family that wants mediation tells the authority (M4)."""

    WISH = "wish"
    ISSUES = "issues"
    HEALTH_CARE_WANTED = "health_care_wanted"


class LawField(StrEnum):
    """The law that a mediator must know (M20)."""

    SPECIAL_NEEDS = "special_needs"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"


class Material(StrEnum):
    """What somebody wants to use outside the mediation (M21)."""

    DISCUSSION = "discussion"  # what was said, offered or written for it
    CERTIFICATE = "certificate"
    EXISTING_PAPER = "existing_paper"  # it was there before and was not written for the mediation


@dataclass(frozen=True, slots=True)
class MediatorRecord:
    """A mediator's entry in the register: what is known of training and accreditation (M20).

    `accredited_until` is the last day of the accreditation; None: there is none.
    """

    knows: frozenset[LawField]
    trained_on: date | None
    accredited_until: date | None


_WAYS = {
    Disputed.APPEALABLE_DECISION: frozenset({Way.APPEAL, Way.MEDIATION}),
    Disputed.HEALTH_OR_CARE_ONLY: frozenset({Way.MEDIATION}),
    Disputed.HOW_DUTIES_ARE_DONE: frozenset({Way.DISAGREEMENT_RESOLUTION}),
    Disputed.PROVISION_BY_SETTING: frozenset({Way.DISAGREEMENT_RESOLUTION}),
    Disputed.WITH_HEALTH_BODY: frozenset({Way.DISAGREEMENT_RESOLUTION}),
    Disputed.DISCRIMINATION: frozenset({Way.CLAIM}),
}
_REQUEST_WORDS = {
    RequestItem.WISH: "that you want mediation",
    RequestItem.ISSUES: "what the mediation is about",
    RequestItem.HEALTH_CARE_WANTED: "which health care you ask for",
}


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
    """A22: whether somebody may be the mediator: nobody from the authority in the dispute (or,
    from memory, from a health body). The rule book says nothing of other authorities' staff."""
    if employer is Employer.ICB:
        return _independent(MEDIATOR_OUTSIDE_HEALTH, employer, frozenset({Employer.ICB}))
    barred = frozenset({Employer.AUTHORITY_IN_DISPUTE})
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
def may_settle(issues: Collection[Issue], mandate: Collection[Issue]) -> Verdict:
    """M11: whether the representative may settle every issue of the mediation on the day.

    `mandate` holds what that person may agree to without asking anybody.
    """
    open_issues = sorted(frozenset(issues) - frozenset(mandate))
    if not open_issues:
        return Allowed(AUTHORITY_TO_SETTLE.citation)
    return Refused(
        AUTHORITY_TO_SETTLE.citation,
        "The authority must send somebody who can settle the issues on the day. This person "
        f"cannot settle: {', '.join(issue.replace('_', ' ') for issue in open_issues)}.",
    )


@applies("A18", "A19")
def arrangers(issues: Collection[Issue]) -> frozenset[Party]:
    """A18, A19: who must arrange mediation about these issues.

    Health alone: the health body. Health and more: the authority with the health body. No health:
    the authority. Raises ValueError without an issue.
    """
    if not issues:
        raise ValueError("a mediation is about at least one issue")
    if Issue.HEALTH not in issues:
        return frozenset({Party.AUTHORITY})
    return (
        frozenset({Party.ICB})
        if frozenset(issues) == {Issue.HEALTH}
        else frozenset({Party.AUTHORITY, Party.ICB})
    )


@applies("A19")
def may_decline(party: Party) -> Verdict:
    """A19: whether that party may say no to mediation. The family may, the authority may not."""
    if party is Party.FAMILY:
        return Allowed(MUST_TAKE_PART.citation)
    return Refused(
        MUST_TAKE_PART.citation,
        "When the family wants mediation, the authority must arrange it and take part.",
    )


@applies("M22")
def may_ask_of_family(demand: Demand) -> Verdict:
    """M22: whether the authority may do this to a family. It may offer; it may not insist."""
    if demand is Demand.OFFER_A_MEETING:
        return Allowed(NO_PRESSURE.citation)
    return Refused(
        NO_PRESSURE.citation,
        "Nobody may press a family to mediate. The authority may not refuse mediation, and may "
        "not ask for a meeting of its own first.",
    )


@applies("A23", "A24", "M25", "D5")
def ways(matter: Disputed) -> frozenset[Way]:
    """A23, A24, M25, D5: the ways that are there for a dispute of that kind.

    Complaint is a way for everything and is left out. What can be appealed is `rules.appeal`.
    """
    return _WAYS[matter]


@applies("A24")
def gives_certificate(way: Way) -> Verdict:
    """A24: whether that way ends with a certificate and with legal times for what was agreed."""
    if way is Way.MEDIATION:
        return Allowed(DIFFERENCE.citation)
    return Refused(
        DIFFERENCE.citation,
        "Only mediation gives a certificate and time limits for what was agreed.",
    )


@applies("M4")
def request_missing(
    told: Iterable[RequestItem], issues: Collection[Issue]
) -> tuple[MissingItem, ...]:
    """M4: what a family that wants mediation has not yet told the authority.

    The health care it asks for is needed only when health is among the `issues`.
    """
    said = frozenset(told)
    return tuple(
        MissingItem(REQUEST.id, REQUEST.citation, f"You have not said {words}.", f"Say {words}.")
        for item, words in _REQUEST_WORDS.items()
        if item not in said
        and (item is not RequestItem.HEALTH_CARE_WANTED or Issue.HEALTH in issues)
    )


@applies("M14")
def agreement_binds(in_writing: bool, accepted_by: Collection[Party]) -> Verdict:
    """M14: whether the time limits for keeping an agreement apply to it (M15, M16).

    It must be in writing and accepted by the family and by the authority or the health body.
    """
    if not in_writing:
        reason = "The agreement is not in writing, so the time limits for keeping it do not apply."
    elif Party.FAMILY not in accepted_by or not {Party.AUTHORITY, Party.ICB} & set(accepted_by):
        reason = "An agreement needs both sides. One side has not accepted it yet."
    else:
        return Allowed(WRITTEN_AGREEMENT.citation)
    return Refused(WRITTEN_AGREEMENT.citation, reason)


@applies("M19")
def may_charge_family(pence: int) -> Verdict:
    """M19: whether a family may be asked to pay that much for mediation: nothing, ever."""
    if pence == 0:
        return Allowed(FREE.citation)
    return Refused(FREE.citation, "Mediation costs the family nothing.")


@applies("M20")
def may_take_case(record: MediatorRecord, on: date) -> Verdict:
    """M20: whether a mediator's register entry covers a mediation on that day."""
    unknown = sorted(frozenset(LawField) - record.knows)
    if unknown:
        reason = f"The mediator must know the law on {' and '.join(unknown).replace('_', ' ')}."
    elif record.trained_on is None or record.trained_on > on:
        reason = "The mediator has not been trained."
    elif record.accredited_until is None or record.accredited_until < on:
        reason = "The mediator is not accredited on that day."
    else:
        return Allowed(COMPETENCE.citation)
    return Refused(COMPETENCE.citation, reason)


@applies("M21")
def may_be_shown(
    material: Material, agreed_by: Collection[Party], parties: Collection[Party]
) -> Verdict:
    """M21: whether something may be used outside the mediation, for example in a bundle.

    What was said or written for the mediation stays there unless every one of the `parties`
    agrees. Raises ValueError without parties.
    """
    if not parties:
        raise ValueError("a mediation has parties")
    if material is not Material.DISCUSSION or set(parties) <= set(agreed_by):
        return Allowed(OUT_OF_BUNDLE.citation)
    return Refused(
        OUT_OF_BUNDLE.citation,
        "What was said in mediation stays there. It may be used only when everybody agrees.",
    )


def _independent(rule: Rule, employer: Employer, barred: frozenset[Employer]) -> Verdict:
    if employer not in barred:
        return Allowed(rule.citation)
    return Refused(rule.citation, "This person works for one of the bodies and is not independent.")
