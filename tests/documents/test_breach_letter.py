"""The complaint about orders of the tribunal that are not kept (O11)."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from cases.dispute.tribunal.commands import Concede
from documents.case_facts import FactsMissing
from documents.case_letters import letter
from documents.letters import LetterKind, render
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.documents.test_case_letters import BASE_URL, PEOPLE


def written(journey: Journey) -> dict[str, object]:
    """The data of the letter as the case stands."""
    data = letter(
        LetterKind.breach_complaint,
        journey.state,
        people=PEOPLE,
        words={},
        base_url=BASE_URL,
        at=journey.now.at,
        seq=7,
    )
    return dict(data)


def text_of(journey: Journey) -> str:
    """What the letter says, on one line."""
    made = render(LetterKind.breach_complaint, written(journey), journey.now.at)
    pages = pypdf.PdfReader(BytesIO(made.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_letter_names_the_order_its_last_day_its_rule_and_the_day_for_a_judge() -> None:
    said = text_of(a.decided(a.AMEND).on(day("2026-07-21")))
    assert "orders of the tribunal that are not kept" in said
    assert "20 July 2026" in said
    assert "rule O5" in said
    assert "rule O11" in said
    assert "20 October 2026" in said
    assert "Secretary of State" in said
    assert "agreed in writing at mediation" not in said


def test_what_was_conceded_is_named_as_that() -> None:

    journey = a.registered()
    journey.do(Concede, d.AUTHORITY, orders=(a.AMEND,))
    (row,) = written(journey.on(day("2026-06-01")))["orders"]  # type: ignore[misc]
    assert row["is_order"] is False
    assert row["rule"] == "U2"


def test_without_a_broken_order_or_promise_there_is_nothing_to_complain_about() -> None:
    with pytest.raises(FactsMissing):
        written(a.decided(a.AMEND))
