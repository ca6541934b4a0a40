"""How long the hearing bundle and its parts may be, with the dates from which that holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rules.citation import PD_BUNDLES, Citation, Status
from rules.deadline import Consequence, Party
from rules.missing import MissingItem
from rules.rule import Rule, RuleKind, applies

LISTED_AFTER = date(2025, 7, 15)
"""The practice direction governs final hearings listed after this day."""

_REJECTED = Consequence(
    "The tribunal may refuse the bundle unless a note explains why it is too long. More pages "
    "need the tribunal's permission first."
)


def _limit(rule: str, question: str, limit: str, status: Status = Status.VERIFIED_S) -> Rule:
    return Rule(
        Citation(rule, PD_BUNDLES, status),
        question=question,
        duty_holder=Party.AUTHORITY,
        limit=limit,
        if_missed=_REJECTED,
        kind=RuleKind.CONTENT,
    )


LIMITS: tuple[Rule, ...] = (
    _limit("B1", "Who makes the hearing bundle?", "the authority: one PDF, legible, searchable"),
    _limit(
        "B2",
        "How long may the shared parts be?",
        "core 100 pages, plan with Section K 150, working document 25",
    ),
    _limit("B3", "How much evidence may each side put in?", "75 or 100 pages, by type of appeal"),
    _limit("B4", "And in a discrimination claim?", "core 100, supplementary 100, evidence 200"),
    _limit(
        "B5",
        "How long may an expert report be?",
        "15 pages with a summary of up to 2, not older than 3 years",
    ),
    _limit("B6", "How long may a witness statement be?", "10 pages"),
    _limit("B7", "In what order?", "by date inside each section"),
    _limit("B8", "What if a bundle breaks the rules?", "a note must explain why"),
    _limit("B9", "Is there more guidance?", "Practice Guidance No. 1 of 2025, since 2 June 2025"),
    _limit(
        "B10",
        "How are pages numbered and linked?",
        "not verified: one PDF, numbers from 1, bookmarks, a linked index",
        Status.UNVERIFIED,
    ),
    _limit("B11", "What is usually inside?", "form, decision, plan, response, orders, evidence"),
    _limit("B12", "How is the working document marked?", "the key of six styles"),
    _limit("B13", "What of appeals that had the old guide?", "the practice direction governs"),
)
_CITATIONS = {rule.id: rule.citation for rule in LIMITS}


class AppealType(StrEnum):
    """What decides how much evidence each side may put in (B3, B4)."""

    REFUSAL_TO_ASSESS = "refusal_to_assess"  # or to re-assess
    REFUSAL_TO_ISSUE = "refusal_to_issue"
    SECTIONS_B_F = "sections_b_f"
    SECTION_I = "section_i"
    CEASE = "cease"
    DISCRIMINATION = "discrimination"


class Part(StrEnum):
    """A part of the hearing bundle that has a limit of its own."""

    CORE = "core"
    PLAN = "plan"  # with the appendices of Section K
    WORKING_DOCUMENT = "working_document"
    SUPPLEMENTARY = "supplementary"
    EVIDENCE = "evidence"  # of one side
    HEALTH_AND_CARE_EVIDENCE = "health_and_care_evidence"  # of one side, extended appeals
    EXPERT_REPORT = "expert_report"
    WITNESS_STATEMENT = "witness_statement"


@dataclass(frozen=True, slots=True)
class Cap:
    """The most pages a part may have, and the rule that says so."""

    pages: int
    rule: str


_EVIDENCE: Mapping[AppealType, int] = MappingProxyType(
    {
        AppealType.REFUSAL_TO_ASSESS: 75,
        AppealType.REFUSAL_TO_ISSUE: 100,
        AppealType.SECTIONS_B_F: 100,
        AppealType.SECTION_I: 75,
        AppealType.CEASE: 75,
    }
)


@applies("B2", "B3", "B4", "B5", "B6")
def caps(appeal: AppealType) -> Mapping[Part, Cap]:
    """B2 to B6: the page limits for one type of appeal."""
    single = {Part.EXPERT_REPORT: Cap(15, "B5"), Part.WITNESS_STATEMENT: Cap(10, "B6")}
    if appeal is AppealType.DISCRIMINATION:
        return {
            Part.CORE: Cap(100, "B4"),
            Part.SUPPLEMENTARY: Cap(100, "B4"),
            Part.EVIDENCE: Cap(200, "B4"),
            **single,
        }
    return {
        Part.CORE: Cap(100, "B2"),
        Part.PLAN: Cap(150, "B2"),
        Part.WORKING_DOCUMENT: Cap(25, "B2"),
        Part.EVIDENCE: Cap(_EVIDENCE[appeal], "B3"),
        Part.HEALTH_AND_CARE_EVIDENCE: Cap(75, "B3"),
        **single,
    }


@applies("B2", "B3", "B4", "B5", "B6")
def too_long(
    part: Part, pages: int, appeal: AppealType, hearing_listed_on: date
) -> MissingItem | None:
    """B2 to B6: what to say when a part has too many pages; None when it fits or has no limit."""
    cap = caps(appeal).get(part)
    if hearing_listed_on <= LISTED_AFTER or cap is None or pages <= cap.pages:
        return None
    name = part.value.replace("_", " ")
    return MissingItem(
        cap.rule,
        _CITATIONS[cap.rule],
        f"The {name} has {pages} pages. At most {cap.pages} are allowed.",
        "Take pages out, or ask the tribunal first with its form for changes.",
    )
