"""A hearing bundle: what is wrong with it, when the limits hold, and the working document."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from rules import bundle_limits
from rules.bundle_limits import (
    HEARING_PROFILE,
    REFERRAL_PROFILE,
    AppealType,
    Author,
    Bundle,
    Change,
    Content,
    Part,
)
from rules.deadline import Party

WHOLE = Bundle(
    made_by=Party.AUTHORITY,
    is_one_pdf=True,
    page_labels=(1, 2, 3, 4),
    searchable_pages=4,
    documents=2,
    bookmarks=2,
    linked_index_entries=2,
    sections={"core": (date(2026, 1, 5), date(2026, 1, 5), date(2026, 2, 1)), "evidence": ()},
    contents=frozenset(Content),
    plan_exists=True,
)
LISTED = date(2026, 1, 5)


def test_a_bundle_as_it_should_be_has_no_fault() -> None:
    assert bundle_limits.faults(WHOLE) == ()
    assert bundle_limits.note_needed(WHOLE, ()) is None


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        ({"made_by": Party.FAMILY}, "B1", "was not made by the authority or the school"),
        ({"is_one_pdf": False}, "B1", "is not one PDF"),
        ({"searchable_pages": 3}, "B1", "has pages that cannot be searched"),
        (
            {"sections": {"core": (date(2026, 2, 1), date(2026, 1, 5))}},
            "B7",
            "is not in order of date in core",
        ),
        ({"page_labels": (1, 2, 4, 5)}, "B10", "is not numbered from 1 without a gap"),
        ({"page_labels": (0, 1, 2, 3)}, "B10", "is not numbered from 1 without a gap"),
        ({"bookmarks": 1}, "B10", "has documents without a bookmark"),
        ({"linked_index_entries": 1}, "B10", "has an index that does not link to every document"),
        (
            {"contents": frozenset(Content) - {Content.DECISION_LETTER}},
            "B11",
            "comes without the decision letter",
        ),
        ({"contents": frozenset(Content) - {Content.PLAN}}, "B11", "comes without the plan"),
    ],
)
def test_one_fault_is_named_with_its_rule_and_needs_a_note(
    change: dict[str, Any], rule: str, words: str
) -> None:
    bundle = replace(WHOLE, **change)
    (found,) = bundle_limits.faults(bundle)
    assert (found.rule, found.words) == (rule, f"The bundle {words}.")
    note = bundle_limits.note_needed(bundle, [found])
    assert note is not None
    assert note.rule == "B8"
    assert bundle_limits.note_needed(replace(bundle, note_explains=True), [found]) is None


def test_a_school_may_make_the_bundle_of_a_claim() -> None:
    assert bundle_limits.faults(replace(WHOLE, made_by=Party.SETTING)) == ()


def test_where_there_is_no_plan_none_is_missed() -> None:
    without = replace(WHOLE, contents=frozenset(Content) - {Content.PLAN}, plan_exists=False)
    assert bundle_limits.faults(without) == ()


@pytest.mark.parametrize(
    ("profile", "listed_on", "limited"),
    [
        (HEARING_PROFILE, date(2025, 7, 15), False),
        (HEARING_PROFILE, date(2025, 7, 16), True),
        (REFERRAL_PROFILE, date(2026, 1, 5), False),
    ],
)
def test_the_page_limits_hold_for_hearings_listed_after_15_july_2025(
    profile: str, listed_on: date, limited: bool
) -> None:
    found = bundle_limits.too_long(Part.CORE, 101, AppealType.CEASE, listed_on, profile)
    assert (found is not None) is limited
    assert bool(bundle_limits.limits_in_force(profile, listed_on)) is limited


def test_a_profile_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no bundle profile nonsense"):
        bundle_limits.limits_in_force("nonsense", LISTED)


def test_health_and_care_evidence_has_pages_of_its_own_in_every_appeal() -> None:
    for appeal in set(AppealType) - {AppealType.DISCRIMINATION}:
        assert bundle_limits.caps(appeal)[Part.HEALTH_AND_CARE_EVIDENCE].pages == 75
        assert Part.SUPPLEMENTARY not in bundle_limits.caps(appeal)
    assert Part.HEALTH_AND_CARE_EVIDENCE not in bundle_limits.caps(AppealType.DISCRIMINATION)


def test_the_practice_guidance_covers_appeals_from_2_june_2025() -> None:
    assert bundle_limits.guidance_applies(date(2025, 6, 2))
    assert not bundle_limits.guidance_applies(date(2025, 6, 1))


@pytest.mark.parametrize(
    ("author", "change", "style"),
    [
        (Author.ORIGINAL, Change.KEPT, "normal"),
        (Author.AGREED, Change.ADDED, "underline"),
        (Author.AGREED, Change.DELETED, "strike"),
        (Author.PARENTS, Change.ADDED, "bold"),
        (Author.PARENTS, Change.DELETED, "bold strike"),
        (Author.AUTHORITY, Change.ADDED, "italic"),
        (Author.AUTHORITY, Change.DELETED, "italic strike"),
    ],
)
def test_the_working_document_has_its_key(author: Author, change: Change, style: str) -> None:
    assert bundle_limits.working_document_style(author, change) == style


def test_words_that_nobody_changed_have_no_style_of_a_side() -> None:
    for author, change in ((Author.PARENTS, Change.KEPT), (Author.ORIGINAL, Change.ADDED)):
        with pytest.raises(ValueError, match="no style"):
            bundle_limits.working_document_style(author, change)
