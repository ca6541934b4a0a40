"""One change to a plan that is being written: a clause put in, taken out or moved."""

from __future__ import annotations

from dataclasses import replace

from cases.plan.record.content import KIND_OF, Clause, PlanRecord, Section, in_order


def put(record: PlanRecord, clause: Clause) -> PlanRecord:
    """The plan with this clause: in the place of the one with its id, or last in its section."""
    if record.find(clause.clause_id) is None:
        return PlanRecord(in_order((*record.clauses, clause)))
    kept = tuple(clause if one.clause_id == clause.clause_id else one for one in record.clauses)
    return PlanRecord(in_order(kept))


def remove(record: PlanRecord, clause_id: str) -> PlanRecord:
    """The plan without that clause. Links to it stay, as gaps that somebody must mend."""
    return PlanRecord(tuple(one for one in record.clauses if one.clause_id != clause_id))


def shift(record: PlanRecord, clause_id: str, steps: int) -> PlanRecord:
    """The plan with a clause moved within its section: -1 is one place up; it stops at the ends."""
    clause = record.find(clause_id)
    if clause is None:
        return record
    others = [one for one in record.of(clause.section) if one.clause_id != clause_id]
    place = record.of(clause.section).index(clause) + steps
    others.insert(max(0, min(place, len(others))), clause)
    rest = tuple(one for one in record.clauses if one.section is not clause.section)
    return PlanRecord(in_order((*rest, *others)))


def to_section(record: PlanRecord, clause_id: str, section: Section) -> PlanRecord:
    """The plan with a clause at the end of another section that holds its kind.

    Raises ValueError when the other section holds another kind.
    """
    clause = record.find(clause_id)
    if clause is None:
        return record
    if not isinstance(clause, KIND_OF[section]):
        raise ValueError(f"Section {section} holds no {clause.kind}")
    rest = tuple(one for one in record.clauses if one.clause_id != clause_id)
    moved: Clause = replace(clause, section=section)  # type: ignore[arg-type]  # checked above
    return PlanRecord(in_order((*rest, moved)))
