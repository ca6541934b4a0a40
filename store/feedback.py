"""What people said about their sessions, for a service: scores and words, without who said them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from store import tables as t
from store.database import Database


@dataclass(frozen=True, slots=True)
class Said:
    """One answer about a session. `people` are the ids of everybody known in that case, so that
    their names can be taken out of the words; it never leaves the page's making."""

    fair: str
    heard: str
    clear: str
    words: str
    people: tuple[str, ...]


class Feedback:
    """The answers about sessions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_services(self, service_ids: Iterable[str]) -> tuple[Said, ...]:
        """Every answer about a session of these services."""
        event, case, narrative = t.case_event.c, t.case_row.c, t.narrative.c
        words = select(narrative.words).where(
            narrative.narrative_id == event.payload["narrative_id"].astext,
            narrative.case_id == event.case_id,
        )
        query = (
            select(event.payload, case.state, words.scalar_subquery().label("words"))
            .join_from(t.case_event, t.case_row, event.case_id == case.case_id)
            .where(event.kind == "feedback_given", case.service_id.in_(list(service_ids)))
        )
        with self._database.begin() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Said(
                str(row.payload["fair"]),
                str(row.payload["heard"]),
                str(row.payload["clear"]),
                row.words or "",
                _people(row.state, row.payload),
            )
            for row in rows
        )


def _people(state: dict[str, object], payload: dict[str, object]) -> tuple[str, ...]:
    """Every id of somebody in the stored state, wherever it stands in it."""
    found: set[str] = {str(payload["by"])}

    def walk(value: object, key: str = "") -> None:
        if isinstance(value, dict):
            for name, part in value.items():
                walk(part, name)
        elif isinstance(value, list):
            for part in value:
                walk(part, key)
        elif isinstance(value, str) and value and key.endswith(("_id", "_ids", "former", "by")):
            found.add(value)

    walk(state)
    return tuple(sorted(found))
