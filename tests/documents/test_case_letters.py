"""The letters of real cases: every letter an event calls for can be written, and says the facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pypdf
import pytest

from cases.dispute.vocabulary import SessionOutcome
from cases.plan.vocabulary import ReviewOutcome
from documents.case_facts import FactsMissing
from documents.case_letters import letter
from documents.letters import LetterKind, render
from tests.messages.journeys import (
    ANSWERS,
    JOURNEYS,
    NAMES,
    Journey,
    Told,
    agreement_reached,
    filed,
    late,
    nobody_came,
    not_arranged,
    registered_plan,
    reviewed,
    whole_dispute,
)
from tests.messages.plan_records import noticed

BASE_URL = "https://redress.example"
SECRET = "The council said at mediation that it would pay half."
WORDS = {
    "complaint": "The letter does not fit our child.\nNobody asked the school.",
    "answer": "We have looked at it again.",
    "grounds": "The help in the plan is too little.\nThe school says so too.",
    "promise-1": "Amend Section F: one hour of therapy each week.",
    "promise-2": "Send the school report.",
    "decision": "Section F: one hour of therapy each week.\nThe needs have changed.",
    "late": "We were in hospital.",
    "signature": "E. Parent",
    "notes": SECRET,
}


@dataclass(frozen=True)
class Example:
    """A person as the store keeps one."""

    display_name: str
    address_lines: tuple[str, ...] = ()
    email: str | None = None
    phone: str | None = None


PEOPLE: Mapping[str, Example] = {
    **{person_id: Example(name) for person_id, name in NAMES.items()},
    "family": Example(
        "Example Parent", ("2 Example Road", "", "EX2 2BB"), "parent@example.org", "020 7946 0000"
    ),
    "officer": Example("Example Officer, Head of SEND"),
}


def written(told: Told, **facts: Any) -> Mapping[str, object]:
    given: dict[str, Any] = {"people": PEOPLE, "words": WORDS, "base_url": BASE_URL, "seq": 7}
    kind = LetterKind(told.notice.letter)
    return letter(kind, told.state, at=told.at, **{**given, **facts})


def the_letter(journey: Journey, kind: str, **facts: Any) -> Mapping[str, object]:
    told = [told for told in journey.told if told.notice.letter == kind]
    assert told, f"no event of this journey calls for {kind}"
    return written(told[-1], **facts)


@cache
def letters_called_for() -> tuple[tuple[str, Told], ...]:
    """Each letter each journey calls for, once."""
    found: dict[tuple[str, str], Told] = {}
    for name, play in JOURNEYS.items():
        for told in play().told:
            if told.notice.letter:
                found.setdefault((name, told.notice.letter), told)
    return tuple((name, told) for (name, _), told in found.items())


def test_every_kind_of_letter_is_called_for_by_some_journey() -> None:
    assert {told.notice.letter for _, told in letters_called_for()} == {
        kind.value for kind in LetterKind
    }


def test_every_letter_that_an_event_calls_for_can_be_printed() -> None:
    printed: set[str] = set()
    for name, told in letters_called_for():
        data = written(told)
        shape = f"{told.notice.letter} {data.get('kind') or data.get('decision')}"
        if shape not in printed:
            assert render(LetterKind(told.notice.letter), data, told.at).pdf, name
            printed.add(shape)


def test_a_letter_can_be_printed_when_everybody_and_every_word_was_erased() -> None:
    for kind in LetterKind:
        told = next(told for _, told in letters_called_for() if told.notice.letter == kind.value)
        data = written(told, people={}, words={})
        assert render(kind, data, told.at).pdf


def test_the_same_case_gives_the_same_letter() -> None:
    assert the_letter(whole_dispute(), "referral_letter") == the_letter(
        whole_dispute(), "referral_letter"
    )


def test_the_acknowledgement_tells_the_answer_day_and_the_ways_onward() -> None:
    data = the_letter(whole_dispute(), "complaint_acknowledgement")
    assert str(data["complaint_received_on"]) == "2026-04-13"
    assert str(data["answer_due_on"]) == "2026-04-29"
    assert str(data["contact_adviser_by"]) == str(data["appeal_by"]) == "2026-06-08"
    assert data["complaint_about"] == WORDS["complaint"]
    assert data["reference"] == "RD-1F3C-92AB/7"
    rows = {row["rule"]: row for row in _rows(data)}
    assert set(rows) == {"C4", "M2", "T1"}
    assert rows["T1"]["derivation"] == "2 months after 8 April 2026 is 8 June 2026."


def _rows(data: Mapping[str, object]) -> list[dict[str, Any]]:
    rows = data["dates"]
    assert isinstance(rows, list)
    return rows


def test_an_address_without_empty_lines_and_every_way_to_reach_the_applicant() -> None:
    sender = the_letter(whole_dispute(), "referral_letter")["sender"]
    assert sender == {
        "name": "Example Parent",
        "lines": ["2 Example Road", "EX2 2BB"],
        "email": "parent@example.org",
        "telephone": "020 7946 0000",
    }


def test_the_invitation_names_the_day_and_who_comes_to_decide() -> None:
    data = the_letter(whole_dispute(), "mediation_invitation")
    assert str(data["meets_at"]) == "2026-05-14 09:30:00+00:00"
    attending = data["attending"]
    assert isinstance(attending, list)
    assert attending[0] == "Example Parent"
    assert attending[2] == "Example Mediator"


@pytest.mark.parametrize(
    ("journey", "kind", "mediator"),
    [
        (whole_dispute, "after_mediation", "Example Mediator"),
        (not_arranged, "not_arranged_in_time", None),
        (lambda: nobody_came(SessionOutcome.NOT_HELD_AUTHORITY), "not_arranged_in_time", None),
    ],
)
def test_a_certificate_names_its_kind_and_its_own_last_day(
    journey: Any, kind: str, mediator: str | None
) -> None:
    played = journey()
    data = the_letter(played, "mediation_certificate")
    assert (data["kind"], data["mediator"]) == (kind, mediator)
    assert str(data["verification_url"]).startswith(f"{BASE_URL}/certificates/MC-")
    assert str(data["number"]) in str(data["verification_url"])
    assert str(data["appeal_by"]) >= "2026-06-08"


def test_a_certificate_says_nothing_of_mediation() -> None:
    data = the_letter(agreement_certificate(), "mediation_certificate")
    assert not any(words in str(data) for words in WORDS.values())


def agreement_certificate() -> Journey:
    """A certificate after a meeting that ended in part with an agreement."""
    from cases.actor import Role
    from cases.dispute import commands as d

    journey = agreement_reached(SessionOutcome.PARTIAL)
    journey.do(lambda meta: d.IssueCertificate(meta), Role.MEDIATOR, "mediator")
    return journey


def test_an_agreement_gives_each_promise_its_owner_its_legal_day_and_its_rule() -> None:
    data = the_letter(agreement_reached(), "mediation_agreement")
    promises = data["promises"]
    assert isinstance(promises, list)
    assert [(p["owner"], str(p["due_on"]), p["rule"]) for p in promises] == [
        ("Example Council SEND team", "2026-06-18", "M15"),
        ("Example Parent", "2026-06-01", "M18"),
    ]
    assert promises[0]["promise"] == WORDS["promise-1"]
    assert data["other_times"] == "Promise 2."
    acceptances = data["acceptances"]
    assert isinstance(acceptances, list)
    assert all(row["accepted_at"] for row in acceptances)


def test_an_agreement_is_sent_before_it_is_accepted_and_again_when_both_accepted() -> None:
    told = [t for t in agreement_reached().told if t.notice.letter == "mediation_agreement"]
    assert _acceptances(written(told[0])) == [False, False]
    assert _acceptances(written(told[-1])) == [True, True]


def _acceptances(data: Mapping[str, object]) -> list[bool]:
    rows = data["acceptances"]
    assert isinstance(rows, list)
    return [row["accepted_at"] is not None for row in rows]


def test_the_days_of_an_agreement_are_those_its_clocks_get() -> None:
    journey = agreement_reached()
    promises = the_letter(journey, "mediation_agreement")["promises"]
    assert isinstance(promises, list)
    clocks = {
        clock.deadline.due_on
        for clock in journey.state.clocks
        if clock.clock_id.startswith("promise:")
    }
    assert {row["due_on"] for row in promises} == clocks


def test_the_letter_to_the_tribunal_is_signed_with_the_name_that_was_typed() -> None:
    data = the_letter(whole_dispute(), "referral_letter")
    assert (data["signature"], str(data["signed_on"])) == ("E. Parent", "2026-05-18")
    assert data["grounds"] == [
        "The help in the plan is too little.",
        "The school says so too.",
    ]
    assert data["result_sought"] == [
        "An order that the authority changes the plan (Sections B and F)."
    ]
    assert data["late_reason"] is None
    assert data["certificate_number"]


def test_the_letter_to_the_tribunal_asks_for_what_the_form_asks_for() -> None:
    data = the_letter(whole_dispute(), "referral_letter", answers=ANSWERS)
    assert data["result_sought"] == ["Order more help."]


def test_a_late_referral_gives_its_reason() -> None:
    assert the_letter(late(), "referral_letter")["late_reason"] == "We were in hospital."


def test_the_letter_lists_papers_and_no_proof_of_a_promise() -> None:
    enclosures = the_letter(whole_dispute(), "referral_letter")["enclosures"]
    assert enclosures == [
        {"title": "Decision letter of the authority", "pages": 2},
        {"title": "Education, health and care plan", "pages": 2},
        {"title": "Advice and reports (Section K of the plan)", "pages": 2},
    ]


def test_the_letter_inside_a_bundle_says_that_the_bundle_is_what_is_signed() -> None:
    state = awaiting_a_bundle().state
    data = letter(
        LetterKind.referral_letter,
        state,
        people=PEOPLE,
        words=WORDS,
        base_url=BASE_URL,
        at=awaiting_a_bundle().at,
        seq=9,
    )
    assert data["signed_when_sent"] is True
    pdf = render(LetterKind.referral_letter, data, awaiting_a_bundle().at).pdf
    read = " ".join(
        " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split()
    )
    assert "signs this appeal by sending this bundle" in read
    assert "Draft" not in read


def awaiting_a_bundle() -> Journey:
    """A referral whose bundle was asked for."""
    from cases.actor import Role
    from cases.dispute import commands as d
    from documents.send35_fields import details_given
    from tests.messages.journeys import add_documents

    journey = nobody_came(SessionOutcome.NOT_HELD_AUTHORITY)
    add_documents(journey)
    journey.do(
        lambda meta: d.StateGrounds(meta, ("B", "F"), "grounds", details_given(ANSWERS)),
        Role.FAMILY,
        "family",
    )
    journey.do(lambda meta: d.RequestBundle(meta), Role.FAMILY, "family")
    return journey


def test_a_notice_to_amend_lists_the_changes_apart_from_the_reasons() -> None:
    data = the_letter(reviewed(ReviewOutcome.AMEND), "review_notice")
    assert data["changes"] == [{"section": "F", "change": "one hour of therapy each week."}]
    assert data["reasons"] == ["The needs have changed."]
    assert str(data["views_by"]) == "2026-06-15"
    assert str(data["final_plan_by"]) == "2026-07-27"
    assert data["appeal_by"] is None


def test_a_notice_to_amend_names_the_draft_that_goes_with_it() -> None:
    data = the_letter(noticed(registered_plan()), "review_notice")
    reasons = data["reasons"]
    assert isinstance(reasons, list)
    assert "The copy of the plan with the changes is version 2." in reasons[-1]


@pytest.mark.parametrize("outcome", [ReviewOutcome.KEEP, ReviewOutcome.CEASE])
def test_a_notice_that_can_be_appealed_gives_both_days(outcome: ReviewOutcome) -> None:
    data = the_letter(reviewed(outcome), "review_notice")
    assert str(data["contact_adviser_by"]) == "2026-08-01"
    assert str(data["appeal_by"]) == "2026-09-01"
    assert data["pack"] == "law-2014"


def test_a_letter_that_does_not_fit_the_case_is_refused_by_name() -> None:
    started = filed()
    for kind in LetterKind:
        with pytest.raises(FactsMissing):
            letter(
                kind,
                started.state,
                people=PEOPLE,
                words=WORDS,
                base_url=BASE_URL,
                at=started.at,
                seq=1,
            )
