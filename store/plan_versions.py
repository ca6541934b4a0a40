"""What plans say: versions that are kept as they are, and the working copy of the next one.

Rows are added and never changed. The working copy is a version and the changes made since, so that
who changed what, and when, can be read for every clause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert as upsert

from cases.plan.record.content import PlanRecord
from cases.plan.record.difference import Difference, apply, difference
from cases.plan.record.wire import (
    dump_difference,
    dump_record,
    hash_body,
    hash_record,
    load_difference,
    load_record,
)
from store import tables as t
from store.database import Database


class RecordAltered(Exception):
    """A stored plan is not what its hash says it was."""


class ChangedMeanwhile(Exception):
    """Somebody else changed the working copy since it was read."""


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version as it was kept; `sha256` is the hash that the case knows."""

    version_id: str
    case_id: str
    based_on: str
    record: PlanRecord
    sha256: str
    author_id: str
    stored_at: datetime


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a working copy, counted from 1 since the version it began with."""

    edit_id: str
    number: int
    change: Difference
    author_id: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """The next version while it is written; `based_on` is empty before the first version.

    `number` counts the changes so far; whoever saves says which number they saw.
    """

    case_id: str
    based_on: str
    record: PlanRecord
    number: int
    edits: tuple[Edit, ...]


class PlanVersions:
    """Versions of plans and their working copies."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, version_id: str, case_id: str, record: PlanRecord, author_id: str, based_on: str = ""
    ) -> str:
        """Keep a version and return its hash; the same id twice keeps the first."""
        body = dump_record(record)
        row = upsert(t.plan_version).values(
            version_id=version_id,
            case_id=case_id,
            based_on=based_on,
            body=body,
            sha256=hash_body(body),
            author_id=author_id,
        )
        with self._database.begin() as connection:
            connection.execute(row.on_conflict_do_nothing())
        return hash_body(body)

    def find(self, case_id: str, version_id: str) -> KeptVersion | None:
        """A version of a plan, or None. Raises `RecordAltered` when it is not what was kept."""
        with self._database.begin() as connection:
            return _version(connection, case_id, version_id)

    def working_copy(self, case_id: str, based_on: str = "") -> WorkingCopy:
        """The next version as it stands, from the version it is based on.

        Raises `RecordAltered`, and LookupError when there is no such version.
        """
        with self._database.begin() as connection:
            return _working(connection, case_id, based_on)

    def edit(
        self,
        edit_id: str,
        case_id: str,
        based_on: str,
        newer: PlanRecord,
        author_id: str,
        *,
        seen: int,
    ) -> WorkingCopy:
        """Change the working copy to `newer`; `seen` is the number of the copy it was made from.

        The same id twice is done once, and a change of nothing is none. Raises `ChangedMeanwhile`.
        """
        with self._database.begin() as connection:
            now = _working(connection, case_id, based_on)
            if any(edit.edit_id == edit_id for edit in now.edits):
                return now
            if now.number != seen:
                raise ChangedMeanwhile
            found = difference(now.record, newer)
            if found.is_empty:
                return now
            taken = connection.execute(
                upsert(t.plan_edit)
                .values(
                    edit_id=edit_id,
                    case_id=case_id,
                    based_on=based_on,
                    number=seen + 1,
                    change=dump_difference(found),
                    sha256=hash_record(newer),
                    author_id=author_id,
                )
                .on_conflict_do_nothing()
                .returning(t.plan_edit.c.number)
            ).scalar()
            if taken is None:
                raise ChangedMeanwhile
            return _working(connection, case_id, based_on)


def _version(connection: Connection, case_id: str, version_id: str) -> KeptVersion | None:
    version = t.plan_version.c
    query = select(
        version.version_id,
        version.case_id,
        version.based_on,
        version.body,
        version.sha256,
        version.author_id,
        version.stored_at,
    ).where((version.case_id == case_id) & (version.version_id == version_id))
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    body: Mapping[str, Any] = row.body
    if hash_body(body) != row.sha256:
        raise RecordAltered(version_id)
    return KeptVersion(
        row.version_id,
        row.case_id,
        row.based_on,
        load_record(body),
        row.sha256,
        row.author_id,
        row.stored_at,
    )


def _working(connection: Connection, case_id: str, based_on: str) -> WorkingCopy:
    record = PlanRecord()
    if based_on:
        base = _version(connection, case_id, based_on)
        if base is None:
            raise LookupError(f"the plan has no version {based_on}")
        record = base.record
    edit = t.plan_edit.c
    query = (
        select(edit.edit_id, edit.number, edit.change, edit.sha256, edit.author_id, edit.made_at)
        .where((edit.case_id == case_id) & (edit.based_on == based_on))
        .order_by(edit.number)
    )
    edits: list[Edit] = []
    sha256 = ""
    for row in connection.execute(query):
        change = load_difference(row.change)
        record, sha256 = apply(record, change), row.sha256
        edits.append(Edit(row.edit_id, row.number, change, row.author_id, row.made_at))
    if sha256 and hash_record(record) != sha256:
        raise RecordAltered(f"the working copy since {based_on or 'the beginning'}")
    return WorkingCopy(case_id, based_on, record, len(edits), tuple(edits))
