"""Every deadline of the rule book can be asked for, by the id of its rule and its first fact."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import ENGLAND
from rules.compliance import PromiseKind
from rules.question import ALSO_ASKED_AS, QUESTIONS, NoSuchQuestion, Question, find
from rules.register import DEADLINES, RULES
from rules.rule import RuleKind
from tests.rules.reader import last_day

COUNTED = [
    question
    for question in QUESTIONS.values()
    if not any(fact.kind == "terms" and fact.needed for fact in question.facts)
]


def test_every_rule_that_states_a_limit_can_be_asked_by_its_id() -> None:
    limits = {
        entry.id
        for entry in RULES.values()
        if any(rule.kind is RuleKind.LIMIT for rule in entry.rules)
    }
    assert limits == {key for key in QUESTIONS if "." not in key}
    assert {find(rule_id).key for rule_id in limits} == limits


def test_every_deadline_function_answers_some_question() -> None:
    assert {question.name for question in QUESTIONS.values()} == set(DEADLINES)


@given(st.sampled_from(COUNTED), st.dates(date(2015, 1, 1), date(2038, 1, 1)))
def test_the_first_fact_is_enough_and_the_answer_is_of_the_rule_asked(
    question: Question, day: date
) -> None:
    found = question.answer({question.trigger.name: day}, ENGLAND)
    assert found.rule == question.key.partition(".")[0]
    assert found.citation == question.citation
    assert last_day(found.steps) == found.due_on
    assert question.trigger.kind == "date"
    assert question.trigger.needed
    assert not any(fact.needed for fact in question.facts[1:])


@given(st.sampled_from(COUNTED), st.dates(date(2015, 1, 1), date(2038, 1, 1)))
def test_every_choice_that_is_told_can_be_made(question: Question, day: date) -> None:
    for fact in question.facts:
        for choice in fact.choices:
            found = question.answer({question.trigger.name: day, fact.name: choice}, ENGLAND)
            assert found.rule == question.key.partition(".")[0]


def test_a_deadline_is_never_before_its_trigger_unless_it_is_counted_back() -> None:
    day = date(2026, 6, 10)
    before = {
        question.key
        for question in COUNTED
        if question.answer({question.trigger.name: day}, ENGLAND).due_on < day
    }
    back = {"M10", "R4", "R5", "R21", "R16", "R17", "R18", "T13", "T14"}
    assert {key.partition(".")[0] for key in before} == back


@pytest.mark.parametrize(
    ("asked", "key", "trigger"),
    [
        ("appeal", "T1", "notice_sent"),
        ("t1", "T1", "notice_sent"),
        ("Appeal.Appeal", "T1", "notice_sent"),
        ("mediation.adviser_contact", "M2", "notice_sent"),
        (" M9 ", "M9", "adviser_told"),
        ("R11", "R11", "notice_sent"),
        ("R12", "R12", "meeting"),
        ("M18", "M18", "agreed_due"),
        ("c4", "C4", "received"),
        ("c4.ANSWER", "C4.answer", "acknowledged"),
        ("K14", "T1", "notice_sent"),
        ("K11", "T1", "notice_sent"),
        ("K18", "T1.last_safe_day", "notice_sent"),
        ("U6", "U2", "tribunal_told"),
        ("N14", "N14", "decided_to_assess"),
        ("D7", "D7", "told"),
    ],
)
def test_a_question_is_found_by_id_alias_key_and_name(asked: str, key: str, trigger: str) -> None:
    found = find(asked)
    assert (found.key, found.trigger.name) == (key, trigger)


def test_every_other_id_leads_to_a_question_and_is_no_question_itself() -> None:
    assert set(ALSO_ASKED_AS.values()) <= set(QUESTIONS)
    assert set(ALSO_ASKED_AS) <= set(RULES) - set(QUESTIONS)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("nonsense", "There is no rule called nonsense."),
        ("K1", "Rule K1 sets no day that can be counted."),
        ("a21", "Rule A21 sets no day that can be counted."),
        ("promise", "More than one rule is called promise; choose one of M15, M16."),
        (
            "final_plan",
            "More than one rule is called final_plan; choose one of N6, R11.",
        ),
    ],
)
def test_a_name_that_means_nothing_or_two_things_is_refused_in_a_sentence(
    asked: str, sentence: str
) -> None:
    with pytest.raises(NoSuchQuestion, match=f"^{re.escape(sentence)}$"):
        find(asked)


def test_each_rule_on_orders_offers_its_own_kinds_and_no_others() -> None:
    kinds = {key: QUESTIONS[key].facts[1].choices for key in ("O1", "O2", "U4", "M16")}
    assert kinds == {
        "O1": (PromiseKind.CEASE_PLAN,),
        "O2": (
            PromiseKind.ASSESS,
            PromiseKind.REFUSE_PLAN_AFTER_ASSESSMENT,
            PromiseKind.PLAN_AFTER_ASSESSMENT,
        ),
        "U4": (PromiseKind.DRAFT_PLAN, PromiseKind.MAKE_PLAN),
        "M16": (PromiseKind.OTHER,),
    }
    with_content = {
        key
        for key, question in QUESTIONS.items()
        if "content_too" in {fact.name for fact in question.facts}
    }
    assert with_content == {"O6", "O7"}


def test_a_question_names_itself_its_words_and_its_provision() -> None:
    found = QUESTIONS["C4.answer"]
    assert found.name == "complaint.answer"
    assert found.words == "By when must the authority answer the complaint?"
    assert found.citation.provision.endswith("stage 1 and stage 2 (answer)")
