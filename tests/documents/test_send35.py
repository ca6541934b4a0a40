"""The appeal form data: every rule F1 to F15 has its place, and a gap is seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime

import page
import pytest

from documents.data_check import DocumentDataInvalid
from documents.send35 import render

Texts = Callable[[bytes], list[str]]


def test_the_form_is_accessible_archivable_and_always_the_same(
    form_data: Mapping[str, object], at: datetime
) -> None:
    rendered = render(form_data, at)
    assert render(form_data, at) == rendered
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert page.is_pdf_compliant_bytes(rendered.pdf, profile=profile)


def test_every_rule_from_f1_to_f15_has_its_place(
    form_data: Mapping[str, object], at: datetime, texts: Texts
) -> None:
    text = " ".join(texts(render(form_data, at).pdf))
    found = set(re.findall(r"\bF\d+\b", text))
    assert found == {f"F{number}" for number in range(1, 16)}


def test_answers_are_printed_in_words(
    form_data: Mapping[str, object], at: datetime, texts: Texts
) -> None:
    text = " ".join(texts(render(form_data, at).pdf))
    for expected in (
        "4 March 2017",
        "Parent or carer",
        "Example Other Parent",
        "Why not told Abroad",
        "B, F, I",
        "No setting is named",
        "Example School",
        "The report was not read.",
        "No preference",
        "Example Parent Signed on 1 September 2026",
        "17 January 2026",
        "Representative or advocate Nobody",
    ):
        assert expected in text, expected


def test_an_empty_form_shows_its_gaps_and_that_it_is_not_signed(at: datetime, texts: Texts) -> None:
    least = {
        "case_reference": "RD-1",
        "child": "Example Child",
        "applicant": {"name": "Example Parent"},
        "authority": "Example Authority",
    }
    text = " ".join(texts(render(least, at).pdf))
    assert text.count("Not answered") > 15
    assert "Not signed yet" in text
    assert "No evidence is listed." in text


def test_an_answer_that_the_form_does_not_know_is_refused(at: datetime) -> None:
    with pytest.raises(DocumentDataInvalid) as refusal:
        render({"case_reference": "RD-1", "hearing": "by telepathy"}, at)
    named = " ".join(refusal.value.problems)
    assert "hearing" in named
    assert "child" in named
