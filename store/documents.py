"""The document register: which file belongs to which case, under what title."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from store import tables as t
from store.database import Database
from store.files import FileStore


@dataclass(frozen=True, slots=True)
class Registered:
    """A file of a case. `register_key` is empty for uploads and names the event for letters."""

    document_id: str
    sha256: str
    case_id: str
    kind: str
    title: str
    file_name: str
    dated_on: date | None
    added_by: str
    added_at: datetime
    register_key: str | None
    media_type: str
    pages: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class BundleJob:
    """The building of one bundle."""

    case_id: str
    request: int
    status: str
    progress: str
    report: Mapping[str, Any]
    document_id: str | None


class Documents:
    """Files of cases: their bytes in the file store, their names in PostgreSQL."""

    def __init__(self, database: Database, files: FileStore) -> None:
        self._database = database
        self._files = files

    def add(
        self,
        document_id: str,
        case_id: str,
        data: bytes,
        *,
        media_type: str,
        pages: int,
        kind: str,
        title: str,
        added_by: str,
        file_name: str = "",
        dated_on: date | None = None,
        register_key: str | None = None,
    ) -> Registered:
        """Store a file and register it; the same `register_key` gives the document there is."""
        digest = self._files.put(data)
        with self._database.begin() as connection:
            connection.execute(
                upsert(t.document)
                .values(sha256=digest, media_type=media_type, size_bytes=len(data), pages=pages)
                .on_conflict_do_nothing()
            )
            connection.execute(
                upsert(t.document_register)
                .values(
                    document_id=document_id,
                    sha256=digest,
                    case_id=case_id,
                    kind=kind,
                    title=title,
                    file_name=file_name,
                    dated_on=dated_on,
                    added_by=added_by,
                    register_key=register_key,
                )
                .on_conflict_do_nothing()
            )
            key = (
                t.document_register.c.document_id == document_id
                if register_key is None
                else t.document_register.c.register_key == register_key
            )
            row = connection.execute(_registered().where(key)).one()
        return Registered(**row._mapping)

    def find(self, document_id: str) -> Registered | None:
        """The document of that id, or None."""
        return self._one(t.document_register.c.document_id == document_id)

    def by_key(self, register_key: str) -> Registered | None:
        """The letter made for an event, or None."""
        return self._one(t.document_register.c.register_key == register_key)

    def of_case(self, case_id: str) -> tuple[Registered, ...]:
        """Every document of a case, oldest first."""
        query = (
            _registered()
            .where(t.document_register.c.case_id == case_id)
            .order_by(t.document_register.c.added_at, t.document_register.c.document_id)
        )
        with self._database.begin() as connection:
            return tuple(Registered(**row._mapping) for row in connection.execute(query))

    def data(self, sha256: str) -> bytes:
        """The bytes of a file; raises `store.files.FileMissing`."""
        return self._files.get(sha256)

    def job(self, case_id: str, request: int) -> BundleJob | None:
        """The building of a bundle, or None."""
        with self._database.begin() as connection:
            row = connection.execute(_job(case_id, request)).one_or_none()
        return None if row is None else BundleJob(**row._mapping)

    def job_progress(
        self,
        case_id: str,
        request: int,
        status: str,
        progress: str,
        report: Mapping[str, Any] | None = None,
        document_id: str | None = None,
    ) -> None:
        """Note how far the building of a bundle is."""
        values: dict[str, Any] = {"status": status, "progress": progress}
        if report is not None:
            values["report"] = dict(report)
        if document_id is not None:
            values["document_id"] = document_id
        if status in ("done", "failed"):
            values["finished_at"] = func.now()
        with self._database.begin() as connection:
            connection.execute(
                update(t.bundle_job)
                .where(t.bundle_job.c.case_id == case_id)
                .where(t.bundle_job.c.request == request)
                .values(**values)
            )

    def unfinished_jobs(self, older_than_seconds: float = 15.0) -> tuple[tuple[str, int], ...]:
        """Case and request of bundles that were asked for and are not finished, oldest first."""
        job = t.bundle_job.c
        query = (
            select(job.case_id, job.request)
            .where(job.status.in_(("queued", "building")))
            .where(
                job.requested_at
                <= func.now() - func.make_interval(0, 0, 0, 0, 0, 0, older_than_seconds)
            )
            .order_by(job.requested_at)
        )
        with self._database.begin() as connection:
            return tuple((row.case_id, row.request) for row in connection.execute(query))

    def _one(self, condition: Any) -> Registered | None:
        with self._database.begin() as connection:
            row = connection.execute(_registered().where(condition)).one_or_none()
        return None if row is None else Registered(**row._mapping)


def _registered() -> Any:
    register, document = t.document_register.c, t.document.c
    return select(
        register.document_id,
        register.sha256,
        register.case_id,
        register.kind,
        register.title,
        register.file_name,
        register.dated_on,
        register.added_by,
        register.added_at,
        register.register_key,
        document.media_type,
        document.pages,
        document.size_bytes,
    ).join_from(t.document_register, t.document, register.sha256 == document.sha256)


def _job(case_id: str, request: int) -> Any:
    job = t.bundle_job.c
    return (
        select(job.case_id, job.request, job.status, job.progress, job.report, job.document_id)
        .where(job.case_id == case_id)
        .where(job.request == request)
    )
