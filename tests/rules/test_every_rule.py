"""Every rule id has a function that applies it, or stands here with the reason why it has none."""

import inspect

import pytest

from rules import calendar
from rules.register import RULES
from rules.rule import RuleKind

STATED: dict[str, str] = {
    "K19": "appeal.appeal counts to the day of receipt; nothing but its trigger could show it",
    "K20": "a duty to be quick without a number: every deadline under the Regulations is its limit",
    "K21": "no function adds time for an exemption; rules.exemption gives verdicts only",
    "K23": "the published pages that count otherwise; the caution ONE_DAY_EARLIER_IS_SAFER says it",
    "K25": "no function adds days for the post; sent and received are facts of the case",
    "M26": "numbers that are wrong on other pages: nothing follows from them",
    "D8": "two clocks that do not touch: each has its own function and none takes the other",
    "T15": "the tribunal names the hearing date; it is a fact and is never computed",
}
"""Rules that state something a program cannot compute, each with its reason."""

COUNTED: dict[str, str] = {
    "K1": "weeks",
    "K2": "days_beginning_with",
    "K3": "weeks",
    "K4": "months",
    "K6": "days",
    "K7": "working_days",
    "K8": "Calendar.is_working_day",
    "K9": "five_pm",
    "K10": "roll_forward",
    "K11": "out_of_closed_window",
    "K12": "tribunal_days",
    "K15": "out_of_closed_window",
    "K16": "Calendar.with_days",
    "K17": "london_day",
    "K22": "weeks_before",
    "K24": "end_of_day",
}
"""Ways of counting, each with the function of `rules.calendar` that does it."""


def test_every_rule_is_applied_or_says_why_not() -> None:
    bare = {entry.id for entry in RULES.values() if not entry.functions}
    assert bare - set(STATED) - set(COUNTED) == set()


def test_no_duty_and_no_check_is_left_to_words_without_a_reason() -> None:
    kinds = (RuleKind.DUTY, RuleKind.CONTENT, RuleKind.ELIGIBILITY, RuleKind.LIMIT)
    bare = {
        entry.id
        for entry in RULES.values()
        if not entry.functions and any(rule.kind in kinds for rule in entry.rules)
    }
    assert bare == {"T15"}


@pytest.mark.parametrize("rule_id", sorted(set(STATED) - {"K19", "K20", "K21", "K23", "K25"}))
def test_a_rule_with_a_reason_has_no_function(rule_id: str) -> None:
    assert RULES[rule_id].functions == ()


@pytest.mark.parametrize("reasons", [STATED, COUNTED])
def test_every_exception_is_a_rule_of_the_rule_book(reasons: dict[str, str]) -> None:
    assert set(reasons) <= set(RULES)
    assert all(reasons.values())


@pytest.mark.parametrize(("rule_id", "name"), COUNTED.items())
def test_a_way_of_counting_has_its_function(rule_id: str, name: str) -> None:
    found: object = calendar
    for part in name.split("."):
        found = getattr(found, part)
    assert inspect.isfunction(found), rule_id
