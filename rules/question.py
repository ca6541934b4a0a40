"""The questions that can be asked of the law: every deadline under the id of its rule.

A question is asked by its key. The plain id of a rule ("C4") asks for its first deadline; another
deadline under the same id has a key of its own ("C4.answer"). The first fact of a question is its
trigger and is enough alone: every other fact has a default.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from rules.calendar import Calendar
from rules.citation import Citation
from rules.compliance import CHOICES
from rules.deadline import Deadline
from rules.register import DEADLINES, RULES, DeadlineFunction, Fact
from rules.rule import Rule, RuleKind

ALSO_ASKED_AS: Mapping[str, str] = MappingProxyType(
    {
        "K5": "D2",
        "K11": "T1",
        "K12": "T6",
        "K14": "T1",
        "K18": "T1.last_safe_day",
        "A11": "R1",
        "A13": "R28",
        "N3": "N2",
        "N10": "N6",
        "R3": "R1",
        "R14": "R8",
        "R15": "R8",
        "M4": "M2",
        "T2": "T1",
        "C5": "C4.answer",
        "O11": "C13",
        "U6": "U2",
    }
)
"""Rules whose day is that of another rule, and the key under which it is found."""

_ONLY_WITH = {"content_too": ("O6", "O7")}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that can be asked: its key, the function that answers and the facts it takes."""

    key: str
    statement: Rule
    function: DeadlineFunction
    facts: tuple[Fact, ...]

    @property
    def trigger(self) -> Fact:
        """The fact from which the time runs, enough alone."""
        return self.facts[0]

    @property
    def name(self) -> str:
        """The full name of the function that answers, for example "appeal.appeal"."""
        return self.function.name

    @property
    def citation(self) -> Citation:
        """The provision that sets the day."""
        return self.statement.citation

    @property
    def words(self) -> str:
        """The question in plain words."""
        return self.statement.question

    def answer(self, given: Mapping[str, object], calendar: Calendar) -> Deadline:
        """The deadline from the facts given by name; what is not given has its default.

        Raises TypeError for a fact that the question does not know or lacks, and ValueError for
        facts that cannot be.
        """
        return self.function.answer({**self._preset(), **given}, calendar)

    def facts_used(self, given: Mapping[str, object]) -> dict[str, object]:
        """Every fact with the value on which the answer rests; None for what is not known."""
        preset = {**self.function.defaults, **self._preset()}
        return {fact.name: given.get(fact.name, preset.get(fact.name)) for fact in self.facts}

    def _preset(self) -> dict[str, object]:
        return {fact.name: fact.choices[0] for fact in self.facts if fact.name == "kind"}


class NoSuchQuestion(LookupError):
    """Nothing, or more than one thing, answers to a name. The message is one plain sentence."""


def find(asked: str) -> Question:
    """A question by its key, by the id of a rule, or by the full or short name of its function.

    Case does not matter. Raises NoSuchQuestion.
    """
    name = asked.strip()
    keys = _NAMES.get(name.casefold(), ())
    if len(keys) == 1:
        return QUESTIONS[keys[0]]
    if keys:
        choice = ", ".join(keys)
        raise NoSuchQuestion(f"More than one rule is called {name}; choose one of {choice}.")
    if name.upper() in RULES:
        raise NoSuchQuestion(f"Rule {name.upper()} sets no day that can be counted.")
    raise NoSuchQuestion(f"There is no rule called {name}.")


def _questions() -> Iterator[Question]:
    places: dict[str, int] = {}
    for function in DEADLINES.values():
        for rule_id in function.rules:
            limits = [rule for rule in RULES[rule_id].rules if rule.kind is RuleKind.LIMIT]
            if not limits:
                continue
            place = places[rule_id] = places.get(rule_id, -1) + 1
            short = function.name.partition(".")[2]
            yield Question(
                rule_id if place == 0 else f"{rule_id}.{short}",
                limits[min(place, len(limits) - 1)],
                function,
                tuple(_facts(rule_id, function)),
            )


def _facts(rule_id: str, function: DeadlineFunction) -> Iterator[Fact]:
    for place, fact in enumerate(function.facts):
        if rule_id not in _ONLY_WITH.get(fact.name, (rule_id,)):
            continue
        needed = place == 0 or (fact.needed and fact.kind == "terms")
        choices = fact.choices
        if fact.name == "kind" and rule_id in CHOICES:
            choices = CHOICES[rule_id]
        yield replace(fact, needed=needed, choices=choices)


def _place(question: Question) -> tuple[int, bool]:
    rule_id, _, own_name = question.key.partition(".")
    return list(RULES).index(rule_id), bool(own_name)


def _names() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for question in QUESTIONS.values():
        for name in (question.name, question.name.partition(".")[2]):
            names[name] = (*names.get(name, ()), question.key)
    names |= {key.casefold(): (key,) for key in QUESTIONS}
    return names | {other.casefold(): (key,) for other, key in ALSO_ASKED_AS.items()}


QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {question.key: question for question in sorted(_questions(), key=_place)}
)
"""Every question by its key, in the order of the rule ids."""

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(_names())
