"""The commands that ask the law: `redress deadline` and `redress deadlines`.

Imports of the law happen inside the commands, so that `redress --help` is quick.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rules.asked import Answered
    from rules.deadline import Deadline
    from rules.question import Question
    from rules.register import Fact


class WrongQuestion(click.ClickException):
    """The command was asked something that has no answer; the message is one plain sentence."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence, without a reminder of how the command is used."""
        click.echo(f"redress: {self.message}", file=file, err=file is None)


class _OneSentence(click.Command):
    """A command that says in one sentence what is wrong with the way it was called."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """The context of the call. Raises WrongQuestion for a call that cannot be read."""
        try:
            return super().make_context(*args, **extra)
        except click.UsageError as error:
            raise WrongQuestion(f"{error.format_message().rstrip('.')}.") from error


@click.command(cls=_OneSentence)
@click.argument("rule")
@click.option("--on", "dates", multiple=True, metavar="NAME=DATE", help="A date, as 2026-06-10.")
@click.option("--with", "facts", multiple=True, metavar="NAME=VALUE", help="Any other fact.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def deadline(rule: str, dates: tuple[str, ...], facts: tuple[str, ...], as_json: bool) -> None:
    """Work out one deadline of the law and show each step.

    RULE is the id of a rule (T1, M9) or a name (appeal). `redress deadlines` lists them all with
    the facts they take; the first fact is enough. Persons who are detained (--with detained=yes)
    are under other rules, and no date is given for them.
    """
    from rules.asked import CannotAnswer, answer_whole
    from rules.calendar import ENGLAND

    try:
        found = answer_whole(
            rule, _pairs(dates, "--on", "DATE"), _pairs(facts, "--with", "VALUE"), ENGLAND
        )
    except CannotAnswer as error:
        raise WrongQuestion(str(error)) from error
    if as_json:
        click.echo(json.dumps(_whole(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            click.echo(line)


@click.command(cls=_OneSentence)
@click.option("--json", "as_json", is_flag=True, help="A JSON list instead of a table.")
def deadlines(as_json: bool) -> None:
    """List every deadline that can be asked for, with the facts it takes.

    The first fact is the one from which the time runs, and it is enough alone. The others, in
    brackets, may be left out. Every rule also takes `--with detained=yes`.
    """
    from rules.question import QUESTIONS

    if as_json:
        entries = [_entry(question) for question in QUESTIONS.values()]
        click.echo(json.dumps(entries, ensure_ascii=False, indent=2))
        return
    for question in QUESTIONS.values():
        click.echo(f"{click.style(question.key, bold=True)}  {question.words}")
        click.echo(f"    {question.name}: {', '.join(map(_fact_words, question.facts))}")
        click.echo(f"    {question.citation.provision}")


def as_object(found: Deadline) -> dict[str, Any]:
    """The deadline as plain values: days as 2026-06-10, the instant in UTC with Z."""
    from rules.step import words

    return {
        "rule": found.rule,
        "citation": found.citation.provision,
        "status": found.citation.status.value,
        "duty_holder": found.duty_holder.value,
        "nominal_on": found.nominal_on.isoformat(),
        "due_on": found.due_on.isoformat(),
        "due_at": found.due_at and found.due_at.isoformat().replace("+00:00", "Z"),
        "steps": [
            {
                "kind": step.kind.value,
                "from_on": step.from_on and step.from_on.isoformat(),
                "amount": step.amount,
                "to_on": step.to_on.isoformat(),
                "skipped": [day.isoformat() for day in step.skipped],
                "words": words(step),
            }
            for step in found.steps
        ],
        "warnings": [str(code) for code in found.warnings],
        "calendar_version": found.calendar_version,
        "if_missed": found.if_missed.words,
    }


def _entry(question: Question) -> dict[str, Any]:
    return {
        "rule": question.key,
        "name": question.name,
        "question": question.words,
        "citation": question.citation.provision,
        "status": question.citation.status.value,
        "facts": [
            {
                "name": fact.name,
                "kind": fact.kind,
                "needed": fact.needed,
                "choices": [choice.value for choice in fact.choices],
            }
            for fact in question.facts
        ],
    }


def _whole(found: Answered) -> dict[str, Any]:
    statement = found.statement
    return {
        **as_object(found.deadline),
        "question": statement.question,
        "limit": statement.limit,
        "answered_as": {name: _plain(value) for name, value in found.facts.items()},
    }


def _plain(value: object) -> object:
    from datetime import date

    return value.isoformat() if isinstance(value, date) else value


_DAY_NAMES = {  # by question: what its day is, where it is not a last day
    "T1.last_safe_day": "last safe day",
    "C7": "day before which the Ombudsman usually does not look",
    **dict.fromkeys(("T4", "T18", "R19", "X5"), "target"),
}


def _lines(found: Answered) -> list[str]:
    from rules.citation import STATUS_WORDS
    from rules.deadline import day_words, explain
    from rules.rule import PARTY_WORDS

    deadline, statement = found.deadline, found.statement
    day_name = _DAY_NAMES.get(found.question.key, "last day")
    told = [line.replace("The last day is", f"The {day_name} is") for line in explain(deadline)]
    return [
        statement.question,
        *told,
        "",
        f"Rule {deadline.rule}: {deadline.citation.provision}. "
        f"{STATUS_WORDS[deadline.citation.status]}",
        f"In words: {statement.limit}.",
        *_kinds(found),
        f"Who must act: {PARTY_WORDS[deadline.duty_holder]}.",
        *(
            [f"Day before any move: {day_words(deadline.nominal_on)}."]
            if deadline.nominal_on != deadline.due_on
            else []
        ),
        f"{day_name[0].upper()}{day_name[1:]}: {day_words(deadline.due_on)}.",
        f"Calendar: {deadline.calendar_version}.",
        f"If it is missed: {deadline.if_missed.words}",
    ]


def _kinds(found: Answered) -> list[str]:
    """Which of several acts under one rule was meant, and how to ask for the others."""
    kind = found.facts.get("kind")
    if kind is None or not found.other_kinds:
        return []
    others = ", ".join(found.other_kinds)
    return [f"Answered for kind={kind}. Others can be asked with --with kind=NAME: {others}."]


def _fact_words(fact: Fact) -> str:
    kind = " / ".join(fact.choices) if fact.choices else fact.kind
    words = f"{fact.name}={kind}"
    return words if fact.needed else f"[{words}]"


def _pairs(given: tuple[str, ...], option: str, what: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not (name and sign and value):
            raise WrongQuestion(f"{option} takes NAME={what}, not {text!r}.")
        if name in pairs:
            raise WrongQuestion(f"The fact {name} was given twice.")
        pairs[name] = value
    return pairs
