"""Complete example data for every letter and form (role names, no real people), and PDF builders.

Long because every kind of source file that the tests feed is made here.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from documents.bundle import Item, Order
from documents.letters import LetterKind, render

AT = datetime(2026, 7, 14, 9, 30, tzinfo=UTC)

AUTHORITY = {
    "name": "Example Authority",
    "service": "Special Educational Needs Service",
    "lines": ["1 Example Square", "Example Town", "EX1 1AA"],
    "email": "send@authority.example",
    "telephone": "020 7946 0100",
}
PARENT = {
    "name": "Example Parent",
    "lines": ["2 Example Road", "Example Town", "EX2 2BB"],
}
ADVISER = {
    "name": "Example Mediation Adviser",
    "service": "Example Mediation Service",
    "lines": ["3 Example Lane", "Example Town", "EX3 3CC"],
    "email": "adviser@mediation.example",
    "telephone": "020 7946 0101",
    "website": "https://mediation.example",
}
ADVICE = {"name": "Example Advice Service", "telephone": "020 7946 0102"}
TRIBUNAL = {
    "name": "First-tier Tribunal (Special Educational Needs and Disability)",
    "lines": ["4 Example Court", "Example City", "EX4 4DD"],
}
APPEAL_DATE = {
    "what": "Last day for the tribunal to receive the appeal",
    "on": "2026-08-10",
    "rule": "T1",
    "provision": "Tribunal Procedure Rules, rule 20(1)(c)",
    "derivation": "2 months after 10 June 2026 is 10 August 2026.",
}
CERTIFIED_APPEAL_DATE = {
    **APPEAL_DATE,
    "on": "2026-09-17",
    "rule": "K14",
    "derivation": "1 month after 17 August 2026 is 17 September 2026.",
}
COMMON = {
    "sender": AUTHORITY,
    "recipient": PARENT,
    "reference": "RD-2026-0001",
    "child": "Example Child",
    "pack": "green-paper-2022",
    "dates": [APPEAL_DATE],
    "contact": AUTHORITY,
}

LETTERS: Mapping[LetterKind, Mapping[str, object]] = {
    LetterKind.complaint_acknowledgement: {
        **COMMON,
        "complaint_received_on": "2026-07-13",
        "complaint_about": (
            "The letter of 10 June 2026 says that there will be no plan.\n"
            "We think the school report was not read."
        ),
        "answer_due_on": "2026-07-27",
        "adviser": ADVISER,
        "contact_adviser_by": "2026-08-10",
        "appeal_by": "2026-08-10",
        "dates": [
            {
                "what": "Our answer to your complaint",
                "on": "2026-07-27",
                "rule": "C4",
                "provision": "Green Paper 2022, one complaint stage",
                "derivation": "10 working days after 13 July 2026 is 27 July 2026.",
            },
            {
                "what": "Contact the mediation adviser",
                "on": "2026-08-10",
                "rule": "M2",
                "provision": "SEND Regulations 2014, regulation 33",
                "derivation": "2 months after 10 June 2026 is 10 August 2026.",
            },
            APPEAL_DATE,
        ],
    },
    LetterKind.mediation_invitation: {
        **COMMON,
        "sender": ADVISER,
        "contact": ADVISER,
        "meets_at": "2026-07-30T10:30:00+01:00",
        "place": "Room 2, Example Library, Example Town",
        "online": "A link is sent to you the day before.",
        "mediator": "Example Mediator",
        "attending": [
            "Example Parent",
            "Example Officer (authority)",
            "Example Head Teacher",
        ],
        "dates": [
            {
                "what": "Mediation must be held",
                "on": "2026-08-13",
                "rule": "M8",
                "provision": "SEND Regulations 2014, regulation 36",
                "derivation": "30 days after 14 July 2026 is 13 August 2026.",
            },
        ],
    },
    LetterKind.breach_complaint: {
        **COMMON,
        "applicant": "Example Parent",
        "authority": "Example Authority",
        "agreed_on": "2026-07-30",
        "promises": [
            {
                "promise": "Name the school in Section I.",
                "owner": "Example Authority",
                "due_on": "2026-08-13",
                "rule": "M15",
                "provision": "SEND Regulations 2014, regulation 42",
                "is_late": True,
            },
            {
                "promise": "Send the final plan.",
                "owner": "Example Authority",
                "due_on": "2026-09-03",
                "rule": "M15",
                "provision": "SEND Regulations 2014, regulation 42",
                "is_late": False,
            },
        ],
        "judicial_review_by": "2026-11-13",
        "dates": [
            {
                "what": f"Promise {number}",
                "on": on,
                "rule": "M15",
                "provision": "SEND Regulations 2014, regulation 42",
                "derivation": f"{weeks} weeks after 30 July 2026.",
            }
            for number, on, weeks in ((1, "2026-08-13", 2), (2, "2026-09-03", 5))
        ]
        + [
            {
                "what": "Last day to ask for judicial review",
                "on": "2026-11-13",
                "rule": "C13",
                "provision": "CPR 54.5",
                "derivation": "3 months after 13 August 2026 is 13 November 2026.",
            }
        ],
    },
    LetterKind.mediation_certificate: {
        **COMMON,
        "sender": ADVISER,
        "contact": ADVISER,
        "number": "MC-2026-000123",
        "kind": "not_arranged_in_time",
        "ground": "The authority could not hold the meeting within 30 days (regulation 36).",
        "adviser": "Example Mediation Adviser",
        "mediator": None,
        "applicant": "Example Parent",
        "authority": "Example Authority",
        "decision_sent_on": "2026-06-10",
        "issued_on": "2026-08-17",
        "appeal_by": "2026-09-17",
        "dates": [CERTIFIED_APPEAL_DATE],
        "verification_url": "https://redress.example/certificates/MC-2026-000123",
    },
    LetterKind.mediation_agreement: {
        **COMMON,
        "sender": ADVISER,
        "contact": ADVISER,
        "agreed_on": "2026-07-30",
        "applicant": "Example Parent",
        "authority": "Example Authority",
        "mediator": "Example Mediator",
        "promises": [
            {
                "promise": "Amend Section F: one hour of speech and language therapy each week.",
                "owner": "Example Authority",
                "due_on": "2026-09-03",
                "rule": "M15, O5",
                "provision": "SEND Regulations 2014, regulations 42(2) and 44(2)(e)",
            },
            {
                "promise": "Give the school a named contact.",
                "owner": "Example Authority",
                "due_on": "2026-08-13",
                "rule": "M16",
                "provision": "SEND Regulations 2014, regulation 42(3)",
            },
        ],
        "acceptances": [
            {
                "side": "Family",
                "name": "Example Parent",
                "accepted_at": "2026-07-30T15:00:00+01:00",
            },
            {
                "side": "Authority",
                "name": "Example Officer",
                "accepted_at": "2026-07-30T15:05:00+01:00",
            },
        ],
        "dates": [
            {
                "what": "Promise 1",
                "on": "2026-09-03",
                "rule": "M15, O5",
                "provision": "SEND Regulations 2014, regulations 42(2) and 44(2)(e)",
                "derivation": "5 weeks after 30 July 2026 is 3 September 2026.",
            },
            {
                "what": "Promise 2",
                "on": "2026-08-13",
                "rule": "M16",
                "provision": "SEND Regulations 2014, regulation 42(3)",
                "derivation": "2 weeks after 30 July 2026 is 13 August 2026.",
            },
        ],
    },
    LetterKind.referral_letter: {
        **COMMON,
        "sender": PARENT,
        "recipient": TRIBUNAL,
        "contact": {**PARENT, "email": "parent@family.example"},
        "applicant": "Example Parent",
        "authority": "Example Authority",
        "decision": "it will not make an education, health and care plan.",
        "decision_sent_on": "2026-06-10",
        "certificate_number": "MC-2026-000123",
        "certificate_issued_on": "2026-08-17",
        "no_certificate_reason": None,
        "appeal_by": "2026-09-17",
        "dates": [CERTIFIED_APPEAL_DATE],
        "grounds": [
            "The help needed is more than the school can give from its own money.",
            "The report of the speech therapist was not considered.",
        ],
        "result_sought": ["An order that the authority makes a plan."],
        "enclosures": [
            {"title": "Decision letter", "pages": 3},
            {"title": "School report"},
        ],
        "late_reason": None,
        "signature": "Example Parent",
        "signed_on": "2026-09-01",
    },
    LetterKind.review_notice: {
        **COMMON,
        "meeting_on": "2026-06-16",
        "decision": "amend",
        "reasons": ["The needs have changed.", "The school asked for more hours."],
        "changes": [
            {"section": "B", "change": "Add: finds noisy rooms hard."},
            {"section": "F", "change": "Add: a quiet room each day, 30 minutes."},
        ],
        "views_by": "2026-07-29",
        "final_plan_by": "2026-09-08",
        "adviser": ADVISER,
        "advice_service": ADVICE,
        "contact_adviser_by": None,
        "appeal_by": None,
        "dates": [
            {
                "what": "Tell us what you think of the changes",
                "on": "2026-07-29",
                "rule": "R10",
                "provision": "SEND Regulations 2014, regulation 22(2)(c)",
                "derivation": "15 days beginning with 15 July 2026 end on 29 July 2026.",
            },
            {
                "what": "The final plan",
                "on": "2026-09-08",
                "rule": "R11",
                "provision": "SEND Regulations 2014, regulation 22(3)",
                "derivation": "8 weeks after 14 July 2026 is 8 September 2026.",
            },
        ],
    },
}

FORM: Mapping[str, object] = {
    "case_reference": "RD-2026-0001",
    "pack": "green-paper-2022",
    "decision_letter": True,
    "plan": False,
    "section_k_documents": [],
    "certificate_number": "MC-2026-000123",
    "child": "Example Child",
    "born_on": "2017-03-04",
    "gender": "Girl",
    "applicant": {**PARENT, "relationship": "Mother", "telephone": "020 7946 0103"},
    "applicant_role": "parent",
    "other_parents": [{"name": "Example Other Parent", "told": False, "why_not_told": "Abroad"}],
    "representative": None,
    "correspondence_to": "The applicant",
    "authority": "Example Authority",
    "appeal_against": "Refusal to make an education, health and care plan",
    "sections": ["B", "F", "I"],
    "after_annual_review": False,
    "section_i": "none_named",
    "preferred_setting": {
        "name": "Example School",
        "lines": ["5 Example Way"],
        "contacted_on": "2026-07-01",
    },
    "reasons": "The school can not pay for the help.\nThe report was not read.",
    "decision_dated_on": "2026-06-10",
    "certificate_dated_on": "2026-08-17",
    "hearing": "no_preference",
    "signature": "Example Parent",
    "signed_on": "2026-09-01",
    "evidence": [
        {"description": "School report", "author": "Example School", "pages": 12},
        {"description": "Letter", "dated_on": "2026-01-17"},
    ],
}

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def letter_data() -> Mapping[LetterKind, Mapping[str, object]]:
    return LETTERS


@pytest.fixture
def form_data() -> Mapping[str, object]:
    return FORM


@pytest.fixture
def samples() -> Path:
    return SAMPLES


@pytest.fixture(scope="session")
def referral_letter() -> bytes:
    return render(LetterKind.referral_letter, LETTERS[LetterKind.referral_letter], AT).pdf


@pytest.fixture
def order() -> Order:
    return Order(
        case_reference="RD-2026-0001",
        title="Example Child: appeal",
        profile="referral-send35",
        at=AT,
        facts=(("Applicant", "Example Parent"), ("Authority", "Example Authority")),
        pack="green-paper-2022",
    )


def pdf_page(
    pdf: pikepdf.Pdf,
    text: str,
    size: tuple[float, float] = (595, 842),
    at_point: tuple[float, float] = (72, 700),
    before: bytes = b"",
) -> pikepdf.Page:
    """Add a page with one line of text in an unembedded font, as old files have it."""
    pdf.add_blank_page(page_size=size)
    page = pdf.pages[-1]
    page.obj.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(
            F1=pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
            )
        )
    )
    x, y = at_point
    page.obj.Contents = pdf.make_stream(
        before + f"BT /F1 14 Tf {x} {y} Td ({text}) Tj ET".encode("latin-1")
    )
    return page


def pdf_bytes(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def text_pdf() -> Callable[..., bytes]:
    """A PDF with one page for each text."""

    def build(*texts: str, size: tuple[float, float] = (595, 842)) -> bytes:
        pdf = pikepdf.new()
        for text in texts:
            pdf_page(pdf, text, size)
        return pdf_bytes(pdf)

    return build


@pytest.fixture
def new_page() -> Callable[..., pikepdf.Page]:
    return pdf_page


@pytest.fixture
def to_bytes() -> Callable[[pikepdf.Pdf], bytes]:
    return pdf_bytes


@pytest.fixture(scope="session")
def item() -> Callable[..., Item]:
    """An item with its true hash."""

    def build(
        item_id: str,
        data: bytes,
        *,
        section: str = "evidence",
        title: str | None = None,
        dated_on: date | None = None,
        media_type: str = "application/pdf",
        sequence: int = 0,
    ) -> Item:
        digest = hashlib.sha256(data).hexdigest()
        name = f"Document {item_id}" if title is None else title
        return Item(item_id, section, name, dated_on, media_type, data, digest, sequence)

    return build


@pytest.fixture(scope="session")
def required(item: Callable[..., Item], text_pdf: Callable[..., bytes]) -> list[Item]:
    """The smallest bundle that is not refused: the form and the decision."""
    return [
        item("form", text_pdf("Form data"), section="form", title="Form data"),
        item(
            "decision",
            text_pdf("Decision"),
            section="decision",
            title="Decision letter",
            dated_on=date(2026, 6, 10),
        ),
    ]


@pytest.fixture(scope="session")
def texts() -> Callable[[bytes], list[str]]:
    """The text of each page, as PDFium reads it, on one line."""

    def read(pdf: bytes) -> list[str]:
        with pypdfium2.PdfDocument(pdf) as document:
            return [" ".join(_page_text(page).split()) for page in document]

    return read


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()


@pytest.fixture(scope="session")
def printed_numbers() -> Callable[[bytes], list[str]]:
    """What stands at the foot of each page on the right, where the page number is printed."""

    def read(pdf: bytes) -> list[str]:
        found = []
        with pypdfium2.PdfDocument(pdf) as document:
            for page in document:
                width, _ = page.get_size()
                text = page.get_textpage()
                found.append(
                    str(
                        text.get_text_bounded(left=width - 120, bottom=0, right=width, top=26)
                    ).strip()
                )
                text.close()
        return found

    return read
