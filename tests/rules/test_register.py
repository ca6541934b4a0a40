"""The register: whole, cited, and every deadline in it explains itself."""

import re
from datetime import UTC, date, timedelta
from enum import StrEnum
from itertools import product
from typing import Any, get_args, get_type_hints

import pytest
from pydantic import TypeAdapter

from rules import register
from rules.calendar import ENGLAND
from rules.caution import Caution, caution_words
from rules.citation import STATUS_WORDS, Status
from rules.compliance import PromiseKind
from rules.deadline import Allowed, Deadline, Refused, Verdict, explain
from rules.register import DEADLINES, RULES, DeadlineFunction
from rules.rule import RuleKind, applied_by
from rules.school_calendar import SchoolCalendar, Term
from rules.step import StepKind
from tests.rules import generate_rule_book
from tests.rules.reader import last_day

LAST_OF_EACH = {
    "K": 25,
    "A": 25,
    "N": 19,
    "R": 29,
    "M": 26,
    "T": 29,
    "F": 16,
    "B": 13,
    "O": 11,
    "U": 6,
    "X": 8,
    "D": 8,
    "C": 14,
    "P": 13,
}
LAPSED = {"N15"}  # the relaxations of 2020
SCHOOL = SchoolCalendar("Example School", "example", (Term(date(2025, 9, 1), date(2027, 7, 20)),))
ADAPTER = TypeAdapter(Deadline)
WITH_CONTENT = (PromiseKind.CONTINUE_PLAN, PromiseKind.NAME_INSTITUTION)
TRIGGERS = (date(2026, 2, 27), date(2026, 6, 10), date(2026, 7, 31), date(2026, 10, 31))
BACKWARDS = {
    *("review.invitations", "review.papers", "review.school_lists"),
    *("mediation.meeting_notice", "tribunal.working_document", "tribunal.hearing_bundle"),
    *("phase_transfer.to_post_16", "phase_transfer.other_phase", "phase_transfer.within_post_16"),
    *("phase_transfer.last_meeting_to_post_16", "phase_transfer.last_meeting_other_phase"),
}


def _values(hint: object, trigger: date) -> list[Any]:
    kinds = [item for item in (get_args(hint) or (hint,)) if item is not type(None)]
    (kind,) = kinds
    optional: list[Any] = [None] if type(None) in get_args(hint) else []
    if kind is date:
        return [trigger, *(optional or []), *([trigger + timedelta(days=40)] if optional else [])]
    if kind is bool:
        return [False, True]
    if kind is int:
        return [5, 20]
    if kind is SchoolCalendar:
        return [SCHOOL]
    assert isinstance(kind, type)
    assert issubclass(kind, StrEnum)
    return list(kind)


def _answers(found: DeadlineFunction, trigger: date) -> list[Deadline]:
    hints = get_type_hints(found.compute)
    hints.pop("return")
    hints.pop("calendar")
    choices = [_values(hint, trigger) for hint in hints.values()]
    answers = []
    for values in product(*choices):
        facts = dict(zip(hints, values, strict=True))
        if facts.get("kind") in (PromiseKind.OTHER, PromiseKind.RECONSIDER, PromiseKind.CEASE_PLAN):
            continue  # not every source has these: see test_compliance
        if facts.get("content_too") and facts["kind"] not in WITH_CONTENT:
            continue
        if found.name == "compliance.agreed_date" and facts["agreed_on"] not in (None, trigger):
            continue  # a promise due before it was made: see test_compliance
        answers.append(found.compute(**facts, calendar=ENGLAND))
    assert answers
    return answers


EVERY = [pytest.param(found, trigger, id=f"{found.name}-{trigger}")
         for found in DEADLINES.values() for trigger in TRIGGERS]  # fmt: skip


@pytest.mark.parametrize(("found", "trigger"), EVERY)
def test_a_deadline_explains_itself_and_survives_the_journey_through_json(
    found: DeadlineFunction, trigger: date
) -> None:
    for deadline in _answers(found, trigger):
        by_agreement = found.name == "compliance.promise" and deadline.rule == "M18"
        assert deadline.rule in found.rules or by_agreement
        assert deadline.citation.rule == deadline.rule
        assert last_day(deadline.steps) == deadline.due_on
        assert ADAPTER.validate_json(ADAPTER.dump_json(deadline)) == deadline
        sentences = explain(deadline)
        assert all(re.fullmatch(r"[A-Z0-9].*[.]", sentence) for sentence in sentences)
        assert deadline.due_at is not None
        assert deadline.due_at.tzinfo is UTC
        assert deadline.calendar_version == ENGLAND.version
        assert deadline.if_missed.words.endswith(".")
        if deadline.steps[0].kind is StepKind.ORDERED_DATE:
            assert deadline.due_on in (trigger, trigger + timedelta(days=40))
        elif found.name not in BACKWARDS:
            assert deadline.due_on >= trigger
        elif not found.name.startswith("phase_transfer"):
            assert deadline.due_on < trigger


def test_every_rule_that_states_something_is_registered() -> None:
    expected = {f"{letter}{n}" for letter, last in LAST_OF_EACH.items() for n in range(1, last + 1)}
    assert set(RULES) == expected - LAPSED


def test_every_limit_has_a_function_that_applies_it() -> None:
    bare = [
        entry.id
        for entry in RULES.values()
        if any(rule.kind is RuleKind.LIMIT for rule in entry.rules) and not entry.functions
    ]
    assert bare == []


def test_every_function_cites_the_rule_it_applies_where_a_reader_looks() -> None:
    marked = 0
    for module in register.SUBJECTS:
        for name, function in vars(module).items():
            ids = applied_by(function) if callable(function) else ()
            marked += bool(ids)
            assert set(ids) <= set(RULES), name
            assert not ids or re.search(rf"\b({'|'.join(ids)})\b", function.__doc__ or ""), name
    assert marked > 90


def test_every_rule_has_a_question_a_source_and_plain_words() -> None:
    for entry in RULES.values():
        for rule in entry.rules:
            assert rule.id == entry.id
            assert rule.question.endswith("?")
            assert rule.citation.provision
            assert rule.limit
            assert rule.if_missed.words.endswith(".")


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        *[("R23", Status.FROM_MEMORY), ("K8", Status.FROM_MEMORY), ("O4", Status.FROM_MEMORY)],
        *[("K7", Status.UNVERIFIED), ("B10", Status.UNVERIFIED), ("C4", Status.PRACTICE)],
    ],
)
def test_what_was_not_checked_keeps_its_mark(rule: str, status: Status) -> None:
    assert {statement.citation.status for statement in RULES[rule].rules} == {status}


@pytest.mark.parametrize(
    ("rule", "status"),
    [
        *[(rule, Status.FROM_MEMORY) for rule in ("A1", "A2", "A9", "A10", "A22", "C2", "C8")],
        *[(rule, Status.FROM_MEMORY) for rule in ("M19", "M21", "P5", "R6")],
        *[(rule, Status.UNVERIFIED) for rule in ("D2", "R2", "T1")],
    ],
)
def test_a_rule_read_in_part_says_which_part_was_not(rule: str, status: Status) -> None:
    marks = {statement.citation.status for statement in RULES[rule].rules}
    assert status in marks
    assert marks & {Status.VERIFIED_S, Status.VERIFIED_T}


def test_the_list_of_bank_holidays_is_not_called_read_law() -> None:
    assert {rule.citation.status for rule in RULES["K16"].rules} == {Status.FROM_MEMORY}


def test_every_mark_and_every_caution_has_words() -> None:
    assert set(STATUS_WORDS) == set(Status)
    assert all(caution_words(code).endswith(".") for code in Caution)
    with pytest.raises(ValueError, match="NONSENSE"):
        caution_words("NONSENSE")


def test_the_kinds_of_facts_are_told_and_the_trigger_comes_first() -> None:
    appeal = DEADLINES["appeal.appeal"]
    assert [fact.name for fact in appeal.facts][:2] == ["notice_sent", "certificate_issued"]
    assert [fact.needed for fact in appeal.facts][:2] == [True, False]
    promise = DEADLINES["compliance.promise"]
    assert [fact.name for fact in promise.facts] == ["agreed", "kind", "agreed_due"]
    assert promise.facts[1].choices == tuple(PromiseKind)
    kinds = [fact.kind for fact in DEADLINES["complaint.answer"].facts]
    assert kinds[:2] == ["date", "number"]
    assert DEADLINES["people.subject_access"].facts[1].kind == "yes or no"
    assert DEADLINES["school_calendar.panel_request"].facts[1].kind == "terms"


def test_a_function_takes_facts_by_name_and_says_none_for_what_is_not_known() -> None:
    found = DEADLINES["appeal.appeal"].answer({"notice_sent": date(2026, 3, 5)}, ENGLAND)
    assert (found.rule, found.due_on) == ("T1", date(2026, 5, 5))
    with pytest.raises(TypeError, match="nonsense"):
        DEADLINES["appeal.appeal"].answer({"nonsense": date(2026, 3, 5)}, ENGLAND)


def test_a_verdict_survives_the_journey_through_json() -> None:
    adapter: TypeAdapter[Verdict] = TypeAdapter(Verdict)
    citation = RULES["A15"].rules[0].citation
    for verdict in (Allowed(citation), Refused(citation, "No.")):
        assert adapter.validate_json(adapter.dump_json(verdict)) == verdict


def test_the_rule_book_is_up_to_date() -> None:
    assert generate_rule_book.TARGET.read_text() == generate_rule_book.text(), (
        "docs/rules.md is stale: run python -m tests.rules.generate_rule_book"
    )
