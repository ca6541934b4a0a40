"""What each kind of notice must say, and who else is told."""

import pytest

from rules import notice, review
from rules.notice import Addressee, FurtherItem, Item, NoticeItem, NoticeKind

EVERYTHING: frozenset[Item] = frozenset({*NoticeItem, *FurtherItem})
MEDIATION = ["M1"] * 6


@pytest.mark.parametrize(
    ("kind", "rules"),
    [
        (NoticeKind.ASSESSMENT_CONSIDERED, []),
        (NoticeKind.ASSESSMENT_REFUSED, [*MEDIATION, "N3", "N3", "N3"]),
        (NoticeKind.PLAN_REFUSED, [*MEDIATION, "N5", "N5", "N5", "N5"]),
        (NoticeKind.DRAFT_PLAN, ["A6", "A6", "N8"]),
        (NoticeKind.FINAL_PLAN, [*MEDIATION, "N10", "N10", "N10", "X8"]),
        (NoticeKind.PLAN_KEPT, [*MEDIATION, "R14", "R14", "R14"]),
        (NoticeKind.AMENDMENT_PROPOSED, ["R9", "R9", "R9"]),
        (NoticeKind.PLAN_NOT_AMENDED, [*MEDIATION, "R13", "R13", "R13", "R13"]),
        (NoticeKind.REASSESSMENT_REFUSED, MEDIATION),
        (NoticeKind.PLAN_ENDED, [*MEDIATION, "R27", "R27", "R27"]),
    ],
)
def test_an_empty_notice_lacks_what_its_kind_must_hold(kind: NoticeKind, rules: list[str]) -> None:
    gaps = notice.missing(kind, ())
    assert [gap.rule for gap in gaps] == rules
    assert [gap.citation.rule for gap in gaps] == rules
    assert notice.missing(kind, EVERYTHING) == ()


def test_every_kind_of_notice_is_checked_here() -> None:
    assert len(NoticeKind) == 10


@pytest.mark.parametrize(
    ("kind", "item", "words", "fix"),
    [
        (
            NoticeKind.FINAL_PLAN,
            FurtherItem.HEALTH_AND_CARE,
            "The notice does not say that the tribunal can look at health and social care too.",
            "Add to the notice: that the tribunal can look at health and social care too.",
        ),
        (
            NoticeKind.DRAFT_PLAN,
            FurtherItem.WHERE_TO_FIND_SETTINGS,
            "The notice does not say where to find information on schools and colleges.",
            "Add to the notice: where to find information on schools and colleges.",
        ),
        (
            NoticeKind.AMENDMENT_PROPOSED,
            FurtherItem.PLAN,
            "The notice comes without a copy of the plan as it is now.",
            "Add a copy of the plan as it is now.",
        ),
    ],
)
def test_one_gap_is_told_exactly(kind: NoticeKind, item: Item, words: str, fix: str) -> None:
    (gap,) = notice.missing(kind, EVERYTHING - {item})
    assert (gap.words, gap.fix) == (words, fix)


def test_the_rule_on_a_change_of_mind_is_cited_as_its_deadline_cites_it() -> None:
    gap = notice.missing(NoticeKind.PLAN_NOT_AMENDED, ())[-1]
    assert gap.citation == review.DECIDED_NOT_TO_AMEND.citation


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        (NoticeKind.ASSESSMENT_CONSIDERED, ["N1"] * 4),
        (NoticeKind.ASSESSMENT_REFUSED, ["N2"] * 4),
        (NoticeKind.PLAN_REFUSED, ["N5"] * 3),
        (NoticeKind.FINAL_PLAN, ["N6"] * 3),
        (NoticeKind.PLAN_ENDED, ["R27"] * 3),
        (NoticeKind.DRAFT_PLAN, []),
    ],
)
def test_health_and_the_school_are_told_as_well_as_the_family(
    kind: NoticeKind, wanted: list[str]
) -> None:
    nobody = notice.not_told(kind, (), has_setting=True)
    assert [gap.rule for gap in nobody] == wanted
    assert notice.not_told(kind, tuple(Addressee), has_setting=True) == ()
    at_no_school = notice.not_told(kind, (), has_setting=False)
    assert len(at_no_school) == max(len(wanted) - 1, 0)


def test_who_was_forgotten_is_named() -> None:
    told = [Addressee.FAMILY, Addressee.SETTING]
    (gap,) = notice.not_told(NoticeKind.PLAN_ENDED, told, has_setting=True)
    assert gap.words == "The authority has not told the health body."
    assert gap.fix == "Tell the health body."
