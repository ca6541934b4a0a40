"""What an authority owes a child or young person with special needs, without a number of days."""

from collections.abc import Collection
from enum import StrEnum

from rules.citation import CFA, SR, Citation, Status
from rules.deadline import Allowed, Consequence, Party, Refused, Verdict
from rules.rule import Rule, RuleKind, applies

_COMPLAIN = Consequence("You can complain, then go to the Ombudsman.")
_APPEAL = Consequence("You can appeal.")


def _duty(
    rule: str,
    provision: str,
    status: Status,
    question: str,
    limit: str,
    if_missed: Consequence = _COMPLAIN,
    holder: Party = Party.AUTHORITY,
    kind: RuleKind = RuleKind.DUTY,
) -> Rule:
    return Rule(Citation(rule, provision, status), question, holder, limit, if_missed, kind)


REQUEST = _duty(
    "A2",
    f"{CFA} s 36(1), s 23 and s 24",
    Status.VERIFIED_S,
    "Who may ask for an assessment?",
    "the parent, the young person, or a person who acts for a school or college",
    kind=RuleKind.ELIGIBILITY,
)
NAMING = _duty(
    "A7",
    f"{CFA} s 39",
    Status.VERIFIED_S,
    "When must the authority name the school the family asks for?",
    (
        "always, unless it does not suit the child, or would harm the education of others or the "
        "efficient use of resources"
    ),
    _APPEAL,
    kind=RuleKind.ELIGIBILITY,
)
DETAINED = _duty(
    "A25",
    "SI 2015/62",
    Status.VERIFIED_T,
    "Do these rules hold for detained persons?",
    "no: they have rules of their own, which are not in this rule book",
    Consequence("Ask a solicitor or the advice service."),
    kind=RuleKind.ELIGIBILITY,
)

DUTIES: tuple[Rule, ...] = (
    _duty(
        "A4",
        f"{CFA} s 36(4) to (7) and (9)",
        Status.FROM_MEMORY,
        "Must the authority hear the family before it decides to assess?",
        "yes: it consults, says that views and evidence may be given, then tells the outcome",
    ),
    _duty(
        "A5",
        f"{CFA} s 37(1)",
        Status.VERIFIED_S,
        "When must there be a plan?",
        "when the assessment shows that one is necessary",
        _APPEAL,
    ),
    _duty(
        "A6",
        f"{CFA} s 38",
        Status.VERIFIED_T,
        "Does the family see a draft?",
        "yes: it may comment and ask for a school",
        _APPEAL,
    ),
    _duty(
        "A8",
        f"{CFA} s 40; Education Act 1996 s 9",
        Status.FROM_MEMORY,
        "What if no school was asked for, or a wholly independent one?",
        "the authority names what it thinks right, with regard to what parents prefer",
        _APPEAL,
    ),
    _duty(
        "A9",
        f"{CFA} s 42",
        Status.VERIFIED_S,
        "From when must the help in the plan be given?",
        "from the day the plan is final, all of it",
        Consequence("You can complain at once, or ask a solicitor about judicial review."),
    ),
    _duty(
        "A10",
        f"{CFA} s 43",
        Status.VERIFIED_S,
        "Must the named school take the child?",
        "yes: maintained schools, academies, non-maintained special and section 41 schools",
        Consequence("Tell the authority at once. You can complain."),
        Party.SETTING,
    ),
    _duty(
        "A11",
        f"{CFA} s 44(1)",
        Status.VERIFIED_S,
        "How often is a plan reviewed?",
        "within 12 months of being made, then every 12 months (R1, R2)",
    ),
    _duty(
        "A12",
        f"{CFA} s 44(2) and (3)",
        Status.VERIFIED_S,
        "Who may ask for a re-assessment?",
        "the parent, the young person, the school or college, or the health body",
        _APPEAL,
    ),
    _duty(
        "A14",
        f"{CFA} s 46; {SR} reg 46",
        Status.VERIFIED_S,
        "May a plan go on after 25?",
        "yes: to the end of the academic year in which the young person turns 25",
    ),
    _duty(
        "A17",
        f"{CFA} s 52",
        Status.VERIFIED_S,
        "When must the family be told of mediation?",
        "with each decision or plan that can be appealed",
        Consequence("A good reason to ask the tribunal for more time."),
    ),
    _duty(
        "A18",
        f"{CFA} s 53; {SR} reg 35",
        Status.VERIFIED_S,
        "Who arranges mediation about health?",
        "the health body, or authority and health body together",
    ),
    _duty(
        "A19",
        f"{CFA} s 54; {SR} reg 36",
        Status.VERIFIED_S,
        "Must the authority take part in mediation?",
        "yes: it arranges it, makes it independent and takes part",
    ),
    _duty(
        "A23",
        f"{CFA} s 57",
        Status.VERIFIED_S,
        "What is disagreement resolution?",
        "an independent service for other disputes; nobody has to use it; it has no clock",
    ),
    _duty(
        "A24",
        f"{CFA} ss 52 to 57",
        Status.VERIFIED_S,
        "How does it differ from mediation?",
        "mediation gives a certificate and time limits for what was agreed; the other gives none",
    ),
    _duty(
        "N3",
        f"{SR} reg 5(3)",
        Status.VERIFIED_T,
        "What must a refusal to assess say?",
        "the right to appeal, its time, mediation, disagreement resolution, the advice service",
        Consequence("A good reason to ask the tribunal for more time."),
        kind=RuleKind.CONTENT,
    ),
    _duty(
        "N10",
        f"{SR} reg 14",
        Status.VERIFIED_S,
        "What must come with the final plan?",
        "the same, and that the tribunal can look at health and social care",
        Consequence("A good reason to ask the tribunal for more time."),
        kind=RuleKind.CONTENT,
    ),
)


class Requester(StrEnum):
    """Who asks for an assessment."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    SCHOOL_OR_COLLEGE = "school_or_college"
    ANYBODY_ELSE = "anybody_else"


class Objection(StrEnum):
    """Why an authority may not want to name the school asked for (A7)."""

    UNSUITABLE = "unsuitable"  # for age, ability, aptitude or needs
    OTHERS_EDUCATION = "others_education"
    RESOURCES = "resources"


@applies("A2")
def may_request_assessment(requester: Requester) -> Verdict:
    """A2: whose request starts the 6 weeks. Anybody may tell the authority about a child."""
    if requester is not Requester.ANYBODY_ELSE:
        return Allowed(REQUEST.citation)
    return Refused(
        REQUEST.citation,
        "Only a parent, the young person, or somebody for the school or college can ask. Anybody "
        "may tell the authority about a child who may need help.",
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
