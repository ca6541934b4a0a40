"""The form of one clause of a plan: its questions, what stands in them, and the clause they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers, Raw
from api.words import record as words
from cases.plan.record.content import (
    KIND_OF,
    LONGEST_TEXT,
    NEEDS,
    PROVISION,
    Advice,
    Budget,
    Clause,
    Manner,
    Outcome,
    Placement,
    PlanRecord,
    Provision,
    Section,
    Statement,
)

_LINE = 300
_REASON = 2_000
_NUMBERS = ("hours", "minutes", "times", "group")

_ADAPTERS: Mapping[type, TypeAdapter[Any]] = {
    kind: TypeAdapter(kind) for kind in set(KIND_OF.values())
}


def fields_of(
    section: Section, record: PlanRecord, papers: Iterable[tuple[str, str]] = ()
) -> tuple[Field, ...]:
    """The questions of a clause of a section; `papers` are ids and titles of the case's documents."""
    kind: Any = KIND_OF[section]
    own = next(str(one.default) for one in fields(kind) if one.name == "kind")
    asked = Field(
        "words",
        words.WORDS_OF[own],
        FieldKind.LINE if kind is Advice else FieldKind.WORDS,
        missing="Write it in words",
        limit=_LINE if kind is Advice else LONGEST_TEXT,
    )
    return (asked, *_more(kind, record, papers), *_where(section))


def _more(kind: type, record: PlanRecord, papers: Iterable[tuple[str, str]]) -> tuple[Field, ...]:
    if kind is Statement:
        return (
            Field(
                "whose",
                "Whose words are these?",
                FieldKind.CHOICE,
                missing="Choose whose words these are",
                options=options(words.VOICE_CHOICES),
            ),
        )
    if kind is Outcome:
        return (
            _links("needs", "Which needs is it about?", record, NEEDS),
            _day("by", "By which day?"),
        )
    if kind is Provision:
        return _provision(record)
    if kind is Placement:
        return (
            Field(
                "setting",
                "The name of the school, college or other setting",
                hint="Leave it empty while none is named.",
                required=False,
                limit=_LINE,
            ),
        )
    if kind is Budget:
        return (
            Field("pounds", "Pounds a year", hint="For example 1200 or 1200.50.", required=False),
            _links("provisions", "Which help does it pay for?", record, PROVISION),
        )
    if kind is Advice:
        return (
            Field("author", "Who wrote it, in which job?", required=False, limit=_LINE),
            _day("dated_on", "When was it written?"),
            Field(
                "document_id",
                "Which paper of this case is it?",
                FieldKind.SELECT,
                required=False,
                options=tuple(Option(paper_id, title) for paper_id, title in papers),
            ),
        )
    return ()


def _provision(record: PlanRecord) -> tuple[Field, ...]:
    sessions = ("manner", (Manner.SESSIONS.value,))
    return (
        _links("needs", "Which needs is it for?", record, NEEDS),
        _links("outcomes", "Towards which outcomes?", record, (Section.E,)),
        Field(
            "manner",
            "How is it given?",
            FieldKind.CHOICE,
            missing="Choose how it is given",
            options=options(words.MANNERS),
        ),
        Field("hours", "Hours of each session", required=False, shown_when=sessions),
        Field("minutes", "Minutes of each session", required=False, shown_when=sessions),
        Field("times", "How many times?", required=False, shown_when=sessions),
        Field(
            "per",
            "In which time?",
            FieldKind.SELECT,
            required=False,
            options=options(words.PERIOD_CHOICES),
            shown_when=sessions,
        ),
        Field(
            "group",
            "How many children at once?",
            hint="1 means one to one.",
            required=False,
            shown_when=sessions,
        ),
        Field(
            "by_whom",
            "Who gives it?",
            hint="The job, and the training or qualification.",
            required=False,
            limit=_LINE,
        ),
        Field(
            "funder",
            "Who pays for it?",
            FieldKind.SELECT,
            required=False,
            options=options(words.FUNDER_CHOICES),
        ),
        _day("starts_on", "When does it start?"),
        _day("ends_on", "When does it end, if a day is set?"),
        Field(
            "why_vague",
            "Why do words that leave room stay?",
            FieldKind.WORDS,
            hint="Only when such words are marked and you mean them. The family can read this.",
            required=False,
            limit=_REASON,
        ),
    )


def _where(section: Section) -> tuple[Field, ...]:
    same = [one for one in Section if KIND_OF[one] is KIND_OF[section]]
    if len(same) == 1:
        return ()
    return (
        Field(
            "section",
            "In which section?",
            FieldKind.SELECT,
            missing="Choose the section",
            options=tuple(Option(one.value, f"Section {one}") for one in same),
        ),
    )


def _links(name: str, label: str, record: PlanRecord, sections: Iterable[Section]) -> Field:
    labels = record.labels()
    found = tuple(
        Option(clause.clause_id, f"{labels[clause.clause_id]}: {_short(clause.words)}")
        for section in sections
        for clause in record.of(section)
    )
    kind = FieldKind.CHOICES if found else FieldKind.HIDDEN
    return Field(name, label, kind, required=False, options=found)


def _day(name: str, label: str) -> Field:
    return Field(name, label, FieldKind.DAY, required=False, what="the day")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def typed_from(clause: Clause) -> Raw:
    """What stands in the form of a clause that is there."""
    typed: dict[str, list[str]] = {}
    for name in (one.name for one in fields(clause)):
        value = getattr(clause, name)
        if isinstance(value, date):
            typed |= {
                f"{name}-day": [str(value.day)],
                f"{name}-month": [str(value.month)],
                f"{name}-year": [str(value.year)],
            }
        elif isinstance(value, tuple):
            typed[name] = list(value)
        elif value is not None:
            typed[name] = [str(value)]
    if isinstance(clause, Provision) and clause.minutes is not None:
        hours, minutes = divmod(clause.minutes, 60)
        typed["hours"] = [str(hours)] if hours else []
        typed["minutes"] = [str(minutes)] if minutes else []
    if isinstance(clause, Budget) and clause.pence is not None:
        typed["pounds"] = [f"{clause.pence // 100}.{clause.pence % 100:02d}"]
    return typed


def make_clause(clause_id: str, section: Section, answers: Answers) -> Clause | None:
    """The clause that the answers make; None when there are errors, which are then in `answers`."""
    if answers.errors:
        return None
    kind: Any = KIND_OF[section]
    facts: dict[str, Any] = {"clause_id": clause_id, "section": section}
    for name in (one.name for one in fields(kind)):
        value = answers.values.get(name)
        if value not in (None, "", ()):
            facts[name] = value
    if kind is Provision:
        facts |= _how_much(answers)
    if kind is Budget:
        facts["pence"] = _pence(answers)
    if answers.errors:
        return None
    try:
        return _ADAPTERS[kind].validate_python(facts)  # type: ignore[no-any-return]
    except ValidationError as error:
        for fault in error.errors():
            name = str(fault["loc"][0]) if fault["loc"] else "words"
            answers.refuse(name, "Check this answer. It cannot be used as it is.")
    return None


def _how_much(answers: Answers) -> dict[str, Any]:
    numbers = {name: _number(name, answers) for name in _NUMBERS}
    hours, minutes = numbers.pop("hours"), numbers.pop("minutes")
    known = hours is not None or minutes is not None
    length = (hours or 0) * 60 + (minutes or 0) if known else None
    if length == 0 and not answers.errors:
        answers.refuse("hours", "A session is at least 1 minute long")
    return {**numbers, "minutes": length}


def _number(name: str, answers: Answers) -> int | None:
    typed = answers.text(name)
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
        answers.refuse(name, "Write a whole number, like 2, or leave it empty")
        return None
    return int(typed)


def _pence(answers: Answers) -> int | None:
    typed = answers.text("pounds").removeprefix("£").replace(",", "")
    if not typed:
        return None
    pounds, dot, pence = typed.partition(".")
    fits = pounds.isascii() and pounds.isdigit() and len(pounds) <= 8
    if dot and not (pence.isascii() and pence.isdigit() and len(pence) == 2):
        fits = False
    if not fits:
        answers.refuse("pounds", "Write an amount of money, like 1200 or 1200.50")
        return None
    return int(pounds) * 100 + int(pence or 0)
