"""Forms: what is wrong is named beside its field, with what to do, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from api.demo_people import OFFICER, PARENT
from api.forms.field import Field, FieldKind
from api.forms.reading import read
from store.case_pages import CasePages
from store.database import Database
from store.people import Person
from tests.api.papers import locked_pdf, pdf, photo
from tests.api.visitor import Visitor, a_dispute, day, hidden, problems, secrets_of

Visit = Callable[[Person | None], Visitor]

SENT_ON = Field("sent_on", "When was it sent?", FieldKind.DAY, what="the day it was sent")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (
            ("31", "2", "2026"),
            "The day it was sent must be a real date. There is no day 31 2 2026.",
        ),
        (
            ("29", "2", "2025"),
            "The day it was sent must be a real date. There is no day 29 2 2025.",
        ),
        (("", "", ""), "Enter the day it was sent"),
        (("3", "", "2026"), "The day it was sent needs a month"),
        (("3", "", ""), "The day it was sent needs a month and a year"),
        (("3", "2", "26"), "The day it was sent: the year needs 4 numbers, like 2026"),
        (("three", "2", "2026"), "The day it was sent must be numbers, like 27 3 2026"),
        (("٣", "2", "2026"), "The day it was sent must be numbers, like 27 3 2026"),
        (("-3", "2", "2026"), "The day it was sent must be numbers, like 27 3 2026"),
        (("1", "1", "0026"), "The day it was sent: the year needs 4 numbers, like 2026"),
    ],
)
def test_an_impossible_date_is_refused_in_words(typed: tuple[str, str, str], error: str) -> None:
    raw = {
        f"sent_on-{part}": [text]
        for part, text in zip(("day", "month", "year"), typed, strict=True)
    }
    assert [found.text for found in read((SENT_ON,), raw).errors] == [error]


@pytest.mark.parametrize("month", ["3", "03", "March", "mar"])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    raw = {"sent_on-day": ["7"], "sent_on-month": [month], "sent_on-year": ["2026"]}
    assert read((SENT_ON,), raw).day("sent_on") == date(2026, 3, 7)


def test_errors_stand_at_the_top_and_beside_the_field_and_nothing_typed_is_lost(
    visit: Visit,
) -> None:
    parent = visit(PARENT)
    page = parent.open("/start").text
    typed = {
        **secrets_of(page),
        **a_dispute(page),
        "notice_sent_on-day": "31",
        "notice_sent_on-month": "2",
        "words": "Keep <these> words & marks.",
    }
    answer = parent.client.post("/start", data=typed)
    assert answer.status_code == 422
    assert problems(answer.text) == [
        "The day the letter was sent must be a real date. There is no day 31 2 2026."
    ]
    assert "<title>Error: Start a dispute" in answer.text
    assert "Keep &lt;these&gt; words &amp; marks." in answer.text
    assert secrets_of(answer.text)["command_id"] == typed["command_id"]
    assert 'value="refused_to_assess" checked' in answer.text


def test_a_letter_from_the_future_is_refused_by_the_case(visit: Visit) -> None:
    parent = visit(PARENT)
    page = parent.open("/start").text
    later = day("notice_sent_on", date(2199, 1, 1))
    answer = parent.client.post("/start", data={**secrets_of(page), **a_dispute(page), **later})
    assert answer.status_code == 409
    assert "in the future" in problems(answer.text)[0]


def test_an_answer_that_is_not_on_the_page_is_refused(visit: Visit) -> None:
    case_id = visit(PARENT).file_dispute()
    answer = visit(OFFICER).send(
        f"/cases/{case_id}/answer", {"outcome": "whatever", "words": "Words."}
    )
    assert answer.status_code == 422
    assert problems(answer.text)[0].startswith("Choose one of the answers on the page")


def test_another_child_needs_a_name_and_a_birth_date(visit: Visit) -> None:
    parent = visit(PARENT)
    page = parent.open("/start").text
    typed = {**secrets_of(page), **a_dispute(page), "child_id": "another"}
    answer = parent.client.post("/start", data=typed)
    assert problems(answer.text) == ["Enter the name of the child", "Enter the date of birth"]
    named = {**typed, "child_name": "New Example Child", **day("child_born_on", date(2018, 2, 3))}
    filed = parent.client.post("/start", data=named)
    assert filed.status_code == 303
    assert "New Example Child" in parent.open(filed.headers["location"]).text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("letter.pdf", b"", "is empty"),
        ("letter.pdf", b"<html>not a letter</html>", "web page"),
        ("letter.pdf", pdf("cut")[:200], "damaged"),
        ("letter.pdf", locked_pdf(), "password"),
        ("letter.docx", b"PK\x03\x04" + b"0" * 200, "PDF"),
        ("big.pdf", b"%PDF-1.7\n" + b"0" * 300_100, "limit"),
    ],
    ids=["empty", "html", "truncated", "locked", "word", "too big"],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(
    visit: Visit, database: Database, name: str, data: bytes, words: str
) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    answer = parent.send(
        f"/cases/{case_id}/papers",
        {"document": "evidence", "title": "A report"},
        files={"file": (name, data, "application/pdf")},
    )
    assert answer.status_code == 422
    assert words in problems(answer.text)[0]
    assert 'value="A report"' in answer.text
    case = CasePages(database).find(case_id)
    assert case is not None
    assert case.state.documents == ()


def test_a_file_far_over_the_limit_is_refused_before_it_is_stored(visit: Visit) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    answer = parent.send(
        f"/cases/{case_id}/papers",
        {"document": "evidence", "title": "A report"},
        files={"file": ("big.pdf", b"0" * 2_000_000, "application/pdf")},
    )
    assert answer.status_code == 413
    assert "The file is too big" in answer.text
    assert "300 KB at most" in answer.text


def test_a_good_file_is_kept_while_another_answer_is_put_right(visit: Visit) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    path = f"/cases/{case_id}/papers"
    first = parent.send(
        path, {"title": "A photo"}, files={"file": ("photo.jpg", photo(), "image/jpeg")}
    )
    assert first.status_code == 422
    assert "photo.jpg" in first.text
    again = {
        **secrets_of(first.text),
        "kept_file": hidden(first.text, "kept_file"),
        "title": "A photo",
        "document": "evidence",
    }
    assert parent.client.post(path, data=again).status_code == 303
    page = parent.open(f"/cases/{case_id}").text
    assert "A photo" in page
    link = page.split("/documents/")[1].split('"')[0]
    opened = parent.open(f"/cases/{case_id}/documents/{link}")
    assert opened.content == photo()
    assert opened.headers["content-type"] == "image/jpeg"


def test_the_ticket_of_a_kept_file_works_for_nobody_else(visit: Visit) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    path = f"/cases/{case_id}/papers"
    first = parent.send(path, {}, files={"file": ("photo.jpg", photo(), "image/jpeg")})
    ticket = hidden(first.text, "kept_file")
    officer = visit(OFFICER)
    typed = {"document": "evidence", "title": "Theirs", "kept_file": ticket}
    answer = officer.send(path, typed)
    assert answer.status_code == 422
    assert problems(answer.text) == ["Choose the file that you want to send."]


def test_the_appeal_form_names_what_is_not_answered(visit: Visit) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    answer = parent.send(f"/cases/{case_id}/grounds", {"child_name": "", "reasons": ""})
    assert answer.status_code == 422
    assert "Answer: Full name" in problems(answer.text)


def test_without_a_certificate_or_a_reason_the_appeal_form_is_refused(visit: Visit) -> None:
    from tests.api.story import GROUNDS

    parent = visit(PARENT)
    case_id = parent.file_dispute()
    answer = parent.send(f"/cases/{case_id}/grounds", GROUNDS)
    assert answer.status_code == 409
    assert "There is no mediation certificate yet" in problems(answer.text)[0]
    assert "The council did not look at the report of the school." in answer.text


@pytest.mark.parametrize("token", ["", "of another session"])
def test_a_form_of_another_session_is_not_taken(visit: Visit, token: str) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    form = secrets_of(parent.open(f"/cases/{case_id}/withdraw").text)
    answer = parent.client.post(f"/cases/{case_id}/withdraw", data={**form, "csrf": token})
    assert answer.status_code == 403
    assert "This form was open too long" in answer.text
    assert "End my dispute" in parent.open(f"/cases/{case_id}").text


def test_a_form_after_signing_out_is_not_taken(visit: Visit) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    form = secrets_of(parent.open(f"/cases/{case_id}/withdraw").text)
    parent.client.post("/sign-out", data=form)
    answer = parent.client.post(f"/cases/{case_id}/withdraw", data=form)
    assert answer.status_code in (303, 403)
