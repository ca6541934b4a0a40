"""Movements into and out of settings, read from the events of plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from cases.places.movements import Movement
from cases.places.vocabulary import SettingKind
from cases.plan.placements.vocabulary import EndReason, StartReason
from store import tables as t
from store.database import Database

KINDS = ("placement_started", "placement_ended")


class Movements:
    """Reads of placements over many plans."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(
        self,
        authority_ids: Iterable[str] | None = None,
        first_on: date | None = None,
        last_on: date | None = None,
        *,
        case_id: str = "",
    ) -> tuple[Movement, ...]:
        """Every placement of some authorities that touches a time, the oldest first.

        None: of every authority, or without a limit on that side. With `case_id` of that plan alone.
        """
        event, case = t.case_event.c, t.case_row.c
        query = (
            select(event.kind, event.case_id, event.payload, case.authority_id)
            .join(t.case_row, case.case_id == event.case_id)
            .where(event.kind.in_(KINDS))
            .order_by(event.case_id, event.seq)
        )
        if case_id:
            query = query.where(event.case_id == case_id)
        if authority_ids is not None:
            query = query.where(case.authority_id.in_(list(authority_ids)))
        found: dict[tuple[str, str], Movement] = {}
        with self._database.begin() as connection:
            for row in connection.execute(query):
                key = (row.case_id, row.payload["placement_id"])
                if row.kind == "placement_started":
                    found[key] = _started(row)
                elif key in found:
                    found[key] = replace(
                        found[key],
                        ended_on=date.fromisoformat(row.payload["ended_on"]),
                        end_reason=EndReason(row.payload["reason"]),
                    )
        kept = (
            movement
            for movement in found.values()
            if (last_on is None or movement.started_on <= last_on)
            and (first_on is None or movement.ended_on is None or movement.ended_on >= first_on)
        )
        return tuple(sorted(kept, key=lambda m: (m.started_on, m.case_id, m.placement_id)))


def _started(row: Any) -> Movement:
    payload = row.payload
    planned = payload["planned_until"]
    return Movement(
        row.case_id,
        row.authority_id,
        payload["placement_id"],
        payload["setting_id"],
        SettingKind(payload["setting_kind"]),
        payload["is_main"],
        date.fromisoformat(payload["started_on"]),
        StartReason(payload["reason"]),
        date.fromisoformat(planned) if planned else None,
    )
