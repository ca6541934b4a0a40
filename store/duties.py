"""The duty meter: every dated duty of a public body, and every breach that was ever recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, case, cast, func, or_, select, true

from store import tables as t
from store.database import Database

PUBLIC_BODIES = ("authority", "mediator", "adviser", "tribunal", "setting", "icb")
"""Duty-holders whose duties are metered; a family owes nobody anything."""

SUPERSEDED = "superseded"
"""What a belief becomes when another takes its place while the duty is still open."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One dated duty of a case as it is believed now; `standing` is how sure its rule is."""

    case_id: str
    clock_id: str
    rule: str
    standing: str
    duty_holder: str
    authority_id: str
    due_on: date
    status: str
    ended_on: date | None
    clock_offset_seconds: int | None


@dataclass(frozen=True, slots=True)
class Breach:
    """A day that passed without the act, as it was recorded, and what has become of the duty."""

    case_id: str
    clock_id: str
    duty_holder: str
    authority_id: str
    due_on: date
    recorded_at: datetime
    status: str
    ended_on: date | None


class Duties:
    """Reads for the duty meter."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, teams: Iterable[str] | None, limit: int = 1000) -> tuple[Duty, ...]:
        """The duties in cases in which one of the teams takes part, those still open first.

        A clock that runs anew, as that of a review does every year, is a duty of its own each time.

        None stands for every case. A team sees the duties of all public bodies in its cases.
        """
        kept = t.clock.c
        query = (
            select(
                t.case_row.c.case_id,
                kept.clock_id,
                kept.rule,
                kept.deadline["citation"]["status"].astext.label("standing"),
                kept.duty_holder,
                t.case_row.c.authority_id,
                kept.due_on,
                kept.status,
                kept.ended_on,
                t.case_row.c.clock_offset_seconds,
            )
            .join_from(t.clock, t.case_row, kept.case_id == t.case_row.c.case_id)
            .where(
                kept.duty_holder.in_(PUBLIC_BODIES), kept.status != SUPERSEDED, _taking_part(teams)
            )
            .order_by(
                case((kept.status.in_(("running", "missed")), 0), else_=1),
                kept.due_on,
                kept.case_id,
                kept.clock_id,
            )
            .limit(limit)
        )
        with self._database.begin() as connection:
            return tuple(Duty(**row._mapping) for row in connection.execute(query))

    def breaches(self, teams: Iterable[str] | None, limit: int = 1000) -> tuple[Breach, ...]:
        """Every breach of a public body as the events tell it, the newest first."""
        event, kept = t.case_event.c, t.clock.c
        clock_id = event.payload["clock_id"].astext
        became = (
            select(kept.status, kept.ended_on)
            .where(kept.case_id == event.case_id, kept.clock_id == clock_id)
            # Not the clock of a later year, which had not begun on that day.
            .where(kept.started_on <= event.effective_on)
            .order_by(kept.version.desc())
            .limit(1)
            .lateral("became")
        )
        query = (
            select(
                event.case_id,
                clock_id.label("clock_id"),
                event.payload["duty_holder"].astext.label("duty_holder"),
                t.case_row.c.authority_id,
                cast(event.payload["due_on"].astext, Date).label("due_on"),
                event.recorded_at,
                func.coalesce(became.c.status, "").label("status"),
                became.c.ended_on,
            )
            .join_from(t.case_event, t.case_row, event.case_id == t.case_row.c.case_id)
            .outerjoin(became, true())
            .where(event.kind == "clock_missed")
            .where(event.payload["duty_holder"].astext.in_(PUBLIC_BODIES))
            .where(_taking_part(teams))
            .order_by(event.recorded_at.desc(), event.case_id, event.seq)
            .limit(limit)
        )
        with self._database.begin() as connection:
            return tuple(Breach(**row._mapping) for row in connection.execute(query))


def _taking_part(teams: Iterable[str] | None) -> Any:
    if teams is None:
        return true()
    wanted, row = tuple(teams), t.case_row.c
    return or_(
        row.authority_id.in_(wanted), row.service_id.in_(wanted), row.mediator_id.in_(wanted)
    )
