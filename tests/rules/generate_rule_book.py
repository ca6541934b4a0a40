"""Writes docs/rules.md, the rule book, from the register.

Run it as a module (`python -m tests.rules.generate_rule_book`) after a change to rules/.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rules.appeal import appeal
from rules.calendar import ENGLAND
from rules.caution import Caution, caution_words
from rules.citation import STATUS_WORDS, Status
from rules.deadline import explain
from rules.question import ALSO_ASKED_AS, QUESTIONS
from rules.register import RULES, SUBJECTS, Fact, RegisteredRule
from rules.rule import PARTY_WORDS, Rule, RuleKind

TARGET = Path(__file__).resolve().parents[2] / "docs" / "rules.md"

_INTRODUCTION = """\
# The rule book

Generated from `rules/` by `python -m tests.rules.generate_rule_book`; a test fails when it is
stale. Do not edit it by hand.

Each rule has an id that code, tests, pages and letters cite. The mark says how far its words were
checked. This is not legal advice.
"""


def text() -> str:
    """The whole rule book as Markdown."""
    return "\n".join(
        [
            _INTRODUCTION,
            *_marks(),
            *_example(),
            *_contents(),
            *(line for module in SUBJECTS for line in _subject(module.__name__, module.__doc__)),
            *_deadlines(),
            *_cautions(),
        ]
    )


def _marks() -> Iterator[str]:
    yield "| mark | meaning |\n|---|---|"
    for status in Status:
        yield f"| {_mark(status)} | {STATUS_WORDS[status]} |"
    yield ""


def _example() -> Iterator[str]:
    yield "## A deadline that explains itself\n"
    yield "The notice was sent on 10 June 2026 and there is no certificate:\n"
    yield from (f"- {line}" for line in explain(appeal(date(2026, 6, 10), None, ENGLAND)))
    yield ""


def _contents() -> Iterator[str]:
    yield "## Contents\n"
    for module in SUBJECTS:
        name = module.__name__.removeprefix("rules.")
        if _of_subject(name):
            title = name.replace("_", " ")
            yield f"- [{title}](#{name.replace('_', '-')}): {_first_line(module.__doc__)}"
    yield "- [deadlines by name](#deadlines-by-name)\n- [cautions](#cautions)\n"


def _of_subject(subject: str) -> list[RegisteredRule]:
    return [entry for entry in RULES.values() if entry.subject == subject]


def _subject(module_name: str, document: str | None) -> Iterator[str]:
    name = module_name.removeprefix("rules.")
    entries = _of_subject(name)
    if not entries:
        return
    yield f"## {name.replace('_', ' ')}\n"
    yield f"{_first_line(document)} (`rules/{name}.py`)\n"
    yield "| id | question | rule | who | provision | mark | if missed | ask for it |"
    yield "|---|---|---|---|---|---|---|---|"
    for entry in entries:
        yield from (_row(rule) for rule in entry.rules)
    yield ""


def _row(rule: Rule) -> str:
    cells = (
        rule.id,
        rule.question,
        rule.limit,
        PARTY_WORDS[rule.duty_holder] if rule.duty_holder else "-",
        rule.citation.provision,
        _mark(rule.citation.status),
        rule.if_missed.words,
        _ask(rule),
    )
    return f"| {' | '.join(cells)} |"


def _ask(rule: Rule) -> str:
    """How to ask for the day that the rule sets: the key of its question and its trigger."""
    asked = [question for question in QUESTIONS.values() if question.key.startswith(rule.id)]
    own = [one for one in asked if one.statement == rule]
    if not own and rule.kind is RuleKind.LIMIT:  # one of several periods under one id
        own = [one for one in asked if one.key == rule.id]
    words = [f"`{one.key}` from {one.trigger.name}" for one in own]
    if rule.id in ALSO_ASKED_AS:
        words.append(f"`{rule.id}`, answered by {ALSO_ASKED_AS[rule.id]}")
    return "; ".join(words) or "-"


def _deadlines() -> Iterator[str]:
    yield "## deadlines by name\n"
    yield (
        "`redress deadline RULE --on NAME=DATE` works each of them out. The rule may also be "
        "given by its name. The first fact is the trigger and is enough alone; `detained=yes` is "
        "refused under every rule (A25).\n"
    )
    yield "| rule | name | facts |\n|---|---|---|"
    for question in QUESTIONS.values():
        facts = ", ".join(_fact(fact) for fact in question.facts)
        yield f"| `{question.key}` | `{question.name}` | {facts} |"
    others = ", ".join(f"{other} ({key})" for other, key in ALSO_ASKED_AS.items())
    yield f"\nRules whose day is that of another rule: {others}.\n"


def _fact(fact: Fact) -> str:
    kind = " / ".join(fact.choices) if fact.choices else fact.kind
    return f"{fact.name} ({kind}{'' if fact.needed else ', may be left out'})"


def _cautions() -> Iterator[str]:
    yield "## cautions\n"
    yield "| code | meaning |\n|---|---|"
    for code in Caution:
        yield f"| `{code}` | {caution_words(code)} |"
    yield ""


def _mark(status: Status) -> str:
    return status.value.replace("_", "-").upper()


def _first_line(document: str | None) -> str:
    return (document or "").partition("\n")[0]


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text())
