"""What authorities set for themselves, read as it is in force on a day.

Rows are added and never changed: a later row takes the place of older ones on the days it covers,
so what was believed before can still be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, insert, or_, select

from rules.authority_practice import (
    AuthorityPractice,
    ComplaintPractice,
    CountedFrom,
    Record,
    RetentionPeriod,
    RetentionPractice,
    Subject,
    default_practice,
)
from rules.policy import ComplaintStage
from rules.school_calendar import SchoolCalendar, Term
from store import tables as t
from store.database import Database
from store.term_file import TermRow


class AuthorityPractices:
    """Dated practice and term dates of authorities."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def in_force(
        self, authority_id: str, on: date, *, known_at: datetime | None = None
    ) -> AuthorityPractice:
        """What holds for an authority on a day; for what it has not set, what holds everywhere.

        `known_at`: as it was known at that instant; None: now. Raises ValueError before the first
        day of the Children and Families Act.
        """
        default = default_practice(on)
        complaints = self._value(authority_id, Subject.COMPLAINT_STAGES, on, known_at)
        retention = self._value(authority_id, Subject.RETENTION, on, known_at)
        return AuthorityPractice(
            default.complaints if complaints is None else _complaints(*complaints),
            default.retention if retention is None else _retention(*retention),
        )

    def own_complaints(self, authority_id: str, on: date) -> ComplaintPractice | None:
        """C4, C5: what the authority itself has set for complaints of a day; None: nothing."""
        stored = self._value(authority_id, Subject.COMPLAINT_STAGES, on, None)
        return None if stored is None else _complaints(*stored)

    def complaint_stages(self, authority_id: str, on: date) -> tuple[ComplaintStage, ...]:
        """C4, C5: the stages of a complaint received on that day."""
        return self.in_force(authority_id, on).complaints.stages

    def record(
        self,
        authority_id: str,
        practice: ComplaintPractice | RetentionPractice,
        from_on: date,
        until_on: date | None = None,
    ) -> None:
        """Add what an authority has set, for the days from `from_on` to `until_on`, both included.

        It takes the place of what was recorded before for these days. None: until further notice,
        so an older row about a later time no longer holds; name the last day where it should.
        Raises ValueError when the last day is before the first.
        """
        if until_on is not None and until_on < from_on:
            raise ValueError(f"practice cannot end on {until_on} and begin on {from_on}")
        if isinstance(practice, ComplaintPractice):
            subject, value = Subject.COMPLAINT_STAGES, _complaints_stored(practice)
        else:
            subject, value = Subject.RETENTION, _retention_stored(practice)
        row = insert(t.authority_practice).values(
            authority_id=authority_id,
            subject=subject.value,
            from_on=from_on,
            until_on=until_on,
            value=value,
            source=practice.source,
            recorded_at=func.clock_timestamp(),
        )
        with self._database.begin() as connection:
            connection.execute(row)

    def record_terms(self, terms: Sequence[TermRow]) -> None:
        """Add terms, all or none; they replace what was known of the time that they span.

        The time runs from the first day of the first term to the last day of the last one, for
        each setting by itself. Raises ValueError without a term.
        """
        if not terms:
            raise ValueError("there are no terms to record")
        rows = [
            {
                "authority_id": term.authority_id,
                "setting_id": term.setting_id,
                "opens_on": term.opens_on,
                "closes_on": term.closes_on,
                "training_days": [day.isoformat() for day in term.training_days],
                "source": term.source,
                "published_on": term.published_on,
                "recorded_at": func.now(),  # one moment for all rows of a transaction
            }
            for term in terms
        ]
        with self._database.begin() as connection:
            connection.execute(insert(t.term_date).values(rows))

    def school_calendar(
        self, authority_id: str, setting_id: str = "", *, known_at: datetime | None = None
    ) -> SchoolCalendar | None:
        """The terms of a setting, or of its authority when the setting has none; None: not known.

        `known_at`: as they were known at that instant; None: now.
        """
        for setting in dict.fromkeys((setting_id, "")):
            terms = self._terms(authority_id, setting, known_at)
            if terms:
                return _calendar(setting or authority_id, terms)
        return None

    def _value(
        self, authority_id: str, subject: Subject, on: date, known_at: datetime | None
    ) -> tuple[Mapping[str, Any], str] | None:
        practice = t.authority_practice.c
        query = (
            select(practice.value, practice.source)
            .where(practice.authority_id == authority_id)
            .where(practice.subject == subject.value)
            .where(practice.from_on <= on)
            .where(or_(practice.until_on.is_(None), practice.until_on >= on))
            .order_by(practice.recorded_at.desc())
            .limit(1)
        )
        if known_at is not None:
            query = query.where(practice.recorded_at <= known_at)
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
        return None if row is None else (row.value, row.source)

    def _terms(
        self, authority_id: str, setting_id: str, known_at: datetime | None
    ) -> tuple[TermRow, ...]:
        term = t.term_date.c
        query = (
            select(t.term_date)
            .where(term.authority_id == authority_id)
            .where(term.setting_id == setting_id)
            .order_by(term.recorded_at.desc(), term.opens_on)
        )
        if known_at is not None:
            query = query.where(term.recorded_at <= known_at)
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
        recorded: dict[datetime, list[TermRow]] = {}
        for row in rows:
            recorded.setdefault(row.recorded_at, []).append(_term(row))
        return _newest_first(list(recorded.values()))


def _newest_first(batches: Sequence[Sequence[TermRow]]) -> tuple[TermRow, ...]:
    """The terms that still hold: a newer batch replaces all that touches the time it spans."""
    held: list[TermRow] = []
    spans: list[tuple[date, date]] = []
    for batch in batches:
        held.extend(
            term
            for term in batch
            if all(term.closes_on < first or last < term.opens_on for first, last in spans)
        )
        spans.append((batch[0].opens_on, max(term.closes_on for term in batch)))
    return tuple(sorted(held, key=lambda term: term.opens_on))


def _term(row: Any) -> TermRow:
    return TermRow(
        row.authority_id,
        row.opens_on,
        row.closes_on,
        row.source,
        row.setting_id,
        tuple(date.fromisoformat(day) for day in row.training_days),
        row.published_on,
    )


def _calendar(name: str, terms: Sequence[TermRow]) -> SchoolCalendar:
    published = [term.published_on for term in terms if term.published_on is not None]
    return SchoolCalendar(
        name,
        "; ".join(dict.fromkeys(term.source for term in terms)),
        tuple(Term(term.opens_on, term.closes_on) for term in terms),
        tuple(day for term in terms for day in term.training_days),
        max(published, default=None),
    )


def _complaints_stored(practice: ComplaintPractice) -> dict[str, Any]:
    return {
        "stages": [
            {
                "acknowledge_working_days": stage.acknowledge_working_days,
                "answer_working_days": stage.answer_working_days,
            }
            for stage in practice.stages
        ],
        "extension_working_days": practice.extension_working_days,
    }


def _complaints(value: Mapping[str, Any], source: str) -> ComplaintPractice:
    stages = tuple(ComplaintStage(**stage) for stage in value["stages"])
    return ComplaintPractice(stages, value["extension_working_days"], source)


def _retention_stored(practice: RetentionPractice) -> dict[str, Any]:
    return {
        "periods": [
            {
                "record": period.record.value,
                "years": period.years,
                "counted_from": period.counted_from.value,
            }
            for period in practice.periods
        ]
    }


def _retention(value: Mapping[str, Any], source: str) -> RetentionPractice:
    periods = tuple(
        RetentionPeriod(
            Record(period["record"]), period["years"], CountedFrom(period["counted_from"])
        )
        for period in value["periods"]
    )
    return RetentionPractice(periods, source)
