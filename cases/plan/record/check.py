"""What a plan leaves open, in plain words: for a person to mend or to mean, never a block.

Provision is to be specified and quantified, each need met by provision (A9 makes Section F a duty
from the day the plan is final, so what it leaves open nobody can enforce).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cases.plan.record.content import (
    NEEDS,
    PROVISION,
    TITLES,
    Advice,
    Budget,
    Clause,
    Manner,
    Need,
    Outcome,
    Placement,
    PlanRecord,
    Provision,
    Section,
)

EXPECTED = (Section.A, Section.B, Section.E, Section.F, Section.I, Section.K)
"""Sections that every plan has something to say in; the rest only where there is something."""

_MET_BY = {
    Section.B: (Section.F,),
    Section.C: (Section.G, Section.F),
    Section.D: (Section.H1, Section.H2, Section.F),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Something left open; `clause_id` is empty when it is about a whole section.

    `words` says what is missing, `fix` what to do.
    """

    section: Section
    clause_id: str
    words: str
    fix: str


def gaps(record: PlanRecord) -> tuple[Gap, ...]:
    """All that the plan leaves open, in its own order; whole sections come first in theirs."""
    found: list[Gap] = []
    for section in Section:
        clauses = record.of(section)
        if not clauses and section in EXPECTED:
            found.append(
                Gap(
                    section,
                    "",
                    f"Section {section} is empty: {TITLES[section][0].lower()}{TITLES[section][1:]}.",
                    "Write what belongs there.",
                )
            )
        for clause in clauses:
            found.extend(_of(record, clause))
    return tuple(found)


def _of(record: PlanRecord, clause: Clause) -> Iterator[Gap]:
    match clause:
        case Need():
            yield from _need(record, clause)
        case Outcome():
            if not clause.needs:
                yield _gap(clause, "It is not said which need this outcome is about.", "Choose it.")
            if clause.by is None:
                yield _gap(clause, "It is not said by when.", "Give the day.")
            yield from _links(record, clause, clause.needs, NEEDS, "need")
        case Provision():
            yield from _provision(record, clause)
        case Placement():
            if not clause.setting:
                yield _gap(
                    clause,
                    "No school, college or other setting is named.",
                    "Name it in the final plan, or mean the type alone.",
                )
        case Budget():
            if clause.pence is None:
                yield _gap(clause, "It is not said how much money this is.", "Give the amount.")
            if not clause.provisions:
                yield _gap(
                    clause, "It is not said which help this money pays for.", "Choose the help."
                )
            yield from _links(record, clause, clause.provisions, PROVISION, "help")
        case Advice():
            yield from _advice(clause)
        case _:
            return


def _need(record: PlanRecord, need: Need) -> Iterator[Gap]:
    met = [
        clause
        for section in _MET_BY[need.section]
        for clause in record.of(section)
        if isinstance(clause, Provision) and need.clause_id in clause.needs
    ]
    if not met:
        where = " or ".join(f"Section {section}" for section in _MET_BY[need.section])
        yield _gap(need, "No help in the plan is for this need.", f"Add help for it in {where}.")
    aims = [
        clause
        for clause in record.of(Section.E)
        if isinstance(clause, Outcome) and need.clause_id in clause.needs
    ]
    if not aims:
        yield _gap(need, "No outcome is about this need.", "Add one in Section E, or choose one.")


def _provision(record: PlanRecord, help_: Provision) -> Iterator[Gap]:
    if help_.manner is Manner.SESSIONS:
        if help_.minutes is None:
            yield _gap(help_, "It is not said how long each session is.", "Give hours and minutes.")
        if help_.times is None or help_.per is None:
            yield _gap(help_, "It is not said how often.", "Say how many times, and in what time.")
        if help_.group is None:
            yield _gap(
                help_,
                "It is not said whether it is one to one or in a group.",
                "Give the number of children. 1 means one to one.",
            )
    if not help_.by_whom:
        yield _gap(help_, "It is not said who gives it.", "Say which job or training they have.")
    if help_.funder is None:
        yield _gap(help_, "It is not said who pays for it.", "Choose who pays.")
    if help_.starts_on is None:
        yield _gap(help_, "It is not said when it starts.", "Give the day.")
    if help_.starts_on and help_.ends_on and help_.ends_on < help_.starts_on:
        yield _gap(help_, "It ends before it starts.", "Check both days.")
    if not help_.needs:
        yield _gap(help_, "It is not said which need this help is for.", "Choose the need.")
    if not help_.outcomes:
        yield _gap(help_, "It is not said which outcome this help is for.", "Choose the outcome.")
    yield from _links(record, help_, help_.needs, NEEDS, "need")
    yield from _links(record, help_, help_.outcomes, (Section.E,), "outcome")


def _advice(advice: Advice) -> Iterator[Gap]:
    if not advice.author:
        yield _gap(advice, "It is not said who wrote it.", "Give the name and the job.")
    if advice.dated_on is None:
        yield _gap(advice, "It has no date.", "Give the day it was written.")
    if not advice.document_id:
        yield _gap(advice, "The paper itself is not attached.", "Add it to the case and choose it.")


def _links(
    record: PlanRecord,
    clause: Clause,
    linked: tuple[str, ...],
    sections: tuple[Section, ...],
    what: str,
) -> Iterator[Gap]:
    for clause_id in linked:
        other = record.find(clause_id)
        if other is None or other.section not in sections:
            yield _gap(
                clause,
                f"It names {'some ' if what == 'help' else 'a '}{what} that is not in the plan.",
                "Choose again, or take the link away.",
            )
            return


def _gap(clause: Clause, words: str, fix: str) -> Gap:
    return Gap(clause.section, clause.clause_id, words, fix)
