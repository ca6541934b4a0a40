"""What somebody asks for in words: the name of a rule and facts as text become a deadline.

Everything that can be wrong with the words is said in one plain sentence; nothing is guessed.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rules.calendar import Calendar, OutsideCalendar
from rules.compliance import ORDERS, UNOPPOSED, PromiseKind
from rules.deadline import Deadline, day_words
from rules.plan_duties import DETAINED
from rules.question import NoSuchQuestion, Question, find
from rules.register import RULES, Fact
from rules.rule import Rule

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YES, _NO = ("yes", "true", "1"), ("no", "false", "0")
_BORN = "born"  # the one date that may lie before the calendar
_EARLIEST_BIRTH = date(1900, 1, 1)
_MOST = 1000  # of any number of days: far more than any rule has
_NEVER_BEFORE = (  # a later fact, and the fact that it cannot precede
    ("notice_sent", "meeting"),
    ("ordered", "received"),
    ("ordered", "withdrawn"),
    ("ordered", "notice_sent"),
    ("ordered", "decision_sent"),
    ("hearing", "ordered"),
    ("directed", "ordered"),
)


class CannotAnswer(ValueError):
    """The words cannot be answered. The message is one plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer with all that it rests on: the question, and every fact with its value.

    A fact that was not given has its default; None stands for what is not known.
    """

    question: Question
    facts: Mapping[str, object]
    deadline: Deadline

    @property
    def statement(self) -> Rule:
        """The rule in words, as it holds for these facts."""
        kind, found = self.facts.get("kind"), self.deadline
        for table in (ORDERS, UNOPPOSED):
            if isinstance(kind, PromiseKind) and kind in table and table[kind].id == found.rule:
                return table[kind]
        stated = (self.question.statement, *RULES[found.rule].rules)
        same = (
            rule
            for rule in stated
            if (rule.citation, rule.duty_holder) == (found.citation, found.duty_holder)
        )
        return next(same, self.question.statement)

    @property
    def other_kinds(self) -> tuple[str, ...]:
        """The other kinds of act that can be asked under the same rule."""
        kinds = next((fact.choices for fact in self.question.facts if fact.name == "kind"), ())
        return tuple(kind.value for kind in kinds if kind is not self.facts.get("kind"))


def answer(
    rule: str, on: Mapping[str, str], given: Mapping[str, str], calendar: Calendar
) -> Deadline:
    """The deadline of a rule, as `answer_whole` gives it. Raises CannotAnswer."""
    return answer_whole(rule, on, given, calendar).deadline


def answer_whole(
    rule: str, on: Mapping[str, str], given: Mapping[str, str], calendar: Calendar
) -> Answered:
    """The answer of a rule, from dates by name (`on`) and other facts by name (`given`).

    `rule` is whatever `rules.question.find` knows. Dates are written 2026-06-10. The fact
    `detained` is known to every rule and is no when nothing is said. Raises CannotAnswer.
    """
    try:
        question = find(rule)
    except NoSuchQuestion as error:
        raise CannotAnswer(str(error)) from error
    _not_detained(given)
    dates = {name: _date(question, name, text, calendar) for name, text in on.items()}
    others = {
        name: _value(question, name, text) for name, text in given.items() if name != "detained"
    }
    facts = {**dates, **others}
    for fact in question.facts:
        if fact.needed and fact.name not in facts:
            raise CannotAnswer(f"Rule {question.key} needs the fact {fact.name} ({fact.kind}).")
    _in_order(dates)
    try:
        found = question.answer(facts, calendar)
    except OutsideCalendar as error:
        raise CannotAnswer(
            f"The count leaves the calendar, which covers {_covered(calendar)}."
        ) from error
    except ValueError as error:
        raise CannotAnswer(_sentence(str(error))) from error
    return Answered(question, question.facts_used(facts), found)


def _not_detained(given: Mapping[str, str]) -> None:
    if "detained" in given and _yes_or_no("detained", given["detained"]):
        raise CannotAnswer(
            "For a person who is detained other rules hold "
            f"({DETAINED.citation.provision}), so no date is given."
        )


def _date(question: Question, name: str, text: str, calendar: Calendar) -> date:
    fact = _fact(question, name)
    if fact.kind != "date":
        raise CannotAnswer(f"The fact {name} is not a date ({fact.kind}): give it with --with.")
    if not _DAY.fullmatch(text):
        raise CannotAnswer(f"The fact {name} is not a date: write the day like 2026-06-10.")
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise CannotAnswer(f"There is no day {text}.") from error
    earliest = _EARLIEST_BIRTH if name == _BORN else calendar.covers_from
    if not earliest <= day <= calendar.covers_to:
        raise CannotAnswer(
            f"{text} lies outside the calendar, which covers {_covered(calendar)}."
            if name != _BORN
            else f"{text} cannot be the day somebody was born."
        )
    return day


def _value(question: Question, name: str, text: str) -> object:
    fact = _fact(question, name)
    if fact.kind == "date":
        raise CannotAnswer(f"The fact {name} is a date: give it with --on.")
    if fact.kind == "choice":
        return _choice(fact, text)
    if fact.kind == "number":
        return _number(fact, text)
    if fact.kind == "terms":
        raise CannotAnswer(f"The fact {name} holds term dates and cannot be given as text.")
    return _yes_or_no(name, text)


def _fact(question: Question, name: str) -> Fact:
    for fact in question.facts:
        if fact.name == name:
            return fact
    known = ", ".join(fact.name for fact in question.facts)
    raise CannotAnswer(f"Rule {question.key} knows no fact called {name}; it takes {known}.")


def _choice(fact: Fact, text: str) -> object:
    for choice in fact.choices:
        if choice.value == text.strip().casefold():
            return choice
    raise CannotAnswer(f"The fact {fact.name} must be one of {', '.join(fact.choices)}.")


def _number(fact: Fact, text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text) or not 1 <= int(text) <= _MOST:
        raise CannotAnswer(f"The fact {fact.name} must be a whole number from 1 to {_MOST}.")
    return int(text)


def _yes_or_no(name: str, text: str) -> bool:
    said = text.strip().casefold()
    if said not in (*_YES, *_NO):
        raise CannotAnswer(f"The fact {name} must be yes or no.")
    return said in _YES


def _in_order(dates: Mapping[str, date]) -> None:
    for later, earlier in _NEVER_BEFORE:
        if later in dates and earlier in dates and dates[later] < dates[earlier]:
            raise CannotAnswer(
                f"The date {later} ({day_words(dates[later])}) cannot lie before the date "
                f"{earlier} ({day_words(dates[earlier])})."
            )


def _covered(calendar: Calendar) -> str:
    return f"{day_words(calendar.covers_from)} to {day_words(calendar.covers_to)}"


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
