"""Letters: readable, accessible, the same every time, and never stopped by a name."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import page
import pikepdf
import pytest

from documents.data_check import DocumentDataInvalid
from documents.letters import LetterKind, render

Data = Mapping[LetterKind, Mapping[str, object]]
Texts = Callable[[bytes], list[str]]
KINDS = list(LetterKind)


def closed_up(text: str) -> str:
    """A text without its spaces, so that it is found again over the end of a line."""
    return "".join(text.split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_meets_pdf_ua_1_and_pdf_a_2a(
    kind: LetterKind, letter_data: Data, at: datetime
) -> None:
    pdf = render(kind, letter_data[kind], at).pdf
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(pdf, profile=profile)
        assert report.is_compliant, [failure.message for failure in report.failures]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_letter_gives_the_same_bytes_and_another_day_gives_others(
    kind: LetterKind, letter_data: Data, at: datetime
) -> None:
    first = render(kind, letter_data[kind], at)
    assert render(kind, letter_data[kind], at) == first
    assert render(kind, letter_data[kind], at + timedelta(days=1)) != first


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_says_from_whom_to_whom_when_why_and_under_which_rules(
    kind: LetterKind, letter_data: Data, at: datetime, texts: Texts
) -> None:
    data = letter_data[kind]
    text = " ".join(texts(render(kind, data, at).pdf))
    for party in ("sender", "recipient"):
        name = data[party]["name"]  # type: ignore[index]
        assert name in text
    assert "RD-2026-0001" in text
    assert "14 July 2026" in text
    assert "proposal made by the government in 2022" in text
    assert "It is not the law" in text
    for row in data["dates"]:  # type: ignore[attr-defined]
        assert f"(rule {row['rule']})" in text
        assert closed_up(row["provision"]) in closed_up(text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_is_a4_has_a_title_and_says_that_it_is_english(
    kind: LetterKind, letter_data: Data, at: datetime
) -> None:
    rendered = render(kind, letter_data[kind], at)
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        assert len(pdf.pages) == rendered.pages
        assert not pdf.check_pdf_syntax()
        assert str(pdf.Root.Lang) == "en-GB"
        assert "RD-2026-0001" in str(pdf.docinfo["/Title"])
        for sheet in pdf.pages:
            assert [round(float(edge)) for edge in sheet.mediabox] == [0, 0, 595, 842]


def test_a_letter_is_dated_on_the_day_in_london(letter_data: Data, texts: Texts) -> None:
    late_evening = datetime(2026, 7, 14, 23, 30, tzinfo=UTC)
    kind = LetterKind.complaint_acknowledgement
    text = " ".join(texts(render(kind, letter_data[kind], late_evening).pdf))
    assert "Date: 15 July 2026" in text


def test_under_the_law_of_2014_no_letter_speaks_of_a_proposal(
    letter_data: Data, at: datetime, texts: Texts
) -> None:
    data = {**letter_data[LetterKind.review_notice], "pack": "law-2014"}
    text = " ".join(texts(render(LetterKind.review_notice, data, at).pdf))
    assert "proposal made by the government" not in text
    assert "Children and Families Act 2014" in text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("declined", "chose not to take part"),
        ("after_mediation", "says nothing about what was said or agreed"),
        ("not_arranged_in_time", "may go to the tribunal"),
    ],
)
def test_a_certificate_shows_its_number_kind_ground_dates_and_address_for_checking(
    kind: str, words: str, letter_data: Data, at: datetime, texts: Texts
) -> None:
    data = {**letter_data[LetterKind.mediation_certificate], "kind": kind}
    [text] = texts(render(LetterKind.mediation_certificate, data, at).pdf)
    assert words in text
    for expected in (
        "MC-2026-000123",
        "10 June 2026",
        "17 August 2026",
        "17 September 2026",
        "(regulation 36)",
        "redress.example/certificates/",
    ):
        assert expected in text


def test_a_certificate_has_no_place_for_what_was_said_in_mediation(
    letter_data: Data, at: datetime
) -> None:
    data = {**letter_data[LetterKind.mediation_certificate], "outcome": "They nearly agreed."}
    with pytest.raises(DocumentDataInvalid, match="outcome"):
        render(LetterKind.mediation_certificate, data, at)


def test_an_agreement_that_one_side_has_not_accepted_says_so(
    letter_data: Data, at: datetime, texts: Texts
) -> None:
    data = dict(letter_data[LetterKind.mediation_agreement])
    data["acceptances"] = [
        {"side": "Family", "name": "Example Parent", "accepted_at": at},
        {"side": "Authority", "name": "Example Officer", "accepted_at": None},
    ]
    text = " ".join(texts(render(LetterKind.mediation_agreement, data, at).pdf))
    assert "Not accepted yet" in text
    assert "This is not an agreement yet" in text


def test_an_unsigned_referral_letter_is_marked_as_a_draft(
    letter_data: Data, at: datetime, texts: Texts
) -> None:
    data = {
        **letter_data[LetterKind.referral_letter],
        "signature": None,
        "signed_on": None,
        "certificate_number": None,
        "no_certificate_reason": "The appeal is only about Section I.",
        "late_reason": "We were in hospital.",
    }
    text = " ".join(texts(render(LetterKind.referral_letter, data, at).pdf))
    assert "Draft. Not signed and not sent." in text
    assert "only about Section I" in text
    assert "We were in hospital." in text


@pytest.mark.parametrize("decision", ["keep", "cease"])
def test_a_review_notice_that_can_be_appealed_holds_all_that_m1_asks_for(
    decision: str, letter_data: Data, at: datetime, texts: Texts
) -> None:
    data = {
        **letter_data[LetterKind.review_notice],
        "decision": decision,
        "changes": [],
        "views_by": None,
        "final_plan_by": None,
        "contact_adviser_by": "2026-09-14",
        "appeal_by": "2026-09-14",
        "dates": [
            {
                "what": "Contact the mediation adviser",
                "on": "2026-09-14",
                "rule": "M2",
                "provision": "SEND Regulations 2014, regulation 33",
                "derivation": "2 months after 14 July 2026 is 14 September 2026.",
            },
            {
                "what": "Last day for the tribunal to receive the appeal",
                "on": "2026-09-14",
                "rule": "T1",
                "provision": "Tribunal Procedure Rules, rule 20(1)(c)",
                "derivation": "2 months after 14 July 2026 is 14 September 2026.",
            },
        ],
    }
    text = " ".join(texts(render(LetterKind.review_notice, data, at).pdf))
    for expected in (
        "You have a right to mediation",
        "You need a certificate",
        "Contact the mediation adviser by 14 September 2026",
        "arranged within 30 days",
        "Tell us if you want mediation",
        "adviser@mediation.example",
        "send@authority.example",
        "Example Advice Service",
        "must receive the appeal by 14 September 2026",
    ):
        assert expected in text


def test_a_young_person_is_addressed_as_you(letter_data: Data, at: datetime, texts: Texts) -> None:
    data = {**letter_data[LetterKind.review_notice], "to_young_person": True}
    text = " ".join(texts(render(LetterKind.review_notice, data, at).pdf))
    assert "meeting about your education, health and care plan" in text


@pytest.mark.parametrize(
    "name",
    ["Siân Ŵyn-Łukasiewicz", "محمد اقبال", "ਗੁਰਪ੍ਰੀਤ ਕੌਰ", "王小明", "Nguyễn Thị Ánh", "አበበ", "தமிழ்"],
)
def test_names_of_many_languages_are_printed_as_they_are(
    name: str, letter_data: Data, at: datetime
) -> None:
    kind = LetterKind.mediation_certificate
    rendered = render(kind, {**letter_data[kind], "child": name}, at)
    assert rendered.substituted == ()
    assert page.is_pdf_compliant_bytes(rendered.pdf, profile=page.ValidationProfile.PDF_UA_1)


def test_a_character_without_a_font_never_stops_a_letter_and_is_reported(
    letter_data: Data, at: datetime, texts: Texts
) -> None:
    kind = LetterKind.mediation_certificate
    data = {**letter_data[kind], "child": "Robin \U0001f600\ufe0f \U00020000 \x07Example"}
    rendered = render(kind, data, at)
    text = " ".join(texts(rendered.pdf))
    assert rendered.substituted == (
        "U+1F600 GRINNING FACE",
        "U+20000 CJK UNIFIED IDEOGRAPH-20000",
    )
    assert "Robin [?] [?] Example" in text
    assert "Some characters could not be printed" in text


def test_markup_typed_by_people_is_printed_as_typed(
    letter_data: Data, at: datetime, texts: Texts
) -> None:
    kind = LetterKind.complaint_acknowledgement
    typed = '#panic("x") *bold* _it_ @ref $x^2$ \\ <b>'
    text = " ".join(texts(render(kind, {**letter_data[kind], "complaint_about": typed}, at).pdf))
    assert typed in text


def test_a_missing_field_and_an_impossible_date_are_both_named(
    letter_data: Data, at: datetime
) -> None:
    data = {**letter_data[LetterKind.mediation_invitation], "meets_at": "2026-02-30T10:00:00Z"}
    del data["mediator"]
    with pytest.raises(DocumentDataInvalid) as refusal:
        render(LetterKind.mediation_invitation, data, at)
    named = " ".join(refusal.value.problems)
    assert "mediator" in named
    assert "meets_at" in named


def test_a_time_without_a_zone_is_refused(letter_data: Data, at: datetime) -> None:
    kind = LetterKind.mediation_certificate
    with pytest.raises(ValueError, match="time zone"):
        render(kind, letter_data[kind], at.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (LetterKind.complaint_acknowledgement, "disagreement resolution at any time"),
        (LetterKind.mediation_invitation, "Your disagreement resolution meeting"),
        (LetterKind.mediation_agreement, "The law sets no times for it"),
    ],
)
def test_where_nothing_can_be_appealed_a_letter_speaks_of_disagreement_resolution(
    letter_data: Data, at: datetime, texts: Texts, kind: LetterKind, words: str
) -> None:
    """A24: no certificate, and no times of the law."""
    text = " ".join(texts(render(kind, {**letter_data[kind], "is_for_mediation": False}, at).pdf))
    assert words in " ".join(text.split())
    assert "regulation 42(1)" not in text
    assert "ask for mediation" not in text
