"""Worklists: what one person, or their teams, must do next, in the order that the page tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    false,
    literal_column,
    or_,
    select,
    tuple_,
    union,
)
from sqlalchemy.dialects.postgresql import JSONB

from cases.dispute.parties.rights import OF_THE_AUTHORITY
from cases.dispute.parties.vocabulary import Part, RightsPhase, WhoseCapacity
from store import tables as t
from store import work_order
from store.database import Database
from store.vulnerability import Concern, holds


@dataclass(frozen=True, slots=True)
class Listed:
    """A case on a list: its stage and its next deadline."""

    case_id: str
    kind: str
    stage: str
    child_id: str
    authority_id: str
    family_id: str
    opened_on: date
    next_due_on: date | None
    is_closed: bool
    clock_offset_seconds: int | None


@dataclass(frozen=True, slots=True)
class Due:
    """A task on a worklist, with the case it belongs to.

    `today` is the case's own day. `standing` says how sure the rule of its last day is ("practice"
    for a target), None without a day; `safe_on` is the family's last safe day for the tribunal
    while it matters; `concerns` are those on record that the reader may know.
    """

    case_id: str
    case_kind: str
    task_id: str
    kind: str
    owner: str
    clock_id: str
    ground: str
    due_on: date | None
    since: datetime
    assigned_to: str
    stage: str
    child_id: str
    authority_id: str
    today: date
    standing: str | None
    safe_on: date | None
    concerns: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose worklist it is, and at what time (UTC).

    `teams` are organisations; `covered` are colleagues who are away, whose tasks are listed too;
    `knows` are the concerns that count for this reader.
    """

    person_id: str
    at: datetime
    teams: tuple[str, ...] = ()
    covered: tuple[str, ...] = ()
    knows: frozenset[Concern] = field(default_factory=frozenset)


_LISTED = (
    t.case_row.c.case_id,
    t.case_row.c.kind,
    t.case_row.c.stage,
    t.case_row.c.child_id,
    t.case_row.c.authority_id,
    t.case_row.c.family_id,
    t.case_row.c.opened_on,
    t.case_row.c.next_due_on,
    t.case_row.c.is_closed,
    t.case_row.c.clock_offset_seconds,
)


_PEOPLE: ColumnElement[Any] = literal_column("(case_row.state -> 'people')", JSONB)
"""The people of a dispute, written as the index `case_row_people` writes it, so that it is used."""


def _beside_the_parties(person_ids: tuple[str, ...]) -> ColumnElement[bool]:
    """Disputes in which somebody takes part by name: a representative, a parent, a social worker.

    The same people as `cases.dispute.parties.rights.sees`, and who works on it for the authority.
    """
    cannot = or_(*(_holds(part) for part in (RightsPhase.REPRESENTATIVE, _ALTERNATIVE)))
    parents = (RightsPhase.PARENT, _PARENTS_REPRESENTATIVE)
    found: list[ColumnElement[bool]] = []
    for one in person_ids:
        found += [_takes_part(one, part) for part in _ALWAYS]
        found += [_takes_part(one, part, who) for part in _IN_SCHOOL_AGE for who in parents]
        found.append(_PEOPLE.contains({"parent_id": one, "shares": True}))
        found.append(_PEOPLE.contains({"parent_id": one, "holder": _PARENTS_REPRESENTATIVE.value}))
        found.append((t.case_row.c.child_id == one) & cannot)
        # Who makes one sort of decision for the young person; for a parent it is one of the others.
        instead = {"person_id": one, "whose": _YOUNG.value, "ended_on": None}
        found.append(_PEOPLE.contains({"capacity": [instead], "holder": "young_person"}))
    return or_(*found)


_YOUNG = WhoseCapacity.YOUNG_PERSON
_ALTERNATIVE = RightsPhase.ALTERNATIVE_PERSON
_PARENTS_REPRESENTATIVE = RightsPhase.PARENTS_REPRESENTATIVE
_ALWAYS = (Part.REPRESENTATIVE, Part.ADVOCATE, *sorted(OF_THE_AUTHORITY))
_IN_SCHOOL_AGE = (Part.PARENT, Part.ALTERNATIVE_PERSON)


def _holds(holder: RightsPhase) -> ColumnElement[bool]:
    return _PEOPLE.contains({"holder": holder.value})


def _takes_part(
    person_id: str, part: Part, holder: RightsPhase | None = None
) -> ColumnElement[bool]:
    """Somebody is in the case as that, while the rights are the holder's when one is named.

    One containment for both: two would be looked up apart, and half of all cases have one holder.
    """
    listed = {"person_id": person_id, "part": part.value, "removed_on": None}
    wanted: dict[str, Any] = {"everybody": [listed]}
    if holder is not None:
        wanted["holder"] = holder.value
    return _PEOPLE.contains(wanted)


def _for_the_family(person_ids: tuple[str, ...]) -> Select[Any]:
    """What the family owes, for whoever acts in its place: a representative (P6), or while school
    age lasts another person with responsibility (P1)."""
    acts: list[ColumnElement[bool]] = []
    for one in person_ids:
        acts.append(_takes_part(one, Part.REPRESENTATIVE))
        acts.append(_takes_part(one, Part.PARENT, RightsPhase.PARENT))
    owed_by_family = (t.task.c.case_id == t.case_row.c.case_id) & (
        t.task.c.owner == t.case_row.c.family_id
    )
    return select(*_KEY).join_from(t.case_row, t.task, owed_by_family).where(or_(*acts))


_KEY = (t.task.c.case_id, t.task.c.task_id)


def _tasks_of(owners: tuple[str, ...], covered: tuple[str, ...]) -> CompoundSelect[Any]:
    """The keys of the tasks on a worklist, each part found by an index of its own."""
    everybody = (*owners, *covered)
    return union(
        select(*_KEY).where(t.task.c.owner.in_(everybody)),
        select(*_KEY).where(t.task.c.assigned_to.in_(everybody), t.task.c.assigned_to != ""),
        _for_the_family(owners),
    )


_PLAIN = (
    "task_id",
    "kind",
    "owner",
    "clock_id",
    "ground",
    "due_on",
    "since",
    "assigned_to",
)


def _owed(reader: Reader) -> Select[tuple[Any, ...]]:
    """Every task with what counts for its place."""
    others = (t.task.c.assigned_to != "") & t.task.c.assigned_to.not_in(
        (reader.person_id, *reader.covered)
    )
    return select(
        t.task.c.case_id,
        t.case_row.c.kind.label("case_kind"),
        *(t.task.c[name] for name in _PLAIN),
        t.case_row.c.stage,
        t.case_row.c.child_id,
        t.case_row.c.authority_id,
        work_order.today(reader.at).label("today"),
        work_order.STANDING,
        work_order.SAFE_ON,
        others.label("is_others"),
        *(holds(concern).label(concern.value) for concern in sorted(reader.knows)),
        or_(false(), *(holds(concern) for concern in sorted(reader.knows))).label("is_concerned"),
    ).join_from(t.task, t.case_row, t.task.c.case_id == t.case_row.c.case_id)


_NOT_OF_DUE = frozenset({"is_others", "is_concerned", *Concern})


def _due(row: Mapping[str, Any]) -> Due:
    concerns = tuple(concern for concern in Concern if row.get(concern.value))
    facts = {name: value for name, value in row.items() if name not in _NOT_OF_DUE}
    return Due(**facts, concerns=concerns)


class Worklists:
    """Lists of tasks and cases."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tasks(
        self,
        reader: Reader,
        limit: int = 200,
        offset: int = 0,
        kinds: Collection[str] = (),
    ) -> tuple[Due, ...]:
        """The tasks of a person and their teams in the order of `work_order`, some of them.

        The order is made over all of them before any is left out: `limit` and `offset` cut a page.
        `kinds` keeps to some kinds of task, all when empty.
        """
        mine = (reader.person_id, *reader.teams)
        query = _owed(reader).where(tuple_(*_KEY).in_(_tasks_of(mine, reader.covered)))
        if kinds:
            query = query.where(t.task.c.kind.in_(kinds))
        rows = query.subquery()
        in_order = select(rows).order_by(*work_order.keys(rows.c)).limit(limit).offset(offset)
        with self._database.begin() as connection:
            return tuple(_due(row._asdict()) for row in connection.execute(in_order))

    def cases(self, parties: tuple[str, ...], limit: int = 200) -> tuple[Listed, ...]:
        """Cases in which a person or one of their teams takes part, open ones first.

        The tribunal's team sees only what was sent to it.
        """
        row = t.case_row.c
        was_sent = (
            select(t.case_event.c.seq)
            .where(t.case_event.c.case_id == row.case_id)
            .where(t.case_event.c.kind == "referral_sent")
        )
        reached = row.stage.in_(("tribunal",)) | was_sent.exists()
        query = (
            select(*_LISTED)
            .where(
                or_(
                    row.family_id.in_(parties),
                    row.authority_id.in_(parties),
                    row.service_id.in_(parties),
                    row.mediator_id.in_(parties),
                    row.tribunal_id.in_(parties) & reached,
                    _beside_the_parties(parties),
                )
            )
            .order_by(row.is_closed, row.next_due_on.nulls_last(), row.case_id)
            .limit(limit)
        )
        with self._database.begin() as connection:
            return tuple(Listed(**item._mapping) for item in connection.execute(query))
