"""The referral bundle of a real case: which papers go in, in which order, and what stays out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pypdf
import pytest

from cases.dispute.state import DisputeState, Document
from cases.dispute.vocabulary import DocumentKind
from documents.bundle import BundleRefused, build
from documents.case_bundle import SECTIONS, referral_order
from documents.letters import LetterKind, render
from documents.source import Item
from tests.messages.journeys import ANSWERS, NAMES, late, whole_dispute

AT = datetime(2026, 5, 18, 10, 0, tzinfo=UTC)
TITLES = {
    DocumentKind.DECISION_LETTER: "Letter of 7 April 2026",
    DocumentKind.PLAN: "Plan of September 2025",
    DocumentKind.SECTION_K: "Report of the speech therapist",
    DocumentKind.EVIDENCE: "School report",
    DocumentKind.PROMISE_EVIDENCE: "Proof that a promise was kept",
    DocumentKind.LETTER: "Mediation agreement",
}


@dataclass(frozen=True)
class Row:
    """A row of the document register, and more of it than a bundle reads."""

    document_id: str
    sha256: str
    kind: str
    title: str
    dated_on: date | None
    media_type: str
    pages: int


@dataclass(frozen=True)
class Example:
    """A person as the store keeps one."""

    display_name: str
    address_lines: tuple[str, ...] = ()
    email: str | None = None
    phone: str | None = None


PEOPLE = {person_id: Example(name) for person_id, name in NAMES.items()}


@dataclass
class Case:
    """A dispute with one paper of every kind, its register and its files."""

    state: DisputeState
    rows: list[Row]
    files: dict[str, bytes]
    certificate: bytes | None
    letter: bytes

    def order(self, **facts: Any) -> tuple[Any, tuple[Item, ...]]:
        given: dict[str, Any] = {
            "people": PEOPLE,
            "answers": ANSWERS,
            "words": {"grounds": "The help is too little."},
            "documents": self.rows,
            "bytes_of": self.files.__getitem__,
            "certificate_pdf": self.certificate,
            "letter_pdf": self.letter,
            "at": AT,
        }
        return referral_order(self.state, **{**given, **facts})


@pytest.fixture
def case(letter_data: Mapping[LetterKind, Mapping[str, object]]) -> Case:
    state = whole_dispute().state
    certificate = render(
        LetterKind.mediation_certificate, letter_data[LetterKind.mediation_certificate], AT
    ).pdf
    letter = render(LetterKind.referral_letter, letter_data[LetterKind.referral_letter], AT).pdf
    files: dict[str, bytes] = {}
    rows: list[Row] = []
    papers: list[Document] = []
    for number, kind in enumerate(DocumentKind):
        at = AT.replace(minute=number)
        data = render(
            LetterKind.complaint_acknowledgement,
            letter_data[LetterKind.complaint_acknowledgement],
            at,
        ).pdf
        digest = hashlib.sha256(data).hexdigest()
        files[digest] = data
        rows.append(
            Row(f"doc-{kind.value}", digest, kind.value, TITLES[kind], None, "application/pdf", 1)
        )
        papers.append(Document(f"doc-{kind.value}", kind, digest, 1, "family", AT.date()))
    return Case(replace(state, documents=tuple(papers)), rows, files, certificate, letter)


def test_papers_stand_in_the_order_of_the_tribunals_checklist(case: Case) -> None:
    _, items = case.order()
    assert [(item.section, item.title) for item in items] == [
        ("form", "Appeal form data (SEND35)"),
        ("certificate", f"Mediation certificate {case.state.mediation.certificate.number}"),  # type: ignore[union-attr]
        ("decision", "Letter of 7 April 2026"),
        ("plan", "Plan of September 2025"),
        ("section_k", "Report of the speech therapist"),
        ("evidence", "School report"),
        ("letter", "Letter to the tribunal"),
    ]


def test_nothing_of_mediation_and_no_letter_of_the_case_goes_in(case: Case) -> None:
    _, items = case.order()
    ids = {item.item_id for item in items}
    assert "doc-promise_evidence" not in ids
    assert "doc-letter" not in ids
    assert set(SECTIONS) == {
        DocumentKind.DECISION_LETTER,
        DocumentKind.PLAN,
        DocumentKind.SECTION_K,
        DocumentKind.EVIDENCE,
    }


def test_a_paper_that_is_only_in_the_register_stays_out(case: Case) -> None:
    stray = replace(case.rows[0], document_id="stray")
    _, items = case.order(documents=[*case.rows, stray])
    assert "stray" not in {item.item_id for item in items}


def test_a_paper_that_the_register_lost_is_named_with_what_to_do(case: Case) -> None:
    with pytest.raises(BundleRefused, match="Decision letter of the authority") as refusal:
        case.order(documents=case.rows[1:])
    assert "add the file again" in str(refusal.value)


def test_a_paper_whose_bytes_are_not_those_the_case_knows_is_refused(case: Case) -> None:
    other = replace(case.rows[0], sha256="0" * 64)
    with pytest.raises(BundleRefused):
        case.order(documents=[other, *case.rows[1:]])


def test_without_a_certificate_there_is_none_and_the_form_says_why(case: Case) -> None:
    mediation = replace(case.state.mediation, certificate=None)
    case.state = replace(case.state, mediation=mediation)
    answers = {
        **ANSWERS,
        "no_certificate": "other_reason",
        "no_certificate_reason": "Our child is in danger.",
    }
    _, items = case.order(answers=answers, certificate_pdf=None)
    assert "certificate" not in {item.section for item in items}
    assert "Our child is in danger." in read(items[0].read())


def read(pdf: bytes) -> str:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages)
    return " ".join(text.split())


def test_the_form_holds_what_the_family_answered_and_what_the_case_knows(case: Case) -> None:
    _, items = case.order()
    form = read(items[0].read())
    for said in (
        "Example Child",
        "9 March 2015",
        "mother",
        "The help in the plan is too little.",
        "Order more help.",
        "7 April 2026",
        "School report",
        "What the plan says",
        "signs by sending this bundle",
        "Nobody",
        "RD-1F3C-92AB",
    ):
        assert said in form, said


def test_answers_to_questions_that_do_not_apply_any_more_are_not_printed(case: Case) -> None:
    answers = {**ANSWERS, "others_names": "Second Example Parent", "preferred_setting": "named"}
    _, items = case.order(answers=answers)
    assert "Second Example Parent" not in read(items[0].read())


def test_every_answer_that_applies_is_printed(case: Case) -> None:
    answers = {
        **ANSWERS,
        "sections": ["B", "I"],
        "others_with_responsibility": "yes",
        "others_names": "Second Example Parent\n3 Example Road",
        "others_told": "no",
        "others_not_told_reason": "There is no address.",
        "represented": "yes",
        "representative_name": "Example Adviser",
        "representative_contact": "adviser@example.org",
        "correspondence_to": "representative",
        "section_i": "none_named",
        "preferred_setting": "named",
        "preferred_setting_name": "Example School",
        "preferred_setting_address": "5 Example Way",
        "preferred_setting_type": "independent_school",
        "preferred_setting_contacted_on": "2026-02-03",
        "preferred_setting_answer": "It has a place.",
        "written_offer": "yes",
        "health_wanted": "Physiotherapy",
        "social_care_wanted": "Short breaks",
        "late_reason": "We were ill.",
        "other_appeals": "yes",
        "other_appeals_details": "EH000/25/1",
        "other_court_cases": "yes",
        "other_court_cases_details": "Family court",
        "earlier_hearing": "yes",
        "interpreter": "British Sign Language",
        "adjustments": "Large print",
        "evidence_to_come": "A report in June",
    }
    grounds = case.state.referral.grounds
    assert grounds is not None
    about = replace(grounds, sections=("B", "I"))
    case.state = replace(case.state, referral=replace(case.state.referral, grounds=about))
    _, items = case.order(answers=answers)
    form = read(items[0].read())
    for field_id, value in answers.items():
        if field_id in FREE and isinstance(value, str):
            for line in value.splitlines():
                assert line in form, field_id
    assert "To the person who helps me" in form
    assert "Independent school" in form
    assert "3 February 2026" in form


FREE = (
    "others_names",
    "others_not_told_reason",
    "representative_name",
    "preferred_setting_name",
    "preferred_setting_address",
    "preferred_setting_answer",
    "health_wanted",
    "social_care_wanted",
    "late_reason",
    "other_appeals_details",
    "other_court_cases_details",
    "interpreter",
    "adjustments",
    "evidence_to_come",
)


def test_reasons_that_the_form_lacks_come_from_the_words_of_the_grounds(case: Case) -> None:
    answers = {key: value for key, value in ANSWERS.items() if key != "reasons"}
    _, items = case.order(answers=answers)
    assert "The help is too little." in read(items[0].read())


def test_a_form_without_answers_still_shows_its_gaps(case: Case) -> None:
    _, items = case.order(answers={}, words={}, people={})
    assert "Not answered" in read(items[0].read())


def test_the_order_is_built_and_reads_from_cover_to_letter(case: Case) -> None:
    order, items = case.order()
    bundle = build(order, items)
    reader = pypdf.PdfReader(BytesIO(bundle.pdf))
    cover = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == bundle.pages
    assert "RD-1F3C-92AB" in cover
    assert "Appeal about Example Child" in cover
    assert "8 April 2026" in cover
    assert "15 June 2026" in cover
    assert "not the law" in cover
    again_order, again_items = case.order()
    assert build(again_order, again_items).sha256 == bundle.sha256


def test_the_reason_for_being_late_stands_in_the_form() -> None:
    state = replace(late().state, documents=())
    _, items = referral_order(
        state,
        people=PEOPLE,
        answers={**ANSWERS, "late_reason": "We were in hospital."},
        words={},
        documents=(),
        bytes_of=dict[str, bytes]().__getitem__,
        certificate_pdf=None,
        letter_pdf=b"%PDF",
        at=AT,
    )
    assert "We were in hospital." in read(items[0].read())
