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
from rules.register import DEADLINES, RULES, SUBJECTS, Fact, RegisteredRule
from rules.rule import Rule

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
    yield "| id | question | rule | who | provision | mark | if missed |"
    yield "|---|---|---|---|---|---|---|"
    for entry in entries:
        yield from (_row(rule) for rule in entry.rules)
    yield ""


def _row(rule: Rule) -> str:
    cells = (
        rule.id,
        rule.question,
        rule.limit,
        rule.duty_holder.value if rule.duty_holder else "-",
        rule.citation.provision,
        _mark(rule.citation.status),
        rule.if_missed.words,
    )
    return f"| {' | '.join(cells)} |"


def _deadlines() -> Iterator[str]:
    yield "## deadlines by name\n"
    yield "The first fact is the trigger.\n"
    yield "| name | rules | facts |\n|---|---|---|"
    for found in DEADLINES.values():
        facts = ", ".join(_fact(fact) for fact in found.facts)
        yield f"| `{found.name}` | {', '.join(found.rules)} | {facts} |"
    yield ""


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
