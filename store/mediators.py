"""The register of mediators: training, accreditation, employer, languages, and how much each has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from cases.dispute.mediators.state import RegisterEntry
from cases.dispute.mediators.vocabulary import Register
from rules.mediation_session import Employer, LawField
from store import tables as t
from store.database import Database


@dataclass(frozen=True, slots=True)
class Registered:
    """What is known of a mediator; `employer_id` is the organisation, empty when independent."""

    person_id: str
    register: Register
    employer: Employer
    employer_id: str = ""
    knows: tuple[LawField, ...] = ()
    languages: tuple[str, ...] = ()
    trained_on: date | None = None
    accredited_until: date | None = None

    def entry(self, authority_id: str) -> RegisterEntry:
        """The entry as it stands towards the authority of a case (A22)."""
        own = bool(self.employer_id) and self.employer_id == authority_id
        employer = Employer.AUTHORITY_IN_DISPUTE if own else self.employer
        return RegisterEntry(
            self.register, employer, self.knows, self.trained_on, self.accredited_until
        )


class Mediators:
    """The register, and the open cases of each mediator."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, registered: Registered, recorded_by: str) -> None:
        """Enter or renew what is known of a mediator."""
        values: dict[str, Any] = {
            "person_id": registered.person_id,
            "register": registered.register.value,
            "employer": registered.employer.value,
            "employer_id": registered.employer_id,
            "knows": [field.value for field in registered.knows],
            "languages": list(registered.languages),
            "trained_on": registered.trained_on,
            "accredited_until": registered.accredited_until,
            "recorded_by": recorded_by,
        }
        row = upsert(t.mediator_register).values(values)
        renewed = row.on_conflict_do_update(
            index_elements=["person_id"], set_={**values, "recorded_at": func.now()}
        )
        with self._database.begin() as connection:
            connection.execute(renewed)

    def find(self, person_ids: Iterable[str]) -> dict[str, Registered]:
        """The entries of these people, by id; who has none is left out."""
        entry = t.mediator_register.c
        with self._database.begin() as connection:
            rows = connection.execute(
                select(t.mediator_register).where(entry.person_id.in_(list(person_ids)))
            ).all()
        return {
            row.person_id: Registered(
                row.person_id,
                Register(row.register),
                Employer(row.employer),
                row.employer_id,
                tuple(LawField(field) for field in row.knows),
                tuple(row.languages),
                row.trained_on,
                row.accredited_until,
            )
            for row in rows
        }

    def load(self, person_ids: Iterable[str]) -> dict[str, int]:
        """How many open cases each of these people has; who has none is left out."""
        case = t.case_row.c
        query = (
            select(case.mediator_id, func.count())
            .where(case.mediator_id.in_(list(person_ids)), ~case.is_closed)
            .group_by(case.mediator_id)
        )
        with self._database.begin() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}
