"""The contents check: what makes the tribunal send a form back."""

from dataclasses import replace
from datetime import date

import pytest

from rules.appeal import DecisionKind
from rules.referral import ApplicantRole, Contents, NoCertificateReason, missing

WHOLE = Contents(
    decision=DecisionKind.PLAN_FINALISED,
    sections=frozenset({"B", "F", "I"}),
    has_decision_letter=True,
    plan_exists=True,
    has_plan=True,
    has_section_k=True,
    has_certificate=True,
    child_name_given=True,
    child_birth_date_given=True,
    child_gender_given=True,
    applicant_role=ApplicantRole.PARENT,
    applicant_relationship_given=True,
    applicant_contact_given=True,
    applicant_address_given=True,
    others_with_responsibility=False,
    representative_asked=True,
    preferred_setting_given=True,
    reasons_given=True,
    decision_dated_on=date(2026, 6, 8),
    certificate_dated_on=date(2026, 7, 20),
    other_cases_asked=True,
    hearing_needs_asked=True,
    declaration_signed=True,
)


def test_a_whole_form_lacks_nothing() -> None:
    assert missing(WHOLE) == ()


def test_a_pack_that_asks_for_no_certificate_or_for_one_goes_before_the_law() -> None:
    bare = replace(WHOLE, has_certificate=False, certificate_dated_on=None)
    assert [gap.rule for gap in missing(bare)] == ["F3"]
    assert missing(replace(bare, certificate_asked_for=False)) == ()
    about_i = replace(bare, sections=frozenset({"I"}))
    assert missing(about_i) == ()
    assert [gap.rule for gap in missing(replace(about_i, certificate_asked_for=True))] == ["F3"]


@pytest.mark.parametrize(
    ("change", "rule", "word"),
    [
        ({"has_decision_letter": False}, "F1", "decision letter"),
        ({"has_plan": False}, "F2", "EHC plan"),
        ({"has_section_k": False}, "F2", "Section K"),
        ({"has_certificate": False, "certificate_dated_on": None}, "F3", "certificate"),
        ({"child_name_given": False}, "F4", "name"),
        ({"child_birth_date_given": False}, "F4", "date of birth"),
        ({"child_gender_given": False}, "F4", "gender"),
        ({"applicant_role": None}, "F5", "who appeals"),
        ({"applicant_relationship_given": False}, "F5", "relationship"),
        ({"applicant_contact_given": False}, "F5", "phone or email"),
        ({"applicant_address_given": False}, "F5", "address"),
        ({"others_with_responsibility": None}, "F6", "parental responsibility"),
        ({"others_with_responsibility": True}, "F6", "not told"),
        ({"others_with_responsibility": True, "others_told": False}, "F6", "not told"),
        ({"representative_asked": False}, "F7", "represents"),
        ({"sections": frozenset()}, "F8", "which part of the plan"),
        ({"decision": DecisionKind.AMENDMENT_PROPOSED}, "F8", "a decision"),
        ({"decision": DecisionKind.SOMETHING_ELSE}, "F8", "a decision"),
        ({"preferred_setting_given": False}, "F9", "school or college"),
        ({"preferred_is_independent": True}, "F9", "offer of a place"),
        ({"reasons_given": False}, "F10", "reasons"),
        ({"decision_dated_on": None}, "F11", "decision letter"),
        ({"certificate_dated_on": None}, "F11", "certificate"),
        ({"is_late": True}, "F11", "late"),
        ({"other_cases_asked": False}, "F12", "other appeals"),
        ({"hearing_needs_asked": False}, "F13", "hearing"),
        ({"declaration_signed": False}, "F14", "not signed"),
    ],
)
def test_one_gap_is_named_with_its_rule_and_what_to_do(
    change: dict[str, object], rule: str, word: str
) -> None:
    (gap,) = missing(replace(WHOLE, **change))  # type: ignore[arg-type]
    assert gap.rule == gap.citation.rule == rule
    assert word in gap.words
    assert gap.words.endswith(".")
    assert gap.fix.endswith(".")


@pytest.mark.parametrize(
    "change",
    [
        {"others_with_responsibility": True, "others_told": True},
        {"others_with_responsibility": True, "others_not_told_reason_given": True},
        {"applicant_role": ApplicantRole.YOUNG_PERSON, "applicant_relationship_given": False},
        {"preferred_setting_given": False, "none_preferred": True},
        {"preferred_is_independent": True, "has_written_offer": True},
        {"is_late": True, "late_explanation_given": True},
        {"sections": frozenset({"B"}), "preferred_setting_given": False},
        {"plan_exists": False, "has_plan": False, "has_section_k": False},
        {"decision": DecisionKind.REFUSED_TO_ASSESS, "sections": frozenset()},
        {"decision": DecisionKind.SOMETHING_ELSE, "discrimination": True},
    ],
)
def test_what_does_not_apply_or_was_answered_is_not_asked_for(change: dict[str, object]) -> None:
    assert missing(replace(WHOLE, **change)) == ()  # type: ignore[arg-type]


WITHOUT = replace(WHOLE, has_certificate=False, certificate_dated_on=None)


def test_an_appeal_about_section_i_alone_needs_no_certificate() -> None:
    assert missing(replace(WITHOUT, sections=frozenset({"I"}))) == ()


def test_saying_section_i_only_while_appealing_section_b_is_found_out() -> None:
    claimed = replace(WITHOUT, no_certificate_reason=NoCertificateReason.SECTION_I_ONLY)
    (gap,) = missing(claimed)
    assert gap.rule == "F3"
    assert "it is about more" in gap.words


def test_where_the_rules_of_the_case_ask_nobody_for_a_certificate_none_is_missing() -> None:
    assert missing(replace(WITHOUT, certificate_asked_for=False)) == ()
    section_i = replace(WITHOUT, sections=frozenset({"I"}), certificate_asked_for=True)
    assert [gap.rule for gap in missing(section_i)] == ["F3"]


def test_another_reason_must_be_explained_to_the_judge() -> None:
    other = replace(WITHOUT, no_certificate_reason=NoCertificateReason.OTHER_REASON)
    assert [gap.rule for gap in missing(other)] == ["F3"]
    assert missing(replace(other, no_certificate_explanation=True)) == ()


def test_an_empty_form_is_told_everything_in_the_order_of_the_form() -> None:
    gaps = missing(Contents(decision=DecisionKind.PLAN_FINALISED, plan_exists=True))
    numbers = [int(gap.rule.removeprefix("F")) for gap in gaps]
    assert numbers == sorted(numbers)
    assert set(numbers) == {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14}


def test_the_form_offers_two_reasons_for_having_no_certificate() -> None:
    without = replace(WHOLE, has_certificate=False, certificate_dated_on=None)
    section_i = replace(without, no_certificate_reason=NoCertificateReason.SECTION_I_ONLY)
    assert [gap.rule for gap in missing(section_i)] == ["F3"]  # it is about B and F as well
    assert missing(replace(section_i, sections=frozenset({"I"}))) == ()
    other = replace(without, no_certificate_reason=NoCertificateReason.OTHER_REASON)
    assert [gap.rule for gap in missing(other)] == ["F3"]
    assert missing(replace(other, no_certificate_explanation=True)) == ()
