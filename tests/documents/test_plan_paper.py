"""A plan as a PDF: every word of every clause, accessible, the same every time."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import page
import pypdf
import pytest

from cases.plan.record.content import Need, PlanRecord, Section
from cases.plan.record.reading import read
from documents.plan_paper import Cover, render_plan
from tests.cases.plan_records import WHOLE

AT = datetime(2026, 4, 20, 12, tzinfo=UTC)
COVER = Cover(
    "Example Child",
    "Example Council",
    "RD-1F3C-92AB",
    3,
    "sent",
    date(2016, 5, 12),
    "Example Primary School",
    date(2025, 6, 10),
    date(2026, 4, 20),
)
LONG = PlanRecord(
    tuple(Need(f"n{n}", f"Need {n}. " + "It goes on and on. " * 30) for n in range(30))
)

_FOOT = re.compile(r"RD1F3C92AB,version\d+(,nottheplaninforce)?Page\d+of\d+")


def closed_up(text: str) -> str:
    """A text without spaces and without the hyphens of broken words."""
    return "".join(text.split()).replace("\u00ad", "").replace("-", "").replace("\u2010", "")


def second_reader(pdf: bytes) -> str:
    """The text by a library that did not make the file."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = closed_up(" ".join(sheet.extract_text() for sheet in pages))
    # A clause may run over the end of a page, where the foot of the page stands in between.
    return _FOOT.sub("", text)


@pytest.mark.parametrize("record", [WHOLE, PlanRecord(), LONG], ids=["whole", "empty", "long"])
def test_it_meets_pdf_ua_1_and_pdf_a_2a(record: PlanRecord) -> None:
    pdf = render_plan(record, COVER, AT).pdf
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.parametrize("record", [WHOLE, LONG], ids=["whole", "long"])
def test_it_holds_every_word_of_every_clause(record: PlanRecord) -> None:
    text = second_reader(render_plan(record, COVER, AT).pdf)
    for section in read(record):
        assert closed_up(f"Section {section.section}: {section.title}") in text
        for clause in section.clauses:
            assert closed_up(clause.label) in text
            assert closed_up(clause.words) in text, clause.label
            for name, said in clause.facts:
                assert closed_up(f"{name}: {said}") in text, clause.label


def test_a_word_that_is_not_in_the_plan_is_not_found() -> None:
    assert "hydrotherapy" not in second_reader(render_plan(WHOLE, COVER, AT).pdf)


def test_it_says_whose_it_is_and_that_a_draft_is_no_plan() -> None:
    draft = second_reader(render_plan(WHOLE, COVER, AT).pdf)
    for words in (
        "Example Child",
        "12 May 2016",
        "Example Council",
        "Sent to the family on 20 April 2026",
        "It is not the plan until it is made final.",
    ):
        assert closed_up(words) in draft, words
    final = replace(COVER, status="final", final_on=date(2026, 6, 1))
    text = second_reader(render_plan(WHOLE, final, AT).pdf)
    assert closed_up("Final since 1 June 2026") in text
    assert "notthe" not in text
    assert "Draft" not in text


def test_every_page_says_which_version_it_is_and_how_many_pages_there_are() -> None:
    pages = pypdf.PdfReader(io.BytesIO(render_plan(LONG, COVER, AT).pdf)).pages
    assert len(pages) > 3
    for number, sheet in enumerate(pages, start=1):
        foot = f"RD-1F3C-92AB, version 3, not the plan in force Page {number} of {len(pages)}"
        assert closed_up(foot) in closed_up(sheet.extract_text())


def test_the_same_plan_gives_the_same_bytes_and_another_word_gives_others() -> None:
    first = render_plan(WHOLE, COVER, AT)
    assert render_plan(WHOLE, COVER, AT) == first
    assert render_plan(WHOLE, replace(COVER, number=4), AT) != first


def test_words_of_a_person_are_never_read_as_markup_and_no_name_stops_it() -> None:
    wild = "#set page(fill: red) *bold* [x] $y$ @ref \U0001f600 \u0645\u0631\u062d\u0628\u0627"
    record = PlanRecord((Need("n", wild, Section.B),))
    rendered = render_plan(record, replace(COVER, child=wild), AT)
    text = second_reader(rendered.pdf)
    assert closed_up("#set page(fill: red) *bold* [x] $y$ @ref") in text
    assert any("GRINNING" in char for char in rendered.substituted)
