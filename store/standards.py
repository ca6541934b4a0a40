"""National standards as dated data, and how often each was cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select

from cases.places.standards import Standard, StandardSet
from cases.places.vocabulary import Area
from store import tables as t
from store.database import Database

CITED = "standard_cited"
"""Kind of the event, of a dispute and of a plan, by which a standard is cited."""


@dataclass(frozen=True, slots=True)
class NewSet:
    """A set of standards before it is recorded; fields as in `StandardSet`."""

    set_id: str
    title: str
    issued_by: str
    dated_on: date
    effective_from: date
    until_on: date | None
    is_illustrative: bool
    standards: tuple[Standard, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """How many cases of one kind cite a standard, in one authority, for one purpose."""

    authority_id: str
    case_kind: str
    purpose: str
    set_id: str
    code: str
    cases: int


class Standards:
    """Sets of standards; added and never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, new: NewSet, recorded_by: str) -> bool:
        """Add a set, all of it; False when that id is there already.

        Raises ValueError when it has no standards or ends before it begins.
        """
        if not new.standards or (new.until_on is not None and new.until_on < new.effective_from):
            raise ValueError("a set has standards, and its last day is not before its first")
        with self._database.begin() as connection:
            known = connection.execute(
                select(t.standard_set.c.set_id).where(t.standard_set.c.set_id == new.set_id)
            ).scalar()
            if known is not None:
                return False
            connection.execute(
                insert(t.standard_set).values(
                    set_id=new.set_id,
                    title=new.title,
                    issued_by=new.issued_by,
                    dated_on=new.dated_on,
                    effective_from=new.effective_from,
                    until_on=new.until_on,
                    is_illustrative=new.is_illustrative,
                    recorded_by=recorded_by,
                )
            )
            connection.execute(
                insert(t.standard).values(
                    [
                        {
                            "set_id": new.set_id,
                            "code": one.code,
                            "position": position,
                            "title": one.title,
                            "text": one.text,
                            "area": one.area.value,
                        }
                        for position, one in enumerate(new.standards)
                    ]
                )
            )
        return True

    def sets(self) -> tuple[StandardSet, ...]:
        """Every set, the newest first."""
        query = select(t.standard_set).order_by(
            t.standard_set.c.effective_from.desc(), t.standard_set.c.set_id
        )
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
            return tuple(_set(connection, row) for row in rows)

    def in_force(self, on: date) -> tuple[StandardSet, ...]:
        """The sets that a decision of that day may cite."""
        return tuple(found for found in self.sets() if found.in_force(on))

    def find(self, set_ids: Iterable[str]) -> dict[str, StandardSet]:
        """The sets of these ids; an unknown one is left out."""
        query = select(t.standard_set).where(t.standard_set.c.set_id.in_(list(set_ids)))
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
            return {row.set_id: _set(connection, row) for row in rows}

    def cited(self, authority_ids: Iterable[str] | None = None) -> tuple[Cited, ...]:
        """How many cases cite each standard; a case that cites one twice for the same purpose
        counts once. None: of every authority."""
        event, case = t.case_event.c, t.case_row.c
        set_id = event.payload["set_id"].astext
        code = event.payload["code"].astext
        purpose = event.payload["purpose"].astext
        query = (
            select(
                case.authority_id,
                case.kind,
                purpose.label("purpose"),
                set_id.label("set_id"),
                code.label("code"),
                func.count(event.case_id.distinct()).label("cases"),
            )
            .join(t.case_row, case.case_id == event.case_id)
            .where(event.kind == CITED)
            .group_by(case.authority_id, case.kind, purpose, set_id, code)
            .order_by(case.authority_id, case.kind, purpose, set_id, code)
        )
        if authority_ids is not None:
            query = query.where(case.authority_id.in_(list(authority_ids)))
        with self._database.begin() as connection:
            return tuple(
                Cited(row.authority_id, row.kind, row.purpose, row.set_id, row.code, row.cases)
                for row in connection.execute(query)
            )


def _set(connection: Connection, row: Any) -> StandardSet:
    one = t.standard.c
    standards = connection.execute(
        select(t.standard).where(one.set_id == row.set_id).order_by(one.position)
    ).all()
    return StandardSet(
        row.set_id,
        row.title,
        row.issued_by,
        row.dated_on,
        row.effective_from,
        row.until_on,
        row.is_illustrative,
        tuple(Standard(one.code, one.title, one.text, Area(one.area)) for one in standards),
        row.recorded_by,
        row.recorded_at,
    )
