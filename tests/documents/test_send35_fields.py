"""The questions of the appeal form, and what a case learns from the answers."""

from __future__ import annotations

import pytest

from cases.dispute.referral import PLAIN_DETAILS
from documents.send35_fields import (
    FIELDS,
    GROUPS,
    FieldKind,
    details_given,
    is_shown,
    unanswered,
)
from rules.referral import FIELDS as FORM_RULES

FULL: dict[str, object] = {
    "child_name": "Example Child",
    "child_birth_date": "2015-03-09",
    "child_gender": "girl",
    "applicant_role": "parent",
    "applicant_name": "Example Parent",
    "applicant_relationship": "mother",
    "applicant_email": "parent@example.org",
    "applicant_address": "2 Example Road",
    "others_with_responsibility": "yes",
    "others_names": "Second Example Parent",
    "others_told": "no",
    "others_not_told_reason": "We have no address.",
    "represented": "no",
    "sections": ["B", "I"],
    "after_annual_review": "yes",
    "preferred_setting": "named",
    "preferred_setting_name": "Example School",
    "preferred_setting_address": "1 Example Lane",
    "preferred_setting_type": "independent_school",
    "written_offer": "yes",
    "reasons": "The help is too little.",
    "result_sought": "Order more help.",
    "other_appeals": "no",
    "other_court_cases": "no",
    "hearing": "attended",
    "video": "yes",
}


def test_every_field_has_a_rule_of_the_form_and_a_unique_id() -> None:
    assert {field.rule for field in FIELDS} <= set(FORM_RULES)
    assert len({field.field_id for field in FIELDS}) == len(FIELDS)


def test_a_field_that_depends_on_another_comes_after_it() -> None:
    order = [field.field_id for field in FIELDS]
    for field in FIELDS:
        if field.shown_when is not None:
            assert order.index(field.shown_when[0]) < order.index(field.field_id)


def test_every_field_to_choose_from_has_options_and_no_other_has() -> None:
    choosing = {FieldKind.YES_NO, FieldKind.CHOICE, FieldKind.CHOICES}
    assert all(bool(field.options) == (field.kind in choosing) for field in FIELDS)
    assert all(group.fields for group in GROUPS)


def test_a_form_that_is_filled_in_leaves_nothing_unanswered() -> None:
    assert unanswered(FULL) == ()


@pytest.mark.parametrize("missing", ["child_name", "others_told", "written_offer", "hearing"])
def test_a_required_answer_that_is_missing_is_named(missing: str) -> None:
    answers = {key: value for key, value in FULL.items() if key != missing}
    assert missing in {field.field_id for field in unanswered(answers)}


def test_a_phone_number_alone_is_enough_to_be_reached() -> None:
    by_phone = {**FULL, "applicant_email": "", "applicant_phone": "020 7946 0000"}
    assert unanswered(by_phone) == ()
    unreachable = {**FULL, "applicant_email": " "}
    assert [field.field_id for field in unanswered(unreachable)] == ["applicant_phone"]


def test_a_question_about_a_school_appears_only_for_section_i() -> None:
    asked = {field.field_id for field in FIELDS if is_shown(field, FULL)}
    not_asked = {field.field_id for field in FIELDS if is_shown(field, {**FULL, "sections": ["B"]})}
    assert "preferred_setting_name" in asked
    assert "preferred_setting_name" not in not_asked
    assert "written_offer" not in not_asked


def test_every_fact_that_the_contents_check_reads_can_be_given() -> None:
    none_preferred = {**FULL, "preferred_setting": "none"}
    given = {*details_given(FULL), *details_given(none_preferred)}
    assert set(PLAIN_DETAILS) <= given
    assert {"applicant:parent", "others_with_responsibility:yes", "others_told:no"} <= given


def test_the_facts_say_nothing_of_what_was_typed() -> None:
    typed = {str(value) for value in FULL.values() if len(str(value)) > 3 and value != "parent"}
    assert not any(words in fact for fact in details_given(FULL) for words in typed)


def test_an_answer_to_a_hidden_question_does_not_count() -> None:
    answers = {**FULL, "others_with_responsibility": "no"}
    given = details_given(answers)
    assert "others_with_responsibility:no" in given
    assert not {"others_told:no", "others_not_told_reason_given"} & set(given)


def test_an_empty_form_gives_nothing() -> None:
    assert details_given({}) == ()
