"""What lies between two versions of a plan: clause by clause, added, removed, changed, moved.

A clause is the same clause as long as it has the same id. `apply` turns the older version and the
difference into the newer one, so nothing can change between two versions that a reader is not shown.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Annotated

from pydantic import Field

from cases.plan.record.content import Clause, PlanRecord

AnyClause = Annotated[Clause, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class Added:
    """A clause that is new; `at` is its place among all clauses of the newer version, from 0."""

    clause: AnyClause
    at: int


@dataclass(frozen=True, slots=True)
class Removed:
    """A clause that is gone."""

    clause: AnyClause


@dataclass(frozen=True, slots=True)
class Changed:
    """A clause that says something else, wherever it stands."""

    before: AnyClause
    after: AnyClause


@dataclass(frozen=True, slots=True)
class Moved:
    """A clause that stands elsewhere: in another section, or at another place of its own."""

    before: AnyClause
    after: AnyClause
    at: int


@dataclass(frozen=True, slots=True)
class Difference:
    """All that lies between an older and a newer version. A clause may be moved and changed."""

    added: tuple[Added, ...] = ()
    removed: tuple[Removed, ...] = ()
    changed: tuple[Changed, ...] = ()
    moved: tuple[Moved, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the two versions are the same."""
        return not (self.added or self.removed or self.changed or self.moved)

    @property
    def touched(self) -> frozenset[str]:
        """The ids of every clause that differs."""
        new_or_gone = {one.clause.clause_id for one in self.added}
        new_or_gone |= {one.clause.clause_id for one in self.removed}
        other = {one.after.clause_id for one in self.changed}
        return frozenset(new_or_gone | other | {one.after.clause_id for one in self.moved})


def difference(older: PlanRecord, newer: PlanRecord) -> Difference:
    """What changed from the older to the newer version."""
    before = {clause.clause_id: clause for clause in older.clauses}
    after = {clause.clause_id: (at, clause) for at, clause in enumerate(newer.clauses)}
    stayed = _stayed(older, newer)
    return Difference(
        tuple(Added(clause, at) for name, (at, clause) in after.items() if name not in before),
        tuple(Removed(clause) for name, clause in before.items() if name not in after),
        tuple(
            Changed(before[name], clause)
            for name, (_, clause) in after.items()
            if name in before and fields_changed(before[name], clause)
        ),
        tuple(
            Moved(before[name], clause, at)
            for name, (at, clause) in after.items()
            if name in before and name not in stayed
        ),
    )


def apply(older: PlanRecord, found: Difference) -> PlanRecord:
    """The newer version. Raises ValueError when the difference is not one of this version."""
    gone = {one.clause.clause_id for one in found.removed}
    changed = {one.after.clause_id: one.after for one in found.changed}
    coming = {one.after.clause_id: (one.at, one.after) for one in found.moved}
    missing = ({*gone, *changed, *coming}) - {clause.clause_id for clause in older.clauses}
    if missing:
        raise ValueError(f"The older version has no clause {', '.join(sorted(missing))}")
    clauses = [
        changed.get(clause.clause_id, clause)
        for clause in older.clauses
        if clause.clause_id not in gone and clause.clause_id not in coming
    ]
    arriving = [*((one.at, one.clause) for one in found.added), *coming.values()]
    for at, clause in sorted(arriving, key=lambda item: item[0]):
        clauses.insert(at, clause)
    return PlanRecord(tuple(clauses))


def fields_changed(before: Clause, after: Clause) -> tuple[str, ...]:
    """The names of the answers in which a clause differs; its section is a matter of its place."""
    if type(before) is not type(after):
        return tuple(field.name for field in fields(after) if field.name != "clause_id")
    return tuple(
        field.name
        for field in fields(after)
        if field.name != "section" and getattr(before, field.name) != getattr(after, field.name)
    )


def _stayed(older: PlanRecord, newer: PlanRecord) -> frozenset[str]:
    """The clauses that kept their place: the longest run that is in the same order in both."""
    place = {clause.clause_id: at for at, clause in enumerate(older.clauses)}
    section = {clause.clause_id: clause.section for clause in older.clauses}
    names = [
        clause.clause_id
        for clause in newer.clauses
        if section.get(clause.clause_id) is clause.section
    ]
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for index, name in enumerate(names):
        length = bisect_left(tails, place[name])
        previous.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [place[name]]
        ends[length : length + 1] = [index]
    found: set[str] = set()
    index = ends[-1] if ends else -1
    while index >= 0:
        found.add(names[index])
        index = previous[index]
    return frozenset(found)


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words and what became of it."""

    mark: Mark
    words: str


def word_changes(before: str, after: str) -> tuple[Span, ...]:
    """Two texts as one: the words that stayed, went and came, in reading order.

    What is not ADDED is the older text, what is not REMOVED the newer one, letter by letter.
    """
    old, new = _tokens(before), _tokens(after)
    spans: list[Span] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            spans.append(Span(Mark.SAME, "".join(old[i1:i2])))
            continue
        if i2 > i1:
            spans.append(Span(Mark.REMOVED, "".join(old[i1:i2])))
        if j2 > j1:
            spans.append(Span(Mark.ADDED, "".join(new[j1:j2])))
    return tuple(spans)


def _tokens(text: str) -> Sequence[str]:
    """Words and what is between them, so that they join to the text again."""
    return ["".join(run) for _, run in groupby(text, key=_sort)]


def _sort(char: str) -> int:
    return 0 if char.isalnum() else 1 if char.isspace() else 2
