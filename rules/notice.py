"""What a notice to the family must say, and who else must be told."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from rules import assessment, recommendation
from rules.citation import CFA, SR, Citation, Status
from rules.deadline import Consequence, Party
from rules.missing import MissingItem
from rules.reassessment import ENDING_NOTICE
from rules.rule import Rule, RuleKind, applies

_DEFECTIVE = Consequence(
    "The notice is defective. If your appeal is late because of it, that is a good reason to ask "
    "the tribunal for more time."
)
_MORE_TIME = Consequence("A good reason to ask the tribunal for more time.")


def _content(
    rule: str, provision: str, status: Status, question: str, limit: str, if_missed: Consequence
) -> Rule:
    citation = Citation(rule, provision, status)
    return Rule(citation, question, Party.AUTHORITY, limit, if_missed, RuleKind.CONTENT)


MEDIATION_INFORMATION = _content(
    "M1", f"{SR} reg 32", Status.VERIFIED_T, "What must the notice say about mediation?",
    "six things, in the notice itself", _DEFECTIVE,
)  # fmt: skip
AFTER_REVIEW = _content(
    "R14", f"{SR} reg 20(11)", Status.VERIFIED_S,
    "What must the notice say about appeal, disagreement resolution and help?",
    "the right to appeal and its time, disagreement resolution, and the advice service", _DEFECTIVE,
)  # fmt: skip
REFUSAL_TO_ASSESS = _content(
    "N3", f"{SR} reg 5(3)", Status.VERIFIED_T, "What must a refusal to assess say?",
    "the right to appeal, its time, mediation, disagreement resolution, the advice service",
    _MORE_TIME,
)  # fmt: skip
WITH_FINAL_PLAN = _content(
    "N10", f"{SR} reg 14", Status.VERIFIED_S, "What must come with the final plan?",
    "the same, and that the tribunal can look at health and social care", _MORE_TIME,
)  # fmt: skip
DRAFT = Rule(
    Citation("A6", f"{CFA} s 38", Status.VERIFIED_T),
    question="Does the family see a draft?",
    duty_holder=Party.AUTHORITY,
    limit="yes: it may comment and ask for a school",
    if_missed=Consequence("You can appeal."),
    kind=RuleKind.DUTY,
)
TOLD_OF_MEDIATION = Rule(
    Citation("A17", f"{CFA} s 52", Status.VERIFIED_S),
    question="When must the family be told of mediation?",
    duty_holder=Party.AUTHORITY,
    limit="with each decision or plan that can be appealed",
    if_missed=_MORE_TIME,
    kind=RuleKind.DUTY,
)
AMENDMENT_NOTICE = Rule(
    Citation(
        "R9",
        f"{SR} reg 20(10) with reg 22(2); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
        Status.VERIFIED_S,
    ),
    question="When are the proposed changes sent?",
    duty_holder=Party.AUTHORITY,
    limit="together with the decision, so within 4 weeks of the meeting (R8)",
    if_missed=Consequence("You can complain, then go to the Ombudsman."),
    kind=RuleKind.DUTY,
)
# Stated as rules beside their deadlines, in modules that import this one.
_PLAN_NOT_AMENDED = Citation("R13", f"{SR} reg 22(4) and (5)", Status.VERIFIED_T)


class NoticeItem(StrEnum):
    """What every notice that gives a right to appeal tells the family."""

    RIGHT_TO_MEDIATION = "right_to_mediation"
    CERTIFICATE_REQUIREMENT = "certificate_requirement"
    ADVISER_CONTACT = "adviser_contact"
    TIMESCALES = "timescales"
    DUTY_TO_TELL_AUTHORITY = "duty_to_tell_authority"
    AUTHORITY_CONTACT = "authority_contact"
    RIGHT_OF_APPEAL = "right_of_appeal"
    DISAGREEMENT_RESOLUTION = "disagreement_resolution"
    ADVICE_AND_SUPPORT = "advice_and_support"


class FurtherItem(StrEnum):
    """What some kinds of notice tell or bring besides."""

    REASONS = "reasons"  # N5, R13
    HEALTH_AND_CARE = "health_and_care"  # N10, X8
    MAY_COMMENT = "may_comment"  # A6
    MAY_ASK_FOR_SETTING = "may_ask_for_setting"  # A6
    WHERE_TO_FIND_SETTINGS = "where_to_find_settings"  # N8
    PLAN = "plan"  # R9: a copy of the plan as it is
    PROPOSED_CHANGES = "proposed_changes"  # R9
    EVIDENCE = "evidence"  # R9: what the changes rest on


class NoticeKind(StrEnum):
    """The letters whose contents the law sets out."""

    ASSESSMENT_CONSIDERED = "assessment_considered"  # N1
    ASSESSMENT_REFUSED = "assessment_refused"  # N3
    PLAN_REFUSED = "plan_refused"  # N5
    DRAFT_PLAN = "draft_plan"  # A6, N8
    FINAL_PLAN = "final_plan"  # N10
    PLAN_KEPT = "plan_kept"  # R14: left as it is after a review
    AMENDMENT_PROPOSED = "amendment_proposed"  # R9
    PLAN_NOT_AMENDED = "plan_not_amended"  # R13: left as it is after a proposal
    REASSESSMENT_REFUSED = "reassessment_refused"  # M1 only: the rule book names nothing more
    PLAN_ENDED = "plan_ended"  # R27


class Addressee(StrEnum):
    """Who is told of a step."""

    FAMILY = "family"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"
    SETTING = "setting"  # head of the school, principal of the college, early-years provider


Item = NoticeItem | FurtherItem

_MEDIATION = (
    NoticeItem.RIGHT_TO_MEDIATION,
    NoticeItem.CERTIFICATE_REQUIREMENT,
    NoticeItem.ADVISER_CONTACT,
    NoticeItem.TIMESCALES,
    NoticeItem.DUTY_TO_TELL_AUTHORITY,
    NoticeItem.AUTHORITY_CONTACT,
)
_HELP = (
    NoticeItem.RIGHT_OF_APPEAL,
    NoticeItem.DISAGREEMENT_RESOLUTION,
    NoticeItem.ADVICE_AND_SUPPORT,
)
_WORDS: Mapping[Item, str] = MappingProxyType(
    {
        NoticeItem.RIGHT_TO_MEDIATION: "that the family can have mediation",
        NoticeItem.CERTIFICATE_REQUIREMENT: "that a certificate is needed before most appeals",
        NoticeItem.ADVISER_CONTACT: "how to contact the mediation adviser",
        NoticeItem.TIMESCALES: "by when to contact the adviser",
        NoticeItem.DUTY_TO_TELL_AUTHORITY: (
            "that a family that wants mediation tells the authority so, and about what"
        ),
        NoticeItem.AUTHORITY_CONTACT: "whom at the authority to tell, and how",
        NoticeItem.RIGHT_OF_APPEAL: "the right to appeal and the time for it",
        NoticeItem.DISAGREEMENT_RESOLUTION: "how to use the disagreement resolution service",
        NoticeItem.ADVICE_AND_SUPPORT: (
            "where to find the information, advice and support service"
        ),
        FurtherItem.REASONS: "the reasons for the decision",
        FurtherItem.HEALTH_AND_CARE: "that the tribunal can look at health and social care too",
        FurtherItem.MAY_COMMENT: "that the family can say what it thinks, and ask for a meeting",
        FurtherItem.MAY_ASK_FOR_SETTING: "that the family can ask for a school or college",
        FurtherItem.WHERE_TO_FIND_SETTINGS: "where to find information on schools and colleges",
    }
)
_ENCLOSED: Mapping[Item, str] = MappingProxyType(
    {
        FurtherItem.PLAN: "a copy of the plan as it is now",
        FurtherItem.PROPOSED_CHANGES: "the proposed changes",
        FurtherItem.EVIDENCE: "the evidence for the changes",
    }
)


def _appealable(citation: Citation, *further: tuple[Item, Citation]) -> dict[Item, Citation]:
    """M1 for mediation, the rule of the notice for the rest."""
    mediation: dict[Item, Citation] = dict.fromkeys(_MEDIATION, MEDIATION_INFORMATION.citation)
    return {**mediation, **dict.fromkeys(_HELP, citation), **dict(further)}


_CONTENTS: Mapping[NoticeKind, Mapping[Item, Citation]] = MappingProxyType(
    {
        NoticeKind.ASSESSMENT_CONSIDERED: {},
        NoticeKind.ASSESSMENT_REFUSED: _appealable(REFUSAL_TO_ASSESS.citation),
        NoticeKind.PLAN_REFUSED: _appealable(
            assessment.REFUSE_PLAN.citation,
            (FurtherItem.REASONS, assessment.REFUSE_PLAN.citation),
        ),
        NoticeKind.DRAFT_PLAN: {
            FurtherItem.MAY_COMMENT: DRAFT.citation,
            FurtherItem.MAY_ASK_FOR_SETTING: DRAFT.citation,
            FurtherItem.WHERE_TO_FIND_SETTINGS: assessment.SCHOOLS_LIST.citation,
        },
        NoticeKind.FINAL_PLAN: _appealable(
            WITH_FINAL_PLAN.citation,
            (FurtherItem.HEALTH_AND_CARE, recommendation.TOLD.citation),
        ),
        NoticeKind.PLAN_KEPT: _appealable(AFTER_REVIEW.citation),
        NoticeKind.AMENDMENT_PROPOSED: dict.fromkeys(_ENCLOSED, AMENDMENT_NOTICE.citation),
        NoticeKind.PLAN_NOT_AMENDED: _appealable(
            _PLAN_NOT_AMENDED, (FurtherItem.REASONS, _PLAN_NOT_AMENDED)
        ),
        NoticeKind.REASSESSMENT_REFUSED: dict.fromkeys(_MEDIATION, MEDIATION_INFORMATION.citation),
        NoticeKind.PLAN_ENDED: _appealable(ENDING_NOTICE.citation),
    }
)
_TOLD: Mapping[NoticeKind, tuple[Citation, tuple[Addressee, ...]]] = MappingProxyType(
    {
        NoticeKind.ASSESSMENT_CONSIDERED: (assessment.NOTIFY.citation, tuple(Addressee)),
        NoticeKind.ASSESSMENT_REFUSED: (assessment.DECIDE.citation, tuple(Addressee)),
        NoticeKind.PLAN_REFUSED: (
            assessment.REFUSE_PLAN.citation,
            (Addressee.FAMILY, Addressee.HEALTH, Addressee.SETTING),
        ),
        NoticeKind.FINAL_PLAN: (
            assessment.FINAL_PLAN.citation,
            (Addressee.FAMILY, Addressee.HEALTH, Addressee.SETTING),
        ),
        NoticeKind.PLAN_ENDED: (
            ENDING_NOTICE.citation,
            (Addressee.FAMILY, Addressee.HEALTH, Addressee.SETTING),
        ),
    }
)
_ADDRESSEE_WORDS: Mapping[Addressee, str] = MappingProxyType(
    {
        Addressee.FAMILY: "the family",
        Addressee.HEALTH: "the health body",
        Addressee.SOCIAL_CARE: "social care",
        Addressee.SETTING: "the school, college or early-years setting",
    }
)


@applies("A6", "A17", "M1", "N3", "N8", "N10", "R9", "R14", "R27", "X8")
def missing(kind: NoticeKind, included: Iterable[Item]) -> tuple[MissingItem, ...]:
    """N3, N8, N10, R9, R14, R27, A6, A17, M1, X8: what that kind of notice leaves out.

    Each gap cites the rule that asks for it: M1 for the six things on mediation, X8 for health and
    social care.
    """
    present = frozenset(included)
    return tuple(
        _gap(item, citation) for item, citation in _CONTENTS[kind].items() if item not in present
    )


@applies("M1", "R14")
def missing_from_notice(included: Iterable[NoticeItem]) -> tuple[MissingItem, ...]:
    """M1, R14: what the notice after a review leaves out, in the order of the rule book."""
    return missing(NoticeKind.PLAN_KEPT, included)


@applies("N1", "R27")
def not_told(
    kind: NoticeKind, told: Iterable[Addressee], has_setting: bool
) -> tuple[MissingItem, ...]:
    """N1, R27: who had to be told of the step and was not.

    `has_setting`: whether the child has, or the plan names, a school, college or early-years
    setting. Kinds of notice for which the rule book lists nobody give nothing.
    """
    heard = frozenset(told)
    citation, wanted = _TOLD.get(kind, (assessment.NOTIFY.citation, ()))
    return tuple(
        MissingItem(
            citation.rule,
            citation,
            f"The authority has not told {_ADDRESSEE_WORDS[addressee]}.",
            f"Tell {_ADDRESSEE_WORDS[addressee]}.",
        )
        for addressee in wanted
        if addressee not in heard and (has_setting or addressee is not Addressee.SETTING)
    )


def _gap(item: Item, citation: Citation) -> MissingItem:
    if item in _ENCLOSED:
        content = _ENCLOSED[item]
        return MissingItem(
            citation.rule, citation, f"The notice comes without {content}.", f"Add {content}."
        )
    return MissingItem(
        citation.rule,
        citation,
        f"The notice does not say {_WORDS[item]}.",
        f"Add to the notice: {_WORDS[item]}.",
    )
