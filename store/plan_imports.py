"""Bringing in an authority's plans: checked whole, kept whole, then filed line by line.

The id of an import follows from the authority and the file, the id of each line's command from the
import and the line, and the id of each plan from the authority and its own reference. So the same
file sent twice is one import, and a plan that is here already is never kept a second time.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, insert, select, text, update
from sqlalchemy.dialects.postgresql import insert as upsert

from cases.command import CommandRefused
from cases.kinds import opens
from cases.wire import load_command
from rules.calendar import london_day
from store import tables as t
from store.database import Database
from store.inbox import receive_within
from store.plan_line import Asked, Office, import_id_of, keep_people, plan_id_of, row_of
from store.plans_file import BadPlanFile, PlanLine, read_plans, text_of

_AT_ONCE = 1000
"""Rows of one statement."""


@dataclass(frozen=True, slots=True)
class Import:
    """A file in the log. `waiting` lines are not filed yet, `refused` were refused by their case.

    `kept` counts the plans that are open here now because of it.
    """

    import_id: str
    authority_id: str
    file_name: str
    sha256: str
    plans: int
    begun_by: str
    begun_at: datetime
    finished_at: datetime | None
    waiting: int = 0
    kept: int = 0
    refused: int = 0


class PlanImports:
    """The log of imports, and the lines that wait to be filed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, data: bytes, file_name: str, office: Office, asked: Asked) -> Import:
        """Check every line of a file and keep all of them in one transaction; nothing is filed yet.

        The same file again returns the import as it stands. Raises `BadPlanFile` with every
        problem there is; then nothing was kept.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        import_id = import_id_of(office.authority_id, sha256)
        earlier = self.find(import_id)
        if earlier is not None:
            return earlier
        rows = self._checked(data, office, asked, import_id)
        entry = {
            "import_id": import_id,
            "authority_id": office.authority_id,
            "file_name": file_name,
            "sha256": sha256,
            "plans": len(rows),
            "begun_by": asked.actor.person_id,
        }
        with self._database.begin() as connection:
            taken = connection.execute(
                upsert(t.plan_import)
                .values(entry)
                .on_conflict_do_nothing()
                .returning(t.plan_import.c.import_id)
            ).scalar()
            for start in range(0, len(rows) if taken else 0, _AT_ONCE):
                connection.execute(insert(t.plan_import_row), rows[start : start + _AT_ONCE])
        found = self.find(import_id)
        assert found is not None
        return found

    def check(self, data: bytes, office: Office, asked: Asked) -> int:
        """Check a file and keep nothing; how many plans it has. Raises `BadPlanFile`."""
        import_id = import_id_of(office.authority_id, hashlib.sha256(data).hexdigest())
        if self.find(import_id) is not None:
            raise BadPlanFile(["line 1: this very file was brought in before. Choose another one."])
        return len(self._checked(data, office, asked, import_id))

    def find(self, import_id: str) -> Import | None:
        """An import as it stands, or None."""
        found = self._all(t.plan_import.c.import_id == import_id)
        return found[0] if found else None

    def of(self, authority_ids: Iterable[str] | None, limit: int = 50) -> tuple[Import, ...]:
        """The imports of some authorities, or of all when None, the newest first."""
        if authority_ids is None:
            return self._all(None, limit)
        return self._all(t.plan_import.c.authority_id.in_(tuple(authority_ids)), limit)

    def unfinished(self) -> tuple[str, ...]:
        """Ids of imports with lines that nobody answered yet, oldest first."""
        query = (
            select(t.plan_import.c.import_id)
            .where(t.plan_import.c.finished_at.is_(None))
            .order_by(t.plan_import.c.begun_at)
        )
        with self._database.begin() as connection:
            return tuple(connection.execute(query).scalars())

    def file_some(self, import_id: str, at_most: int) -> tuple[str, ...]:
        """File the next lines in one transaction: people, then their commands in the inbox.

        Not more than `at_most` commands of the import stay unanswered at a time. Returns the ids
        of the commands that were filed now.
        """
        with self._database.begin() as connection:
            unanswered = connection.execute(_unanswered(import_id)).scalar_one()
            row_table = t.plan_import_row.c
            rows = connection.execute(
                select(t.plan_import_row)
                .where(row_table.import_id == import_id, row_table.filed_at.is_(None))
                .order_by(row_table.line)
                .limit(max(at_most - unanswered, 0))
                .with_for_update(skip_locked=True)
            ).all()
            for row in rows:
                keep_people(connection, row.people)
                receive_within(
                    connection, load_command(dict(row.body)), "plan", opens_case=True, source="file"
                )
            if rows:
                connection.execute(
                    update(t.plan_import_row)
                    .where(row_table.command_id.in_([row.command_id for row in rows]))
                    .values(filed_at=func.now(), people=[])
                )
        return tuple(row.command_id for row in rows)

    def unanswered(self, import_id: str) -> tuple[str, ...]:
        """Ids of the commands of filed lines that no case has answered yet."""
        query = (
            select(t.command.c.command_id)
            .join_from(
                t.plan_import_row,
                t.command,
                t.command.c.command_id == t.plan_import_row.c.command_id,
            )
            .where(t.plan_import_row.c.import_id == import_id, t.command.c.status == "received")
            .order_by(t.plan_import_row.c.line)
        )
        with self._database.begin() as connection:
            return tuple(connection.execute(query).scalars())

    def finish(self, import_id: str) -> bool:
        """Mark an import finished when every line is filed and answered; whether it is finished."""
        found = self.find(import_id)
        if found is None:
            return True
        if found.waiting or self.unanswered(import_id):
            return False
        with self._database.begin() as connection:
            connection.execute(
                update(t.plan_import)
                .where(t.plan_import.c.import_id == import_id)
                .where(t.plan_import.c.finished_at.is_(None))
                .values(finished_at=func.now())
            )
        return True

    def refusals(self, import_id: str) -> tuple[tuple[int, str], ...]:
        """Lines that were refused after all, with the reason."""
        query = (
            select(t.plan_import_row.c.line, t.command.c.refused_reason)
            .join_from(
                t.plan_import_row,
                t.command,
                t.command.c.command_id == t.plan_import_row.c.command_id,
            )
            .where(t.plan_import_row.c.import_id == import_id, t.command.c.status == "refused")
            .order_by(t.plan_import_row.c.line)
        )
        with self._database.begin() as connection:
            return tuple((row.line, row.refused_reason or "") for row in connection.execute(query))

    def _checked(
        self, data: bytes, office: Office, asked: Asked, import_id: str
    ) -> list[dict[str, Any]]:
        """The rows of a file in which every line is good; raises `BadPlanFile` otherwise."""
        text_lines = io.StringIO(text_of(data), newline="")
        lines, problems = read_plans(text_lines, london_day(asked.received_at))
        rows, more = self._prepared(lines, office, asked, import_id)
        if problems or more:
            raise BadPlanFile(sorted((*problems, *more), key=_line_number))
        return rows

    def _prepared(
        self, lines: Sequence[PlanLine], office: Office, asked: Asked, import_id: str
    ) -> tuple[list[dict[str, Any]], list[str]]:
        """The rows to keep, and what does not fit what is known here."""
        settings = self._settings()
        known = self._families(line.parent_email for line in lines)
        ids = {plan_id_of(office.authority_id, one.reference): one.line for one in lines}
        here = self._already_here(ids)
        problems = [
            f"line {ids[case_id]}: the plan with this reference is kept here already. Remove the "
            "line."
            for case_id in here
        ]
        rows: list[dict[str, Any]] = []
        named: dict[str, tuple[str, int]] = {}
        for one in lines:
            setting_id = settings.get(one.setting.casefold(), "") if one.setting else ""
            if one.setting and not setting_id:
                problems.append(
                    f"line {one.line}: the setting “{one.setting}” is not known here. Correct its "
                    "name, or have it added first."
                )
                continue
            family_id, name = known.get(one.parent_email.casefold(), ("", one.parent))
            first, at = named.setdefault(one.parent_email.casefold(), (name, one.line))
            if one.parent_email and one.parent.casefold() != first.casefold():
                where = f"on line {at}" if at != one.line else "here"
                problems.append(
                    f"line {one.line}: the address {one.parent_email} belongs to another name "
                    f"{where}. Correct the name or the address."
                )
                continue
            row = row_of(one, office, asked, import_id, family_id, setting_id)
            try:
                opens("plan", load_command(row["body"]))
            except CommandRefused as refusal:
                problems.append(f"line {one.line}: {refusal.reason}")
                continue
            rows.append(row)
        return rows, problems

    def _settings(self) -> dict[str, str]:
        """Ids of settings by their id and by their name; a name that two have names none."""
        query = select(t.person.c.person_id, t.person.c.display_name).where(
            t.person.c.kind == "organisation", t.person.c.role == "setting"
        )
        found: dict[str, str] = {}
        with self._database.begin() as connection:
            for row in connection.execute(query):
                name = row.display_name.casefold()
                found[name] = "" if name in found else row.person_id
                found[row.person_id.casefold()] = row.person_id
        return found

    def _families(self, emails: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Id and name of the people who may act for a child, by their e-mail address."""
        wanted = sorted({email.casefold() for email in emails if email})
        query = (
            select(
                func.lower(t.contact.c.email).label("email"),
                t.person.c.person_id,
                t.person.c.display_name,
            )
            .join_from(t.contact, t.person, t.contact.c.person_id == t.person.c.person_id)
            .where(t.person.c.role == "family", t.person.c.kind == "person")
            .where(func.lower(t.contact.c.email).in_(wanted))
        )
        with self._database.begin() as connection:
            return {
                row.email: (row.person_id, row.display_name) for row in connection.execute(query)
            }

    def _already_here(self, case_ids: Iterable[str]) -> tuple[str, ...]:
        wanted = sorted(case_ids)
        with self._database.begin() as connection:
            found = connection.execute(
                text(
                    "SELECT case_id FROM plan_import_row WHERE case_id = ANY(:ids) UNION "
                    "SELECT case_id FROM case_row WHERE case_id = ANY(:ids)"
                ),
                {"ids": wanted},
            )
            return tuple(sorted(found.scalars()))

    def _all(self, condition: Any, limit: int = 50) -> tuple[Import, ...]:
        counts = (
            select(
                func.count(case((t.plan_import_row.c.filed_at.is_(None), 1))).label("waiting"),
                func.count(case((t.command.c.status == "applied", 1))).label("kept"),
                func.count(case((t.command.c.status == "refused", 1))).label("refused"),
            )
            .join_from(
                t.plan_import_row,
                t.command,
                t.command.c.command_id == t.plan_import_row.c.command_id,
                isouter=True,
            )
            .where(t.plan_import_row.c.import_id == t.plan_import.c.import_id)
            .lateral("counts")
        )
        query = (
            select(t.plan_import, counts.c.waiting, counts.c.kept, counts.c.refused)
            .join(counts, text("true"))
            .order_by(t.plan_import.c.begun_at.desc())
            .limit(limit)
        )
        if condition is not None:
            query = query.where(condition)
        with self._database.begin() as connection:
            return tuple(Import(**row._mapping) for row in connection.execute(query))


def _unanswered(import_id: str) -> Any:
    return (
        select(func.count())
        .join_from(
            t.plan_import_row, t.command, t.command.c.command_id == t.plan_import_row.c.command_id
        )
        .where(t.plan_import_row.c.import_id == import_id, t.command.c.status == "received")
    )


def _line_number(problem: str) -> int:
    return int(problem.removeprefix("line ").partition(":")[0])
