"""The scan of the without-prejudice wall: nothing of mediation lies outside of its compartment (M21).

It reads what is behind the wall under the one role and looks for it everywhere else under the other:
by id, by the hash of a file, and by long words that somebody copied.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, or_, select

from store import tables as t
from store.compartment import Compartment, Secret
from store.database import Database
from store.verification import Finding

LONG_ENOUGH = 40
"""Letters from which on the same words in two places are no chance."""

_Places = Mapping[str, tuple[Any, tuple[Any, ...]]]

PLACES: _Places = MappingProxyType(
    {
        "the events": (t.case_event.c.case_id, (t.case_event.c.payload,)),
        "the state of the case": (t.case_row.c.case_id, (t.case_row.c.state,)),
        "the filings": (t.command.c.case_id, (t.command.c.body,)),
        "the words of the case": (
            t.narrative.c.case_id,
            (t.narrative.c.narrative_id, t.narrative.c.words, t.narrative.c.answers),
        ),
        "the register of documents": (
            t.document_register.c.case_id,
            (
                t.document_register.c.document_id,
                t.document_register.c.sha256,
                t.document_register.c.title,
                t.document_register.c.file_name,
            ),
        ),
        "the report of a bundle": (
            t.bundle_job.c.case_id,
            (t.bundle_job.c.report, t.bundle_job.c.document_id),
        ),
        "a message": (
            t.message.c.case_id,
            (t.message.c.subject, t.message.c.body, t.message.c.html),
        ),
        "a message that is to be sent": (
            t.message_intent.c.case_id,
            (t.message_intent.c.ground, t.message_intent.c.letter),
        ),
        "the tasks": (t.task.c.case_id, (t.task.c.task_id, t.task.c.ground)),
        "a version of a plan": (t.plan_version.c.case_id, (t.plan_version.c.body,)),
        "a change of a plan": (t.plan_edit.c.case_id, (t.plan_edit.c.change,)),
    }
)
"""Where nothing of mediation may lie: the case a row belongs to, and what is looked into."""


class Wall:
    """The scan."""

    def __init__(self, database: Database, compartment: Compartment) -> None:
        self._database = database
        self._compartment = compartment

    def scan(self) -> tuple[Finding, ...]:
        """Every place outside in which something of mediation lies; empty when the wall holds."""
        findings: list[Finding] = []
        for secret in self._compartment.secrets():
            needles = _needles(secret)
            if not needles:
                continue
            for place, (case_id, columns) in PLACES.items():
                query = select(case_id).where(or_(*_holds(columns, needles))).distinct()
                with self._database.begin() as connection:
                    where = connection.execute(query).scalars().all()
                findings += [
                    Finding(found, f"something of mediation lies in {place} (M21)")
                    for found in where
                ]
            with self._database.begin() as connection:
                stored = select(t.document.c.sha256).where(t.document.c.sha256.in_(needles))
                if connection.execute(stored).first() is not None:
                    findings.append(
                        Finding(secret.case_id, "a paper of mediation lies among the files (M21)")
                    )
        return tuple(dict.fromkeys(findings))


def _needles(secret: Secret) -> tuple[str, ...]:
    words = " ".join(secret.words.split())
    return (*secret.marks, *((words,) if len(words) >= LONG_ENOUGH else ()))


def _holds(columns: tuple[Any, ...], needles: tuple[str, ...]) -> list[ColumnElement[bool]]:
    """Whether a text holds a needle, however its spaces were broken."""
    return [
        func.strpos(func.regexp_replace(cast(column, Text), r"(\s|\\n)+", " ", "g"), needle) > 0
        for column in columns
        for needle in needles
    ]
