"""What a bundle must look like and how long it may be, with the dates from which that holds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rules.citation import PD_BUNDLES, Citation, Status
from rules.dated import Dated, in_force
from rules.deadline import Consequence, Party
from rules.missing import MissingItem
from rules.rule import Rule, RuleKind, applies

LISTED_AFTER = date(2025, 7, 15)
"""The practice direction governs final hearings listed after this day."""
GUIDANCE_FROM = date(2025, 6, 2)
"""B9: Practice Guidance No. 1 of 2025 covers appeals sent in on this day or later."""
HEARING_PROFILE = "send-pd1-2025"
REFERRAL_PROFILE = "referral-send35"

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


Limits = Mapping[AppealType, Mapping[Part, Cap]]
"""The page limits of one profile by type of appeal; a type that is not there has none."""


def _limits() -> Limits:
    single = {Part.EXPERT_REPORT: Cap(15, "B5"), Part.WITNESS_STATEMENT: Cap(10, "B6")}
    shared = {
        Part.CORE: Cap(100, "B2"),
        Part.PLAN: Cap(150, "B2"),
        Part.WORKING_DOCUMENT: Cap(25, "B2"),
        Part.HEALTH_AND_CARE_EVIDENCE: Cap(75, "B3"),
        **single,
    }
    evidence = {
        AppealType.REFUSAL_TO_ASSESS: 75,
        AppealType.REFUSAL_TO_ISSUE: 100,
        AppealType.SECTIONS_B_F: 100,
        AppealType.SECTION_I: 75,
        AppealType.CEASE: 75,
    }
    claim = {
        Part.CORE: Cap(100, "B4"),
        Part.SUPPLEMENTARY: Cap(100, "B4"),
        Part.EVIDENCE: Cap(200, "B4"),
        **single,
    }
    appeals = {
        appeal: {**shared, Part.EVIDENCE: Cap(pages, "B3")} for appeal, pages in evidence.items()
    }
    return MappingProxyType({**appeals, AppealType.DISCRIMINATION: claim})


PRACTICE_DIRECTION = _limits()
_NONE: Limits = MappingProxyType({})
PROFILES: Mapping[str, tuple[Dated[Limits], ...]] = MappingProxyType(
    {
        HEARING_PROFILE: (
            Dated(_NONE, date.min, LISTED_AFTER),
            Dated(PRACTICE_DIRECTION, date(2025, 7, 16)),
        ),
        REFERRAL_PROFILE: (Dated(_NONE, date.min),),  # the rule book has no limit for an appeal
    }
)
"""The limits of each bundle profile, by the day on which the final hearing was listed."""


@applies("B13")
def limits_in_force(profile: str, hearing_listed_on: date) -> Limits:
    """B2 to B6, B13: the page limits of a profile for a hearing listed on that day.

    The practice direction governs even when the tribunal sent its old guide. Raises ValueError for
    a profile that does not exist.
    """
    if profile not in PROFILES:
        raise ValueError(f"there is no bundle profile {profile}")
    return in_force(PROFILES[profile], hearing_listed_on)


@applies("B2", "B3", "B4", "B5", "B6")
def caps(appeal: AppealType, limits: Limits = PRACTICE_DIRECTION) -> Mapping[Part, Cap]:
    """B2 to B6: the page limits for one type of appeal."""
    return limits.get(appeal, {})


@applies("B2", "B3", "B4", "B5", "B6")
def too_long(
    part: Part,
    pages: int,
    appeal: AppealType,
    hearing_listed_on: date,
    profile: str = HEARING_PROFILE,
) -> MissingItem | None:
    """B2 to B6: what to say when a part has too many pages; None when it fits or has no limit."""
    cap = caps(appeal, limits_in_force(profile, hearing_listed_on)).get(part)
    if cap is None or pages <= cap.pages:
        return None
    name = part.value.replace("_", " ")
    return MissingItem(
        cap.rule,
        _CITATIONS[cap.rule],
        f"The {name} has {pages} pages. At most {cap.pages} are allowed.",
        "Take pages out, or ask the tribunal first with its form for changes.",
    )


class Content(StrEnum):
    """What a hearing bundle usually holds (B11)."""

    APPEAL_FORM = "appeal_form"
    DECISION_LETTER = "decision_letter"
    PLAN = "plan"  # with its appendices; where there is one
    RESPONSE = "response"
    ORDERS = "orders"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Bundle:
    """What can be seen of a hearing bundle.

    `page_labels` are the numbers printed on its pages, in order. `sections` holds for each section
    the dates of its documents in the order in which they stand. `searchable_pages` counts pages
    with text that can be searched.
    """

    made_by: Party
    is_one_pdf: bool
    page_labels: tuple[int, ...]
    searchable_pages: int
    documents: int
    bookmarks: int
    linked_index_entries: int
    sections: Mapping[str, tuple[date, ...]]
    contents: frozenset[Content]
    plan_exists: bool
    note_explains: bool = False


@applies("B1", "B7", "B10", "B11")
def faults(bundle: Bundle) -> tuple[MissingItem, ...]:
    """B1, B7, B10, B11: what is not as it should be. B10 was not verified and is a safe default."""
    checks = (
        (
            bundle.made_by in (Party.AUTHORITY, Party.SETTING),  # the school in a claim (D1)
            "B1",
            "was not made by the authority or the school",
            "The side that answers the appeal or claim must make it.",
        ),
        (bundle.is_one_pdf, "B1", "is not one PDF", "Put everything into one PDF."),
        (
            bundle.searchable_pages == len(bundle.page_labels),
            "B1",
            "has pages that cannot be searched",
            "Have the text of these pages recognised.",
        ),
        *(
            (list(dates) == sorted(dates), "B7", f"is not in order of date in {name}", "Sort it.")
            for name, dates in bundle.sections.items()
        ),
        (
            bundle.page_labels == tuple(range(1, len(bundle.page_labels) + 1)),
            "B10",
            "is not numbered from 1 without a gap",
            "Number all pages from 1.",
        ),
        (
            bundle.bookmarks >= bundle.documents,
            "B10",
            "has documents without a bookmark",
            "Give every document a bookmark.",
        ),
        (
            bundle.linked_index_entries >= bundle.documents,
            "B10",
            "has an index that does not link to every document",
            "Link every line of the index.",
        ),
        *(
            (
                content in bundle.contents or (content is Content.PLAN and not bundle.plan_exists),
                "B11",
                f"comes without the {content.value.replace('_', ' ')}",
                "Add it, or say why there is none.",
            )
            for content in Content
        ),
    )
    return tuple(_fault(rule, what, fix) for is_right, rule, what, fix in checks if not is_right)


@applies("B8")
def note_needed(bundle: Bundle, breaches: Collection[MissingItem]) -> MissingItem | None:
    """B8: what to say when a bundle breaks a rule and no note explains why; re-issued ones too."""
    if not breaches or bundle.note_explains:
        return None
    return _fault(
        "B8", "breaks a rule and no note says why", "Mend it, or add a note that says why."
    )


@applies("B9")
def guidance_applies(appeal_sent_in_on: date) -> bool:
    """B9: whether the practice guidance covers preparing this appeal."""
    return appeal_sent_in_on >= GUIDANCE_FROM


class Author(StrEnum):
    """Whose wording stands in a working document (B12)."""

    ORIGINAL = "original"
    AGREED = "agreed"
    PARENTS = "parents"
    AUTHORITY = "authority"


class Change(StrEnum):
    """What happened to words in a working document (B12)."""

    KEPT = "kept"
    ADDED = "added"
    DELETED = "deleted"


_STYLES: Mapping[tuple[Author, Change], str] = MappingProxyType(
    {
        (Author.ORIGINAL, Change.KEPT): "normal",
        (Author.AGREED, Change.ADDED): "underline",
        (Author.AGREED, Change.DELETED): "strike",
        (Author.PARENTS, Change.ADDED): "bold",
        (Author.PARENTS, Change.DELETED): "bold strike",
        (Author.AUTHORITY, Change.ADDED): "italic",
        (Author.AUTHORITY, Change.DELETED): "italic strike",
    }
)


@applies("B12")
def working_document_style(author: Author, change: Change) -> str:
    """B12: how words in a working document are set. Raises ValueError where the key has no style."""
    if (author, change) not in _STYLES:
        raise ValueError(f"the key of a working document has no style for {author} {change}")
    return _STYLES[author, change]


def _fault(rule: str, what: str, fix: str) -> MissingItem:
    return MissingItem(rule, _CITATIONS[rule], f"The bundle {what}.", fix)
