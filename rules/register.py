"""The register: every rule of the rule book, and the function that applies it.

`RULES` answers by rule id ("M9"); `DEADLINES` by the name of the function ("appeal.appeal"), and
knows which facts each function takes. Nothing here decides anything: the law stands in the modules
of its subjects.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType, ModuleType
from typing import cast, get_args, get_type_hints

from rules import (
    appeal,
    assessment,
    bundle_limits,
    complaint,
    compliance,
    discrimination,
    exemption,
    mediation,
    mediation_session,
    method,
    notice,
    ombudsman,
    people,
    phase_transfer,
    plan_duties,
    practice,
    reassessment,
    recommendation,
    referral,
    review,
    safe_day,
    school_calendar,
    transfer,
    tribunal,
)
from rules.calendar import Calendar
from rules.deadline import Deadline
from rules.rule import Rule, applied_by

SUBJECTS: tuple[ModuleType, ...] = (
    method,
    people,
    plan_duties,
    assessment,
    exemption,
    transfer,
    review,
    notice,
    phase_transfer,
    reassessment,
    complaint,
    ombudsman,
    mediation,
    mediation_session,
    appeal,
    safe_day,
    referral,
    tribunal,
    bundle_limits,
    compliance,
    recommendation,
    discrimination,
    school_calendar,
    practice,
)
"""The modules of the law in the order of the rule book."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a rule needs to know. `kind` is date, number, yes or no, choice or terms."""

    name: str
    kind: str
    needed: bool
    choices: tuple[StrEnum, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisteredRule:
    """One rule id with all that the law says under it, and the functions that apply it."""

    id: str
    subject: str
    rules: tuple[Rule, ...]
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadlineFunction:
    """A function that gives a deadline: its name, the rules it may give, the facts it takes.

    `parameters` gives the parameter that takes each fact, `unknown` the parameters that say None
    for a fact that is not known, `defaults` the value that each fact has when nothing is said.
    """

    name: str
    rules: tuple[str, ...]
    facts: tuple[Fact, ...]
    compute: Callable[..., Deadline]
    parameters: Mapping[str, str]
    unknown: tuple[str, ...]
    defaults: Mapping[str, object]

    def answer(self, given: Mapping[str, object], calendar: Calendar) -> Deadline:
        """The deadline from facts by name. Raises TypeError when one is missing or not known."""
        facts = {self.parameters.get(name, name): value for name, value in given.items()}
        return self.compute(**{**dict.fromkeys(self.unknown), **facts}, calendar=calendar)


def _rules_of(module: ModuleType) -> Iterator[Rule]:
    for value in vars(module).values():
        if isinstance(value, Rule):
            yield value
        elif isinstance(value, Mapping):
            yield from (item for item in value.values() if isinstance(item, Rule))
        elif isinstance(value, tuple):
            yield from (item for item in value if isinstance(item, Rule))


def _functions_of(module: ModuleType) -> Iterator[tuple[str, Callable[..., object]]]:
    for name, value in vars(module).items():
        own = inspect.isfunction(value) and value.__module__ == module.__name__
        if own and not name.startswith("_"):
            yield name, value


def _subject(module: ModuleType) -> str:
    return module.__name__.removeprefix("rules.")


def _kinds(hint: object) -> tuple[object, ...]:
    return get_args(hint) or (hint,)


def _fact(parameter: inspect.Parameter, hint: object) -> Fact:
    optional = type(None) in _kinds(hint) or parameter.default is not inspect.Parameter.empty
    kind = next(item for item in _kinds(hint) if item is not type(None))
    name = parameter.name.removesuffix("_on")
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Fact(name, "choice", not optional, tuple(kind))
    words: dict[object, str] = {date: "date", int: "number", bool: "yes or no"}
    return Fact(name, words.get(kind, "terms"), not optional)


def _deadline_function(key: str, compute: Callable[..., Deadline]) -> DeadlineFunction:
    hints = get_type_hints(compute)
    taken = {
        name: parameter
        for name, parameter in inspect.signature(compute).parameters.items()
        if hints[name] is not Calendar
    }
    facts = [_fact(parameter, hints[name]) for name, parameter in taken.items()]
    return DeadlineFunction(
        key,
        applied_by(compute),
        tuple(sorted(facts, key=lambda fact: fact.kind != "date" or not fact.needed)),
        compute,
        {name.removesuffix("_on"): name for name in taken},
        tuple(
            name
            for name, parameter in taken.items()
            if type(None) in _kinds(hints[name]) and parameter.default is inspect.Parameter.empty
        ),
        {
            name.removesuffix("_on"): parameter.default
            for name, parameter in taken.items()
            if parameter.default is not inspect.Parameter.empty
        },
    )


def _gather_deadlines() -> dict[str, DeadlineFunction]:
    found = {}
    for module in SUBJECTS:
        for name, function in _functions_of(module):
            hints = get_type_hints(function)
            if hints.pop("return") is Deadline and Deadline not in hints.values():
                key = f"{_subject(module)}.{name}"
                found[key] = _deadline_function(key, cast("Callable[..., Deadline]", function))
    return found


def _gather_rules() -> dict[str, RegisteredRule]:
    rules: dict[str, list[Rule]] = {}
    subjects: dict[str, str] = {}
    functions: dict[str, list[str]] = {}
    for module in SUBJECTS:
        for rule in _rules_of(module):
            held = rules.setdefault(rule.id, [])
            if rule not in held:
                held.append(rule)
            subjects.setdefault(rule.id, _subject(module))
        for name, function in _functions_of(module):
            for rule_id in applied_by(function):
                functions.setdefault(rule_id, []).append(f"{_subject(module)}.{name}")
    order = sorted(rules, key=lambda rule_id: (rule_id[0], int(rule_id[1:])))
    return {
        rule_id: RegisteredRule(
            rule_id, subjects[rule_id], tuple(rules[rule_id]), tuple(functions.get(rule_id, ()))
        )
        for rule_id in order
    }


RULES: Mapping[str, RegisteredRule] = MappingProxyType(_gather_rules())
DEADLINES: Mapping[str, DeadlineFunction] = MappingProxyType(_gather_deadlines())
