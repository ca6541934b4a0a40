"""Two versions side by side, for people: what is new, gone, changed and moved, section by section."""

from __future__ import annotations

from dataclasses import dataclass

from cases.plan.record.content import TITLES, Clause, PlanRecord, Section
from cases.plan.record.difference import Mark, Span, difference, word_changes
from cases.plan.record.reading import read_clause


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """One clause that differs. A label is empty where the clause is not in that version.

    `facts` are the answers that differ: what is asked, what was said, what is said now.
    """

    clause_id: str
    old_label: str
    new_label: str
    is_moved: bool
    words: tuple[Span, ...]
    facts: tuple[tuple[str, str, str], ...]

    @property
    def is_new(self) -> bool:
        """Whether it is only in the newer version."""
        return not self.old_label

    @property
    def is_gone(self) -> bool:
        """Whether it is only in the older version."""
        return not self.new_label

    @property
    def is_changed(self) -> bool:
        """Whether it is in both and says something else."""
        both = not (self.is_new or self.is_gone)
        return both and (bool(self.facts) or any(s.mark is not Mark.SAME for s in self.words))


@dataclass(frozen=True, slots=True)
class ComparedSection:
    """A section in which something differs; what was taken out of it comes last."""

    section: Section
    title: str
    clauses: tuple[ComparedClause, ...]


def compare(older: PlanRecord, newer: PlanRecord) -> tuple[ComparedSection, ...]:
    """The sections in which two versions differ; empty when they are the same."""
    found = difference(older, newer)
    old_labels, new_labels = older.labels(), newer.labels()
    # A clause that is in both is called by its newer name, so that a new number alone is no change.
    named = {**old_labels, **new_labels}
    moved = {one.after.clause_id for one in found.moved}

    def compared(before: Clause | None, after: Clause | None) -> ComparedClause:
        one = after or before
        assert one is not None
        was = dict(read_clause(before, named).facts) if before else {}
        now = dict(read_clause(after, named).facts) if after else {}
        facts = tuple(
            (name, was.get(name, ""), now.get(name, ""))
            for name in dict.fromkeys((*was, *now))
            if was.get(name) != now.get(name)
        )
        return ComparedClause(
            one.clause_id,
            old_labels[one.clause_id] if before else "",
            new_labels[one.clause_id] if after else "",
            one.clause_id in moved,
            word_changes(before.words if before else "", after.words if after else ""),
            facts,
        )

    sections = []
    for section in Section:
        clauses = [
            compared(older.find(clause.clause_id), clause)
            for clause in newer.of(section)
            if clause.clause_id in found.touched
        ]
        clauses += [
            compared(one.clause, None) for one in found.removed if one.clause.section is section
        ]
        if clauses:
            sections.append(ComparedSection(section, TITLES[section], tuple(clauses)))
    return tuple(sections)
