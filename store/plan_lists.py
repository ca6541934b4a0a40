"""An authority's open plans as one list: what planning, the conveyor and forecasts are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Date, cast, func, or_, select

from store import tables as t
from store.database import Database

REVIEW_DUE = "review_due"
"""The clock of the yearly review."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An open plan. The days of the review are those of the newest one; None: not yet.

    `owed_on` is the soonest last day of what a public body owes now, `officers` who of the
    authority has a task in it. `born_on` is None when nobody told.
    """

    case_id: str
    stage: str
    authority_id: str
    child: str
    born_on: date | None
    setting_id: str
    setting: str
    made_on: date | None
    last_review_on: date | None
    meeting_on: date | None
    held_on: date | None
    outcome: str | None
    decided_on: date | None
    final_on: date | None
    closed_on: date | None
    review_due_on: date | None
    owed_on: date | None
    officers: tuple[str, ...]
    clock_offset_seconds: int | None


@dataclass(frozen=True, slots=True)
class OwedTask:
    """A task of a team in an open case; `assigned_to` is empty when nobody has it."""

    case_id: str
    case_kind: str
    assigned_to: str
    due_on: date | None
    clock_offset_seconds: int | None


class PlanLists:
    """Reads over many plans."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, teams: Iterable[str]) -> tuple[PlanRow, ...]:
        """The open plans that these teams maintain, or whose children attend them; soonest review
        first."""
        wanted = tuple(teams)
        row, state = t.case_row.c, t.case_row.c.state
        review, setting_id = state["review"], state["parties"]["setting_id"].astext
        child, setting = t.person.alias("child"), t.person.alias("setting")
        query = (
            select(
                row.case_id,
                row.stage,
                row.authority_id,
                func.coalesce(child.c.display_name, "").label("child"),
                child.c.born_on,
                func.coalesce(setting_id, "").label("setting_id"),
                func.coalesce(setting.c.display_name, "").label("setting"),
                _day(state["plan_made_on"], "made_on"),
                _day(state["last_review_on"], "last_review_on"),
                _day(review["meeting_on"], "meeting_on"),
                _day(review["held_on"], "held_on"),
                review["decision"]["outcome"].astext.label("outcome"),
                _day(review["decision"]["decided_on"], "decided_on"),
                _day(review["final_plan_on"], "final_on"),
                _day(review["closed_on"], "closed_on"),
                _REVIEW_DUE,
                _OWED,
                _OFFICERS,
                row.clock_offset_seconds,
            )
            .select_from(t.case_row)
            .outerjoin(child, child.c.person_id == row.child_id)
            .outerjoin(setting, setting.c.person_id == setting_id)
            .where(row.kind == "plan", ~row.is_closed)
            .where(or_(row.authority_id.in_(wanted), setting_id.in_(wanted)))
            .order_by(_REVIEW_DUE.nulls_last(), row.case_id)
        )
        with self._database.begin() as connection:
            return tuple(
                PlanRow(**{**found._mapping, "officers": tuple(found.officers or ())})
                for found in connection.execute(query)
            )

    def tasks(self, teams: Iterable[str]) -> tuple[OwedTask, ...]:
        """Every task of these teams in open cases."""
        query = (
            select(
                t.task.c.case_id,
                t.case_row.c.kind.label("case_kind"),
                t.task.c.assigned_to,
                t.task.c.due_on,
                t.case_row.c.clock_offset_seconds,
            )
            .join_from(t.task, t.case_row, t.task.c.case_id == t.case_row.c.case_id)
            .where(t.task.c.owner.in_(tuple(teams)), ~t.case_row.c.is_closed)
        )
        with self._database.begin() as connection:
            return tuple(OwedTask(**row._mapping) for row in connection.execute(query))


def _day(stored: Any, name: str) -> Any:
    return cast(stored.astext, Date).label(name)


_REVIEW_DUE = (
    select(t.clock.c.due_on)
    .where(t.clock.c.case_id == t.case_row.c.case_id, t.clock.c.clock_id == REVIEW_DUE)
    .where(t.clock.c.status.in_(("running", "missed")))
    .order_by(t.clock.c.version.desc())
    .limit(1)
    .scalar_subquery()
    .label("review_due_on")
)

_OWED = (
    select(func.min(t.task.c.due_on))
    .where(t.task.c.case_id == t.case_row.c.case_id, t.task.c.role != "family")
    .scalar_subquery()
    .label("owed_on")
)

_OFFICERS = (
    select(func.array_agg(t.task.c.assigned_to.distinct()))
    .where(t.task.c.case_id == t.case_row.c.case_id, t.task.c.assigned_to != "")
    .scalar_subquery()
    .label("officers")
)
