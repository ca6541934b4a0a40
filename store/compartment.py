"""What belongs to mediation alone, behind the without-prejudice wall (M21).

Notes, offers, papers, preparation and the child's views lie in a schema of their own that only the
role `redress_mediation` can read. Everything else, the bundle builder included, connects as
`redress_app`, to which PostgreSQL refuses them. A paper's bytes lie in the same table: never in the
file store, never in the register of documents that a bundle reads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert as upsert

from rules.deadline import Allowed, Party
from rules.mediation_session import Material, may_be_shown
from store import tables as t
from store.database import MEDIATION_ROLE, Database


class ItemKind(StrEnum):
    """What lies behind the wall, besides the mediator's notes."""

    OFFER = "offer"
    DOCUMENT = "document"
    PREPARATION = "preparation"
    VIEWS = "views"


MEDIATOR = "mediator"
"""The side of what the mediator wrote; the other sides are "family" and "authority"."""

_PARTIES = {"family": Party.FAMILY, "authority": Party.AUTHORITY}


@dataclass(frozen=True, slots=True)
class Note:
    """A mediator's note; without prejudice."""

    note_id: str
    case_id: str
    author_id: str
    words: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Item:
    """Something behind the wall; `is_shared` lets the other side read it as well.

    `agreed_by` are the sides that agreed to its use outside of mediation.
    """

    item_id: str
    case_id: str
    kind: ItemKind
    side: str
    author_id: str
    is_shared: bool
    material: Material
    title: str
    words: str
    sha256: str
    media_type: str
    created_at: datetime
    agreed_by: frozenset[str] = frozenset()

    @property
    def may_leave(self) -> bool:
        """Whether it may be used outside, for example in a bundle (M21).

        A paper that was there before the mediation may; all else when everybody agreed.
        """
        agreed = {_PARTIES[side] for side in self.agreed_by}
        verdict = may_be_shown(self.material, agreed, set(_PARTIES.values()))
        return isinstance(verdict, Allowed)

    def is_for(self, side: str) -> bool:
        """Whether a side may read it; the mediator reads all."""
        return side in (MEDIATOR, self.side) or self.is_shared


@dataclass(frozen=True, slots=True)
class Secret:
    """By what something behind the wall would be recognised outside: ids, hashes, long words.

    `item_id` is empty for a note.
    """

    case_id: str
    marks: tuple[str, ...]
    words: str


class Compartment:
    """Access to what lies behind the wall; only pages of mediation and the daily scan hold one."""

    def __init__(self, database_url: str, pool_size: int = 2) -> None:
        self._database = Database(database_url, pool_size, MEDIATION_ROLE)

    def write(self, note_id: str, case_id: str, author_id: str, words: str) -> None:
        """Keep a note; the same id twice keeps the first."""
        row = upsert(t.note).values(
            note_id=note_id, case_id=case_id, author_id=author_id, words=words
        )
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def notes(self, case_id: str) -> tuple[Note, ...]:
        """The notes of a case, oldest first."""
        query = select(t.note).where(t.note.c.case_id == case_id).order_by(t.note.c.created_at)
        with self._database.begin() as connection:
            return tuple(Note(**row._mapping) for row in connection.execute(query))

    def keep(
        self,
        item_id: str,
        case_id: str,
        kind: ItemKind,
        *,
        side: str,
        author_id: str,
        words: str = "",
        title: str = "",
        is_shared: bool = False,
        data: bytes | None = None,
        media_type: str = "",
        material: Material = Material.DISCUSSION,
    ) -> None:
        """Keep something behind the wall; the same id twice keeps the first."""
        row = upsert(t.item).values(
            item_id=item_id,
            case_id=case_id,
            kind=kind.value,
            side=side,
            author_id=author_id,
            is_shared=is_shared,
            material=material.value,
            title=title,
            words=words,
            sha256=hashlib.sha256(data).hexdigest() if data is not None else "",
            media_type=media_type,
            data=data,
        )
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def items(self, case_id: str, side: str) -> tuple[Item, ...]:
        """What a side may read of a case, oldest first; `MEDIATOR` reads all."""
        item = t.item.c
        columns = [column for column in item if column is not item.data]
        query = select(*columns).where(item.case_id == case_id).order_by(item.created_at)
        agreed = select(t.release.c.item_id, t.release.c.side)
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
            ids = [row.item_id for row in rows]
            sides = connection.execute(agreed.where(t.release.c.item_id.in_(ids))).all()
        found = (
            Item(
                **{
                    **row._mapping,
                    "kind": ItemKind(row.kind),
                    "material": Material(row.material),
                    "agreed_by": frozenset(s.side for s in sides if s.item_id == row.item_id),
                }
            )
            for row in rows
        )
        return tuple(one for one in found if one.is_for(side))

    def data(self, case_id: str, item_id: str, side: str) -> tuple[Item, bytes] | None:
        """A paper that a side may read, with its bytes; None when there is none for it."""
        found = next((i for i in self.items(case_id, side) if i.item_id == item_id), None)
        if found is None:
            return None
        query = select(t.item.c.data).where(t.item.c.item_id == item_id)
        with self._database.begin() as connection:
            data = connection.execute(query).scalar()
        return None if data is None else (found, bytes(data))

    def agree_to_release(self, item_id: str, side: str, person_id: str) -> None:
        """A side agrees that it is used outside of mediation; agreed once is agreed."""
        row = upsert(t.release).values(item_id=item_id, side=side, agreed_by=person_id)
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())

    def secrets(self) -> Iterable[Secret]:
        """Everything that must not be found outside, for the scan; what may leave is left out."""
        item, note = t.item.c, t.note.c
        with self._database.begin() as connection:
            cases = connection.execute(select(item.case_id).distinct()).scalars().all()
            notes = connection.execute(select(note.note_id, note.case_id, note.words)).all()
        for row in notes:
            yield Secret(row.case_id, (row.note_id,), row.words)
        for case_id in cases:
            for one in self.items(case_id, MEDIATOR):
                if not one.may_leave:
                    marks = tuple(mark for mark in (one.item_id, one.sha256) if mark)
                    yield Secret(case_id, marks, one.words)

    def walled_papers(self, case_id: str) -> Iterable[bytes]:
        """The PDF files behind the wall of a case that may not leave it, for the scan of bundles."""
        for one in self.items(case_id, MEDIATOR):
            if one.sha256 and one.media_type == "application/pdf" and not one.may_leave:
                found = self.data(case_id, one.item_id, MEDIATOR)
                if found is not None:
                    yield found[1]

    def close(self) -> None:
        """Close its connections."""
        self._database.close()
