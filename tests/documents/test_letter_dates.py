"""Every last day that a letter names leads to the row that gives its rule and how it was counted."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, get_type_hints

import pypdf
import pytest

from documents import letter_data as schemas
from documents.data_check import DocumentDataInvalid
from documents.letter_dates import DEADLINES
from documents.letters import LetterKind, render
from documents.wording import day
from tests.documents.test_case_letters import letters_called_for, written

Data = Mapping[LetterKind, Mapping[str, Any]]
Texts = Callable[[bytes], list[str]]
KINDS = list(LetterKind)
TABLE = "Dates, and the rule behind each"
NOTED = re.compile(r"(\d{1,2} [A-Z][a-z]+ \d{4}) ?\(note (\d+), rule ([^)]+)\)")


def body_and_table(text: str) -> tuple[str, str]:
    body, found, table = text.partition(TABLE)
    assert found, "the letter has no table of dates"
    return body, table


def bare_deadlines(body: str, deadlines: set[str]) -> list[str]:
    """Last days that the body of a letter names without the number of their row."""
    noted = NOTED.sub("", body)
    return sorted(found for found in deadlines if re.search(rf"\b{found}\b", noted))


def test_every_letter_of_every_journey_refers_from_each_last_day_to_its_row(texts: Texts) -> None:
    seen: dict[tuple[str, str], int] = {}
    for name, told in letters_called_for():
        data = written(told)
        kind = LetterKind(told.notice.letter)
        shape = (kind.value, str(data.get("kind") or data.get("decision") or ""))
        if shape in seen:
            continue
        body, table = body_and_table(" ".join(texts(render(kind, data, told.at).pdf)))
        clocks = {day(clock.deadline.due_on) for clock in told.state.clocks}
        assert bare_deadlines(body, clocks) == [], (name, shape)
        rows = data["dates"]
        assert isinstance(rows, list)
        for on, number, rule in NOTED.findall(body):
            row = rows[int(number) - 1]
            assert (day(row["on"]), row["rule"]) == (on, rule), (name, shape)
        for number, row in enumerate(rows, start=1):
            assert re.search(rf"\b{number} {re.escape(row['what'])} {day(row['on'])} ", table), (
                table
            )
            assert row["derivation"]
            assert closed_up(row["derivation"]) in closed_up(table)
        seen[shape] = len(NOTED.findall(body))
    assert {kind for kind, _ in seen} == {kind.value for kind in LetterKind}
    assert seen["mediation_agreement", ""] == 2
    assert seen["complaint_acknowledgement", ""] == 3


def closed_up(text: str) -> str:
    return "".join(text.split())


def test_a_last_day_without_a_reference_would_be_found() -> None:
    body = "Answer by 29 April 2026 (note 1, rule C4). The appeal must be there by 8 June 2026."
    assert bare_deadlines(body, {"29 April 2026", "8 June 2026"}) == ["8 June 2026"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_reference_is_a_link_inside_the_letter(
    kind: LetterKind, letter_data: Data, at: datetime, texts: Texts
) -> None:
    pdf = render(kind, letter_data[kind], at).pdf
    body, _ = body_and_table(" ".join(texts(pdf)))
    inside = [
        annotation
        for sheet in pypdf.PdfReader(io.BytesIO(pdf)).pages
        for annotation in (one.get_object() for one in sheet.get("/Annots") or [])
        if annotation.get("/Subtype") == "/Link" and "/Dest" in annotation
    ]
    assert len(inside) == len(NOTED.findall(body))


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_whose_last_day_has_no_row_is_refused_by_name(
    kind: LetterKind, letter_data: Data, at: datetime
) -> None:
    data = {**letter_data[kind], "dates": []}
    named = [name for name in (*DEADLINES, "promises") if data.get(name)]
    if not named:
        assert kind is LetterKind.mediation_invitation, "only the invitation names no last day"
        return
    with pytest.raises(DocumentDataInvalid) as refusal:
        render(kind, data, at)
    assert all(name in str(refusal.value) for name in named)


def test_two_last_days_on_one_date_each_have_their_own_row(
    letter_data: Data, at: datetime, texts: Texts
) -> None:
    kind = LetterKind.complaint_acknowledgement
    body, _ = body_and_table(" ".join(texts(render(kind, letter_data[kind], at).pdf)))
    assert ("10 August 2026", "2", "M2") in NOTED.findall(body)
    assert ("10 August 2026", "3", "T1") in NOTED.findall(body)


def test_a_row_must_say_how_its_date_was_counted(letter_data: Data, at: datetime) -> None:
    kind = LetterKind.mediation_certificate
    row = {**letter_data[kind]["dates"][0], "derivation": ""}
    with pytest.raises(DocumentDataInvalid, match="derivation"):
        render(kind, {**letter_data[kind], "dates": [row]}, at)


def test_every_field_that_holds_a_last_day_is_tied_to_a_row() -> None:
    kinds = [
        schemas.ComplaintAcknowledgement,
        schemas.MediationInvitation,
        schemas.MediationCertificate,
        schemas.MediationAgreement,
        schemas.ReferralLetter,
        schemas.ReviewNotice,
        schemas.BreachComplaint,
    ]
    assert len(kinds) == len(LetterKind)
    last_days = {
        name
        for kind in kinds
        for name, hint in get_type_hints(kind).items()
        if hint in (date, date | None) and name.endswith(("_by", "due_on"))
    }
    assert last_days == set(DEADLINES)


def test_a_rule_that_is_not_law_we_read_says_so_in_its_row() -> None:
    told = next(
        t for _, t in letters_called_for() if t.notice.letter == "complaint_acknowledgement"
    )
    rows = written(told)["dates"]
    assert isinstance(rows, list)
    standing = {row["rule"]: row.get("standing") for row in rows}
    assert standing["C4"] == "Guidance or usual practice, not law."
    assert standing["T1"] is None
