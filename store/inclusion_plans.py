"""Versions of local inclusion plans with their settings. Rows are added and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from cases.places.setting import Partner, PlanText, PlanVersion, Point, SettingEntry
from cases.places.vocabulary import NeedType, Part, Phase, SettingKind
from rules.plan_duties import Institution
from store import tables as t
from store.database import Database


class InclusionPlans:
    """The local inclusion plan of each authority, version by version."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, authority_id: str, version_id: str, text_: PlanText, recorded_by: str) -> int:
        """Add a version, all of it; returns its number. An id that is there already adds nothing."""
        with self._database.begin() as connection:
            # Two imports at once must not take the same number.
            connection.execute(
                text("SELECT pg_advisory_xact_lock(hashtext(:key))"),
                {"key": f"inclusion-plan:{authority_id}"},
            )
            known = connection.execute(
                select(t.inclusion_plan_version.c.number).where(
                    t.inclusion_plan_version.c.version_id == version_id
                )
            ).scalar()
            if known is not None:
                return int(known)
            number = self._next_number(connection, authority_id)
            connection.execute(
                insert(t.inclusion_plan_version).values(
                    version_id=version_id,
                    authority_id=authority_id,
                    number=number,
                    title=text_.title,
                    dated_on=text_.dated_on,
                    effective_from=text_.effective_from,
                    partners=[{"part": one.part, "name": one.name} for one in text_.partners],
                    recorded_by=recorded_by,
                )
            )
            rows = [
                _stored(version_id, position, entry)
                for position, entry in enumerate(text_.settings)
            ]
            connection.execute(insert(t.setting_entry).values(rows))
            return number

    def _next_number(self, connection: Connection, authority_id: str) -> int:
        version = t.inclusion_plan_version.c
        last = connection.execute(
            select(func.max(version.number)).where(version.authority_id == authority_id)
        ).scalar()
        return int(last or 0) + 1

    def in_force(self, authority_id: str, on: date) -> PlanVersion | None:
        """The version from which lists are drawn on a day: the newest of those that began; None
        when there is none."""
        version = t.inclusion_plan_version.c
        query = (
            select(t.inclusion_plan_version)
            .where(version.authority_id == authority_id, version.effective_from <= on)
            .order_by(version.effective_from.desc(), version.number.desc())
            .limit(1)
        )
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
            return None if row is None else _version(connection, row)

    def find(self, version_id: str) -> PlanVersion | None:
        """The version of that id, or None."""
        query = select(t.inclusion_plan_version).where(
            t.inclusion_plan_version.c.version_id == version_id
        )
        with self._database.begin() as connection:
            row = connection.execute(query).one_or_none()
            return None if row is None else _version(connection, row)

    def versions(self, authority_id: str) -> tuple[PlanVersion, ...]:
        """Every version of an authority, the newest first."""
        version = t.inclusion_plan_version.c
        query = (
            select(t.inclusion_plan_version)
            .where(version.authority_id == authority_id)
            .order_by(version.number.desc())
        )
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
            return tuple(_version(connection, row) for row in rows)

    def names(self, authority_id: str, setting_ids: Iterable[str]) -> dict[str, str]:
        """What settings are called, by key, in the newest version that knows each."""
        entry, version = t.setting_entry.c, t.inclusion_plan_version.c
        query = (
            select(entry.setting_id, entry.name)
            .join(t.inclusion_plan_version, version.version_id == entry.version_id)
            .where(version.authority_id == authority_id)
            .where(entry.setting_id.in_(list(setting_ids)))
            .order_by(version.number)
        )
        with self._database.begin() as connection:
            return {row.setting_id: row.name for row in connection.execute(query)}


def _stored(version_id: str, position: int, entry: SettingEntry) -> dict[str, Any]:
    return {
        "version_id": version_id,
        "setting_id": entry.setting_id,
        "position": position,
        "name": entry.name,
        "kind": entry.kind.value,
        "institution": entry.institution.value,
        "phases": [phase.value for phase in entry.phases],
        "needs": [need.value for need in entry.needs],
        "places": entry.places,
        "places_free": entry.places_free,
        "latitude": None if entry.at is None else entry.at.latitude,
        "longitude": None if entry.at is None else entry.at.longitude,
        "team_id": entry.team_id,
    }


def _version(connection: Connection, row: Any) -> PlanVersion:
    entry = t.setting_entry.c
    settings = connection.execute(
        select(t.setting_entry).where(entry.version_id == row.version_id).order_by(entry.position)
    ).all()
    return PlanVersion(
        row.version_id,
        row.authority_id,
        row.number,
        PlanText(
            row.title,
            row.dated_on,
            row.effective_from,
            tuple(Partner(one["name"], Part(one["part"])) for one in row.partners),
            tuple(_entry(one) for one in settings),
        ),
        row.recorded_by,
        row.recorded_at,
    )


def _entry(row: Any) -> SettingEntry:
    at = None if row.latitude is None else Point(row.latitude, row.longitude)
    return SettingEntry(
        row.setting_id,
        row.name,
        SettingKind(row.kind),
        Institution(row.institution),
        tuple(Phase(phase) for phase in row.phases),
        tuple(NeedType(need) for need in row.needs),
        row.places,
        row.places_free,
        at,
        row.team_id,
    )
