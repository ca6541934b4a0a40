"""What must stand in a notice that gives a right to appeal."""

from collections.abc import Iterable
from enum import StrEnum

from rules.citation import SR, Citation, Status
from rules.deadline import Consequence, Party
from rules.missing import MissingItem
from rules.rule import Rule, RuleKind, applies

_DEFECTIVE = Consequence(
    "The notice is defective. If your appeal is late because of it, that is a good reason to ask "
    "the tribunal for more time."
)
MEDIATION_INFORMATION = Rule(
    Citation("M1", f"{SR} reg 32", Status.VERIFIED_T),
    question="What must the notice say about mediation?",
    duty_holder=Party.AUTHORITY,
    limit="six things, in the notice itself",
    if_missed=_DEFECTIVE,
    kind=RuleKind.CONTENT,
)
AFTER_REVIEW = Rule(
    Citation("R14", f"{SR} reg 20(11)", Status.VERIFIED_S),
    question="What must the notice say about appeal, disagreement resolution and help?",
    duty_holder=Party.AUTHORITY,
    limit="the right to appeal and its time, disagreement resolution, and the advice service",
    if_missed=_DEFECTIVE,
    kind=RuleKind.CONTENT,
)


class NoticeItem(StrEnum):
    """The things a notice must tell the family."""

    RIGHT_TO_MEDIATION = "right_to_mediation"
    CERTIFICATE_REQUIREMENT = "certificate_requirement"
    ADVISER_CONTACT = "adviser_contact"
    TIMESCALES = "timescales"
    DUTY_TO_TELL_AUTHORITY = "duty_to_tell_authority"
    AUTHORITY_CONTACT = "authority_contact"
    RIGHT_OF_APPEAL = "right_of_appeal"
    DISAGREEMENT_RESOLUTION = "disagreement_resolution"
    ADVICE_AND_SUPPORT = "advice_and_support"


_ITEMS = {
    NoticeItem.RIGHT_TO_MEDIATION: (
        MEDIATION_INFORMATION,
        "that the family can have mediation",
    ),
    NoticeItem.CERTIFICATE_REQUIREMENT: (
        MEDIATION_INFORMATION,
        "that a certificate is needed before most appeals",
    ),
    NoticeItem.ADVISER_CONTACT: (
        MEDIATION_INFORMATION,
        "how to contact the mediation adviser",
    ),
    NoticeItem.TIMESCALES: (MEDIATION_INFORMATION, "by when to contact the adviser"),
    NoticeItem.DUTY_TO_TELL_AUTHORITY: (
        MEDIATION_INFORMATION,
        "that a family that wants mediation tells the authority so, and about what",
    ),
    NoticeItem.AUTHORITY_CONTACT: (
        MEDIATION_INFORMATION,
        "whom at the authority to tell, and how",
    ),
    NoticeItem.RIGHT_OF_APPEAL: (
        AFTER_REVIEW,
        "the right to appeal and the time for it",
    ),
    NoticeItem.DISAGREEMENT_RESOLUTION: (
        AFTER_REVIEW,
        "how to use the disagreement resolution service",
    ),
    NoticeItem.ADVICE_AND_SUPPORT: (
        AFTER_REVIEW,
        "where to find the information, advice and support service",
    ),
}


@applies("M1", "R14")
def missing_from_notice(included: Iterable[NoticeItem]) -> tuple[MissingItem, ...]:
    """M1, R14: what the notice leaves out, in the order of the rule book."""
    present = frozenset(included)
    return tuple(
        MissingItem(
            rule.id,
            rule.citation,
            f"The notice does not say {content}.",
            f"Add to the notice: {content}.",
        )
        for item, (rule, content) in _ITEMS.items()
        if item not in present
    )
