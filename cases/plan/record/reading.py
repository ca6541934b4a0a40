"""A plan as people read it: the one source of its page, its PDF and its comparison."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cases.plan.record.content import (
    TITLES,
    Advice,
    Budget,
    Clause,
    Need,
    Outcome,
    Placement,
    PlanRecord,
    Provision,
    Section,
    Statement,
    Voice,
)
from cases.plan.record.quantity import FUNDERS, how_much
from rules.deadline import day_words

VOICES: Mapping[Voice, str] = MappingProxyType(
    {
        Voice.CHILD: "The child",
        Voice.YOUNG_PERSON: "The young person",
        Voice.PARENT: "The parents",
    }
)
"""Whose words, in words."""

NOT_SAID = "not said"
"""What stands where provision leaves something open, so that a reader sees that it does."""

GONE = "something that is not in the plan"


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A clause in words. `facts` are pairs of what is asked and what the clause says to it."""

    clause_id: str
    label: str
    words: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadSection:
    """A section in words; it may have no clauses."""

    section: Section
    title: str
    clauses: tuple[ReadClause, ...]


def read(record: PlanRecord) -> tuple[ReadSection, ...]:
    """The plan in words, every section, in order."""
    labels = record.labels()
    return tuple(
        ReadSection(
            section,
            TITLES[section],
            tuple(
                replace(one, facts=(*one.facts, *_met_by(record, clause, labels)))
                for clause in record.of(section)
                for one in (read_clause(clause, labels),)
            ),
        )
        for section in Section
    )


def read_clause(clause: Clause, labels: Mapping[str, str]) -> ReadClause:
    """A clause in words; `labels` say what the clauses are called that it names."""
    return ReadClause(
        clause.clause_id, labels[clause.clause_id], clause.words, tuple(_facts(clause, labels))
    )


def _facts(clause: Clause, labels: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    match clause:
        case Statement():
            yield "Whose words", VOICES[clause.whose]
        case Need():
            return
        case Outcome():
            yield "For the needs", _named(clause.needs, labels)
            yield "By", day_words(clause.by) if clause.by else NOT_SAID
        case Provision():
            yield from _provision(clause, labels)
        case Placement():
            yield "Name", clause.setting or "not named"
        case Budget():
            yield "Money a year", _money(clause.pence)
            yield "Pays for", _named(clause.provisions, labels)
        case Advice():
            yield "Written by", clause.author or NOT_SAID
            yield "Date", day_words(clause.dated_on) if clause.dated_on else NOT_SAID
            yield "The paper", "attached" if clause.document_id else "not attached"


def _met_by(
    record: PlanRecord, clause: Clause, labels: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """For a need or an outcome: what in the plan is for it, so that a reader need not search."""
    name = clause.clause_id
    if isinstance(clause, Need):
        aims = [o for o in record.of(Section.E) if isinstance(o, Outcome) and name in o.needs]
        yield "Outcomes for it", _called(aims, labels)
        yield "Help for it", _called(_help(record, lambda one: name in one.needs), labels)
    if isinstance(clause, Outcome):
        yield "Help towards it", _called(_help(record, lambda one: name in one.outcomes), labels)


def _help(record: PlanRecord, wanted: Callable[[Provision], bool]) -> list[Clause]:
    return [one for one in record.clauses if isinstance(one, Provision) and wanted(one)]


def _called(clauses: Iterable[Clause], labels: Mapping[str, str]) -> str:
    return ", ".join(labels[clause.clause_id] for clause in clauses) or "none"


def _provision(help_: Provision, labels: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    if help_.manner == "sessions":
        yield "How much", how_much(help_) or NOT_SAID
    yield "By whom", help_.by_whom or NOT_SAID
    yield "Paid for by", FUNDERS[help_.funder] if help_.funder else NOT_SAID
    yield "Starts", day_words(help_.starts_on) if help_.starts_on else NOT_SAID
    if help_.ends_on:
        yield "Ends", day_words(help_.ends_on)
    yield "For the needs", _named(help_.needs, labels)
    yield "Towards the outcomes", _named(help_.outcomes, labels)
    if help_.why_vague:
        yield "Why words that leave room stay", help_.why_vague


def _named(clause_ids: Iterable[str], labels: Mapping[str, str]) -> str:
    found = [labels.get(clause_id, GONE) for clause_id in clause_ids]
    return ", ".join(dict.fromkeys(found)) or NOT_SAID


def _money(pence: int | None) -> str:
    if pence is None:
        return NOT_SAID
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02d}" if rest else f"£{pounds:,}"
